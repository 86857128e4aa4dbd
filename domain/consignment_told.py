"""From a line that is clear to what is asked of the book: "laku 12 sisa 8 bayar 96rb" is a visit and a payment.

Pure; looks at the book only for what "semua" means there and whether "titip 50" is new. What is unclear must be asked before.
"""

from collections.abc import Iterable

from domain.consignment_commands import (
    AcceptShort,
    Bill,
    ChangePrice,
    Command,
    CompleteDocuments,
    Deduct,
    Deliver,
    DeliveryLine,
    Dispute,
    Pay,
    PayAhead,
    Return,
    Sell,
    SellAll,
    Undo,
    Visit,
)
from domain.consignment_facts import Fate
from domain.consignment_ledger import last_entry
from domain.consignment_reading import Goods, Money, Reading
from domain.consignment_state import Ledger
from domain.consignment_words import Told
from domain.messages import N_, Rejected

_COUNTED = frozenset(
    {Told.SOLD, Told.LEFT, Told.RETURNED, Told.DAMAGED, Told.EXPIRED, Told.MISSING, Told.SHOP_SAYS}
)
_FATES = {
    Told.RETURNED: Fate.RETURNED_GOOD,
    Told.DAMAGED: Fate.RETURNED_DAMAGED,
    Told.EXPIRED: Fate.EXPIRED,
    Told.MISSING: Fate.MISSING,
}
_Counts = dict[Told, Goods]


def to_commands(reading: Reading, ledger: Ledger, product: int | None = None) -> tuple[Command, ...]:
    """In the order to be carried out. `product`: of goods whose name was not said.

    Raises ValueError when something is still unclear, Rejected when the book has not what was spoken of.
    """
    if reading.questions:
        raise ValueError("the line must be clear")
    goods = [(_product(one, product), one) for one in reading.goods]
    delivered = [(number, one) for number, one in goods if one.told is Told.DELIVERED]
    counts = _counts(goods)
    new = [(number, one) for number, one in delivered if not _restates(number, one, counts, ledger)]
    brought = (*_deliver(new, reading), *_accepted(goods, delivered, ledger))
    counted = [command for number, told in counts.items() for command in _count(number, told, ledger)]
    first = goods[0][1].told if goods else None
    ordered = (*counted, *brought) if first in _COUNTED else (*brought, *counted)
    prices = (ChangePrice(number, _price(one)) for number, one in goods if one.told is Told.PRICE)
    money = (_money(one) for one in reading.money)
    return (*ordered, *prices, *money, *(_act(act, ledger) for act in reading.acts))


def _product(goods: Goods, product: int | None) -> int:
    number = goods.product.id if goods.product else product
    if number is None:
        raise ValueError("which product?")
    return number


def _counts(goods: Iterable[tuple[int, Goods]]) -> dict[int, _Counts]:
    counts: dict[int, _Counts] = {}
    for number, one in goods:
        if one.told in _COUNTED:
            counts.setdefault(number, {}).setdefault(one.told, one)
    return counts


def _restates(product: int, delivered: Goods, counts: dict[int, _Counts], ledger: Ledger) -> bool:
    """ "Titip 50 laku 38", told when just these 50 lie there: that is the report, not 50 more."""
    return product in counts and ledger.shelf(product) == delivered.pieces


def _deliver(goods: list[tuple[int, Goods]], reading: Reading) -> list[Command]:
    lines = tuple(
        DeliveryLine(number, one.pieces or 0, one.price_rupiah, expires_on=reading.expires_on)
        for number, one in goods
    )
    return [Deliver(lines)] if lines else []


def _accepted(
    goods: list[tuple[int, Goods]], delivered: list[tuple[int, Goods]], ledger: Ledger
) -> Iterable[Command]:
    """ "Setor 100 diterima 96", "ditolak 4"."""
    brought = {number: one.pieces or 0 for number, one in delivered}
    for number, one in goods:
        if one.told is Told.ACCEPTED:
            yield AcceptShort(number, one.pieces or 0)
        elif one.told is Told.REFUSED:
            batches = [batch for batch in ledger.batches.values() if batch.facts.product == number]
            there = brought.get(number, batches[-1].accepted if batches else 0)
            yield AcceptShort(number, there - (one.pieces or 0))


def _count(product: int, told: _Counts, ledger: Ledger) -> Iterable[Command]:
    if Told.SHOP_SAYS in told and Told.SOLD in told:
        yield Dispute(product, _pieces(told, Told.SOLD), _pieces(told, Told.SHOP_SAYS))
        return
    if Told.MISSING in told and len(told) > 1:
        yield _alone(product, told.pop(Told.MISSING), ledger)
    if len(told) == 1:
        yield _alone(product, next(iter(told.values())), ledger)
    elif told:
        yield _visit(product, told, ledger)


def _alone(product: int, one: Goods, ledger: Ledger) -> Command:
    match one.told:
        case Told.SOLD if one.everything:
            return SellAll(product)
        case Told.SOLD if one.pieces:
            return Sell(product, one.pieces)
        case Told.SOLD:
            return Visit(product, left=ledger.shelf(product), sold=0)
        case Told.LEFT:
            return Visit(product, left=one.pieces)
        case Told.SHOP_SAYS:
            raise Rejected(
                N_("The shop says {pieces}. And how many were sold by your own count?"), pieces=one.pieces
            )
    return Return(product, ledger.shelf(product) if one.everything else one.pieces or 0, _FATES[one.told])


def _visit(product: int, told: _Counts, ledger: Ledger) -> Command:
    """What is left, sold and taken out together. "Semua" is what the others leave."""
    known = sum(one.pieces or 0 for one in told.values() if not one.everything)
    rest = max(0, ledger.shelf(product) - known)
    pieces = {kind: rest if one.everything else one.pieces or 0 for kind, one in told.items()}
    whole = any(one.everything for one in told.values())
    left = pieces.get(Told.LEFT, 0 if whole else None)
    return Visit(
        product,
        left=left,
        sold=pieces.get(Told.SOLD),
        good=pieces.get(Told.RETURNED, 0),
        damaged=pieces.get(Told.DAMAGED, 0),
        expired=pieces.get(Told.EXPIRED, 0),
    )


def _pieces(told: _Counts, kind: Told) -> int:
    return told[kind].pieces or 0


def _price(one: Goods) -> int:
    if one.price_rupiah is None:
        raise ValueError("which price?")
    return one.price_rupiah


def _money(one: Money) -> Command:
    match one.told:
        case Told.PAID_ALL:
            return Pay(one.rupiah)
        case Told.DOWN_PAID:
            return PayAhead(one.rupiah or 0)
        case Told.DEDUCTED:
            return Deduct(one.rupiah or 0, one.reason or "potongan", percent_bp=one.percent_bp)
        case Told.PAID if one.rupiah is not None:
            return Pay(one.rupiah)
    raise ValueError("how much, and what for?")


def _act(act: Told, ledger: Ledger) -> Command:
    if act is Told.BILLED:
        return Bill()
    if act is Told.DOCUMENTS:
        return CompleteDocuments()
    last = last_entry(ledger)
    if last is None:
        raise Rejected(N_("There is nothing in the book that could be undone."))
    return Undo(last.key)
