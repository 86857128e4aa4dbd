"""One line about goods and money in shops: "setor 50 keripik ke Indomaret Limpung 8rb", "td ditransfer 1,2jt".

Reads and asks back; decides nothing, saves nothing. A shop or product that is not in the lists is said to be
unknown, never guessed. Source: market.md 6.4.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from domain.consignment_asking import questions
from domain.consignment_marks import Mark, Sort, marks
from domain.consignment_names import Named, is_telling
from domain.consignment_reading import ACTS, Goods, Money, Reading, Told
from domain.consignment_slot import Slot, Slots
from domain.consignment_slots import slots_of
from domain.consignment_tokens import as_money, marked, tokens
from domain.consignment_words import MONEY, words_table
from domain.dates import HeardDay, Lean, find_day, parse_day
from domain.messages import N_, Rejected, message
from domain.money import Unclear
from domain.quantities import Count, Packs, Weight

__all__ = ["read_line"]

_EXPIRY = re.compile(
    r"\b(?:exp(?:ired|iry)?(?:\s?date)?|ed|kadaluarsa(?:nya)?|kedaluwarsa(?:nya)?|kadaluwarsa|baik sebelum|tahan s(?:ampai|/d|d))\b"
    r"[\s:.]*(?=(?:tgl|tanggal)?\s?\d{1,2}\s?[^\W\d_]{3,}|(?:tgl|tanggal)?\s?\d{1,2}\s?[-/.]\s?\d{1,2}\b|(?:tgl|tanggal)\s?\d|akhir|besok|lusa)"
)
_DAY_AND_MONTH = re.compile(
    r"(?<![\d/.,])(?:(?:tgl|tanggal)\s?)?\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\d/]|\s?[a-z]*lusin|\s?kg|\s?kilo)"
)
_MEANS = {
    "sama sekali": "",
    "babar blas": "",
    "babar pisan": "",
    "blas": "",
    "tinggal": "sisa",
    "ongkos kirim": "ongkir",
    "di jalan": "",
    "di dalan": "",
    "mung kari": "sisa",
}
_VERBS = frozenset({Told.DELIVERED, Told.SOLD, Told.RETURNED, Told.PAID, Told.DOWN_PAID})
_PLAIN = re.compile(rf"\b(?:{'|'.join(_MEANS)})\b")
"""Words that would be taken for others: "tinggal 3" for "tanggal 3", "sama sekali" for a shop's name."""
_CHANGED_BY = re.compile(r"\b(?:naik|turun|mundhak|mudhun)\s+(?:rp\.?\s?)?\d")
"""By so much or to so much: the new price must be asked."""
_SHORT = re.compile(r"\bkurang(?:e|nya)?\s+(?:rp)?\s*\d")
"""Of what, must be asked (row 42)."""
_NO_REPORT = frozenset(
    {Told.DELIVERED, Told.PAID, Told.PAID_ALL, Told.DOWN_PAID, Told.BILLED, Told.DOCUMENTS, Told.PRICE}
)


def read_line(
    text: str, shops: Mapping[int, str], products: Mapping[int, str], today: date
) -> Reading | None:
    """None when the line reports nothing of consignment. `shops`, `products`: the person's, names by number."""
    line = _PLAIN.sub(lambda found: _MEANS[found[0]], marked(text, shops, products))
    if any(phrase in line for phrase in _undoings()):
        return Reading(acts=(Told.UNDO,))
    if _asks(line):
        return None
    line, expiry = _without_expiry(line, today)
    line, day = _without_day(line, today)
    found = marks(tokens(line, shops, products), shops, products)
    if any(mark.sort is Sort.NONE and _leaves_open(mark, found) for mark in found):
        return None
    slots = slots_of(found)
    if not _reports(slots, found) and not (_SHORT.search(line) and slots.all):
        return None
    goods, money = _goods(slots, found), _money(slots, found)
    if _CHANGED_BY.search(line):
        goods = tuple(replace(one, price=None) if one.told is Told.PRICE else one for one in goods)
    acts = tuple(dict.fromkeys(one.kind for one in slots.all if one.kind in ACTS))
    reading = Reading(
        goods, money, acts, _shop(found, bool(goods), any(one.reason for one in money)), day, expiry
    )
    return questions(reading, [found[at].token for at in slots.loose], today)


def _undoings() -> list[str]:
    """Whole wordings, looked for before "tadi" is taken for a day."""
    return [phrase for phrase, told in words_table().phrases.items() if told is Told.UNDO]


def _asks(line: str) -> bool:
    """A question is no report: "udah cair blm", "laku berapa"."""
    table = words_table()
    words = re.findall(r"[^\W\d_]+", line)
    return (
        "?" in line
        or not words
        or words[-1] in table.negations
        or any(word in table.asking for word in words)
    )


def _without_expiry(line: str, today: date) -> tuple[str, HeardDay | None]:
    found = _EXPIRY.search(line)
    day = find_day(line[found.end() :], today, Lean.FUTURE) if found else None
    if found and day is None and (dated := _DAY_AND_MONTH.match(line, found.end())):
        return line[: found.start()] + line[dated.end() :], _parsed(dated[0], today, Lean.FUTURE)
    if found is None or day is None:
        return line, None
    return f"{line[: found.start()]} {day.rest}", day.day


def _without_day(line: str, today: date) -> tuple[str, HeardDay | None]:
    if found := find_day(line, today, Lean.PAST):
        return found.rest, found.day
    dated = _DAY_AND_MONTH.search(line)
    heard = _parsed(dated[0], today, Lean.PAST) if dated else None
    if dated is None or heard is None:
        return line, None
    return line[: dated.start()] + line[dated.end() :], heard


def _parsed(said: str, today: date, lean: Lean) -> HeardDay | None:
    try:
        return parse_day(said, today, lean)
    except Rejected:
        return None


def _reports(slots: Slots, found: Sequence[Mark]) -> bool:
    """Whether there is a figure, or a word that needs none, or at least a known name beside what happened."""
    named = any((one.shop or one.product) and _is_clear(one) for one in found)
    if not slots.all:
        return False
    if slots.all[0].kind is Told.UNSAID:
        about = [one for one in found if one.shop or (one.product and slots.all[0].token)]
        return bool(about)
    if all(one.everything and one.kind is Told.SOLD for one in slots.all) and not named:
        return not any(_is_strange(one) for one in found)
    if any(not one.is_empty or one.kind in ACTS or one.kind is Told.PAID_ALL for one in slots.all):
        return True
    telling = any(one.said not in words_table().things and one.kind in _VERBS for one in slots.all)
    return (named or bool(slots.loose)) and telling


def _leaves_open(negation: Mark, found: Sequence[Mark]) -> bool:
    """ "Belum dibayar" is no report, nor is "sudah dibayar belum ya": both want to be answered."""
    if negation.kind is None:
        return not any(mark.sort is Sort.NUMBER for mark in found)
    return negation.kind in _NO_REPORT


def _is_clear(mark: Mark) -> bool:
    return any(part is not None and part.id is not None for part in (mark.shop, mark.product))


def _goods(slots: Slots, found: Sequence[Mark]) -> tuple[Goods, ...]:
    price = next((one for one in slots.all if one.kind is Told.PRICE), None)
    delivered = [one for one in slots.all if one.kind is Told.DELIVERED]
    if price and delivered:
        last = delivered[-1]
        last.price = last.price or price.token or price.price
        slots.all.remove(price)
    told = [one for one in slots.all if one.kind not in MONEY and one.kind not in ACTS and not _is_sum(one)]
    return tuple(_one(slot, found) for slot in told)


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


def _place(slot: Slot) -> int:
    return slot.number_at if slot.number_at is not None else slot.at


def _stranger(slot: Slot, found: Sequence[Mark]) -> Named | None:
    """A name that is not known is a product where goods are named: beside their number or their word."""
    beside = [at for at in (_place(slot) + 1, _place(slot) - 1, slot.at - 1) if 0 <= at < len(found)]
    if any(found[at].product for at in beside[:2]):
        return None
    strange = [found[at] for at in beside if _is_strange(found[at]) and found[at].shop is None]
    return Named(strange[0].said) if strange else None


def _shop(found: Sequence[Mark], of_goods: bool, reasoned: bool) -> Named | None:
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


def _money(slots: Slots, found: Sequence[Mark]) -> tuple[Money, ...]:
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
    return next((one.said for one in found if slot.kind is Told.DEDUCTED and _is_strange(one)), "")


def _is_strange(mark: Mark) -> bool:
    return mark.sort is Sort.NAME and mark.shop is None and mark.product is None and not mark.of_shop
