"""Lists of people for tests: a few rows as a CSV file, and officers who send them."""

from typing import Any

from domain.roles import Role
from tests.support.town import Talker, Town

TITLES = ("NO", "NIK", "NAMA PENERIMA", "DESA/KEL", "KEC.", "JENIS USAHA", "NO. HP")
Row = tuple[object, ...]
SITI: Row = (1, "3325110101800001", "SITI AMINAH", "SIDOMULYO", "LIMPUNG", "KERIPIK TEMPE", 81234567110)
KARMI: Row = (
    2,
    "3325110101800002",
    "IBU KARMI LESTARI",
    "BABADAN",
    "LIMPUNG",
    "EMPING MELINJO",
    "0812-3456-7111",
)
BUDI: Row = (3, "3325110101800003", "BUDI SANTOSO", "PRANTEN", "BAWANG", "BATIK TULIS", "081234567112")
NO_PHONE: Row = (4, "3325110101800004", "PARTINAH", "PRANTEN", "BAWANG", "TEMPE", "-")
NO_NAME: Row = (5, "3325110101800005", None, "PRANTEN", "BAWANG", "TEMPE", "081234567113")
BAD_PHONE: Row = (6, "3325110101800006", "SUDARMI", "PRANTEN", "BAWANG", "TEMPE", "0812-345")
ELSEWHERE: Row = (7, "3325110101800007", "YULI", "KEDUNGWUNI TIMUR", "KEDUNGWUNI", "TAHU", "081234567114")
SITI_AGAIN: Row = (8, "3325110101800008", "SITI AMINAH W", "SIDOMULYO", "LIMPUNG", "SAMBAL", "081234567110")
HUSBAND: Row = (9, "3325110101800009", "JOKO SUSILO", "SIDOMULYO", "LIMPUNG", "TAHU", "081234567110")
EVERYTHING = (SITI, KARMI, BUDI, NO_PHONE, NO_NAME, BAD_PHONE, ELSEWHERE, SITI_AGAIN, HUSBAND)


def csv(*rows: Row, heading: str = "DAFTAR PENERIMA BPUM KABUPATEN BATANG TAHUN 2021") -> bytes:
    """A semicolon CSV file as Excel writes it in Indonesia, with a heading above the titles."""
    lines = [(heading,), TITLES, *rows] if heading else [TITLES, *rows]
    return "\r\n".join(";".join("" if cell is None else str(cell) for cell in row) for row in lines).encode(
        "utf-8-sig"
    )


async def officer(town: Town, name: str = "Ratna", number: int = 106, area: str = "33.25") -> Talker:
    """Somebody with a desk."""
    talker = town.person(name, number)
    await talker.starts(await town.invitation(Role.OFFICER, area))
    await talker.sees("Sekarang jadi petugas")
    return talker


async def sends(talker: Talker, content: bytes, name: str = "bpum.csv") -> Any:
    """The list goes out, and its counts come back."""
    await talker.says("/impor")
    await talker.sees("Kirim daftarnya ke sini")
    await talker.sends_document(name, content, "text/csv")
    return await talker.sees("semua baris sudah saya cek", 20)


async def imports(talker: Talker, content: bytes, name: str = "bpum.csv") -> None:
    """The list is sent and taken."""
    await sends(talker, content, name)
    await talker.taps("Masukkan")
    await talker.sees("sekarang masuk daftar undangan")
