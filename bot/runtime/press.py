"""Makes the words of copies just before they leave. What many copies share is made once and kept for a while.

A row of the outbox says which announcement, which version, in which language; what that is, others know.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

from bot.runtime.journal import where
from storage.calls import COPY, EDIT, RETELL
from storage.engine import Database
from storage.outbox import Claimed
from storage.store import Store

METHODS = frozenset({COPY, EDIT, RETELL})
_KEPT = 40


class Request(Protocol):
    """One call, without the chat it goes to."""

    @property
    def method(self) -> str: ...
    @property
    def params(self) -> dict[str, Any]: ...


Print = Callable[[Store, int, str], Awaitable[Mapping[tuple[str, int], Request]]]
"""Everything that may be asked for an announcement in a language, by method of the outbox and part."""


class NotPrinted(Exception):
    """Nothing can be made of this row."""


class Press:
    def __init__(self, database: Database, make: Print) -> None:
        self._database = database
        self._make = make
        self._kept: OrderedDict[tuple[int, int, str], Mapping[tuple[str, int], Request]] = OrderedDict()

    async def request(self, call: Claimed) -> tuple[str, dict[str, Any]]:
        """Method and parameters of a copy, an edit or a retelling. Raises `NotPrinted`."""
        asked = call.params
        made = await self._of(asked["announcement"], asked["version"], asked["language"])
        found = made.get((call.method, asked["part"]))
        if found is None:
            raise NotPrinted(call.method)
        own = {name: asked[name] for name in ("message_id",) if name in asked}
        if asked["silent"] and call.method != EDIT:
            own["disable_notification"] = True
        return found.method, {**found.params, "chat_id": call.chat_id, **own}

    async def _of(self, number: int, version: int, language: str) -> Mapping[tuple[str, int], Request]:
        key = (number, version, language)
        if key not in self._kept:
            self._kept[key] = await self._made(number, language)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return self._kept[key]

    async def _made(self, number: int, language: str) -> Mapping[tuple[str, int], Request]:
        try:
            async with self._database.reading() as tx:
                return await self._make(Store(tx), number, language)
        except Exception as fault:  # our own mistake, or a database in trouble
            raise NotPrinted(f"{type(fault).__name__} at {where(fault)}") from None
