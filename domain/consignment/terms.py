"""What producer and shop agreed on, and how one amount is split between them. Whole rupiah, no floats.

Knows no ledger. Source: market.md 1.1 (komisi or harga setor, never mixed), 1.3, 1.6, invariant 3.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

WHOLE = 10_000
"""Basis points in the whole: 12,5 % is 1_250."""

IsWorkday = Callable[[date], bool]


def weekday(day: date) -> bool:
    """Monday to Friday: the working days as long as nobody names the holidays."""
    return day.weekday() < 5


class Model(StrEnum):
    """konsinyasi: paid when sold; beli putus: bought at delivery; campuran DP: on consignment, a part paid ahead."""

    CONSIGNMENT = "consignment"
    OUTRIGHT = "outright"
    DOWN_PAYMENT = "down_payment"


class Basis(StrEnum):
    """The day from which the days until payment are counted.

    DELIVERY and SALE_REPORT: a bill comes about by itself with every report of sales. DOCUMENTS: the producer
    issues bills, and the days begin when the shop has all papers (kontra bon).
    """

    DELIVERY = "delivery"
    SALE_REPORT = "sale_report"
    DOCUMENTS = "documents"


class Bearer(StrEnum):
    """Who bears goods that are lost, damaged or expired. SHOP: the shop pays them as if they were sold."""

    SHOP = "shop"
    PRODUCER = "producer"


@dataclass(frozen=True, slots=True)
class Terms:
    """For how much one piece is sold; frozen in the batch.

    `commission_bp` in basis points of `price`, which is then the retail price; None: harga setor, `price` is
    what the producer gets. `unit_cost`: what one piece cost to make, when known.
    """

    price: int
    commission_bp: int | None = None
    unit_cost: int | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Terms with one shop; the defaults are those of a small shop that pays on the spot.

    `commission_bp` None: harga setor. `tempo_days` calendar days after the day that `basis` names.
    `shift_to_workday`: a due date on a day off moves to the next working day. `regular_bp`, `other_bp`: the
    regular discount and the other deductions, as display or rebate (art. 11: other ones above 15 % are checked).
    """

    model: Model = Model.CONSIGNMENT
    commission_bp: int | None = None
    tempo_days: int = 0
    basis: Basis = Basis.SALE_REPORT
    shift_to_workday: bool = False
    missing_bearer: Bearer = Bearer.PRODUCER
    expired_bearer: Bearer = Bearer.PRODUCER
    damaged_bearer: Bearer = Bearer.PRODUCER
    regular_bp: int = 0
    other_bp: int = 0
    visit_every_days: int | None = None
    yardstick_days: int | None = None
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """`gross` = `commission` + `net`, in whole rupiah; `net` is the producer's."""

    gross: int
    commission: int
    net: int


def split(pieces: int, price: int, commission_bp: int | None) -> Split:
    """The share of each: rounded half up once, on the commission; the producer has the rest (W12)."""
    gross = pieces * price
    commission = part_of(gross, commission_bp or 0)
    return Split(gross, commission, gross - commission)


def part_of(rupiah: int, basis_points: int) -> int:
    """So many basis points of an amount >= 0, rounded half up to whole rupiah."""
    return (2 * rupiah * basis_points + WHOLE) // (2 * WHOLE)
