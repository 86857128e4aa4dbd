"""What is to be said to whom and when: planned with the subject, found by its moment, never by looking at subjects."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain import calendar
from domain.calendar import Listening
from domain.reminders import Plan, Reminder, State, Urgency, placed
from storage.insertion import insert_into
from storage.reminder_wishes import listenings
from storage.tables_reminders import reminders

_r = reminders.c
# spelt out, not bound: only then the planner can use the partial indexes
PLANNED: ColumnElement[str] = literal_column("'planned'")
HELD: ColumnElement[str] = literal_column("'held'")
_CANCELLED: ColumnElement[str] = literal_column("'cancelled'")
OPEN = _r.state.in_([PLANNED, HELD])
_CHUNK = 500
_SAID_AGAIN = (
    "wanted_at",
    "is_day",
    "due_at",
    "until",
    "urgency",
    "params",
    "state",
    "put_off_at",
    "settled_at",
)


class Reminders:
    """Everything that conversations and use cases may ask about reminders."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def plan(self, plans: Iterable[Plan], now: datetime) -> None:
        """Add these. One that is planned already takes the new moment and params; what was said is not said again.
        One that could only have been said in time before `now` is kept as skipped."""
        wanted = list(plans)
        heard = await listenings(self._tx, {plan.person_id for plan in wanted})
        rows = [_row(plan, heard[plan.person_id], now) for plan in wanted]
        insert = insert_into(self._tx.dialect.name, reminders)
        again = insert.on_conflict_do_update(
            index_elements=["kind", "subject", "occasion", "person_id"],
            set_={name: insert.excluded[name] for name in _SAID_AGAIN},
            where=_r.state.in_([PLANNED, HELD, _CANCELLED]),
        )
        for first in range(0, len(rows), _CHUNK):
            await self._tx.execute(again, rows[first : first + _CHUNK])

    async def replan(self, kind: str, subject: str, plans: Iterable[Plan], now: datetime) -> None:
        """From now on exactly these are planned for this subject: others that were planned before are cancelled."""
        await self.cancel(kind, subject)
        await self.plan(plans, now)

    async def cancel(self, kind: str, subject: str, person_id: int | None = None) -> int:
        """Nothing more is said about this subject (to this person, or to anybody). Returns how many were planned."""
        about = [_r.kind == kind, _r.subject == subject, OPEN]
        whom = [] if person_id is None else [_r.person_id == person_id]
        ended = {
            "state": State.CANCELLED,
            "settled_at": _r.due_at,
        }  # for forgetting: as if it had been said then
        found = await self._tx.execute(update(reminders).where(*about, *whom).values(ended))
        return found.rowcount

    async def upcoming(self, person_id: int, most: int) -> tuple[Reminder, ...]:
        """What is planned for somebody, soonest first."""
        rows = await self._tx.execute(
            select(*COLUMNS)
            .where(_r.person_id == person_id, _r.state == PLANNED, ~_r.is_deed)
            .order_by(_r.due_at, _r.id)
            .limit(most)
        )
        return tuple(reminder_of(row) for row in rows)

    async def said_at(self, person_id: int, settled_at: datetime) -> tuple[tuple[Reminder, State], ...]:
        """What one message told somebody, the most urgent first: what was said, or came too late."""
        told = _r.state.in_([State.SENT, State.MISSED])
        rows = await self._tx.execute(
            select(*COLUMNS, _STATE)
            .where(_r.person_id == person_id, told, _r.settled_at == settled_at)
            .order_by(_r.urgency.desc(), _r.wanted_at, _r.id)
        )
        return tuple((reminder_of(row), State(row.state)) for row in rows)

    async def said_before(
        self, kind: str, moments: Mapping[tuple[str, int], datetime]
    ) -> frozenset[tuple[str, int]]:
        """Of these (subject, person) those to whom this kind was said by the moment given. One statement."""
        subjects, people = {subject for subject, _ in moments}, {person for _, person in moments}
        rows = await self._tx.execute(
            select(_r.subject, _r.person_id, _r.settled_at).where(
                _r.kind == kind, _r.subject.in_(subjects), _r.person_id.in_(people), _r.state == State.SENT
            )
        )
        said = {(row.subject, row.person_id): row.settled_at for row in rows}
        return frozenset(who for who, moment in moments.items() if who in said and said[who] <= moment)

    async def planned_for(self, kind: str, subjects: Iterable[str], person_id: int) -> frozenset[str]:
        """Of these subjects those that were once to be said to this person, whatever became of it."""
        about = (_r.kind == kind, _r.subject.in_(list(subjects)), _r.person_id == person_id)
        return frozenset(await self._tx.scalars(select(_r.subject).where(*about)))

    async def waiting(self, kind: str, subject: str) -> frozenset[int]:
        """The people to whom this kind is still to be said about this subject."""
        about = (_r.kind == kind, _r.subject == subject, OPEN)
        return frozenset(await self._tx.scalars(select(_r.person_id).where(*about)))

    async def people_of(
        self, kind: str, subject: str, occasion: str, after: int, most: int
    ) -> tuple[int, ...]:
        """The next people after this id to whom this was said, or is still to be, by id; () at the end."""
        about = (_r.kind == kind, _r.subject == subject, _r.occasion == occasion, _r.person_id > after)
        known = _r.state.in_([PLANNED, HELD, State.SENT, State.SUPERSEDED])
        rows = select(_r.person_id).where(*about, known).order_by(_r.person_id).limit(most)
        return tuple(await self._tx.scalars(rows))

    async def place_again(self, person_id: int) -> None:
        """Somebody chose other hours, or the end of a pause: everything planned for them finds its moment anew."""
        hears = (await listenings(self._tx, {person_id}))[person_id]
        rows = await self._tx.execute(
            select(*COLUMNS).where(_r.person_id == person_id, _r.state == PLANNED, ~_r.is_deed)
        )
        moved = [_moved(row, hears) for row in rows]
        if moved:
            await self._tx.execute(
                update(reminders)
                .where(_r.id == bindparam("b_id"), _r.state == PLANNED)
                .values(wanted_at=bindparam("b_wanted"), due_at=bindparam("b_due"), put_off_at=None),
                moved,
            )


_STATE: ColumnElement[Any] = _r.state
COLUMNS: tuple[ColumnElement[Any], ...] = tuple(_r[name] for name in Reminder.__slots__)


def reminder_of(row: Any) -> Reminder:
    """The reminder in a row with `COLUMNS`."""
    named = {name: getattr(row, name) for name in Reminder.__slots__}
    return Reminder(**{**named, "urgency": Urgency(row.urgency), "is_day": bool(row.is_day)})


def _row(plan: Plan, hears: Listening, now: datetime) -> dict[str, Any]:
    wanted_at, due_at, until = placed(plan, hears)
    soonest = calendar.next_open(max(now, due_at), hears, urgent=plan.urgency is Urgency.URGENT)
    is_too_late = until is not None and soonest > until
    if plan.is_deed:
        due_at, is_too_late = wanted_at, False
    return {
        "kind": plan.kind, "subject": plan.subject, "occasion": plan.occasion, "person_id": plan.person_id,
        "wanted_at": wanted_at, "is_day": not isinstance(plan.at, datetime), "due_at": due_at, "until": until,
        "urgency": plan.urgency, "params": dict(plan.params), "put_off_at": None,
        "is_deed": plan.is_deed,
        "state": State.SKIPPED if is_too_late else State.PLANNED, "settled_at": now if is_too_late else None,
    }  # fmt: skip


def _moved(row: Any, hears: Listening) -> dict[str, Any]:
    """The same plan under other hours. A day stays a day; its morning may be another hour now."""
    at = calendar.local_day(row.wanted_at, hears.zone) if row.is_day else row.wanted_at
    plan = Plan(row.kind, "", "", row.person_id, at, row.until, urgency=Urgency(row.urgency))
    wanted_at, due_at, _ = placed(plan, hears)
    return {"b_id": row.id, "b_wanted": wanted_at, "b_due": due_at}
