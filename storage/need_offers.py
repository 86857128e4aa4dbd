"""What producers answered to a need, which of it became an order, and what both sides say of each delivery."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.procurement.need import Delivery, Offer, OfferState, Word
from storage.area_rule import lies_within
from storage.insertion import insert_into
from storage.need_rows import DELIVERY, IS_PAID, MOVED, WORDS, Order, Side, delivery_of, standing
from storage.order_terms import FALLEN
from storage.tables_procurement import need_deliveries, need_offers, needs

_o, _d, _n = need_offers.c, need_deliveries.c, needs.c
_OFFER = tuple(
    _o[name]
    for name in (
        "id",
        "need_id",
        "person_id",
        "state",
        "quantity",
        "price",
        "reason",
        "awarded",
        "answered_at",
    )
)
_MAY_CHANGE = (OfferState.OFFERED, OfferState.REFUSED, OfferState.WITHDRAWN)


class NeedOffers:
    """Offers, orders and deliveries."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def answer(self, offer: Offer, now: datetime) -> bool:
        """Write an answer down, in the place of an earlier one. False when it is an order by now, or somebody else was
        chosen."""
        values = {
            "state": offer.state, "quantity": offer.quantity, "price": offer.price, "reason": offer.reason,
            "answered_at": now,
        }  # fmt: skip
        adding = insert_into(self._tx.dialect.name, need_offers)
        done = await self._tx.execute(
            adding.values(need_id=offer.need_id, person_id=offer.person_id, **values).on_conflict_do_update(
                index_elements=["need_id", "person_id"], set_=values, where=_o.state.in_(_MAY_CHANGE)
            )
        )
        return done.rowcount == 1

    async def of_need(self, need_id: int) -> tuple[Offer, ...]:
        """Every answer to a need: the cheapest first, refusals at the end."""
        rows = await self._tx.execute(
            select(*_OFFER)
            .where(_o.need_id == need_id)
            .order_by(_o.price == 0, _o.price, _o.answered_at, _o.id)
        )
        return tuple(_offer(row) for row in rows)

    async def of_person(self, person_id: int, most: int = 60) -> tuple[Offer, ...]:
        """What somebody answered, newest first."""
        rows = await self._tx.execute(
            select(*_OFFER).where(_o.person_id == person_id).order_by(_o.id.desc()).limit(most)
        )
        return tuple(_offer(row) for row in rows)

    async def find(self, offer_id: int) -> Offer | None:
        """The offer of this number: whoever asks must look whose it is."""
        row = (await self._tx.execute(select(*_OFFER).where(_o.id == offer_id))).first()
        return None if row is None else _offer(row)

    async def mine(self, need_id: int, person_id: int) -> Offer | None:
        """What this person answered to this need."""
        asked = select(*_OFFER).where(_o.need_id == need_id, _o.person_id == person_id)
        row = (await self._tx.execute(asked)).first()
        return None if row is None else _offer(row)

    async def award(self, offer_id: int, quantity: int, by: int, now: datetime) -> bool:
        """It is an order now. False when it was withdrawn or awarded meanwhile."""
        done = await self._tx.execute(
            update(need_offers)
            .where(_o.id == offer_id, _o.state == OfferState.OFFERED, _o.quantity >= quantity)
            .values(state=OfferState.AWARDED, awarded=quantity, awarded_at=now, awarded_by=by)
        )
        return done.rowcount == 1

    async def pass_over(self, need_id: int) -> tuple[int, ...]:
        """Whoever still waits is told that somebody else was chosen: their person ids."""
        waiting = (_o.need_id == need_id, _o.state == OfferState.OFFERED)
        people = tuple(await self._tx.scalars(select(_o.person_id).where(*waiting).order_by(_o.person_id)))
        await self._tx.execute(update(need_offers).where(*waiting).values(state=OfferState.PASSED))
        return people

    async def leave_out(self, offer_id: int) -> bool:
        """One offer is not taken, while others still may be. False when it does not wait (any more)."""
        waits = (_o.id == offer_id, _o.state == OfferState.OFFERED)
        done = await self._tx.execute(update(need_offers).where(*waits).values(state=OfferState.PASSED))
        return done.rowcount == 1

    async def drop(self, need_id: int, now: datetime) -> tuple[int, ...]:
        """The need was called off: what is ordered or offered for it falls. Returns the people whom it concerns."""
        alive = (_o.need_id == need_id, _o.state.in_((OfferState.OFFERED, OfferState.AWARDED)))
        rows = (
            await self._tx.execute(select(_o.id, _o.person_id).where(*alive).order_by(_o.person_id))
        ).all()
        fallen = [row.id for row in rows]
        await self._tx.execute(update(need_offers).where(_o.id.in_(fallen)).values(FALLEN))
        await self._tx.execute(update(need_deliveries).where(_d.offer_id.in_(fallen)).values(dropped_at=now))
        return tuple(row.person_id for row in rows)

    async def leave(self, person_id: int, now: datetime) -> tuple[tuple[int, int], ...]:
        """Somebody takes part no more: what they offered falls, and so does what they would still deliver. Returns the needs
        that have to do without it, each with the number of pieces."""
        offered = (_o.person_id == person_id, _o.state == OfferState.OFFERED)
        await self._tx.execute(update(need_offers).where(*offered).values(state=OfferState.WITHDRAWN))
        coming = (_d.person_id == person_id, _d.due_at > now, _d.dropped_at.is_(None))
        missing = (
            select(_o.need_id, func.sum(_d.quantity))
            .join_from(need_deliveries, need_offers, _o.id == _d.offer_id)
            .where(*coming)
            .group_by(_o.need_id)
        )
        found = tuple((need, int(pieces)) for need, pieces in await self._tx.execute(missing))
        await self._tx.execute(update(need_deliveries).where(*coming).values(dropped_at=now))
        stays = select(_d.offer_id).where(_d.offer_id == _o.id, _d.dropped_at.is_(None)).exists()
        fallen = (_o.person_id == person_id, _o.state == OfferState.AWARDED, ~stays)
        await self._tx.execute(update(need_offers).where(*fallen).values(FALLEN))
        return found

    async def plan(self, person_id: int, deliveries: Iterable[Delivery]) -> None:
        """What an order promises."""
        rows = [
            {
                "offer_id": one.offer_id, "number": one.number, "person_id": person_id, "quantity": one.quantity,
                "price": one.price, "due_at": one.due_at, "pay_by": one.pay_by,
            }
            for one in deliveries
        ]  # fmt: skip
        await self._tx.execute(insert(need_deliveries), rows)

    async def told(self, offer_id: int, number: int, side: Side, word: Word) -> bool:
        """One side's word about a delivery; what it does not say stays as it was. False when there is no such one."""
        said = {f"{side}_{name}": value for name in WORDS if (value := getattr(word, name)) is not None}
        done = await self._tx.execute(
            update(need_deliveries)
            .where(_d.offer_id == offer_id, _d.number == number, _d.dropped_at.is_(None))
            .values(**said)
        )
        return done.rowcount == 1

    async def move(self, one: Delivery) -> None:
        """Write down when and where it is due by now, and what was agreed before."""
        values = {name: getattr(one, name) for name in ("due_at", "pay_by", *MOVED)}
        key = (_d.offer_id == one.offer_id, _d.number == one.number)
        await self._tx.execute(update(need_deliveries).where(*key).values(**values))

    async def agree(self, offer_id: int, agrees: bool) -> bool:
        """The maker can, or cannot, deliver as it was changed. False when nothing of the order waits for that word."""
        waits = (_d.offer_id == offer_id, _d.moved_at.is_not(None), _d.dropped_at.is_(None))
        other = or_(_d.maker_agrees.is_(None), _d.maker_agrees.is_(not agrees))
        done = await self._tx.execute(
            update(need_deliveries).where(*waits, other).values(maker_agrees=agrees)
        )
        return done.rowcount > 0

    async def delivery(self, offer_id: int, number: int) -> Delivery | None:
        """One delivery of an order that stands."""
        found = await self._orders(_d.offer_id == offer_id, _d.number == number)
        return found[0].delivery if found else None

    async def deliveries(self, offers: Sequence[int]) -> dict[int, list[Delivery]]:
        """The deliveries of these orders, by offer, in order."""
        found: dict[int, list[Delivery]] = {}
        for one in await self._orders(_d.offer_id.in_(list(offers))):
            found.setdefault(one.delivery.offer_id, []).append(one.delivery)
        return found

    async def orders_of(self, person_id: int) -> tuple[Order, ...]:
        """Everything that a producer has to deliver or has delivered, the nearest last date first."""
        return await self._orders(_d.person_id == person_id)

    async def page_of(self, person_id: int, first: int, most: int) -> tuple[tuple[Order, ...], int]:
        """So many of a producer's orders from the first-th on (0: the first), what is not paid before what is, the nearest
        date first; and how many there are."""
        return await self._page(first, most, _d.person_id == person_id)

    async def page_within(
        self, prefixes: Sequence[str], posted_by: int | None, first: int, most: int
    ) -> tuple[tuple[Order, ...], int]:
        """The same for the needs of these areas; only of those that one buyer posted, if given."""
        whose = () if posted_by is None else (_n.posted_by == posted_by,)
        return await self._page(first, most, lies_within(_n.reach, prefixes), *whose)

    async def _page(self, first: int, most: int, *where: Any) -> tuple[tuple[Order, ...], int]:
        all_of_them = standing(select(func.count()), *where)
        count = int(await self._tx.scalar(all_of_them) or 0)
        rows = await self._tx.execute(
            standing(select(*DELIVERY, _o.need_id), *where)
            .order_by(IS_PAID, _d.due_at, _d.offer_id, _d.number)
            .limit(most)
            .offset(first)
        )
        return tuple(Order(row.need_id, row.person_id, delivery_of(row)) for row in rows), count

    async def _orders(self, *where: Any) -> tuple[Order, ...]:
        rows = await self._tx.execute(
            standing(select(*DELIVERY, _o.need_id), *where)
            .order_by(_d.due_at, _d.offer_id, _d.number)
            .limit(200)
        )
        return tuple(Order(row.need_id, row.person_id, delivery_of(row)) for row in rows)


def _offer(row: Row[Any]) -> Offer:
    return Offer(**{**row._mapping, "state": OfferState(row.state)})
