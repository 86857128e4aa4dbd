"""The kind of answer that is a day: tapped ("Kemarin"), or written in any of the ways people write days.

Needs the fact `today` (a date), which every form gets. View of the question: `?2026-11-27,2026-12-04` the days
that may be meant. The answer is the day as `2026-11-27`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import in_rows, named, unsuitable
from bot.dialog.form import Context, Option, Options, Value, View
from bot.dialog.screen import Line
from domain.dates import ExactDay, Lean, UnclearDay, parse_day, short
from domain.messages import N_, Rejected, message

Limit = Callable[[Context], date | None]
_MOST = 7
_NAMED = {
    -2: message(N_("2 days ago")),
    -1: message(N_("Yesterday")),
    0: message(N_("Today")),
    1: message(N_("Tomorrow")),
    2: message(N_("In 2 days")),
}
_TAP_OR_WRITE = N_("Please tap one of the buttons, or write the date, for example 5 Desember.")


def today(context: Context) -> date:
    """The calendar day where the person lives."""
    day: date = context.facts["today"]
    return day


def _none(_context: Context) -> date | None:
    return None


@dataclass(frozen=True, slots=True)
class Day:
    """`lean`: which way a day without month or year leans. `quick`: days from today that have a button.

    `not_before`, `not_after`: the first and last day allowed (`today` itself may be given). `event`: the day H
    of "H-3"; `since`: where "tempo 14 hari" begins.
    """

    lean: Lean
    quick: tuple[int, ...] = ()
    not_before: Limit = _none
    not_after: Limit = _none
    event: Limit = _none
    since: Limit = _none

    def options(self, context: Context) -> Options:
        maybe = self._maybe(context)
        if maybe:
            return Options(in_rows([_dated(day, context) for day in maybe], 2))
        days = [(today(context) + timedelta(away), away) for away in self.quick]
        shown = [(day, away) for day, away in days if self._fault(day, context) is None]
        return Options(in_rows([_quick(day, away, context) for day, away in shown], 2))

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, Tapped):
            return self._checked(_tapped(event.choice), context)
        if not isinstance(event, Said):
            raise unsuitable(event)
        shown = [option for row in self.options(context).rows for option in row]
        bare = event.text.strip().isdecimal()
        found = named(event.text, shown, context)
        if found and (context.view or not bare):
            return self._checked(_tapped(found.choice), context)
        return self._written(event.text, found.choice if found else "", context)

    def show(self, value: str, context: Context) -> Line:
        return message(N_("{day}"), day=date.fromisoformat(value))

    def _written(self, text: str, numbered: str, context: Context) -> Value | View:
        heard = parse_day(
            text, today(context), self.lean, event=self.event(context), since=self.since(context)
        )
        days = (heard.day,) if isinstance(heard, ExactDay) else heard.choices
        if numbered:  # "2": the second button, or the 2nd of the month?
            return self._ask((date.fromisoformat(numbered), *days), UnclearDay((), _WHICH), context)
        if isinstance(heard, UnclearDay):
            return self._ask(days, heard, context)
        return self._noted(heard.day, context)

    def _ask(self, days: tuple[date, ...], heard: UnclearDay, context: Context) -> Value | View:
        """Ask which of them; when the limits leave only one of several, that one is meant."""
        allowed = [day for day in dict.fromkeys(days) if self._fault(day, context) is None]
        if days and not allowed:
            return self._checked(days[0], context)
        if len(allowed) == 1 < len(days):
            return self._noted(allowed[0], context)
        listed = ",".join(day.isoformat() for day in allowed[:_MOST])
        return View(f"?{listed}" if listed else "", heard.question)

    def _noted(self, day: date, context: Context) -> Value:
        """A day that was written is said back in full: a slip of year or month is seen at once."""
        value = self._checked(day, context)
        return Value(value.json, message(N_("👍 Noted: {answer}"), answer=self.show(value.json, context)))

    def _checked(self, day: date, context: Context) -> Value:
        fault = self._fault(day, context)
        if fault is not None:
            raise fault
        return Value(day.isoformat())

    def _fault(self, day: date, context: Context) -> Rejected | None:
        first, last = self.not_before(context), self.not_after(context)
        if last is not None and day > last:
            if last == today(context):
                return Rejected(N_("{day} has not come yet. Please write a day up to today."), day=day)
            return Rejected(N_("{day} is too late. Please write a day up to {last}."), day=day, last=last)
        if first is not None and day < first:
            if first == today(context):
                return Rejected(N_("{day} is over already. Please write today or a later day."), day=day)
            return Rejected(
                N_("{day} is too early. Please write a day from {first} on."), day=day, first=first
            )
        return None

    def _maybe(self, context: Context) -> list[date]:
        listed = context.view[1:].split(",") if context.view.startswith("?") else []
        return [date.fromisoformat(day) for day in listed]


_WHICH = message(N_("Which day do you mean?"))


def _quick(day: date, away: int, context: Context) -> Option:
    label = _NAMED.get(away)
    return Option(label, day.isoformat()) if label else _dated(day, context)


def _dated(day: date, context: Context) -> Option:
    """ "Jum, 27 Nov", with the year when it is not this one."""
    if day.year == today(context).year:
        return Option(message(N_("{day}"), day=short(day)), day.isoformat())
    return Option(message(N_("{day} {year}"), day=short(day), year=str(day.year)), day.isoformat())


def _tapped(choice: str) -> date:
    """The day on the button. A forged one is as good as a typed one: limits are checked all the same."""
    try:
        return date.fromisoformat(choice)
    except ValueError:
        raise Rejected(_TAP_OR_WRITE) from None
