"""The kind of answer that is a shop: one of one's own, tapped or written with typos; an unknown one may be added.

Views of the question: `~1` the second page, `?3,5` some that may be meant, `nWarung Tini` an unknown name.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import Choice, unsuitable
from bot.dialog.form import Context, Option, Options, Value, View
from bot.dialog.screen import Line, Literal
from domain.clip import clipped
from domain.messages import N_, message
from domain.name_search import find_name
from domain.outlets import outlet_name
from handlers.consignment.facts import view

NEW = "new:"
_ADD = "new"


def leads_to_new_shop(answer: Any) -> bool:
    """Whether the answer is a shop that must be added first."""
    return isinstance(answer, str) and answer.startswith(NEW)


@dataclass(frozen=True, slots=True)
class ShopField:
    """The answer is the shop's number, or "new:<name>" for one to be added."""

    def options(self, context: Context) -> Options:
        if context.view.startswith("n"):
            add = message(N_("➕ Add {shop}"), shop=clipped(context.view[1:], 14))
            return Options(((Option(add, _ADD),), (_OTHERS,)))
        own = _choice(context).options(_paged(context)).rows
        if context.view.startswith("?"):
            return Options((*own, (_OTHERS,)))
        return Options((*own, (Option(message(N_("➕ New shop")), _ADD),)))

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, Tapped):
            return self._tapped(event, context)
        if not isinstance(event, Said):
            raise unsuitable(event)
        if event.text.strip().isdecimal():
            found = _choice(context).read(event, _paged(context))
            return Value(int(found.json)) if isinstance(found, Value) else found
        return self._written(event.text, context)

    def show(self, value: Any, context: Context) -> Line:
        if leads_to_new_shop(value):
            return Literal(str(value).removeprefix(NEW))
        return Literal(view(context).shops.get(value) or view(context).shop)

    def _tapped(self, tap: Tapped, context: Context) -> Value | View:
        if tap.choice == "":
            return View("")
        if tap.choice == _ADD:
            return Value(NEW + context.view.removeprefix("n") if context.view.startswith("n") else NEW)
        found = _choice(context).read(tap, _paged(context))
        return Value(int(found.json)) if isinstance(found, Value) else found

    def _written(self, text: str, context: Context) -> Value | View:
        shops = view(context).shops
        found = find_name(text, tuple(shops.values()))
        numbers = tuple(shops)
        if found.exact is not None:
            return Value(numbers[found.exact])
        if found.candidates:
            return maybe([numbers[at] for at in found.candidates])
        return unknown(outlet_name(text))


def maybe(shops: Sequence[int]) -> View:
    """Ask which of these is meant."""
    return View("?" + ",".join(map(str, shops[:5])))


def unknown(name: str) -> View:
    """Offer to add a shop that is in no list."""
    return View("n" + name)


def ask_shop(context: Context) -> Line:
    """Which shop; a name that is in no list stands in the question."""
    if context.view.startswith("n"):
        return message(N_("“{shop}” is not in your list yet. Shall we add it?"), shop=context.view[1:])
    if context.view.startswith("?"):
        return message(N_("Which shop do you mean?"))
    return message(N_("Which shop is it? Tap it, or write its name."))


_OTHERS = Option(message(N_("📋 All my shops")), "")


def _choice(context: Context) -> Choice:
    shops = view(context).shops
    listed = (
        [int(one) for one in context.view[1:].split(",")] if context.view.startswith("?") else list(shops)
    )
    options = [Option(Literal(clipped(shops[shop])), str(shop)) for shop in listed if shop in shops]
    return Choice(lambda _: options, columns=1, page=5)


def _paged(context: Context) -> Context:
    return context if context.view.startswith("~") else replace(context, view="")
