"""/toko: the office's list of shops, page by page or by name, and one shop with what can be done for it. Whoever looks
after one shop alone comes to it at once."""

from bot.conversation import Conversation, Entry, begin
from bot.dialog.argument import number_in
from bot.dialog.fields import Text
from bot.dialog.form import Form, Step
from bot.dialog.pages import turning
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.areas import find as find_area
from domain.clip import clipped
from domain.form_answers import FormAnswers
from domain.heard_days import month_of
from domain.messages import N_, Message, message
from domain.name_search import find_name
from domain.outlets import KIND_NAMES, Outlet, outlet_name
from domain.phone import parse_phone, show
from domain.roles import Action
from handlers.book import GO
from services import office_shops

_IN_LIST = 4
_MOST_FOUND = 5


async def open_shops(turn: Turn, page: str = "") -> None:
    """The shops that this person may see; the only one opens at once."""
    await show_shops(turn, None, page)


async def show_shops(turn: Turn, note: Line | None, page: str = "") -> None:
    mine = await office_shops.listed(turn, Action.REPORT_SALES)
    may_edit = bool(await office_shops.reach(turn, Action.EDIT_OUTLETS))
    if len(mine) == 1 and not may_edit:
        await show_shop(turn, mine[0], note)
        return
    first = _first(page, len(mine))
    rows = [(_button(one),) for one in mine[first : first + _IN_LIST]]
    search = (Button(message(N_("🔎 Search")), route("outlet_search")),) if len(mine) > _IN_LIST else ()
    add = (Button(message(N_("➕ Add")), route("outlet_add")),) if may_edit else ()
    ways = ((*search, *add),) if search or add else ()
    said = (
        message(
            N_("🏪 Shops on the office's list: {count}. Tap one, or search for its name."), count=len(mine)
        )
        if mine
        else message(N_("🏪 No shop is on the office's list for you yet."))
    )
    turn.show(Screen((*((note,) if note else ()), said), (*rows, *ways, *_turning(first, len(mine)))))


def _first(page: str, total: int) -> int:
    number = number_in(page, 4)
    return number * _IN_LIST if number * _IN_LIST < total else 0


def _turning(first: int, total: int) -> tuple[tuple[Button, ...], ...]:
    return turning(first // _IN_LIST, lambda to: route("outlets", str(to)), is_more=total > first + _IN_LIST)


def _button(outlet: Outlet) -> Button:
    return Button(Literal(clipped(outlet.name)), route("outlet", str(outlet.id)))


async def open_shop(turn: Turn, argument: str) -> None:
    outlet = await office_shops.find(turn, Action.REPORT_SALES, argument)
    if outlet is None:
        await show_shops(turn, message(N_("That shop is not on your list.")))
    else:
        await show_shop(turn, outlet)


async def show_shop(turn: Turn, outlet: Outlet, note: Line | None = None) -> None:
    """One shop: who and where it is, who has goods there, what it told last."""
    number = str(outlet.id)
    may_edit = await office_shops.find(turn, Action.EDIT_OUTLETS, number) is not None
    rows: list[tuple[Button, ...]] = [
        (Button(message(N_("📤 Send sales")), route("shop_sales", number)),
         Button(message(N_("📄 Form to fill in")), route("shop_form", number))),
    ]  # fmt: skip
    if may_edit:
        invite = Button(message(N_("🔗 Invite")), route(GO, "undang"))
        supply = Button(message(N_("🚚 Suppliers")), route("outlet_supply", number))
        rows.append((Button(message(N_("✏️ Change")), route("outlet_edit", number)), invite))
        rows.append((supply,))
    if len(await office_shops.listed(turn, Action.REPORT_SALES)) > 1 or may_edit:
        back = Button(message(N_("⬅️ All shops")), route("outlets"))
        rows = [*rows[:-1], (*rows[-1], back)] if may_edit else [*rows, (back,)]
    head = message(N_("🏪 <b>{shop}</b>"), shop=outlet.name)
    told = Lines((*_facts(outlet), *await _standing(turn, outlet)))
    turn.show(Screen((*((note,) if note else ()), head, told), tuple(rows)))


def _facts(outlet: Outlet) -> list[Line]:
    place = find_area(".".join(outlet.area.split(".")[:3]))
    lines: list[Line] = [
        message(N_("{kind}, {place}"), kind=Message(KIND_NAMES[outlet.kind]), place=Literal(place.name if place else "–"))
    ]  # fmt: skip
    if outlet.zone:
        lines.append(message(N_("Zone: {zone}"), zone=Literal(outlet.zone)))
    if outlet.pic or outlet.phone:
        who = ", ".join(part for part in (outlet.pic, _phone(outlet.phone)) if part)
        lines.append(message(N_("To talk to: {who}"), who=Literal(who)))
    return lines


def _phone(phone: str | None) -> str:
    return show(parse_phone(phone)) if phone else ""


async def _standing(turn: Turn, outlet: Outlet) -> list[Line]:
    number = outlet.id or 0
    makers = (await turn.store.shop_sheets.makers_at([number])).get(number, 0)
    last = await turn.store.shop_sheets.last_told(number)
    lines: list[Line] = [message(N_("Producers with goods here: {count}"), count=makers)]
    if last is not None and last.told_at is not None:
        lines.append(
            message(
                N_("Told last: {month} ({agreed} agree, {differing} differ)"), month=month_of(last.month),
                agreed=last.agreed, differing=last.differing,
            )
        )  # fmt: skip
    return lines


class SearchAnswers(FormAnswers):
    """A name, as somebody remembers it."""

    name: str


async def ask_name(turn: Turn, _argument: str = "") -> None:
    await begin(turn, SEARCH)


async def _found(turn: Turn, answers: SearchAnswers) -> None:
    mine = await office_shops.listed(turn, Action.REPORT_SALES)
    match = find_name(answers.name, [one.name for one in mine], _MOST_FOUND)
    places = match.candidates if match.exact is None else (match.exact,)
    if match.exact is not None:
        await show_shop(turn, mine[match.exact])
        return
    rows = tuple((_button(mine[at]),) for at in places)
    again = (
        Button(message(N_("🔎 Search")), route("outlet_search")),
        Button(message(N_("⬅️ All shops")), route("outlets")),
    )
    said = N_("Is it one of these?") if places else N_("No shop on the list is called like that.")
    turn.show(Screen((Message(said),), (*rows, again)))


SEARCH = Form(
    name="outlet_search", version=1, title=N_("the search for a shop"),
    steps=(
        Step("name", N_("Name"), N_("What is the shop called? A part of its name is enough."), Text(outlet_name)),
    ),
    answers=SearchAnswers, finish=_found,
)  # fmt: skip

CONVERSATION = Conversation(
    entries=(
        Entry(
            ("toko", "shops", "outlet"), open_shops, N_("Shops, and what they sold in a month"),
            button=N_("🏪 Shops"),
        ),
    ),
    forms=(SEARCH,),
    routes={"outlets": open_shops, "outlet": open_shop, "outlet_search": ask_name},
    action=Action.REPORT_SALES,
)  # fmt: skip
