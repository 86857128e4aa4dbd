"""Taking a shop into one's list: found in the office's list, or added with its kind and place; then three questions
about the agreement. A record that waits for the shop goes on afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.conversation import Conversation, begin
from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import Choice, unsuitable
from bot.dialog.form import Context, Form, Option, Options, Step, Value, View
from bot.dialog.place_field import PlaceField
from bot.dialog.screen import Line, Literal
from bot.turn import Turn
from domain.areas import find
from domain.clip import clipped
from domain.messages import N_, Message, Rejected, message
from domain.name_search import find_name, fold
from domain.outlets import KIND_NAMES, Outlet, OutletKind, kind_of, outlet_name
from handlers.consignment import drafts, shop_screen
from handlers.consignment.terms import HOW, VISITS, WHEN
from handlers.consignment.which import NEW
from services.consignment import shops
from services.consignment.shops import NewShopAnswers

_MOST = 5
_NOT_LISTED = "new"
_ALL_PLACES = "~0"


async def load(turn: Turn, _answers: Mapping[str, Any]) -> dict[str, Any]:
    """Shops that may be meant: the office's list of the producer's regency, and their own kecamatan."""
    producer = await turn.store.producers.find(turn.person.id)
    area = producer.area if producer else turn.office.area
    regency = ".".join(area.split(".")[:2])
    return {
        "listed": await turn.store.outlets.visible(turn.person.id, regency),
        "home": regency,
        "kecamatan": ".".join(area.split(".")[:3]) if area.count(".") >= 2 else "",
    }


async def add_for(turn: Turn, shop: str, draft: dict[str, Any]) -> None:
    """Add a shop that was named in a record, and go on with the record."""
    await begin(turn, NEW_SHOP, {"said": shop.removeprefix(NEW), "draft": draft})


async def add(turn: Turn, _argument: str = "") -> None:
    await begin(turn, NEW_SHOP, {"said": "", "draft": None})


class OutletField:
    """{"id": 5} for a shop of the list, {"name": …} for one that is not there. View: `n<name>` what was written."""

    def options(self, context: Context) -> Options:
        said = _said(context)
        found = [(Option(_label(one), f"o{one.id}"),) for one in _alike(said, context)]
        if said:
            return Options(
                (*found, (Option(message(N_("➕ New: {shop}"), shop=clipped(said, 14)), _NOT_LISTED),))
            )
        return Options(tuple(found))

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, Tapped):
            return self._tapped(event.choice, context)
        if not isinstance(event, Said):
            raise unsuitable(event)
        name = outlet_name(event.text)
        exact = _exactly(name, context)
        if exact is not None:
            return Value({"id": exact.id})
        if not _alike(name, context):
            return Value({"name": name})
        return View("n" + name, message(N_("Is it one of these?")))

    def show(self, value: Any, context: Context) -> Line:
        if "name" in value:
            return Literal(value["name"])
        return next((Literal(one.name) for one in _listed(context) if one.id == value["id"]), Literal("?"))

    def _tapped(self, choice: str, context: Context) -> Value:
        if choice == _NOT_LISTED and _said(context):
            return Value({"name": outlet_name(_said(context))})
        found = next((one for one in _listed(context) if choice == f"o{one.id}"), None)
        if found is None:
            raise Rejected(N_("Please tap one of the buttons, or write the name of the shop."))
        return Value({"id": found.id})


def _said(context: Context) -> str:
    return context.view[1:] if context.view.startswith("n") else str(context.answers.get("said") or "")


def _listed(context: Context) -> tuple[Outlet, ...]:
    listed: tuple[Outlet, ...] = context.facts["listed"]
    return listed


def _alike(said: str, context: Context) -> list[Outlet]:
    """Shops whose name is like what was said; without words, those of the own kecamatan."""
    listed = _listed(context)
    if not said:
        near = str(context.facts["kecamatan"])
        return [one for one in listed if near and one.area.startswith(near) and one.owner is None][:_MOST]
    found = find_name(said, [one.name for one in listed], _MOST)
    return [listed[at] for at in found.candidates]


def _exactly(name: str, context: Context) -> Outlet | None:
    same = [one for one in _listed(context) if fold(one.name) == fold(name)]
    return same[0] if len(same) == 1 else None


def _label(outlet: Outlet) -> Line:
    place = find(".".join(outlet.area.split(".")[:3]))
    if place is None or fold(place.name) in fold(outlet.name):
        return Literal(clipped(outlet.name))
    return message(N_("{shop} ({place})"), shop=clipped(outlet.name, 12), place=clipped(place.name, 9))


def _known_outlet(context: Context) -> dict[str, Any] | None:
    """What was named in a record is not asked again, unless it is like a shop of the list."""
    said = str(context.answers.get("said") or "")
    exact = _exactly(said, context) if said else None
    if exact is not None:
        return {"id": exact.id}
    return {"name": outlet_name(said)} if said and not _alike(said, context) else None


def _is_new(answers: Mapping[str, Any]) -> bool:
    return "name" in (answers.get("outlet") or {})


def _known_kind(context: Context) -> str | None:
    return kind_of(str(context.answers["outlet"]["name"]))


def _kind_in_words(text: str, _context: Context) -> Value | None:
    kind = kind_of(text)
    return Value(kind) if kind else None


_PLACES = PlaceField(3, lambda context: str(context.facts["home"]))


@dataclass(frozen=True, slots=True)
class Kecamatan:
    """A kecamatan; the producer's own stands first."""

    places: PlaceField

    def options(self, context: Context) -> Options:
        own = find(str(context.facts["kecamatan"]))
        shown = self.places.options(replace(context, view="") if context.view == _ALL_PLACES else context)
        if context.view or own is None or shown.keys:
            return shown
        first = Option(message(N_("🏡 {place} (mine)"), place=clipped(own.name, 14)), own.code)
        return Options(((first,), (Option(message(N_("📋 Another kecamatan")), _ALL_PLACES),)))

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, Tapped) and event.choice and event.choice == context.facts["kecamatan"]:
            return Value(event.choice)
        return self.places.read(event, context)

    def show(self, value: str, context: Context) -> Line:
        return self.places.show(value, context)


async def _finish(turn: Turn, answers: NewShopAnswers) -> None:
    number = await shops.add(turn, answers)
    if answers.draft is not None:
        await drafts.go_on(
            turn, {**answers.draft, "shop": number}, message(N_("✅ The shop is in your list."))
        )
    else:
        await shop_screen.show(
            turn, number, message(N_("✅ The shop is in your list. Now tell what you bring there."))
        )


NEW_SHOP = Form(
    name="new_shop", version=1, title=N_("your new shop"),
    steps=(
        Step(
            "outlet", N_("Shop"), N_("What is the shop called? Tap it, or write its name."), OutletField(),
            asks_again=("kind", "kecamatan"), known=_known_outlet,
            why=N_("You write it once; later you only tap it."),
        ),
        Step(
            "kind", N_("Kind"), N_("What kind of shop is it?"),
            Choice(lambda _: [Option(Message(KIND_NAMES[kind]), kind) for kind in OutletKind], understand=_kind_in_words),
            when=_is_new, known=_known_kind, why=N_("So that I suggest what is usual there."),
        ),
        Step(
            "kecamatan", N_("Kecamatan"), N_("In which kecamatan is the shop?"), Kecamatan(_PLACES), when=_is_new,
            why=N_("Shops with the same name can be told apart by it."),
        ),
        HOW, WHEN, VISITS,
    ),
    answers=NewShopAnswers, finish=_finish, load_for=load, given=("said", "draft"),
    card=N_("Please check. Is the shop right?"),
)  # fmt: skip

CONVERSATION = Conversation(forms=(NEW_SHOP,), routes={"add_shop": add}, for_producers=True)
