"""The half-filled form of a chat: at most one, kept with the same commit as everything else of a turn."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, delete
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables as t
from storage.insertion import insert_into


@cache  # building a statement costs more than running it
def _keeping(dialect: str) -> Any:
    insert = insert_into(dialect, t.dialogs)
    changed = {c.name: insert.excluded[c.name] for c in t.dialogs.columns if not c.primary_key}
    return insert.on_conflict_do_update(index_elements=["chat_id"], set_=changed)


_DROP = delete(t.dialogs).where(t.dialogs.c.chat_id == bindparam("b_chat"))


async def keep(tx: AsyncConnection, states: Mapping[int, dict[str, object]], expires_at: datetime) -> None:
    """Write forms as they stand now, by chat; a state carries at least `form`, `version` and `step`."""
    if not states:
        return
    rows = [
        {"chat_id": chat_id, "form": state["form"], "version": state["version"], "step": state["step"],
         "state": state, "expires_at": expires_at}
        for chat_id, state in states.items()
    ]  # fmt: skip
    await tx.execute(_keeping(tx.dialect.name), rows)


async def drop(tx: AsyncConnection, chat_ids: Sequence[int]) -> None:
    """Forget the half-filled forms of these chats."""
    if chat_ids:
        await tx.execute(_DROP, [{"b_chat": chat_id} for chat_id in chat_ids])


async def forget(tx: AsyncConnection, now: datetime) -> int:
    """Drop forms that nobody came back to."""
    return (await tx.execute(delete(t.dialogs).where(t.dialogs.c.expires_at < now))).rowcount
