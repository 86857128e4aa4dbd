"""The kind of answer that is a shelf counted product by product: what is left, and by that what was sold.

Views of the question: `c[…]` the products counted so far (JSON), with `?{…}` the count that is to be confirmed
because something is missing, with `!` when a delivery may have been forgotten; `o{…}` which goods a count is about
whose numbers are known (`services.consignment.line_drafts`).
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import Choice, in_rows, unsuitable
from bot.dialog.form import Context, Option, Options, Value, View
from bot.dialog.screen import Line, Lines, Literal
from domain.answers import is_back, is_no, is_skip, is_yes
from domain.clip import clipped
from domain.messages import N_, Rejected, message
from domain.name_search import find_name
from handlers.consignment.count_words import Count, heard, is_all_gone, line_of, several
from handlers.consignment.facts import view
from handlers.consignment.labels import fitting
from handlers.consignment.numbers import steps_to
from handlers.consignment.other_shop import check_shop
from services.consignment.line_check import missing_note
from services.consignment.recording import counted

DELIVER_FIRST = "deliver"
_YES, _AGAIN, _SKIP, _BACK, _ENOUGH, _ALL = "yes", "again", "skip", "back", "enough", "all"


@dataclass(frozen=True, slots=True)
class CountField:
    """The answer: counts {"product": 12, "left": 8} or with "sold", "damaged", "good", "expired"; or "deliver" when
    a delivery is to be written down first. `check` raises Rejected when the book would refuse the counts."""

    check: Callable[[Context, list[Count]], None]
    hears_controls: ClassVar[bool] = True

    def options(self, context: Context) -> Options:
        if context.view.startswith("o"):
            return Options(in_rows(self._candidates(context), 1))
        if "?" in context.view:
            return Options(in_rows(_sure(), 1))
        lying = view(context).lying().get(self.asked(context) or 0, 0)
        others = self._others(context)
        numbers = steps_to(lying, max(1, 4 - len(others)))
        ends = (
            Option(message(N_("None left")), "0"),
            Option(message(N_("Still all {lying}"), lying=lying), str(lying)),
        )
        return Options(
            (*in_rows([Option(Literal(str(one)), str(one)) for one in numbers], 4), ends, *in_rows(others, 1))
        )

    def _candidates(self, context: Context) -> list[Option]:
        """Goods on the shelf that a told count may be about."""
        told_of = json.loads(context.view[1:])
        done = {count["product"] for count in told_of["done"]}
        desk, among = view(context), told_of["open"][0]["among"]
        listed = [one for one in desk.lying() if one not in done]
        return [
            Option(Literal(clipped(desk.name(one))), f"p{one}")
            for one in ([one for one in listed if one in among] or listed)[:6]
        ]

    def _which(self, event: Event, context: Context) -> Value | View:
        """The next count whose numbers are known has found its goods."""
        chosen = Choice(lambda _: self._candidates(context)).read(event, replace(context, view=""))
        if not isinstance(chosen, Value):
            return chosen
        told_of = json.loads(context.view[1:])
        count, *others = told_of["open"]
        kept = {name: value for name, value in count.items() if name != "among"}
        counts = [*told_of["done"], {**kept, "product": int(chosen.json[1:])}]
        if others:
            return View("o" + json.dumps({"done": counts, "open": others}))
        settled = self._counted(counts[-1], replace(context, view=_kept(counts[:-1])))
        return settled if isinstance(settled, View) and settled.note is not None else Value(counts)

    def _others(self, context: Context) -> list[Option]:
        """Ways past this question, where there are any."""
        others: list[Option] = []
        if context.view.endswith("!"):
            others.append(Option(message(N_("📦 Write a delivery first")), DELIVER_FIRST))
        before, several_lie = told(context), len(view(context).lying()) > 1
        if several_lie and not before:
            others.append(Option(message(N_("🎉 All sold out")), _ALL))
        if any(not count.get("skipped") for count in before):
            others.append(Option(message(N_("✅ That is all")), _ENOUGH))
        if several_lie:
            others.append(Option(message(N_("⏭ Not counted")), _SKIP))
        if before:
            product = clipped(view(context).name(before[-1]["product"]), 14)
            others.append(Option(message(N_("↩️ Back to {product}"), product=product), _BACK))
        return others

    def read(self, event: Event, context: Context) -> Value | View:
        if not isinstance(event, Tapped | Said):
            raise unsuitable(event)
        if isinstance(event, Tapped) and event.choice == DELIVER_FIRST and context.view.endswith("!"):
            return Value(DELIVER_FIRST)
        if context.view.startswith("o"):
            return self._which(event, context)
        if "?" in context.view:
            return self._confirmed(event, context)
        if isinstance(event, Tapped):
            return self._tapped(event.choice, context)
        return self._written(event.text, context)

    def show(self, value: Any, context: Context) -> Line:
        if not isinstance(value, list):
            return Literal("")
        lines = tuple(line_of(count, context) for count in value)
        return lines[0] if len(lines) == 1 else Lines((Literal(""), fitting(lines, context.render, 170)))

    def asked(self, context: Context) -> int | None:
        """The product that is being counted."""
        done = {count["product"] for count in told(context)}
        return next((product for product in view(context).lying() if product not in done), None)

    def _tapped(self, choice: str, context: Context) -> Value | View:
        if choice == _SKIP:
            return self._next([*told(context), {"product": self.asked(context), "skipped": True}], context)
        if choice == _BACK:
            return View(_kept(told(context)[:-1]))
        if choice == _ENOUGH:
            return self._done(told(context))
        if choice == _ALL:
            return self._all_gone(context)
        if not choice.isdecimal() or len(choice) > 6:
            raise Rejected(_HOW)
        return self._counted({"product": self.asked(context), "left": int(choice)}, context)

    def _written(self, text: str, context: Context) -> Value | View:
        check_shop(text, context)
        if (control := self._control(text, context)) is not None:
            return control
        if is_all_gone(text):
            return self._all_gone(context)
        if counts := several(text, context):
            self.check(context, counts)
            return self._next([*(one for one in told(context) if not _is_of(one, counts)), *counts], context)
        product = self._named(text, context) or self.asked(context)
        return self._counted({"product": product, **heard(text, context, product or 0)}, context)

    def _control(self, text: str, context: Context) -> Value | View | None:
        """ "Lewati" and "kembali" mean the next and the last of the goods."""
        offered = {option.choice for option in self._others(context)}
        if is_skip(text):
            if _SKIP not in offered:
                raise Rejected(N_("This question cannot be skipped, I need it to help you."))
            return self._tapped(_SKIP, context)
        if is_back(text):
            if _BACK not in offered:
                raise Rejected(N_("This is the first question."))
            return self._tapped(_BACK, context)
        return None

    def _all_gone(self, context: Context) -> Value | View:
        done = told(context)
        counts = [{"product": product, "left": 0} for product in view(context).lying()]
        self.check(context, [one for one in counts if not _is_of(one, done)])
        return self._next([*done, *(one for one in counts if not _is_of(one, done))], context)

    def _named(self, text: str, context: Context) -> int | None:
        """The product that the words name themselves ("rempeyek sisa 8")."""
        products = [one for one in view(context).lying() if one not in {c["product"] for c in told(context)}]
        found = find_name(
            re.sub(r"\d+|laku|sisa|rusak|habis", " ", text), [view(context).name(one) for one in products]
        )
        return None if found.exact is None else products[found.exact]

    def _counted(self, count: Count, context: Context) -> Value | View:
        lay = view(context).lying().get(count["product"], 0)
        done = told(context)
        try:
            self.check(context, [*(one for one in done if not one.get("skipped")), count])
        except Rejected as refusal:
            return View(_kept(done) + "!", refusal.message)
        missing = counted(count, lay).get("missing", 0)
        if missing:
            return View(_kept(done) + "?" + json.dumps(count), missing_note(lay, missing))
        return self._next([*done, count], context)

    def _confirmed(self, event: Tapped | Said, context: Context) -> Value | View:
        kept, _, count = context.view.partition("?")
        said = event.choice if isinstance(event, Tapped) else event.text
        if said == _YES or is_yes(said) or said == "1":
            return self._next([*told(context), json.loads(count)], context)
        if said == _AGAIN or is_no(said) or said == "2":
            return View(kept)
        raise Rejected(N_("Please tap one of the buttons."))

    def _next(self, counts: list[Count], context: Context) -> Value | View:
        done = {count["product"] for count in counts}
        if any(product not in done for product in view(context).lying()):
            return View(_kept(counts))
        return self._done(counts)

    def _done(self, counts: list[Count]) -> Value | View:
        told_of = [count for count in counts if not count.get("skipped")]
        if not told_of:
            return View("", message(N_("Nothing was counted. Please count at least one.")))
        return Value(told_of)


def _is_of(count: Count, counts: Sequence[Count]) -> bool:
    return any(count["product"] == one["product"] for one in counts)


def told(context: Context) -> list[Count]:
    """The products counted so far."""
    kept = context.view.partition("?")[0].rstrip("!")
    counts: list[Count] = json.loads(kept[1:]) if kept.startswith("c") else []
    return counts


def _kept(counts: Sequence[Count]) -> str:
    return "c" + json.dumps(list(counts)) if counts else "c[]"


def _sure() -> list[Option]:
    return [
        Option(message(N_("✅ Yes, they are missing")), _YES),
        Option(message(N_("🔄 I count again")), _AGAIN),
    ]


_HOW = N_("How many are left? Please write a number, for example 8.")
