"""Which number goes with which word: "laku 12 sisa 8", "38 laku 12 sisa", "retur 3 rusak", "50 keripik 8rb".

A number belongs to the word just before it; where numbers come first, to the word behind. Knows marks alone.
Source: market.md 6.4 rows 71-73.
"""

from collections.abc import Sequence

from domain.consignment.line.marks import Mark, Sort
from domain.consignment.line.slot import Slot, Slots
from domain.consignment.line.tidy import tidy
from domain.consignment.line.tokens import Token
from domain.consignment.line.words import GOODS, MONEY, Told
from domain.money import Unclear

_PRICED = frozenset({Told.DELIVERED, Told.PRICE, Told.UNSAID})


def slots_of(marks: Sequence[Mark]) -> Slots:
    """All that is told, with its numbers."""
    slots = Slots(marks)
    for at, mark in enumerate(marks):
        if mark.kind and mark.sort in {Sort.KIND, Sort.NONE}:
            slots.all.append(Slot(mark.kind, at, mark.said, none=mark.sort is Sort.NONE))
    numbers = [at for at, mark in enumerate(marks) if mark.token]
    if numbers and not slots.all:
        slots.all.append(Slot(Told.UNSAID, numbers[0] - 1))
    for at in numbers:
        if not _is_vague(marks[at]):
            _place(slots, at)
    for at in numbers:
        if _is_vague(marks[at]):
            _place_vague(slots, at)
    for at, mark in enumerate(marks):
        if mark.sort is Sort.ALL:
            _place_all(slots, at)
    tidy(slots)
    return slots


def _is_vague(mark: Mark) -> bool:
    token = mark.token
    return (
        token is not None
        and token.money is None
        and token.percent_bp is None
        and isinstance(token.quantity, Unclear)
    )


def _place(slots: Slots, at: int) -> None:
    token = slots.marks[at].token
    assert token is not None  # noqa: S101  (places of numbers only)
    slot = _home(slots, at, token)
    if slot is not None:
        slot.token, slot.number_at = token, at
    elif not _as_price(slots, at, token) and not _as_further(slots, at, token):
        slots.loose.append(at)


def _home(slots: Slots, at: int, token: Token) -> Slot | None:
    before, behind = slots.before(at), slots.behind(at)
    if before and _is_of_the_number_before(slots, before, at):
        before = slots.before(before.at)
    beside = before if before and before.at == at - 1 else None
    order = [beside, behind, before] if slots.comes_first() or token.money else [beside, before, behind]
    if token.money and behind and behind.at + 1 < len(slots.marks) and _numbered(slots, behind.at + 1):
        order = [beside, before]
    if token.money:
        near = [one for one in order if one and one.kind in MONEY]
        order = [*near, *(one for one in slots.all if one.kind in MONEY), *order]
    order = [one for one in order if one is beside or not (one and one is before and _is_whole(slots, one))]
    of_goods = token.money is None and at > 0 and _is_known_product(slots, at - 1)
    return next(
        (
            one
            for one in order
            if one and one.is_free and _fits(one.kind, token) and not (of_goods and one.kind in MONEY)
        ),
        None,
    )


def _is_of_the_number_before(slots: Slots, slot: Slot, at: int) -> bool:
    """ "Retur tiga rusak, dua hilang": behind a comma a new number does not reach back to "rusak"."""
    marks = slots.marks
    is_next = slot.at == at - 1 and marks[at].fresh
    return (
        is_next and slot.is_free and at > 1 and marks[at - 2].sort is Sort.NUMBER and not marks[at - 1].fresh
    )


def _is_known_product(slots: Slots, at: int) -> bool:
    product = slots.marks[at].product
    return product is not None and product.worth > 0


def _is_whole(slots: Slots, slot: Slot) -> bool:
    """ "Tempe ludes, …": everything of it; only a number right behind it says how many that was."""
    following = slot.at + 1
    return slot.kind in GOODS and following < len(slots.marks) and slots.marks[following].sort is Sort.ALL


def _numbered(slots: Slots, at: int) -> bool:
    return slots.marks[at].sort is Sort.NUMBER


def _fits(kind: Told, token: Token) -> bool:
    if token.percent_bp is not None:
        return kind in {Told.DEDUCTED, Told.DOWN_PAID}
    if kind in MONEY:
        return token.money is not None or token.bare
    if kind is Told.PRICE:
        return token.money is not None or token.bare
    return kind in GOODS and token.quantity is not None


def _as_price(slots: Slots, at: int, token: Token) -> bool:
    """An amount beside goods that were brought is what one costs; so is a bare number behind their number."""
    before = slots.before(at) or slots.behind(at)
    each = token.text.startswith("@") or "/" in token.text
    priced = before and (before.kind in _PRICED or (each and before.kind is Told.SOLD))
    slot = before if before and priced and before.price is None else None
    if slot is None or token.percent_bp is not None:
        return False
    beside_number = at > 0 and slots.marks[at - 1].sort is Sort.NUMBER and not slots.marks[at].fresh
    if token.money is None and (
        not token.bare or _named_after(slots, at) or (_names_come_first(slots) and not beside_number)
    ):
        return False
    slot.price = token
    return True


def _as_further(slots: Slots, at: int, token: Token) -> bool:
    """ "50 keripik dan 20 rempeyek": the same once more, of another product."""
    before = slots.before(at) or next((one for one in slots.all if one.at > at), None)
    named = _named_after(slots, at) or slots.marks[at - 1].product is not None
    if before is None or before.kind not in GOODS or token.quantity is None or not named:
        return False
    slots.all.append(Slot(before.kind, at, before.said, token, at))
    slots.all.sort(key=lambda one: one.at)
    return True


def _named_after(slots: Slots, at: int) -> bool:
    following = slots.marks[at + 1] if at + 1 < len(slots.marks) else None
    is_name = following is not None and following.sort is Sort.NAME and following.shop is None
    return following is not None and is_name and not following.fresh


def _names_come_first(slots: Slots) -> bool:
    """Whether goods are named before their numbers ("laku keripik 12 rempeyek 5")."""
    first = next(at for at, mark in enumerate(slots.marks) if mark.sort is Sort.NUMBER)
    goods = [at for at, mark in enumerate(slots.marks) if mark.product]
    return len(goods) > 1 and goods[0] < first


def _place_vague(slots: Slots, at: int) -> None:
    for slot in (slots.before(at), slots.behind(at)):
        if slot and slot.is_free and (slot.kind in GOODS or slot.kind in MONEY):
            slot.unclear = True
            return


def _place_all(slots: Slots, at: int) -> None:
    for slot in (slots.before(at), slots.behind(at)):
        if slot and slot.is_free and slot.kind in GOODS:
            slot.everything = True
            return
