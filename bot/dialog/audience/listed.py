"""Choosing among things with names, of which there may be many: shops, events. All that a name fits can be taken at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.dialog.audience.part import Step, ticked
from bot.dialog.audience.picking import Picking
from bot.dialog.form import Context, Option
from bot.dialog.screen import Line, Literal
from domain.audience import MOST, Audience
from domain.clip import clipped
from domain.messages import N_, message
from domain.name_search import find_name

_EVERY = "=every"
_LONGEST = 25


@dataclass(frozen=True, slots=True)
class Listed:
    """`ask`: the question; `facts`: names by number, in the order in which they are shown; `has_any`: the fact that says
    whether there is one at all; `chosen`, `put`: the numbers that an audience holds, and the same with one more or less."""

    icon: str
    label: str
    everything: str
    ask: str
    facts: Callable[[Context], Mapping[int, str]]
    has_any: str
    chosen: Callable[[Audience], tuple[int, ...]]
    put: Callable[[Audience, int], Audience]

    def is_offered(self, context: Context) -> bool:
        return bool(context.facts.get(self.has_any))

    def question(self, now: Picking) -> str:
        return N_("Is it one of these?") if now.among else self.ask

    def choices(self, now: Picking, context: Context) -> Sequence[Option]:
        names = self.facts(context)
        listed = [int(one) for one in now.among] or list(names)
        return tuple(self._option(one, names[one], now) for one in listed if one in names)

    def wide(self, now: Picking, context: Context) -> tuple[Option, ...]:
        every = Option(message(N_("☑️ All {count}"), count=len(now.among)), _EVERY)
        return (every,) if now.among else ()

    def tapped(self, choice: str, now: Picking, context: Context) -> Step:
        if choice != _EVERY:
            return Step(now.chose(self.put(now.audience, int(choice))))
        audience = now.audience
        for one in now.among:
            audience = self._with(audience, int(one))
        return Step(now.chose(audience))

    def heard(self, text: str, now: Picking, context: Context) -> Step | None:
        names = self.facts(context)
        numbers = tuple(names)
        found = find_name(text, tuple(names.values()), MOST)
        if found.exact is not None:
            return Step(now.chose(self._with(now.audience, numbers[found.exact])))
        if not found.candidates:
            return None
        return Step(now.asks_among(tuple(str(numbers[at]) for at in found.candidates)))

    def cleared(self, now: Picking) -> Picking:
        audience = now.audience
        for one in self.chosen(audience):
            audience = self.put(audience, one)
        return now.chose(audience).moved()

    def _with(self, audience: Audience, one: int) -> Audience:
        return audience if one in self.chosen(audience) else self.put(audience, one)

    def _option(self, one: int, name: str, now: Picking) -> Option:
        return Option(ticked(Literal(name), one in self.chosen(now.audience)), str(one))


def in_one_line(chosen: tuple[int, ...], names: Mapping[int, str], unnamed: str) -> Line | None:
    """What is chosen: the first by its name. `unnamed`: how it is said when no name is known."""
    if not chosen:
        return None
    if chosen[0] not in names:
        return message(unnamed, count=len(chosen))
    first, rest = clipped(names[chosen[0]], _LONGEST), len(chosen) - 1
    return message(N_("{names} and {count} more"), names=first, count=rest) if rest else Literal(first)
