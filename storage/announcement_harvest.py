"""What became of copies: from the outbox back to the recipients and the figures, and the end of an announcement."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import case, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.announcements.progress import State
from storage import tables as t
from storage.calls import COPY, EDIT, RETELL
from storage.tables_announcements import announcements, recipients

MOST = 1_000
_ENDED = ("sent", "failed", "unknown")
_a, _r, _o = announcements.c, recipients.c, t.outbox.c


async def harvest(tx: AsyncConnection, ended_before: datetime) -> int:
    """Write down with the recipients what became of copies, and drop their rows. Those that ended just now stay a
    little: they tell how long a chat has rested."""
    rows = (
        await tx.execute(
            select(_o.id, _o.announcement_id, _o.person_id, _o.method, _o.state, _o.error)
            .where(_o.announcement_id.is_not(None), _o.state.in_(_ENDED), _o.handled_at <= ended_before)
            .limit(MOST)
            .with_for_update(skip_locked=True)
        )
    ).all()
    if not rows:
        return 0
    ids = [row.id for row in rows]
    await tx.execute(_what_became(ids, COPY, _copy_fate()))
    await tx.execute(_what_became(ids, EDIT, _fix_fate("edited")))
    await tx.execute(_what_became(ids, RETELL, _fix_fate("told")))
    await tx.execute(delete(t.outbox).where(_o.id.in_(ids)))
    for number in {row.announcement_id for row in rows}:
        await _count(tx, number, [row for row in rows if row.announcement_id == number and row.person_id])
    return len(rows)


def _what_became(ids: Sequence[int], method: str, values: dict[str, Any]) -> Any:
    ended = (_o.id.in_(ids), _o.method == method)
    theirs = (_r.announcement_id == _o.announcement_id, _r.person_id == _o.person_id)
    return update(recipients).where(*ended, *theirs).values(values)


def _copy_fate() -> dict[str, Any]:
    is_gone = (_o.state == "failed") & (_o.error == "blocked")
    return {
        "state": case((is_gone, "blocked"), else_=_o.state), "message_id": _o.telegram_message_id,
        "ended_at": _o.handled_at, "version": _o.version,
    }  # fmt: skip


def _fix_fate(done: str) -> dict[str, Any]:
    """An edit that Telegram refused is told anew; whoever left, and what is in doubt then, has no second try."""
    refused = (_o.method == EDIT) & (_o.state == "failed") & (_o.error != "blocked")
    return {
        "fix": case((_o.state == "sent", done), (refused, "again"), else_="failed"),
        "version": case((refused, _r.version), else_=_o.version),
    }


async def _count(tx: AsyncConnection, number: int, rows: Sequence[Any]) -> None:
    counts = Counter(_figure(row) for row in rows)
    added = {name: _a[name] + count for name, count in counts.items() if name}
    if added:
        await tx.execute(update(announcements).where(_a.id == number).values(added))


def _figure(row: Any) -> str:
    """Which figure of its announcement such a row adds to; "" for an edit that is told anew."""
    if row.method == COPY:
        return "blocked" if (row.state, row.error) == ("failed", "blocked") else str(row.state)
    if row.state == "sent":
        return "fix_edited" if row.method == EDIT else "fix_told"
    return "" if row.method == EDIT and row.state == "failed" and row.error != "blocked" else "fix_failed"


async def is_on_its_way(tx: AsyncConnection, number: int) -> bool:
    """Whether the outbox still holds a copy of it."""
    return await tx.scalar(select(_o.id).where(_o.announcement_id == number).limit(1)) is not None


async def finish(tx: AsyncConnection, number: int, now: datetime) -> None:
    """Everybody has it, or it is known why not."""
    own = _a.id == number
    await tx.execute(update(announcements).where(own).values(is_correcting=False))
    done = update(announcements).where(own, _a.state == State.SENDING)
    await tx.execute(done.values(state=State.DONE, ended_at=now))
