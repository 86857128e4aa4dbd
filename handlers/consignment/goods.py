"""The kind of answer that is goods with their numbers: product, then how many; or both in one line of words.

Views of the question: `~1` the second page of products, `p12` how many of product 12, `nemping` how many of a
product that is told of for the first time, `f12:3` what became of 3 pieces of product 12, `j{…}` which goods some
lines are about whose numbers are known (`services.consignment.line_drafts`).
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import Choice, in_rows, unsuitable
from bot.dialog.form import Context, Option, Options, Value, View
from bot.dialog.screen import Line, Lines, Literal
from domain.answers import is_no, is_yes
from domain.clip import clipped
from domain.messages import N_, Rejected, message
from domain.name_search import find_name
from domain.spoken import clean, product_names
from handlers.consignment.facts import view
from handlers.consignment.goods_words import FATE_WORDS, apart, fate_of, line_of, unit_of, waiting_line
from handlers.consignment.labels import fitting
from handlers.consignment.numbers import pieces_of
from handlers.consignment.other_shop import check_shop

_BREAK = re.compile(r"\s*(?:[,;\n+]|\bdan\b|\bsama\b|\bkaro\b)\s*", re.IGNORECASE)
_ADD = "new"
_CHANGE = Option(message(N_("📋 Other goods")), "")


@dataclass(frozen=True, slots=True)
class GoodsField:
    """The answer: lines {"product": 12, "pieces": 50}, or with "name" instead of "product" for a new one.

    `among` gives the products to choose from, with their labels; `numbers` the options for one of them (None: a new
    one); `heard` reads words about one of them, `tapped` an option, both into {"pieces": …}; `check` raises Rejected
    when the book would refuse the lines. `takes_new`: unknown names are taken for new products. `fates`: what may
    have become of goods, when that is asked as well.
    """

    among: Callable[[Context], dict[int, Line]]
    numbers: Callable[[Context, int | None], list[Option]]
    check: Callable[[Context, list[dict[str, Any]]], None]
    heard: Callable[[str, Context, int | None], dict[str, Any]] = lambda text, context, product: {
        "pieces": pieces_of(text, unit_of(context, product))
    }
    tapped: Callable[[str], dict[str, Any]] = lambda choice: {"pieces": pieces_of(choice)}
    takes_new: bool = False
    fates: tuple[Option, ...] = ()

    def options(self, context: Context) -> Options:
        if context.view.startswith("f"):
            return Options((*in_rows(self.fates, 2), (_CHANGE,)))
        if context.view.startswith("j"):
            return Options(in_rows(self._candidates(context), 1))
        if self._is_asking_how_many(context):
            numbers = in_rows(self.numbers(context, self.product(context)), 3)
            return Options((*numbers, (_CHANGE,)) if context.view else numbers)
        return self._choice(context).options(_paged(context))

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, Tapped):
            return self._tapped(event, context)
        if not isinstance(event, Said):
            raise unsuitable(event)
        check_shop(event.text, context)
        if context.view.startswith("f"):
            return self._fated(event, context)
        if context.view.startswith("j"):
            return self._which(event, context)
        if not self._is_asking_how_many(context):
            return self._lines(event.text, context)
        if self._tells_several(event.text, context):
            return self._lines(event.text, context)
        return self._done(
            [self._line(context) | self.heard(event.text, context, self.product(context))], context
        )

    def show(self, value: Any, context: Context) -> Line:
        if not isinstance(value, list):
            return Literal("")
        lines = tuple(line_of(line, context) for line in value)
        return lines[0] if len(lines) == 1 else Lines((Literal(""), fitting(lines, context.render, 150)))

    def product(self, context: Context) -> int | None:
        """The product whose number is asked for; None: a new one, or none yet."""
        if context.view.startswith("p"):
            return int(context.view[1:])
        among = self.among(context)
        return next(iter(among)) if len(among) == 1 and not context.view.startswith("n") else None

    def _is_asking_how_many(self, context: Context) -> bool:
        return context.view.startswith("n") or self.product(context) is not None

    def _line(self, context: Context) -> dict[str, Any]:
        product = self.product(context)
        return {"name": context.view[1:]} if product is None else {"product": product}

    def _choice(self, context: Context) -> Choice:
        options = [Option(label, f"p{product}") for product, label in self.among(context).items()]
        return Choice(lambda _: options)

    def _tapped(self, tap: Tapped, context: Context) -> Value | View:
        if tap.choice == "":
            return View("")
        if context.view.startswith("f"):
            return self._fated(tap, context)
        if context.view.startswith("j"):
            return self._which(tap, context)
        if self._is_asking_how_many(context) and not tap.choice.startswith(("p", "~")):
            return self._done([self._line(context) | self.tapped(tap.choice)], context)
        found = self._choice(context).read(tap, _paged(context))
        return View(found.json) if isinstance(found, Value) else found

    def _candidates(self, context: Context) -> list[Option]:
        """Products that a told number may be about; at the end the unknown name, to be added."""
        waiting, among = waiting_line(context), self.among(context)
        listed = [product for product in waiting["among"] if product in among] or list(among)
        new = waiting["said"] if self.takes_new and not waiting["among"] else ""
        options = [Option(among[product], f"p{product}") for product in listed[: 5 if new else 6]]
        add = Option(message(N_("➕ New: {product}"), product=clipped(new, 14)), _ADD)
        return [*options, add] if new else options

    def _which(self, event: Event, context: Context) -> Value | View:
        """The next line whose number is known has found its goods."""
        chosen = Choice(lambda _: self._candidates(context)).read(event, replace(context, view=""))
        if not isinstance(chosen, Value):
            return chosen
        told = json.loads(context.view[1:])
        line, *others = told["open"]
        named = (
            {"name": product_names(line["said"])[0]}
            if chosen.json == _ADD
            else {"product": int(chosen.json[1:])}
        )
        kept = {name: value for name, value in line.items() if name not in ("among", "said")}
        done = [*told["done"], {**named, **kept}]
        return View("j" + json.dumps({"done": done, "open": others})) if others else self._done(done, context)

    def _fated(self, event: Event, context: Context) -> Value | View:
        """What became of the pieces that were told before."""
        chosen = Choice(lambda _: self.fates, understand=self._fate_in_words).read(
            event, replace(context, view="")
        )
        product, _, pieces = context.view[1:].partition(":")
        if not isinstance(chosen, Value):
            return chosen
        return self._done([{"product": int(product), "pieces": int(pieces), "fate": chosen.json}], context)

    def _fate_in_words(self, text: str, context: Context) -> Value | None:
        fate = fate_of(text)
        return Value(fate) if fate else None

    def _tells_several(self, text: str, context: Context) -> bool:
        """Whether the words name goods of their own ("30 rempeyek"), though only a number was asked for."""
        parts = [part for part in _BREAK.split(text) if part]
        names = [apart(part)[1] for part in parts]
        return any(self._named(name, context) is not None for name in names if name)

    def _lines(self, text: str, context: Context) -> Value | View:
        lines: list[dict[str, Any]] = []
        for part in [part for part in _BREAK.split(clean(text)) if part]:
            pieces, name = apart(self._without_fate(part))
            product = self._named(name, context) if name else self.product(context)
            if product is None and not self._may_be_new(name):
                raise Rejected(
                    N_("I do not know these goods. Please tap one, or write it like: 50 keripik tempe.")
                )
            if not pieces:
                return self._asks_how_many(product, name)
            line = {"name": product_names(name)[0]} if product is None else {"product": product}
            fate = fate_of(part) if self.fates else None
            lines.append(line | self.heard(pieces, context, product) | ({"fate": fate} if fate else {}))
        if len(lines) > 1 and self.fates and any("fate" not in line for line in lines):
            raise Rejected(N_("Please write for each what is wrong: 2 keripik rusak, 1 rempeyek expired."))
        return self._done(lines, context)

    def _without_fate(self, part: str) -> str:
        known = {word for words in FATE_WORDS.values() for word in words.split()} if self.fates else set()
        return " ".join(word for word in part.split() if word.casefold().strip(".,") not in known)

    def _may_be_new(self, name: str) -> bool:
        return self.takes_new and len(name) > 2 and not is_yes(name) and not is_no(name)

    def _asks_how_many(self, product: int | None, name: str) -> View:
        if product is not None:
            return View(f"p{product}")
        new = product_names(name)[0]
        return View(
            "n" + new, message(N_("“{product}” is new. I will add it to your products."), product=new)
        )

    def _named(self, name: str, context: Context) -> int | None:
        numbers = tuple(self.among(context))
        found = find_name(name, [view(context).name(number) for number in numbers])
        return None if found.exact is None else numbers[found.exact]

    def _done(self, lines: list[dict[str, Any]], context: Context) -> Value | View:
        open_line = next((line for line in lines if self.fates and "fate" not in line), None)
        if open_line is not None:
            return View(
                f"f{open_line['product']}:{open_line['pieces']}", message(N_("What is wrong with them?"))
            )
        self.check(context, lines)
        return Value(lines)


def _paged(context: Context) -> Context:
    return context if context.view.startswith("~") else replace(context, view="")
