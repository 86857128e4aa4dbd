"""Figures by month, product and shop, for the report of twelve months and the card on the 1st.

Counts what happened in a month by its effective day; undone entries are left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.consignment_ledger import Ledger


class Trend(StrEnum):
    """Of a figure against the one before; FLAT: within the threshold. UNKNOWN: nothing to compare with."""

    UP = "up"
    FLAT = "flat"
    DOWN = "down"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Figures:
    """Pieces and whole rupiah of one month. `sales`: the producer's share of what was sold."""

    delivered: int = 0
    sold: int = 0
    returned: int = 0
    damaged: int = 0
    expired: int = 0
    missing: int = 0
    sales: int = 0
    paid: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Month:
    """`first`: its first day. `owed`: open at its end. Keys: shop, product."""

    first: date
    total: Figures
    owed: int
    by_product: Mapping[int, Figures]
    by_shop: Mapping[int, Figures]


def months(ledgers: Mapping[int, Ledger], until: date, count: int = 12) -> tuple[Month, ...]:
    """`count` months, oldest first, the last one that of `until`. `ledgers` by shop."""
    raise NotImplementedError


def trend(before: int, now: int) -> Trend:
    """UP or DOWN from a change of 10 % (knowledge/consignment.toml)."""
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Best:
    """Product or shop with most sales in rupiah, and how much; None without sales."""

    id: int
    sales: int


def best_product(report: tuple[Month, ...]) -> Best | None:
    """Over all these months."""
    raise NotImplementedError


def best_shop(report: tuple[Month, ...]) -> Best | None:
    """Over all these months."""
    raise NotImplementedError
