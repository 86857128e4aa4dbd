"""When each rupiah is due, how late it is, and what an officer may want to check. Never an accusation.

Source: market.md 1.3, invariant 6, W5, W9, W17; yardstick from knowledge/consignment.toml.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.consignment_ledger import Invoice, Ledger


@dataclass(frozen=True, slots=True)
class OpenBill:
    """A bill with balance > 0. `due_on` None: the papers are not complete yet. `days_late` >= 0.

    `yardstick_on`: the day the yardstick names, None when it does not apply (papers open, or above the limit).
    """

    bill: str
    balance: int
    due_on: date | None
    days_late: int
    yardstick_on: date | None


@dataclass(frozen=True, slots=True)
class Summary:
    """The four figures of /tagihan and what lies behind them; whole rupiah; one shop or, added up, many.

    `sold_unpaid` = `unbilled` + `waiting_for_documents` + `due_later` + `due_this_week` + `overdue`.
    `due_this_week`: from today through the six days after it. `owed_by_producer`: credit and uncovered DP.
    """

    on_shelf: int = 0
    unbilled: int = 0
    waiting_for_documents: int = 0
    due_later: int = 0
    due_this_week: int = 0
    overdue: int = 0
    most_days_late: int = 0
    disputed: int = 0
    owed_by_producer: int = 0

    @property
    def sold_unpaid(self) -> int:
        """sudah laku belum dibayar"""
        return self.unbilled + self.waiting_for_documents + self.due_later + self.due_this_week + self.overdue


@dataclass(frozen=True, slots=True)
class Ageing:
    """Rupiah by days late (W17): not due (or without a date), 1-30, 31-60, 61-90, more than 90."""

    not_due: int = 0
    to_30: int = 0
    to_60: int = 0
    to_90: int = 0
    over_90: int = 0

    @property
    def total(self) -> int:
        """All that is open."""
        return self.not_due + self.to_30 + self.to_60 + self.to_90 + self.over_90


def open_bills(ledger: Ledger, today: date) -> tuple[OpenBill, ...]:
    """Bills that are not settled, the oldest due first, those without a date last."""
    raise NotImplementedError


def summary(ledger: Ledger, today: date) -> Summary:
    """What one shop stands at."""
    raise NotImplementedError


def total(summaries: Iterable[Summary]) -> Summary:
    """Many shops together; `most_days_late` is the greatest."""
    raise NotImplementedError


def ageing(bills: Iterable[OpenBill]) -> Ageing:
    """How old the open money is."""
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Deductions:
    """Of one bill: `other_bp` in basis points of what is left after the regular discount; `to_check` above 15 %."""

    regular: int
    other: int
    other_bp: int
    to_check: bool


def deductions(invoice: Invoice) -> Deductions:
    """For the officer's eyes: "perlu dicek" above the limit of the data file, no judgement (W9)."""
    raise NotImplementedError
