"""All products with what the rules of papers look at, page by page: for reports over everybody, never for a turn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables as t
from storage.certificates import NIB
from storage.tables_papers import certificates, producer_facts, product_facts


@dataclass(frozen=True, slots=True)
class Counted:
    """A product that is sold now. `trade`: category of its maker; `facts`: told of it or its maker; `held`: papers of
    the product or the whole business, as (paper, day of issue, day of end)."""

    id: int
    name: str
    shelf_life_days: int | None
    producer_id: int
    business: str
    area: str
    trade: str
    facts: Mapping[str, Any]
    held: tuple[tuple[str, Any, Any], ...]


async def page(tx: AsyncConnection, after: int = 0, limit: int = 5_000) -> tuple[Counted, ...]:
    """The next products after this id, in the order of ids; () at the end. Four statements, however many there are."""
    p, m = t.products.c, t.producers.c
    rows = (
        await tx.execute(
            select(p.id, p.name, p.shelf_life_days, m.person_id, m.business, m.area, m.category, m.nib_status)
            .join_from(t.products, t.producers, m.person_id == p.producer_id)
            .where(p.id > after, p.removed_at.is_(None))
            .order_by(p.id)
            .limit(limit)
        )
    ).all()
    if not rows:
        return ()
    makers = select(p.producer_id).where(p.id > after, p.id <= rows[-1].id).distinct()
    of_makers = await _facts(tx, producer_facts, "person_id", producer_facts.c.person_id.in_(makers))
    within = product_facts.c.product_id.between(after + 1, rows[-1].id)
    of_products = await _facts(tx, product_facts, "product_id", within)
    papers = await _papers(tx, certificates.c.producer_id.in_(makers))
    return tuple(
        Counted(
            row.id, row.name, row.shelf_life_days, row.person_id, row.business, row.area, row.category,
            {**of_makers.get(row.person_id, {}), **of_products.get(row.id, {})},
            (
                *(((NIB, None, None),) if row.nib_status == "have" else ()),
                *papers.get((row.person_id, None), ()), *papers.get((row.person_id, row.id), ()),
            ),
        )
        for row in rows
    )  # fmt: skip


async def _facts(tx: AsyncConnection, table: Table, owner: str, which: Any) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for row in await tx.execute(
        select(table.c[owner].label("owner"), table.c.fact, table.c.value).where(which)
    ):
        found.setdefault(row.owner, {})[row.fact] = row.value
    return found


async def _papers(
    tx: AsyncConnection, which: Any
) -> dict[tuple[int, int | None], list[tuple[str, Any, Any]]]:
    c = certificates.c
    rows = await tx.execute(
        select(c.producer_id, c.product_id, c.paper, c.issued_on, c.expires_on).where(
            which, c.ended_at.is_(None), c.paper != NIB
        )
    )
    found: dict[tuple[int, int | None], list[tuple[str, Any, Any]]] = {}
    for row in rows:
        found.setdefault((row.producer_id, row.product_id), []).append(
            (row.paper, row.issued_on, row.expires_on)
        )
    return found
