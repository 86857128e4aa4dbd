"""Cases as they stand: opened by people, found by officers within their areas, and by nobody else."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, func, insert, literal_column, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.cases.model import Case, Kind, Outcome, State
from storage.tables_cases import cases

_c = cases.c
_COLUMNS: tuple[ColumnElement[Any], ...] = tuple(_c[name] for name in Case.__slots__)
_NOT_SAVED = ("id", "person_id", "group_id", "topic")
# spelt out, not bound: only then the planner can use the partial indexes
IS_OPEN: ColumnElement[bool] = _c.state != literal_column("'closed'")


@dataclass(frozen=True, slots=True)
class Reach:
    """What an officer may see: area prefixes of ordinary cases, and of confidential ones. Nothing at all: no case."""

    areas: tuple[str, ...] = ()
    confidential: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """Open cases within reach: all, those that nobody took, those of the officer who asks, those past their limit."""

    open: int
    unowned: int
    own: int
    late: int


class Cases:
    """Who calls changes what was loaded with a lock (`hold`), and saves it in the same transaction."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def open(
        self, person_id: int, kind: Kind, area: str, due_at: datetime, now: datetime, *, is_confidential: bool
    ) -> Case:
        """A new case, which waits for an officer from now on."""
        row = {
            "person_id": person_id, "kind": kind, "area": area, "is_confidential": is_confidential,
            "state": State.OPEN, "level": 0, "opened_at": now, "waits_since": now, "due_at": due_at,
            "person_wrote_at": now,
        }  # fmt: skip
        added = await self._tx.execute(insert(cases).values(row).returning(*_COLUMNS))
        return _case_of(added.one())

    async def save(self, now: Case, answered_after: int | None = None) -> Case:
        """Write down how it stands now (but for its topic, see `put_in_topic`). `answered_after`: working minutes until its first answer, when that is now."""
        told = {name: value for name, value in asdict(now).items() if name not in _NOT_SAVED}
        if answered_after is not None:
            told["answered_after"] = answered_after
        await self._tx.execute(update(cases).where(_c.id == now.id).values(told))
        return now

    async def put_in_topic(self, number: int, group_id: int | None, topic: int | None) -> None:
        """Officers talk about it there from now on; a group without a topic: one is being made."""
        await self._tx.execute(update(cases).where(_c.id == number).values(group_id=group_id, topic=topic))

    async def held(self, number: int) -> Case | None:
        """Any case by its number, locked: for the clock and for what Telegram says, never for a person's tap."""
        return await self._one(_c.id == number, hold=True)

    async def of_person(self, person_id: int, number: int) -> Case | None:
        """A case of this person, locked; somebody else's is not found."""
        return await self._one(_c.id == number, _c.person_id == person_id, hold=True)

    async def for_officer(self, reach: Reach, number: int, *, hold: bool = False) -> Case | None:
        """A case within reach; others are not found, whatever their number."""
        return await self._one(_c.id == number, _within(reach), hold=hold)

    async def in_topic(self, group_id: int, topic: int) -> Case | None:
        """The case that this topic of a group was made for, locked."""
        return await self._one(_c.group_id == group_id, _c.topic == topic, hold=True)

    async def in_group(self, group_id: int) -> tuple[Case, ...]:
        """Open cases that are talked about in this group, locked, by number."""
        found = select(*_COLUMNS).where(_c.group_id == group_id, IS_OPEN).order_by(_c.id).with_for_update()
        return tuple(_case_of(row) for row in await self._tx.execute(found))

    async def all_of(self, person_id: int, most: int = 20) -> tuple[Case, ...]:
        """A person's own cases: open ones first, the newest first."""
        closed = case((IS_OPEN, 0), else_=1)
        found = select(*_COLUMNS).where(_c.person_id == person_id).order_by(closed, _c.id.desc()).limit(most)
        return tuple(_case_of(row) for row in await self._tx.execute(found))

    async def owned_by(self, officer: int, reach: Reach, most: int) -> tuple[Case, ...]:
        """Open cases that this officer took and may still see, those that wait longest first."""
        found = (
            select(*_COLUMNS)
            .where(IS_OPEN, _c.owner_id == officer, _within(reach))
            .order_by(*_URGENT_FIRST)
            .limit(most)
        )
        return tuple(_case_of(row) for row in await self._tx.execute(found))

    async def listed(self, reach: Reach, officer: int, which: str, first: int, most: int) -> tuple[Case, ...]:
        """A page of cases within reach. `which`: "new" (nobody's), "own", "open" or "closed"."""
        wanted, order = _lists(officer)[which]
        found = select(*_COLUMNS).where(*wanted, _within(reach)).order_by(*order).offset(first).limit(most)
        return tuple(_case_of(row) for row in await self._tx.execute(found))

    async def counts(self, reach: Reach, officer: int, now: datetime) -> Counts:
        """What the list would show, counted."""
        counted = select(
            func.count(),
            func.count().filter(_c.owner_id.is_(None)),
            func.count().filter(_c.owner_id == officer),
            func.count().filter(or_(_c.level > 0, _c.due_at < now)),
        ).where(IS_OPEN, _within(reach))
        return Counts(*(await self._tx.execute(counted)).one())

    async def _one(self, *which: ColumnElement[bool], hold: bool) -> Case | None:
        found = select(*_COLUMNS).where(*which)
        row = (await self._tx.execute(found.with_for_update() if hold else found)).first()
        return None if row is None else _case_of(row)


_URGENT_FIRST: Sequence[ColumnElement[Any]] = (_c.due_at.is_(None), _c.due_at, _c.id)


def _lists(officer: int) -> dict[str, tuple[Sequence[ColumnElement[bool]], Sequence[ColumnElement[Any]]]]:
    return {
        "new": ((IS_OPEN, _c.owner_id.is_(None)), _URGENT_FIRST),
        "own": ((IS_OPEN, _c.owner_id == officer), _URGENT_FIRST),
        "open": ((IS_OPEN,), _URGENT_FIRST),
        "closed": ((_c.state == State.CLOSED,), (_c.closed_at.desc(), _c.id.desc())),
    }


def within(areas: Sequence[str]) -> ColumnElement[bool]:
    """Whether a case lies in any of these areas; of no area nothing."""
    return or_(literal_column("1 = 0"), *(_lies_within(prefix) for prefix in areas))


def _within(reach: Reach) -> ColumnElement[bool]:
    ordinary = and_(~_c.is_confidential, within(reach.areas))
    return or_(ordinary, and_(_c.is_confidential, within(reach.confidential)))


def _lies_within(prefix: str) -> ColumnElement[bool]:
    if not prefix:
        return literal_column("1 = 1")
    return or_(_c.area == prefix, _c.area.startswith(prefix + ".", autoescape=True))


def _case_of(row: Row[Any]) -> Case:
    named = dict(row._mapping)
    outcome = named["outcome"]
    return Case(**{
        **named, "kind": Kind(named["kind"]), "state": State(named["state"]),
        "outcome": Outcome(outcome) if outcome else None, "is_confidential": bool(named["is_confidential"]),
    })  # fmt: skip
