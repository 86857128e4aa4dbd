"""Goods that somebody asks about without being written down: their kind and what was told of them, as a short word
that fits into a button ("k0d60_1102"). Knows nothing of people.

Positions in the lists of kinds, facts and choices stand for them; a word that no longer fits is read as nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from domain.categories import GROUPS
from domain.papers import UNSURE, rules
from domain.papers.rule_model import Fact, FactValue

MARK = "k"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_UNSURE = "z"
_MOST = 9
_TOKEN = re.compile(r"k([0-9a-z])(?:d(\d{1,4}))?(?:_((?:[0-9a-z]{2}){0,9}))?")


@dataclass(frozen=True, slots=True)
class PassingGoods:
    """What a word says: category, shelf life in days, facts by id."""

    category: str
    days: int | None
    told: Mapping[str, FactValue]


def encode(category: str, days: int | None, told: Mapping[str, FactValue]) -> str:
    """The word for these goods, at most 26 characters; of many facts the first nine."""
    kinds, facts = _kinds(), _facts()
    kind = kinds.index(category) if category in kinds else len(kinds) - 1
    codes = [_code(number, fact, told[fact.id]) for number, fact in enumerate(facts) if fact.id in told]
    life = f"d{min(days, 3_650)}" if days is not None else ""
    return f"{MARK}{_DIGITS[kind]}{life}_{''.join([code for code in codes if code][:_MOST])}"


def decode(token: str) -> PassingGoods | None:
    """The goods of a word; None for one that was forged or no longer fits."""
    match = _TOKEN.fullmatch(token)
    if match is None or _DIGITS.index(match[1]) >= len(_kinds()):
        return None
    told: dict[str, FactValue] = {}
    for at in range(0, len(match[3] or ""), 2):
        found = _fact(match[3][at], match[3][at + 1])
        if found is None:
            return None
        told[found[0]] = found[1]
    return PassingGoods(_kinds()[_DIGITS.index(match[1])], int(match[2]) if match[2] else None, told)


def _code(number: int, fact: Fact, value: FactValue) -> str:
    values = [choice.value for choice in fact.choices]
    if value == UNSURE:
        return _DIGITS[number] + _UNSURE
    return _DIGITS[number] + _DIGITS[values.index(value)] if value in values else ""


def _fact(number: str, choice: str) -> tuple[str, FactValue] | None:
    facts = _facts()
    if _DIGITS.index(number) >= len(facts):
        return None
    fact = facts[_DIGITS.index(number)]
    if choice == _UNSURE:
        return fact.id, UNSURE
    at = _DIGITS.index(choice)
    return (fact.id, fact.choices[at].value) if at < len(fact.choices) else None


def _kinds() -> tuple[str, ...]:
    return tuple(kind.id for group in GROUPS for kind in group.kinds)


def _facts() -> tuple[Fact, ...]:
    return tuple(rules().facts.values())[: len(_DIGITS)]
