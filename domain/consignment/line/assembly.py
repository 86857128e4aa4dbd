"""Puts a line together: its goods with products and prices, its money, its shop.

Knows marks and slots; what is still unclear is for `domain.consignment.line.asking`.
"""

from collections.abc import Sequence
from dataclasses import replace

from domain.consignment.line.marks import Mark, Sort
from domain.consignment.line.names import Named, is_telling
from domain.consignment.line.reading import ACTS, Goods, Money, Told
from domain.consignment.line.slot import Slot, Slots
from domain.consignment.line.tokens import as_money
from domain.consignment.line.words import MONEY
from domain.messages import N_, message
from domain.money import Unclear
from domain.quantities import Count, Packs, Weight


def goods_of(slots: Slots, found: Sequence[Mark]) -> tuple[Goods, ...]:
    """What is told of goods, in order."""
    price = next((one for one in slots.all if one.kind is Told.PRICE), None)
    delivered = [one for one in slots.all if one.kind is Told.DELIVERED]
    if price and delivered:
        last = delivered[-1]
        last.price = last.price or price.token or price.price
        slots.all.remove(price)
    told = [one for one in slots.all if one.kind not in MONEY and one.kind not in ACTS and not _is_sum(one)]
    return _turned_down(tuple(_one(slot, found) for slot in told))


def _turned_down(goods: tuple[Goods, ...]) -> tuple[Goods, ...]:
    """ "Setor 100 diterima 96", "setor 100 ditolak 4"; more than were brought stays to be asked."""
    found = list(goods)
    for one in goods:
        if one.told not in {Told.ACCEPTED, Told.REFUSED} or one.pieces is None:
            continue
        at = next((at for at, other in enumerate(found) if _is_brought(other, one)), None)
        if at is None:
            continue
        brought = found[at].pieces or 0
        refused = brought - one.pieces if one.told is Told.ACCEPTED else one.pieces
        if 0 <= refused <= brought:
            found[at] = replace(found[at], refused=refused)
            found = [other for other in found if other is not one]
    return tuple(found)


def _is_brought(goods: Goods, turned_down: Goods) -> bool:
    same = turned_down.product in {None, goods.product} or goods.product is None
    return goods.told is Told.DELIVERED and bool(goods.pieces) and same


def _one(slot: Slot, found: Sequence[Mark]) -> Goods:
    product = _product(slot, found)
    if slot.kind is Told.PRICE:
        token = slot.token or slot.price
        return Goods(Told.PRICE, product=product, price=as_money(token) if token else None)
    token, other = slot.token, slot.price
    if token and other and token.bare and other.bare and "." in token.text:
        token, other = other, token
    price = as_money(other) if other else None
    quantity = token.quantity if token else None
    pieces = 0 if slot.none else quantity.pieces if isinstance(quantity, Count) else None
    packs = quantity if isinstance(quantity, Packs | Weight) else None
    return Goods(slot.kind, pieces, slot.everything and pieces is None, packs, product, price)


def _product(slot: Slot, found: Sequence[Mark]) -> Named | None:
    """The only one that is named; of several, the one before the number when goods come first, else behind."""
    if stranger := _stranger(slot, found):
        return stranger
    goods = [(at, mark.product) for at, mark in enumerate(found) if mark.product]
    if len({one.id or one.said for _, one in goods}) <= 1:
        return goods[0][1] if goods else None
    place = _place(slot)
    first = min((at for at, mark in enumerate(found) if mark.sort is Sort.NUMBER), default=place)
    ahead = [one for at, one in goods if at < place]
    behind = [one for at, one in goods if at > place]
    if goods[0][0] < first:
        return ahead[-1] if ahead else behind[0]
    return behind[0] if behind else ahead[-1]


def _numbers_first(found: Sequence[Mark]) -> bool:
    """ "15 tempe 10 peyek": each number stands before its goods."""
    goods = next((at for at, mark in enumerate(found) if mark.product), len(found))
    number = next((at for at, mark in enumerate(found) if mark.sort is Sort.NUMBER), len(found))
    return number < goods < len(found)


def _place(slot: Slot) -> int:
    return slot.number_at if slot.number_at is not None else slot.at


def _stranger(slot: Slot, found: Sequence[Mark]) -> Named | None:
    """A name that is not known is a product where goods are named: beside their number or their word."""
    beside = [at for at in (_place(slot) + 1, _place(slot) - 1, slot.at - 1) if 0 <= at < len(found)]
    if _numbers_first(found) and beside and is_strange(found[beside[0]]) and not found[beside[0]].fresh:
        return Named(found[beside[0]].said)
    if any(found[at].product for at in beside[:2]):
        return None
    strange = [found[at] for at in beside if is_strange(found[at]) and found[at].shop is None]
    return Named(strange[0].said) if strange else None


def shop_of(found: Sequence[Mark], of_goods: bool, reasoned: bool) -> Named | None:
    """The shop that is named; two clear ones are asked back; a name that is not known is kept as it was said."""
    named = [mark.shop for mark in found if mark.shop]
    clear = list(dict.fromkeys(one.id for one in named if one.id is not None))
    if len(clear) > 1:
        return Named(" / ".join(one.said for one in named), None, tuple(clear))
    if clear:
        return next(one for one in named if one.id is not None)
    if named:
        return named[0]
    unknown = [mark for mark in found if mark.sort is Sort.NAME and not mark.product]
    strangers = [
        mark for mark in unknown if is_telling(mark.said) and (mark.of_shop or not (of_goods or reasoned))
    ]
    return Named(strangers[0].said) if strangers else None


def _is_sum(slot: Slot) -> bool:
    """An amount of which nobody said what it was for ("500rb hypermart")."""
    return slot.kind is Told.UNSAID and slot.token is None


def money_of(slots: Slots, found: Sequence[Mark]) -> tuple[Money, ...]:
    """What is told of money; "dibayar lunas 300rb" is one thing."""
    told = [one for one in slots.all if one.kind in MONEY or _is_sum(one)]
    whole = next((one for one in told if one.kind is Told.PAID_ALL), None)
    paid = next((one for one in told if one.kind is Told.PAID and one.token), None)
    if whole and paid and not whole.token:
        whole.token, told = paid.token, [one for one in told if one is not paid]
    return tuple(_sum(one, found) for one in told)


def _sum(slot: Slot, found: Sequence[Mark]) -> Money:
    token = slot.token or slot.price
    heard = as_money(token) if token else None
    if slot.unclear and heard is None:
        heard = Unclear((), message(N_("How much money? Please write an amount, for example 25.000.")))
    return Money(slot.kind, heard, token.percent_bp if token else None, _reason(slot, found))


def _reason(slot: Slot, found: Sequence[Mark]) -> str:
    """The words beside a deduction."""
    return next((one.said for one in found if slot.kind is Told.DEDUCTED and is_strange(one)), "")


def is_strange(mark: Mark) -> bool:
    """A name that is neither a product nor, as it seems, a shop."""
    return mark.sort is Sort.NAME and mark.shop is None and mark.product is None and not mark.of_shop
