"""Leaves out words that only say once more what another one tells: "retur 3 rusak", "bayar lunas", "sisa 8 ditarik"."""

from itertools import pairwise

from domain.consignment.line.slot import Slot, Slots
from domain.consignment.line.words import ACTS, Told, words_table
from domain.quantities import Count

_WASTE = (Told.DAMAGED, Told.EXPIRED, Told.MISSING)
_DONE = frozenset({Told.DELIVERED, Told.PAID, Told.BILLED, Told.DOCUMENTS})
_COVERED = {
    Told.PAID: {Told.PAID_ALL, Told.DOWN_PAID, Told.DEDUCTED},
    Told.PRICE: {Told.DELIVERED},
    Told.LEFT: {Told.SOLD, Told.RETURNED},
    Told.RETURNED: {Told.LEFT},
}
"""A word without a number says nothing beside one of these that has one."""


def tidy(slots: Slots) -> None:
    """What stays tells something of its own. Changes the slots it is given."""
    _join_waste(slots)
    _join_neighbours(slots)
    _drop_after(slots)
    _return_the_rest(slots)
    _drop_nothing(slots)
    _drop_sums(slots)
    kinds = _telling(slots)
    slots.all = [one for one in slots.all if _stays(one, kinds)]


def _telling(slots: Slots) -> set[Told]:
    return {one.kind for one in slots.all if not one.is_empty or one.kind is Told.PAID_ALL}


def _stays(slot: Slot, kinds: set[Told]) -> bool:
    if not slot.is_empty or slot.kind in ACTS or slot.kind is Told.PAID_ALL:
        return True
    covered = bool(_COVERED.get(slot.kind, set()) & kinds)
    return not (slot.kind in kinds or slot.said in words_table().things or covered)


def _drop_nothing(slots: Slots) -> None:
    """ "Ga ada yang balik, habis semua", "tarik 7 yang tidak laku": what did not happen tells nothing beside what did."""
    idle = [one for one in slots.all if one.none and one.kind in {*_WASTE, Told.RETURNED, Told.SOLD}]
    if any(not one.is_empty and not one.none for one in slots.all):
        slots.all = [one for one in slots.all if one not in idle]


def _drop_sums(slots: Slots) -> None:
    """ "Retur 6: 4 rusak 2 expired": the first is what the others come to."""
    parts = [one for one in slots.all if one.kind in _WASTE and _pieces(one)]
    for slot in [one for one in slots.all if one.kind is Told.RETURNED and _pieces(one)]:
        if len(parts) > 1 and _pieces(slot) == sum(_pieces(one) for one in parts):
            slots.all.remove(slot)


def _pieces(slot: Slot) -> int:
    quantity = slot.token.quantity if slot.token else None
    return quantity.pieces if isinstance(quantity, Count) else 0


def _return_the_rest(slots: Slots) -> None:
    """ "Laku 12, sisanya ditarik": all that is left."""
    if Told.LEFT in _telling(slots) or all(one.kind is not Told.LEFT for one in slots.all):
        return
    for slot in slots.all:
        if slot.kind is Told.RETURNED and slot.is_empty:
            slot.everything = True


def _drop_after(slots: Slots) -> None:
    """ "Habis dari koperasi, laku 11", "abis kirim 20": habis is after, not sold out, when it names no goods."""
    slots.all = [one for one in slots.all if not _is_after(one, slots)]


def _is_after(slot: Slot, slots: Slots) -> bool:
    if not slot.everything or any(mark.product for mark in slots.marks[max(0, slot.at - 1) : slot.at]):
        return False
    if any(one.at == slot.at + 2 and one.kind in _DONE for one in slots.all):
        return True
    numbered = any(one.token and one.kind is slot.kind for one in slots.all)
    return numbered and not any(mark.product for mark in slots.marks[slot.at : slot.at + 3])


def _join_neighbours(slots: Slots) -> None:
    """ "toko bilang laku 20", "sisa 8 ditarik", "habis terjual semua": one thing in two words."""
    for first, second in pairwise(slots.all):
        if first.kind is Told.SHOP_SAYS and first.is_empty and second.kind is Told.SOLD:
            second.kind = Told.SHOP_SAYS
        elif first.kind is Told.LEFT and first.token and second.kind is Told.RETURNED and second.is_empty:
            first.kind = Told.RETURNED
        elif first.kind is second.kind and first.everything and second.everything:
            second.everything, second.said = False, first.said


def _join_waste(slots: Slots) -> None:
    """ "retur 3 rusak", "retur rusak 3", "3 rusak diretur": one number, and the reason says more than the way."""
    for first, second in [(a, b) for a in slots.all for b in slots.all if a is not b]:
        if first.kind is not Told.RETURNED or second.kind not in _WASTE:
            continue
        if second.is_empty and not first.is_empty and _are_near(slots, first, second):
            second.token, second.number_at, second.everything = first.token, first.number_at, first.everything
            slots.all.remove(first)
        elif first.is_empty and not second.is_empty:
            first.said = "retur"


def _are_near(slots: Slots, first: Slot, second: Slot) -> bool:
    low, high = sorted((first.at, second.at))
    return not any(low < one.at < high for one in slots.all)
