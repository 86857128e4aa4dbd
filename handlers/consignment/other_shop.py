"""Words in the middle of one shop's record that are about another shop: told so, never booked at the wrong one."""

from bot.dialog.form import Context
from domain.clip import clipped
from domain.consignment.line.talk import read_line
from domain.messages import N_, Rejected
from handlers.consignment.facts import view


def check_shop(text: str, context: Context) -> None:
    """Raises Rejected when the words name another one of the producer's shops."""
    desk = view(context)
    if not desk.outlet_id or len(desk.shops) < 2:
        return
    names = {number: product.name for number, product in desk.goods.items()}
    reading = read_line(text, desk.shops, names, desk.today)
    named = reading.shop.id if reading is not None and reading.shop is not None else None
    if named is not None and named != desk.outlet_id:
        raise Rejected(
            N_("That is about {other}, and here we are at {shop}. First finish or cancel this one, then write it again."),
            other=clipped(desk.shops[named]), shop=clipped(desk.shop),
        )  # fmt: skip
