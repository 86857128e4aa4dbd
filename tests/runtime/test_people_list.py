"""Lists of people as offices have them, read by the process for heavy work: what is taken, what is wrong, what is no row."""

import io
import zlib
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from benchmarks.ugly_lists import UglyList, csv_of, write_workbook
from bot.bench import Refused
from bot.bench.people_list import read

TITLES = ["NO", "NIK", "NAMA", "DESA", "KECAMATAN", "PRODUK", "NO HP"]
SITI = [1, "3325110101800001", "SITI AMINAH", "SIDOMULYO", "LIMPUNG", "KERIPIK TEMPE", 81234567890]
BUDI = [2, "3325110101800002", "BUDI", "BABADAN", "LIMPUNG", "TEMPE", "085712345678"]


class Read:
    """What the job made of a file, unpacked."""

    def __init__(
        self, content: bytes, scope: tuple[str, ...] = ("33.25",), columns: dict[str, int] | None = None
    ) -> None:
        about = {"scope": list(scope), "home": "33.25", "columns": columns}
        self.answer, self.made = read({"name": "a.xlsx", "about": about}, content)
        packs = self.answer.get("packs", {"people": [], "faults": []})
        self.people = self._rows(packs["people"], 0)
        self.faults = self._rows(packs["faults"], sum(length for length, _ in packs["people"]))

    def _rows(self, packs: list[list[int]], at: int) -> list[Any]:
        found: list[Any] = []
        for length, rows in packs:
            told = orjson.loads(zlib.decompress(self.made[at : at + length]))
            assert len(told) == rows
            found, at = found + told, at + length
        return found

    @property
    def names(self) -> list[str]:
        return [row[2] for row in self.people]


def book(
    *sheets: tuple[str, list[list[Any]]], merged: tuple[tuple[int, int, int, int, str], ...] = ()
) -> bytes:
    made = io.BytesIO()
    workbook = Workbook(made)
    for name, rows in sheets:
        page = workbook.add_worksheet(name)
        for line, row in enumerate(rows):
            for at, value in enumerate(row):
                page.write_string(line, at, value) if isinstance(value, str) else page.write(line, at, value)
        for area in merged:
            page.merge_range(*area)
    workbook.close()
    return made.getvalue()


def csv(*rows: list[Any], encoding: str = "utf-8") -> bytes:
    return "\r\n".join(";".join("" if cell is None else str(cell) for cell in row) for row in rows).encode(
        encoding
    )


def test_a_plain_list_is_read_row_by_row() -> None:
    found = Read(csv(TITLES, SITI, BUDI))
    assert found.people == [
        [0, 2, "Siti Aminah", None, "", "KERIPIK TEMPE", "33.25.08.2005", "+6281234567890", found.people[0][8], None],
        [0, 3, "Budi", None, "", "TEMPE", "33.25.08.2010", "+6285712345678", found.people[1][8], None],
    ]  # fmt: skip
    assert found.answer["counts"] == {"people": 2, "faulty": 0, "outside": 0, "double": 0, "without_phone": 0}


@pytest.mark.parametrize("rows", [400])
@pytest.mark.parametrize("kind", ["xlsx", "csv", "csv-windows"])
def test_every_row_of_an_ugly_list_meets_its_fate(tmp_path: Path, kind: str, rows: int) -> None:
    ugly = list(UglyList(rows, faulty=0.05, outside=0.04, doubles=0.06))
    file = tmp_path / "a"
    if kind == "xlsx":
        write_workbook(file, ugly)
    else:
        file.write_bytes(csv_of(ugly, encoding="cp1252" if kind == "csv-windows" else "utf-8-sig"))
    found = Read(file.read_bytes())
    want = {
        fate: sorted(row.cells[0] for row in ugly if row.fate == fate)
        for fate in ("faulty", "outside", "double", "new")
    }
    numbers = {(row[0], row[1]): row for row in found.people}
    got_faulty = sorted(int(row[3][0]) for row in found.faults if row[2] == "faulty")
    got_outside = sorted(int(row[3][0]) for row in found.faults if row[2] == "outside")
    assert (got_faulty, got_outside) == (want["faulty"], want["outside"])
    assert sum(row[9] is not None for row in found.people) == len(want["double"])
    assert len(numbers) == len(found.people) == len(want["new"]) + len(want["double"])
    assert found.answer["counts"]["people"] == len(found.people)


def test_no_number_of_a_card_leaves_the_process() -> None:
    rows = [
        SITI, [2, 3325110101800002, "BUDI", "BABADAN", "LIMPUNG", "TEMPE", "3325110101800009"], [3, "3325110101800003", "", "", "", "3325110101800004", ""],
        [4, "33.25.11.010180.0005", "SARI", "BABADAN", "NEGERI", "TEMPE", "1"],
    ]  # fmt: skip
    found = Read(book(("a", [TITLES, *rows])))
    everything = str(found.answer) + str(found.people) + str(found.faults)
    for row in rows:
        for cell in row:
            digits = "".join(one for one in str(cell) if one.isdigit())
            assert len(digits) != 16 or (digits not in everything and digits[:10] not in everything), cell
    assert "************0002" in everything
    assert len(found.faults) == 3


def test_a_nik_finds_the_same_person_within_the_file_and_is_not_told() -> None:
    other = [3, "3325110101800001", "AMINAH", "BABADAN", "LIMPUNG", "SAMBAL", "081111111111"]
    found = Read(csv(TITLES, SITI, BUDI, other))
    assert [row[9] for row in found.people] == [None, None, [0, 2, "card", True]]


def test_rows_around_the_people_are_no_rows() -> None:
    rows = [
        ["DAFTAR PENERIMA BPUM"], ["KABUPATEN BATANG TAHUN 2021"], [], TITLES, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"], SITI, [], TITLES, BUDI,
        [3], [None, None, "JUMLAH", None, None, None, 2], [], [], [None, None, None, None, "Batang, 22 November 2021"], [None, None, None, None, "Kepala Dinas"], [None, None, None, None, "NIP. 196701011990031001"],
    ]  # fmt: skip
    found = Read(book(("BPUM", rows)))
    assert (found.names, found.faults) == (["Siti Aminah", "Budi"], [])
    assert found.answer["heading"] == "KABUPATEN BATANG TAHUN 2021"


def test_a_row_with_little_in_it_is_told_as_faulty_not_left_out() -> None:
    found = Read(csv(TITLES, SITI, [2, None, "SARI"], BUDI))
    assert [row[1] for row in found.faults] == [3]
    assert found.faults[0][4] == [["The kecamatan is missing.", {}]]


def test_all_that_is_wrong_with_a_row_is_told() -> None:
    found = Read(csv(TITLES, [1, None, "123", "X", "Atlantis", "TEMPE", "0812"]))
    assert [reason[0] for reason in found.faults[0][4]] == [
        "“{name}” is not a name.", "I do not know the kecamatan “{place}”.", "The phone number “{number}” is not complete or too long.",
    ]  # fmt: skip


def test_places_that_are_told_once_hold_for_the_rows_below() -> None:
    rows = [TITLES, SITI, [2, None, "BUDI", "", "", "TEMPE", None], [3, None, "SARI", "BABADAN", "", "TEMPE", None], [4, None, "YULI", "PRANTEN", "BAWANG", "TEMPE", None],
            [5, None, "TINI", "", "", "TEMPE", None]]  # fmt: skip
    areas = ["33.25.08.2005", "33.25.08.2005", "33.25.08.2010", "33.25.05.2001", "33.25.05.2001"]
    assert [row[6] for row in Read(csv(*rows)).people] == areas
    merged = (
        (1, 4, 3, 4, "LIMPUNG"),
        (4, 4, 5, 4, "BAWANG"),
        (1, 3, 2, 3, "SIDOMULYO"),
        (4, 3, 5, 3, "PRANTEN"),
    )
    assert [row[6] for row in Read(book(("a", rows), merged=merged)).people] == areas


def test_sections_and_names_of_sheets_tell_the_place() -> None:
    titles = ["No", "Nama", "Produk", "HP"]
    limpung = [
        ["Data UMKM"],
        titles,
        ["DESA SIDOMULYO"],
        [1, "SITI", "tempe", None],
        [2, "BUDI", "tahu", None],
        ["Desa: Babadan"],
        [1, "SARI", "tempe", None],
    ]
    bawang = [titles, [1, "YULI", "tempe", None]]
    rekap = [["Rekap"], ["Kecamatan", "Jumlah"], ["Limpung", 3]]
    found = Read(book(("Rekap", rekap), ("Limpung", limpung), ("BAWANG", bawang)))
    assert [row[6] for row in found.people] == ["33.25.08.2005", "33.25.08.2005", "33.25.08.2010", "33.25.05"]
    assert [sheet["name"] for sheet in found.answer["sheets"]] == ["Limpung", "BAWANG"]
    assert found.answer["skipped"] == ["Rekap"]


def test_a_heading_tells_the_kecamatan() -> None:
    found = Read(
        csv(
            ["DAFTAR UMKM KECAMATAN LIMPUNG TAHUN 2021"],
            ["No", "Nama", "Desa", "HP"],
            [1, "SITI", "Sidomulyo", None],
        )
    )
    assert found.people[0][6] == "33.25.08.2005"


def test_columns_that_are_not_clear_are_asked_for() -> None:
    rows = [["A", "B", "C"], ["SITI", "tempe", "x"], ["BUDI", "tahu", "y"], ["SARI", "3325110101800001", "z"]]
    found = Read(csv(*rows))
    asked = found.answer["asked"]
    assert (asked["rows"], [column["at"] for column in asked["columns"]], found.made) == (4, [0, 1, 2], b"")
    assert "3325110101800001" not in str(asked)
    told = Read(
        csv(["nama siapa", "asal"], ["SITI", "LIMPUNG"], ["BUDI", "BAWANG"]),
        columns={"name": 0, "kecamatan": 1},
    )
    assert [(row[2], row[6]) for row in told.people] == [("Siti", "33.25.08"), ("Budi", "33.25.05")]


def test_a_column_of_cards_is_secret_whatever_anybody_says() -> None:
    rows = [
        ["nama", "desa", "kec", "x"],
        *([f"SITI {chr(65 + at)}A", "SIDOMULYO", "LIMPUNG", f"332511010180{at:04d}"] for at in range(20)),
    ]
    found = Read(csv(*rows), columns={"name": 0, "desa": 1, "kecamatan": 2, "product": 3, "phone": 3})
    assert len(found.people) == 20
    assert "332511010180" not in str(found.people) + str(found.faults)


def test_phones_and_places_without_a_title_are_known_by_their_look() -> None:
    rows = [
        ["Nama", "x", "y", "z"],
        *([f"SITI {chr(65 + at)}A", "SIDOMULYO", "LIMPUNG", 81234567800 + at] for at in range(20)),
    ]
    found = Read(csv(*rows))
    assert {(row[6], row[7][:11]) for row in found.people} == {("33.25.08.2005", "+6281234567")}


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "empty"), (csv(TITLES), "no_rows"), (csv(TITLES, [1], [2]), "no_rows"), (b"%PDF-1.7", "not_a_sheet"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "locked"), (b"x\n" * 200_001, "list_too_long"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused_in_one_word(content: bytes, fault: str) -> None:
    with pytest.raises(Refused) as refused:
        Read(content)
    assert str(refused.value) == fault


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.lists(
            st.one_of(
                st.none(),
                st.integers(0, 10**16),
                st.text(max_size=20),
                st.sampled_from([*TITLES, "LIMPUNG", "DESA X"]),
            ),
            max_size=8,
        ),
        max_size=12,
    )
)
def test_any_table_is_read_or_asked_about_or_refused(rows: list[list[Any]]) -> None:
    content = "\n".join(";".join(str(cell or "").replace(";", " ") for cell in row) for row in rows)
    try:
        found = Read(content.encode("utf-8", "replace"))
    except Refused as refused:
        refusal = str(refused)
    else:
        refusal = ""
        assert all(row[2] and row[6] for row in found.people)
        assert all(row[2] in {"faulty", "outside"} for row in found.faults)
    assert refusal in {"", "empty", "no_rows", "not_a_sheet"}
