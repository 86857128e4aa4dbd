"""The answers that describe a need: the item (or a whole sentence), how many, the kecamatan, the papers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.dialog.day_field import today
from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import in_rows, named, unsuitable
from bot.dialog.form import Context, Option, Options, Value, View
from bot.dialog.screen import Line, Literal
from domain.areas import find as find_area
from domain.categories import GROUPS, find_kind, match
from domain.clip import clipped
from domain.messages import N_, Message, Rejected, message
from domain.money import Unclear
from domain.name_search import find_name
from domain.procurement import asking
from domain.procurement.need import MOST_QUANTITY, Need
from domain.procurement.splitting import wants_to_split
from domain.procurement.talk import (
    HeardNeed,
    kecamatan_of,
    need_in,
    need_of,
)
from domain.quantities import Count, Packs, Weight, parse_quantity
from domain.spoken import clean
from domain.units import SIZES
from services.procurement import words
from services.procurement.posting import MONTHLY

NO_PAPERS = "none"
_DONE = "=done"
_ITEM_LIMIT, _SHOWN = 60, 22
_HOW_MANY = N_("I cannot read how many. Please write a number, for example 12 or 3 lusin.")
NO_SPLITTING = N_(
    "Sorry, I cannot help with that. One purchase must stay one paper: to split it so that it stays under a limit is "
    "forbidden. Several makers may share the work, though: the limit counts for all of it together."
)


def also(heard: HeardNeed) -> dict[str, Any]:
    """What a sentence says besides the item, as answers; a day that is not certain is not among them."""
    told: dict[str, Any] = {}
    if heard.is_monthly:
        told["rhythm"] = MONTHLY
    if heard.months:
        told["months"] = str(heard.months)
    if heard.quantity:
        told["quantity"] = {"pieces": heard.quantity, "unit": heard.unit}
    if heard.place:
        told["place"] = heard.place[:120]
    if heard.budget:
        told["budget"] = heard.budget
    if (when := heard.when) is not None and len(when.days) == len(when.clocks) == 1:
        told["when"] = {"start": f"{when.days[0].first}T{when.clocks[0].start:%H:%M}", "end": None}
    return told


@dataclass(frozen=True, slots=True)
class ItemField:
    """What is needed. A whole sentence ("150 snack box jumat depan maks 15rb") answers later questions as well."""

    def options(self, context: Context) -> Options:
        return Options()

    def read(self, event: Event, context: Context) -> Value | View:
        if not isinstance(event, Said):
            raise unsuitable(event)
        if wants_to_split(event.text):
            raise Rejected(NO_SPLITTING)
        heard = need_in(event.text, today(context)) or need_of(event.text, today(context))
        if heard is not None:
            return Value(heard.item, also=also(heard))
        return Value(item(event.text))

    def show(self, value: Any, context: Context) -> Line:
        return Literal(clipped(str(value), _SHOWN))


def item(text: str) -> str:
    """The name of what is needed, 2 to 60 characters with a letter. Raises Rejected."""
    name = clean(text).strip(" .,;:!?\"'")
    if len(name) < 2 or not any(one.isalpha() for one in name) or name.startswith("/"):
        raise Rejected(N_("What do you need? For example: 150 snack box, or seragam batik."))
    return name[:_ITEM_LIMIT]


@dataclass(frozen=True, slots=True)
class AmountField:
    """How many of which unit: `{"pieces", "unit"}`."""

    def options(self, context: Context) -> Options:
        return Options()

    def read(self, event: Event, context: Context) -> Value | View:
        if not isinstance(event, Said):
            raise unsuitable(event)
        return Value(_in_packs(amount(event.text), event.text, context.facts.get("need")))

    def show(self, value: Any, context: Context) -> Line:
        if context.answers.get("rhythm") == MONTHLY:
            return words.monthly(value["pieces"], value["unit"])
        return words.counted(value["pieces"], value["unit"])


def _in_packs(told: dict[str, Any], text: str, need: Need | None) -> dict[str, Any]:
    """What is counted by the dozen stays so: "2 lusin" of a need in lusin are two."""
    size = SIZES.get(need.unit) if need is not None else None
    if size is None or not SIZES.keys() & set(text.casefold().split()):
        return told
    return {"pieces": max(1, told["pieces"] // size), "unit": need.unit if need is not None else ""}


def amount(text: str) -> dict[str, Any]:
    """A quantity of at least one, with its unit. Raises Rejected."""
    heard = parse_quantity(text)
    if isinstance(heard, Unclear):
        raise Rejected(heard.question.id)
    if isinstance(heard, Weight) and heard.grams % 1_000 == 0:
        pieces, unit = heard.grams // 1_000, "kg"
    elif isinstance(heard, Count):
        pieces, unit = heard.pieces, heard.unit or ""
    elif isinstance(heard, Packs):  # 75 dus: what is in them the buyer knows
        pieces, unit = heard.packs, heard.unit
    else:
        raise Rejected(_HOW_MANY)
    if not 0 < pieces <= MOST_QUANTITY:
        raise Rejected(_HOW_MANY)
    return {"pieces": pieces, "unit": unit}


def kind_options(context: Context) -> Sequence[Option]:
    """Kinds that the item may be first, then all others."""
    likely = list(match(str(context.answers.get("item", ""))))
    others = [kind for group in GROUPS for kind in group.kinds if kind not in likely]
    both = asking.kinds_of(str(context.answers.get("item", "")))
    several = [Option(_kinds(both), ",".join(both))] if len(both) > 1 else []
    return [*several, *(Option(_kinds((kind.id,)), kind.id) for kind in (*likely, *others))]


def understood_kind(text: str, _context: Context) -> Value | None:
    """A kind in other words than those of its button."""
    found = match(text, 1)
    return Value(found[0].id) if found else None


def _kinds(ids: tuple[str, ...]) -> Line:
    found = [kind for one in ids if (kind := find_kind(one))]
    if len(found) == 1:
        return message(N_("{icon} {name}"), icon=found[0].icon, name=Message(found[0].name))
    return message(N_("{first}, {rest}"), first=_kinds(ids[:1]), rest=_kinds(ids[1:]))


@dataclass(frozen=True, slots=True)
class PapersField:
    """Which papers makers must have: tick any, or none. The answer is ids with commas, or "none"."""

    def options(self, context: Context) -> Options:
        ticked = _ticked(context)
        rows = in_rows([Option(_label(one, one in ticked), one) for one in asking.choosable()], 2)
        return Options((*rows, (Option(message(N_("👌 Done")), _DONE),)))

    def read(self, event: Event, context: Context) -> Value | View:
        ticked = _ticked(context)
        if isinstance(event, Said):
            shown = [option for row in self.options(context).rows for option in row]
            found = named(event.text, shown, context)
            choice = found.choice if found else ""
        elif isinstance(event, Tapped):
            choice = event.choice
        else:
            raise unsuitable(event)
        return self._tapped(choice, ticked)

    def _tapped(self, choice: str, ticked: tuple[str, ...]) -> Value | View:
        if choice == _DONE:
            return Value(",".join(ticked) or NO_PAPERS)
        if choice not in asking.choosable():
            raise Rejected(N_("Please tap the papers that makers must have, then “Done”."))
        changed = {*ticked} ^ {choice}
        return View("t" + ",".join(one for one in asking.choosable() if one in changed))

    def show(self, value: Any, context: Context) -> Line:
        return words.papers(() if value == NO_PAPERS else tuple(str(value).split(",")))


def opened(value: Any) -> str:
    """The view with what is ticked already."""
    return "t" + ("" if value in (None, NO_PAPERS) else str(value))


def _ticked(context: Context) -> tuple[str, ...]:
    return tuple(one for one in context.view.removeprefix("t").split(",") if one in asking.choosable())


def _label(paper: str, is_ticked: bool) -> Line:
    label = N_("✅ {paper}") if is_ticked else N_("⬜ {paper}")
    return message(label, paper=words.paper(paper))


def area_options(context: Context) -> Sequence[Option]:
    """The kecamatan for which this person posts."""
    return [Option(Literal(one.name), one.code) for one in kecamatan_of(str(context.facts["reach"]))]


def understood_area(text: str, context: Context) -> Value | None:
    """A kecamatan with a slip of the finger."""
    areas = kecamatan_of(str(context.facts["reach"]))
    found = find_name(text, [one.name for one in areas])
    return Value(areas[found.exact].code) if found.exact is not None else None


def area_name(value: Any) -> Line:
    """What a kecamatan is called."""
    found = find_area(str(value))
    return Literal(found.name if found else str(value))
