"""What happens between application and word: the shop is told when it is its turn, a product goes away, a paper ends, halal
becomes a duty, and one product is handed in twice."""

from tests.conversations.curating import ALFA, applies, forwards, maker, retailer, shops, states
from tests.conversations.officers import quiet
from tests.conversations.paper_talk import records_pirt
from tests.conversations.planning import officer
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
