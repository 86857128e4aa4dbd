"""Papers that wait for an officer's eyes, the oldest first, within areas: counted, shown one by one, reviewed, taken back.

Whoever holds a paper never reviews it. What an officer found is written by `storage.certificates`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, literal_column, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables as t
from storage.area_rule import lies_within
from storage.certificates import NIB, Certificate, Review
from storage.tables_papers import certificates

_c, _p = certificates.c, t.producers.c
_NUMBER = case((_c.paper == NIB, _p.nib), else_=_c.number)
_JOINED = certificates.join(t.producers, _p.person_id == _c.producer_id).outerjoin(
    t.products, t.products.c.id == _c.product_id
)
_HELD = _c.ended_at.is_(None)
_UNVERIFIED: ColumnElement[str] = literal_column(
    "'unverified'"
)  # spelt out: only then the partial index is used
_WAITS = and_(_HELD, _c.state == _UNVERIFIED, or_(_NUMBER.is_not(None), _c.photo.is_not(None)))
"""Duties without number and photo (a right label) leave nothing to compare."""
_WHERE = _p.area.concat("")
"""Hides the index of areas: what waits is far less than who lives in a regency, so reading begins with what waits."""
_AREA = func.substr(_p.area, 1, 8)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A paper as an officer looks at it. `area`: desa of its holder; `since`: when it was last written down or changed;
    `by`: who reviewed it last, and when (`at`)."""

    paper: Certificate
    holder: int
    name: str
    honorific: str | None
    business: str
    area: str
    phone: str | None
    since: datetime
    by: int | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait in one kecamatan (its code), and since when the oldest does."""

    area: str
    count: int
    oldest: datetime


class CertificateReviews:
    """The queue. `officer` is left out of it: nobody reviews their own."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def waiting(self, areas: Sequence[str], officer: int) -> tuple[Waiting, ...]:
        """How many wait where, the longest wait first. One statement."""
        counted = select(
            _AREA.label("area"), func.count().label("count"), func.min(_c.changed_at).label("oldest")
        )
        asked = _queue(counted, areas, officer).group_by(_AREA).order_by(func.min(_c.changed_at))
        return tuple(Waiting(*row) for row in await self._tx.execute(asked))

    async def following(
        self, areas: Sequence[str], officer: int, after: tuple[datetime, int] | None = None
    ) -> Reviewed | None:
        """The one that waits longest, or longest of those that came after this moment and number."""
        asked = _queue(select(*_READ), areas, officer).order_by(_c.changed_at, _c.id).limit(1)
        if after is not None:
            moment, number = after
            later = or_(_c.changed_at > moment, and_(_c.changed_at == moment, _c.id > number))
            asked = asked.where(later)
        row = (await self._tx.execute(asked)).first()
        return None if row is None else _reviewed(row)

    async def hold(self, areas: Sequence[str], officer: int, number: int) -> Reviewed | None:
        """A held paper of these areas, kept from others until the end of the transaction; reviewed or not."""
        asked = select(*_READ).select_from(_JOINED).where(_c.id == number, _HELD, *_for(areas, officer))
        row = (await self._tx.execute(asked.with_for_update(of=certificates))).first()
        return None if row is None else _reviewed(row)

    async def reopen(self, number: int, officer: int, since: datetime) -> bool:
        """Take back what this officer found, if that was after this moment: it waits again, in its old place."""
        mine = (_c.id == number, _HELD, _c.reviewed_by == officer, _c.reviewed_at >= since)
        values = {"state": Review.UNVERIFIED, "reviewed_by": None, "reviewed_at": None, "reason": None}
        done = await self._tx.execute(update(certificates).where(*mine).values(**values))
        return done.rowcount == 1


def _for(areas: Sequence[str], officer: int) -> tuple[ColumnElement[bool], ...]:
    return lies_within(_WHERE, areas), _c.producer_id != officer


def _queue(asked: Select[Any], areas: Sequence[str], officer: int) -> Select[Any]:
    return asked.select_from(_JOINED).where(_WAITS, *_for(areas, officer))


_OWN = (
    "id",
    "paper",
    "is_odd",
    "product_id",
    "issued_on",
    "expires_on",
    "is_reckoned",
    "photo",
    "state",
    "reason",
)
_READ = (
    *(_c[name] for name in _OWN),
    _NUMBER.label("number"),
    t.products.c.name.label("product"),
    *(_c[name] for name in ("producer_id", "changed_at", "reviewed_by", "reviewed_at")),
    *(_p[name] for name in ("name", "honorific", "business", "area", "phone")),
)


def _reviewed(row: Row[Any]) -> Reviewed:
    kept = {name: getattr(row, name) for name in (*_OWN, "number", "product")}
    bools = {"is_odd": bool(row.is_odd), "is_reckoned": bool(row.is_reckoned), "state": Review(row.state)}
    return Reviewed(
        Certificate(**{**kept, **bools}), row.producer_id, row.name, row.honorific, row.business, row.area,
        row.phone, row.changed_at, row.reviewed_by, row.reviewed_at,
    )  # fmt: skip
