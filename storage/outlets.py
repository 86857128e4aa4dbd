"""Shops: the office's list, and those that producers added for themselves. Nobody sees another producer's own."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.name_search import fold
from domain.outlets import Outlet, OutletKind
from storage import tables_consignment as t
from storage.area_rule import lies_within
from storage.insertion import insert_into

_o = t.outlets.c
_COLUMNS = tuple(_o[name] for name in Outlet.__slots__)
_AT_ONCE = 500
_MOST_LISTED = 5_000


@dataclass(frozen=True, slots=True)
class Imported:
    """What a list brought: shops that are new, that were changed, and that stood there just so."""

    added: int
    changed: int
    unchanged: int


class Outlets:
    """Shops, as one producer or the office may see them."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(self, outlet: Outlet, now: datetime) -> int:
        """The shop's number; the one that is there already when its owner added the same name in this area."""
        same = and_(_o.owner == outlet.owner, _o.area == outlet.area, _o.folded == fold(outlet.name))
        there = await self._tx.scalar(select(_o.id).where(same))
        if there is not None:
            await self._tx.execute(update(t.outlets).where(_o.id == there).values(removed_at=None))
            return int(there)
        added = insert(t.outlets).values(**_values(outlet), created_at=now).returning(_o.id)
        return int(await self._tx.scalar(added) or 0)

    async def change(self, producer_id: int, outlet: Outlet) -> None:
        """Change a shop that this producer added."""
        mine = and_(_o.id == outlet.id, _o.owner == producer_id)
        values = {name: value for name, value in _values(outlet).items() if name != "owner"}
        await self._tx.execute(update(t.outlets).where(mine).values(**values))

    async def find(self, producer_id: int, outlet_id: int) -> Outlet | None:
        """A shop of the office's list or of this producer's own; somebody else's is not found."""
        seen = or_(_o.owner.is_(None), _o.owner == producer_id)
        row = (await self._tx.execute(select(*_COLUMNS).where(_o.id == outlet_id, seen))).first()
        return None if row is None else _outlet(row)

    async def visible(self, producer_id: int, prefix: str) -> tuple[Outlet, ...]:
        """The office's list in this area and the producer's own shops anywhere, at most 5,000, by name."""
        seen = or_(and_(_o.owner.is_(None), lies_within(_o.area, (prefix,))), _o.owner == producer_id)
        return await self._where(and_(seen, _o.removed_at.is_(None)))

    async def of_producer(self, producer_id: int) -> dict[int, str]:
        """Names of the shops that a producer has an agreement with, by number, the one told of last first."""
        a, r = t.agreements.c, t.records.c
        told = (
            select(r.outlet_id, func.max(r.id).label("newest"))
            .where(r.producer_id == producer_id)
            .group_by(r.outlet_id)
            .subquery()
        )
        rows = await self._tx.execute(
            select(_o.id, _o.name)
            .join(t.agreements, a.outlet_id == _o.id)
            .outerjoin(told, told.c.outlet_id == _o.id)
            .where(a.producer_id == producer_id, a.ended_at.is_(None))
            .order_by(func.coalesce(told.c.newest, 0).desc(), _o.folded)
        )
        return {row.id: row.name for row in rows}

    async def of_office(self, prefixes: Sequence[str]) -> tuple[Outlet, ...]:
        """The office's list in these areas, by name."""
        listed = and_(_o.owner.is_(None), _o.removed_at.is_(None))
        return await self._where(and_(listed, lies_within(_o.area, prefixes)))

    async def names_of_office(
        self, prefixes: Sequence[str], numbers: Sequence[int] | None = None
    ) -> dict[int, str]:
        """Names of the office's shops in these areas by number: all of them, or only these; by name."""
        listed = [_o.owner.is_(None), _o.removed_at.is_(None), lies_within(_o.area, prefixes)]
        if numbers is not None:
            if not numbers:
                return {}
            listed.append(_o.id.in_(numbers))
        rows = await self._tx.execute(
            select(_o.id, _o.name).where(*listed).order_by(_o.folded).limit(_MOST_LISTED)
        )
        return {row.id: row.name for row in rows}

    async def has_any(self, prefixes: Sequence[str]) -> bool:
        """Whether the office's list has a shop in these areas."""
        listed = (_o.owner.is_(None), _o.removed_at.is_(None), lies_within(_o.area, prefixes))
        return await self._tx.scalar(select(_o.id).where(*listed).limit(1)) is not None

    async def find_listed(self, outlet_id: int, prefixes: Sequence[str]) -> Outlet | None:
        """A shop of the office's list, if it lies in these areas and was not taken off the list."""
        listed = and_(_o.owner.is_(None), _o.removed_at.is_(None), lies_within(_o.area, prefixes))
        row = (await self._tx.execute(select(*_COLUMNS).where(_o.id == outlet_id, listed))).first()
        return None if row is None else _outlet(row)

    async def change_listed(self, outlet: Outlet, prefixes: Sequence[str]) -> bool:
        """Change a shop of the office's list in these areas; False when another one there has that name already."""
        same = (
            _o.owner.is_(None),
            _o.area == outlet.area,
            _o.folded == fold(outlet.name),
            _o.id != outlet.id,
        )
        if await self._tx.scalar(select(_o.id).where(*same)) is not None:
            return False
        values = {name: value for name, value in _values(outlet).items() if name != "owner"}
        here = and_(_o.id == outlet.id, _o.owner.is_(None), lies_within(_o.area, prefixes))
        await self._tx.execute(update(t.outlets).where(here).values(**values))
        return True

    async def remove_listed(self, outlet_id: int, prefixes: Sequence[str], now: datetime) -> None:
        """Take a shop off the office's list. It stays where books speak of it."""
        here = and_(_o.id == outlet_id, _o.owner.is_(None), lies_within(_o.area, prefixes))
        await self._tx.execute(update(t.outlets).where(here).values(removed_at=now))

    async def take_list(self, outlets: Sequence[Outlet], now: datetime) -> Imported:
        """Bring the office's list up to this one: new shops are added, known ones (same area and name) changed;
        nothing is removed, because books may speak of it."""
        wanted = {(outlet.area, fold(outlet.name)): _values(outlet) for outlet in outlets}
        before = await self._known({area for area, _ in wanted})
        fresh = [values for key, values in wanted.items() if key not in before]
        other = [values for key, values in wanted.items() if key in before and _differs(before[key], values)]
        rows = [{**values, "created_at": now} for values in (*fresh, *other)]
        for first in range(0, len(rows), _AT_ONCE):
            await self._put(rows[first : first + _AT_ONCE])
        return Imported(len(fresh), len(other), len(wanted) - len(fresh) - len(other))

    async def _known(self, areas: set[str]) -> dict[tuple[str, str], Row[Any]]:
        rows = await self._tx.execute(select(t.outlets).where(_o.owner.is_(None), _o.area.in_(areas)))
        return {(row.area, row.folded): row for row in rows}

    async def _put(self, rows: list[dict[str, Any]]) -> None:
        made = insert_into(self._tx.dialect.name, t.outlets).values(rows)
        told = {name: made.excluded[name] for name in ("name", "kind", "chain", "zone", "pic", "phone")}
        await self._tx.execute(
            made.on_conflict_do_update(
                index_elements=["area", "folded"],
                index_where=_o.owner.is_(None),
                set_={**told, "removed_at": None},
            )
        )

    async def _where(self, condition: ColumnElement[bool]) -> tuple[Outlet, ...]:
        own_first = case((_o.owner.is_(None), 1), else_=0)
        rows = await self._tx.execute(
            select(*_COLUMNS).where(condition).order_by(own_first, _o.folded).limit(_MOST_LISTED)
        )
        return tuple(_outlet(row) for row in rows)

    async def count(self) -> int:
        """How many shops the office's list has."""
        return await self._tx.scalar(select(func.count()).where(_o.owner.is_(None))) or 0


def _values(outlet: Outlet) -> dict[str, Any]:
    told = {name: value for name, value in asdict(outlet).items() if name != "id"}
    return {**told, "folded": fold(outlet.name)}


def _differs(row: Row[Any], values: dict[str, Any]) -> bool:
    return row.removed_at is not None or any(row._mapping[name] != value for name, value in values.items())


def _outlet(row: Row[Any]) -> Outlet:
    return Outlet(**{**row._mapping, "kind": OutletKind(row.kind)})
