"""How much to bring next time, and which batches soon expire. Advice with its arithmetic, never an order.

Source: market.md W19.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.consignment_ledger import Ledger

FEWEST = 3
"""Settlements below which no advice is given."""


@dataclass(frozen=True, slots=True)
class Advice:
    """`bring` = what sells in `days` at `sold` per `over_days`, less what is on the shelf, never below 0.

    `days`: until the next visit, or the shelf life if that is shorter (`limited_by_shelf_life`).
    """

    product: int
    bring: int
    sold: int
    over_days: int
    days: int
    on_shelf: int
    settlements: int
    limited_by_shelf_life: bool


@dataclass(frozen=True, slots=True)
class Expiring:
    """A batch with goods on the shelf that expires on `expires_on` (which may be past: `days` < 0)."""

    batch: str
    product: int
    left: int
    expires_on: date
    days: int


def advise(
    ledger: Ledger, product: int, today: date, visit_every_days: int | None, shelf_life_days: int | None
) -> Advice | None:
    """None with fewer than 3 settlements of this product here."""
    raise NotImplementedError


def expiring(ledger: Ledger, today: date, within_days: int = 3) -> tuple[Expiring, ...]:
    """Batches that expire within so many days, soonest first; nothing is written off by this (W19)."""
    last = today + timedelta(days=within_days)
    found = [
        Expiring(name, batch.facts.product, batch.shelf, day, (day - today).days)
        for name, batch in ledger.batches.items()
        if batch.shelf and (day := batch.facts.expires_on) and day <= last
    ]
    return tuple(sorted(found, key=lambda one: (one.expires_on, one.batch)))
