"""How much to bring next time, with the sum that leads to it; and questions about shops in own words."""

from bot.conversation import Conversation
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.clip import clipped
from domain.consignment.advice import counts_of
from domain.consignment.line.question import Subject, Wondering, read_question
from domain.consignment.rules import rules
from domain.messages import N_, message
from handlers.consignment.advice_words import arithmetic, how_much
from handlers.consignment.labels import NAME, fitting
from handlers.consignment.shop_screen import open_shop, own_shop, show, show_shops
from handlers.consignment.statement import open_statement
from services.consignment.shelves import Desk, desk

_SHOPS = 5
_ROOM = 300


def _of_product(view: Desk, product: int) -> Line:
    name, advice = clipped(view.name(product), NAME), view.advice(product)
    if advice is None:
        return message(
            N_("{product}: counted {times} times so far. I can only tell after {needed}."),
            product=name, times=counts_of(view.ledger, product, view.today), needed=rules().fewest_settlements,
        )  # fmt: skip
    return Lines(
        (message(N_("<b>{product}</b>: {much}."), product=name, much=how_much(advice)), arithmetic(advice))
    )


async def open_advice(turn: Turn, argument: str) -> None:
    """Each of one's goods in this shop, those to bring first."""
    number = await own_shop(turn, argument)
    if number is None:
        await open_shop(turn, argument)
        return
    view = await desk(turn, number)
    goods = view.brought_before()
    deliver = Button(message(N_("📦 Bring goods")), route("deliver", argument))
    back = Button(message(N_("⬅️ Back to the shop")), route("shop", argument))
    if not goods:
        said: tuple[Line, ...] = (message(N_("You have not brought anything there yet.")),)
    else:
        each = fitting([_of_product(view, product) for product in goods], turn.texts.plain, _ROOM)
        said = (*each.lines, message(N_("<i>Worked out from what you told; you decide.</i>")))
    head = message(N_("💡 <b>How much to bring to {shop} next time?</b>"), shop=view.shop)
    turn.show(Screen((head, *said), ((deliver,), (back,))))


async def answer_question(turn: Turn, text: str) -> bool:
    """Whether these words want to know something of goods or money in shops; then it is shown."""
    shops = await turn.store.outlets.of_producer(turn.person.id)
    goods = {one.id: one.name for one in await turn.store.products.of(turn.person.id) if one.id}
    asked = read_question(text, shops, goods)
    if asked is None:
        return False
    await _answer(turn, asked, shops)
    return True


async def _answer(turn: Turn, asked: Wondering, shops: dict[int, str]) -> None:
    shop = asked.shop if asked.shop is not None or len(shops) != 1 else next(iter(shops))
    if asked.subject is Subject.MONEY and shop is not None:
        await open_statement(turn, str(shop))
    elif asked.subject is Subject.GOODS and shop is not None:
        await show(turn, shop)
    elif shop is not None:
        await open_advice(turn, str(shop))
    elif not shops:
        await show_shops(turn, None)
    else:
        _ask_shop(turn, shops)


def _ask_shop(turn: Turn, shops: dict[int, str]) -> None:
    listed = list(shops.items())[:_SHOPS]
    rows = tuple((Button(Literal(clipped(name)), route("advice", str(number))),) for number, name in listed)
    question = message(N_("💡 To which shop?"))
    more = (message(N_("Another one? Write: bawa berapa ke Warung Sari")),) if len(shops) > _SHOPS else ()
    turn.show(Screen((question, *more), rows))


CONVERSATION = Conversation(routes={"advice": open_advice}, for_producers=True)
