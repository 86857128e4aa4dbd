"""Groups in which officers talk about cases, one topic per case, and the one-time codes that link them to an area."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.cases.circle import containing
from storage.insertion import insert_into
from storage.tables_cases import case_group_codes, case_groups

_g, _k = case_groups.c, case_group_codes.c


@dataclass(frozen=True, slots=True)
class Group:
    """`fault`: why topics cannot be made there now ("rights", "no_forum", …). `left_at`: since when the bot is out of it."""

    id: int
    chat_id: int
    area: str
    linked_by: int
    fault: str | None
    left_at: datetime | None

    @property
    def works(self) -> bool:
        return self.fault is None and self.left_at is None


_COLUMNS: tuple[ColumnElement[Any], ...] = tuple(_g[name] for name in Group.__slots__)


class CaseGroups:
    """A group belongs to one area; an area may have several, the newest counts."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def offer(self, token_hash: str, person_id: int, area: str, expires_at: datetime) -> None:
        """A code that this officer may use once, to link a group to this area."""
        await self._tx.execute(
            insert(case_group_codes).values(
                token_hash=token_hash, person_id=person_id, area=area, expires_at=expires_at
            )
        )

    async def use(self, token_hash: str, person_id: int, now: datetime) -> str | None:
        """Use a code up; the area that it stands for. None when it is unknown, used, too old, or somebody else's."""
        used = (
            update(case_group_codes)
            .where(
                _k.token_hash == token_hash, _k.person_id == person_id, _k.used_at.is_(None),
                _k.expires_at > now,
            )
            .values(used_at=now)
            .returning(_k.area)
        )  # fmt: skip
        area: str | None = await self._tx.scalar(used)
        return area

    async def link(self, chat_id: int, area: str, person_id: int, now: datetime) -> Group:
        """From now on this group is for cases of this area."""
        put = insert_into(self._tx.dialect.name, case_groups)
        told = {"area": area, "linked_by": person_id, "linked_at": now, "fault": None, "left_at": None}
        linked = put.values(chat_id=chat_id, **told).on_conflict_do_update(
            index_elements=["chat_id"], set_=told
        )
        return _group((await self._tx.execute(linked.returning(*_COLUMNS))).one())

    async def of_chat(self, chat_id: int) -> Group | None:
        """The linked group of this chat."""
        return await self._one(_g.chat_id == chat_id)

    async def find(self, group_id: int) -> Group | None:
        return await self._one(_g.id == group_id)

    async def nearest(self, area: str) -> Group | None:
        """The working group of the smallest area that contains this one."""
        return await self._one(_g.area.in_(containing(area)), _g.fault.is_(None), _g.left_at.is_(None))

    async def within(self, areas: tuple[str, ...]) -> tuple[Group, ...]:
        """Groups that are linked to exactly one of these areas, and that the bot has not left."""
        is_linked = (_g.left_at.is_(None), func.coalesce(_g.fault, "") != "unlinked")
        rows = await self._tx.execute(select(*_COLUMNS).where(_g.area.in_(areas), *is_linked).order_by(_g.id))
        return tuple(_group(row) for row in rows)

    async def has_fault(self, group_id: int, fault: str | None) -> None:
        """Topics cannot be made there, for this reason; None: they can again."""
        await self._tx.execute(update(case_groups).where(_g.id == group_id).values(fault=fault))

    async def was_left(self, group_id: int, at: datetime | None) -> None:
        """The bot is out of it, or (None) back."""
        await self._tx.execute(update(case_groups).where(_g.id == group_id).values(left_at=at))

    async def moved(self, group_id: int, chat_id: int) -> None:
        """The chat has another number now."""
        taken = await self._tx.scalar(select(func.count()).where(_g.chat_id == chat_id))
        if not taken:
            await self._tx.execute(update(case_groups).where(_g.id == group_id).values(chat_id=chat_id))

    async def _one(self, *which: ColumnElement[bool]) -> Group | None:
        found = (
            select(*_COLUMNS)
            .where(*which)
            .order_by(func.length(_g.area).desc(), _g.linked_at.desc(), _g.id.desc())
        )
        row = (await self._tx.execute(found.limit(1))).first()
        return None if row is None else _group(row)


def _group(row: Row[Any]) -> Group:
    return Group(**row._mapping)
