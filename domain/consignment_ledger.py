"""The book of one producer with one shop, worked out of its events. Every figure is a sum over facts.

`replay` and `apply` know no rules of choice (which batch, which bill): that is written in the facts. They refuse
only what cannot be. Source: market.md 1.6.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from domain.consignment_events import Event
from domain.consignment_facts import Delivered, Disputed, Fate, PriceChanged
from domain.consignment_money_facts import Billed
from domain.consignment_terms import Terms


@dataclass(slots=True)
class Batch:
    """Goods of one delivery. Read only: `apply` alone writes. Counts are pieces >= 0.

    `accepted` = sum over `fates` (invariant 1). `billable`: sold, or lost at the shop's cost; `billed` of these.
    """

    facts: Delivered
    on: date
    accepted: int
    fates: dict[Fate, int]
    billable: int = 0
    billed: int = 0

    @property
    def shelf(self) -> int:
        """sisa: what still lies in the shop."""
        return self.fates.get(Fate.SHELF, 0)


@dataclass(slots=True)
class Invoice:
    """A bill and what covers it. Read only. `balance` (saldo) >= 0, whole rupiah."""

    facts: Billed
    on: date
    total: int
    adjusted: int = 0
    paid: int = 0
    credited: int = 0
    deducted_regular: int = 0
    deducted_other: int = 0
    from_credit: int = 0
    from_down_payment: int = 0
    documents_on: date | None = None
    due_on: date | None = None

    @property
    def balance(self) -> int:
        """total + adjusted - paid - nota retur - potongan - what credit and DP covered (invariant 5)."""
        raise NotImplementedError


@dataclass(slots=True)
class OpenDispute:
    """Both versions of a difference. `sold` is None until it is settled. Read only."""

    facts: Disputed
    on: date
    sold: int | None = None


@dataclass(slots=True)
class Ledger:
    """One producer at one shop. Read only: `apply` gives a new one.

    `credit`: paid too much; `down_payment`: paid ahead, not yet covered by sales (both owed by the producer).
    `events` in the order recorded, also the undone ones; `undone`: key of the event -> key of its reversal.
    """

    events: dict[str, Event] = field(default_factory=dict)
    undone: dict[str, str] = field(default_factory=dict)
    batches: dict[str, Batch] = field(default_factory=dict)
    invoices: dict[str, Invoice] = field(default_factory=dict)
    disputes: dict[str, OpenDispute] = field(default_factory=dict)
    prices: dict[int, tuple[PriceChanged, ...]] = field(default_factory=dict)
    counted: dict[int, tuple[tuple[date, int], ...]] = field(default_factory=dict)
    credit: int = 0
    down_payment: int = 0

    def shelf(self, product: int) -> int:
        """Pieces of a product that lie in the shop."""
        raise NotImplementedError

    @property
    def unbilled(self) -> int:
        """The producer's share of what was sold and not yet billed, whole rupiah."""
        raise NotImplementedError

    @property
    def receivable(self) -> int:
        """piutang: open bills and what is sold but not billed; goods on the shelf are not in it (invariant 8)."""
        raise NotImplementedError

    @property
    def shelf_value(self) -> int:
        """barang titipan (nilai): the producer's share if all on the shelf were sold."""
        raise NotImplementedError

    @property
    def balance(self) -> int:
        """receivable - credit - DP; negative: the producer owes, carried to the next delivery (W11b)."""
        raise NotImplementedError

    def terms(self, product: int) -> Terms | None:
        """The price last set or delivered at; None when there is none yet."""
        raise NotImplementedError


def replay(events: Iterable[Event]) -> Ledger:
    """The book after all these events, in the order recorded. A repeated key counts once. Raises Rejected."""
    raise NotImplementedError


def apply(ledger: Ledger, event: Event) -> Ledger:
    """The book after one more event; `ledger` stays as it is. Raises Rejected for what cannot be."""
    raise NotImplementedError
