import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.durations import parse_duration_days
from domain.messages import Rejected
from domain.money import Unclear


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("3 bulan", 90),
        ("3bln", 90),
        ("2 minggu", 14),
        ("1 thn", 365),
        ("10 hari", 10),
        ("10 hr", 10),
        ("sebulan", 30),
        ("seminggu", 7),
        ("setahun", 365),
        ("sehari", 1),
        ("setengah tahun", 182),
        ("setengah bulan", 15),
        ("sebulan setengah", 45),
        ("1 bulan 2 minggu", 44),
        ("tahan 3 bulan", 90),
        ("dua minggu", 14),
        ("telung wulan", 90),
        ("tilu bulan", 90),
        ("kira-kira 2 minggu", 14),
        ("1,5 bulan", 45),
    ],
)
def test_spans_in_days(text, days):
    assert parse_duration_days(text) == days


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("14", (14, 98, 420)),
        ("3", (3, 21, 90)),
        ("2-3 hari", ()),
        ("2 sampai 3 bulan", ()),
        ("2–3 minggu", ()),
    ],
)
def test_unclear_spans_are_asked(text, choices):
    heard = parse_duration_days(text)
    assert isinstance(heard, Unclear)
    assert heard.choices == choices


@pytest.mark.parametrize(
    "text", ["", "lama", "0 hari", "99 tahun", "bulan", "-3 bulan", "3 jam", "😀", "x" * 4_096]
)
def test_no_spans(text):
    with pytest.raises(Rejected, match="14 hari or 3 bulan"):
        parse_duration_days(text)


@given(st.text(max_size=40) | st.text(alphabet="0123456789 haribulnmgthsewk-,", max_size=20))
def test_any_text_is_a_span_or_is_refused(text):
    try:
        heard = parse_duration_days(text)
    except Rejected:
        return
    assert isinstance(heard, Unclear) or 1 <= heard <= 3_650
