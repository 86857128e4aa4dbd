"""Who supplies a shop: the places of its zone, and producers whom an officer lets in from outside, each with the reason."""

from bot.conversation import Conversation, begin
from bot.dialog.argument import number_in
from bot.dialog.fields import Text
from bot.dialog.form import Form, Step
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.areas import find as find_area
from domain.clip import clipped
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected, message
from domain.outlets import Outlet
from domain.roles import Action
from domain.spoken import clean
from domain.zones import kecamatan, names, reason_given, regency, too_far, zones_of
from handlers import paging
from handlers.outlets import shops
from services import lookup, office_shops, zones
from services.zones import Outsider
from storage.producers import Producer

_SHOWN = 3
_GONE = N_("That shop is not on your list.")


async def open_supply(turn: Turn, argument: str) -> None:
    outlet = await office_shops.find(turn, Action.EDIT_OUTLETS, argument)
    if outlet is None:
        await shops.open_shop(turn, argument)
    else:
        await _show(turn, outlet)


async def _show(turn: Turn, outlet: Outlet, note: Line | None = None) -> None:
    number, outsiders = str(outlet.id), await zones.outsiders(turn, outlet)
    rows = [
        (Button(message(N_("✖️ End: {who}"), who=clipped(one.producer.business, 14)), route("supply_end", f"{number}.{one.producer.person_id}")),)
        for one in outsiders[-_SHOWN:]
    ]  # fmt: skip
    ways = (
        Button(message(N_("➕ Exception")), route("supply_add", number)),
        Button(message(N_("⬅️ The shop")), route("outlet", number)),
    )
    head = message(N_("🚚 <b>Who supplies {shop}</b>"), shop=clipped(outlet.name, 40))
    lines = (*await _zone_of(turn, outlet), *_let_in(outsiders))
    turn.show(Screen((*((note,) if note else ()), head, *lines), (*rows, ways)))


async def _zone_of(turn: Turn, outlet: Outlet) -> tuple[Line, ...]:
    fitting = zones_of(outlet.area, await turn.store.zones.of([regency(outlet.area)]), outlet.zone)
    if not fitting:
        return (message(N_("It lies in no zone: nobody is too far.")),)
    held = tuple(sorted({code for zone in fitting for code in zone.kecamatan}))
    return (
        message(
            N_("Zone {zone}: {places}. Registered producers there: {count}"),
            zone=", ".join(one.name for one in fitting), places=clipped(", ".join(names(held)), 120),
            count=await turn.store.producers.count_within(held),
        ),
    )  # fmt: skip


def _let_in(outsiders: list[Outsider]) -> tuple[Line, ...]:
    if not outsiders:
        return ()
    lines = tuple(
        message(
            N_("• {business}: {reason}"),
            business=clipped(one.producer.business, 20), reason=clipped(one.allowance.reason, 40),
        )
        for one in outsiders[-_SHOWN:]
    )  # fmt: skip
    return (message(N_("Let in from outside: {count}"), count=len(outsiders)), Lines(lines))


class SoughtAnswers(FormAnswers):
    """Whom to let in, as an officer remembers them."""

    outlet: int
    said: str


class AllowanceAnswers(FormAnswers):
    """Whom to let in, and why."""

    outlet: int
    producer: int
    who: str
    reason: str


async def ask_who(turn: Turn, argument: str) -> None:
    outlet = await office_shops.find(turn, Action.EDIT_OUTLETS, argument)
    if outlet is None:
        await shops.open_shop(turn, argument)
    else:
        await begin(turn, WHOM, {"outlet": outlet.id})


async def _sought(turn: Turn, answers: SoughtAnswers) -> None:
    sought = lookup.understand(answers.said)
    outlet = await office_shops.find(turn, Action.EDIT_OUTLETS, answers.outlet)
    if sought is None or outlet is None:
        await open_supply(turn, str(answers.outlet))
        return
    _, hits = await lookup.page(turn, sought, 0, paging.PAGE - 1)
    buttons = tuple(
        Button(Literal(clipped(f"{hit.business} – {_place(hit.area)}")), route("supply_who", f"{outlet.id}.{hit.person_id}"))
        for hit in hits
    )  # fmt: skip
    back = (
        Button(message(N_("🔍 Another search")), route("supply_add", str(outlet.id))),
        Button(message(N_("⬅️ Back")), route("outlet_supply", str(outlet.id))),
    )
    said = N_("Who is it?") if hits else N_("There is nobody like that in your area.")
    turn.show(Screen((message(said),), (*paging.rows(buttons), back)))


def _place(area: str) -> str:
    found = find_area(kecamatan(area))
    return found.name if found else area


async def _both(turn: Turn, argument: str) -> tuple[Outlet | None, Producer | None]:
    """The shop and the producer of a button, if both are this officer's."""
    shop, _, who = argument.partition(".")
    outlet = await office_shops.find(turn, Action.EDIT_OUTLETS, shop)
    found = await lookup.find(turn, who) if outlet is not None else None
    return outlet, found.producer if found else None


async def ask_reason(turn: Turn, argument: str) -> None:
    outlet, producer = await _both(turn, argument)
    if outlet is None or producer is None:
        await open_supply(turn, argument.partition(".")[0])
        return
    found = await zones.supplies(turn, producer, outlet)
    if not found.is_far and found.reason is None:
        await _show(
            turn,
            outlet,
            message(N_("👍 {who} is near enough, no exception is needed."), who=producer.business),
        )
        return
    given = {"outlet": outlet.id, "producer": producer.person_id, "who": producer.business}
    await begin(turn, ALLOWANCE, given, too_far(found) if found.is_far else None)


async def _allowed(turn: Turn, answers: AllowanceAnswers) -> None:
    outlet, producer = await _both(turn, f"{answers.outlet}.{answers.producer}")
    if outlet is None or producer is None:
        await shops.show_shops(turn, message(_GONE))
        return
    await zones.allow(turn, producer, outlet, answers.reason)
    await _show(turn, outlet, message(N_("✅ {who} may supply this shop."), who=producer.business))


async def end(turn: Turn, argument: str) -> None:
    shop, _, who = argument.partition(".")
    outlet = await office_shops.find(turn, Action.EDIT_OUTLETS, shop)
    if outlet is None:
        await shops.open_shop(turn, shop)
        return
    await zones.end_allowance(turn, number_in(who), outlet)
    await _show(turn, outlet)


def _enough(text: str) -> str:
    if lookup.understand(text) is None:
        raise Rejected(
            N_("Please write at least 3 letters of the name, a phone number, or the 13 digits of a NIB.")
        )
    return clean(text)


WHOM = Form(
    name="supply_whom", version=1, title=N_("the exception"),
    steps=(
        Step(
            "said", N_("Name"), N_("Whom do you look for? Write a part of the name, the phone number, or the NIB."),
            Text(_enough), why=N_("Every look is noted, and they can see it."),
        ),
    ),
    answers=SoughtAnswers, finish=_sought, given=("outlet",),
)  # fmt: skip
ALLOWANCE = Form(
    name="supply_allowance", version=1, title=N_("the exception"),
    steps=(
        Step(
            "reason", N_("Reason"), N_("Why may {who} supply this shop all the same? For example: passes there every week."),
            Text(reason_given), why=N_("The reason is kept and shown."),
        ),
    ),
    answers=AllowanceAnswers, finish=_allowed, given=("outlet", "producer", "who"),
)  # fmt: skip

CONVERSATION = Conversation(
    forms=(WHOM, ALLOWANCE),
    routes={
        "outlet_supply": open_supply, "supply_add": ask_who, "supply_who": ask_reason, "supply_end": end,
    },
    action=Action.EDIT_OUTLETS,
)  # fmt: skip
