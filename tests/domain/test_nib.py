import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.messages import Rejected
from domain.nib import parse_nib, show


@pytest.mark.parametrize(
    "text",
    [
        "1234567890123",
        " 1234567890123 ",
        "12 3456.7890-123",
        "1234 5678 90123",
        "NIB: 1234567890123",
        "nib saya 1234567890123",
    ],
)
def test_thirteen_digits(text):
    assert parse_nib(text) == "1234567890123"


def test_leading_zeros_stay():
    assert parse_nib("0220001234567") == "0220001234567"


@pytest.mark.parametrize(
    ("text", "count"),
    [("1", 1), ("123456789012", 12), ("12345678901234", 14), ("081234567890", 12), ("1" * 4096, 4096)],
)
def test_the_count_is_told(text, count):
    with pytest.raises(Rejected, match="digits") as caught:
        parse_nib(text)
    assert caught.value.message.params == {"count": count}


def test_a_nik_is_not_needed():
    with pytest.raises(Rejected, match="NIK; we do not need it"):
        parse_nib("3325 1101 0180 0001")


@pytest.mark.parametrize("text", ["", "belum", "12345678901a3", "😀", "nib", "-"])
def test_digits_only(text):
    with pytest.raises(Rejected, match="digits only"):
        parse_nib(text)


def test_shown_in_groups():
    assert show(parse_nib("1234567890123")) == "1234 5678 90123"


@given(st.integers(0, 10**13 - 1))
def test_what_is_shown_can_be_read(number):
    nib = parse_nib(f"{number:013d}")
    assert parse_nib(show(nib)) == nib
