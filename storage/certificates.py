"""Papers that producers hold: recorded, changed, renewed, removed, and what an officer found when looking.

A certificate is asked for and changed only by whoever holds it. The number of a NIB stands in the profile alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables as t
from storage.tables_papers import certificates

NIB = "nib"


class Review(StrEnum):
    """Whether an officer has compared the record with the paper."""

    UNVERIFIED = "unverified"
    VERIFIED = "verified"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Certificate:
    """A paper somebody holds. `product`: name of the product it is for (None: for the whole business); `is_odd`: the
    number was kept as typed; `is_reckoned`: the end was reckoned by rule, not read from the paper; `reason`: why it
    was rejected; `id` None: a NIB of which nothing but the profile's number is known."""

    paper: str
    number: str | None = None
    is_odd: bool = False
    product_id: int | None = None
    issued_on: date | None = None
    expires_on: date | None = None
    is_reckoned: bool = False
    photo: str | None = None
    state: Review = Review.UNVERIFIED
    reason: str | None = None
    renews_id: int | None = None
    id: int | None = None
    product: str | None = None


_WRITTEN = (
    "paper", "number", "is_odd", "product_id", "issued_on", "expires_on", "is_reckoned", "photo",
)  # fmt: skip
_READ = (
    *(certificates.c[name] for name in (*_WRITTEN, "state", "reason", "renews_id", "id")),
    t.products.c.name.label("product"),
)
_WITH_PRODUCT = certificates.outerjoin(t.products, t.products.c.id == certificates.c.product_id)


class Certificates:
    """What producers hold."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(self, producer_id: int, certificate: Certificate, now: datetime) -> int:
        """Record it, unverified; returns its id."""
        found = await self._tx.scalar(
            insert(certificates)
            .values(
                **_values(certificate), producer_id=producer_id, renews_id=certificate.renews_id,
                state=Review.UNVERIFIED, recorded_at=now, changed_at=now,
            )
            .returning(certificates.c.id)
        )  # fmt: skip
        return int(found or 0)

    async def of(self, producer_id: int) -> tuple[Certificate, ...]:
        """What this producer holds now, in the order recorded; the NIB of the profile first."""
        rows = await self._tx.execute(
            select(*_READ)
            .select_from(_WITH_PRODUCT)
            .where(certificates.c.producer_id == producer_id, certificates.c.ended_at.is_(None))
            .order_by(certificates.c.id)
        )
        held = [_certificate(row) for row in rows]
        nib = await self._nib(producer_id, next((one for one in held if one.paper == NIB), None))
        return (*((nib,) if nib else ()), *(one for one in held if one.paper != NIB))

    async def _nib(self, producer_id: int, recorded: Certificate | None) -> Certificate | None:
        p = t.producers.c
        row = (await self._tx.execute(select(p.nib_status, p.nib).where(p.person_id == producer_id))).first()
        if row is None or row.nib_status != "have":
            return None
        return replace(recorded or Certificate(NIB), number=row.nib)

    async def find(self, producer_id: int, certificate_id: int) -> Certificate | None:
        """A paper that this producer holds now; somebody else's, and one that has ended, is not found."""
        return next((one for one in await self.of(producer_id) if one.id == certificate_id), None)

    async def change(self, producer_id: int, certificate: Certificate, now: datetime) -> bool:
        """Write down what was corrected. Another number or photo is a paper that nobody has looked at yet. Returns
        False when it is not held any more."""
        before = await self.find(producer_id, certificate.id or 0)
        if before is None:
            return False
        was_seen = (before.number, before.photo) == (certificate.number, certificate.photo)
        again = {} if was_seen else _UNSEEN
        await self._tx.execute(
            update(certificates)
            .where(*_held_by(producer_id, certificate.id))
            .values(**_values(certificate), changed_at=now, **again)
        )
        return True

    async def renew(
        self, producer_id: int, old_id: int, certificate: Certificate, now: datetime
    ) -> int | None:
        """Put a new paper in the place of an old one, which is kept as history. Returns the new id; None when the old
        one is not held any more (a second tap, a forged id)."""
        if not await self._end(producer_id, old_id, "renewed", now):
            return None
        return await self.add(producer_id, replace(certificate, renews_id=old_id), now)

    async def remove(self, producer_id: int, certificate_id: int, now: datetime) -> bool:
        """It is not held any more; the row stays. Returns whether it was held."""
        return await self._end(producer_id, certificate_id, "removed", now)

    async def _end(self, producer_id: int, certificate_id: int, ending: str, now: datetime) -> bool:
        done = await self._tx.execute(
            update(certificates)
            .where(*_held_by(producer_id, certificate_id))
            .values(ended_at=now, ending=ending)
        )
        return done.rowcount == 1

    async def before(self, producer_id: int, certificate: Certificate) -> tuple[Certificate, ...]:
        """The papers that this one took the place of, newest first."""
        rows = await self._tx.execute(
            select(*_READ)
            .select_from(_WITH_PRODUCT)
            .where(certificates.c.producer_id == producer_id, certificates.c.ending == "renewed")
        )
        ended = {one.id: one for one in map(_certificate, rows)}
        chain: list[Certificate] = []
        renewed = certificate.renews_id
        while renewed is not None and renewed in ended:
            chain.append(ended[renewed])
            renewed = ended[renewed].renews_id
        return tuple(chain)

    async def after(self, producer_id: int, certificate_id: int) -> int | None:
        """The held paper that took the place of an ended one, however many renewals later; None without one."""
        c = certificates.c
        rows = await self._tx.execute(
            select(c.id, c.renews_id, c.ended_at).where(
                c.producer_id == producer_id, c.renews_id.is_not(None)
            )
        )
        newer = {row.renews_id: row for row in rows}
        while (row := newer.get(certificate_id)) is not None:
            if row.ended_at is None:
                return int(row.id)
            certificate_id = row.id
        return None

    async def still_held(self, ids: Sequence[int]) -> dict[int, Certificate]:
        """Of these papers those that are still held, whoever holds them. One statement."""
        rows = await self._tx.execute(
            select(*_READ)
            .select_from(_WITH_PRODUCT)
            .where(certificates.c.id.in_(ids), certificates.c.ended_at.is_(None))
        )
        return {row.id: _certificate(row) for row in rows}

    async def nib_changed(self, producer_id: int, *, is_held: bool, now: datetime) -> None:
        """The profile has another NIB, or none: what an officer saw no longer holds."""
        values: dict[str, Any] = dict(_UNSEEN) if is_held else {"ended_at": now, "ending": "removed"}
        await self._tx.execute(
            update(certificates)
            .where(
                certificates.c.producer_id == producer_id,
                certificates.c.paper == NIB,
                certificates.c.ended_at.is_(None),
            )
            .values(**values, changed_at=now)
        )

    async def review(
        self, certificate_id: int, verdict: Review, officer_id: int, now: datetime, reason: str | None = None
    ) -> bool:
        """Write down what an officer found; `reason` is needed to reject. Returns False when it has ended."""
        done = await self._tx.execute(
            update(certificates)
            .where(certificates.c.id == certificate_id, certificates.c.ended_at.is_(None))
            .values(state=verdict, reviewed_by=officer_id, reviewed_at=now, reason=reason)
        )
        return done.rowcount == 1


_UNSEEN: dict[str, Any] = {
    "state": Review.UNVERIFIED,
    "reviewed_by": None,
    "reviewed_at": None,
    "reason": None,
}


def _held_by(producer_id: int, certificate_id: int | None) -> tuple[ColumnElement[bool], ...]:
    c = certificates.c
    return c.id == certificate_id, c.producer_id == producer_id, c.ended_at.is_(None)


def _values(certificate: Certificate) -> dict[str, Any]:
    values = {name: getattr(certificate, name) for name in _WRITTEN}
    return {**values, "number": None} if certificate.paper == NIB else values


def _certificate(row: Row[Any]) -> Certificate:
    bools = {"is_odd": bool(row.is_odd), "is_reckoned": bool(row.is_reckoned)}
    return Certificate(**{**row._mapping, **bools, "state": Review(row.state)})
