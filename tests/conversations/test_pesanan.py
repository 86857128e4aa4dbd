"""Pre-orders in talk: asked by a stranger with a link, answered in one tap, delivered, received; reminders; forged taps."""

from tests.conversations.test_katalog import seller
from tests.support.town import Talker, Town


async def orders(sari: Talker, code: str, how_many: str = "30", phone: str = "0812 9999 8888") -> None:
    await sari.says(f"/start p_{code}")
    await sari.sees("Keripik Budi")
    await sari.taps("🛒 Pesan")
    await sari.sees("Mau pesan keripik tempe berapa?")
    await sari.says("banyak")
    await sari.sees("Tulis jumlahnya dengan angka")
    await sari.says(how_many)
    await sari.sees("Untuk hari apa?")
    await sari.says("lusa")
    await sari.sees("Atas nama siapa?")
    await sari.says("Bu Sari")
    await sari.sees("Nomor HP, supaya pembuatnya")
    if phone:
        await sari.says(phone)
    else:
        await sari.taps("Lewati")
    await sari.sees("Kirim pesanan ini ke pembuatnya?")
    await sari.taps_twice("Kirim pesanan")
    await sari.sees("Pesanan sudah dikirim ke pembuatnya")


async def states(town: Town) -> list[str]:
    return [row.state for row in await town.rows("SELECT state FROM preorders ORDER BY id")]


async def test_an_order_is_asked_accepted_delivered_and_received(
    town: Town, budi: Talker, sari: Talker
) -> None:
    code = await seller(town, budi)
    await orders(sari, code)
    asked = await budi.sees("Sari mau pesan 30 × keripik tempe")
    await budi.taps_old(asked, "✅ Sanggup")
    shown = await budi.sees("Siap membuat 30 × keripik tempe untuk Sari")
    [write] = [one for one in shown.inline_buttons if "wa.me" in one.get("url", "")]
    assert write["url"].startswith("https://wa.me/6281299998888?text=")
    await sari.sees("Pesanan diterima: 30 × keripik tempe")
    await budi.taps("📦 Sudah diantar")
    await budi.sees("Kami tanyakan apa sudah sampai")
    told = await sari.sees("Kata pembuatnya")
    await sari.taps_old(told, "❌ Belum sampai")
    await town.until("SELECT state FROM preorders", "accepted")
    await sari.says("/pesanan")
    await sari.sees("Ini pesanannya")
    await sari.taps("30 × keripik")
    await sari.taps("✅ Sudah terima")
    await budi.sees("Sari sudah menerima 30 × keripik tempe")
    [number] = [row.id for row in await town.rows("SELECT id FROM preorders")]
    await budi.forges(f"-:order_move:{number}.accept")
    await budi.sees("Itu sudah lewat")
    assert await states(town) == ["received"]


async def test_reminders_ask_for_an_answer_and_for_what_was_received(
    town: Town, budi: Talker, sari: Talker
) -> None:
    code = await seller(town, budi)
    await orders(sari, code)
    await budi.sees("Sari mau pesan")
    town.sim.clock.at("2026-11-25 08:30")
    shown = await budi.sees("Sari masih menunggu jawaban")
    await budi.taps_old(shown, "✅ Sanggup")
    await sari.sees("Pesanan diterima")
    town.sim.clock.at("2026-11-27 08:30")
    shown = await sari.sees("Pesanannya sudah sampai?")
    await sari.taps_old(shown, "✅ Sudah terima")
    await budi.sees("Sari sudah menerima")
    assert await states(town) == ["received"]


async def test_an_order_is_refused_or_cancelled(town: Town, budi: Talker, sari: Talker) -> None:
    code = await seller(town, budi)
    await orders(sari, code, "1.000")
    asked = await budi.sees("Sari mau pesan 1.000 × keripik tempe")
    await budi.taps_old(asked, "❌ Tidak bisa")
    await sari.sees("Pembuatnya tidak bisa")
    await orders(sari, code, phone="")
    await sari.taps("👀 Lihat pesanan")
    await sari.sees("sedang menunggu jawaban")
    await sari.taps("✖️ Batal pesan")
    await sari.sees("Pesanan dibatalkan")
    assert await states(town) == ["declined", "cancelled"]


async def test_forged_taps_and_orders_of_others_move_nothing(town: Town, budi: Talker, sari: Talker) -> None:
    code = await seller(town, budi)
    await orders(sari, code)
    await budi.sees("Sari mau pesan")
    [number] = [row.id for row in await town.rows("SELECT id FROM preorders")]
    thief = town.person("Maling", 666)
    await thief.says("/start")
    await thief.gets_answer()
    for data in (
        f"order:{number}",
        f"order_move:{number}.accept",
        f"order_move:{number}.cancel",
        "order_move:x.y",
    ):
        await thief.forges(f"-:{data}")
        shown = await thief.sees("Pesanan itu tidak ada di sini")
        assert "Sari" not in shown.text
    await sari.forges(f"-:order_move:{number}.accept")
    await sari.sees("sedang menunggu jawaban")
    await sari.forges(f"-:order_move:{number}.nonsense")
    await sari.sees("Itu sudah lewat")
    assert await states(town) == ["asked"]
    await budi.forges(f"-:order_ask:{code}")
    await budi.sees("Ini dagangan sendiri")


async def test_goods_that_were_taken_back_cannot_be_ordered(town: Town, budi: Talker, sari: Talker) -> None:
    code = await seller(town, budi)
    await sari.says(f"/start p_{code}")
    card = await sari.sees("Keripik Budi")
    await budi.taps("⛔ Berhenti tampil")
    await budi.sees("tidak ditampilkan lagi")
    await sari.taps_old(card, "🛒 Pesan")
    await sari.sees("sudah tidak ada di katalog")
    assert await states(town) == []
