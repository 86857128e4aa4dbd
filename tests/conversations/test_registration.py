"""/daftar from the first word to the saved business, and every way to leave it and come back."""

from tests.support.town import Talker, Town


async def test_a_producer_registers_by_tapping_and_typing(town: Town, budi: Talker) -> None:
    await budi.registers(name="Bu Siti Aminah", business="Keripik Bu Siti")
    producers = await town.rows("SELECT name, honorific, business, category, area, phone, phone_verified, nib_status FROM producers")
    assert [tuple(row) for row in producers] == [
        ("Siti Aminah", "ibu", "Keripik Bu Siti", "makanan_kering", "33.25.08.2005", "+6281234567890", False, "none")
    ]
    assert [row.name for row in await town.rows("SELECT name FROM products ORDER BY id")] == ["keripik tempe", "rempeyek"]
    assert budi.keyboard == ["👤 Profil saya", "🧺 Produk saya", "☰ Lainnya"]
