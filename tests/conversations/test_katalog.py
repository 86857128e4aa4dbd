"""The catalogue in talk: agreed to in one tap, seen as buyers see it, found with typos, opened by link, and left again."""

from domain.outlets import Outlet, OutletKind
from domain.roles import Grant, Role
from domain.zones import Zone
from storage.producers import Product
from storage.store import Store
from tests.support.market import NOW
from tests.support.town import Talker, Town


async def seller(town: Town, budi: Talker, agrees: str = "✅ Ya, pakai nomor HP") -> str:
    """Budi is registered and shows his goods; the code of keripik tempe."""
    await budi.registers()
    await budi.says("/etalase")
    await budi.sees("Mau dagangan ini bisa dicari pembeli?")
    await budi.taps(agrees)
    await budi.sees("Mulai sekarang pembeli bisa menemukan")
    [row] = await town.rows(
        "SELECT code FROM catalogue_goods JOIN products ON products.id = product_id WHERE name = 'keripik tempe'"
    )
    return str(row.code)


async def with_role(
    town: Town, name: str, number: int, role: Role, area: str, outlet: int | None = None
) -> Talker:
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        person = await Store(tx).people.add(number, "id", NOW)
        await Store(tx).people.grant(person.id, Grant(role, area, outlet), NOW)
    talker = town.person(name, number)
    town.sim.world.chats[talker.id].started = True
    return talker


async def priced(town: Town) -> None:
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        store = Store(tx)
        [person] = [row.person_id for row in await town.rows("SELECT person_id FROM producers")]
        tempe, *_ = await store.products.of(person)
        await store.products.change(
            person, Product("keripik tempe", "bungkus", 15_000, 90, 50, None, tempe.id)
        )


async def test_goods_are_shown_after_one_tap_and_hidden_after_another(
    town: Town, budi: Talker, sari: Talker
) -> None:
    code = await seller(town, budi)
    assert "2" in budi.screen.text
    await sari.says(f"/start p_{code}")
    card = await sari.sees("keripik tempe")
    assert "Keripik Budi" in card.text
    assert "Limpung" in card.text
    assert "Sidomulyo" not in card.text
    [write] = [one for one in card.inline_buttons if "wa.me" in one.get("url", "")]
    assert write["url"].startswith("https://wa.me/6281234567890?text=")
    await budi.taps("📱 Sembunyikan HP")
    await budi.sees("Nomor HP tidak dilihat pembeli")
    await sari.says(f"/start p_{code}")
    card = await sari.sees("keripik tempe")
    assert not [one for one in card.inline_buttons if "wa.me" in one.get("url", "")]
    await budi.taps("⛔ Berhenti tampil")
    await budi.sees("tidak ditampilkan lagi")
    await sari.says(f"/start p_{code}")
    await sari.sees("sudah tidak ada di katalog")
    await budi.taps("🛍 Tampilkan lagi")
    await budi.taps("✅ Ya, tanpa nomor HP")
    await budi.sees("Mulai sekarang")
    await sari.says(f"/start p_{code}")
    await sari.sees("Keripik Budi")
    kept = await town.rows("SELECT text, shows_phone FROM catalogue_consents ORDER BY id")
    assert [bool(row.shows_phone) for row in kept] == [True, False, False]
    assert all("siapa saja di Telegram" in row.text for row in kept)


async def test_the_own_page_says_what_is_missing(town: Town, budi: Talker) -> None:
    await seller(town, budi)
    await budi.taps("⚠️ keripik tempe")
    seen = await budi.sees("Begini tampilannya di katalog")
    assert "Supaya lebih menarik, tambahkan: 📷 foto, 💰 harga" in seen.text
    await budi.taps("✏️ Lengkapi")
    await budi.sees("Ketuk baris yang mau diubah")
    await budi.taps("✏️ Harga")
    await budi.says("15rb")
    await budi.sees("💾")
    await budi.taps("✏️ Foto")
    await budi.sends_photo()
    await budi.sees("Ketuk baris yang mau diubah")
    await budi.taps("👀 Di katalog")
    seen = await budi.sees("Begini tampilannya di katalog")
    assert "Rp15.000" in seen.text
    assert "foto" not in seen.text
    await budi.taps("🔗 Bagikan")
    await budi.sees("Siapa pun yang mengetuk link ini")


async def test_buyers_find_goods_with_typos_price_and_place(town: Town, budi: Talker) -> None:
    await seller(town, budi)
    await priced(town)
    endah = await with_role(town, "Endah", 301, Role.BUYER, "33.25")
    await endah.says("/katalog")
    await endah.sees("Mau cari apa?")
    await endah.says("yang di")
    await endah.sees("Tulis mau cari apa")
    await endah.says("kripik tmpe limpung di bawah 20rb")
    shown = await endah.sees("Ketuk salah satu untuk melihat")
    assert "Paling mahal Rp20.000" in shown.text
    await endah.taps("keripik tempe")
    card = await endah.sees("Rp15.000 per bungkus")
    assert "Bisa bikin 50 per minggu" in card.text
    assert "Belum ada surat izin" in card.text
    await endah.taps("Berikutnya ➡️")
    await endah.taps("🔍 Cari lagi")
    await endah.sees("Mau cari apa?")
    await endah.says("sepatu gunung")
    await endah.sees("Belum ketemu untuk “sepatu gunung”")
    await endah.says("/katalog rempeyek")
    await endah.taps("rempeyek")
    await endah.sees("tanya dulu")
    seen = await town.rows("SELECT DISTINCT action FROM audit_log WHERE action LIKE 'good%' ORDER BY action")
    assert [row.action for row in seen] == ["good found", "good seen"]


async def test_another_regency_and_forged_buttons_find_nothing(
    town: Town, budi: Talker, sari: Talker
) -> None:
    await seller(town, budi)
    [number] = [row.id for row in await town.rows("SELECT id FROM products WHERE name = 'keripik tempe'")]
    solo = await with_role(town, "Parti", 302, Role.BUYER, "33.72")
    await solo.says("/katalog keripik")
    await solo.sees("Belum ketemu")
    for data in (f"good:{number}~0~keripik", "good:x", "good_at:0~keripik", "catalogue_page:999~x"):
        await solo.forges(f"-:{data}")
        shown = await solo.gets_answer()
        assert "Budi" not in shown.text
    await sari.says("/start")
    await sari.gets_answer()
    await sari.forges(f"-:good:{number}~0~keripik")
    await sari.sees("khusus petugas")
    await sari.forges(f"-:shelf_good:{number}")
    await sari.sees("daftar")
    for code in ("", "x" * 60, "1"):
        await sari.says(f"/start p_{code}")
        await sari.sees("sudah tidak ada di katalog")
    await budi.says("/katalog")
    await budi.sees("Barang yang bisa ditemukan pembeli")


async def test_a_shop_is_told_what_is_too_far(town: Town, budi: Talker) -> None:
    await seller(town, budi)
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        store = Store(tx)
        shop = await store.outlets.add(Outlet("Toko Sari", OutletKind.STALL, "33.25.11"), NOW)
        await store.zones.add(Zone("33.25", "Barat", ("33.25.11",)), NOW)
        await store.zones.add(Zone("33.25", "Timur", ("33.25.08",)), NOW)
    tarno = await with_role(town, "Tarno", 303, Role.RETAILER, "33.25", shop)
    await tarno.says("/katalog keripik tempe")
    await tarno.taps("keripik tempe")
    card = await tarno.sees("Terlalu jauh: kira-kira")
    assert "(zona Timur)" in card.text
    assert "di luar zona Barat" in card.text


async def test_who_blocked_the_bot_is_not_shown_until_they_are_back(
    town: Town, budi: Talker, sari: Talker
) -> None:
    code = await seller(town, budi)
    await budi.blocks()
    await town.settled()
    await sari.says(f"/start p_{code}")
    await sari.sees("sudah tidak ada di katalog")
    await budi.unblocks()
    await budi.says("/menu")
    await budi.gets_answer()
    await sari.says(f"/start p_{code}")
    await sari.sees("Keripik Budi")
