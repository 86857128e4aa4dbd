"""People on lists that were taken, who wait to be registered; and the doubtful ones of a list that is not decided yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    delete,
    false,
    func,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.lists.verdicts import ListState, Verdict
from storage import tables as t
from storage.area_rule import lies_within
from storage.producer_search import Sought
from storage.tables_census import list_faults, listed_people, people_lists

_m, _l, _f, _p = listed_people.c, people_lists.c, list_faults.c, t.producers.c
WAITS: ColumnElement[bool] = literal_column("(verdict = 'new' AND person_id IS NULL)")
"""Spelt out, not bound: only then the partial index is used."""
HAS_COME: ColumnElement[bool] = (
    select(_p.person_id).where(_p.person_id == _m.person_id).correlate(listed_people).exists()
)
"""Whoever claimed a row and then left their registration half-done has not come: they wait like before."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who is invited. `area`: desa, or kecamatan where the list names no desa; `phone`: E.164 or None."""

    id: int
    name: str
    honorific: str | None
    business: str
    product: str
    area: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A row that was taken for somebody who is known. `why`: phone or name; the other one is a row of this file
    (`same_line`), a row of another list or a producer (`verdict`)."""

    id: int
    line: int
    name: str
    area: str
    product: str
    verdict: Verdict
    why: str
    other_name: str | None
    other_line: int | None


_WAITING = tuple(_m[name] for name in Waiting.__slots__)


class ListedPeople:
    """Who is invited, and who may be somebody known."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def any_waits(self) -> bool:
        """Whether anybody with a phone number waits."""
        asked = _waiting().where(_m.phone.is_not(None)).limit(1)
        return (await self._tx.execute(asked)).first() is not None

    async def with_phone(self, phone: str, most: int = 5) -> tuple[Waiting, ...]:
        """Who waits with this number; several may share one."""
        rows = await self._tx.execute(_open().where(_m.phone == phone).order_by(_m.id).limit(most))
        return tuple(Waiting(*row) for row in rows)

    async def find(self, number: int) -> Waiting | None:
        """Somebody who still waits."""
        row = (await self._tx.execute(_open().where(_m.id == number))).first()
        return None if row is None else Waiting(*row)

    async def search(
        self, prefixes: Sequence[str], sought: Sought, first: int, most: int
    ) -> tuple[int, tuple[Waiting, ...]]:
        """How many wait in these areas and are called so or have this number, and some of them by name."""
        fits = (lies_within(_m.area, prefixes), _fits(sought))
        found = _waiting().where(*fits)
        count = await self._tx.scalar(select(func.count()).select_from(found.subquery())) or 0
        rows = await self._tx.execute(found.order_by(func.lower(_m.name), _m.id).offset(first).limit(most))
        return count, tuple(Waiting(*row) for row in rows)

    async def forget(self, number: int) -> None:
        """Whoever waits there, and the same person on other lists: by name, area and product. Those with the same phone go
        by the rules of `storage.holdings_register`."""
        twin = select(_m.twin).where(_m.id == number).scalar_subquery()
        await self._tx.execute(delete(listed_people).where(_m.twin == twin, _m.person_id.is_(None)))

    async def claimed(self, number: int, person_id: int, now: datetime) -> None:
        """It was this person: they keep their own data now."""
        waits = (_m.id == number, ~HAS_COME)
        await self._tx.execute(
            update(listed_people).where(*waits).values(person_id=person_id, claimed_at=now)
        )

    async def came(self, list_id: int) -> int:
        """How many people of a list are registered now."""
        claimed = (_m.list_id == list_id, _m.person_id.is_not(None), HAS_COME)
        return await self._tx.scalar(select(func.count()).where(*claimed)) or 0

    async def still_waiting(self, list_id: int) -> int:
        """How many people of a list are invited and have not come."""
        half_way = (_m.person_id.is_not(None), _m.verdict == Verdict.NEW, ~HAS_COME)
        asked = [select(func.count()).where(_m.list_id == list_id, *one) for one in ((WAITS,), half_way)]
        return sum([await self._tx.scalar(one) or 0 for one in asked])

    async def doubtful(self, list_id: int, after: int, scope: Sequence[str]) -> Doubtful | None:
        """The next row of an undecided list that may be somebody else after all. Whom it is like is told only out of
        the list's own scope."""
        row = (
            await self._tx.execute(_doubtful(list_id).where(_m.id > after).order_by(_m.id).limit(1))
        ).first()
        return None if row is None else await self._beside_other(row, scope)

    async def find_doubtful(self, list_id: int, number: int, scope: Sequence[str]) -> Doubtful | None:
        """A doubtful row by its number; one that was decided already is found as well."""
        row = (await self._tx.execute(_rows(list_id).where(_m.id == number))).first()
        return None if row is None or row.why is None else await self._beside_other(row, scope)

    async def decide(self, list_id: int, number: int, verdict: Verdict) -> bool:
        """An officer looked at a doubtful row: whatever is found later, this holds. False: it was decided before."""
        open_ = (_m.id == number, _m.list_id == list_id, _m.why.is_not(None), _m.is_decided.is_(False))
        done = await self._tx.execute(
            update(listed_people).where(*open_).values(verdict=verdict, is_decided=True)
        )
        return bool(done.rowcount)

    async def faults(self, list_id: int) -> list[tuple[int, int, str, Any, Any]]:
        """Rows that were not taken: sheet, line, kind, cells, reasons, in the order of the file."""
        asked = (
            select(_f.sheet, _f.line, _f.kind, _f.cells, _f.reasons)
            .where(_f.list_id == list_id)
            .order_by(_f.id)
        )
        return [(row[0], row[1], row[2], row[3], row[4]) for row in await self._tx.execute(asked)]

    async def skipped(self, list_id: int) -> list[tuple[int, int, str, str, str | None, str, int | None]]:
        """Rows that were skipped as somebody known: sheet, line, name, area, phone, verdict, line of the double."""
        columns = (_m.sheet, _m.line, _m.name, _m.area, _m.phone, _m.verdict, _m.same_line)
        asked = select(*columns).where(_m.list_id == list_id, _m.verdict != Verdict.NEW).order_by(_m.id)
        return [
            (row[0], row[1], row[2], row[3], row[4], row[5], row[6]) for row in await self._tx.execute(asked)
        ]

    async def _beside_other(self, row: Row[Any], scope: Sequence[str]) -> Doubtful:
        verdict = Verdict(row.verdict) if row.verdict != Verdict.NEW else _first_verdict(row)
        other = await self._other_name(row, scope)
        return Doubtful(
            row.id, row.line, row.name, row.area, row.product, verdict, row.why, other, row.same_line
        )

    async def _other_name(self, row: Row[Any], scope: Sequence[str]) -> str | None:
        if row.same_as is not None:
            asked: Select[Any] = select(_m.name).where(_m.id == row.same_as)
        elif row.same_line is not None:
            there = (_m.list_id == row.list_id, _m.sheet == row.same_sheet, _m.line == row.same_line)
            asked = select(_m.name).where(*there)
        else:
            same = (_p.phone == row.phone, lies_within(_p.area, scope))
            asked = select(_p.name).where(*same).order_by(_p.person_id).limit(1)
        name: str | None = await self._tx.scalar(asked)
        return name


def _waiting() -> Select[Any]:
    return select(*_WAITING).where(WAITS, _m.list_id.in_(_taken()))


def _fits(sought: Sought) -> ColumnElement[bool]:
    if sought.phone:
        return _m.phone == sought.phone
    words = sought.words.lower()
    if not words:
        return false()
    return or_(
        func.lower(_m.name).contains(words, autoescape=True),
        func.lower(_m.business).contains(words, autoescape=True),
    )


def _open() -> Select[Any]:
    """Of one person or one number: also those who began to register and left it."""
    return select(*_WAITING).where(_m.verdict == Verdict.NEW, ~HAS_COME, _m.list_id.in_(_taken()))


def _taken() -> Select[int]:
    return select(_l.id).where(_l.state == ListState.TAKEN)


def _rows(list_id: int) -> Select[Any]:
    return select(
        _m.id, _m.list_id, _m.line, _m.name, _m.area, _m.product, _m.phone, _m.verdict, _m.why, _m.same_as, _m.same_sheet,
        _m.same_line,
    ).where(_m.list_id == list_id)  # fmt: skip


def _doubtful(list_id: int) -> Select[Any]:
    return _rows(list_id).where(_m.verdict != Verdict.NEW, _m.is_sure.is_(False), _m.is_decided.is_(False))


def _first_verdict(row: Row[Any]) -> Verdict:
    """What it was taken for before an officer said that it is new."""
    if row.same_as is not None:
        return Verdict.LISTED
    return Verdict.DOUBLE if row.same_line is not None else Verdict.REGISTERED
