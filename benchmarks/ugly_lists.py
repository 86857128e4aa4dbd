"""Lists of people as offices have them, made up: BPUM-style workbooks and CSV files with title rows, merged cells, numbers as
text and text as numbers, lost zeros, NIKs, empty lines, several sheets – and what must become of each row.

`python -m benchmarks.ugly_lists FILE [ROWS]` writes one.
"""

import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from domain.area_tree import children, find

_FIRST = [
    "SITI AMINAH",
    "SUDARMI",
    "NUR HIDAYAH",
    "KARTINI",
    "SRI WAHYUNI",
    "ENDANG LESTARI",
    "DEWI SARTIKA",
    "RATNA SARI",
    "YULI ASTUTI",
    "MURNI",
    "PARTINAH",
    "WARSINI",
    "ROHMAH",
    "KHOTIMAH",
    "MUNAWAROH",
    "BUDI SANTOSO",
    "SLAMET RIYADI",
    "AGUS SALIM",
    "SUPARDI",
    "KASMUI",
    "TARMUJI",
    "AHMAD FAUZI",
    "MUHAMMAD YUSUF",
    "DARYONO",
    "WAHYU HIDAYAT",
    "JOKO SUSILO",
    "SUGENG",
    "MA'RUF",
    "ABDUL ROHIM",
    "SUTRISNO",
]
_LAST = [
    "WATI",
    "NINGSIH",
    "UTAMI",
    "LESTARI",
    "HANDAYANI",
    "PUSPITA",
    "ANGGRAENI",
    "SETIAWAN",
    "PRASETYO",
    "NUGROHO",
    "KURNIAWAN",
    "SAPUTRA",
    "HIDAYAT",
    "WIBOWO",
    "RAHAYU",
    "SULISTYO",
    "FITRIANI",
    "MAULANA",
    "SAFITRI",
    "PERMANA",
    "WULANDARI",
    "SUSANTI",
    "PURNOMO",
    "HARTONO",
]
_TITLES = ("", "", "", "", "", "HJ. ", "H. ", "IBU ", "BPK ", "NY. ")
_DEGREES = ("", "", "", "", "", "", "", ", S.PD", ", SE")
_PRODUCTS = [
    "KERIPIK TEMPE",
    "WARUNG KELONTONG",
    "JUAL GORENGAN",
    "EMPING MELINJO",
    "BATIK TULIS",
    "TEMPE",
    "TAHU",
    "KRUPUK UDANG",
    "WARUNG MAKAN",
    "JAHIT PAKAIAN",
    "ANYAMAN BAMBU",
    "KUE BASAH",
    "SAMBAL BOTOL",
    "GULA AREN",
    "KOPI BUBUK",
    "TELUR ASIN",
    "PEDAGANG SAYUR",
    "BAKSO KELILING",
    "MEBEL",
    "IKAN ASIN",
]
TITLE_ROW = (
    "NO",
    "NIK",
    "NAMA PENERIMA",
    "L/P",
    "ALAMAT",
    "DESA/KEL",
    "KEC.",
    "NAMA USAHA",
    "JENIS USAHA",
    "NO. HP",
    "KET",
)


@dataclass(frozen=True)
class UglyRow:
    """A row as it stands in the file and what must become of it: new, double, faulty, outside, empty."""

    cells: tuple[object, ...]
    fate: str


@dataclass
class UglyList:
    """`faulty`, `outside`, `doubles`: shares of the rows. The same seed gives the same list."""

    rows: int
    faulty: float = 0.03
    outside: float = 0.0
    doubles: float = 0.0
    regency: str = "33.25"
    seed: int = 1
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self._kecamatan = [
            (area.name, [desa.name for desa in children(area.code)]) for area in children(self.regency)
        ]
        self._phones = set[int]()

    def __iter__(self) -> Iterator[UglyRow]:
        """As many rows as were asked for; the shares are exact, rounded down."""
        fates = ["faulty"] * int(self.rows * self.faulty) + ["outside"] * int(self.rows * self.outside)
        fates += ["double"] * int(self.rows * self.doubles)
        fates += ["new"] * (self.rows - len(fates))
        self.chance.shuffle(fates)
        before: list[tuple[object, ...]] = []
        first = fates.index("new")
        fates[0], fates[first] = fates[first], fates[0]  # somebody must be there before there can be doubles
        for number, fate in enumerate(fates, 1):
            cells = self._cells(number, fate, before)
            if fate == "new" and len(before) < 5_000:
                before.append(cells)
            yield UglyRow(cells, fate)

    def _cells(self, number: int, fate: str, before: Sequence[tuple[object, ...]]) -> tuple[object, ...]:
        if fate == "double":
            return (number, *self.chance.choice(before)[1:])
        cells = self._person(number)
        if fate == "outside":
            return (*cells[:5], "KEDUNGWUNI TIMUR", "KEDUNGWUNI", *cells[7:])
        return self._broken(cells) if fate == "faulty" else cells

    def _person(self, number: int) -> tuple[object, ...]:
        chance = self.chance
        kecamatan, desas = chance.choice(self._kecamatan)
        desa = chance.choice(desas)
        name = (
            f"{chance.choice(_TITLES)}{chance.choice(_FIRST)} {chance.choice(_LAST)}{chance.choice(_DEGREES)}"
        )
        product = chance.choice(_PRODUCTS)
        nik = (
            33_25_00_000000_0000
            + chance.randrange(15) * 10**10
            + chance.randrange(10**6) * 10**4
            + number % 10_000
        )
        usual = chance.random()
        return (
            number,
            str(nik) if usual < 0.8 else nik,
            name if usual < 0.9 else name.title(),
            chance.choice("LP"),
            f"Dk. Krajan RT {number % 9 + 1:02d}/{number % 5 + 1:02d}",
            f"Desa {desa.upper()}" if usual < 0.3 else desa.upper() if usual < 0.9 else desa,
            f"KEC. {kecamatan.upper()}" if usual > 0.8 else kecamatan.upper(),
            f"{product} {name.rsplit(maxsplit=1)[-1]}" if usual < 0.5 else None,
            product if usual < 0.95 else f"USAHA {product}",
            self._phone(usual),
            None,
        )

    def _phone(self, usual: float) -> object:
        """Once as Excel stores it (a number without its 0), once as text in every habit."""
        number = 8_100_000_000
        while number in self._phones:
            number = self.chance.choice((81, 82, 85, 87, 89)) * 10**9 + self.chance.randrange(10**9)
        self._phones.add(number)
        digits = str(number)
        ways = (number, number, float(number), f"0{digits}", f"0{digits}", f"62{digits}", f"+62 {digits[:3]}-{digits[3:7]}-{digits[7:]}",
                f"0{digits[:3]}.{digits[3:7]}.{digits[7:]}", f"'0{digits}", f"0{digits} / 0{digits[:-1]}0")  # fmt: skip
        return ways[int(usual * 1_000) % len(ways)]

    def _broken(self, cells: tuple[object, ...]) -> tuple[object, ...]:
        kind = self.chance.randrange(7)
        changes: dict[int, object] = (
            {2: None}, {2: "12345"}, {9: "0812-345"}, {9: "8,12346E+11"}, {5: "ATLANTIS"}, {6: "NEGERI DONGENG"}, {9: "O8I2 3456 789O"}
        )[kind]  # fmt: skip
        return tuple(changes.get(at, cell) for at, cell in enumerate(cells))


def write_workbook(
    file: Path | str, rows: Sequence[UglyRow] | Iterator[UglyRow], *, heading: bool = True
) -> None:
    """An XLSX file with merged title rows above the titles, an empty line every 500 rows, and a signature below."""
    from xlsxwriter import Workbook

    book = Workbook(str(file), {"constant_memory": True})
    page = book.add_worksheet("BPUM 2021")
    line = 0
    if heading:
        page.write(0, 0, "DAFTAR PENERIMA BANTUAN PRODUKTIF USAHA MIKRO (BPUM)")
        page.write(1, 0, "KABUPATEN BATANG TAHUN 2021")
        line = 3
    page.write_row(line, 0, TITLE_ROW)
    page.write_row(line + 1, 0, [f"({at})" for at in range(1, len(TITLE_ROW) + 1)])
    line += 2
    for number, row in enumerate(rows):
        if number % 500 == 499:
            line += 1
        for at, cell in enumerate(row.cells):
            if cell is not None:
                page.write(line, at, cell) if not isinstance(cell, str) else page.write_string(line, at, cell)
        line += 1
    for below, text in enumerate(
        ("Batang, 22 November 2021", "Kepala Dinas", "Drs. SUPRAPTO", "NIP. 19670101 199003 1 001"), 2
    ):
        page.write_string(line + below, 7, text)
    book.close()


def csv_of(rows: Iterable[UglyRow], *, delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    """The same as a CSV file."""
    lines = [delimiter.join(TITLE_ROW)]
    lines += [delimiter.join("" if cell is None else _plain(cell) for cell in row.cells) for row in rows]
    return "\r\n".join(lines).encode(encoding)


def _plain(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) else str(cell).replace(";", ",")


if __name__ == "__main__":
    assert find("33.25")
    write_workbook(sys.argv[1], iter(UglyList(int(sys.argv[2]) if len(sys.argv) > 2 else 105_000)))
