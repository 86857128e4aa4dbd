"""What people ask of the agenda. Today is Tuesday, 24 November 2026."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from domain.agenda.event import Event, EventKind
from domain.agenda.talk import AgendaQuestion, decode, encode, fits, question_of, wider

TODAY = date(2026, 11, 24)
TRAINING, FAIR = EventKind.TRAINING, EventKind.FAIR


def asked(kind: EventKind | None = None, days: str = "", **more: Any) -> AgendaQuestion:
    first, _, last = days.partition("/")
    period = (date.fromisoformat(first), date.fromisoformat(last or first)) if days else (None, None)
    return AgendaQuestion(kind=kind, first=period[0], last=period[1], **more)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("info pelatihan", asked(TRAINING)),
        ("kapan bazar", asked(FAIR)),
        ("ada acara apa minggu depan", asked(days="2026-11-30/2026-12-06")),
        ("mau ikut pelatihan halal", asked(TRAINING, papers=("halal_sd",))),
        ("izin kolektif pirt kapan", asked(EventKind.PERMITS, papers=("spp_irt",))),
        ("jadwal bazar desember", asked(FAIR, "2026-12-01/2026-12-31")),
        ("jadwal bazar des", asked(FAIR, "2026-12-01/2026-12-31")),
        ("pelatihan bulan ini", asked(TRAINING, "2026-11-24/2026-11-30")),
        ("kegiatan bulan depan", asked(days="2026-12-01/2026-12-31")),
        ("agenda besok", asked(days="2026-11-25")),
        ("acara tgl 5", asked(days="2026-12-05")),
        ("ada apa akhir pekan ini", asked(days="2026-11-28/2026-11-29")),
        ("ada acara januari", asked(days="2027-01-01/2027-01-31")),
        ("acara yang saya ikuti", asked(mine=True)),
        ("acara saya", asked(mine=True)),
        ("aku udah daftar pelatihan", asked(TRAINING, mine=True)),
        ("saya mau ikut bazar", asked(FAIR)),
        ("batalin pelatihan jualan online", asked(TRAINING, mine=True)),
        ("ndak jadi ikut bazar", asked(FAIR, mine=True)),
        ("tempat pelatihannya dimana", asked(TRAINING)),
        ("acara kemarin", asked(past=True)),
        ("minta sertifikat pelatihan", asked(TRAINING, past=True)),
        ("sertifikat hadir saya mana", asked(past=True)),
        ("bukti kehadiran", asked(past=True)),
        ("pelatihan yang sudah lewat", asked(TRAINING, past=True)),
        ("pelatihan sertifikat halal", asked(TRAINING, papers=("halal_sd",))),
        ("ada acara apa", asked()),
        ("", asked()),
    ],
)
def test_words_narrow_the_list(text: str, question: AgendaQuestion) -> None:
    assert question_of(text, TODAY) == question


def event(
    title: str, start: str, end: str = "", kind: EventKind = TRAINING, papers: tuple[str, ...] = ()
) -> Event:
    starts, ends = (datetime.fromisoformat(f"{one}:00+07:00") if one else None for one in (start, end))
    assert starts is not None
    return Event(kind, title, starts.astimezone(UTC), ends, "Asia/Jakarta", "Aula", None, 30, {}, papers)


@pytest.mark.parametrize(
    ("question", "does"),
    [
        (asked(), True), (asked(TRAINING), True), (asked(FAIR), False), (asked(papers=("halal_sd",)), True),
        (asked(papers=("nib",)), False), (asked(days="2026-12-03"), True), (asked(days="2026-12-02"), False),
        (asked(days="2026-12-04"), False), (asked(days="2026-11-30/2026-12-06"), True),
    ],
)  # fmt: skip
def test_an_event_fits_what_is_asked(question: AgendaQuestion, does: bool) -> None:
    assert fits(question, event("Pelatihan halal", "2026-12-03T06:30", "2026-12-03T23:30")) is does


def test_an_event_of_several_days_fits_each_of_them() -> None:
    fair = event("Bazar", "2026-12-27T09:00", "2026-12-31T21:00", FAIR)
    assert [fits(asked(days=f"2026-12-{day}"), fair) for day in (26, 27, 29, 31)] == [False, True, True, True]


def test_less_and_less_is_asked_until_everything_is_shown() -> None:
    question = asked(TRAINING, "2026-12-01/2026-12-31", papers=("nib",))
    steps = wider(question)
    assert steps[0] == asked(TRAINING, "2026-12-01/2026-12-31")
    assert steps[-1].is_empty
    assert wider(asked()) == ()


@pytest.mark.parametrize(
    "question",
    [
        asked(),
        asked(TRAINING),
        asked(EventKind.INDUSTRY, "2026-12-01/2026-12-31", papers=("nib", "bpom_md"), mine=True),
    ],
)
def test_a_button_carries_the_question(question: AgendaQuestion) -> None:
    assert decode(encode(question)) == question
    assert len(encode(question)) <= 36


@pytest.mark.parametrize(
    "text", ["x", "....", "party....", ".9...", ".x...", "..2026....", "..20261399..", "a.b.c.d.e"]
)
def test_a_forged_button_asks_for_nothing(text: str) -> None:
    assert decode(text).is_empty
