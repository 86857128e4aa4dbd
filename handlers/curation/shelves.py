"""After a pass: the shop's page in the producer's book; products that are ready for a shop, and inviting them."""

from bot.conversation import Conversation
from bot.dialog.argument import number_in
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.clip import clipped
from domain.curation.states import WITH_BOOK
from domain.messages import N_, Rejected, message
from domain.outlets import Outlet
from handlers.curation import desk, mine
from services import seen
from services.cases.words import place
from services.curation import shelves, words
from services.curation.reach import number_of
from services.curation.words import Rows
from storage.curation_offers import Invitation
from storage.curations import Seen

READY = "curation_ready"
_PAGE, _NAME = 5, 18


async def ready_book(turn: Turn, argument: str) -> None:
    """ "12": of this application; of a chain the shop is chosen first: "12.34", or "12.p1" for the second page of them."""
    one = await turn.store.curations.find(turn.person.id, number_of(argument))
    if one is None or one.application.state not in WITH_BOOK:
        await mine.open_card(turn, argument)
        return
    found = await shelves.shops_of(turn, one.application)
    said = argument.partition(".")[2]
    shop = found[0] if len(found) == 1 else next((shop for shop in found if str(shop.id) == said), None)
    if shop is not None:
        await _prepared(turn, shop)
    else:
        _ask_which(turn, one, found, _page(said.removeprefix("p")) if said.startswith("p") else 0)


def _ask_which(turn: Turn, one: Seen, found: tuple[Outlet, ...], page: int) -> None:
    """The shops of a chain, the nearest first, five at a time."""
    number = str(one.application.id)
    first = page * _PAGE if page * _PAGE < len(found) else 0
    rows: Rows = tuple(
        (Button(Literal(clipped(shop.name)), route(words.SHOP, f"{number}.{shop.id}")),)
        for shop in found[first : first + _PAGE]
    )
    after = first // _PAGE + 1 if len(found) > first + _PAGE else 0
    more = (
        (Button(message(N_("More ➡️")), route(words.SHOP, f"{number}.p{after}")),)
        if len(found) > _PAGE
        else ()
    )
    asked = message(N_("📦 Which {chain} will you bring it to?"), chain=words.shop(one))
    back = Button(message(N_("⬅️ Back")), route(words.MINE, number))
    turn.show(Screen((asked,), (*rows, (back, *more))))


async def _prepared(turn: Turn, shop: Outlet) -> None:
    try:
        number = str(await shelves.prepare(turn, shop))
    except Rejected as refusal:
        turn.say(refusal.message)
        return
    told = message(
        N_("📦 {shop} is in your book now. Check the agreement: I filled in what is usual."), shop=shop.name
    )
    deliver = Button(message(N_("📦 Bring goods")), route("deliver", number))
    agreement = Button(message(N_("🤝 Agreement")), route("agreement", number))
    turn.show(Screen((told,), ((deliver, agreement), (Button(message(N_("⬅️ Kurasi")), route(mine.LIST)),))))


async def _invitation(turn: Turn, argument: str) -> Invitation | None:
    found = await turn.store.curation_offers.open_for(turn.person.id, number_of(argument))
    if not found:
        await mine.show_mine(turn, message(N_("That invitation has been answered already.")))
    return found[0] if found else None


async def accept(turn: Turn, argument: str) -> None:
    one = await _invitation(turn, argument)
    if one is None:
        return
    try:
        done = await shelves.accept(turn, one)
    except Rejected as refusal:
        turn.say(refusal.message)
        return
    if done is None:
        await mine.show_mine(turn, message(N_("That is no longer here.")))
        return
    turn.mark_chosen(message(N_("Yes, gladly")))
    await _prepared(turn, done.outlet)


async def decline(turn: Turn, argument: str) -> None:
    one = await _invitation(turn, argument)
    if one is None:
        return
    await shelves.decline(turn, one)
    turn.mark_chosen(message(N_("Not now")))
    await mine.show_mine(turn, message(N_("👍 All right. {shop} has been told kindly."), shop=one.shop))


async def open_ready(turn: Turn, argument: str = "") -> None:
    """Of a shop ("12.1": its second page); with several shops they are listed first ("~1": their second page)."""
    found = await shelves.curated_shops(turn)
    number, _, page = argument.partition(".")
    shop = found[0] if len(found) == 1 else next((one for one in found if str(one.id) == number), None)
    if shop is not None:
        await _show_ready(turn, shop, _page(page))
    elif found:
        _show_shops(turn, found, _page(argument.removeprefix("~")))
    else:
        turn.say(message(N_("There is no shop on the list that you choose for.")))


def _page(text: str) -> int:
    return number_in(text, 3)


def _show_shops(turn: Turn, found: tuple[Outlet, ...], page: int) -> None:
    first = page * _PAGE if page * _PAGE < len(found) else 0
    rows: Rows = tuple(
        (Button(message(N_("🏪 {shop}"), shop=clipped(one.name)), route(READY, str(one.id))),)
        for one in found[first : first + _PAGE]
    )
    after = first // _PAGE + 1 if len(found) > first + _PAGE else 0
    more = (Button(message(N_("More ➡️")), route(READY, f"~{after}")),) if len(found) > _PAGE else ()
    back = Button(message(N_("⬅️ Kurasi")), route(desk.DESK))
    turn.show(Screen((message(N_("🧺 For which shop?")),), (*rows, (back, *more))))


async def _show_ready(turn: Turn, shop: Outlet, page: int, *notes: Line) -> None:
    found = await shelves.ready_for(turn, shop)
    first = page * _PAGE if page * _PAGE < len(found) else 0
    shown = found[first : first + _PAGE]
    await seen.note(turn, (one.producer for one in shown), "curation offered")
    title = message(N_("🧺 Ready for <b>{shop}</b>: {count}"), shop=clipped(shop.name, 30), count=len(found))
    lines = tuple(
        message(N_("• {goods} – {business}, {place} (passed at {at})"), goods=clipped(one.goods, _NAME),
                business=clipped(one.business, _NAME), place=place(one.home), at=clipped(one.at, _NAME))
        for one in shown
    )  # fmt: skip
    rows: Rows = tuple(
        (Button(message(N_("💌 {goods}"), goods=clipped(one.goods, 20)), route("curation_invite", f"{shop.id}.{one.product}")),)
        for one in shown if not one.is_invited
    )  # fmt: skip
    after = first // _PAGE + 1 if len(found) > first + _PAGE else 0
    more = (Button(message(N_("More ➡️")), route(READY, f"{shop.id}.{after}")),) if len(found) > _PAGE else ()
    hint = message(N_("Tap 💌 to invite: the producer is asked at once.")) if rows else None
    nothing = () if shown else (message(N_("No product of the zone has passed elsewhere yet.")),)
    told = (*notes, title, *((Lines(lines),) if lines else ()), *((hint,) if hint else ()), *nothing)
    turn.show(Screen(told, (*rows, (Button(message(N_("⬅️ Kurasi")), route(desk.DESK)), *more))))


async def invite(turn: Turn, argument: str) -> None:
    number, _, product = argument.partition(".")
    shop = next((one for one in await shelves.curated_shops(turn) if str(one.id) == number), None)
    if shop is None:
        await open_ready(turn)
        return
    one = await shelves.invite(turn, shop, number_of(product))
    note = (
        message(N_("💌 {business} has been asked."), business=one.business)
        if one is not None
        else message(N_("That is no longer here."))
    )
    await _show_ready(turn, shop, 0, note)


CONVERSATION = Conversation(
    routes={
        words.SHOP: ready_book, "curation_yes": accept, "curation_no": decline, READY: open_ready,
        "curation_invite": invite,
    },
)  # fmt: skip
