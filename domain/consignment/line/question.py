"""What somebody wants to know of goods and money in shops: "enaknya bawa berapa ke koperasi", "hypermart udah bayar blm".

Only what surely is about a shop of theirs, or about how much to bring: all else belongs to others.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.consignment.line.assembly import is_strange
from domain.consignment.line.marks import Mark, Sort, marks
from domain.consignment.line.tokens import marked, tokens
from domain.consignment.line.wording import put_plainly
from domain.consignment.line.words import ACTS, GOODS, MONEY, Told, words_table

_TAKEN_HOME = re.compile(r"\b(?:di|m|ng)?(?:bawa|gowo)\s+(?:pulang|balik|mulih)")
_READY = re.compile(
    r"\b(?:siap|layak|lolos|syarat\w*|kurang apa)\b.*\bmasuk\b|\bmasuk\b.*\b(?:siap|layak|lolos|syarat\w*)\b"
)
"""Whether goods may come onto a shelf at all is asked of the papers, also where the shop is one of theirs."""
_LETTERS = re.compile(r"[^\W\d_]+")


class Subject(StrEnum):
    """NEXT: how much to bring next time."""

    NEXT = "next"
    MONEY = "money"
    GOODS = "goods"


@dataclass(frozen=True, slots=True)
class Wondering:
    """`shop`: the one that was named; None only for NEXT."""

    subject: Subject
    shop: int | None


def asks(line: str) -> bool:
    """A question is no report: "udah cair blm", "laku berapa"."""
    table = words_table()
    words = _LETTERS.findall(line)
    telling = [word for word in words if word not in table.fillers]
    return (
        "?" in line
        or not words
        or (telling or words)[-1] in table.negations
        or any(word in table.asking for word in words)
    )


def read_question(text: str, shops: Mapping[int, str], products: Mapping[int, str]) -> Wondering | None:
    """None for what is no question, or no question of this kind."""
    line = put_plainly(marked(text, shops, products))
    if not asks(line) or _READY.search(line):
        return None
    table = words_table()
    known = table.asking | table.next_time | table.owed | _bringing(line)
    bare = " ".join(word for word in line.replace("?", " ").split() if word not in known)
    found = marks(tokens(bare, shops, products), shops, products)
    if any(mark.sort is Sort.NUMBER for mark in found):
        return None
    shop = next((mark.shop.id for mark in found if mark.shop and mark.shop.id is not None), None)
    subject = _subject(line, [mark.kind for mark in found if mark.kind])
    if subject is None or (shop is None and (subject is not Subject.NEXT or _is_of_something_else(found))):
        return None
    return Wondering(subject, shop)


def _subject(line: str, kinds: list[Told]) -> Subject | None:
    table, said = words_table(), set(_LETTERS.findall(line))
    brings = bool(said & _bringing(line)) or kinds[:1] == [Told.DELIVERED]
    if brings and said & table.how_much:
        return Subject.NEXT
    if said & table.owed or any(kind in MONEY or kind in ACTS for kind in kinds):
        return Subject.MONEY
    return Subject.GOODS if any(kind in GOODS for kind in kinds) else None


def _bringing(line: str) -> frozenset[str]:
    """ "Bawa" brings, "bawa pulang" does not."""
    return frozenset() if _TAKEN_HOME.search(line) else words_table().bring


def _is_of_something_else(found: list[Mark]) -> bool:
    return any(is_strange(mark) for mark in found)
