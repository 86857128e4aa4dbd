"""What is asked of money: bill, papers, pay, deduct, pay ahead, pay back, correct. Fills a draft or raises Rejected.

Source: market.md 1.6, invariants 5, 6 and 9; W3, W5, W7, W9, W11.
"""

from functools import partial

from domain.consignment.commands import (
    AdjustMoney,
    Bill,
    CompleteDocuments,
    CreditNote,
    Deduct,
    Pay,
    PayAhead,
    PayOut,
)
from domain.consignment.draft import Draft, check_reason, check_rupiah
from domain.consignment.money_facts import (
    CreditNoted,
    Deducted,
    DocumentsCompleted,
    DownPaid,
    MoneyAdjusted,
    Paid,
    PaidOut,
)
from domain.consignment.state import Invoice
from domain.consignment.terms import Basis
from domain.messages import N_, Rejected
from domain.rupiah import Rupiah


def bill(draft: Draft, _asked: Bill) -> None:
    """All that is sold and on no bill yet."""
    draft.bill()
    if not draft.facts:
        raise Rejected(N_("There is nothing to bill: all that was sold is on a bill already."))


def complete_documents(draft: Draft, asked: CompleteDocuments) -> None:
    """The days until payment begin; what was sold and not yet billed is billed with it (W5)."""
    waiting = [draft.invoice(asked.bill)] if asked.bill else _waiting(draft)
    if not waiting:
        draft.bill()
        waiting = _waiting(draft)
    if not waiting:
        raise Rejected(N_("There is no bill that waits for its papers at this shop."))
    for invoice in waiting:
        _complete(draft, invoice)


def _waiting(draft: Draft) -> list[Invoice]:
    invoices = draft.ledger.invoices.values()
    return [
        invoice
        for invoice in invoices
        if invoice.balance and invoice.facts.basis is Basis.DOCUMENTS and invoice.documents_on is None
    ]


def _complete(draft: Draft, invoice: Invoice) -> None:
    day = draft.stamp.on
    if invoice.documents_on:
        raise Rejected(
            N_("The papers of this bill were complete on {day} already."), day=invoice.documents_on
        )
    if day < invoice.on:
        raise Rejected(
            N_("The bill is of {day}. The papers cannot have been complete before."), day=invoice.on
        )
    due_on = invoice.due_on
    if invoice.facts.basis is Basis.DOCUMENTS or due_on is None:
        due_on = draft.due_on(day, invoice.facts.tempo_days)
    draft.add(DocumentsCompleted(invoice.facts.bill, due_on))


def pay(draft: Draft, asked: Pay) -> None:
    """Covers open bills; money for goods that are on no bill yet bills them; what is too much is credit."""
    first = [draft.invoice(asked.bill)] if asked.bill else []
    opened = sum(invoice.balance for invoice in draft.ledger.open_invoices)
    if draft.ledger.unbilled and not asked.bill and (asked.rupiah is None or asked.rupiah > opened):
        draft.bill()
    draft.cover(_amount(draft, asked, first), Paid, first)


def _amount(draft: Draft, asked: Pay, first: list[Invoice]) -> int:
    if asked.rupiah is not None:
        check_rupiah(asked.rupiah)
        return asked.rupiah
    opened = sum(invoice.balance for invoice in first or draft.ledger.open_invoices)
    if not opened:
        raise Rejected(N_("By your book this shop owes nothing now. How much did it pay?"))
    return opened


def deduct(draft: Draft, asked: Deduct) -> None:
    """An agreed deduction, at most what is open of the bill. Raises Rejected."""
    check_rupiah(asked.rupiah)
    check_reason(asked.reason)
    invoice = draft.invoice(asked.bill)
    _refuse_above(invoice.balance, asked.rupiah)
    draft.add(Deducted(invoice.facts.bill, asked.rupiah, asked.regular, asked.reason))


def credit_note(draft: Draft, asked: CreditNote) -> None:
    """Lowers open bills, the rest is credit. Raises Rejected without a reason."""
    check_rupiah(asked.rupiah)
    check_reason(asked.reason)
    first = [draft.invoice(asked.bill)] if asked.bill else []
    draft.cover(asked.rupiah, partial(CreditNoted, reason=asked.reason), first)


def pay_ahead(draft: Draft, asked: PayAhead) -> None:
    """DP: owed by the producer until sales cover it (invariant 9)."""
    check_rupiah(asked.rupiah)
    draft.add(DownPaid(asked.rupiah))


def pay_out(draft: Draft, asked: PayOut) -> None:
    """Credit first, then what was paid ahead."""
    check_rupiah(asked.rupiah)
    ledger = draft.ledger
    _refuse_above(ledger.credit + ledger.down_payment, asked.rupiah)
    from_credit = min(ledger.credit, asked.rupiah)
    if from_credit:
        draft.add(PaidOut(from_credit))
    if asked.rupiah > from_credit:
        draft.add(PaidOut(asked.rupiah - from_credit, down_payment=True))


def adjust_money(draft: Draft, asked: AdjustMoney) -> None:
    """Up or down, never below what is there. Raises Rejected, also without a reason."""
    check_reason(asked.reason)
    check_rupiah(abs(asked.rupiah))
    bill = draft.invoice(asked.bill).facts.bill if asked.bill else None
    there = draft.ledger.invoices[bill].balance if bill else draft.ledger.credit
    if asked.rupiah < 0:
        _refuse_above(there, -asked.rupiah)
    draft.add(MoneyAdjusted(asked.rupiah, asked.reason, bill))


def _refuse_above(there: int, asked: int) -> None:
    if asked > there:
        raise Rejected(
            N_("Only {open} is open there, so {asked} is too much. Please check the amount."),
            open=Rupiah(there),
            asked=Rupiah(asked),
        )
