"""How many are registered and how many invited in each area, live, and the targets that officers set. At 105,000 people each
question takes some tens of milliseconds: it reads one index from end to end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.census import CODE_LENGTH
from domain.lists.verdicts import ListState, Verdict
from storage import tables as t
from storage.area_rule import lies_within
from storage.insertion import insert_into
from storage.listed_people import HAS_COME, WAITS
from storage.tables_census import area_targets, listed_people, people_lists

_p, _m, _l, _t = t.producers.c, listed_people.c, people_lists.c, area_targets.c


@dataclass(frozen=True, slots=True)
class Source:
    """A list that people in an area were invited by: what it is called, from which day, how many it still awaits there."""

    name: str
    as_of: date
    awaited: int


class Census:
    """Counts within areas; who may see them is asked before."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def registered(self, prefixes: Sequence[str], level: int) -> dict[str, int]:
        """Producers by area of this level (1 province … 4 village); a code that ends before has a key of its own."""
        area = _cut(_p.area, level)
        asked = select(area, func.count()).where(lies_within(_p.area, prefixes)).group_by(area)
        return {row[0]: row[1] for row in await self._tx.execute(asked)}

    async def invited(self, prefixes: Sequence[str], level: int) -> tuple[dict[str, int], tuple[Source, ...]]:
        """People who are awaited, by area of this level; and the lists they stand on, the newest first."""
        half_way = and_(_m.person_id.is_not(None), _m.verdict == Verdict.NEW, ~HAS_COME)
        by_area, by_list = dict[str, int](), dict[int, int]()
        for waits in (WAITS, half_way):
            for code, number, count in await self._tx.execute(_counted(waits, prefixes, level)):
                by_area[code] = by_area.get(code, 0) + count
                by_list[number] = by_list.get(number, 0) + count
        return by_area, await self._sources(by_list)

    async def _sources(self, awaited: dict[int, int]) -> tuple[Source, ...]:
        asked = (
            select(_l.id, _l.source, _l.as_of)
            .where(_l.id.in_(awaited))
            .order_by(_l.as_of.desc(), _l.id.desc())
        )
        rows = await self._tx.execute(asked)
        return tuple(Source(row.source, row.as_of, awaited[row.id]) for row in rows)

    async def targets(self) -> dict[str, int]:
        """All targets that were set, by area."""
        return {row.area: row.target for row in await self._tx.execute(select(_t.area, _t.target))}

    async def set_target(self, area: str, target: int | None, actor: int | None, now: datetime) -> None:
        """So many are to be registered there; None: nobody said how many."""
        if target is None:
            await self._tx.execute(delete(area_targets).where(_t.area == area))
            return
        values = {"target": target, "set_by": actor, "set_at": now}
        made = insert_into(self._tx.dialect.name, area_targets).values(area=area, **values)
        await self._tx.execute(made.on_conflict_do_update(index_elements=["area"], set_=values))


def _counted(waits: ColumnElement[bool], prefixes: Sequence[str], level: int) -> Select[Any]:
    """By area and list: each of the two kinds of waiting has an index of its own."""
    area, taken = _cut(_m.area, level), select(_l.id).where(_l.state == ListState.TAKEN)
    return (
        select(area, _m.list_id, func.count())
        .where(waits, lies_within(_m.area, prefixes), _m.list_id.in_(taken))
        .group_by(area, _m.list_id)
    )


def _cut(area: ColumnElement[str], level: int) -> ColumnElement[str]:
    return func.substr(area, 1, CODE_LENGTH[level]).label("cut")
