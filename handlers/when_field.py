"""The answer that is day and hours of an event: written in one line, asked back where it may mean several things.

Needs the facts `now` (a moment) and `zone`. View of the question: what was understood so far, as JSON. The answer is
`{"start": "2026-12-03T09:00", "end": … or None}`, in the zone of the door.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from bot.dialog.day_field import today
from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import in_rows, named, unsuitable
from bot.dialog.form import Context, Option, Options, Value, View
from bot.dialog.screen import Line, Lines, Literal
from domain.agenda.when import Clock, Days, HeardWhen, parse_clock, parse_when
from domain.dates import short
from domain.messages import N_, Message, Rejected, message
from services.agenda.words import span

_USUAL = (time(8), time(9), time(10), time(13))
_MOST = 7
_WHICH_DAY, _WHICH_TIME = N_("Which day do you mean?"), N_("Which time do you mean?")
_AT_WHAT_TIME = N_("At what time? Tap one, or write it: 09.00, or jam 9 sampai 12.")


def moments(value: Mapping[str, Any], zone: str) -> tuple[datetime, datetime | None]:
    """Start and end of an answer, as moments."""
    where = ZoneInfo(zone)
    start = datetime.fromisoformat(value["start"]).replace(tzinfo=where)
    return start, datetime.fromisoformat(value["end"]).replace(tzinfo=where) if value["end"] else None


@dataclass(frozen=True, slots=True)
class WhenField:
    """One line such as "besok jam setengah 8", or "27-31 Des 09.00-21.00"."""

    def options(self, context: Context) -> Options:
        heard = _heard(context)
        return Options(in_rows(_choices(heard, context) if heard else [], 3))

    def read(self, event: Event, context: Context) -> Value | View:
        heard = _heard(context)
        if isinstance(event, Tapped):
            return self._settled(_chosen(heard, event.choice), context)
        if not isinstance(event, Said):
            raise unsuitable(event)
        found = named(event.text, _choices(heard, context), context) if heard else None
        if heard and found and not (event.text.strip().isdecimal() and not heard.clocks):
            return self._settled(_chosen(heard, found.choice), context)
        return self._settled(_understood(event.text, heard, context), context)

    def show(self, value: Any, context: Context) -> Line:
        zone = str(context.facts["zone"])
        return Lines((span(*moments(value, zone), zone),))  # as lines it is never cut

    def _settled(self, heard: HeardWhen, context: Context) -> Value | View:
        """The answer when it is certain; else the next thing to ask."""
        if all(days.last < today(context) for days in heard.days):
            raise Rejected(
                N_("{day} is over already. Please write today or a later day."), day=heard.days[0].last
            )
        if len(heard.days) > 1:
            return View(opening(heard), Message(_WHICH_DAY))
        if not heard.clocks:
            return View(opening(heard), Message(_AT_WHAT_TIME))
        if len(heard.clocks) > 1:
            return View(opening(heard), Message(_WHICH_TIME))
        value = _value(heard.days[0], heard.clocks[0])
        _refuse_past(value, context)
        return Value(value, message(N_("👍 Noted: {answer}"), answer=self.show(value, context)))


def _understood(text: str, heard: HeardWhen | None, context: Context) -> HeardWhen:
    """A time may be written alone once the day is known."""
    if heard is not None and not heard.clocks:
        try:
            return replace(heard, clocks=parse_clock(text))
        except Rejected:
            return parse_when(text, today(context))
    return parse_when(text, today(context))


def _choices(heard: HeardWhen, context: Context) -> list[Option]:
    if len(heard.days) > 1:
        return [Option(_day(days.first, context), f"d{at}") for at, days in enumerate(heard.days[:_MOST])]
    if not heard.clocks:
        return [Option(_time(Clock(one)), f"t{one:%H:%M}") for one in _USUAL]
    return [Option(_time(one), f"c{at}") for at, one in enumerate(heard.clocks)]


def _chosen(heard: HeardWhen | None, choice: str) -> HeardWhen:
    """What is left after a tap. A forged one is refused like any other word."""
    kind, which = choice[:1], choice[1:]
    try:
        if heard is not None and kind == "d":
            return replace(heard, days=(heard.days[int(which)],))
        if heard is not None and kind == "c":
            return replace(heard, clocks=(heard.clocks[int(which)],))
        if heard is not None and kind == "t":
            return replace(heard, clocks=(Clock(time.fromisoformat(which)),))
    except (ValueError, IndexError):
        pass
    raise Rejected(N_("Please write day and time, for example: besok jam 9, or 5 Desember 09.00-12.00."))


def _day(day: date, context: Context) -> Line:
    """With the year when it is not this one."""
    if day.year == today(context).year:
        return message(N_("{day}"), day=short(day))
    return message(N_("{day} {year}"), day=short(day), year=str(day.year))


def _time(clock: Clock) -> Line:
    end = f"–{clock.end:%H.%M}" if clock.end else ""
    return Literal(f"{clock.start:%H.%M}{end}")


def _value(days: Days, clock: Clock) -> dict[str, str | None]:
    """Hours that end before they begin reach into the night."""
    end = None
    if clock.end is not None or days.last > days.first:
        last = (
            days.last
            if days.last > days.first or (clock.end or time.max) > clock.start
            else days.last + timedelta(1)
        )
        end = f"{last}T{clock.end or time(23, 59):%H:%M}"
    return {"start": f"{days.first}T{clock.start:%H:%M}", "end": end}


def _refuse_past(value: Mapping[str, Any], context: Context) -> None:
    start, _ = moments(value, str(context.facts["zone"]))
    now: datetime = context.facts["now"]
    if start <= now:
        raise Rejected(N_("{when} is over already. Please write a day and time to come."), when=start)


def opening(heard: HeardWhen) -> str:
    """The view with which the question opens when so much is understood already."""
    days = [[one.first.isoformat(), one.last.isoformat()] for one in heard.days]
    clocks = [[one.start.isoformat(), one.end.isoformat() if one.end else None] for one in heard.clocks]
    return orjson.dumps({"days": days, "clocks": clocks}).decode()


def _heard(context: Context) -> HeardWhen | None:
    if not context.view.startswith("{"):
        return None
    seen = orjson.loads(context.view)
    days = tuple(Days(date.fromisoformat(first), date.fromisoformat(last)) for first, last in seen["days"])
    clocks = tuple(
        Clock(time.fromisoformat(start), time.fromisoformat(end) if end else None)
        for start, end in seen["clocks"]
    )
    return HeardWhen(days, clocks)
