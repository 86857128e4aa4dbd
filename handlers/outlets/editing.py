"""The office's list of shops as it is kept: one shop added, changed line by line, or taken off the list."""

from collections.abc import Mapping
from typing import Any

from bot.conversation import Conversation, begin
from bot.dialog.event import Event, Said, SharedContact
from bot.dialog.fields import Choice, Text
from bot.dialog.form import Context, Form, Option, Options, Step, Value, View
from bot.dialog.place_field import PlaceField
from bot.dialog.screen import Button, Line, Literal, Screen, route
from bot.dialog.sure_field import sure
from bot.turn import Turn
from domain.clip import clipped
from domain.form_answers import FormAnswers
from domain.messages import N_, Message, Rejected, message
from domain.name_search import fold
from domain.outlets import KIND_NAMES, OutletKind, kind_of, outlet_name
from domain.phone import parse_phone, show
from domain.roles import Action
from domain.spoken import clean
from domain.zones import regency
from handlers.outlets import shops
from services import office_shops
from services.office_shops import ShopAnswers

_LONGEST = 40
_MOST_ZONES = 5


async def ask_how(turn: Turn, _argument: str = "") -> None:
    """One shop in the chat, or a whole list from a file."""
    turn.show(
        Screen(
            (message(N_("➕ Which way? One shop by answering, or many from an Excel file.")),),
            (
                (Button(message(N_("✍️ One shop")), route("outlet_new")),
                 Button(message(N_("📄 From Excel")), route("outlet_list"))),
                (Button(message(N_("⬅️ All shops")), route("outlets")),),
            ),
        )
    )  # fmt: skip


async def add(turn: Turn, _argument: str = "") -> None:
    await begin(turn, NEW_OUTLET, {"id": None})


async def edit(turn: Turn, argument: str) -> None:
    outlet = await office_shops.find(turn, Action.EDIT_OUTLETS, argument)
    if outlet is None:
        await shops.open_shop(turn, argument)
    else:
        await begin(turn, OUTLET, dict(office_shops.as_answers(outlet)))


async def _load(turn: Turn) -> Mapping[str, Any]:
    """Where places are looked for, the zones that are in use there, and the names that are taken, by kecamatan."""
    prefixes = await office_shops.reach(turn, Action.EDIT_OUTLETS)
    listed = await turn.store.outlets.of_office(prefixes)
    regencies = {regency(one.area) for one in listed} | {regency(office_shops.home(turn, prefixes))}
    drawn = [one.name for one in await turn.store.zones.of(regencies)]
    zones = dict.fromkeys([*drawn, *(one.zone for one in listed if one.zone)])
    taken = {(_kecamatan(one.area), fold(one.name)): one.id for one in listed}
    return {
        "within": office_shops.home(turn, prefixes), "zones": list(zones)[:_MOST_ZONES], "taken": taken,
    }  # fmt: skip


def _kecamatan(area: str) -> str:
    return ".".join(area.split(".")[:3])


def _check_free(name: object, kecamatan: object, context: Context) -> None:
    """Raises Rejected when another shop of that name is on the list in that kecamatan."""
    there = context.facts["taken"].get((str(kecamatan), fold(str(name or ""))))
    if there is not None and there != context.answers.get("id"):
        raise Rejected(office_shops.TAKEN)


class NameOfShop(Text):
    """A name that no other shop of the same kecamatan has."""

    def read(self, event: Event, context: Context) -> Value | View:
        found = super().read(event, context)
        if isinstance(found, Value):
            _check_free(found.json, context.answers.get("kecamatan"), context)
        return found


class PlaceOfShop(PlaceField):
    """A kecamatan in which no other shop has the name of this one."""

    def read(self, event: Event, context: Context) -> Value | View:
        found = super().read(event, context)
        if isinstance(found, Value):
            _check_free(context.answers.get("name"), found.json, context)
        return found


def _only_place(context: Context) -> str | None:
    """Whoever keeps the list of one kecamatan is not asked for it."""
    within = str(context.facts["within"])
    return within if within.count(".") == 2 else None


async def _added(turn: Turn, answers: ShopAnswers) -> None:
    number = await office_shops.save(turn, answers)
    outlet = await office_shops.find(turn, Action.REPORT_SALES, number)
    note = message(N_("✅ {shop} is on the list."), shop=answers.name)
    if outlet is None:
        await shops.show_shops(turn, note)
    else:
        await shops.show_shop(turn, outlet, note)


async def _changed(turn: Turn, answers: ShopAnswers) -> None:
    await office_shops.save(turn, answers)


def _kind_in_words(text: str, _context: Context) -> Value | None:
    kind = kind_of(text)
    return Value(kind) if kind else None


def _short(text: str) -> str:
    said = clean(text).strip(" .,;:")
    if not 1 < len(said) <= _LONGEST:
        raise Rejected(N_("Please write 2 to {most} letters."), most=_LONGEST)
    return said


def _zones(context: Context) -> list[Option]:
    return [Option(Literal(clipped(zone)), zone) for zone in context.facts["zones"]]


class PhoneOfShop:
    """A number to call, written or shared as a contact; it need not be Telegram's."""

    def options(self, context: Context) -> Options:
        return Options()

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, SharedContact):
            return Value(parse_phone("+" + event.phone.lstrip("+")))
        if not isinstance(event, Said):
            raise Rejected(N_("Please write the number, for example 0812-3456-7890."))
        return Value(parse_phone(event.text))

    def show(self, value: str, context: Context) -> Line:
        return Literal(show(parse_phone(value)))


_STEPS = (
    Step(
        "kecamatan", N_("Kecamatan"), N_("In which kecamatan is the shop?"),
        PlaceOfShop(3, lambda context: str(context.facts["within"])), known=_only_place,
    ),
    Step(
        "name", N_("Name"), N_("What is the shop called? For example: Indomaret Limpung"), NameOfShop(outlet_name),
    ),
    Step(
        "kind", N_("Kind"), N_("What kind of shop is it?"),
        Choice(lambda _: [Option(Message(KIND_NAMES[kind]), kind) for kind in OutletKind], understand=_kind_in_words),
        known=lambda context: kind_of(str(context.answers.get("name", ""))),
    ),
    Step(
        "zone", N_("Zone"), N_("To which zone does it belong? Tap one, or write its name."),
        Choice(_zones, understand=lambda text, _: Value(_short(text))), optional=True,
        why=N_("A zone says which producers are near enough to supply it."),
    ),
    Step(
        "pic", N_("Contact"), N_("Whom does one talk to there? For example: Pak Tarno"), Text(_short), optional=True,
        why=N_("The name stands in letters to the shop."),
    ),
    Step(
        "phone", N_("Phone"), N_("What is their phone number?"), PhoneOfShop(), optional=True,
        why=N_("So that producers can write to the shop with one tap."),
    ),
)  # fmt: skip
NEW_OUTLET = Form(
    name="new_outlet", version=1, title=N_("the new shop"), steps=_STEPS, answers=ShopAnswers, finish=_added,
    load=_load, given=("id",), card=N_("Please check. Is the shop right?"),
)  # fmt: skip
OUTLET = Form(
    name="outlet", version=1, title=N_("the shop"), steps=_STEPS, answers=ShopAnswers, finish=_changed, load=_load,
    given=("id",), card=N_("🏪 The shop on the office's list. Tap a line to change it."), live=True,
    actions=(Option(message(N_("🗑 Take off list")), "do.outlet_remove"),),
)  # fmt: skip


class RemovalAnswers(FormAnswers):
    """Whether this shop is really to be taken off the list ("yes" or "no")."""

    id: int
    name: str
    sure: str


async def ask_removal(turn: Turn, argument: str) -> None:
    outlet = await office_shops.find(turn, Action.EDIT_OUTLETS, argument)
    if outlet is None:
        await shops.open_shop(turn, argument)
    else:
        await begin(turn, REMOVAL, {"id": outlet.id, "name": outlet.name})


async def _removed(turn: Turn, answers: RemovalAnswers) -> None:
    outlet = await office_shops.find(turn, Action.EDIT_OUTLETS, answers.id)
    if outlet is None or answers.sure != "yes":
        await shops.open_shop(turn, str(answers.id))
        return
    await office_shops.remove(turn, outlet)
    await shops.show_shops(turn, message(N_("🗑 {shop} is off the list."), shop=outlet.name))


REMOVAL = Form(
    name="outlet_removal", version=1, title=N_("taking a shop off the list"),
    steps=(
        Step(
            "sure", N_("Sure"),
            N_("Take {name} off the list? Producers who have goods there keep it in theirs."),
            sure(N_("🗑 Yes, remove"), N_("⬅️ No, keep it")),
            bare=True,
        ),
    ),
    answers=RemovalAnswers, finish=_removed, given=("id", "name"),
)  # fmt: skip

CONVERSATION = Conversation(
    forms=(NEW_OUTLET, OUTLET, REMOVAL),
    routes={"outlet_add": ask_how, "outlet_new": add, "outlet_edit": edit, "outlet_remove": ask_removal},
    action=Action.EDIT_OUTLETS,
)
