"""The kinds of answers that are times of day: one time ("07:30"), or a span of hours ("20:00-07:00").

View of the question: `?07:30,19:30` the times that may be meant.
"""

from dataclasses import dataclass
from datetime import time

from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import in_rows, named, unsuitable
from bot.dialog.form import Context, Option, Options, Value, View
from bot.dialog.screen import Line, Literal
from domain.clock_times import ExactTime, parse_hours, parse_time
from domain.messages import N_, Rejected

_TAP_OR_WRITE = N_("Please tap one of the buttons, or write the time, for example 07.30.")


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """`quick`: times that have a button, as "07:00". The answer is such a text."""

    quick: tuple[str, ...] = ()

    def options(self, context: Context) -> Options:
        times = _maybe(context) or self.quick
        return Options(in_rows([Option(_shown(at), at) for at in times], 3))

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, Tapped):
            return _tapped(event.choice)
        if not isinstance(event, Said):
            raise unsuitable(event)
        shown = [option for row in self.options(context).rows for option in row]
        found = named(event.text, shown, context)
        if found and (context.view or not event.text.strip().isdecimal()):
            return _tapped(found.choice)
        heard = parse_time(event.text)
        if isinstance(heard, ExactTime):
            return Value(f"{heard.at:%H:%M}")
        return View("?" + ",".join(f"{at:%H:%M}" for at in heard.choices), heard.question)

    def show(self, value: str, context: Context) -> Line:
        return _shown(value)


@dataclass(frozen=True, slots=True)
class HoursOfDay:
    """`quick`: spans that have a button, as "20:00-07:00". The answer is such a text; see `span`."""

    quick: tuple[str, ...] = ()

    def options(self, context: Context) -> Options:
        return Options(in_rows([Option(_shown(hours), hours) for hours in self.quick], 2))

    def read(self, event: Event, context: Context) -> Value | View:
        if not isinstance(event, Said | Tapped):
            raise unsuitable(event)
        shown = [option for row in self.options(context).rows for option in row]
        text = event.choice if isinstance(event, Tapped) else event.text
        found = None if isinstance(event, Tapped) else named(text, shown, context)
        hours = parse_hours(found.choice if found else text)
        return Value(f"{hours.start:%H:%M}-{hours.end:%H:%M}")

    def show(self, value: str, context: Context) -> Line:
        return _shown(value)


def span(value: str) -> tuple[time, time]:
    """Start and end of an answer of `HoursOfDay`; a start after the end reaches over midnight."""
    start, _, end = value.partition("-")
    return time.fromisoformat(start), time.fromisoformat(end)


def _shown(value: str) -> Line:
    """ "07.30", "20.00–07.00": with dots, as Indonesians write."""
    return Literal(value.replace(":", ".").replace("-", "–"))


def _maybe(context: Context) -> tuple[str, ...]:
    return tuple(context.view[1:].split(",")) if context.view.startswith("?") else ()


def _tapped(choice: str) -> Value:
    try:
        return Value(f"{time.fromisoformat(choice):%H:%M}")
    except ValueError:
        raise Rejected(_TAP_OR_WRITE) from None
