"""Which command menu each chat with roles was given last, so that a new version of Laris can tell whose is out of date."""

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.roles import Grant
from storage import tables as t
from storage.insertion import insert_into
from storage.people import Person, person_columns, person_of
from storage.role_holders import grants_of
from storage.tables_roles import command_menus

_m = command_menus.c


class CommandMenus:
    """Digests of menus; the menus themselves are worked out from roles."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def shown(self, person_id: int, digest: str) -> None:
        """This person's chat is given this menu."""
        row = insert_into(self._tx.dialect.name, command_menus).values(person_id=person_id, shown=digest)
        await self._tx.execute(
            row.on_conflict_do_update(index_elements=["person_id"], set_={"shown": digest})
        )

    async def all(self) -> list[tuple[Person, tuple[Grant, ...], str]]:
        """Everybody who was given a menu of their own and still listens, with their roles and which menu it was."""
        joined = t.people.join(command_menus, _m.person_id == t.people.c.id)
        here = (t.people.c.chat_id.is_not(None), t.people.c.stopped_at.is_(None))
        asked: Select[Any] = select(*person_columns(), _m.shown).select_from(joined).where(*here)
        rows = (await self._tx.execute(asked)).all()
        known = [(person_of(row), str(row.shown)) for row in rows]
        return [(one, await grants_of(self._tx, one.id), shown) for one, shown in known if one is not None]
