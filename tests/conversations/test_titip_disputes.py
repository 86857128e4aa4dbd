"""The shop says another number: both are kept, the difference is on no bill, and there are ways to settle it."""

import pytest

from tests.conversations.shops import CARD, SAVED, entries, lying, open_money, opens
from tests.support.town import Talker, Town


@pytest.fixture
async def differing(town: Town, tini: Talker) -> Talker:
    """Siti wrote 30 of 50 sold (net 7,200 each); the shop says 26."""
    await tini.says("laku 30")
    await tini.sees(CARD)
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    await opens(tini)
    await tini.taps("Riwayat")
    await tini.sees("📜 Warung Bu Tini")
    await tini.taps("🔎 🧮 Min, 22 Nov")
    await tini.sees("Dicatat")
    await tini.taps("Toko beda")
    await tini.sees("Di catatan laku 30 keripik tempe. Kata toko berapa?")
    await tini.says("dua puluh enam")
    await tini.sees(CARD)
    await tini.taps_twice("Simpan")
    await tini.sees("keripik tempe: kata toko laku 26")
    return tini


async def opens_difference(talker: Talker) -> None:
    await talker.says("/tagihan")
    await talker.sees("⚖️ Beda catatan dengan toko: Rp28.800")
    await talker.taps("Warung Bu Tini")
    await talker.sees("⚖️ Beda catatan dengan toko: Rp28.800")
    await talker.taps("Lihat selisih")
    shown = await talker.sees("belum ditagih sampai sepakat")
    assert "keripik tempe – toko: 26, Ibu: 30" in shown.text
    await talker.taps("⚖️ keripik tempe")
    shown = await talker.sees("⚖️ Warung Bu Tini")
    assert shown.buttons[:4] == ["✅ Ikut toko: 26", "✋ Tetap 30", "🤝 Sudah sepakat", "💬 Bicara dulu"]


async def test_what_is_disputed_is_on_no_bill(town: Town, differing: Talker) -> None:
    assert (await lying(town), await open_money(town)) == ({"keripik tempe": 20}, 26 * 7_200)
    await opens_difference(differing)


@pytest.mark.parametrize(("where", "left"), [("Masih di rak", 24), ("Hilang", 20), ("Sudah saya tarik", 20)])
async def test_the_shop_is_right(town: Town, differing: Talker, where: str, left: int) -> None:
    await opens_difference(differing)
    await differing.taps("Ikut toko: 26")
    await differing.sees("Berarti 4 tidak laku. Ada di mana?")
    await differing.taps(where)
    await differing.sees(CARD)
    await differing.taps_twice("Simpan")
    await differing.sees("keripik tempe: disepakati laku 26")
    assert (await lying(town), await open_money(town)) == ({"keripik tempe": left}, 26 * 7_200)
    await differing.says("/tagihan")
    shown = await differing.sees("Uang di toko")
    assert "⚖️" not in shown.text


async def test_one_may_insist_and_the_difference_stays(town: Town, differing: Talker) -> None:
    await opens_difference(differing)
    await differing.taps("Tetap 30")
    shown = await differing.sees("di catatan kami keripik tempe laku 30, di daftar toko 26")
    assert any(button.get("url", "").startswith("https://wa.me/") for button in shown.inline_buttons)
    assert await open_money(town) == 26 * 7_200
    await differing.taps("Sudah sepakat")
    await differing.sees("Sepakatnya berapa?")
    await differing.taps("30")
    await differing.sees(CARD)
    await differing.taps("Simpan")
    await differing.sees("disepakati laku 30")
    assert (await lying(town), await open_money(town)) == ({"keripik tempe": 20}, 30 * 7_200)


async def test_a_number_between_is_agreed_on_after_a_talk(town: Town, differing: Talker) -> None:
    await opens_difference(differing)
    await differing.taps("Bicara dulu")
    await differing.sees("Boleh kita hitung bersama")
    await differing.taps("Sudah sepakat")
    await differing.sees("Sepakatnya berapa?")
    await differing.says("40")
    await differing.sees("antara 26 dan 30")
    await differing.says("28")
    await differing.sees("Berarti 2 tidak laku.")
    await differing.taps("Hilang")
    await differing.sees(CARD)
    await differing.taps("Simpan")
    await differing.sees("disepakati laku 28")
    assert (await lying(town), await open_money(town)) == ({"keripik tempe": 20}, 28 * 7_200)
    await differing.taps("Batalkan ini")
    await differing.sees("Yakin")
    await differing.taps("Ya, batalkan")
    await differing.sees("Sudah dibatalkan.")
    assert await open_money(town) == 26 * 7_200


async def test_a_settled_difference_is_not_settled_twice(town: Town, differing: Talker) -> None:
    await opens_difference(differing)
    old = await differing.sees("⚖️ Warung Bu Tini")
    await differing.taps("Sudah sepakat")
    await differing.sees("Sepakatnya berapa?")
    await differing.taps("30")
    await differing.sees(CARD)
    await differing.taps("Simpan")
    await differing.sees("disepakati laku 30")
    before = await entries(town)
    for button in ("Ikut toko: 26", "Tetap 30", "Sudah sepakat", "Bicara dulu"):
        await differing.taps_old(old, button)
        await differing.sees("sudah sama ✅")
    assert await entries(town) == before


async def test_nobody_settles_somebody_elses_difference(town: Town, differing: Talker, sari: Talker) -> None:
    await sari.registers(name="Sari", business="Kue Sari")
    [shop] = await town.rows("SELECT id FROM outlets")
    before = await entries(town)
    for route in ("disputes", "dispute", "dispute_yield", "dispute_insist", "dispute_talk", "dispute_agree"):
        for argument in (f"{shop.id}.0", str(shop.id), "x", "", f"{shop.id}.99999999"):
            await sari.forges(f"-:{route}:{argument}")
            shown = await sari.gets_answer()
            assert "26" not in shown.text
            await differing.forges(f"-:{route}:{shop.id}.77")
            await differing.gets_answer()
    [record] = await town.rows("SELECT id FROM consignment_records WHERE kind = 'visited'")
    await sari.forges(f"-:shop_differs:{record.id}")
    await sari.sees("Catatan itu tidak ketemu.")
    assert await entries(town) == before
