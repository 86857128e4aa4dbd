"""What happens between application and word: the shop is told when it is its turn, a product goes away, a paper ends, halal
becomes a duty, and one product is handed in twice."""

from datetime import date

from domain.curation.application import Application, Target
from domain.curation.states import State
from domain.outlets import Outlet, OutletKind
from domain.zones import at_outlet
from storage.store import Store
from tests.conversations.curating import ALFA, SRI, applies, forwards, maker, retailer, shops, states
from tests.conversations.officers import quiet
from tests.conversations.paper_talk import records_pirt
from tests.conversations.planning import officer
from tests.conversations.reminding import id_of
from tests.conversations.test_zona import draws
from tests.support.market import NOW
from tests.support.town import Town


async def test_the_shop_hears_its_turn_and_that_the_product_is_gone(town: Town) -> None:
    listed = await shops(town)
    siti, ratna, dewi = await maker(town), await officer(town), await retailer(town, listed[ALFA])
    await applies(siti)
    await siti.says("/kurasi")
    await siti.taps("➕ Ajukan")
    for action, words, then in (
        ("taps", "keripik tempe", "Mau masuk toko apa?"), ("says", ALFA, "kemasan bagian depan"),
        ("taps", "Lewati", "kemasan bagian belakang"), ("taps", "Lewati", "foto isinya"), ("taps", "Lewati", "Sudah benar semua?"),
        ("taps", "Ajukan", "sudah diajukan ke toko itu"),
    ):  # fmt: skip
        await getattr(siti, action)(words)
        await siti.sees(then)
    await siti.says("/batal")
    await siti.gets_answer()
    await forwards(ratna, siti)
    await dewi.sees("🏪 keripik tempe dari Usaha Bu Siti, Limpung, mau masuk Alfamart Limpung.")
    await dewi.taps("Lihat")
    await dewi.sees("Dinilai toko ·")
    await siti.says("/produk")
    await siti.taps("keripik tempe")
    await siti.taps("Hapus")
    await siti.sees("Yakin hapus keripik tempe?")
    await siti.says("ya")
    await siti.sees("keripik tempe dihapus. Pengajuannya ke toko ikut dibatalkan.")
    for one in (dewi, ratna):
        await one.sees("🗑 Usaha Bu Siti membatalkan keripik tempe di Alfamart Limpung.")
    await dewi.taps("Lolos")
    await dewi.sees("Sudah ditinjau oleh")
    await quiet(town)
    assert await states(town) == [("ditarik", None)]


async def test_a_paper_that_ended_meanwhile_is_seen(town: Town) -> None:
    await shops(town)
    siti, ratna = await maker(town), await officer(town)
    await records_pirt(siti)
    await applies(siti)
    town.sim.clock.at("2027-03-15 09:00")
    await ratna.says("/tinjau")
    await ratna.taps("Kurasi (1)")
    await ratna.taps("keripik tempe")
    card = await ratna.sees("⚠️ Hari ini tinggal")
    assert "ada yang habis masa berlakunya" in card.text


async def test_handing_in_again_asks_for_halal_where_it_is_a_duty(town: Town) -> None:
    await shops(town)
    siti, ratna = await maker(town), await officer(town)
    await applies(siti)
    await ratna.says("/tinjau")
    await ratna.taps("Kurasi (1)")
    await ratna.taps("keripik tempe")
    await ratna.taps("Berkas kurang")
    await ratna.taps("Halal")
    await siti.sees("sertifikat halalnya belum ada")
    await ratna.says("/tinjau")
    await ratna.taps("Kurasi (0)")
    await ratna.taps("Halal: diingatkan")
    await ratna.taps("Wajib ada")
    await ratna.sees("Tersimpan.")
    await siti.taps("Lihat")
    await siti.taps("Ajukan lagi")
    await siti.sees("Dinas minta sertifikat halal dulu.")
    assert await states(town) == [("berkas_kurang", "halal")]
    await ratna.taps("Halal: wajib")
    await ratna.taps("Ingatkan saja")
    await ratna.sees("Tersimpan.")
    await siti.taps("Ajukan lagi")
    await siti.sees("Sudah diajukan lagi")
    assert await states(town) == [("diajukan", None)]


async def test_an_officers_reason_lets_somebody_in_from_outside_the_zone(town: Town) -> None:
    """Kept for one shop: the application from before says why, the next one is not far any more."""
    listed = await shops(town)
    siti, ratna = await maker(town), await officer(town)
    await draws(ratna, "Selatan", "Bandar dan Blado")
    await applies(siti, SRI)
    assert town.app is not None
    for shown in ("🚚 Di luar zona toko ini.", "🚚 Di luar zona, diizinkan: tiap hari lewat sana"):
        await ratna.forges("-:curation:1")
        assert shown in (await ratna.sees("🏪 keripik tempe → Toko Sri Bandar")).text
        async with town.app.database.transaction() as tx:
            place = at_outlet(listed[SRI])
            await Store(tx).zones.allow(await id_of(town, siti), place, "tiap hari lewat sana", 1, NOW)
    await siti.says("/kurasi")
    await siti.taps("➕ Ajukan")
    await siti.taps("rempeyek")
    shown = await siti.sees("Mau masuk toko apa?")
    assert not any("🚚" in label for label in shown.buttons)
    assert [row[0] for row in await town.rows("SELECT is_far FROM curations")] == [1]


async def test_every_shop_of_a_chain_can_be_chosen_for_the_book(town: Town) -> None:
    siti = await maker(town)
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        store, now = Store(tx), town.app.clock.now()
        for place in range(1, 8):
            await store.outlets.add(
                Outlet(f"Alfamart {place}", OutletKind.MINIMARKET, "33.25.08", chain="Alfamart"), now
            )
        [row] = (
            await tx.exec_driver_sql("SELECT id, producer_id FROM products WHERE name = 'keripik tempe'")
        ).all()
        passed = Application(
            0, row.producer_id, row.id, Target("33.25", chain="Alfamart"), "minimarket", State.PASSED, 1
        )
        await store.curations.add(passed, {}, date(2026, 11, 24), now)
    await siti.says("/kurasi")
    await siti.sees("keripik tempe")
    await siti.forges("-:curation_shop:1")
    await siti.sees("Mau setor ke Alfamart yang mana?")
    await siti.taps("Lainnya")
    await siti.sees("Mau setor ke Alfamart yang mana?")
    await siti.taps("Alfamart 7")
    await siti.sees("Alfamart 7 sudah masuk daftar toko.")
