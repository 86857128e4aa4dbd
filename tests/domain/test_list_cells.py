"""Phones and names as spreadsheets and offices leave them, and numbers of cards, which nobody may keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.lists.cells import Cell, is_card_number, masked, phone_of, text_of
from domain.lists.names import are_alike, listed_name, name_key
from domain.lists.twins import Twins, Why, product_key, twin_key
from domain.messages import Rejected

NUMBER = "+6281234567890"


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        (81234567890, NUMBER), ("081234567890", NUMBER), ("'081234567890", NUMBER), ("81234567890.0", NUMBER), ("0812-3456-7890", NUMBER),
        ("0812.3456.7890", NUMBER), ("+62 812 3456 7890", NUMBER), ("0062 812 3456 7890", NUMBER), ("(0812) 3456 7890", NUMBER),
        ("8.1234567890E+10", NUMBER), ("8,123456789E+10", NUMBER), ("8.123456789e10", NUMBER), ("WA 081234567890", NUMBER),
        ("0812 3456 0000", "+6281234560000"), ("0812.7125.0000", "+6281271250000"), ("0812,3456,7890", NUMBER),
        ("081234567890 / 085712345678", NUMBER), ("081234567890, 0857", NUMBER), ("- / 081234567890", NUMBER), ("081234567890 085712345678", NUMBER),
        ("081234567890 dan 085712345678", NUMBER), ("0285 391234", "+62285391234"), (285391234, "+62285391234"),
        (None, None), ("-", None), ("tidak ada", None), ("TDK PUNYA", None), ("0", None), ("#N/A", None), ("'", None),
        ("0812-345", "not complete"), ("8,12346E+11", "cut off"), ("8.12E+10", "cut off"), ("O8I2 3456 789O", "letters"), ("menyusul", "letters"),
        ("3325110101800001", "looks like a NIK"), (3325110101800001, "looks like a NIK"), ("0812345678901234567", "not complete"), ("123", "not complete"),
    ],
)  # fmt: skip
def test_a_phone_of_a_list(cell: Cell, phone: str | None) -> None:
    if phone is None or phone.startswith("+"):
        assert phone_of(cell) == phone
        return
    with pytest.raises(Rejected) as refusal:
        phone_of(cell)
    assert phone in refusal.value.message.id


@given(
    st.one_of(
        st.none(), st.integers(), st.text(max_size=40), st.from_regex(r"[0-9eE+.,/ -]{1,30}", fullmatch=True)
    )
)
def test_any_cell_is_a_phone_or_nothing_or_refused(cell: Cell) -> None:
    try:
        found = phone_of(cell)
    except Rejected:
        return
    assert found is None or found.startswith("+")


@pytest.mark.parametrize(
    ("written", "name", "honorific"),
    [
        ("SITI AMINAH", "Siti Aminah", None), ("siti aminah", "Siti Aminah", None), ("Siti AMINAH", "Siti AMINAH", None),
        ("HJ. SITI AMINAH, S.Pd", "Hj. Siti Aminah", "ibu"), ("H. ABDUL ROHIM", "H. Abdul Rohim", "bapak"), ("H ABDUL ROHIM", "H. Abdul Rohim", "bapak"),
        ("IBU SUDARMI", "Sudarmi", "ibu"), ("BPK. KARTO", "Karto", "bapak"), ("Ny. Partinah", "Partinah", "ibu"), ("SDRI YULI", "Yuli", "ibu"),
        ("BUDI SANTOSO SE", "Budi Santoso", None), ("Drs. SUPRAPTO, M.Si", "Suprapto", "bapak"), ("DRA. RATNA, MM.", "Ratna", "ibu"), ("IR H JOKO, MT", "H. Joko", "bapak"),
        ("AHMAD FAUZI S.Pd.I", "Ahmad Fauzi", None), ("SITI AMINAH A.Md.Keb", "Siti Aminah", None), ("KARTO (ALM)", "Karto", None),
        ("MA'RUF", "Ma'ruf", None), ("A.RAHMAN", "A.Rahman", None), ("NUR-AINI", "Nur-Aini", None), ("SITI BINTI KARJO", "Siti binti Karjo", None),
        ("BUSTOMI", "Bustomi", None), ("PAKSI", "Paksi", None), ("SITI / BUDI", "Siti", None), ("SUMI alias MIMI", "Sumi", None), ("ÉLISA", "Élisa", None),
        ("SITI 2", "Siti 2", None), ("Warga 00001", "Warga 00001", None),
    ],
)  # fmt: skip
def test_a_name_of_a_list(written: str, name: str, honorific: str | None) -> None:
    found = listed_name(written)
    assert (found.name, found.honorific) == (name, honorific)


@pytest.mark.parametrize(
    ("written", "why"),
    [("", "missing"), ("12345", "is not a name"), ("X", "is not a name"), ("???", "is not a name"), ("SITI 081234567890", "digits"), ("33250812 Siti 3325 0812", "digits"), ("S" * 61, "too long")],
)  # fmt: skip
def test_what_is_no_name_is_told(written: str, why: str) -> None:
    with pytest.raises(Rejected) as refusal:
        listed_name(written)
    assert why in refusal.value.message.id


@given(st.text(max_size=80))
def test_any_text_is_a_name_or_refused(text: str) -> None:
    try:
        found = listed_name(text_of(text))
    except Rejected:
        return
    assert found.name
    assert name_key(found.name) == found.key or found.key


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Hj. Siti Aminah", "SITI AMINAH", True), ("Moh. Yusuf", "Muhammad Yusuf", True), ("Sudarmi", "Sudarni", True), ("Siti Aminah", "Siti Aminah Wati", True),
        ("Siti Aminah", "Budi Santoso", False), ("Sri Wahyuni", "Sri Lestari", False), ("Ahmad Fauzi", "Achmad Fauzi", True),
    ],
)  # fmt: skip
def test_names_of_one_person_are_alike(one: str, other: str, alike: bool) -> None:
    assert are_alike(name_key(one), name_key(other)) is alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KERIPIK TEMPE", "usaha pembuatan kripik tempe, dll"), ("Warung kelontong", "KELONTONG"), ("Jual gorengan", "pedagang gorengan & es"),
        ("Batik tulis dan cap", "batik tulis"),
    ],
)  # fmt: skip
def test_products_of_one_kind_have_one_key(one: str, other: str) -> None:
    assert product_key(one) == product_key(other)
    assert twin_key("siti aminah", "33.25.08.2005", one) == twin_key("siti aminah", "33.25.08.2005", other)
    assert twin_key("siti aminah", "33.25.08.2006", one) != twin_key("siti aminah", "33.25.08.2005", one)


def test_rows_of_one_person_meet() -> None:
    twins = Twins()
    key, other = twin_key("siti", "33.25.08.2005", "tempe"), twin_key("budi", "33.25.08.2005", "tempe")
    assert twins.meet((0, 1), "siti", key, NUMBER, "3325110101800001") is None
    same = twins.meet((0, 2), "siti", key, NUMBER, "3325110101800001")
    assert same is not None
    assert (same.place, same.why, same.is_sure) == ((0, 1), Why.CARD, True)
    met = [
        twins.meet((0, 3), "siti aminah", key + 1, NUMBER, ""), twins.meet((0, 4), "budi", other, NUMBER, ""),
        twins.meet((0, 5), "siti", key, "", ""), twins.meet((1, 6), "siti", key, "+6281111111111", ""),
        twins.meet((1, 7), "siti", key, "+6281111111112", "3325110101800002"),
    ]  # fmt: skip
    assert [(one.why, one.is_sure) if one else None for one in met] == [
        (Why.PHONE, True), (Why.PHONE, False), (Why.NAME, True), (Why.NAME, False), None,
    ]  # fmt: skip


def test_numbers_of_cards_are_masked_wherever_they_stand() -> None:
    row: list[Cell] = [
        1,
        "3325110101800001",
        "SITI",
        3325110101800001,
        "KTP 33.25 3325110101800001",
        "3325 1101 0180 0001",
        "081234567890",
        1234567890123,
        "12345",
    ]
    hidden = masked(row, frozenset({8}))
    assert hidden == [
        1,
        "************0001",
        "SITI",
        "************0001",
        "KTP 33.25 ************0001",
        "***************0001",
        "081234567890",
        1234567890123,
        "*****",
    ]
    assert is_card_number("3325110101800001")
    assert not is_card_number("1234567890123")


@given(st.integers(10**15, 10**16 - 1), st.sampled_from(["{}", "NIK {}", "{}/ 0812", "'{}", "{}.0"]))
def test_no_sixteen_digits_survive(number: int, around: str) -> None:
    hidden = masked([around.format(number)], frozenset())
    assert str(number) not in str(hidden)
    assert str(number)[:11] not in str(hidden)


def test_a_number_behind_a_name_makes_it_another_name() -> None:
    assert name_key("Siti 2") != name_key("SITI 3") != name_key("Siti")
