"""When each rupiah is due, how late it is, and what an officer may want to check. Never an accusation.

Works on bills as the book or the kept balances hold them. Source: market.md 1.3, invariant 6, W5, W9, W17;
figures from knowledge/consignment.toml.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from domain.consignment.facts import Origin
from domain.consignment.rules import rules
from domain.consignment.state import Invoice, Ledger


class Claim(Protocol):
    """What the clock must know of a bill: an `Invoice` of the book, or a kept balance of it."""

    @property
    def bill(self) -> str: ...
    @property
    def total(self) -> int: ...
    @property
    def balance(self) -> int: ...
    @property
    def due_on(self) -> date | None: ...
    @property
    def documents_on(self) -> date | None: ...


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
    `due_this_week`: from today through the six days after it. `disputed`: the producer's share of what both sides
    do not agree on, in no other figure. `owed_by_producer`: credit and uncovered DP.
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


def open_bills(
    claims: Iterable[Claim], today: date, yardstick_days: int | None = None
) -> tuple[OpenBill, ...]:
    """Bills that are not settled, the oldest due first, those without a date last.

    `yardstick_days`: of the agreement, instead of the data file's.
    """
    found = [_open_bill(claim, today, yardstick_days) for claim in claims if claim.balance > 0]
    return tuple(sorted(found, key=lambda one: (one.due_on or date.max, one.bill)))


def _open_bill(claim: Claim, today: date, yardstick_days: int | None) -> OpenBill:
    late = max(0, (today - claim.due_on).days) if claim.due_on else 0
    return OpenBill(claim.bill, claim.balance, claim.due_on, late, _yardstick(claim, yardstick_days))


def _yardstick(claim: Claim, days: int | None) -> date | None:
    """Counted from the day all papers were there, for bills up to the limit."""
    if claim.documents_on is None or claim.total > rules().yardstick_limit:
        return None
    return claim.documents_on + timedelta(days=rules().yardstick_days if days is None else days)


def summary(ledger: Ledger, today: date) -> Summary:
    """What one shop stands at, out of its book."""
    return with_bills(
        Summary(
            on_shelf=ledger.shelf_value,
            unbilled=ledger.unbilled,
            disputed=disputed_value(ledger),
            owed_by_producer=ledger.credit + ledger.down_payment,
        ),
        open_bills(ledger.invoices.values(), today),
        today,
    )


def with_bills(standing: Summary, bills: Iterable[OpenBill], today: date) -> Summary:
    """`standing` without bills, filled with these: for balances that are kept and not replayed."""
    sums = {"waiting_for_documents": 0, "due_later": 0, "due_this_week": 0, "overdue": 0}
    most = 0
    for bill in bills:
        sums[_when(bill.due_on, today)] += bill.balance
        most = max(most, bill.days_late)
    return replace(standing, most_days_late=most, **sums)


def _when(due_on: date | None, today: date) -> str:
    if due_on is None:
        return "waiting_for_documents"
    if due_on < today:
        return "overdue"
    return "due_this_week" if due_on < today + timedelta(days=7) else "due_later"


def disputed_value(ledger: Ledger) -> int:
    """The producer's share of the pieces that wait, and of amounts that differ; whole rupiah."""
    waiting = (one.facts for one in ledger.disputes.values() if one.agreed is None)
    return sum(
        sum(
            ledger.batches[part.batch].worth(part.pieces).net
            for part in facts.parts
            if part.origin is not Origin.NOTED
        )
        for facts in waiting
    )


def total(summaries: Iterable[Summary]) -> Summary:
    """Many shops together; `most_days_late` is the greatest."""
    many = list(summaries)
    sums = {name: sum(getattr(one, name) for one in many) for name in Summary.__slots__}
    sums["most_days_late"] = max((one.most_days_late for one in many), default=0)
    return Summary(**sums)


def ageing(bills: Iterable[OpenBill]) -> Ageing:
    """How old the open money is."""
    sums = dict.fromkeys(Ageing.__slots__, 0)
    for bill in bills:
        sums[_age(bill.days_late)] += bill.balance
    return Ageing(**sums)


def _age(days_late: int) -> str:
    steps = ((0, "not_due"), (30, "to_30"), (60, "to_60"), (90, "to_90"))
    return next((name for most, name in steps if days_late <= most), "over_90")


@dataclass(frozen=True, slots=True)
class Deductions:
    """Of one bill: `other_bp` in basis points of what is left after the regular discount; `to_check` above 15 %."""

    regular: int
    other: int
    other_bp: int
    to_check: bool


def deductions(invoice: Invoice) -> Deductions:
    """For the officer's eyes: "perlu dicek" above the limit of the data file, no judgement (W9)."""
    regular, other = invoice.deducted_regular, invoice.deducted_other
    left = invoice.total - regular
    other_bp = other * 10_000 // left if left else 0
    return Deductions(regular, other, other_bp, other * 10_000 > rules().most_other_bp * left)
