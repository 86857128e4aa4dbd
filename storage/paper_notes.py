"""What is known for the check of papers: facts about a product and its maker, ticks on checklists, and the kind of
goods somebody last asked about without selling it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables_papers import paper_inquiries, paper_ticks, producer_facts, product_facts

Fact = str | int
"""The value of a choice, or whole days (domain.papers)."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Goods that somebody asked about: in their words, the category it was taken for, and what they told of it."""

    goods: str
    category: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


class PaperNotes:
    """Facts, ticks and inquiries of one person at a time."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def facts_of_product(self, product_id: int) -> dict[str, Fact]:
        """What was told of a product, by fact id."""
        return await self._facts(product_facts, product_facts.c.product_id == product_id)

    async def facts_of_producer(self, person_id: int) -> dict[str, Fact]:
        """What was told of the business, by fact id."""
        return await self._facts(producer_facts, producer_facts.c.person_id == person_id)

    async def tell_of_product(self, product_id: int, facts: Mapping[str, Fact], now: datetime) -> None:
        """Write down what was told, in the place of what was told before."""
        await self._tell(product_facts, {"product_id": product_id}, facts, now)

    async def tell_of_producer(self, person_id: int, facts: Mapping[str, Fact], now: datetime) -> None:
        """The same of the business."""
        await self._tell(producer_facts, {"person_id": person_id}, facts, now)

    async def forget(self, person_id: int, product_id: int | None, fact: str) -> None:
        """This is to be asked again, whether it was told of the product or of its maker."""
        p, m = product_facts.c, producer_facts.c
        if product_id is not None:
            await self._tx.execute(delete(product_facts).where(p.product_id == product_id, p.fact == fact))
        await self._tx.execute(delete(producer_facts).where(m.person_id == person_id, m.fact == fact))

    async def _facts(self, table: Table, of: ColumnElement[bool]) -> dict[str, Fact]:
        rows = await self._tx.execute(select(table.c.fact, table.c.value).where(of))
        return {row.fact: row.value for row in rows}

    async def _tell(self, table: Table, of: dict[str, int], facts: Mapping[str, Fact], now: datetime) -> None:
        if not facts:
            return
        [(owner, number)] = of.items()
        await self._tx.execute(delete(table).where(table.c[owner] == number, table.c.fact.in_(tuple(facts))))
        rows = [{**of, "fact": fact, "value": value, "told_at": now} for fact, value in facts.items()]
        await self._tx.execute(insert(table).values(rows))

    async def ticked(self, person_id: int, checklist: str) -> frozenset[str]:
        """Keys of the items that this person ticked on a checklist (the id of a paper or channel)."""
        k = paper_ticks.c
        rows = await self._tx.execute(select(k.item).where(k.person_id == person_id, k.list == checklist))
        return frozenset(row.item for row in rows)

    async def tick(
        self, person_id: int, checklist: str, item: str, now: datetime, *, is_ticked: bool
    ) -> None:
        """Tick an item, or take the tick away; doing the same again changes nothing."""
        k = paper_ticks.c
        of_item: dict[str, Any] = {"person_id": person_id, "list": checklist, "item": item}
        await self._tx.execute(
            delete(paper_ticks).where(k.person_id == person_id, k.list == checklist, k.item == item)
        )
        if is_ticked:
            await self._tx.execute(insert(paper_ticks).values(**of_item, ticked_at=now))

    async def inquiry(self, person_id: int) -> Inquiry | None:
        """What this person last asked about, if it was none of their products."""
        q = paper_inquiries.c
        row = (
            await self._tx.execute(select(q.goods, q.category, q.facts).where(q.person_id == person_id))
        ).first()
        return None if row is None else Inquiry(row.goods, row.category, row.facts)

    async def inquire(self, person_id: int, inquiry: Inquiry, now: datetime) -> None:
        """Remember the newest question alone."""
        q = paper_inquiries.c
        await self._tx.execute(delete(paper_inquiries).where(q.person_id == person_id))
        await self._tx.execute(
            insert(paper_inquiries).values(
                person_id=person_id, goods=inquiry.goods, category=inquiry.category,
                facts=dict(inquiry.facts), asked_at=now,
            )
        )  # fmt: skip
