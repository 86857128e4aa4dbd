"""Every date row of the parse table by number, then other ways of saying the same, then what must never happen."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import ExactDay, HeardDay, Lean, UnclearDay, find_day, parse_day
from domain.messages import Rejected
from domain.pasaran import next_pasaran, pasaran

TODAY = date(2026, 11, 22)  # a Sunday, the anchor of the table
WEDNESDAY = date(2026, 11, 25)
LEANS = list(Lean)
PAST, FUTURE, NEAREST = Lean.PAST, Lean.FUTURE, Lean.NEAREST


def _days(heard: HeardDay) -> list[str]:
    return [day.isoformat() for day in ([heard.day] if isinstance(heard, ExactDay) else heard.choices)]


def _heard(text: str, lean: Lean = NEAREST, today: date = TODAY, event: date | None = None) -> str:
    """ "2026-11-23" for a certain day, "? day day" for one that must be asked."""
    heard = parse_day(text, today, lean, event=event)
    return " ".join((["?"] if isinstance(heard, UnclearDay) else []) + _days(heard))


@pytest.mark.parametrize(
    ("row", "text", "lean", "expected"),
    [
        (77, "besok", NEAREST, "2026-11-23"),
        (78, "lusa", NEAREST, "2026-11-24"),
        (79, "kemarin", NEAREST, "2026-11-21"),
        (79, "kemaren", NEAREST, "2026-11-21"),
        (79, "wingi", NEAREST, "2026-11-21"),
        (80, "kemarin lusa", NEAREST, "2026-11-20"),
        (80, "kemaren dulu", NEAREST, "2026-11-20"),
        (81, "sesuk", NEAREST, "2026-11-23"),
        (81, "mbesuk", NEAREST, "? 2026-11-23"),
        (82, "tgl 5", FUTURE, "2026-12-05"),
        (83, "tgl 5 kemarin", FUTURE, "2026-11-05"),
        (84, "5/11", NEAREST, "2026-11-05"),
        (84, "5/11", PAST, "2026-11-05"),
        (85, "11/12", NEAREST, "2026-12-11"),
        (85, "11/12", FUTURE, "2026-12-11"),
        (85, "11/12", PAST, "2025-12-11"),
        (86, "5-1-27", NEAREST, "2027-01-05"),
        (87, "05.12.2026", NEAREST, "2026-12-05"),
        (88, "5 Nop", NEAREST, "2026-11-05"),
        (89, "Jumat ini", NEAREST, "2026-11-27"),
        (90, "Jumat depan", NEAREST, "? 2026-11-27 2026-12-04"),
        (91, "minggu depan", NEAREST, "? 2026-11-23 2026-11-24 2026-11-25 2026-11-26 2026-11-27 2026-11-28 2026-11-29"),
        (92, "hari Minggu", NEAREST, "? 2026-11-22 2026-11-29"),
        (94, "seminggu lagi", NEAREST, "2026-11-29"),
        (94, "7 hari lagi", NEAREST, "2026-11-29"),
        (95, "2 minggu", FUTURE, "? 2026-12-06"),
        (95, "tempo 14 hr", FUTURE, "? 2026-12-06"),
        (96, "akhir bulan", NEAREST, "2026-11-30"),
        (97, "awal bulan", NEAREST, "? 2026-12-01 2026-12-02 2026-12-03 2026-12-04 2026-12-05"),
        (98, "habis Lebaran", NEAREST, "? 2027-03-16 2027-03-22"),
        (98, "abis lebaran", NEAREST, "? 2027-03-16 2027-03-22"),
        (99, "sebelum puasa", NEAREST, "? 2027-02-07 2027-02-01"),
        (100, "Jumat Kliwon", NEAREST, "? 2026-12-04"),
    ],
)  # fmt: skip
def test_rows_of_the_parse_table(row: int, text: str, lean: Lean, expected: str) -> None:
    assert _heard(text, lean) == expected, row


def test_row_93_h_minus_three_needs_the_day_h() -> None:
    assert _heard("H-3", event=date(2026, 12, 1)) == "2026-11-28"
    assert _heard("H-3") == "?"


def test_row_79_the_javanese_yesterday_is_shown_before_it_is_booked() -> None:
    heard = parse_day("wingi", TODAY, PAST)
    assert isinstance(heard, ExactDay)
    assert not heard.sure


def test_row_95_a_term_is_counted_from_the_day_the_caller_knows() -> None:
    assert parse_day("tempo 14 hr", TODAY, since=date(2026, 11, 10)) == ExactDay(date(2026, 11, 24))
    assert parse_day("2 minggu", TODAY, since=date(2026, 11, 10)) == ExactDay(date(2026, 11, 24))


@pytest.mark.parametrize("lean", LEANS)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hari ini", "2026-11-22"), ("td", "2026-11-22"), ("tadi pagi", "2026-11-22"), ("barusan bu", "2026-11-22"),
        ("dina iki", "2026-11-22"), ("nanti sore", "2026-11-22"), ("ntar malem", "2026-11-22"), ("skrg", "2026-11-22"),
        ("tadi", "2026-11-22"), ("dinten niki", "2026-11-22"), ("poe ieu", "2026-11-22"), ("malam ini", "2026-11-22"),
        ("bsk", "2026-11-23"), ("besok pagi", "2026-11-23"), ("benjing", "2026-11-23"), ("esok hari", "2026-11-23"),
        ("isukan", "2026-11-23"), ("besok ya pak", "2026-11-23"), ("besok senin", "2026-11-23"), ("besok jumat", "2026-11-27"),
        ("besok jam 9 pagi", "2026-11-23"), ("besok lusa", "2026-11-24"), ("pageto", "2026-11-24"),
        ("kmrn", "2026-11-21"), ("kemarin sore jam 5 bu", "2026-11-21"), ("kala wingi", "2026-11-21"), ("kamari", "2026-11-21"),
        ("kmrn dulu", "2026-11-20"), ("wingi kae", "2026-11-20"), ("mangkukna", "2026-11-20"),
        ("dua hari yang lalu", "2026-11-20"), ("2 hr yg lalu", "2026-11-20"), ("rong dina kepungkur", "2026-11-20"),
        ("tiga hari lagi", "2026-11-25"), ("3 dina maneh", "2026-11-25"), ("dalam 3 hari", "2026-11-25"), ("3 hari ke depan", "2026-11-25"),
        ("seminggu yang lalu", "2026-11-15"), ("dua minggu lalu", "2026-11-08"), ("sebulan lagi", "2026-12-22"),
        ("3 bulan lalu", "2026-08-22"), ("setahun yang lalu", "2025-11-22"), ("dua tahun lagi", "2028-11-22"),
        ("22/11/2026", "2026-11-22"), ("22-11-26", "2026-11-22"), ("22.11.26", "2026-11-22"), ("22 / 11 / 26", "2026-11-22"),
        ("2026-11-22", "2026-11-22"), ("22 11 2026", "2026-11-22"), ("22112026", "2026-11-22"), ("22nov26", "2026-11-22"),
        ("22 November 2026", "2026-11-22"), ("tgl 22 nov 2026", "2026-11-22"), ("Minggu, 22 November 2026", "2026-11-22"),
        ("22 nopember 2026", "2026-11-22"), ("1 peb 27", "2027-02-01"), ("1 Agt 2027", "2027-08-01"), ("17 ags 2025", "2025-08-17"),
        ("tanggal 5 bulan 12 tahun 2026", "2026-12-05"), ("5 desmber 2026", "2026-12-05"), ("lima desember 2026", "2026-12-05"),
        ("tgl dua puluh lima des 2026", "2026-12-25"), ("29/2/2028", "2028-02-29"), ("24 Agustus 2021", "2021-08-24"),
        ("tgl 5 bulan depan", "2026-12-05"), ("tgl 5 bulan ini", "2026-11-05"), ("5 bulan lalu", "2026-06-22"),
        ("tgl 30 bulan kemarin", "2026-10-30"), ("5 desember tahun depan", "2027-12-05"), ("5 nov kemarin", "2026-11-05"),
        ("tgl 5 depan", "2026-12-05"), ("tanggal 20 kemarin", "2026-11-20"), ("tgl 22 kemarin", "2026-10-22"),
        ("jum'at kemarin", "2026-11-20"), ("senin lalu", "2026-11-16"), ("kemarin jumat", "2026-11-20"), ("rebo wingi", "2026-11-18"),
        ("Senin, 23 Nov 2026", "2026-11-23"), ("besok tgl 23", "2026-11-23"), ("hari ini tgl 22", "2026-11-22"),
        ("akhir bulan depan", "2026-12-31"), ("akhir bulan ini", "2026-11-30"), ("akhir tahun depan", "2027-12-31"),
        ("berlaku sampai 31 desember 2027", "2027-12-31"), ("exp 31/12/27", "2027-12-31"), ("terbit tgl 3 maret 2025", "2025-03-03"),
        ("desember tgl 10 2026", "2026-12-10"), ("bulan 12 tgl 10 2026", "2026-12-10"),
        ("5 menit yang lalu", "2026-11-22"), ("sejam lalu", "2026-11-22"), ("2 jam lagi", "2026-11-22"), ("ini hari", "2026-11-22"),
        ("besok malam minggu", "2026-11-28"), ("kemarinnya lagi", "2026-11-20"),
        ("barangnya saya kirim kemarin siang ya pak", "2026-11-21"), ("tgl.5 des.2026", "2026-12-05"), ("11/Des/2026", "2026-12-11"),
    ],
)  # fmt: skip
def test_other_ways_of_saying_a_day_whatever_the_lean(text: str, expected: str, lean: Lean) -> None:
    assert _heard(text, lean) == expected


@pytest.mark.parametrize(
    ("text", "lean", "expected"),
    [
        ("tgl 5", PAST, "2026-11-05"), ("5", FUTURE, "2026-12-05"), ("5", PAST, "2026-11-05"),
        ("tgl 5", NEAREST, "? 2026-12-05 2026-11-05"), ("tgl 22", FUTURE, "? 2026-11-22 2026-12-22"),
        ("tgl 12/12", FUTURE, "2026-12-12"), ("tgl 5-11", PAST, "2026-11-05"), ("utk tgl 5.12 ya", FUTURE, "2026-12-05"),
        ("tgl 31", FUTURE, "2026-12-31"), ("tgl 31", PAST, "2026-10-31"), ("selawe", FUTURE, "2026-11-25"),
        ("senin", PAST, "2026-11-16"), ("senin", FUTURE, "2026-11-23"), ("senin", NEAREST, "? 2026-11-23 2026-11-16"),
        ("Jumat ini", PAST, "2026-11-20"), ("hari minggu", PAST, "? 2026-11-22 2026-11-15"), ("ahad", FUTURE, "? 2026-11-22 2026-11-29"),
        ("malam minggu", FUTURE, "2026-11-28"), ("malem jumat", FUTURE, "2026-11-26"), ("akhir bulan", PAST, "2026-10-31"),
        ("5 des", PAST, "2025-12-05"), ("5 des", FUTURE, "2026-12-05"), ("29 feb", FUTURE, "2028-02-29"), ("29 feb", PAST, "2024-02-29"),
        ("jumat kliwon", PAST, "? 2026-10-30"), ("seloso wage", FUTURE, "? 2026-12-08"), ("pon", FUTURE, "? 2026-11-22"),
        ("12/2027", FUTURE, "? 2027-12-31 2027-12-01"), ("des 27", FUTURE, "? 2027-12-01 2027-12-31"),
        ("11/25", FUTURE, "? 2026-11-25"), ("5-7 des", FUTURE, "? 2026-12-05 2026-12-07"), ("tgl 5 atau 6", FUTURE, "? 2026-12-05 2026-12-06"),
        ("tgl 5an", FUTURE, "? 2026-12-05"), ("sekitar tgl 5", FUTURE, "? 2026-12-05"), ("kayaknya kemarin", PAST, "? 2026-11-21"),
        ("selasa 23 nov", FUTURE, "? 2026-11-23 2026-11-24"), ("semalam", PAST, "? 2026-11-21 2026-11-22"),
        ("akhir pekan", FUTURE, "? 2026-11-21 2026-11-22"), ("bulan depan", FUTURE, "? 2026-12-22 2026-12-01 2026-12-31"),
        ("tahun depan", FUTURE, "? 2027-11-22"), ("kapan-kapan", FUTURE, "? 2026-11-23"), ("lebaran", FUTURE, "? 2027-03-09"),
        ("habis natal", FUTURE, "? 2026-12-26 2027-01-01"), ("agustusan", FUTURE, "? 2027-08-17"),
        ("H-7 lebaran", FUTURE, "? 2027-03-02"), ("malam jumat kliwon", FUTURE, "? 2026-12-03"), ("2027", FUTURE, "? 2027-12-31 2027-01-01"),
        ("tahun 2024", PAST, "? 2024-12-31 2024-01-01"), ("tgl 15 s/d 17", FUTURE, "? 2026-12-15 2026-12-17"), ("tgl 5 sampai 11", FUTURE, "? 2026-12-05 2026-12-11"), ("tgl 15-17", FUTURE, "? 2026-12-15 2026-12-17"),
        ("setengah bulan lagi", PAST, "? 2026-12-07 2026-12-06"), ("des tgl 10", PAST, "2025-12-10"), ("bulan 12 tgl 10", PAST, "2025-12-10"),
        ("15 sampai 17 desember", FUTURE, "? 2026-12-15 2026-12-17"), ("dua minggu", PAST, "? 2026-11-08"),
        ("antara besok dan lusa", FUTURE, "? 2026-11-23 2026-11-24"), ("selasa minggu depan", FUTURE, "? 2026-11-24 2026-12-01"),
    ],
)  # fmt: skip
def test_the_lean_decides_and_what_is_open_is_asked(text: str, lean: Lean, expected: str) -> None:
    assert _heard(text, lean) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("senin depan", "2026-11-30"), ("rabu", "? 2026-11-25 2026-12-02"), ("jumat depan", "? 2026-11-27 2026-12-04"),
        ("minggu depan", "? 2026-11-30 2026-12-01 2026-12-02 2026-12-03 2026-12-04 2026-12-05 2026-12-06"),
        ("hari minggu depan", "? 2026-11-29 2026-12-06"), ("senin minggu depan", "2026-11-30"), ("selasa minggu lalu", "2026-11-17"),
        ("minggu depan senin", "2026-11-30"), ("kamis ini", "2026-11-26"), ("sabtu besok", "2026-11-28"),
    ],
)  # fmt: skip
def test_days_of_the_week_seen_from_a_wednesday(text: str, expected: str) -> None:
    assert _heard(text, FUTURE, WEDNESDAY) == expected


@pytest.mark.parametrize(
    "text",
    ["", "keripik", "iya", "ga tau", "32/1/2026", "31/2/2027", "31 februari 2027", "tgl 32", "5/13/2026/7", "0/0/2026",
     "99999 hari lagi", "12345678", "besok" * 40, "1/1/3000", "30/2", "tgl 0", "jam 9", "???", "25rb", "3 dus"],
)  # fmt: skip
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Rejected):
        parse_day(text, TODAY, NEAREST)


@pytest.mark.parametrize(
    ("text", "days", "rest"),
    [
        ("td ditransfer 1,2jt sm hypermart", ["2026-11-22"], "ditransfer 1,2jt sm hypermart"),
        ("kemarin setor 50 keripik ke Indomaret Limpung 8rb", ["2026-11-21"], "setor 50 keripik ke Indomaret Limpung 8rb"),
        ("laku 12 sisa 8 tgl 5", ["2026-11-05"], "laku 12 sisa 8"),
        ("titip 20 di Bu Sari, 18 nov 2026", ["2026-11-18"], "titip 20 di Bu Sari"),
        ("setor senin kemarin 40 bungkus", ["2026-11-16"], "setor 40 bungkus"),
        ("3 hari yang lalu retur 2", ["2026-11-19"], "retur 2"),
        ("setor 1/2 lusin", None, None),
        ("laku 12", None, None),
        ("bayar 5 rb", None, None),
        ("titip 3 minggu", None, None),
    ],
)  # fmt: skip
def test_a_day_inside_a_sentence_is_found_and_the_rest_kept(
    text: str, days: list[str] | None, rest: str | None
) -> None:
    found = find_day(text, TODAY, PAST)
    assert (found and _days(found.day)) == days
    assert (found and found.rest) == rest


def test_pasaran_of_known_days() -> None:
    assert pasaran(date(1945, 8, 17)) == "Legi"
    assert pasaran(date(2026, 12, 4)) == "Kliwon"
    assert next_pasaran("Kliwon", 4, date(2026, 12, 5)) == date(2027, 1, 8)


@given(st.text(max_size=60), st.sampled_from(LEANS))
def test_any_text_is_a_day_or_is_refused(text: str, lean: Lean) -> None:
    try:
        heard = parse_day(text, TODAY, lean)
    except Rejected:
        return
    assert isinstance(heard, ExactDay | UnclearDay)


_PIECES = ["besok", "senin", "minggu", "depan", "lalu", "tgl", "5", "31", "12", "des", "2026", "/", "-", "h", "akhir", "bulan",
           "99", "lebaran", "habis", "kliwon", "malam", "jam", "setengah", "lagi", "hari", "tahun", "9999"]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=7).map(" ".join), st.sampled_from(LEANS))
def test_any_mixture_of_words_about_days_is_met_calmly(text: str, lean: Lean) -> None:
    find_day(text, TODAY, lean)
    try:
        heard = parse_day(text, TODAY, lean)
    except Rejected:
        return
    assert all(1900 <= int(day[:4]) <= 2150 for day in _days(heard))


@given(st.dates(date(1990, 1, 1), date(2079, 12, 31)), st.sampled_from(LEANS), st.sampled_from("/-."))
def test_a_full_date_is_read_back_in_every_writing(day: date, lean: Lean, mark: str) -> None:
    written = mark.join((str(day.day), str(day.month), str(day.year)))
    assert parse_day(written, TODAY, lean) == ExactDay(day)
    assert parse_day(day.isoformat(), TODAY, lean) == ExactDay(day)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 28))
def test_a_day_of_the_month_leans_as_asked(today: date, number: int) -> None:
    for lean, sign in ((PAST, -1), (FUTURE, 1)):
        heard = parse_day(f"tgl {number}", today, lean)
        if isinstance(heard, ExactDay):
            away = (heard.day - today) * sign
            assert heard.day.day == number
            assert timedelta(0) < away <= timedelta(31)
