"""The ten invariants of the book, counted anew from its facts in another way than the book itself counts.

For tests and for `laris doctor`. Source: market.md 1.6.
"""

from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from domain.consignment.facts import Delivered, Fact, Fate, Origin
from domain.consignment.ledger import counting, replay
from domain.consignment.money_facts import (
    Billed,
    CreditNoted,
    CreditUsed,
    Deducted,
    DownPaid,
    DownPaymentUsed,
    MoneyAdjusted,
    Paid,
    PaidOut,
)
from domain.consignment.posting import Posting
from domain.consignment.state import Invoice, Ledger
from domain.consignment.terms import Basis, Model


def check(ledger: Ledger) -> tuple[str, ...]:
    """What is broken, each with the number of its invariant and the name of the part; () when all is well."""
    counted = [fact for event in counting(ledger) for fact in event.facts]
    return (
        *_pieces(ledger, counted),
        *_lines(ledger, counted),
        *_bills(ledger, counted),
        *_carried(ledger, counted),
        *_disputes(ledger),
        *_same_again(ledger),
    )


def _pieces(ledger: Ledger, facts: list[Fact]) -> Iterator[str]:
    """1: titip = laku + retur + kadaluarsa + hilang + sisa (+ disputed); 2: nothing below zero; 4: frozen."""
    accepted = _accepted(facts)
    delivered = {fact.batch: fact for fact in facts if isinstance(fact, Delivered)}
    if delivered.keys() != ledger.batches.keys():
        yield "1: batches"
    for name, batch in ledger.batches.items():
        if not accepted[name] == batch.accepted == sum(batch.fates.values()):
            yield f"1: {name}"
        if min(batch.fates.values()) < 0 or not 0 <= batch.billed <= batch.billable <= batch.accepted:
            yield f"2: {name}"
        if delivered.get(name) != batch.facts:
            yield f"4: {name}"


def _accepted(facts: list[Fact]) -> Counter[str]:
    accepted: Counter[str] = Counter()
    for fact in facts:
        name = type(fact).__name__
        if name in {"Delivered", "ShelfAdjusted"}:
            accepted[getattr(fact, "batch", "")] += getattr(fact, "pieces", 0)
        elif name == "ShortAccepted":
            accepted[getattr(fact, "batch", "")] -= getattr(fact, "pieces", 0)
    return accepted


def _lines(ledger: Ledger, facts: list[Fact]) -> Iterator[str]:
    """3: whole rupiah, gross = commission + net, half up once; 4: at the price of the batch; 8: of sold goods."""
    delivered = {fact.batch: fact for fact in facts if isinstance(fact, Delivered)}
    for bill in (fact for fact in facts if isinstance(fact, Billed)):
        for line in bill.lines:
            frozen = delivered[line.batch]
            exact = Decimal(line.gross) * (frozen.commission_bp or 0) / 10_000
            whole = all(type(amount) is int for amount in (line.gross, line.commission, line.net))
            halves = line.commission == exact.quantize(Decimal(1), ROUND_HALF_UP)
            if not whole or not halves or line.gross != line.commission + line.net:
                yield f"3: {bill.bill}"
            if line.gross != line.pieces * frozen.price:
                yield f"4: {bill.bill}"
    for name, batch in ledger.batches.items():
        lost = batch.returned_damaged + batch.expired + batch.missing
        if not batch.sold <= batch.billable <= batch.sold + lost:
            yield f"8: {name}"
        if batch.facts.model is Model.OUTRIGHT and batch.shelf:
            yield f"8: {name}"


def _bills(ledger: Ledger, facts: list[Fact]) -> Iterator[str]:
    """5: saldo = total - paid - nota retur - potongan, >= 0; 6: due is base + tempo, later only by a day off."""
    totals: Counter[str] = Counter()
    covered: Counter[str] = Counter()
    for fact in facts:
        match fact:
            case Billed():
                totals[fact.bill] += sum(line.net for line in fact.lines)
            case MoneyAdjusted(bill=str(bill)):
                totals[bill] += fact.rupiah
            case Paid(bill=str(bill)) | CreditNoted(bill=str(bill)):
                covered[bill] += fact.rupiah
            case Deducted() | CreditUsed() | DownPaymentUsed():
                covered[fact.bill] += fact.rupiah
    for name, invoice in ledger.invoices.items():
        if invoice.balance != totals[name] - covered[name] or invoice.balance < 0:
            yield f"5: {name}"
        if not _is_due_right(invoice):
            yield f"6: {name}"


def _is_due_right(invoice: Invoice) -> bool:
    told = invoice.facts
    base = invoice.documents_on if told.basis is Basis.DOCUMENTS else told.base_on
    if base is None or invoice.due_on is None:
        return base is None and invoice.due_on is None
    return told.tempo_days <= (invoice.due_on - base).days <= told.tempo_days + 14


def _carried(ledger: Ledger, facts: list[Fact]) -> Iterator[str]:
    """5: what was paid too much never vanishes; 9: DP stays a debt until sales cover it; 8: what the shop owes."""
    credit, down_payment = 0, 0
    for fact in facts:
        match fact:
            case Paid(bill=None) | CreditNoted(bill=None) | MoneyAdjusted(bill=None):
                credit += fact.rupiah
            case PaidOut(down_payment=False) | CreditUsed():
                credit -= fact.rupiah
            case DownPaid():
                down_payment += fact.rupiah
            case PaidOut() | DownPaymentUsed():
                down_payment -= fact.rupiah
    if credit != ledger.credit or credit < 0:
        yield "5: credit"
    if down_payment != ledger.down_payment or down_payment < 0:
        yield "9: down payment"
    owed = sum(invoice.balance for invoice in ledger.invoices.values())
    unbilled = sum(batch.worth(batch.billable - batch.billed).net for batch in ledger.batches.values())
    if ledger.receivable != owed + unbilled:
        yield "8: receivable"


def _disputes(ledger: Ledger) -> Iterator[str]:
    """10: both versions are there, and just the pieces that wait are in no other count: the whole difference, or,
    when the shop says more, as much of it as lies there."""
    waiting: Counter[str] = Counter()
    for name, dispute in ledger.disputes.items():
        told = dispute.facts
        if told.producer_pieces == told.shop_pieces and told.producer_rupiah == told.shop_rupiah:
            yield f"10: {name}"
        waits, differ = sum(part.pieces for part in told.parts), told.producer_pieces - told.shop_pieces
        if (waits != differ and differ > 0) or (waits > -differ and differ < 0):
            yield f"10: {name}"
        if dispute.agreed is None:
            for part in told.parts:
                waiting[part.batch] += 0 if part.origin is Origin.NOTED else part.pieces
    for name, batch in ledger.batches.items():
        if batch.fates[Fate.DISPUTED] != waiting[name]:
            yield f"10: {name}"


def _same_again(ledger: Ledger) -> Iterator[str]:
    """7: the same figures come out of all events, and of the sum of those alone that count."""
    if not replay(ledger.events.values()).same_figures(ledger):
        yield "7: replay"
    summed = Ledger()
    for event in counting(ledger):
        posting = Posting(summed, event.stamp, shared=False)
        for fact in event.facts:
            posting.post(fact)
    if not summed.same_figures(ledger):
        yield "7: undone"
