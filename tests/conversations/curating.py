"""A town where products may go into shops: two shops of the office's list, a producer, an officer, a shop's own retailer."""

from domain.outlets import Outlet, OutletKind
from domain.roles import Grant, Role
from storage.store import Store
from tests.conversations.inviting import holding, link_in
from tests.conversations.paper_talk import settles
from tests.support.town import Talker, Town

ALFA, SRI = "Alfamart Limpung", "Toko Sri Bandar"
CARD = "Sudah benar semua?"


async def shops(town: Town) -> dict[str, int]:
    """A minimarket of a chain in Limpung and a small shop in Bandar, by name."""
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        listed = Store(tx).outlets
        now = town.app.clock.now()
        return {
            ALFA: await listed.add(Outlet(ALFA, OutletKind.MINIMARKET, "33.25.08", chain="Alfamart"), now),
            SRI: await listed.add(Outlet(SRI, OutletKind.STALL, "33.25.02"), now),
        }


async def retailer(town: Town, outlet: int, number: int = 120, area: str = "33.25") -> Talker:
    """Somebody who speaks for one shop."""
    talker = await holding(town, "Dewi", number, Role.RETAILER, area)
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        people = Store(tx).people
        [row] = (await tx.exec_driver_sql(f"SELECT id FROM people WHERE chat_id = {number}")).all()
        await tx.exec_driver_sql(f"DELETE FROM grants WHERE person_id = {row.id}")
        await people.grant(row.id, Grant(Role.RETAILER, area, outlet=outlet), town.app.clock.now())
    return talker


async def maker(town: Town) -> Talker:
    """Siti of Limpung with two products."""
    talker = town.person("Siti", 103)
    await settles(town, talker, "makanan_kering", "keripik tempe", "rempeyek")
    return talker


async def applies(talker: Talker, shop: str = ALFA, sees: str = "Sudah diajukan") -> None:
    """For keripik tempe, by the shortest way."""
    await talker.says("/kurasi")
    await talker.sees("Masuk toko (kurasi)")
    await talker.taps("Ajukan")
    for action, words, then in (
        ("taps", "keripik tempe", "Mau masuk toko apa?"), ("says", shop, "Harga satunya berapa"),
        ("says", "15rb", "Tahan berapa lama"), ("says", "3 bulan", "Seminggu bisa bikin berapa"),
        ("says", "100", "kemasan bagian depan"), ("sends_photo", "", "kemasan bagian belakang"),
        ("taps", "Lewati", "foto isinya"), ("taps", "Lewati", CARD), ("taps", "Ajukan", sees),
    ):  # fmt: skip
        await getattr(talker, action)(words)
        await talker.sees(then)


async def lists(ratna: Talker) -> None:
    """The office puts the minimarket on its list, by the shortest way."""
    await ratna.says("/toko")
    for action, words, then in (
        ("taps", "➕ Tambah", "Mau tambah satu toko"), ("taps", "✍️ Satu toko", "Tokonya di kecamatan mana?"),
        ("says", "Limpung", "Apa nama tokonya?"), ("says", ALFA, "Masuk zona mana?"),
        ("taps", "Lewati", "Siapa yang bisa dihubungi"), ("taps", "Lewati", "Nomor HP toko itu"),
        ("taps", "Lewati", "Tokonya sudah benar?"), ("taps", "Simpan", "sudah masuk daftar."),
    ):  # fmt: skip
        await getattr(ratna, action)(words)
        await ratna.sees(then)


async def invited(ratna: Talker, dewi: Talker) -> None:
    """The office invites somebody who speaks for that shop; they open the link."""
    await ratna.says("/undang")
    for action, words, then in (
        ("taps", "Undang orang", "Diundang jadi apa?"), ("taps", "Toko", "Untuk wilayah mana?"),
        ("taps", "Semua Kab. Batang", "Mewakili toko yang mana?"), ("taps", ALFA, "Siapa yang diundang?"),
        ("says", "Mbak Dewi", "berlaku berapa hari?"), ("taps", "7 hari", "Cek dulu undangannya:"),
        ("taps", "Simpan", "Berlaku sekali pakai"),
    ):  # fmt: skip
        await getattr(ratna, action)(words)
        shown = await ratna.sees(then)
    await dewi.starts(link_in(shown.text))
    await dewi.sees(ALFA)


async def states(town: Town) -> list[tuple[str, str | None]]:
    return [tuple(row) for row in await town.rows("SELECT state, reason FROM curations ORDER BY id")]


async def forwards(ratna: Talker, siti: Talker) -> None:
    """The office's two words: papers complete, on to the shop."""
    await ratna.says("/tinjau")
    await ratna.sees("Pengajuan masuk toko menunggu: 1")
    await ratna.taps("Kurasi (1)")
    await ratna.sees("📨 Giliran dinas: 1")
    await ratna.taps("keripik tempe")
    card = await ratna.sees("🏪 keripik tempe → Alfamart Limpung")
    assert "photo" in card.body
    for words in (
        "Bu Siti – Ibu Siti, Limpung",
        "Rp15.000",
        "100 seminggu",
        "Berkas per",
        "Belum halal.",
    ):
        assert words in card.text
    await ratna.taps("Berkas lengkap")
    await ratna.sees("Dinilai dinas: keripik tempe")
    await siti.sees("berkasnya lengkap. Sekarang produknya dinilai dinas.")
    await ratna.taps("Lihat")
    await ratna.sees("Dinilai dinas ·")
    await ratna.taps("Teruskan ke toko")
    await ratna.sees("Dinilai toko: keripik tempe")
    await siti.sees("Sekarang giliran Alfamart Limpung.")
