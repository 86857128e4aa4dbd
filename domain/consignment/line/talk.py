"""One line about goods and money in shops: "setor 50 keripik ke Indomaret Limpung 8rb", "td ditransfer 1,2jt".

Reads and asks back; decides nothing, saves nothing. A shop or product that is not in the lists is said to be
unknown, never guessed. Source: market.md 6.4.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from domain.consignment.line.asking import questions
from domain.consignment.line.assembly import goods_of, is_strange, money_of, shop_of
from domain.consignment.line.marks import Mark, Sort, marks
from domain.consignment.line.question import asks
from domain.consignment.line.reading import ACTS, Reading, Told
from domain.consignment.line.shares import put_apart
from domain.consignment.line.slot import Slots
from domain.consignment.line.slots import slots_of
from domain.consignment.line.tokens import marked, tokens
from domain.consignment.line.wording import (
    corrects,
    is_about_something_else,
    is_meant_only,
    is_own_spending,
    put_plainly,
)
from domain.consignment.line.words import words_table
from domain.dates import ExactDay, HeardDay, Lean, find_day, parse_day
from domain.durations import parse_duration_days
from domain.messages import Rejected

__all__ = ["read_line"]

_EXPIRY = re.compile(
    r"\b(?:exp(?:ired|iry)?(?:\s?date)?|ed|kadaluarsa(?:nya)?|kedaluwarsa(?:nya)?|kadaluwarsa|baik sebelum|tahan s(?:ampai|/d|d))\b"
    r"[\s:.]*(?=(?:tgl|tanggal)?\s?\d{1,2}\s?[^\W\d_]{3,}|(?:tgl|tanggal)?\s?\d{1,2}\s?[-/.]\s?\d{1,2}\b|(?:tgl|tanggal)\s?\d|akhir|besok|lusa)"
)
_KEEPS = re.compile(
    r"\b(?:exp(?:ired|iry)?|ed|kadaluarsa|kedaluwarsa|tahan|awet|kuat)(?:nya|ne)?\s+(\d+\s*(?:hari|hr|minggu|mgg|bulan|bln|tahun|thn|th)\b)"
)
_DAY_AND_MONTH = re.compile(
    r"(?<![\d/.,])(?:(?:tgl|tanggal)\s?)?\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\d/]|\s?[a-z]*lusin|\s?kg|\s?kilo)"
)
_VERBS = frozenset({Told.DELIVERED, Told.SOLD, Told.RETURNED, Told.PAID, Told.DOWN_PAID})
_CHANGED_BY = re.compile(r"\b(?:naik|turun|mundhak|mudhun)\s+(?:rp\.?\s?)?\d")
"""By so much or to so much: the new price must be asked."""
_SHORT = re.compile(r"\bkurang(?:e|nya)?\s+(?:rp)?\s*\d")
"""Of what, must be asked (row 42)."""
_OTHER_TALK = (is_meant_only, is_own_spending, is_about_something_else)
_NO_REPORT = frozenset(
    {Told.DELIVERED, Told.PAID, Told.PAID_ALL, Told.DOWN_PAID, Told.BILLED, Told.DOCUMENTS, Told.PRICE}
)


def read_line(
    text: str, shops: Mapping[int, str], products: Mapping[int, str], today: date
) -> Reading | None:
    """None when the line reports nothing of consignment. `shops`, `products`: the person's, names by number."""
    line = put_plainly(marked(text, shops, products))
    if corrects(line) or any(phrase in line for phrase in _undoings()):
        return Reading(acts=(Told.UNDO,))
    if asks(line) or any(is_other(line) for is_other in _OTHER_TALK):
        return None
    line, expiry = _without_expiry(line, today)
    line, day = _without_day(line, today)
    found = marks(put_apart(tokens(line, shops, products)), shops, products)
    if any(mark.sort is Sort.NONE and _leaves_open(mark, found) for mark in found):
        return None
    slots = slots_of(found)
    if not _reports(slots, found) and not (_SHORT.search(line) and slots.all):
        return None
    goods, money = goods_of(slots, found), money_of(slots, found)
    if _CHANGED_BY.search(line):
        goods = tuple(replace(one, price=None) if one.told is Told.PRICE else one for one in goods)
    acts = tuple(dict.fromkeys(one.kind for one in slots.all if one.kind in ACTS))
    reading = Reading(
        goods, money, acts, shop_of(found, bool(goods), any(one.reason for one in money)), day, expiry
    )
    return questions(reading, [found[at].token for at in slots.loose], today)


def _undoings() -> list[str]:
    """Whole wordings, looked for before "tadi" is taken for a day."""
    return [phrase for phrase, told in words_table().phrases.items() if told is Told.UNDO]


def _without_expiry(line: str, today: date) -> tuple[str, HeardDay | None]:
    if (span := _KEEPS.search(line)) and isinstance(days := parse_duration_days(span[1]), int):
        return line[: span.start()] + line[span.end() :], ExactDay(today + timedelta(days=days))
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
        return not any(is_strange(one) for one in found)
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
