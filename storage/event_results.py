"""What became of an event: what people had weeks later, and the papers that were issued through it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.insertion import insert_into
from storage.tables_agenda import event_aftermath, event_results

_a, _r = event_aftermath.c, event_results.c


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What somebody who came told `days` later: whether there are new products, new papers."""

    event_id: int
    person_id: int
    days: int
    products: bool
    papers: bool


@dataclass(frozen=True, slots=True)
class Result:
    """A paper that was issued to somebody through an event. `certificate_id` None: a NIB, which stands in the profile."""

    person_id: int
    paper: str
    certificate_id: int | None


class EventResults:
    """What is told and found out after events."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def tell(self, told: Aftermath, now: datetime) -> None:
        """Write the answer down; the last one counts."""
        said = {"products": told.products, "papers": told.papers, "told_at": now}
        await self._tx.execute(
            insert_into(self._tx.dialect.name, event_aftermath)
            .values(event_id=told.event_id, person_id=told.person_id, days=told.days, **said)
            .on_conflict_do_update(index_elements=["event_id", "person_id", "days"], set_=said)
        )

    async def answered(self, pairs: Iterable[tuple[int, int]]) -> frozenset[tuple[int, int, int]]:
        """Which (event, person, days) have been answered, of these (event, person). One statement."""
        wanted = set(pairs)
        rows = await self._tx.execute(
            select(_a.event_id, _a.person_id, _a.days).where(
                _a.event_id.in_({event for event, _ in wanted}), _a.person_id.in_({who for _, who in wanted})
            )
        )
        return frozenset((row.event_id, row.person_id, row.days) for row in rows)

    async def told_of(self, event_id: int) -> tuple[Aftermath, ...]:
        """Everything that was told weeks after an event."""
        rows = await self._tx.execute(
            select(_a.event_id, _a.person_id, _a.days, _a.products, _a.papers)
            .where(_a.event_id == event_id)
            .order_by(_a.person_id, _a.days)
        )
        return tuple(
            Aftermath(row.event_id, row.person_id, row.days, bool(row.products), bool(row.papers))
            for row in rows
        )

    async def issued(self, event_id: int, result: Result, recorded_by: int, now: datetime) -> bool:
        """A paper came out of it. Returns False when that is written down already, here or for another event."""
        same = _r.certificate_id == result.certificate_id
        if result.certificate_id is None:
            same = and_(_r.event_id == event_id, _r.person_id == result.person_id, _r.paper == result.paper)
        if await self._tx.scalar(select(_r.id).where(same).limit(1)) is not None:
            return False
        await self._tx.execute(
            insert(event_results).values(
                event_id=event_id, person_id=result.person_id, paper=result.paper,
                certificate_id=result.certificate_id, recorded_by=recorded_by, recorded_at=now,
            )
        )  # fmt: skip
        return True

    async def of(self, event_id: int) -> tuple[Result, ...]:
        """The papers that came out of an event."""
        rows = await self._tx.execute(
            select(_r.person_id, _r.paper, _r.certificate_id).where(_r.event_id == event_id).order_by(_r.id)
        )
        return tuple(Result(row.person_id, row.paper, row.certificate_id) for row in rows)

    async def counted(self, event_id: int) -> dict[str, int]:
        """How many people got which paper through it."""
        rows = await self._tx.execute(
            select(_r.paper, func.count(_r.person_id.distinct()).label("people"))
            .where(_r.event_id == event_id)
            .group_by(_r.paper)
        )
        return {row.paper: row.people for row in rows}
