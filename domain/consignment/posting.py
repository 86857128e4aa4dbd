"""What each fact does to the figures of a book: sums only, so that the opposite of a fact undoes it exactly.

Writes to the book it is given. Source: market.md 1.6, invariants 1-9.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from typing import Any, TypeVar

from domain.consignment import facts
from domain.consignment import money_facts as money
from domain.consignment.events import Stamp
from domain.consignment.facts import Fact, Fate, Origin
from domain.consignment.state import Batch, Invoice, Ledger, OpenDispute
from domain.consignment.terms import Bearer, Model, Terms

_T = TypeVar("_T")


@dataclass(slots=True)
class Posting:
    """A book while an event is written to it. `sign` -1 undoes. Touched parts are examined afterwards.

    `shared`: parts of the book belong to another one as well, so each is copied before it is written to.
    """

    ledger: Ledger
    stamp: Stamp
    sign: int = 1
    shared: bool = True
    batches: set[str] = field(default_factory=set)
    invoices: set[str] = field(default_factory=set)

    def post(self, fact: Fact) -> None:
        """Writes one fact. Raises KeyError when it names what is not there, ValueError when it is there twice."""
        _POSTS[type(fact)](self, fact)

    def batch(self, name: str) -> Batch:
        return self._own(self.ledger.batches, name, self.batches)

    def invoice(self, name: str) -> Invoice:
        return self._own(self.ledger.invoices, name, self.invoices)

    def _own(self, book: dict[str, _T], name: str, touched: set[str]) -> _T:
        if name not in touched:
            touched.add(name)
            if self.shared:
                book[name] = copy(book[name])
        return book[name]

    def move(self, name: str, pieces: int, fate: Fate, source: Fate = Fate.SHELF) -> Batch:
        batch = self.batch(name)
        many = self.sign * pieces
        setattr(batch, source.value, getattr(batch, source.value) - many)
        setattr(batch, fate.value, getattr(batch, fate.value) + many)
        return batch

    def open(self, book: dict[str, _T], name: str, new: _T) -> _T:
        """Something that this event brings about; undone, it is gone."""
        if self.sign < 0:
            return book.pop(name)
        if name in book:
            raise ValueError(name)
        book[name] = new
        return new


def _delivered(to: Posting, fact: facts.Delivered) -> None:
    batch = to.open(to.ledger.batches, fact.batch, Batch(fact, to.stamp.on))
    if to.sign > 0:
        to.batches.add(fact.batch)
        batch.accepted = fact.pieces
        if fact.model is Model.OUTRIGHT:
            batch.sold = batch.billable = fact.pieces
        else:
            batch.shelf = fact.pieces
    _remember(to, to.ledger.prices, fact.product, Terms(fact.price, fact.commission_bp, fact.unit_cost))


def _remember(to: Posting, book: dict[int, dict[str, _T]], product: int, value: _T) -> None:
    told = book.get(product, {})
    if to.shared or not told:
        told = book[product] = dict(told)
    if to.sign > 0:
        told[to.stamp.key] = value
        return
    told.pop(to.stamp.key, None)
    if not told:
        del book[product]


def _short_accepted(to: Posting, fact: facts.ShortAccepted) -> None:
    batch, many = to.batch(fact.batch), to.sign * fact.pieces
    batch.accepted -= many
    if batch.facts.model is Model.OUTRIGHT:
        batch.sold -= many
        batch.billable -= many
        batch.billed -= many
    else:
        batch.shelf -= many


def _sold(to: Posting, fact: facts.Sold) -> None:
    to.move(fact.batch, fact.pieces, Fate.SOLD).billable += to.sign * fact.pieces


def _counted(to: Posting, fact: facts.Counted) -> None:
    _remember(to, to.ledger.counted, fact.product, (to.stamp.on, fact.left))


def _returned_good(to: Posting, fact: facts.ReturnedGood) -> None:
    to.move(fact.batch, fact.pieces, Fate.RETURNED_GOOD)


def _lost(fate: Fate) -> Callable[[Posting, Any], None]:
    def post(to: Posting, fact: facts.ReturnedDamaged | facts.Expired | facts.Missing) -> None:
        batch = to.move(fact.batch, fact.pieces, fate)
        if fact.bearer is Bearer.SHOP:
            batch.billable += to.sign * fact.pieces

    return post


def _price_changed(to: Posting, fact: facts.PriceChanged) -> None:
    _remember(to, to.ledger.prices, fact.product, Terms(fact.price, fact.commission_bp, fact.unit_cost))


def _taken_back(to: Posting, fact: facts.TakenBack) -> None:
    batch = to.move(fact.batch, fact.pieces, fact.fate, Fate.SOLD)
    batch.billable -= to.sign * fact.pieces
    batch.billed -= to.sign * fact.pieces


def _shelf_adjusted(to: Posting, fact: facts.ShelfAdjusted) -> None:
    batch = to.batch(fact.batch)
    batch.accepted += to.sign * fact.pieces
    batch.shelf += to.sign * fact.pieces


def _disputed(to: Posting, fact: facts.Disputed) -> None:
    to.open(to.ledger.disputes, fact.dispute, OpenDispute(fact, to.stamp.on))
    for part in fact.parts:
        source = Fate.SHELF if part.origin is Origin.SHELF else Fate.SOLD
        if part.origin is Origin.NOTED:
            continue
        batch = to.move(part.batch, part.pieces, Fate.DISPUTED, source)
        if part.origin is not Origin.SHELF:
            batch.billable -= to.sign * part.pieces
        if part.origin is Origin.BILLED:
            batch.billed -= to.sign * part.pieces


def _dispute_settled(to: Posting, fact: facts.DisputeSettled) -> None:
    dispute = to.ledger.disputes[fact.dispute] = copy(to.ledger.disputes[fact.dispute])
    if (dispute.agreed is None) != (to.sign > 0):
        raise ValueError(fact.dispute)
    dispute.agreed = fact.agreed if to.sign > 0 else None
    for move in fact.moves:
        batch = to.move(move.batch, move.pieces, move.fate, Fate.DISPUTED)
        if move.fate is Fate.SOLD or move.bearer is Bearer.SHOP:
            batch.billable += to.sign * move.pieces


def _billed(to: Posting, fact: money.Billed) -> None:
    invoice = to.open(to.ledger.invoices, fact.bill, Invoice(fact, to.stamp.on, due_on=fact.due_on))
    if to.sign > 0:
        to.invoices.add(fact.bill)
        invoice.total = sum(line.net for line in fact.lines)
    for line in fact.lines:
        to.batch(line.batch).billed += to.sign * line.pieces


def _credit_used(to: Posting, fact: money.CreditUsed) -> None:
    to.invoice(fact.bill).from_credit += to.sign * fact.rupiah
    to.ledger.credit -= to.sign * fact.rupiah


def _down_payment_used(to: Posting, fact: money.DownPaymentUsed) -> None:
    to.invoice(fact.bill).from_down_payment += to.sign * fact.rupiah
    to.ledger.down_payment -= to.sign * fact.rupiah


def _documents_completed(to: Posting, fact: money.DocumentsCompleted) -> None:
    invoice = to.invoice(fact.bill)
    if (invoice.documents_on is None) != (to.sign > 0):
        raise ValueError(fact.bill)
    invoice.documents_on = to.stamp.on if to.sign > 0 else None
    invoice.due_on = fact.due_on if to.sign > 0 else invoice.facts.due_on


def _paid(to: Posting, fact: money.Paid) -> None:
    if fact.bill is None:
        to.ledger.credit += to.sign * fact.rupiah
    else:
        to.invoice(fact.bill).paid += to.sign * fact.rupiah


def _credit_noted(to: Posting, fact: money.CreditNoted) -> None:
    if fact.bill is None:
        to.ledger.credit += to.sign * fact.rupiah
    else:
        to.invoice(fact.bill).credited += to.sign * fact.rupiah


def _deducted(to: Posting, fact: money.Deducted) -> None:
    invoice = to.invoice(fact.bill)
    if fact.regular:
        invoice.deducted_regular += to.sign * fact.rupiah
    else:
        invoice.deducted_other += to.sign * fact.rupiah


def _down_paid(to: Posting, fact: money.DownPaid) -> None:
    to.ledger.down_payment += to.sign * fact.rupiah


def _paid_out(to: Posting, fact: money.PaidOut) -> None:
    if fact.down_payment:
        to.ledger.down_payment -= to.sign * fact.rupiah
    else:
        to.ledger.credit -= to.sign * fact.rupiah


def _money_adjusted(to: Posting, fact: money.MoneyAdjusted) -> None:
    if fact.bill is None:
        to.ledger.credit += to.sign * fact.rupiah
    else:
        to.invoice(fact.bill).adjusted += to.sign * fact.rupiah


_POSTS: dict[type, Callable[[Posting, Any], None]] = {
    facts.Delivered: _delivered,
    facts.ShortAccepted: _short_accepted,
    facts.Sold: _sold,
    facts.Counted: _counted,
    facts.ReturnedGood: _returned_good,
    facts.ReturnedDamaged: _lost(Fate.RETURNED_DAMAGED),
    facts.Expired: _lost(Fate.EXPIRED),
    facts.Missing: _lost(Fate.MISSING),
    facts.PriceChanged: _price_changed,
    facts.TakenBack: _taken_back,
    facts.ShelfAdjusted: _shelf_adjusted,
    facts.Disputed: _disputed,
    facts.DisputeSettled: _dispute_settled,
    money.Billed: _billed,
    money.CreditUsed: _credit_used,
    money.DownPaymentUsed: _down_payment_used,
    money.DocumentsCompleted: _documents_completed,
    money.Paid: _paid,
    money.CreditNoted: _credit_noted,
    money.Deducted: _deducted,
    money.DownPaid: _down_paid,
    money.PaidOut: _paid_out,
    money.MoneyAdjusted: _money_adjusted,
}
