"""The book of titip jual: append-only entries of one producer with one shop, and what is read out of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.consignment.events import Event, from_json, to_json
from domain.consignment.ledger import Ledger, replay
from storage import tables_consignment as t
from storage.consignment_balances import Balances, Place
from storage.consignment_records import Record, Records

_e, _b = t.entries.c, t.batches.c


@dataclass(frozen=True, slots=True)
class Bill:
    """An open bill: whole rupiah; `due_on` None while the papers are not complete."""

    bill: str
    billed_on: date
    documents_on: date | None
    due_on: date | None
    total: int
    balance: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What one shop stands at, in whole rupiah. `bills`: the open ones, the oldest due first.

    `disputes`: how many differences are open, `disputed`: what they are worth. `counted_on`: the day of the last visit."""

    outlet: int
    name: str
    shelf_value: int
    unbilled: int
    credit: int
    down_payment: int
    disputed: int
    delivered_on: date | None
    counted_on: date | None
    bills: tuple[Bill, ...] = ()
    disputes: int = 0


@dataclass(frozen=True, slots=True)
class Shelf:
    """Goods of one product in one shop. `pieces` that lie there; of the last delivery: pieces, price, day."""

    outlet: int
    product: int
    pieces: int
    last_pieces: int
    last_price: int
    last_on: date


class Consignments:
    """The book, asked for and added to only for its own producer."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    @cached_property
    def records(self) -> Records:
        """What was told, with photos."""
        return Records(self._tx)

    @cached_property
    def balances(self) -> Balances:
        """What the book comes to."""
        return Balances(self._tx)

    async def events(self, producer_id: int, outlet_id: int) -> tuple[Event, ...]:
        """All entries with one shop, in the order recorded."""
        asked = (
            select(_e.body).where(_e.producer_id == producer_id, _e.outlet_id == outlet_id).order_by(_e.id)
        )
        return tuple(from_json(body) for body in await self._tx.scalars(asked))

    async def book(self, producer_id: int, outlet_id: int) -> Ledger:
        """The book with one shop, replayed."""
        return replay(await self.events(producer_id, outlet_id))

    async def books(self, producer_id: int) -> dict[int, Ledger]:
        """All books of a producer by shop, replayed: for reports, not for a screen that must be quick."""
        rows = await self._tx.execute(
            select(_e.outlet_id, _e.body).where(_e.producer_id == producer_id).order_by(_e.id)
        )
        events: dict[int, list[Event]] = {}
        for row in rows:
            events.setdefault(row.outlet_id, []).append(from_json(row.body))
        return {outlet: replay(told) for outlet, told in events.items()}

    async def add(
        self, producer_id: int, record: Record, events: Sequence[Event], before: Ledger, after: Ledger
    ) -> int:
        """Write a record with its entries and the balances they lead to; the record's number.

        Whoever calls holds the place (`balances.hold`) since before `before` was read.
        """
        place = Place(producer_id, record.outlet)
        record_id = await self.records.add(producer_id, record)
        rows = [
            {"producer_id": producer_id, "outlet_id": record.outlet, "record_id": record_id, "key": event.key,
             "happened_on": event.on, "recorded_at": event.stamp.recorded_at, "body": to_json(event)}
            for event in events
        ]  # fmt: skip
        if rows:
            await self._tx.execute(insert(t.entries), rows)
        await self.balances.keep(place, before, after)
        return record_id

    async def standings(self, producer_id: int) -> tuple[Standing, ...]:
        """What every shop of a producer stands at, read from the kept balances."""
        bills = await self._open_bills(producer_id)
        disputes = await self._open_disputes(producer_id)
        a, o = t.accounts.c, t.outlets.c
        rows = await self._tx.execute(
            select(
                a.outlet_id, o.name, a.shelf_value, a.unbilled, a.credit, a.down_payment, a.disputed,
                a.delivered_on,
                a.counted_on,
            )
            .join(t.outlets, o.id == a.outlet_id)
            .where(a.producer_id == producer_id)
            .order_by(o.folded)
        )  # fmt: skip
        return tuple(
            Standing(*row, bills=tuple(bills.get(row.outlet_id, ())), disputes=disputes.get(row.outlet_id, 0))
            for row in rows
        )

    async def shelves(self, producer_id: int) -> tuple[Shelf, ...]:
        """Every product that was ever brought to a shop: what lies there now, and the last delivery of it."""
        here = (_b.producer_id == producer_id,)
        lying = (
            select(_b.outlet_id, _b.product_id, func.sum(_b.shelf).label("pieces"))
            .where(*here)
            .group_by(_b.outlet_id, _b.product_id)
            .subquery()
        )
        newest = func.row_number().over(
            partition_by=(_b.outlet_id, _b.product_id), order_by=(_b.delivered_on.desc(), _b.batch.desc())
        )
        last = (
            select(_b.outlet_id, _b.product_id, _b.accepted, _b.price, _b.delivered_on, newest.label("rank"))
            .where(*here)
            .subquery()
        )
        same = (lying.c.outlet_id == last.c.outlet_id) & (lying.c.product_id == last.c.product_id)
        rows = await self._tx.execute(
            select(
                lying.c.outlet_id, lying.c.product_id, lying.c.pieces, last.c.accepted, last.c.price,
                last.c.delivered_on,
            )
            .join(last, same)
            .where(last.c.rank == 1)
            .order_by(lying.c.outlet_id, lying.c.product_id)
        )  # fmt: skip
        return tuple(Shelf(row[0], row[1], int(row[2]), *row[3:]) for row in rows)

    async def _open_bills(self, producer_id: int) -> dict[int, list[Bill]]:
        b = t.bills.c
        rows = await self._tx.execute(
            select(b.outlet_id, b.bill, b.billed_on, b.documents_on, b.due_on, b.total, b.balance)
            .where(b.producer_id == producer_id, b.balance > 0)
            .order_by(b.due_on.is_(None), b.due_on, b.billed_on, b.bill)
        )
        found: dict[int, list[Bill]] = {}
        for outlet, *told in rows:
            found.setdefault(outlet, []).append(Bill(*told))
        return found

    async def _open_disputes(self, producer_id: int) -> dict[int, int]:
        d = t.disputes.c
        rows = await self._tx.execute(
            select(d.outlet_id, func.count())
            .where(d.producer_id == producer_id, d.is_settled.is_(False))
            .group_by(d.outlet_id)
        )
        return {row[0]: row[1] for row in rows}
