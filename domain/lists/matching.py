"""Decides who of a list is known already: rows beside people who may be the same. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.lists.names import are_alike, name_key
from domain.lists.twins import Why, twin_key
from domain.lists.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of the list and somebody who may be the same person. `other`: the row of another list, None: a producer."""

    row: int
    name: str
    phone: str | None
    other: int | None
    other_name: str
    other_phone: str | None
    by_phone: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A registered producer with what is made there."""

    person_id: int
    name: str
    area: str
    phone: str | None
    business: str
    products: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known of a row now. `same_as`: the row of another list."""

    row: int
    verdict: Verdict
    why: Why | None
    is_sure: bool
    same_as: int | None


def findings(pairs: Iterable[Pair]) -> tuple[Finding, ...]:
    """One for each row that has pairs: the surest, a producer before a row of a list."""
    best: dict[int, Finding] = {}
    for pair in pairs:
        found = _finding(pair)
        known = best.get(pair.row)
        if known is None or _rank(found) < _rank(known):
            best[pair.row] = found
    return tuple(best.values())


def _finding(pair: Pair) -> Finding:
    verdict = Verdict.REGISTERED if pair.other is None else Verdict.LISTED
    if pair.by_phone:
        is_sure = are_alike(name_key(pair.name), name_key(pair.other_name))
        return Finding(pair.row, verdict, Why.PHONE, is_sure, pair.other)
    return Finding(pair.row, verdict, Why.NAME, not (pair.phone and pair.other_phone), pair.other)


def _rank(found: Finding) -> tuple[bool, bool, bool, int]:
    return not found.is_sure, found.verdict != Verdict.REGISTERED, found.why != Why.PHONE, found.same_as or 0


def keys_of(producers: Iterable[Known]) -> dict[int, Known]:
    """The keys under which rows of lists are twins of these producers: name, area and any one product (or the business)."""
    return {
        twin_key(name_key(one.name), one.area, made): one
        for one in producers
        for made in (*one.products, one.business)
    }


def registered_twins(
    rows: Iterable[tuple[int, int, str | None]], known: Mapping[int, Known]
) -> tuple[Finding, ...]:
    """Rows (id, key, phone) that are twins of producers by name, area and product."""
    return tuple(
        Finding(row, Verdict.REGISTERED, Why.NAME, not (phone and known[key].phone), None)
        for row, key, phone in rows
    )
