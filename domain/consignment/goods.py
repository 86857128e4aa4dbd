"""What is asked of goods: deliver, sell, count, return, correct. Each fills a draft with facts or raises Rejected.

Source: market.md 1.1, 1.6, W1-W20.
"""

from functools import partial

from domain.consignment.commands import (
    AcceptShort,
    AdjustShelf,
    ChangePrice,
    Deliver,
    DeliveryLine,
    Return,
    Sell,
    SellAll,
    TakeBackSold,
    Visit,
)
from domain.consignment.draft import (
    MOST_RUPIAH,
    Draft,
    bought,
    check_pieces,
    check_reason,
    fate_of_sold,
    shared_out,
)
from domain.consignment.facts import (
    Counted,
    Delivered,
    Expired,
    Fate,
    Missing,
    PriceChanged,
    ReturnedDamaged,
    ReturnedGood,
    ShelfAdjusted,
    ShortAccepted,
    Sold,
    TakenBack,
)
from domain.consignment.money_facts import CreditNoted
from domain.consignment.state import Batch
from domain.consignment.terms import Bearer, Model
from domain.messages import N_, Rejected


def deliver(draft: Draft, asked: Deliver) -> None:
    """A batch for each line; goods bought outright are billed at once (W10)."""
    if not asked.lines:
        raise Rejected(N_("Which goods did you bring? Please name at least one."))
    for number, line in enumerate(asked.lines):
        draft.add(_batch(draft, line, f"{draft.stamp.key}/{number}"))
    if draft.agreement.model is Model.OUTRIGHT:
        draft.bill()


def _batch(draft: Draft, line: DeliveryLine, name: str) -> Delivered:
    check_pieces(line.pieces)
    if line.expires_on and line.expires_on < draft.stamp.on:
        raise Rejected(
            N_("These goods were past their date on {day} already. Please check the date."),
            day=line.expires_on,
        )
    price, cost = _price_and_cost(draft, line.product, line.price, line.unit_cost)
    terms = draft.agreement
    return Delivered(
        name, line.product, line.pieces, price, terms.commission_bp, cost, line.expires_on, terms.model
    )


def _price_and_cost(
    draft: Draft, product: int, price: int | None, cost: int | None
) -> tuple[int, int | None]:
    """As told now, else as told last. Raises Rejected when no price was ever told."""
    before = draft.ledger.terms(product)
    if before:
        price = before.price if price is None else price
        cost = before.unit_cost if cost is None else cost
    if price is None or not 0 <= price <= MOST_RUPIAH:
        raise Rejected(N_("What does one cost? Please write the price, for example 8.000."))
    return price, cost


def accept_short(draft: Draft, asked: AcceptShort) -> None:
    """The rest is back in the producer's hand (W14)."""
    batch = _latest(draft, asked.product, asked.batch)
    accepted = batch.accepted - asked.refused if asked.accepted is None else asked.accepted
    short = batch.accepted - accepted
    if accepted < 0 or short <= 0:
        raise Rejected(
            N_("You brought {brought}. How many of them did the shop accept?"), brought=batch.accepted
        )
    if batch.facts.model is Model.OUTRIGHT:
        net = batch.worth(batch.accepted).net - batch.worth(accepted).net
        draft.add(ShortAccepted(batch.facts.batch, short))
        draft.cover(net, CreditNoted)
        return
    if short > batch.shelf:
        raise Rejected(
            N_("Of these, {open} are still there; the others are sold or returned by your book."),
            open=batch.shelf,
        )
    draft.add(ShortAccepted(batch.facts.batch, short))


def _latest(draft: Draft, product: int, name: str | None) -> Batch:
    batches = [
        batch
        for batch in draft.ledger.batches.values()
        if batch.facts.product == product and name in {None, batch.facts.batch}
    ]
    if not batches:
        raise Rejected(N_("Nothing of this was brought to this shop yet."))
    return batches[-1]


def sell(draft: Draft, asked: Sell) -> None:
    """First in, first out. Raises Rejected with what is open (W13)."""
    draft.take(asked.product, asked.pieces, Sold, asked.batch)
    draft.bill_if_usual()


def sell_all(draft: Draft, asked: SellAll) -> None:
    """Ludes. Raises Rejected when nothing is there."""
    if not draft.ledger.shelf(asked.product):
        raise Rejected(N_("By your book nothing of this is left at this shop."))
    sell(draft, Sell(asked.product, draft.ledger.shelf(asked.product)))


def visit(draft: Draft, asked: Visit) -> None:
    """Laku = titip - sisa - rusak - hilang. Expired and damaged pieces are of the oldest batches."""
    told = (asked.sold or 0, asked.good, asked.damaged, asked.expired, asked.left or 0)
    if min(told) < 0 or (asked.left is None and not any(told) and asked.sold is None):
        raise Rejected(N_("What did you find? Please write it like: laku 12 sisa 8."))
    sold, missing = _worked_out(draft.ledger.shelf(asked.product), asked)
    terms = draft.agreement
    moves = (
        (asked.expired, partial(Expired, bearer=terms.expired_bearer)),
        (asked.damaged, partial(ReturnedDamaged, bearer=terms.damaged_bearer)),
        (sold, Sold),
        (missing, partial(Missing, bearer=terms.missing_bearer)),
        (asked.good, ReturnedGood),
    )
    for pieces, fact in moves:
        if pieces:
            draft.take(asked.product, pieces, fact)
    if asked.left is not None:
        draft.add(Counted(asked.product, asked.left))
    if not draft.facts:
        raise Rejected(N_("What did you find? Please write it like: laku 12 sisa 8."))
    draft.bill_if_usual()


def _worked_out(there: int, asked: Visit) -> tuple[int, int]:
    """Pieces sold and missing."""
    gone = asked.good + asked.damaged + asked.expired
    if asked.left is None:
        return asked.sold or 0, 0
    rest = there - asked.left - gone - (asked.sold or 0)
    if rest < 0:
        raise Rejected(
            N_("By your book {open} were there, but you told {told} in all. Please count again."),
            open=there,
            told=there - rest,
        )
    return (rest, 0) if asked.sold is None else (asked.sold, rest)


def give_back(draft: Draft, asked: Return) -> None:
    """Unsold goods come back or are written off; a shop that bears the loss is billed for it."""
    terms = draft.agreement
    match asked.fate:
        case Fate.RETURNED_GOOD:
            draft.take(asked.product, asked.pieces, ReturnedGood, asked.batch)
            return
        case Fate.RETURNED_DAMAGED:
            bearer = asked.bearer or terms.damaged_bearer
            draft.take(asked.product, asked.pieces, partial(ReturnedDamaged, bearer=bearer), asked.batch)
        case Fate.EXPIRED:
            bearer = asked.bearer or terms.expired_bearer
            draft.take(asked.product, asked.pieces, partial(Expired, bearer=bearer), asked.batch)
        case Fate.MISSING:
            bearer = asked.bearer or terms.missing_bearer
            draft.take(asked.product, asked.pieces, partial(Missing, bearer=bearer), asked.batch)
        case _:
            raise ValueError(asked.fate)
    if bearer is Bearer.SHOP:
        draft.bill_if_usual()


def take_back_sold(draft: Draft, asked: TakeBackSold) -> None:
    """Sold goods come back: the latest billed batches first; what they had brought lowers what is open (W7)."""
    check_pieces(asked.pieces)
    batches = [
        one for one in reversed(draft.ledger.of(asked.product)) if asked.batch in {None, one.facts.batch}
    ]
    sold = sum(batch.sold for batch in batches)
    if asked.pieces > sold:
        raise Rejected(
            N_("By your book only {sold} were sold at this shop, so {asked} cannot come back."),
            sold=sold,
            asked=asked.pieces,
        )
    if asked.pieces > sum(min(batch.sold, batch.billed) for batch in batches):
        draft.bill()
    names = [batch.facts.batch for batch in batches]
    billed = [(name, _back(draft.ledger.batches[name])) for name in names]
    net = 0
    for name, pieces in shared_out(billed, asked.pieces):
        net += draft.ledger.batches[name].worth(pieces).net
        draft.add(TakenBack(name, pieces, fate_of_sold(draft.ledger.batches[name], asked.fate)))
    if net:
        draft.cover(net, CreditNoted)


def _back(batch: Batch) -> int:
    return min(batch.sold, batch.billed)


def change_price(draft: Draft, asked: ChangePrice) -> None:
    """For the batches to come (invariant 4)."""
    price, cost = _price_and_cost(draft, asked.product, asked.price, asked.unit_cost)
    draft.add(PriceChanged(asked.product, price, draft.agreement.commission_bp, cost))


def adjust_shelf(draft: Draft, asked: AdjustShelf) -> None:
    """More belong to the latest batch; fewer are taken first out first."""
    check_reason(asked.reason)
    check_pieces(abs(asked.pieces))
    latest = _latest(draft, asked.product, asked.batch)
    bought([latest])
    if asked.pieces > 0:
        draft.add(ShelfAdjusted(latest.facts.batch, asked.pieces, asked.reason))
        return
    only = asked.batch
    draft.take(
        asked.product, -asked.pieces, lambda name, many: ShelfAdjusted(name, -many, asked.reason), only
    )
