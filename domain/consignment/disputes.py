"""Two versions of what was sold or is owed: kept side by side, the difference on no bill until both agree.

Source: market.md 1.6 invariant 10, W20.
"""

from dataclasses import dataclass
from functools import partial

from domain.consignment.commands import Dispute, SettleDispute
from domain.consignment.draft import Draft, check_rupiah, fate_of_sold, shared_out
from domain.consignment.facts import (
    Disputed,
    DisputedPart,
    DisputeSettled,
    Fate,
    Move,
    Origin,
    Sold,
    TakenBack,
)
from domain.consignment.ledger import Unfit
from domain.consignment.money_facts import CreditNoted, MoneyAdjusted
from domain.consignment.state import Batch, Invoice, OpenDispute
from domain.consignment.terms import WHOLE, Bearer
from domain.messages import N_, Rejected


def dispute(draft: Draft, asked: Dispute) -> None:
    """What both say is sold is sold; the rest of what either says waits."""
    name = f"{draft.stamp.key}/d"
    ours, theirs = asked.producer_pieces, asked.shop_pieces
    if asked.product is None or (ours == theirs and asked.producer_rupiah is not None):
        _dispute_money(draft, asked, name)
        return
    if min(ours, theirs, asked.booked) < 0 or asked.booked > ours or ours == theirs:
        raise Rejected(N_("Both numbers are the same, so there is nothing to settle."))
    agreed = min(ours, theirs)
    if asked.booked - agreed > sum(batch.sold for batch in draft.ledger.of(asked.product)):
        raise Unfit
    if asked.booked < agreed:
        draft.take(asked.product, agreed - asked.booked, Sold)
    parts = _ours(draft, asked, agreed) if ours > theirs else _theirs(draft, asked)
    told = (asked.producer_rupiah, asked.shop_rupiah, asked.period)
    credited = sum(part.net for part in parts)
    draft.add(Disputed(name, asked.product, ours, theirs, tuple(part.fact for part in parts), *told))
    if credited:
        _lower(draft, parts)
    draft.bill_if_usual()


@dataclass(frozen=True, slots=True)
class _Part:
    """A disputed part; `net` is taken off `bill` when it was billed."""

    fact: DisputedPart
    net: int = 0
    bill: str | None = None


def _dispute_money(draft: Draft, asked: Dispute, name: str) -> None:
    ours, theirs = asked.producer_rupiah, asked.shop_rupiah
    if ours is None or theirs is None or ours == theirs or min(ours, theirs) < 0:
        raise Rejected(N_("Both amounts are the same, so there is nothing to settle."))
    pieces = 0 if asked.product is None else asked.producer_pieces
    draft.add(Disputed(name, asked.product, pieces, pieces, (), ours, theirs, asked.period))


def _ours(draft: Draft, asked: Dispute, agreed: int) -> list[_Part]:
    """The producer says more: pieces in the book as sold wait, then such as are on the shelf."""
    product = asked.product or 0
    booked = max(asked.booked, agreed)
    parts = _sold_parts(draft, product, booked - agreed)
    if rest := asked.producer_pieces - booked:
        found: list[DisputedPart] = []
        _from_shelf(draft, product, rest, found)
        parts += [_Part(part) for part in found]
    return parts


def _from_shelf(draft: Draft, product: int, pieces: int, found: list[DisputedPart]) -> None:
    batches = draft.ledger.of(product)
    there = sum(batch.shelf for batch in batches)
    if pieces > there:
        raise Rejected(
            N_("Only {open} are left at this shop by your book, so {asked} is too many. Please check."),
            open=there,
            asked=pieces,
        )
    shelves = ((batch.facts.batch, batch.shelf) for batch in batches)
    found += [DisputedPart(name, many, Origin.SHELF) for name, many in shared_out(shelves, pieces)]


def _theirs(draft: Draft, asked: Dispute) -> list[_Part]:
    """The shop says more: pieces on the shelf wait; what is more than lies there is noted only."""
    product, pieces = asked.product or 0, asked.shop_pieces - asked.producer_pieces
    found: list[DisputedPart] = []
    _from_shelf(draft, product, min(pieces, draft.ledger.shelf(product)), found)
    return [_Part(part) for part in found]


def _sold_parts(draft: Draft, product: int, pieces: int) -> list[_Part]:
    """Sold pieces, the latest first: those on no bill, those on an open bill, and, noted only, paid ones."""
    parts: list[_Part] = []
    taken: dict[str, int] = {}
    batches = list(reversed(draft.ledger.of(product)))
    for batch in batches:
        many = min(pieces, batch.sold, batch.unbilled)
        if many:
            parts.append(_Part(DisputedPart(batch.facts.batch, many, Origin.SOLD)))
            taken[batch.facts.batch] = many
            pieces -= many
    for batch in batches:
        left = batch.sold - taken.get(batch.facts.batch, 0)
        for part in _billed_parts(draft, batch, min(pieces, left, batch.billed), parts):
            parts.append(part)
            pieces -= part.fact.pieces
            left -= part.fact.pieces
        if noted := min(pieces, left):
            parts.append(_Part(DisputedPart(batch.facts.batch, noted, Origin.NOTED)))
            pieces -= noted
    return parts


def _billed_parts(draft: Draft, batch: Batch, pieces: int, before: list[_Part]) -> list[_Part]:
    """As many as the open bills with this batch can be lowered by."""
    found: list[_Part] = []
    for bill, invoice in reversed(draft.ledger.invoices.items()):
        lines = sum(line.pieces for line in invoice.facts.lines if line.batch == batch.facts.batch)
        held = sum(part.net for part in (*before, *found) if part.bill == bill)
        many = _fitting(batch, min(pieces, lines), invoice, held)
        if many:
            found.append(
                _Part(DisputedPart(batch.facts.batch, many, Origin.BILLED), batch.worth(many).net, bill)
            )
            pieces -= many
    return found


def _fitting(batch: Batch, pieces: int, invoice: Invoice, held: int) -> int:
    """The most pieces whose worth is within what is open of the bill."""
    there = invoice.balance - held
    each = batch.facts.price * (WHOLE - (batch.facts.commission_bp or 0))
    many = min(pieces, there * WHOLE // each + 1) if each else pieces
    while many > 0 and batch.worth(many).net > there:
        many -= 1
    return many


def _lower(draft: Draft, parts: list[_Part]) -> None:
    for part in parts:
        if part.net:
            draft.add(CreditNoted(part.net, part.bill))


def settle(draft: Draft, asked: SettleDispute) -> None:
    """Agreed pieces are sold and billed, the others go where they are told to; paid ones become credit."""
    found = draft.ledger.disputes.get(asked.dispute)
    if found is None or found.agreed is not None:
        raise Rejected(N_("This difference is settled already."))
    if found.facts.is_about_money:
        _settle_money(draft, asked, found)
        return
    low, high = sorted((found.facts.producer_pieces, found.facts.shop_pieces))
    if not low <= asked.agreed <= high:
        raise Rejected(
            N_("The number must be between {low} and {high}, as you and the shop said."), low=low, high=high
        )
    if asked.rest not in {Fate.SHELF, Fate.MISSING, Fate.RETURNED_GOOD, Fate.RETURNED_DAMAGED}:
        raise ValueError(asked.rest)
    _settle_pieces(draft, asked, found, asked.agreed - low)


def _settle_pieces(draft: Draft, asked: SettleDispute, found: OpenDispute, sold: int) -> None:
    noted = [part for part in found.facts.parts if part.origin is Origin.NOTED]
    moved = [part for part in found.facts.parts if part.origin is not Origin.NOTED]
    stays = min(sold, sum(part.pieces for part in noted))
    if sold - stays > sum(part.pieces for part in moved):
        raise Rejected(
            N_(
                "Your book has fewer goods at this shop than that. First correct what you brought, then settle."
            )
        )
    draft.add(DisputeSettled(asked.dispute, asked.agreed, _moves(draft, moved, sold - stays, asked.rest)))
    _give_up(draft, noted, stays, asked.rest)
    draft.bill_if_usual()


def _moves(draft: Draft, parts: list[DisputedPart], sold: int, rest: Fate) -> tuple[Move, ...]:
    terms = draft.agreement
    bearers = {Fate.MISSING: terms.missing_bearer, Fate.RETURNED_DAMAGED: terms.damaged_bearer}
    moves = []
    for part in parts:
        many = min(sold, part.pieces)
        sold -= many
        if many:
            moves.append(Move(part.batch, many, Fate.SOLD))
        if part.pieces > many:
            batch = draft.ledger.batches[part.batch]
            fate = rest if rest is Fate.MISSING else fate_of_sold(batch, rest)
            moves.append(Move(part.batch, part.pieces - many, fate, bearers.get(rest, Bearer.PRODUCER)))
    return tuple(moves)


def _give_up(draft: Draft, noted: list[DisputedPart], stays: int, rest: Fate) -> None:
    """Pieces that were paid for but, as both agree now, not sold: what they had brought becomes credit."""
    back = Fate.SHELF if rest is Fate.MISSING else rest
    net = 0
    for part in noted:
        kept = min(stays, part.pieces)
        stays -= kept
        if part.pieces > kept:
            batch = draft.ledger.batches[part.batch]
            net += batch.worth(part.pieces - kept).net
            draft.add(TakenBack(part.batch, part.pieces - kept, fate_of_sold(batch, back)))
    if net:
        draft.cover(net, CreditNoted)


def _settle_money(draft: Draft, asked: SettleDispute, found: OpenDispute) -> None:
    ours, theirs = found.facts.producer_rupiah or 0, found.facts.shop_rupiah or 0
    if not min(ours, theirs) <= asked.agreed <= max(ours, theirs):
        raise Rejected(N_("The amount must be between the two that you and the shop said."))
    draft.add(DisputeSettled(asked.dispute, asked.agreed))
    reason = f"{ours} / {theirs}"
    if asked.agreed < ours:
        draft.cover(ours - asked.agreed, partial(CreditNoted, reason=reason))
    elif asked.agreed > ours:
        check_rupiah(asked.agreed - ours)
        bill = draft.invoice(None).facts.bill
        draft.add(MoneyAdjusted(asked.agreed - ours, reason, bill))
