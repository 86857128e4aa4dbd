"""Numbers on papers: how they are printed, mistyped and mixed up, by tables. Examples: certifications.md 8."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.messages import Rejected
from domain.paper_numbers import NUMBERS, as_typed, looks_like, numbering, read_number, show
from domain.paper_numbers.kinds import check_digit
from domain.paper_numbers.pirt import pirt_parts


@pytest.mark.parametrize(
    ("paper", "text", "stored"),
    [
        ("nib", "1234567890123", "1234567890123"),
        ("nib", "NIB: 1234 5678.90123", "1234567890123"),
        ("npwp", "09.254.294.3-407.000", "7000"),
        ("npwp", "3325 1101 0180 0001", "0001"),
        ("npwp", "NPWP saya 0092542943407000", "7000"),
        ("npwp", "0092542943407000 000001", "7000"),
        ("spp_irt", "2073671040052-26", "207367104005226"),
        ("spp_irt", "P-IRT 2063174020452-27", "206317402045227"),
        ("spp_irt", "P-IRT No. 2153404010892-27", "215340401089227"),
        ("spp_irt", "pirt no 8053271011479 - 30", "805327101147930"),
        ("spp_irt", "PIRT:3063306010072/19", "306330601007219"),
        ("spp_irt", "P.IRT 206 3325 01 0123 27", "206332501012327"),
        ("spp_irt", "Dinkes P-IRT No: 2063325010123-2027", "206332501012327"),
        ("spp_irt", "nomernya 2O6332501O123-27 bu", "206332501012327"),
        ("spp_irt", "206332501012327", "206332501012327"),
        ("spp_irt", "９０６３３２５０１０１２３－２７", "906332501012327"),
        ("bpom_md", "BPOM RI MD 245009001018", "MD245009001018"),
        ("bpom_md", "MD867028042317", "MD867028042317"),
        ("bpom_md", "271111000300341", "MD271111000300341"),
        ("bpom_md", "md 0237 3399 9101 561", "MD023733999101561"),
        ("kosmetik", "NA18171234567", "NA18171234567"),
        ("kosmetik", "POM NA 18 17 1234567", "NA18171234567"),
        ("kosmetik", "18171234567", "NA18171234567"),
        ("kosmetik", "nc 18171234567", "NC18171234567"),
        ("jamu_tr", "POM TR 163 000 123", "TR163000123"),
        ("jamu_tr", "tr163000123", "TR163000123"),
        ("jamu_tr", "163000123", "TR163000123"),
        ("jamu_tr", "FF 163000123", "FF163000123"),
        ("halal_sd", "ID31110000412891122", "ID31110000412891122"),
        ("halal_reg", "id 3611 0006 2990 1032 2", "ID36110006299010322"),
        ("halal", "32410022479760525", "ID32410022479760525"),
        ("merek", "IDM000123456", "IDM000123456"),
        ("merek", "idm 000 123 456", "IDM000123456"),
        ("merek", "000123456", "IDM000123456"),
        ("merek", "DID2024012345", "DID2024012345"),
        ("merek", "J002019012345", "J002019012345"),
        ("barcode", "8991234567891", "8991234567891"),
        ("barcode", "899 1234 567891", "8991234567891"),
        ("barcode", "4006381333931", "4006381333931"),
        ("slhs", "No. 440/123/SLHS/2026", "440/123/SLHS/2026"),
        ("hsp", "HSP-0042", "HSP-0042"),
        ("whatever", "abc-1", "abc-1"),
    ],
)  # fmt: skip
def test_what_is_printed_is_read(paper: str, text: str, stored: str) -> None:
    assert read_number(paper, text).stored == stored


@pytest.mark.parametrize(
    ("paper", "text", "why"),
    [
        ("nib", "123456789012", "I counted 12 digits"),
        ("nib", "3325110101800001", "looks like a NIK"),
        ("npwp", "12345", "I counted 5 digits"),
        ("npwp", "0000000000000000", "I counted 16 digits"),
        ("spp_irt", "2073671040052", "the year after the dash"),
        ("spp_irt", "207367104005", "before 2012"),
        ("spp_irt", "20736710400522", "I count 14 digits"),
        ("spp_irt", "belum", "I count 0 digits"),
        ("spp_irt", "MD 245009001018", "looks like a BPOM MD number"),
        ("spp_irt", "ID31110000412891122", "looks like a halal number"),
        ("spp_irt", "TR163000123", "looks like a POM TR number"),
        ("bpom_md", "P-IRT 2073671040052-26", "looks like a PIRT number"),
        ("bpom_md", "ML 245009001018", "goods from abroad"),
        ("bpom_md", "MD 24500900", "I count 8 digits"),
        ("kosmetik", "NA1817123456", "I count 10 digits"),
        ("jamu_tr", "TR1630001234", "I count 10 digits"),
        ("jamu_tr", "NA18171234567", "looks like a BPOM NA number"),
        ("halal", "ID3111000041289112", "I count 16 digits"),
        ("halal", "KH.ID31110000", "halal ruling"),
        ("halal", "LPPOM-00160123456789", "old MUI number"),
        ("halal", "SH2024-1-123456", "the application"),
        ("merek", "12345", "IDM and 9 digits"),
        ("merek", "Keripik Bu Siti", "IDM and 9 digits"),
        ("barcode", "8991234567890", "do not fit together"),
        ("barcode", "899123456789", "I count 12 digits"),
        ("slhs", "x", "as it stands on the paper"),
        ("slhs", "http://a.id/440", "as it stands on the paper"),
        ("slhs", "/menu", "as it stands on the paper"),
        ("slhs", "...", "as it stands on the paper"),
        ("slhs", "1" * 61, "as it stands on the paper"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_explained_with_an_example(paper: str, text: str, why: str) -> None:
    with pytest.raises(Rejected) as caught:
        read_number(paper, text)
    told = caught.value.message
    sentence = told.id.format_map({name: getattr(value, "id", value) for name, value in told.params.items()})
    assert why in sentence


@pytest.mark.parametrize(
    ("paper", "number", "shown"),
    [
        ("nib", "1234567890123", "1234 5678 90123"),
        ("npwp", "7000", "•••• •••• •••• 7000"),
        ("spp_irt", "207367104005226", "2073671040052-26"),
        ("spp_irt", "odd 12", "odd 12"),
        ("bpom_md", "MD245009001018", "MD 245009001018"),
        ("jamu_tr", "TR163000123", "TR 163000123"),
        ("halal_sd", "ID31110000412891122", "ID31110000412891122"),
        ("kosmetik", "NA18171234567", "NA18171234567"),
        ("barcode", "8991234567891", "8 991234 567891"),
        ("slhs", "440/1", "440/1"),
    ],
)
def test_a_number_is_shown_as_people_write_it(paper: str, number: str, shown: str) -> None:
    assert show(paper, number) == shown


def test_of_a_tax_number_only_the_end_is_kept() -> None:
    assert read_number("npwp", "3325110101800001").stored == "0001"
    assert "3325" not in show("npwp", "0001")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("P-IRT 2073671040052-26", "spp_irt"), ("ID31110000412891122", "halal"), ("NA18171234567", "kosmetik"),
        ("MD 245009001018", "bpom_md"), ("POM TR 163000123", "jamu_tr"), ("IDM000123456", "merek"),
        ("1234567890123", None), ("halal", None), ("nib", None), ("md 12", None), ("ide 12345678", None),
    ],
)  # fmt: skip
def test_letters_give_a_number_away(text: str, kind: str | None) -> None:
    found = looks_like(text)
    assert (found.id if found else None) == kind


@pytest.mark.parametrize(
    ("paper", "text", "kept"),
    [
        ("spp_irt", "  12 345 ", "12 345"), ("halal", "No. 15160012340410", "15160012340410"),
        ("nib", "12345", None), ("npwp", "12345", None), ("spp_irt", "tidak hafal", None), ("spp_irt", "/12", None),
        ("merek", "9" * 80, "9" * 60),
    ],
)  # fmt: skip
def test_an_odd_number_may_be_kept_as_typed_where_it_harms_nobody(
    paper: str, text: str, kept: str | None
) -> None:
    assert as_typed(paper, text) == kept


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("207367104005226", ("plastic", "", "36.71", 2026)),
        ("206332501012327", ("plastic", "flour, cakes, crackers", "33.25", 2027)),
        ("306330601007219", ("cardboard or paper", "flour, cakes, crackers", "33.06", 2019)),
        ("999999999999999", ("", "", "", 2099)),
    ],
)
def test_the_parts_of_a_pirt_number(number: str, told: tuple[str, str, str, int]) -> None:
    parts = pirt_parts(number)
    assert parts is not None
    wanted = ("oil and fat",) if number == "207367104005226" else (told[1],)
    assert (parts.pack, parts.goods, parts.regency, parts.year) == (told[0], wanted[0], told[2], told[3])
    assert all(message.id for message in parts.told)


@pytest.mark.parametrize("number", ["", "12", "odd 12", "²07367104005226"])
def test_a_number_kept_as_typed_has_no_parts(number: str) -> None:
    assert pirt_parts(number) is None


def test_a_pirt_number_tells_when_it_ends() -> None:
    assert read_number("spp_irt", "2073671040052-26").ends_on == date(2026, 12, 31)
    assert read_number("bpom_md", "245009001018").ends_on is None


@given(st.text(max_size=80), st.sampled_from([one.id for one in NUMBERS]))
def test_nothing_that_can_be_typed_breaks_a_reader(text: str, paper: str) -> None:
    try:
        found = read_number(paper, text)
    except Rejected:
        return
    assert 1 <= len(found.stored) <= 80
    assert show(paper, found.stored)


@given(st.integers(0, 10**12 - 1))
def test_every_barcode_with_its_check_digit_is_accepted(first: int) -> None:
    twelve = f"{first:012d}"
    number = f"{twelve}{check_digit(twelve)}"
    assert read_number("barcode", number).stored == number
    assert len(number) == 13


@given(st.integers(0, 10**15 - 1))
def test_no_code_inside_a_pirt_number_is_a_reason_to_refuse(number: int) -> None:
    stored = read_number("spp_irt", f"{number:015d}").stored
    assert read_number("spp_irt", show("spp_irt", stored)).stored == stored
    assert pirt_parts(stored) is not None


def test_every_kind_asks_with_an_example() -> None:
    assert {one.id for one in NUMBERS} == {
        "nib", "npwp", "spp_irt", "bpom_md", "kosmetik", "jamu_tr", "halal", "merek", "barcode", "free",
    }  # fmt: skip
    assert numbering("halal_sd") is numbering("halal_reg")
