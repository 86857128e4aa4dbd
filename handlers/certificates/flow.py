"""The next thing that is not known yet of a check: where the goods are sold, what is open, or already the answer."""

from bot.dialog.screen import Button, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.papers import rules
from handlers.certificates import told
from handlers.certificates import words as w
from handlers.certificates.result import show_result
from services.papers import Goods

CHECK, SHELF = "check", "shelf"
CHANNEL, PRODUCT, KIND = "paper_channel", "paper_product", "paper_is"
"""The screens that ask for one of these."""
ROUTES = {CHECK: "paper_check", SHELF: "paper_shelf"}
"""What the answer is: the check of all papers, or the way to the shelf; and its route."""


async def proceed(
    turn: Turn,
    goods: Goods,
    channel: str,
    then: str = CHECK,
    argument: str = "",
    *,
    page: int = 0,
    anew: bool = False,
) -> None:
    """The next thing that is not known yet: the channel, an open question, or already the answer."""
    if channel not in rules().channels:
        choose_channel(turn, goods, then, page, argument, anew=anew)
    elif not await told.ask(turn, goods, channel, then):
        await show_result(turn, goods, channel, then, argument, anew=anew)


def choose_channel(
    turn: Turn, goods: Goods, then: str, page: int, argument: str, *, anew: bool = False
) -> None:
    everything = list(rules().channels.values())
    page = page if page * w.PAGE < len(everything) else 0
    shown = everything[page * w.PAGE : (page + 1) * w.PAGE]
    buttons = [Button(w.channel_name(one.id), route(ROUTES[then], w.where(goods, one.id))) for one in shown]
    hint = message(N_("For example: Indomaret is a minimarket, Shopee is online, Nglarisi is for offices."))
    title = message(N_("<b>Where will {goods} be sold?</b>"), goods=w.goods_name(goods))
    rows = (*w.in_pairs(buttons), *w.pages(ROUTES[then], goods.token, page, len(everything)))
    asked = f"{then}.{goods.token}"
    w.show(turn, Screen((title, hint), rows), argument, anew=anew, asks=CHANNEL, about=asked)
