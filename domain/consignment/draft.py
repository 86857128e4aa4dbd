"""An event while it is being made: facts are written to a copy of the book as they are decided.

What follows from a fact of its own accord (a bill, the use of credit) is found here as well.
Source: market.md 1.6, invariants 3-6 and 9.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from domain.consignment.events import Stamp
from domain.consignment.facts import Fact, Fate
from domain.consignment.ledger import enter
from domain.consignment.money_facts import Billed, BillLine, CreditUsed, Deducted, DownPaymentUsed
from domain.consignment.posting import Posting
from domain.consignment.state import Batch, Invoice, Ledger
from domain.consignment.terms import Agreement, Basis, IsWorkday, Model, part_of
from domain.messages import N_, Rejected

MOST_PIECES = 1_000_000
MOST_RUPIAH = 1_000_000_000_000


@dataclass(slots=True)
class Draft:
    """`ledger` already holds the `facts` decided so far; it is nobody else's."""

    ledger: Ledger
    agreement: Agreement
    stamp: Stamp
    is_workday: IsWorkday
    posting: Posting = field(init=False)
    facts: list[Fact] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ledger = self.ledger.fork()
        self.posting = Posting(self.ledger, self.stamp)

    def add(self, fact: Fact) -> None:
        """Decides one more fact. Raises Rejected when it cannot be."""
        enter(self.posting, fact)
        self.facts.append(fact)

    def take(
        self, product: int, pieces: int, fact: Callable[[str, int], Fact], only: str | None = None
    ) -> None:
        """Takes pieces off the shelf, first out first, a fact for each batch. Raises Rejected: too few (W13)."""
        check_pieces(pieces)
        batches = [batch for batch in self.ledger.of(product) if only in {None, batch.facts.batch}]
        self._refuse_too_few(batches, pieces)
        for name, many in shared_out(((batch.facts.batch, batch.shelf) for batch in batches), pieces):
            self.add(fact(name, many))

    def _refuse_too_few(self, batches: list[Batch], pieces: int) -> None:
        there = sum(batch.shelf for batch in batches)
        if pieces <= there:
            return
        if batches:
            bought(batches)
        raise Rejected(
            N_("Only {open} are left at this shop by your book, so {asked} is too many. Please check."),
            open=there,
            asked=pieces,
        )

    def bill(self, name: str = "") -> None:
        """Bills for all that is sold and not billed: one, or with basis DELIVERY one for each day of delivery."""
        basis = self.agreement.basis
        by_day: dict[date, list[BillLine]] = {}
        for batch in self.ledger.batches.values():
            if batch.unbilled:
                day = batch.on if basis is Basis.DELIVERY else self.stamp.on
                by_day.setdefault(day, []).append(_line(batch))
        for day in sorted(by_day):
            number = sum(isinstance(fact, Billed) for fact in self.facts)
            self._issue(f"{self.stamp.key}/b{number}", tuple(by_day[day]), day)

    def bill_if_usual(self) -> None:
        """Where bills come about by themselves, that is where no papers are handed in."""
        if self.agreement.basis is not Basis.DOCUMENTS:
            self.bill()

    def _issue(self, bill: str, lines: tuple[BillLine, ...], base_on: date) -> None:
        terms = self.agreement
        due_on = None if terms.basis is Basis.DOCUMENTS else self.due_on(base_on, terms.tempo_days)
        self.add(Billed(bill, lines, terms.basis, base_on, terms.tempo_days, due_on))
        self._deduct(bill)
        if covered := min(self.ledger.credit, self.ledger.invoices[bill].balance):
            self.add(CreditUsed(bill, covered))
        if covered := min(self.ledger.down_payment, self.ledger.invoices[bill].balance):
            self.add(DownPaymentUsed(bill, covered))

    def _deduct(self, bill: str) -> None:
        """The deductions of the agreement: the other ones are taken of what the regular one leaves (W9)."""
        total = self.ledger.invoices[bill].total
        regular = part_of(total, self.agreement.regular_bp)
        if regular:
            self.add(Deducted(bill, regular, regular=True))
        if other := part_of(total - regular, self.agreement.other_bp):
            self.add(Deducted(bill, other))

    def due_on(self, base_on: date, tempo_days: int) -> date:
        """Calendar days after the base; moved to a working day only if the agreement says so (invariant 6)."""
        due_on = base_on + timedelta(days=tempo_days)
        while self.agreement.shift_to_workday and not self.is_workday(due_on):
            due_on += timedelta(days=1)
        return due_on

    def cover(
        self, rupiah: int, fact: Callable[[int, str | None], Fact], first: Iterable[Invoice] = ()
    ) -> None:
        """Lays an amount on open bills, those named `first`, then the oldest due; the rest becomes credit."""
        order = [invoice.facts.bill for invoice in (*first, *self.ledger.open_invoices)]
        for bill in dict.fromkeys(order):
            part = min(rupiah, self.ledger.invoices[bill].balance)
            if part > 0:
                self.add(fact(part, bill))
                rupiah -= part
        if rupiah:
            self.add(fact(rupiah, None))

    def invoice(self, bill: str | None) -> Invoice:
        """The bill of this name, or the oldest one that is open. Raises Rejected when there is none."""
        found = self.ledger.invoices.get(bill) if bill else next(iter(self.ledger.open_invoices), None)
        if found is None:
            raise Rejected(N_("There is no open bill for this shop."))
        return found


def bought(batches: Iterable[Batch]) -> None:
    """Raises Rejected when all these are the shop's own: nothing of them can lie on the producer's shelf."""
    if all(batch.facts.model is Model.OUTRIGHT for batch in batches):
        raise Rejected(
            N_("The shop bought these goods. They only come back with a credit note (nota retur).")
        )


def fate_of_sold(batch: Batch, fate: Fate) -> Fate:
    """Where sold pieces go: SHELF or home; goods that the shop bought come home. Raises ValueError for others."""
    if fate is Fate.SHELF and batch.facts.model is Model.OUTRIGHT:
        return Fate.RETURNED_GOOD
    if fate not in {Fate.SHELF, Fate.RETURNED_GOOD, Fate.RETURNED_DAMAGED}:
        raise ValueError(fate)
    return fate


def _line(batch: Batch) -> BillLine:
    share = batch.worth(batch.unbilled)
    return BillLine(batch.facts.batch, batch.unbilled, share.gross, share.commission, share.net)


def shared_out(open_pieces: Iterable[tuple[str, int]], pieces: int) -> Iterable[tuple[str, int]]:
    """(batch, pieces) until all pieces are placed, each batch at most what it has open."""
    for name, there in open_pieces:
        if many := min(there, pieces):
            yield name, many
            pieces -= many


def check_pieces(pieces: int) -> None:
    """Raises Rejected for none or too many."""
    if not 0 < pieces <= MOST_PIECES:
        raise Rejected(N_("How many? Please write a number from 1, for example 12."))


def check_rupiah(rupiah: int) -> None:
    """Raises Rejected for nothing or too much."""
    if not 0 < rupiah <= MOST_RUPIAH:
        raise Rejected(N_("How much money? Please write an amount, for example 25.000."))


def check_reason(reason: str) -> None:
    """Raises Rejected when there is none."""
    if not reason.strip():
        raise Rejected(N_("Please say why, in a few words. A correction is never made without a reason."))
