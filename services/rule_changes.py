"""Which registered products would need other papers under other rules: asked before the rules are published."""

from collections import Counter
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from functools import lru_cache

from domain.papers import Facts, Held, Ware
from domain.papers.changes import Comparison, Flip, Key
from domain.papers.named import named
from services.papers import CATEGORY, category_of
from storage import paper_census
from storage.engine import Database
from storage.paper_census import Counted


@dataclass(slots=True)
class Tally:
    """What was counted: `products` in all, those that `changed`, and how many each flip concerns."""

    products: int = 0
    changed: int = 0
    flips: Counter[Flip] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Concerned:
    """A product and what changes for it."""

    product: Counted
    category: str
    flips: tuple[Flip, ...]


async def concerned(database: Database, comparison: Comparison, tally: Tally) -> AsyncGenerator[Concerned]:
    """The products whose papers change, in the order of ids; `tally` is filled while they are read."""
    known: dict[Key, tuple[Flip, ...]] = {}
    async with database.reading() as tx:
        after = 0
        while products := await paper_census.page(tx, after):
            after = products[-1].id
            for product in products:
                found = _look(product, comparison, known)
                tally.products += 1
                if found.flips:
                    tally.changed += 1
                    tally.flips.update(found.flips)
                    yield found


@lru_cache(maxsize=50_000)
def _category_of(name: str, trade: str) -> str:
    return category_of(name, trade)


def _look(product: Counted, comparison: Comparison, known: dict[Key, tuple[Flip, ...]]) -> Concerned:
    told = {name: value for name, value in product.facts.items() if isinstance(value, str | int)}
    category = str(told.pop(CATEGORY, None) or _category_of(product.name, product.trade))
    held = tuple(Held(*paper) for paper in product.held)
    facts = Facts({**named(product.name, category), **told}, held)
    key = comparison.key(Ware(category, product.shelf_life_days), facts)
    if key not in known:
        known[key] = comparison.flips(key)
    return Concerned(product, category, known[key])
