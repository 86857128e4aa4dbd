"""Numbers of people who had their data deleted. No list may bring them back without their knowing; they may come back themselves.

A number is kept as a keyed hash with the reason, not as itself: nobody can read it, and a number at hand can be compared. The
key lies in the same database, so whoever steals all of it could try all numbers (docs/decisions/0022).
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Table, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.insertion import insert_into
from storage.tables_rights import number_keys, withheld_numbers

_n, _k = withheld_numbers.c, number_keys.c
_ONLY = 1
_AT_ONCE = 500


class Withheld:
    """Asked by whoever writes people down for others."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(self, phone: str, way: str, now: datetime) -> None:
        """From now on nobody is registered or invited with this number (E.164) behind its owner's back. `way`: who asked."""
        row = {"digest": _digest(await self._made_key(), phone), "way": way, "since": now}
        await self._put(withheld_numbers, row)

    async def among(self, phones: Iterable[str]) -> frozenset[str]:
        """Those of the numbers (E.164) that are withheld."""
        key = await self._key()
        if key is None:
            return frozenset()
        known = {_digest(key, phone): phone for phone in phones}
        digests, found = list(known), set[str]()
        for first in range(0, len(digests), _AT_ONCE):
            some = select(_n.digest).where(_n.digest.in_(digests[first : first + _AT_ONCE]))
            found |= {known[digest] for digest in await self._tx.scalars(some)}
        return frozenset(found)

    async def lift(self, phone: str) -> None:
        """Its owner has come back, or agreed again."""
        key = await self._key()
        if key is not None:
            await self._tx.execute(delete(withheld_numbers).where(_n.digest == _digest(key, phone)))

    async def _made_key(self) -> bytes:
        key = await self._key()
        if key is None:
            await self._put(number_keys, {"id": _ONLY, "secret": secrets.token_hex(32)})
            key = await self._key()
        if key is None:
            raise LookupError("the key of the numbers cannot be read")
        return key

    async def _key(self) -> bytes | None:
        secret = await self._tx.scalar(select(_k.secret).where(_k.id == _ONLY))
        return None if secret is None else bytes.fromhex(secret)

    async def _put(self, table: Table, row: dict[str, object]) -> None:
        """Whoever was first, also in another process, holds."""
        await self._tx.execute(insert_into(self._tx.dialect.name, table).values(row).on_conflict_do_nothing())


def _digest(key: bytes, phone: str) -> str:
    return hmac.new(key, phone.encode(), hashlib.sha256).hexdigest()
