"""The applications that an officer or a shop decides on: what waits for whom, what is on trial, what is on the shelf."""

from bot.conversation import Conversation, Entry
from bot.dialog.argument import number_in
from bot.dialog.screen import Button, Line, Lines, Screen, route
from bot.turn import Turn
from domain.areas import overlap
from domain.curation.states import ENDED, FOR_OFFICE, FOR_SHOP, ON_SHELF, State
from domain.messages import N_, Message, message
from domain.roles import Action, scope
from services import seen
from services.cases.words import region
from services.curation import words
from services.curation.reach import reach_of
from services.curation.words import CARD, Rows
from storage.curations import Reach, Seen

DESK, SWITCH = "curations", "curation_halal"
_PAGE = 4
GONE = N_("There is no such application in your area.")
_LISTS = {
    "office": (FOR_OFFICE, N_("📨 For the office")),
    "shop": (FOR_SHOP, N_("🏪 For the shop")),
    "shelf": (ON_SHELF - FOR_SHOP, N_("🛒 On the shelf")),
    "ended": (ENDED | {State.INCOMPLETE}, N_("🗂 The others")),
}


async def open_desk(turn: Turn, argument: str = "") -> None:
    """A list and its page: "shop.1"; by default what waits for this person."""
    which, _, page = argument.partition(".")
    await show_desk(turn, which, number_in(page, 3))


async def open_for_shop(turn: Turn, _argument: str = "") -> None:
    """What waits for the shop."""
    await show_desk(turn, "shop")


async def show_desk(turn: Turn, which: str = "", page: int = 0, *notes: Line) -> None:
    reach = await reach_of(turn)
    counts = await turn.store.curations.counts(reach)
    lists = [name for name in _LISTS if reach.areas or name != "office"]
    which = which if which in lists else _first(reach, counts)
    states, title = _LISTS[which]
    found = await turn.store.curations.listed(reach, states, page * _PAGE, _PAGE + 1)
    await seen.note(turn, (one.application.producer for one in found[:_PAGE]), "curation listed")
    rows: Rows = tuple((Button(_label(one), route(CARD, str(one.application.id))),) for one in found[:_PAGE])
    if page or len(found) > _PAGE:
        after = page + 1 if len(found) > _PAGE else 0
        rows = (*rows, (Button(message(N_("More ➡️")), route(DESK, f"{which}.{after}")),))
    head = message(N_("🏪 <b>Kurasi</b>"))
    told = Lines(tuple(_count(name, counts) for name in lists))
    nothing = () if found else (message(N_("Nothing stands here.")),)
    here = message(N_("<b>{list}:</b>"), list=Message(title))
    turn.show(
        Screen((*notes, head, told, here, *nothing), (*rows, *await _switches(turn, reach, which, lists)))
    )


def _first(reach: Reach, counts: dict[State, int]) -> str:
    waits = sum(counts.get(state, 0) for state in FOR_OFFICE)
    return "office" if reach.areas and (waits or not reach.is_shop) else "shop"


def _count(name: str, counts: dict[State, int]) -> Line:
    states, title = _LISTS[name]
    return message(
        N_("{list}: {count}"), list=Message(title), count=sum(counts.get(one, 0) for one in states)
    )


def _label(one: Seen) -> Line:
    return message(N_("{goods} → {shop}"), goods=words.goods(one, 15), shop=words.shop(one, 13))


async def _switches(turn: Turn, reach: Reach, which: str, lists: list[str]) -> Rows:
    others = tuple(Button(Message(_LISTS[name][1]), route(DESK, name)) for name in lists if name != which)
    ready = Button(message(N_("🧺 Ready for a shop")), route("curation_ready"))
    rows: Rows = (*(others[at : at + 2] for at in range(0, len(others), 2)),)
    if not reach.areas:
        return (*rows, (ready,))
    blocks = await turn.store.curation_offers.halal_blocks(reach.areas)
    halal = N_("🟢 Halal: must be there") if blocks else N_("🟢 Halal: warn only")
    return (*rows, (ready, Button(message(halal), route(SWITCH))))


async def ask_switch(turn: Turn, _argument: str = "") -> None:
    """What the switch means, before it is turned."""
    areas = await _office(turn)
    if not areas:
        turn.say(message(GONE))
        return
    blocks = await turn.store.curation_offers.halal_blocks(areas)
    told = (
        message(N_("🟢 Now: without halal nobody can apply in {area}."), area=region(areas[0]))
        if blocks
        else message(
            N_("🟢 Now: whoever lacks halal may apply in {area} and is warned."), area=region(areas[0])
        )
    )
    turned = Button(
        message(N_("⚠️ Only warn")) if blocks else message(N_("⛔ Must be there")), route("curation_halal_set", "0" if blocks else "1")
    )  # fmt: skip
    why = message(
        N_("Since 18 October 2026 food and drink of micro businesses need halal (PP 42/2024, article 160).")
    )
    turn.show(Screen((told, why), ((turned,), (Button(message(N_("⬅️ Kurasi")), route(DESK)),))))


async def switch(turn: Turn, argument: str) -> None:
    areas = await _office(turn)
    for area in areas:
        await turn.store.curation_offers.set_halal_blocks(
            area, turn.person.id, turn.now, blocks=argument == "1"
        )
        await turn.store.audit.add(
            turn.now, turn.person.id, None, "curation halal switched", area=area, blocks=argument == "1"
        )
    await (show_desk(turn, "", 0, message(N_("💾 Saved."))) if areas else ask_switch(turn))


async def _office(turn: Turn) -> tuple[str, ...]:
    """Areas in which this person reviews, each once: those within others are left out."""
    areas = scope(await turn.store.people.grants(turn.person.id), Action.REVIEW)
    return overlap(areas, areas)


CONVERSATION = Conversation(
    entries=(
        Entry(
            ("kurasitoko", "curations"), open_for_shop, N_("Products that would like into your shop"),
            button=N_("🏪 Kurasi"), action=Action.CURATE_FOR_SHOP, aside=True,
        ),
    ),
    routes={DESK: open_desk, SWITCH: ask_switch, "curation_halal_set": switch},
    aside_routes=frozenset({DESK}),
)  # fmt: skip
