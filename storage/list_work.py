"""Putting a list's rows into the database, matching them with who is known, and clearing them away: a thousand rows at a time,
each portion in a transaction of its own. Done again after a crash it doubles and loses nothing."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    LargeBinary,
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal_column,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.lists.matching import Finding, Known, Pair
from domain.lists.verdicts import Counts, ListState, Verdict
from storage import tables as t
from storage.area_rule import lies_within
from storage.listed_people import HAS_COME
from storage.tables_census import list_faults, listed_people, people_lists
from storage.tables_files import files

_m, _f, _l, _p = listed_people.c, list_faults.c, people_lists.c, t.producers.c
_NEW: ColumnElement[str] = literal_column("'new'")


class ListWork:
    """The portions. Ids grow with the rows of a list, so a portion is "the next thousand after this id"."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def pack(self, file: int, start: int, length: int) -> bytes | None:
        """Some bytes of what the reader made of a file; None when the file was forgotten."""
        part = func.substr(files.c.content, start + 1, length, type_=LargeBinary)
        found: bytes | None = await self._tx.scalar(select(part).where(files.c.id == file))
        return found

    async def forget_file(self, file: int) -> None:
        """Drop what the reader made of it: it is in the tables now."""
        await self._tx.execute(update(files).where(files.c.id == file).values(content=None))

    async def put_people(self, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            await self._tx.execute(insert(listed_people), list(rows))

    async def put_faults(self, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            await self._tx.execute(insert(list_faults), list(rows))

    async def portion(self, list_id: int, after: int, most: int) -> int | None:
        """The last id of the next portion; None when there is none."""
        ids = select(_m.id).where(_m.list_id == list_id, _m.id > after).order_by(_m.id).limit(most).subquery()
        last: int | None = await self._tx.scalar(select(func.max(ids.c.id)))
        return last

    async def forget_findings(self, list_id: int, after: int, last: int) -> None:
        """What was found before may hold no more; what an officer decided does."""
        found = _m.verdict.in_((Verdict.LISTED, Verdict.REGISTERED))
        await self._tx.execute(
            update(listed_people)
            .where(*_between(list_id, after, last), found, _m.is_decided.is_(False))
            .values(verdict=Verdict.NEW, why=None, is_sure=True, same_as=None)
        )

    async def pairs(self, list_id: int, after: int, last: int, scope: Sequence[str]) -> list[Pair]:
        """Rows of the portion, and people of other lists and producers with the same phone, or (of other lists) with the
        same name, area and product. Nobody outside of the scope is looked at."""
        other = listed_people.alias("other")
        mine = (*_between(list_id, after, last), _m.verdict == _NEW, _m.is_decided.is_(False))
        theirs = (
            other.c.verdict == _NEW, other.c.list_id != list_id, lies_within(other.c.area, scope),
            other.c.list_id.in_(select(_l.id).where(_l.state == ListState.TAKEN)),
        )  # fmt: skip
        row = (_m.id, _m.name, _m.phone)
        told = (
            other.c.id.label("other"),
            other.c.name.label("other_name"),
            other.c.phone.label("other_phone"),
        )
        by_phone = select(*row, *told, literal_column("1").label("by_phone")).join_from(
            listed_people, other, other.c.phone == _m.phone
        )
        by_twin = select(*row, *told, literal_column("0")).join_from(
            listed_people, other, other.c.twin == _m.twin
        )
        producer = select(*row, literal_column("NULL"), _p.name, _p.phone, literal_column("1")).join_from(
            listed_people, t.producers, _p.phone == _m.phone
        )
        asked = union_all(
            producer.where(*mine, lies_within(_p.area, scope)),
            by_phone.where(*mine, *theirs),
            by_twin.where(*mine, *theirs),
        )
        return [
            Pair(one[0], one[1], one[2], one[3], one[4], one[5], bool(one[6]))
            for one in await self._tx.execute(asked)
        ]

    async def producers(self, after: int, scope: Sequence[str], most: int) -> list[Known]:
        """The next producers within the scope, by id, with their products."""
        rows = (
            await self._tx.execute(
                select(_p.person_id, _p.name, _p.area, _p.phone, _p.business)
                .where(_p.person_id > after, lies_within(_p.area, scope))
                .order_by(_p.person_id)
                .limit(most)
            )
        ).all()
        made = await self._products([row.person_id for row in rows])
        return [Known(*row, tuple(made.get(row.person_id, ()))) for row in rows]

    async def _products(self, producers: Sequence[int]) -> dict[int, list[str]]:
        p, made = t.products.c, dict[int, list[str]]()
        asked = select(p.producer_id, p.name).where(p.producer_id.in_(producers), p.removed_at.is_(None))
        for row in await self._tx.execute(asked) if producers else ():
            made.setdefault(row.producer_id, []).append(row.name)
        return made

    async def new_with_twins(self, list_id: int, twins: Sequence[int]) -> list[tuple[int, int, str | None]]:
        """Rows of the list that are new so far and have one of these keys: id, key, phone."""
        asked = select(_m.id, _m.twin, _m.phone).where(
            _m.list_id == list_id, _m.verdict == _NEW, _m.is_decided.is_(False), _m.twin.in_(twins)
        )
        return [(row.id, row.twin, row.phone) for row in await self._tx.execute(asked)]

    async def find(self, findings: Sequence[Finding]) -> None:
        """Write down what is known of rows."""
        if findings:
            told = update(listed_people).where(_m.id == bindparam("row")).values(
                verdict=bindparam("found"), why=bindparam("by"), is_sure=bindparam("sure"), same_as=bindparam("same")
            )  # fmt: skip
            rows = [
                {
                    "row": one.row,
                    "found": one.verdict,
                    "by": one.why,
                    "sure": one.is_sure,
                    "same": one.same_as,
                }
                for one in findings
            ]
            await self._tx.execute(told, rows)

    async def counts(self, list_id: int) -> Counts:
        """How many rows of which kind, as they stand."""
        unsure = func.sum(
            case((and_(_m.verdict != _NEW, _m.is_sure.is_(False), _m.is_decided.is_(False)), 1), else_=0)
        )
        silent = func.sum(case((_m.phone.is_(None), 1), else_=0))
        rows = await self._tx.execute(
            select(_m.verdict, func.count(), unsure, silent).where(_m.list_id == list_id).group_by(_m.verdict)
        )
        found, faults = list(rows), await self._faults(list_id)
        told = {row[0]: row[1] for row in found} | faults
        return Counts.of(
            {
                **told,
                "unsure": sum(row[2] or 0 for row in found),
                "without_phone": sum(row[3] or 0 for row in found),
            }
        )

    async def _faults(self, list_id: int) -> dict[str, int]:
        asked = select(_f.kind, func.count()).where(_f.list_id == list_id).group_by(_f.kind)
        return {row[0]: row[1] for row in await self._tx.execute(asked)}

    async def clear(self, list_id: int, most: int, *, only_skipped: bool = False) -> bool:
        """Delete a portion of a list's rows; people who have come stay. Whoever another list skipped because of such a row
        is new there. `only_skipped`: of a list that was taken, what is not waiting. Returns whether there was anything."""
        of_list = [_m.list_id == list_id, or_(_m.person_id.is_(None), ~HAS_COME)]
        if only_skipped:
            of_list.append(_m.verdict.in_((Verdict.DOUBLE, Verdict.REGISTERED)))
        ids = list(await self._tx.scalars(select(_m.id).where(*of_list).order_by(_m.id).limit(most)))
        if ids and not only_skipped:
            await self._revive(ids)
        if ids:
            await self._tx.execute(delete(listed_people).where(_m.id.in_(ids)))
        faults = select(_f.id).where(_f.list_id == list_id).order_by(_f.id).limit(most)
        gone = await self._tx.execute(delete(list_faults).where(_f.id.in_(faults)))
        return bool(ids) or bool(gone.rowcount)

    async def _revive(self, gone: Sequence[int]) -> None:
        """The first row that was skipped because of each of these takes its place; the others are skipped because of it."""
        waiting = await self._tx.execute(
            select(_m.id, _m.same_as)
            .where(_m.same_as.in_(gone), _m.verdict == Verdict.LISTED)
            .order_by(_m.id)
        )
        heirs: dict[int, int] = {}
        rows = [(row.id, heirs.setdefault(row.same_as, row.id)) for row in waiting]
        await self.find([Finding(row, Verdict.NEW, None, True, None) for row, heir in rows if row == heir])
        followers = [{"row": row, "heir": heir} for row, heir in rows if row != heir]
        if followers:
            followed = update(listed_people).where(_m.id == bindparam("row"))
            await self._tx.execute(followed.values(same_as=bindparam("heir")), followers)


def _between(list_id: int, after: int, last: int) -> tuple[ColumnElement[bool], ...]:
    return _m.list_id == list_id, _m.id > after, _m.id <= last
