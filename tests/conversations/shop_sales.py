"""A shop's sales told by file, by the shortest way; for talks about what becomes of them."""

from tests.support.town import Talker

SHEET = "Nama Barang;Penitip;Terjual\nKripik Tempe;Bu Siti;26\nSambal Bawang;;12\n"


async def begins(who: Talker, month: str = "Oktober 2026") -> None:
    """The retailer's only shop opens by itself."""
    await who.says("/toko")
    await who.sees("🏪 Indomaret Limpung")
    await who.taps("📤 Kirim rekap")
    await who.sees("Rekap bulan apa?")
    await who.taps(month)
    await who.sees("Kirim daftarnya sebagai berkas Excel atau CSV")


async def sends(
    who: Talker, sheet: str = SHEET, month: str = "Oktober 2026", name: str = "rekap.csv"
) -> None:
    await begins(who, month)
    await who.sends_document(name, sheet.encode(), "text/csv")


async def tells(who: Talker, sheet: str = SHEET) -> None:
    """Sends it, looks it over, confirms."""
    await sends(who, sheet)
    await who.sees("baris terbaca", 10)
    await who.taps("Ya, kirim")
    await who.sees("Rekap terkirim")
