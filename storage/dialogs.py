"""The half-filled form of a chat: at most one, kept with the same commit as everything else of a turn."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert as insert_postgres
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables as t


async def keep(tx: AsyncConnection, states: Mapping[int, dict[str, object]], expires_at: datetime) -> None:
    """Write forms as they stand now, by chat; a state carries at least `form`, `version` and `step`."""
    if not states:
        return
    rows = [
        {"chat_id": chat_id, "form": state["form"], "version": state["version"], "step": state["step"],
         "state": state, "expires_at": expires_at}
        for chat_id, state in states.items()
    ]  # fmt: skip
    insert = (insert_sqlite if tx.dialect.name == "sqlite" else insert_postgres)(t.dialogs)
    changed = {name: insert.excluded[name] for name in rows[0] if name != "chat_id"}
    await tx.execute(insert.on_conflict_do_update(index_elements=["chat_id"], set_=changed), rows)


async def drop(tx: AsyncConnection, chat_ids: Sequence[int]) -> None:
    """Forget the half-filled forms of these chats."""
    if chat_ids:
        await tx.execute(delete(t.dialogs).where(t.dialogs.c.chat_id.in_(chat_ids)))


async def forget(tx: AsyncConnection, now: datetime) -> int:
    """Drop forms that nobody came back to."""
    return (await tx.execute(delete(t.dialogs).where(t.dialogs.c.expires_at < now))).rowcount
