"""Words about orders that are no answer and no need: they lead to the orders, or to the needs with their offers."""

from bot.dialog.event import Said
from bot.turn import Turn
from domain.procurement.remarks import Remark, buyers_remark, makers_remark
from domain.roles import Role
from handlers.procurement import desk, orders
from services.procurement import desk as use
from services.procurement import names


async def hears(turn: Turn) -> bool:
    """ "Dinkes kapan bayar?" of a producer who has an order, "barangnya sudah sampai" of somebody who only buys."""
    text = turn.event.text if isinstance(turn.event, Said) else ""
    if not text:
        return False
    if turn.person.is_producer:
        return await _of_maker(turn, text)
    held = await use.grants(turn)
    remark = buyers_remark(text) if held and all(one.role is Role.BUYER for one in held) else None
    if remark is Remark.OFFERS:
        await desk.open_desk(turn)
    elif remark is Remark.ORDERS:
        await orders.open_orders(turn, names.OF_DESK)
    return remark is not None


async def _of_maker(turn: Turn, text: str) -> bool:
    if makers_remark(text) is None or not await turn.store.need_offers.orders_of(turn.person.id):
        return False
    await orders.open_orders(turn)
    return True
