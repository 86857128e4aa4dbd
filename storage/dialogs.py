"""The half-filled form of a chat: at most one, kept with the same commit as everything else of a turn."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert as insert_postgres
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables as t


async def keep(tx: AsyncConnection, chat_id: int, state: dict[str, object], expires_at: datetime) -> None:
    """Write the form as it stands now; `state` carries at least `form`, `version` and `step`."""
    values = {
        "form": state["form"],
        "version": state["version"],
        "step": state["step"],
        "state": state,
        "expires_at": expires_at,
    }
    insert = insert_sqlite if tx.dialect.name == "sqlite" else insert_postgres
    await tx.execute(
        insert(t.dialogs)
        .values(chat_id=chat_id, **values)
        .on_conflict_do_update(index_elements=["chat_id"], set_=values)
    )


async def drop(tx: AsyncConnection, chat_id: int) -> None:
    await tx.execute(delete(t.dialogs).where(t.dialogs.c.chat_id == chat_id))


async def forget(tx: AsyncConnection, now: datetime) -> int:
    """Drop forms that nobody came back to."""
    return (await tx.execute(delete(t.dialogs).where(t.dialogs.c.expires_at < now))).rowcount
