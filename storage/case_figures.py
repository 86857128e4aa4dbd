"""Figures of cases for officers and reports: how many were opened and closed, how many closings the person confirmed, how
soon somebody answered. Recomputed from the cases each time; no text of anybody is looked at."""

from dataclasses import dataclass, field
from datetime import datetime
from statistics import median

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.cases.model import Kind, Outcome
from storage.cases import IS_OPEN, within
from storage.tables_cases import cases

_c = cases.c
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Figures:
    """`opened`, `closed`, `confirmed`: cases of the time asked about (a case that was opened again counts as open).
    `answered_after`: working minutes until the first answer, the median of the cases first answered in that time; None
    without any. `open`, `late`: at this moment. `by_kind`: opened, by kind."""

    opened: int
    closed: int
    confirmed: int
    answered_after: int | None
    open: int
    late: int
    by_kind: dict[Kind, int] = field(default_factory=dict)

    @property
    def confirmed_share(self) -> int | None:
        """Percent of closings that the person confirmed; None without closings."""
        return round(100 * self.confirmed / self.closed) if self.closed else None


class CaseFigures:
    """Asked with area prefixes (`domain.roles.scope`); confidential cases are counted, never told of."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def between(
        self, areas: tuple[str, ...], since: datetime, until: datetime, now: datetime
    ) -> Figures:
        """The figures of a time in these areas: from `since` until before `until`."""
        inside = within(areas)
        was_closed = (_c.closed_at >= since, _c.closed_at < until, _c.outcome != Outcome.WITHDRAWN)
        counted = select(
            func.count().filter(_c.opened_at >= since, _c.opened_at < until),
            func.count().filter(*was_closed),
            func.count().filter(*was_closed, _c.outcome == Outcome.CONFIRMED),
            func.count().filter(IS_OPEN),
            func.count().filter(IS_OPEN, (_c.level > 0) | (_c.due_at < now)),
        ).where(inside)
        opened, closed, confirmed, still, late = (await self._tx.execute(counted)).one()
        by_kind = select(_c.kind, func.count()).where(inside, _c.opened_at >= since, _c.opened_at < until)
        kinds = {Kind(kind): int(count) for kind, count in await self._tx.execute(by_kind.group_by(_c.kind))}
        minutes = select(_c.answered_after).where(
            inside, _c.first_answer_at >= since, _c.first_answer_at < until, _c.answered_after.is_not(None)
        )
        found = list(await self._tx.scalars(minutes.limit(_MOST)))
        return Figures(opened, closed, confirmed, int(median(found)) if found else None, still, late, kinds)
