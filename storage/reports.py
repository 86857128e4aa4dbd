"""What reports are made of: the whole book as it is stored, to be worked out in another process, and its names."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Text, exists, or_, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables_consignment as t

_e, _a, _o = t.entries.c, t.accounts.c, t.outlets.c


class Reports:
    """Questions about whole books, asked for one producer or for those who may hear of their month."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def has_book(self, producer_id: int) -> bool:
        """Whether anything was ever recorded."""
        return bool(await self._tx.scalar(select(exists().where(_e.producer_id == producer_id))))

    async def entries(self, producer_id: int) -> dict[int, list[str]]:
        """All entries by shop, in the order recorded, as the JSON texts that are stored: nothing is unpacked here."""
        rows = await self._tx.execute(
            select(_e.outlet_id, type_coerce(_e.body, Text))
            .where(_e.producer_id == producer_id)
            .order_by(_e.id)
        )
        found: dict[int, list[str]] = {}
        for outlet, body in rows:
            found.setdefault(outlet, []).append(body)
        return found

    async def shops(self, producer_id: int) -> dict[int, str]:
        """Names of all shops that the book speaks of."""
        rows = await self._tx.execute(
            select(_o.id, _o.name)
            .join(t.accounts, _a.outlet_id == _o.id)
            .where(_a.producer_id == producer_id)
        )
        return {row.id: row.name for row in rows}

    async def with_news(self, producers: Sequence[int], first: date, until: date) -> frozenset[int]:
        """Those who recorded something that happened in these days, or whom a shop owes."""
        told = select(_e.producer_id).where(
            _e.happened_on.between(first, until), _e.producer_id.in_(producers)
        )
        b = t.bills.c
        owed = select(_a.producer_id).where(
            _a.producer_id.in_(producers),
            or_(_a.unbilled > 0, exists().where(b.producer_id == _a.producer_id, b.balance > 0)),
        )
        return frozenset(await self._tx.scalars(told.union(owed)))
