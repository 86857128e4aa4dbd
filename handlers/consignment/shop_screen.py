"""/titip: the shops with what lies there, one shop with everything that can be told of it, and its history."""

from bot.conversation import Conversation, Entry
from bot.dialog.argument import number_in
from bot.dialog.pages import turning
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.clip import clipped
from domain.consignment.terms import Basis, Model
from domain.messages import N_, Message, Rejected, message
from domain.rupiah import Rupiah
from handlers.consignment import drafts
from handlers.consignment.labels import NAME
from handlers.consignment.terms import percent
from services.consignment.record_answers import What
from services.consignment.recording import checked
from services.consignment.shelves import Desk, desk
from storage.consignments import Standing

_IN_LIST = 4


async def open_shops(turn: Turn, page: str = "") -> None:
    """The shops, the one used last first."""
    await show_shops(turn, None, page)


async def show_shops(turn: Turn, note: Line | None, page: str = "") -> None:
    mine = await turn.store.outlets.of_producer(turn.person.id)
    standings = {one.outlet: one for one in await turn.store.consignments.standings(turn.person.id)}
    pieces: dict[int, int] = {}
    for shelf in await turn.store.consignments.shelves(turn.person.id):
        pieces[shelf.outlet] = pieces.get(shelf.outlet, 0) + shelf.pieces
    first = _first(page, len(mine))
    listed = [(number, name) for number, name in mine.items()][first : first + _IN_LIST]
    rows = tuple((_shop_button(number, name, pieces.get(number, 0)),) for number, name in listed)
    add = (Button(message(N_("➕ New shop")), route("add_shop")),)
    said = _overview(standings, mine, sum(pieces.values()))
    turn.show(Screen((*((note,) if note else ()), *said), (*rows, *_turning(first, len(mine)), add)))


def _overview(standings: dict[int, Standing], mine: dict[int, str], pieces: int) -> tuple[Line, ...]:
    if not mine:
        return (
            message(N_("📦 Goods in shops (titip jual). You have no shop in your list yet.")),
            message(N_("Tap “New shop”, or just write: setor 50 keripik ke Warung Bu Tini 8rb")),
        )
    value = Rupiah(sum(one.shelf_value for one in standings.values()))
    return (
        message(N_("📦 In your shops: {pieces} pieces, worth {value} for you."), pieces=pieces, value=value),
        message(N_("Tap a shop to tell what happened. Or write it: laku 12 sisa 8 di Warung Sari")),
    )


def _first(page: str, total: int) -> int:
    number = number_in(page, 3)
    return number * _IN_LIST if number * _IN_LIST < total else 0


def _turning(first: int, total: int) -> tuple[tuple[Button, ...], ...]:
    return turning(first // _IN_LIST, lambda to: route("shops", str(to)), is_more=total > first + _IN_LIST)


def _shop_button(number: int, name: str, pieces: int) -> Button:
    short = clipped(name, 26)
    label = message(N_("{shop} · {pieces}"), shop=short, pieces=pieces) if pieces else Literal(clipped(name))
    return Button(label, route("shop", str(number)))


async def own_shop(turn: Turn, argument: str) -> int | None:
    """The number, if it is a shop of this person's list: a forged button finds nothing."""
    number = number_in(argument)
    return number if number in await turn.store.outlets.of_producer(turn.person.id) else None


async def open_shop(turn: Turn, argument: str) -> None:
    number = await own_shop(turn, argument)
    if number is None:
        await show_shops(turn, message(N_("That shop is not in your list any more.")))
    else:
        await show(turn, number)


async def show(turn: Turn, number: int, note: Line | None = None) -> None:
    """One shop: what lies there, what is owed, and what can be told."""
    view = await desk(turn, number)
    shop = str(number)
    papers = view.agreement.basis is Basis.DOCUMENTS
    last = Button(message(N_("🧾 Kontra bon")), route("kontrabon", shop)) if papers else Button(
        message(N_("📜 History")), route("history", shop)
    )  # fmt: skip
    turn.show(
        Screen(
            (*((note,) if note else ()), message(N_("🏪 <b>{shop}</b>"), shop=view.shop), *_state(view)),
            (
                (Button(message(N_("📦 Bring goods")), route("deliver", shop)),
                 Button(message(N_("🧮 Sold & left")), route("visit", shop))),
                (Button(message(N_("↩️ Returned")), route("give_back", shop)),
                 Button(message(N_("💰 Paid")), route("paid", shop))),
                (last, Button(message(N_("⚙️ More")), route("shop_more", shop))),
            ),
        )
    )  # fmt: skip


def _state(view: Desk) -> tuple[Line, ...]:
    lying = view.lying()
    lines: list[Line] = [
        message(N_("{product}: {pieces}"), product=clipped(view.name(product), NAME), pieces=pieces)
        for product, pieces in list(lying.items())[:4]
    ]
    if not lying:
        shelf: Line = message(N_("Nothing of yours lies there."))
    else:
        shelf = Lines(
            (
                message(N_("On the shelf, worth {value} for you:"), value=Rupiah(view.ledger.shelf_value)),
                *lines,
            )
        )
    return (shelf, *_money(view))


def _money(view: Desk) -> tuple[Line, ...]:
    owed = view.ledger.receivable
    ahead = view.ledger.credit + view.ledger.down_payment
    said: list[Line] = []
    if owed:
        said.append(message(N_("Sold and not yet paid: {money}"), money=Rupiah(owed)))
    if ahead:
        said.append(message(N_("Paid ahead by the shop: {money}"), money=Rupiah(ahead)))
    return tuple(said)


async def open_more(turn: Turn, argument: str) -> None:
    """What is told more rarely."""
    number = await own_shop(turn, argument)
    if number is None:
        await open_shop(turn, argument)
        return
    view, shop = await desk(turn, number), argument
    rows: list[tuple[Button, ...]] = [
        (Button(message(N_("🏷 New price")), route("price", shop)), Button(message(N_("🤝 Agreement")), route("agreement", shop))),
        (Button(message(N_("📜 History")), route("history", shop)), Button(message(N_("📊 What is owed")), route("statement", shop))),
    ]  # fmt: skip
    back = Button(message(N_("⬅️ Back to the shop")), route("shop", shop))
    advice = Button(message(N_("💡 How much next")), route("advice", shop))
    if view.agreement.model is Model.DOWN_PAYMENT:
        rows.append((Button(message(N_("💵 DP paid")), route("dp", shop)), advice))
    else:
        rows.append((Button(message(N_("✂️ Deduction")), route("deduction", shop)), advice))
    rows.append((back,))
    turn.show(Screen((message(N_("🏪 {shop}: what else?"), shop=view.shop), _terms(view)), tuple(rows)))


def _terms(view: Desk) -> Line:
    agreement = view.agreement
    if agreement.commission_bp is None:
        how: Line = message(N_("net price"))
    else:
        how = message(N_("commission {percent}"), percent=percent(agreement.commission_bp))
    return message(N_("Agreed: {how}, paid after {days} days."), how=how, days=agreement.tempo_days)


def _telling(what: What, empty: str = "") -> "Opener":
    return Opener(what, empty)


class Opener:
    """A button of the shop's screen that begins to tell something."""

    def __init__(self, what: What, needs_goods: str) -> None:
        self.what, self.needs_goods = what, needs_goods

    async def __call__(self, turn: Turn, argument: str) -> None:
        number = await own_shop(turn, argument)
        if number is None:
            await open_shop(turn, argument)
            return
        view = await desk(turn, number)
        if (why := self._why_not(view)) is not None:
            await show(turn, number, why)
        else:
            await drafts.tell(turn, self.what, {"shop": number})

    def _why_not(self, view: Desk) -> Line | None:
        if self.needs_goods and not view.lying():
            return Message(self.needs_goods)
        if self.what in (What.PAPERS, What.DEDUCTED):
            try:
                checked({"what": self.what, "money": 1, "reason": "-"}, view)
            except Rejected as refusal:
                return refusal.message
        return None


NOTHING_LEFT = N_(
    "By your book nothing of yours lies there. Have you brought something? Tap “Bring goods” first."
)


CONVERSATION = Conversation(
    entries=(
        Entry(
            ("titip", "consignment", "setor"), open_shops, N_("Goods in shops: what lies where"),
            intents=("consign_delivery", "consign_sales"), key=N_("📦 Goods in shops"), for_producers=True,
        ),
    ),
    routes={
        "shops": open_shops, "shop": open_shop, "shop_more": open_more, "deliver": _telling(What.DELIVERED),
        "visit": _telling(What.VISITED, NOTHING_LEFT), "give_back": _telling(What.RETURNED, NOTHING_LEFT),
        "paid": _telling(What.PAID), "kontrabon": _telling(What.PAPERS), "price": _telling(What.PRICED),
        "dp": _telling(What.DOWN_PAID), "deduction": _telling(What.DEDUCTED),
    },
    for_producers=True,
)  # fmt: skip
