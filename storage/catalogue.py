"""The catalogue: who agreed to be found there, and goods by words, price, papers and place. Only goods of producers who
agree now, and who have not blocked the bot, are ever found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.catalogue import PAPERS, Sought, asked_by, meant_by
from storage import catalogue_index
from storage import tables as t
from storage.area_rule import lies_within
from storage.certificates import NIB, Review
from storage.tables_catalogue import (
    catalogue_consents,
    catalogue_goods,
    catalogue_spellings,
    catalogue_words,
)
from storage.tables_papers import certificates

_g, _c, _p, _m = catalogue_goods.c, catalogue_consents.c, t.products.c, t.producers.c
_s, _w, _people = catalogue_spellings.c, catalogue_words.c, t.people.c
_MOST_MEANT = 40
_MOST_CANDIDATES = 400
_TURN, _PRIME = 10_007, 7_919
"""Goods that are equally good take turns from day to day: nobody is always first."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a producer agreed to. `shows_phone`: buyers see the number."""

    shows_phone: bool
    given_at: datetime


@dataclass(frozen=True, slots=True)
class Good:
    """A product as buyers see it. `code`: its part of a link; `area`: the desa, of which buyers are shown the kecamatan;
    `phone`: E.164, only with the maker's consent; the rest as in `Product`."""

    id: int
    code: str
    producer_id: int
    name: str
    unit: str | None
    price: int | None
    shelf_life_days: int | None
    weekly_capacity: int | None
    photo: str | None
    business: str
    area: str
    phone: str | None


class Catalogue:
    """Goods for everybody to see."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def agree(
        self, person_id: int, *, shows_phone: bool, language: str, text: str, now: datetime
    ) -> None:
        """From now on this producer's goods are shown; the words that were agreed to are kept."""
        await self._end(person_id, now)
        told = {"language": language, "text": text, "shows_phone": shows_phone, "given_at": now}
        await self._tx.execute(insert(catalogue_consents).values(person_id=person_id, **told))
        await catalogue_index.refresh(self._tx, person_id)

    async def withdraw(self, person_id: int, now: datetime) -> None:
        """From now on nothing of this producer is shown, by no link and no search."""
        await self._end(person_id, now)
        await catalogue_index.refresh(self._tx, person_id)

    async def _end(self, person_id: int, now: datetime) -> None:
        held = (_c.person_id == person_id, _c.withdrawn_at.is_(None))
        await self._tx.execute(update(catalogue_consents).where(*held).values(withdrawn_at=now))

    async def listing(self, person_id: int) -> Listing | None:
        """What this producer agrees to now; None when they are not shown."""
        held = (_c.person_id == person_id, _c.withdrawn_at.is_(None))
        row = (await self._tx.execute(select(_c.shows_phone, _c.given_at).where(*held))).first()
        return None if row is None else Listing(bool(row.shows_phone), row.given_at)

    async def of_code(self, code: str) -> Good | None:
        """The good of this link."""
        return await self._one(_g.code == code)

    async def find(self, product_id: int, prefixes: Sequence[str]) -> Good | None:
        """The good of this number within these areas."""
        return await self._one(and_(_g.product_id == product_id, lies_within(_g.area, prefixes)))

    async def find_own(self, producer_id: int, product_id: int) -> Good | None:
        """A good of this producer as buyers see it."""
        return await self._one(and_(_g.product_id == product_id, _g.producer_id == producer_id))

    async def _one(self, condition: ColumnElement[bool]) -> Good | None:
        row = (await self._tx.execute(_shown(condition))).first()
        return None if row is None else _good(row)

    async def search(
        self, sought: Sought, prefixes: Sequence[str], today: date, first: int, most: int
    ) -> tuple[Good, ...]:
        """Goods that have all that is sought, within these areas: with photo and price first, then in turns; the newest first
        where no words narrow it down (an index brings those in order)."""
        words = await self._meant(sought.words)
        if words is None:
            return ()
        found = [lies_within(_g.area, prefixes), *_has_words(words), *_has_papers(sought.papers, today)]
        if sought.price is not None:
            found.append(_g.price <= sought.price)
        away = select(_people.id).where(_people.stopped_at.is_not(None))
        turn = (_g.product_id * _PRIME + today.toordinal() * 101) % _TURN
        order = (turn, _g.product_id) if words else (_g.product_id.desc(),)
        asked = (
            select(_g.product_id)
            .where(_g.is_listed, _g.producer_id.not_in(away), *found)
            .order_by(_g.quality.desc(), *order)
            .offset(first)
            .limit(most)
        )
        numbers = list(await self._tx.scalars(asked))
        rows = await self._tx.execute(_shown(_g.product_id.in_(numbers)))
        goods = {row.id: _good(row) for row in rows}
        return tuple(goods[number] for number in numbers if number in goods)

    async def _meant(self, words: Sequence[str]) -> list[tuple[str, ...]] | None:
        """For every word the known ones that are meant, the rarest first; None when one is not known at all."""
        found = []
        for word in words:
            asked = select(_s.word).where(_s.spelling.in_(asked_by(word))).distinct().limit(_MOST_CANDIDATES)
            meant = meant_by(word, await self._tx.scalars(asked))
            if not meant:
                return None
            found.append(meant[:_MOST_MEANT])
        return found


def _has_words(words: Sequence[Collection[str]]) -> list[ColumnElement[bool]]:
    return [_g.product_id.in_(select(_w.product_id).where(_w.word.in_(some))) for some in words]


def _has_papers(papers: Sequence[str], today: date) -> list[ColumnElement[bool]]:
    return [_holds(PAPERS[name], today) for name in papers if name in PAPERS]


def _holds(papers: Sequence[str], today: date) -> ColumnElement[bool]:
    """Whether the maker holds one of these papers today, for all goods or for this one."""
    c = certificates.c
    valid = or_(c.expires_on.is_(None), c.expires_on >= today)
    recorded = exists().where(
        c.producer_id == _g.producer_id, c.paper.in_(papers), c.ended_at.is_(None), valid,
        c.state != Review.REJECTED, or_(c.product_id.is_(None), c.product_id == _g.product_id),
    )  # fmt: skip
    if NIB not in papers:
        return recorded
    return exists().where(_m.person_id == _g.producer_id, _m.nib_status == "have")


def _shown(condition: ColumnElement[bool]) -> Select[Any]:
    """Goods with their makers, of those who agree now and have not blocked the bot."""
    names = ("name", "unit", "price", "shelf_life_days", "weekly_capacity", "photo")
    return (
        select(
            _g.product_id.label("id"), _g.code, _g.producer_id, *(_p[name] for name in names), _m.business, _m.area,
            _m.phone, _c.shows_phone,
        )
        .join_from(catalogue_goods, t.products, _p.id == _g.product_id)
        .join(t.producers, _m.person_id == _g.producer_id)
        .join(catalogue_consents, _c.person_id == _g.producer_id)
        .join(t.people, _people.id == _g.producer_id)
        .where(
            condition, _g.is_listed, _p.removed_at.is_(None), _c.withdrawn_at.is_(None), _people.stopped_at.is_(None)
        )
    )  # fmt: skip


def _good(row: Row[Any]) -> Good:
    told = {name: row._mapping[name] for name in Good.__slots__}
    return Good(**{**told, "phone": row.phone if row.shows_phone else None})
