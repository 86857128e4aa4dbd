"""Keeps what the catalogue shows in step with what producers agreed to, make and are called. Asked after every change."""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.areas import find
from domain.catalogue import spellings, telling
from domain.categories import find_kind
from storage import tables as t
from storage.insertion import insert_into
from storage.tables_catalogue import (
    catalogue_consents,
    catalogue_goods,
    catalogue_spellings,
    catalogue_words,
)

_g, _w, _c = catalogue_goods.c, catalogue_words.c, catalogue_consents.c
_AT_ONCE = 2_000


async def refresh(tx: AsyncConnection, producer_id: int) -> None:
    """Show this producer's goods as they are now, or none of them without consent. Links to goods stay the same."""
    there = select(_g.product_id).where(_g.producer_id == producer_id)
    known = set(await tx.scalars(there))
    made = await _made(tx, producer_id)
    if known:
        await tx.execute(delete(catalogue_words).where(_w.product_id.in_(there)))
        await tx.execute(update(catalogue_goods).where(_g.producer_id == producer_id).values(is_listed=False))
    if not made:
        return
    await _put(tx, producer_id, made)
    words = {row.id: _words(row) for row in made}
    await _learn(tx, {word for some in words.values() for word in some})
    rows = [{"word": word, "product_id": number} for number, some in words.items() for word in some]
    await tx.execute(insert(catalogue_words), rows)


async def _made(tx: AsyncConnection, producer_id: int) -> list[Any]:
    """Products with what their maker is called, if the maker agreed."""
    p, m = t.products.c, t.producers.c
    rows = await tx.execute(
        select(p.id, p.name, p.price, p.photo, p.unit, m.business, m.category, m.area)
        .join_from(t.products, t.producers, m.person_id == p.producer_id)
        .join(catalogue_consents, _c.person_id == p.producer_id)
        .where(p.producer_id == producer_id, p.removed_at.is_(None), p.name != "", _c.withdrawn_at.is_(None))
    )
    return list(rows.all())


async def _put(tx: AsyncConnection, producer_id: int, made: Iterable[Any]) -> None:
    rows = [
        {
            "product_id": row.id, "producer_id": producer_id, "code": secrets.token_urlsafe(9), "area": row.area,
            "price": row.price, "quality": quality(row._mapping), "is_listed": True,
        }
        for row in made
    ]  # fmt: skip
    put = insert_into(tx.dialect.name, catalogue_goods).values(rows)
    told = {name: put.excluded[name] for name in rows[0] if name not in ("product_id", "code")}
    await tx.execute(put.on_conflict_do_update(index_elements=["product_id"], set_=told))


def quality(product: Mapping[Any, Any]) -> int:
    """How much a buyer can see: goods with photo and price come first."""
    return 2 * bool(product["photo"]) + (product["price"] is not None)


def _words(row: Any) -> tuple[str, ...]:
    """Everything by which somebody may look for it: its name, its maker, the kind of goods, the place."""
    kind, kecamatan = find_kind(row.category), find(".".join(row.area.split(".")[:3]))
    regency = find(".".join(row.area.split(".")[:2]))
    said = [row.name, row.business, row.category.replace("_", " ")]
    said += [kind.name] if kind else []
    said += [area.name for area in (kecamatan, regency) if area]
    return tuple(dict.fromkeys(word for one in said for word in telling(one)))


async def _learn(tx: AsyncConnection, words: set[str]) -> None:
    """The spellings of words that were never used before."""
    s = catalogue_spellings.c
    asked = select(s.word).where(s.word.in_(words), s.spelling == s.word)
    new = words - set(await tx.scalars(asked))
    rows = [
        {"spelling": spelling, "word": word} for word in sorted(new) for spelling in sorted(spellings(word))
    ]
    put = insert_into(tx.dialect.name, catalogue_spellings)
    for first in range(0, len(rows), _AT_ONCE):
        await tx.execute(put.on_conflict_do_nothing(), rows[first : first + _AT_ONCE])
