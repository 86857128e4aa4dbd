"""Another quantity or price for a delivery of an order, and what becomes of the order when both sides want it."""

from datetime import datetime

from sqlalchemy import case, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.procurement.need import Delivery, OfferState, Proposal
from storage.tables_procurement import need_deliveries, need_offers

_o, _d = need_offers.c, need_deliveries.c


class OrderTerms:
    """What is proposed for deliveries, and agreed on."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def propose(self, one: Delivery, new: Proposal | None) -> None:
        """Write down what waits for the other side's word, in the place of an earlier one; None: nothing waits any more."""
        values = (None, None, None, None) if new is None else (new.quantity, new.price, new.side, new.made_at)
        await self._write(one, dict(zip(_PROPOSED, values, strict=True)))

    async def settle(self, one: Delivery) -> None:
        """Quantity (units) and price (rupiah each) that both agreed on; the order follows its deliveries."""
        await self._write(one, {"quantity": one.quantity, "price": one.price, **dict.fromkeys(_PROPOSED)})
        await self._follow(one)

    async def call_off(self, one: Delivery, now: datetime) -> None:
        """Both want this delivery no more; without any other one the order has fallen."""
        await self._write(one, {"dropped_at": now, **dict.fromkeys(_PROPOSED)})
        await self._follow(one)

    async def _write(self, one: Delivery, values: dict[str, object]) -> None:
        key = (_d.offer_id == one.offer_id, _d.number == one.number, _d.dropped_at.is_(None))
        await self._tx.execute(update(need_deliveries).where(*key).values(values))

    async def _follow(self, one: Delivery) -> None:
        """`awarded` is what all standing deliveries come to; the price of the order is that of its first one."""
        standing = (_d.offer_id == one.offer_id, _d.dropped_at.is_(None))
        total = int(
            await self._tx.scalar(select(func.coalesce(func.sum(_d.quantity), 0)).where(*standing)) or 0
        )
        first = select(_d.price).where(*standing).order_by(_d.number).limit(1)
        price = await self._tx.scalar(first)
        values = {
            "awarded": total, "quantity": case((_o.quantity < total, total), else_=_o.quantity), "price": price,
        }  # fmt: skip
        await self._tx.execute(
            update(need_offers).where(_o.id == one.offer_id).values(values if total else FALLEN)
        )


_PROPOSED = ("proposed_quantity", "proposed_price", "proposed_side", "proposed_at")
FALLEN = {"state": OfferState.DROPPED, "awarded": 0, "awarded_at": None, "awarded_by": None}
"""What becomes of an order of which nothing is delivered any more."""
