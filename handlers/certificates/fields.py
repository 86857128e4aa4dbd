"""The kind of answer that is the last day of a paper."""

from datetime import date

from bot.dialog.day_field import Day
from bot.dialog.event import Event, Said
from bot.dialog.fields import in_rows, named
from bot.dialog.form import Context, Option, Options, Value, View
from bot.dialog.number_field import paper_of
from bot.dialog.screen import Line
from domain.dates import Lean, calendar_day
from domain.messages import N_, message
from services.certificates import reckoned


def _issued(context: Context) -> date | None:
    said = context.answers.get("issued")
    return date.fromisoformat(said) if said else None


_DAY = Day(Lean.FUTURE, not_before=_issued)


class EndField:
    """The last day of a paper: as the rules reckon it (a button), or as it is printed."""

    def options(self, context: Context) -> Options:
        own = () if context.view else in_rows(_reckoned(context), 2)
        return Options((*own, *_DAY.options(context).rows))

    def read(self, event: Event, context: Context) -> Value | View:
        choices = [] if context.view else _reckoned(context)
        if isinstance(event, Said) and (found := named(event.text, choices, context)):
            return Value(found.choice)
        return _DAY.read(event, context)

    def show(self, value: str, context: Context) -> Line:
        return message(N_("{day}"), day=calendar_day(date.fromisoformat(value)))


def _reckoned(context: Context) -> list[Option]:
    number = context.answers.get("number")
    days = reckoned(paper_of(context), _issued(context), number["number"] if number else None)
    issued = _issued(context)
    fitting = [day for day in days if issued is None or day >= issued]
    return [Option(message(N_("{day}"), day=calendar_day(day)), day.isoformat()) for day in fitting]
