"""The kinds of answers that are amounts: money, a length of time, a count. What is unclear is asked back.

View of the question: `?25,25000` the amounts that may be meant.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import in_rows, named, unsuitable
from bot.dialog.form import Context, Option, Options, Value, View
from bot.dialog.screen import Line
from domain.messages import N_, Message, Rejected, message
from domain.money import Approximate, Exact, Unclear, parse_money
from domain.rupiah import Rupiah

MOST = 10**12
MOST_RUPIAH = 10**10
_MONEY_EXAMPLE = N_("Write it like this: 15rb or 15.000")


@dataclass(frozen=True, slots=True)
class Amount:
    """A whole number. `parse` returns one number when it is certain, several when it must be asked back, and
    raises `Rejected` when it understood none; `shown` writes a number back."""

    parse: Callable[[str], tuple[int, ...]]
    shown: Callable[[int], Line]

    def options(self, context: Context) -> Options:
        return Options(in_rows(self._maybe(context), 2))

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, Tapped):
            return self._tapped(event.choice, context)
        if not isinstance(event, Said):
            raise unsuitable(event)
        found = named(event.text, self._maybe(context), context)
        amounts = (int(found.choice),) if found else self.parse(event.text)
        if len(amounts) == 1:
            return Value(amounts[0])
        return View("?" + ",".join(map(str, amounts)), message(N_("Which one do you mean?")))

    def show(self, value: int, context: Context) -> Line:
        return self.shown(value)

    def _maybe(self, context: Context) -> list[Option]:
        amounts = context.view[1:].split(",") if context.view.startswith("?") else []
        return [Option(self.shown(int(amount)), amount) for amount in amounts]

    def _tapped(self, choice: str, context: Context) -> Value:
        if all(option.choice != choice for option in self._maybe(context)):
            raise Rejected(N_("Please tap one of the buttons, or write the amount."))
        return Value(int(choice))


def unclear(example: str) -> Rejected:
    """Nothing was understood: say so with an example."""
    return Rejected(N_("I did not understand that amount. {example}"), example=Message(example))


def rupiah(text: str) -> tuple[int, ...]:
    """Whole rupiah above zero: one amount when it is certain, several when it must be asked back.

    Raises Rejected for what is approximate, for parts of a balance, and for other texts.
    """
    match parse_money(text):
        case Exact(amount) if 0 < amount < MOST_RUPIAH:
            return (amount,)
        case Approximate(amount):
            raise Rejected(N_("Please write the exact price, not “about {price}”."), price=Rupiah(amount))
        case Unclear(choices=(_,)) as heard:
            raise Rejected(heard.question.id, **heard.question.params)
        case Unclear() as heard:
            return certain(heard)
    raise unclear(_MONEY_EXAMPLE)


def certain(heard: int | Unclear) -> tuple[int, ...]:
    """What may be meant; raises the question when nothing can be offered."""
    if isinstance(heard, int):
        return (heard,)
    if heard.choices:
        return heard.choices
    raise Rejected(heard.question.id, **heard.question.params)
