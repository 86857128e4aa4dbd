"""What a producer and a shop agreed on. A change ends the old agreement and begins a new one; both are kept."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.consignment.terms import Agreement, Basis, Bearer, Model
from storage import tables_consignment as t

_a = t.agreements.c
_KINDS: dict[str, type[Model] | type[Basis] | type[Bearer]] = {
    "model": Model,
    "basis": Basis,
    "missing_bearer": Bearer,
    "expired_bearer": Bearer,
    "damaged_bearer": Bearer,
}
_DATES = ("valid_from", "valid_until")


class Agreements:
    """Agreements of producers, each with one shop."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def of(self, producer_id: int, outlet_id: int) -> Agreement | None:
        """The agreement that holds now; None when none was made yet."""
        return (await self._current(producer_id, outlet_id)).get(outlet_id)

    async def current(self, producer_id: int) -> dict[int, Agreement]:
        """The agreements that hold now, by shop."""
        return await self._current(producer_id, None)

    async def put(
        self, producer_id: int, outlet_id: int, agreement: Agreement, today: date, now: datetime
    ) -> None:
        """From today on this holds; what held until now is kept with its end."""
        here = (_a.producer_id == producer_id, _a.outlet_id == outlet_id, _a.ended_at.is_(None))
        await self._tx.execute(update(t.agreements).where(*here).values(ended_at=now, valid_until=today))
        values = {"producer_id": producer_id, "outlet_id": outlet_id, "valid_from": today, "made_at": now}
        await self._tx.execute(insert(t.agreements).values(**values, terms=_terms(agreement)))

    async def _current(self, producer_id: int, outlet_id: int | None) -> dict[int, Agreement]:
        asked = select(_a.outlet_id, _a.terms, _a.valid_from, _a.valid_until).where(
            _a.producer_id == producer_id, _a.ended_at.is_(None)
        )
        if outlet_id is not None:
            asked = asked.where(_a.outlet_id == outlet_id)
        rows = await self._tx.execute(asked)
        return {
            row.outlet_id: replace(
                _agreement(row.terms), valid_from=row.valid_from, valid_until=row.valid_until
            )
            for row in rows
        }


def _terms(agreement: Agreement) -> dict[str, Any]:
    return {name: value for name, value in asdict(agreement).items() if name not in _DATES}


def _agreement(terms: Mapping[str, Any]) -> Agreement:
    """What a later version wrote and this one does not know is left out; what is missing takes its default."""
    known = {name: value for name, value in terms.items() if name in Agreement.__slots__}
    read: dict[str, Any] = {n: _KINDS[n](value) if n in _KINDS else value for n, value in known.items()}
    return Agreement(**read)
