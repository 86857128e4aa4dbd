"""Why a month went up or down, in the producer's own words: one answer a month, the last one counts."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables_files as t
from storage.insertion import insert_into

_r = t.month_reasons.c


@dataclass(frozen=True, slots=True)
class Reason:
    """`month`: its first day; `trend`: up, flat or down; `reason`: a key of the offered answers; `note`: own words."""

    month: date
    trend: str
    reason: str
    note: str | None = None


class Reasons:
    """What producers said about their months."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def tell(self, producer_id: int, reason: Reason, now: datetime) -> None:
        """Keep the answer; an earlier one about the same month gives way."""
        said = {"trend": reason.trend, "reason": reason.reason, "note": reason.note, "told_at": now}
        await self._tx.execute(
            insert_into(self._tx.dialect.name, t.month_reasons)
            .values(producer_id=producer_id, month=reason.month, **said)
            .on_conflict_do_update(index_elements=["producer_id", "month"], set_=said)
        )

    async def of(self, producer_id: int, since: date) -> dict[date, Reason]:
        """The answers about the months from then on, by the first day of the month."""
        rows = await self._tx.execute(
            select(_r.month, _r.trend, _r.reason, _r.note).where(
                _r.producer_id == producer_id, _r.month >= since
            )
        )
        return {row.month: Reason(*row) for row in rows}
