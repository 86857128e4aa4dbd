"""Sheets of issued papers: ours and those of other offices; whose line is whose, and what is never guessed."""

from collections.abc import Sequence
from datetime import date

import pytest

from domain.agenda.result_rows import Known, place, told
from domain.agenda.result_sheet import TEMPLATE, Cell, code_of, read_results
from domain.messages import Rejected

TODAY = date(2026, 10, 5)
NIB_YULI, NIB_KARTO, PIRT = "9120001234567", "9120001234568", "2063325010123-27"
YULI = Known(4, "Yuliana", "Keripik Yuli", "+6281234567801", {7: "Keripik tempe"})
KARTO = Known(5, "Karto", "Dimsum Karto", "+6281234567802", {8: "Dimsum ayam", 9: "Nugget"})
SITI = Known(6, "Siti Aminah", "Batik Siti", "+6281234567803", {})
OTHER_SITI = Known(7, "Siti Aminah", "Kue Siti", None, {})
MEMBERS = (YULI, KARTO, SITI, OTHER_SITI)
Row = Sequence[Cell]


def numbered(*rows: Row) -> list[tuple[int, Row]]:
    return list(enumerate(rows, 1))


def placed(
    *rows: Row, papers: Sequence[str] = ("nib",)
) -> list[tuple[int, str, int | None, str, date | None]]:
    found, faults = place(read_results(numbered(*rows)), MEMBERS, papers, TODAY)
    assert not faults, [str(told(fault)) for fault in faults]
    return [(one.person, one.paper, one.product, one.number, one.issued) for one in found]


def faults(*rows: Row, papers: Sequence[str] = ("nib",)) -> list[tuple[int, str]]:
    found, wrong = place(read_results(numbered(*rows)), MEMBERS, papers, TODAY)
    assert not found
    return [(fault.line, fault.why.id) for fault in wrong]


def test_our_own_sheet_comes_back_filled_in() -> None:
    rows = (
        ("Hasil acara",), TEMPLATE,
        (code_of(4, None), "Yuliana", "Keripik Yuli", None, "NIB", int(NIB_YULI), "2026-10-01", "KTP"),
        (code_of(5, None), "Karto", "Dimsum Karto", None, "NIB", None, None, "KTP"),
        (code_of(4, 7), "diubah", "diubah", "Keripik tempe", "PIRT", PIRT, "1 Oktober 2026", None),
    )  # fmt: skip
    assert placed(*rows, papers=("nib", "spp_irt")) == [
        (4, "nib", None, NIB_YULI, date(2026, 10, 1)), (4, "spp_irt", 7, "206332501012327", date(2026, 10, 1)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "title",
    ["Nomor", "NIB", "No. NIB", "Nomor NIB", "No Izin", "Nomor Induk Berusaha", "Sertifikat", "nomor"],
)
def test_sheets_of_other_offices_are_understood(title: str) -> None:
    rows = (
        (None, "No", "Nama Pemohon", "No. HP", title),
        (None, 1, "BU YULIANA", "0812 3456 7801", NIB_YULI),
    )
    assert placed(*rows) == [(4, "nib", None, NIB_YULI, None)]


def test_one_line_may_hold_several_papers_each_in_its_column() -> None:
    rows = (("Nama", "NIB", "No. PIRT", "Tgl Terbit"), ("Yuliana", NIB_YULI, PIRT, "2026-09-30"))
    assert [paper for _, paper, *_ in placed(*rows, papers=("nib", "spp_irt"))] == ["nib", "spp_irt"]


def test_the_number_tells_the_paper_where_nothing_else_does() -> None:
    rows = (("Nama", "Nomor"), ("Yuliana", NIB_YULI), ("Yuliana", f"P-IRT {PIRT}"))
    assert [paper for _, paper, *_ in placed(*rows, papers=("nib", "spp_irt"))] == ["nib", "spp_irt"]


@pytest.mark.parametrize(
    ("head", "row", "person"),
    [
        (("Nama", "NIB"), ("Ibu Yuliana", NIB_YULI), 4), (("Nama", "NIB"), ("BPK. KARTO", NIB_YULI), 5),
        (("Nama", "Usaha", "NIB"), ("Hj. Siti Aminah", "batik siti", NIB_YULI), 6),
        (("Nama", "HP", "NIB"), ("Siti A", "+62 812-3456-7803", NIB_YULI), 6),
        (("Nama", "HP", "NIB"), ("Karto", "0899 9999 9999", NIB_YULI), 5),
    ],
)  # fmt: skip
def test_members_are_found_by_phone_and_by_name(head: Row, row: Row, person: int) -> None:
    assert placed(head, row)[0][0] == person


@pytest.mark.parametrize(
    ("head", "row", "papers", "why"),
    [
        (("Nama", "NIB"), ("Sutrisno", NIB_YULI), ("nib",), "“{name}” is not among the people of this event."),
        (("Nama", "NIB"), ("Siti Aminah", NIB_YULI), ("nib",), "“{name}” may be several people."),
        (("Kode", "NIB"), ("LRS-999", NIB_YULI), ("nib",), "“{name}” is not among the people of this event."),
        (("Nama", "NIB"), ("Yuliana", NIB_YULI), ("spp_irt",), "This event is not about that paper."),
        (("Nama", "PIRT"), ("Karto", PIRT), ("spp_irt",), "Which of their products is it for?"),
        (("Nama", "Produk", "PIRT"), ("Karto", "Bakso", PIRT), ("spp_irt",), "Which of their products is it for?"),
        (("Nama", "NIB", "Tanggal terbit"), ("Yuliana", NIB_YULI, "2027-01-01"), ("nib",), "I cannot read the day"),
        (("Nama", "NIB", "Tanggal terbit"), ("Yuliana", NIB_YULI, "kapan-kapan"), ("nib",), "I cannot read the day"),
        (("Nama", "Nomor"), ("Yuliana", "12"), ("nib", "spp_irt"), "I do not know which paper that is."),
    ],
)  # fmt: skip
def test_what_is_not_clear_is_told_by_its_line(head: Row, row: Row, papers: Sequence[str], why: str) -> None:
    [(line, said)] = faults(head, row, papers=papers)
    assert line == 2
    assert said.startswith(why)


def test_a_number_that_cannot_be_is_told_not_kept() -> None:
    assert faults(("Nama", "NIB"), ("Yuliana", "91200012345"))


def test_one_number_is_one_persons() -> None:
    found, wrong = place(
        read_results(numbered(("Nama", "NIB"), ("Yuliana", NIB_YULI), ("Karto", NIB_YULI), ("Karto", NIB_KARTO))),
        MEMBERS, ("nib",), TODAY,
    )  # fmt: skip
    assert [(one.person, one.number) for one in found] == [(4, NIB_YULI), (5, NIB_KARTO)]
    assert [(one.line, one.why.id) for one in wrong] == [
        (3, "The same number stands in line {line}, for {name}.")
    ]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ((("Nama", "Alamat"), ("Yuliana", "Limpung")), "The sheet needs a column"),
        ((("apa", "saja"),), "The sheet needs a column"),
        ((("Nama", "NIB"), ("Yuliana", None), ("Karto", "-")), "No line has a number yet."),
        ((("Nama", "NIB"), *(("Yuliana", NIB_YULI) for _ in range(301))), "That list is very long"),
    ],
)
def test_a_sheet_that_tells_nothing_is_refused(rows: Sequence[Row], why: str) -> None:
    with pytest.raises(Rejected) as refusal:
        read_results(numbered(*rows))
    assert refusal.value.message.id.startswith(why)
