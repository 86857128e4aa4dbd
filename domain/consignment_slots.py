"""Which number goes with which word: "laku 12 sisa 8", "38 laku 12 sisa", "retur 3 rusak", "50 keripik 8rb".

A number belongs to the word just before it; where numbers come first, to the word behind. Knows marks alone.
Source: market.md 6.4 rows 71-73.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from domain.consignment_marks import Mark, Sort
from domain.consignment_tokens import Token
from domain.consignment_words import ACTS, GOODS, MONEY, Told, words_table
from domain.money import Unclear
from domain.quantities import Count

_PRICED = frozenset({Told.DELIVERED, Told.PRICE, Told.UNSAID})
_WASTE = (Told.DAMAGED, Told.EXPIRED, Told.MISSING)


@dataclass(slots=True)
class Slot:
    """One thing told, at a place among the marks. `price`: an amount beside its number."""

    kind: Told
    at: int
    said: str = ""
    token: Token | None = None
    number_at: int | None = None
    price: Token | None = None
    everything: bool = False
    none: bool = False
    unclear: bool = False

    @property
    def is_free(self) -> bool:
        return self.token is None and not self.none

    @property
    def is_empty(self) -> bool:
        return self.is_free and not self.everything and not self.unclear and self.price is None


@dataclass(slots=True)
class Slots:
    """`loose`: numbers that go with nothing."""

    marks: Sequence[Mark]
    all: list[Slot] = field(default_factory=list)
    loose: list[int] = field(default_factory=list)

    def before(self, at: int) -> Slot | None:
        return max((one for one in self.all if one.at < at), key=lambda one: one.at, default=None)

    def behind(self, at: int) -> Slot | None:
        """The next thing told, when no other number stands between."""
        for place in range(at + 1, len(self.marks)):
            if self.marks[place].sort is Sort.NUMBER:
                return None
            if found := next((one for one in self.all if one.at == place), None):
                return found
        return None

    def comes_first(self) -> bool:
        """Whether a number comes before any word of what happened."""
        numbers = [at for at, mark in enumerate(self.marks) if mark.sort is Sort.NUMBER]
        return bool(numbers and self.all) and numbers[0] < self.all[0].at


def slots_of(marks: Sequence[Mark]) -> Slots:
    """All that is told, with its numbers."""
    slots = Slots(marks)
    for at, mark in enumerate(marks):
        if mark.kind and mark.sort in {Sort.KIND, Sort.NONE}:
            slots.all.append(Slot(mark.kind, at, mark.said, none=mark.sort is Sort.NONE))
    if (
        not slots.all
        and (first := next((at for at, mark in enumerate(marks) if mark.token), None)) is not None
    ):
        slots.all.append(Slot(Told.UNSAID, first - 1))
    clear = [at for at, mark in enumerate(marks) if mark.token and isinstance(mark.token.quantity, Count)]
    others = [at for at, mark in enumerate(marks) if mark.token and at not in clear]
    for at in sorted(clear + [one for one in others if not _is_vague(marks[one])]):
        _place(slots, at)
    for at in others:
        if _is_vague(marks[at]):
            _place_vague(slots, at)
    for at, mark in enumerate(marks):
        if mark.sort is Sort.ALL:
            _place_all(slots, at)
    _tidy(slots)
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
    beside = before if before and before.at == at - 1 else None
    order = [beside, behind, before] if slots.comes_first() or token.money else [beside, before, behind]
    if token.money and behind and behind.at + 1 < len(slots.marks) and _numbered(slots, behind.at + 1):
        order = [beside, before]
    if token.money:
        near = [one for one in order if one and one.kind in MONEY]
        order = [*near, *(one for one in slots.all if one.kind in MONEY), *order]
    return next((one for one in order if one and one.is_free and _fits(one.kind, token)), None)


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
    if token.money is None and (not token.bare or _named_after(slots, at) or _names_come_first(slots)):
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
    return following is not None and following.sort is Sort.NAME and following.shop is None


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


def _tidy(slots: Slots) -> None:
    """Leaves out words that only say once more what another one tells with its number."""
    _join_waste(slots)
    _join_shop(slots)
    _drop_after(slots)
    kinds = {one.kind for one in slots.all if not one.is_empty or one.kind is Told.PAID_ALL}
    things = words_table().things
    if Told.LEFT not in kinds and any(one.kind is Told.LEFT for one in slots.all):
        for slot in slots.all:
            if slot.kind is Told.RETURNED and slot.is_empty:
                slot.everything = True
                kinds.add(Told.RETURNED)
    slots.all = [
        one
        for one in slots.all
        if not one.is_empty
        or one.kind in ACTS
        or one.kind is Told.PAID_ALL
        or not (one.kind in kinds or one.said in things or _is_covered(one.kind, kinds))
    ]


def _is_covered(kind: Told, kinds: set[Told]) -> bool:
    covered = {
        Told.PAID: {Told.PAID_ALL, Told.DOWN_PAID, Told.DEDUCTED},
        Told.PRICE: {Told.DELIVERED},
        Told.LEFT: {Told.SOLD, Told.RETURNED},
        Told.RETURNED: {Told.LEFT},
    }
    return bool(covered.get(kind, set()) & kinds)


def _drop_after(slots: Slots) -> None:
    """ "Habis dari koperasi, laku 11": habis is after, not sold out, when it names no goods and the number follows."""
    numbered = {one.kind for one in slots.all if one.token}
    for slot in slots.all:
        beside = slots.marks[max(0, slot.at - 1) : slot.at + 3]
        if slot.everything and slot.kind in numbered and not any(mark.product for mark in beside):
            slot.everything = False


def _join_shop(slots: Slots) -> None:
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
            first.token, first.everything, first.said = None, False, "retur"
        elif first.is_empty and not second.is_empty:
            first.said = "retur"


def _are_near(slots: Slots, first: Slot, second: Slot) -> bool:
    low, high = sorted((first.at, second.at))
    return not any(low < one.at < high for one in slots.all)
