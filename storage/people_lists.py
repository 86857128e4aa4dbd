"""The office's lists of people, one row each: where it came from, how far it is, what is on it. Their rows are in
`storage.listed_people`; a list is taken or undone by its state alone, so that nothing is ever half there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, insert, literal_column, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.areas import covered
from domain.lists.verdicts import Counts, ListState
from storage.tables_census import people_lists

_l = people_lists.c
_SWITCH_LOCK = 0x1A818
_MOST = 500
_BUSY: ColumnElement[bool] = literal_column(
    "state IN ('staging', 'matching', 'comparing', 'undoing', 'dropping')"
)


@dataclass(frozen=True, slots=True)
class NewList:
    """A list that somebody sends. `scope`: the area prefixes it is taken for; `file_id`: Telegram's name of the file."""

    sent_by: int | None
    name: str
    source: str
    as_of: date
    scope: tuple[str, ...]
    state: ListState
    file_id: str | None = None
    columns: Mapping[str, int | None] | None = None


@dataclass(frozen=True, slots=True)
class PeopleList:
    """A list as it stands. `cursor`: how far the work of its state is; `about`: what was read of the file (sheets, packs,
    what is to be asked); `file`: number of the fetched file."""

    id: int
    sent_by: int | None
    name: str
    source: str
    as_of: date
    scope: tuple[str, ...]
    state: ListState
    cursor: int
    about: Mapping[str, Any]
    counts: Counts
    columns: Mapping[str, int | None] | None
    file_id: str | None
    file: int | None
    created_at: datetime
    matched_at: datetime | None
    taken_at: datetime | None
    undone_at: datetime | None


_COLUMNS = tuple(_l[name] for name in PeopleList.__slots__)


class PeopleLists:
    """Lists as the officers who answer for their areas may see them."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(self, new: NewList, now: datetime) -> int:
        """The number of the list."""
        row = {
            "sent_by": new.sent_by, "name": new.name[:200], "source": new.source[:80], "as_of": new.as_of,
            "scope": list(new.scope), "state": new.state, "file_id": new.file_id, "columns": new.columns,
            "about": {}, "counts": {}, "created_at": now,
        }  # fmt: skip
        return int(await self._tx.scalar(insert(people_lists).values(row).returning(_l.id)) or 0)

    async def find(self, number: int, *, for_change: bool = False) -> PeopleList | None:
        """`for_change`: nobody else changes it before this transaction ends."""
        asked = select(*_COLUMNS).where(_l.id == number)
        row = (await self._tx.execute(asked.with_for_update() if for_change else asked)).first()
        return None if row is None else _list(row)

    async def within(self, prefixes: Sequence[str]) -> tuple[PeopleList, ...]:
        """Lists that were taken for areas which all lie in these, the newest first; not those that were put aside."""
        shown = _l.state.not_in((ListState.DROPPED, ListState.DROPPING))
        rows = await self._tx.execute(select(*_COLUMNS).where(shown).order_by(_l.id.desc()).limit(_MOST))
        return tuple(one for one in map(_list, rows) if covered(one.scope, prefixes))

    async def change(self, number: int, **values: Any) -> None:
        """Set columns of a list; `counts` as `Counts`."""
        if isinstance(counts := values.get("counts"), Counts):
            values["counts"] = {name: getattr(counts, name) for name in Counts.__slots__}
        await self._tx.execute(update(people_lists).where(_l.id == number).values(**values))

    async def is_any_busy(self, tidy_before: datetime) -> bool:
        """Whether any list has work to be done; see `busy`."""
        return await self._tx.scalar(select(_l.id).where(_has_work(tidy_before)).limit(1)) is not None

    async def busy(self, tidy_before: datetime) -> PeopleList | None:
        """The oldest list with work to be done; on PostgreSQL one that no other worker has in hand. A list that was taken
        before that moment and not tidied is one, too."""
        asked = select(*_COLUMNS).where(_has_work(tidy_before)).order_by(_l.id).limit(1)
        row = (await self._tx.execute(asked.with_for_update(skip_locked=True))).first()
        return None if row is None else _list(row)

    async def forsake(self, before: datetime) -> None:
        """Put aside what nobody has decided about since that moment."""
        undecided = _l.state.in_((ListState.READING, ListState.ASKING, ListState.READY))
        await self._tx.execute(
            update(people_lists)
            .where(undecided, _l.created_at < before)
            .values(state=ListState.DROPPING, cursor=0)
        )

    async def begin_switch(self) -> None:
        """From here to the end of the transaction no other list is taken or undone."""
        if self._tx.dialect.name == "postgresql":
            await self._tx.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _SWITCH_LOCK})

    async def is_stale(self, matched_at: datetime) -> bool:
        """Whether another list was taken or undone since this moment: what was counted may not hold any more."""
        since = or_(_l.taken_at >= matched_at, _l.undone_at >= matched_at)
        return bool(await self._tx.scalar(select(func.count()).where(since)))


def _has_work(tidy_before: datetime) -> ColumnElement[bool]:
    old = and_(_l.state == ListState.TAKEN, _l.tidied_at.is_(None), _l.taken_at < tidy_before)
    return or_(_BUSY, old)


def _list(row: Row[Any]) -> PeopleList:
    told = row._mapping
    return PeopleList(
        **{
            **told, "scope": tuple(told["scope"]), "state": ListState(told["state"]),
            "counts": Counts.of(told["counts"]),
        }
    )  # fmt: skip
