"""Questions about days and times: taps, words, limits, what is asked back. And a form that asks one."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel

from bot.dialog.day_field import Day, today
from bot.dialog.engine import Moment, advance, begin
from bot.dialog.event import Event, Said, SentOther, SentPhoto, Tapped
from bot.dialog.form import Context, Field, Form, Step, Value, View
from bot.dialog.time_fields import HoursOfDay, TimeOfDay, span
from bot.texts import Texts
from domain.dates import Lean
from domain.messages import Rejected

CONTEXT = Context({}, {"today": date(2026, 11, 22), "h": date(2026, 12, 1)}, Texts("id").plain)
DELIVERED = Day(Lean.PAST, quick=(0, -1, -2), not_after=today)
EXPIRES = Day(Lean.FUTURE, quick=(30, 60), not_before=today, event=lambda context: context.facts["h"])
TIME = TimeOfDay(("07:00", "09:00"))
HOURS = HoursOfDay(("20:00-07:00",))


def tap(choice: str) -> Tapped:
    return Tapped("t", "when", choice)


@pytest.mark.parametrize(
    ("field", "view", "event", "read"),
    [
        (DELIVERED, "", tap("2026-11-21"), "2026-11-21"), (DELIVERED, "", Said("kemarin"), "2026-11-21"),
        (DELIVERED, "", Said("Kemarin!"), "2026-11-21"), (DELIVERED, "", Said("2 hari lalu"), "2026-11-20"),
        (DELIVERED, "", Said("tgl 5"), "2026-11-05"), (DELIVERED, "", Said("tgl 22"), "?2026-11-22,2026-10-22"),
        (DELIVERED, "", Said("2"), "?2026-11-21,2026-11-02"), (DELIVERED, "", Said("5"), "2026-11-05"),
        (DELIVERED, "?2026-11-21,2026-11-02", Said("2"), "2026-11-02"), (DELIVERED, "?2026-11-21,2026-11-02", Said("Sen, 2 Nov"), "2026-11-02"),
        (DELIVERED, "", Said("besok"), Rejected), (DELIVERED, "", tap("2026-11-23"), Rejected), (DELIVERED, "", tap("x"), Rejected),
        (DELIVERED, "", Said("Jumat depan"), Rejected), (DELIVERED, "", Said("keripik"), Rejected), (DELIVERED, "", SentPhoto("f"), Rejected),
        (DELIVERED, "", SentOther("voice"), Rejected), (DELIVERED, "", Said("H-3"), ""), (DELIVERED, "", Said("minggu ini"), View),
        (EXPIRES, "", Said("31/12/27"), "2027-12-31"), (EXPIRES, "", Said("12/2027"), "?2027-12-31,2027-12-01"),
        (EXPIRES, "", Said("kemarin"), Rejected), (EXPIRES, "", Said("H-3"), "2026-11-28"), (EXPIRES, "", Said("akhir pekan"), "2026-11-22"),
        (TIME, "", tap("07:00"), "07:00"), (TIME, "", Said("07.00"), "07:00"), (TIME, "", Said("jam setengah 8"), "?07:30,19:30"),
        (TIME, "?07:30,19:30", Said("2"), "19:30"), (TIME, "", Said("jam 5 sore"), "17:00"), (TIME, "", tap("x"), Rejected),
        (TIME, "", Said("2"), "?14:00,02:00"), (TIME, "", SentPhoto("f"), Rejected), (TIME, "", Said("besok"), Rejected),
        (HOURS, "", tap("20:00-07:00"), "20:00-07:00"), (HOURS, "", Said("1"), "20:00-07:00"), (HOURS, "", Said("jam 8 sampai 5"), "08:00-17:00"),
        (HOURS, "", tap("x"), Rejected), (HOURS, "", Said("pagi"), Rejected), (HOURS, "", SentOther("sticker"), Rejected),
    ],
)  # fmt: skip
def test_what_an_event_means_to_a_question_about_time(
    field: Field, view: str, event: Event, read: Any
) -> None:
    context = replace(CONTEXT, view=view)
    if read is Rejected:
        with pytest.raises(Rejected):
            field.read(event, context)
        return
    reading = field.read(event, context)
    if read is View:
        assert isinstance(reading, View)
    else:
        assert (reading.json if isinstance(reading, Value) else reading.name) == read


def _labels(field: Field, view: str = "") -> list[str]:
    rows = field.options(replace(CONTEXT, view=view)).rows
    return [CONTEXT.render(option.label) for row in rows for option in row]


def test_buttons_say_today_yesterday_and_short_days() -> None:
    assert _labels(DELIVERED) == ["Hari ini", "Kemarin", "2 hari lalu"]
    assert _labels(Day(Lean.FUTURE, quick=(0, 1, 2, 3))) == [
        "Hari ini",
        "Besok",
        "2 hari lagi",
        "Rab, 25 Nov",
    ]
    assert _labels(DELIVERED, "?2026-11-27,2027-12-04") == ["Jum, 27 Nov", "Sab, 4 Des 2027"]
    assert _labels(TIME) == ["07.00", "09.00"]
    assert _labels(HOURS) == ["20.00–07.00"]


def test_buttons_outside_the_limits_are_not_offered() -> None:
    assert _labels(Day(Lean.PAST, quick=(1, 0, -1), not_after=today)) == ["Hari ini", "Kemarin"]


@pytest.mark.parametrize(
    ("said", "refusal"),
    [("besok", "Senin, 23 Nov 2026 belum datang"), ("keripik", "besok, 5 Desember"), ("31/2/2026", "Tidak ada tanggal itu")],
)  # fmt: skip
def test_a_refusal_says_why_with_an_example(said: str, refusal: str) -> None:
    with pytest.raises(Rejected) as found:
        DELIVERED.read(Said(said), CONTEXT)
    assert refusal in CONTEXT.render(found.value.message)


def test_a_button_of_yesterday_still_means_the_day_it_named() -> None:
    tomorrow = replace(CONTEXT, facts={"today": date(2026, 11, 23)})
    assert DELIVERED.read(tap("2026-11-22"), tomorrow) == Value("2026-11-22")


def test_a_span_of_hours_is_two_times() -> None:
    assert [f"{at:%H.%M}" for at in span("20:00-07:00")] == ["20.00", "07.00"]


class Answers(BaseModel):
    when: date


async def _finish(_turn: Any, _answers: Any) -> None: ...


FORM = Form("delivery", 1, "delivery", (Step("when", "Day", "When?", DELIVERED),), Answers, _finish)


def test_a_form_asks_a_day_refuses_asks_back_and_ends() -> None:
    moment = Moment(1, "t")
    state = begin(FORM, CONTEXT, moment).state
    for said in ("besok", "tgl 22"):
        assert state is not None
        state = advance(FORM, state, Said(said), CONTEXT, moment).state
    assert state is not None
    ended = advance(FORM, state, tap("2026-11-22"), CONTEXT, moment)
    assert ended.state is None
    assert Answers.model_validate(ended.answers).when == date(2026, 11, 22)
