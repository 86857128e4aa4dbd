"""Zones as an office drew them, and officers' allowances to supply a place from outside. What was removed is kept.

A place is written as "outlet:12" or "need:7": allowances are the same for shops and for orders.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.name_search import fold
from domain.zones import Allowance, Zone
from storage import tables_consignment
from storage.area_rule import lies_within
from storage.tables_zones import zone_allowances, zone_kecamatan, zones

_z, _k, _a, _o = zones.c, zone_kecamatan.c, zone_allowances.c, tables_consignment.outlets.c


class Zones:
    """Which kecamatan supply which places."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def of(self, areas: Collection[str]) -> tuple[Zone, ...]:
        """The zones of these regencies (exact codes), with their kecamatan in order, by name."""
        asked = select(_z.id, _z.area, _z.name).where(_z.area.in_(sorted(areas)), _z.removed_at.is_(None))
        rows = (await self._tx.execute(asked.order_by(_z.folded))).all()
        held = await self._held([row.id for row in rows])
        return tuple(Zone(row.area, row.name, tuple(held.get(row.id, ())), row.id) for row in rows)

    async def find(self, zone_id: int) -> Zone | None:
        """The zone, if it was not removed."""
        asked = select(_z.id, _z.area, _z.name).where(_z.id == zone_id, _z.removed_at.is_(None))
        row = (await self._tx.execute(asked)).first()
        if row is None:
            return None
        held = await self._held([zone_id])
        return Zone(row.area, row.name, tuple(held.get(zone_id, ())), row.id)

    async def regencies(self, prefixes: Sequence[str]) -> tuple[str, ...]:
        """Codes of the regencies within these areas in which zones are drawn."""
        asked = select(_z.area).where(_z.removed_at.is_(None), lies_within(_z.area, prefixes)).distinct()
        return tuple(sorted(row.area for row in await self._tx.execute(asked)))

    async def add(self, zone: Zone, now: datetime) -> int | None:
        """The new zone's number; None when the regency has one of that name."""
        if await self._named(zone) is not None:
            return None
        values = {"area": zone.area, "name": zone.name, "folded": fold(zone.name), "created_at": now}
        number = int(await self._tx.scalar(insert(zones).values(**values).returning(_z.id)) or 0)
        await self._hold(number, zone.kecamatan)
        return number

    async def change(self, zone: Zone) -> bool:
        """Change name and kecamatan; shops that say they belong to it go along. False when another one of the regency has
        that name."""
        before = await self.find(zone.id or 0)
        if before is None or await self._named(zone) not in (None, zone.id):
            return False
        named = {"name": zone.name, "folded": fold(zone.name)}
        await self._tx.execute(update(zones).where(_z.id == zone.id).values(**named))
        await self._tx.execute(delete(zone_kecamatan).where(_k.zone_id == zone.id))
        await self._hold(zone.id or 0, zone.kecamatan)
        if before.name != zone.name:
            await self._rename_at_shops(before, zone.name)
        return True

    async def remove(self, zone: Zone, now: datetime) -> None:
        """From now on it is not drawn; shops that said they belong to it belong to none."""
        await self._tx.execute(update(zones).where(_z.id == zone.id).values(removed_at=now))
        await self._rename_at_shops(zone, None)

    async def allow(self, producer_id: int, place: str, reason: str, granted_by: int, now: datetime) -> None:
        """This producer may supply this place although it lies outside their zone; a new reason replaces the old one."""
        await self.end_allowance(producer_id, place, now)
        given = {"reason": reason, "granted_by": granted_by, "granted_at": now}
        await self._tx.execute(insert(zone_allowances).values(producer_id=producer_id, place=place, **given))

    async def end_allowance(self, producer_id: int, place: str, now: datetime) -> bool:
        """From now on the zones count again; False when there was no allowance."""
        holds = (_a.producer_id == producer_id, _a.place == place, _a.ended_at.is_(None))
        ended = update(zone_allowances).where(*holds).values(ended_at=now)
        return bool((await self._tx.execute(ended)).rowcount)

    async def allowances(self, place: str) -> dict[int, Allowance]:
        """Who may supply this place from outside, by producer, the oldest first."""
        asked = select(_a.producer_id, _a.reason, _a.granted_by).where(
            _a.place == place, _a.ended_at.is_(None)
        )
        rows = await self._tx.execute(asked.order_by(_a.id))
        return {row.producer_id: Allowance(row.producer_id, row.reason, row.granted_by) for row in rows}

    async def allowances_of(self, producer_id: int) -> dict[str, Allowance]:
        """Which places somebody may supply from outside, by place."""
        asked = select(_a.place, _a.reason, _a.granted_by).where(
            _a.producer_id == producer_id, _a.ended_at.is_(None)
        )
        rows = await self._tx.execute(asked)
        return {row.place: Allowance(producer_id, row.reason, row.granted_by) for row in rows}

    async def _named(self, zone: Zone) -> int | None:
        same = (_z.area == zone.area, _z.folded == fold(zone.name), _z.removed_at.is_(None))
        found: int | None = await self._tx.scalar(select(_z.id).where(*same))
        return found

    async def _held(self, numbers: Sequence[int]) -> dict[int, list[str]]:
        rows = await self._tx.execute(
            select(_k.zone_id, _k.area).where(_k.zone_id.in_(numbers)).order_by(_k.area)
        )
        held: dict[int, list[str]] = {}
        for row in rows:
            held.setdefault(row.zone_id, []).append(row.area)
        return held

    async def _hold(self, number: int, kecamatan: Sequence[str]) -> None:
        rows = [{"zone_id": number, "area": code} for code in kecamatan]
        if rows:
            await self._tx.execute(insert(zone_kecamatan), rows)

    async def _rename_at_shops(self, before: Zone, name: str | None) -> None:
        """Shops name their zone in words (lists bring it so): all ways to write the old name are found."""
        here = (_o.owner.is_(None), lies_within(_o.area, (before.area,)))
        said = await self._tx.scalars(select(_o.zone).where(*here, _o.zone.is_not(None)).distinct())
        same = [one for one in said if one and fold(one) == fold(before.name)]
        if same:
            renamed = update(tables_consignment.outlets).where(*here, _o.zone.in_(same)).values(zone=name)
            await self._tx.execute(renamed)
