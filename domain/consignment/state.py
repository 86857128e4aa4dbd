"""The figures of a book: batches, bills, disputes and what is carried over. `posting` alone writes them.

Source: market.md 1.6.
"""

from dataclasses import dataclass, field
from datetime import date

from domain.consignment.events import Event
from domain.consignment.facts import Delivered, Disputed, Fate
from domain.consignment.money_facts import Billed
from domain.consignment.terms import Split, Terms, split


@dataclass(slots=True)
class Batch:
    """Goods of one delivery. Read only. Counts are pieces >= 0.

    `accepted` = shelf + sold + returned_good + returned_damaged + expired + missing + disputed (invariant 1).
    `billable`: sold, or lost at the shop's cost; `billed` of these.
    """

    facts: Delivered
    on: date
    accepted: int = 0
    shelf: int = 0
    sold: int = 0
    returned_good: int = 0
    returned_damaged: int = 0
    expired: int = 0
    missing: int = 0
    disputed: int = 0
    billable: int = 0
    billed: int = 0

    @property
    def fates(self) -> dict[Fate, int]:
        """Where the accepted pieces are or went; the sum is `accepted`."""
        return {fate: getattr(self, fate.value) for fate in Fate}

    @property
    def unbilled(self) -> int:
        """Pieces the shop owes for, on no bill yet."""
        return self.billable - self.billed

    def worth(self, pieces: int) -> Split:
        """What so many pieces of this batch bring, as frozen at delivery."""
        return split(pieces, self.facts.price, self.facts.commission_bp)

    @property
    def queue(self) -> tuple[date, date]:
        """First in, first out: by expiry (none: last), then by day of delivery (invariant 4)."""
        return self.facts.expires_on or date.max, self.on


@dataclass(slots=True)
class Invoice:
    """A bill and what covers it. Read only. Whole rupiah; `balance` (saldo) >= 0.

    `documents_on`: the day the shop had all papers; `due_on` None: that day is not known yet.
    """

    facts: Billed
    on: date
    total: int = 0
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
    def bill(self) -> str:
        """The name of the bill."""
        return self.facts.bill

    @property
    def balance(self) -> int:
        """What is still to be paid of this bill (invariant 5)."""
        covered = self.paid + self.credited + self.from_credit + self.from_down_payment
        return self.total + self.adjusted - covered - self.deducted_regular - self.deducted_other


@dataclass(slots=True)
class OpenDispute:
    """Both versions of a difference (invariant 10). `agreed` is None until it is settled. Read only."""

    facts: Disputed
    on: date
    agreed: int | None = None


@dataclass(slots=True)
class Ledger:
    """One producer at one shop. Read only: `apply` gives a new one.

    `credit`: paid too much; `down_payment`: paid ahead, not yet covered by sales; the producer owes both.
    `events` in the order recorded, also the undone ones; `undone`: key of an event → key of its reversal.
    `prices`, `counted`: by product, then by key of the event, the latest last; `counted` holds (day, left).
    """

    events: dict[str, Event] = field(default_factory=dict)
    undone: dict[str, str] = field(default_factory=dict)
    batches: dict[str, Batch] = field(default_factory=dict)
    invoices: dict[str, Invoice] = field(default_factory=dict)
    disputes: dict[str, OpenDispute] = field(default_factory=dict)
    prices: dict[int, dict[str, Terms]] = field(default_factory=dict)
    counted: dict[int, dict[str, tuple[date, int]]] = field(default_factory=dict)
    credit: int = 0
    down_payment: int = 0

    def fork(self) -> "Ledger":
        """A book to write the next event to; batches, bills and disputes are still those of this one."""
        return Ledger(
            dict(self.events),
            dict(self.undone),
            dict(self.batches),
            dict(self.invoices),
            dict(self.disputes),
            dict(self.prices),
            dict(self.counted),
            self.credit,
            self.down_payment,
        )

    def same_figures(self, other: "Ledger") -> bool:
        """Whether all figures are the same, whatever events led to them (invariant 7)."""
        return all(getattr(self, name) == getattr(other, name) for name in _FIGURES)

    def shelf(self, product: int) -> int:
        """Pieces of a product that lie in the shop."""
        return sum(batch.shelf for batch in self.batches.values() if batch.facts.product == product)

    def of(self, product: int) -> list[Batch]:
        """The batches of a product, first out first."""
        found = [batch for batch in self.batches.values() if batch.facts.product == product]
        return sorted(found, key=lambda batch: batch.queue)

    @property
    def unbilled(self) -> int:
        """The producer's share of what was sold and not yet billed, whole rupiah."""
        return sum(batch.worth(batch.unbilled).net for batch in self.batches.values() if batch.unbilled)

    @property
    def open_invoices(self) -> list[Invoice]:
        """Bills with a balance, the oldest due first; those that wait for papers last."""
        found = [invoice for invoice in self.invoices.values() if invoice.balance]
        return sorted(found, key=lambda invoice: (invoice.due_on or date.max, invoice.on))

    @property
    def receivable(self) -> int:
        """piutang: open bills and what is sold but not billed; goods on the shelf are not in it (invariant 8)."""
        return sum(invoice.balance for invoice in self.invoices.values()) + self.unbilled

    @property
    def shelf_value(self) -> int:
        """barang titipan (nilai): the producer's share if all on the shelf were sold."""
        return sum(batch.worth(batch.shelf).net for batch in self.batches.values() if batch.shelf)

    @property
    def balance(self) -> int:
        """receivable - credit - DP; negative: the producer owes, carried to the next delivery (W11b)."""
        return self.receivable - self.credit - self.down_payment

    def terms(self, product: int) -> Terms | None:
        """The price last set or delivered at; None when there is none yet."""
        return next(reversed(self.prices[product].values())) if product in self.prices else None


_FIGURES = ("batches", "invoices", "disputes", "prices", "counted", "credit", "down_payment")
