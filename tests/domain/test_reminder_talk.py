"""What people want who speak of reminders: silence, other hours, one subject less."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.intents import guess
from domain.reminder_talk import LONGEST_PAUSE, Ask, wish
from domain.reminders import Topic

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("jangan ingatkan aku minggu ini", "2026-11-30"), ("stop dulu pengingatnya sebulan", "2026-12-24"),
        ("libur dulu ngingetinnya 2 minggu", "2026-12-08"), ("off dulu notifnya seminggu", "2026-12-01"),
        ("matikan pengingat dua bulan", "2027-01-23"), ("matiin notif sampai besok", "2026-11-25"),
        ("jangan ganggu saya sampai lebaran", "2027-03-09"), ("jeda pengingat 3 hari", "2026-11-27"),
        ("setop ngingetin sampe tgl 5", "2026-12-05"), ("jangan ingatkan bulan ini", "2026-12-01"),
        ("jangan ingatkan hari ini", "2026-11-25"), ("ojo ngelingke sesasi", None),
        ("matikan pengingat", None), ("ojo dielingke sik", None), ("gak usah ingatkan lagi", None),
        ("jangan kirimi saya pengingat hari minggu", None), ("stop ngingetin sampai kemarin", None),
    ],
)  # fmt: skip
def test_silence_and_how_long(text: str, until: str | None) -> None:
    found = wish(text, TODAY)
    assert (found.ask, found.until and found.until.isoformat()) == (Ask.QUIET, until)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("matikan pengingat sertifikat", Topic.CERTIFICATES), ("pengingat tagihan jangan dikirim", Topic.CONSIGNMENT),
        ("berhenti kirim pengingat pelatihan", Topic.AGENDA), ("stop pengingat nglarisi", Topic.PROCUREMENT),
        ("stop reminder pirt", Topic.CERTIFICATES), ("jangan kirim pesan malam malam", None),
    ],
)  # fmt: skip
def test_one_subject_less(text: str, topic: Topic | None) -> None:
    found = wish(text, TODAY)
    assert (found.ask, found.topic) == (Ask.QUIET, topic)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("pengingat jam 5 sampai 8 malam saja", "17:00 20:00"), ("ingatkan antara jam 3 pagi sampai jam 6 ya", "03:00 06:00"),
        ("pengingat 05.00-07.00", "05:00 07:00"), ("jangan ganggu jam 8 malam sampai 7 pagi", "07:00 20:00"),
        ("jangan ingatkan selain jam 8 sampai jam 10 pagi", "08:00 10:00"),
        ("atur jam pengingat", None), ("jam berapa pengingat dikirim", None), ("kirim pengingat jam 3 pagi aja", None),
    ],
)  # fmt: skip
def test_other_hours(text: str, hours: str | None) -> None:
    found = wish(text, TODAY)
    assert found.ask is Ask.HOURS
    assert (found.hours and f"{found.hours.start:%H:%M} {found.hours.end:%H:%M}") == hours


@pytest.mark.parametrize(
    "text",
    [
        "pengingat",
        "ingetin bayar besok",
        "nyalakan lagi pengingat",
        "lanjutin pengingatnya",
        "hidupkan pengingat pirt",
    ],
)
def test_anything_else_is_shown(text: str) -> None:
    assert wish(text, TODAY).ask is Ask.SHOW


@pytest.mark.parametrize(
    "text",
    [
        "jangan ingatkan aku minggu ini", "matikan pengingat", "atur jam pengingat", "stop dulu pengingatnya sebulan",
        "jeda pengingat 3 hari", "nyalakan lagi pengingat", "jam berapa pengingat dikirim", "kapan pengingat berikutnya",
        "ojo dielingke sik", "off dulu notifnya seminggu", "pengingat jam 5 sampai 8 malam saja", "ubah jam kirim pengingat",
        "setop ngingetin sampe tgl 5",
    ],
)  # fmt: skip
def test_such_words_lead_here(text: str) -> None:
    found = guess(text)
    assert found is not None
    assert found.intent == "reminders"


@given(st.text(max_size=80), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_any_words_are_met(text: str, today: date) -> None:
    found = wish(text, today)
    assert found.until is None or today < found.until <= today + LONGEST_PAUSE
