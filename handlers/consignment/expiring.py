"""What to do with goods that soon expire in a shop: pull them, ask the shop to sell them off, or let them be."""

from datetime import date
from urllib.parse import quote

from bot.conversation import Conversation
from bot.dialog.screen import Button, Screen, route
from bot.texts import Texts
from bot.turn import Turn
from domain.dates import calendar_day
from domain.messages import N_, message
from handlers.consignment import drafts, shop_screen
from services.consignment.record_answers import What
from storage.consignment_balances import Place
from storage.consignment_due import Perishing

_LETTER_LANGUAGE = "id"


async def _found(turn: Turn, argument: str) -> tuple[Perishing, int, str] | None:
    """The goods of a button with pieces and product, if they are this person's and lie there still."""
    shop, _, rest = argument.partition("/")
    product, _, expires = rest.partition("/")
    outlet = await shop_screen.own_shop(turn, shop)
    if outlet is None or not (product.isascii() and product.isdecimal() and len(product) < 16):
        return None
    try:
        goods = Perishing(Place(turn.person.id, outlet), int(product), date.fromisoformat(expires))
    except ValueError:
        return None
    lying = (await turn.store.consignment_due.perishing([goods])).get(goods)
    return None if lying is None else (goods, lying[0], lying[1])


async def pull(turn: Turn, argument: str) -> None:
    """A return with everything filled in: only the card is left to check."""
    found = await _found(turn, argument)
    if found is None:
        await _gone(turn, argument)
        return
    goods, pieces, _ = found
    line = {"product": goods.product, "pieces": pieces, "fate": "returned_good"}
    await drafts.tell(turn, What.RETURNED, {"shop": goods.place.outlet, "goods": [line]})


async def sell_off(turn: Turn, argument: str) -> None:
    """Words for the shop; in the book nothing changes until something is sold."""
    found = await _found(turn, argument)
    if found is None:
        await _gone(turn, argument)
        return
    goods, pieces, product = found
    outlet = await turn.store.outlets.find(turn.person.id, goods.place.outlet)
    asked = message(
        N_("Hello, {pieces} {product} of mine keep until {day}. May they be sold off or put in front? Thank you."),
        pieces=pieces, product=product, day=calendar_day(goods.expires_on),
    )  # fmt: skip
    words = Texts(_LETTER_LANGUAGE, turn.texts.zone).plain(asked)
    phone = (outlet.phone or "").lstrip("+") if outlet else ""
    turn.show(
        Screen(
            (
                message(N_("✉️ Tap the text to copy it:")),
                message(N_("<pre>{letter}</pre>"), letter=words),
                message(N_("If the shop then pays less, write it down as a deduction.")),
            ),
            (
                (Button(message(N_("📤 Open WhatsApp")), f"https://wa.me/{phone}?text={quote(words)}"),),
                (Button(message(N_("⬅️ Back to the shop")), route("shop", str(goods.place.outlet))),),
            ),
        )
    )


async def let_be(turn: Turn, argument: str) -> None:
    found = await _found(turn, argument)
    if found is None:
        await _gone(turn, argument)
        return
    await turn.store.consignment_due.let_be(found[0], turn.now)
    note = message(N_("👌 All right, I do not remind you of these goods again."))
    await shop_screen.show(turn, found[0].place.outlet, note)


async def _gone(turn: Turn, argument: str) -> None:
    shop = await shop_screen.own_shop(turn, argument.partition("/")[0])
    note = message(N_("These goods do not lie there any more."))
    if shop is None:
        await shop_screen.show_shops(turn, note)
    else:
        await shop_screen.show(turn, shop, note)


CONVERSATION = Conversation(
    routes={"expiry_pull": pull, "expiry_sale": sell_off, "expiry_let": let_be}, for_producers=True
)
