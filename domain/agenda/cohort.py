"""What a member of a collective permit still lacks, by the checker of `domain.papers`: one want per paper and goods.

Must not know who asks, or how it is shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from domain.papers import Facts, Line, Need, Status, Ware, readiness, rules


class Standing(StrEnum):
    """How one paper stands for one sort of goods. `ask`: an open question decides; `other`: another paper is the way."""

    MISSING = "missing"
    RENEW = "renew"
    ASK = "ask"
    OTHER = "other"
    HAVE = "have"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Item:
    """Goods of a member. `product` None: none of their products, only their trade."""

    product: int | None
    name: str
    ware: Ware
    facts: Facts


@dataclass(frozen=True, slots=True)
class Want:
    """`paper`: what the event is about; `product`, `goods`: for which goods (None: the whole business). `instead`: the
    paper that is the way for these goods. `first`: what must be there before it, and is not."""

    paper: str
    product: int | None
    goods: str | None
    standing: Standing
    instead: str | None = None
    first: tuple[str, ...] = ()


_STRENGTH = (Need.MUST, Need.ASKED, Need.SUGGESTED, Need.IMPOSSIBLE, Need.NONE)
_WORST = tuple(Standing)
_OPEN = frozenset({Standing.MISSING, Standing.RENEW, Standing.ASK})


def wants(papers: Sequence[str], items: Sequence[Item], today: date) -> tuple[Want, ...]:
    """How each of these papers stands for the goods, in the order of `papers`; one of the whole business stands once.

    Source of what is needed: certifications.md 5 and 6, through `domain.papers.readiness`.
    """
    looked = [(item, _lines(item, today)) for item in items]
    found: list[Want] = []
    for paper in papers:
        of_goods = [_want(paper, item, lines) for item, lines in looked]
        if of_goods and not rules().papers[paper].per_product:
            of_goods = [replace(min(of_goods, key=_place), product=None, goods=None)]
        found += of_goods
    return tuple(found)


def worst(of_paper: Iterable[Want]) -> Standing | None:
    """What is most to be done among these; None without any."""
    most = min(of_paper, key=_place, default=None)
    return most.standing if most else None


def _place(want: Want) -> int:
    return _WORST.index(want.standing)


def _lines(item: Item, today: date) -> tuple[Line, ...]:
    """What any way of selling asks of these goods."""
    return tuple(
        line
        for channel in rules().channels
        for line in readiness(item.ware, channel, item.facts, today).lines
    )


def _want(paper: str, item: Item, lines: tuple[Line, ...]) -> Want:
    if not lines:  # goods of which the rules know nothing
        return Want(paper, item.product, item.name, Standing.ASK)
    subjects = _subjects(paper, item.ware.category)
    about = [line for line in lines if line.subject in subjects]
    if not about:
        return Want(paper, item.product, item.name, Standing.NOT_NEEDED)
    line = min(about, key=lambda one: _STRENGTH.index(one.need))
    standing = _standing(paper, line)
    instead = line.instead if line.paper == paper else line.paper
    return Want(
        paper, item.product, item.name, standing, instead=instead if standing is Standing.OTHER else None,
        first=_first(paper, lines) if standing in _OPEN else (),
    )  # fmt: skip


@lru_cache(maxsize=500)
def _subjects(paper: str, category: str) -> frozenset[str]:
    """What the rules for these goods call it: the paper itself, or the duty that it is one way to fulfil."""
    ways = {
        rule.subject
        for (kind, _), versions in rules().rules.items()
        for rule in versions
        if kind == category and any(case.paper == paper for case in rule.cases)
    }
    return frozenset({paper, *ways})


def _standing(paper: str, line: Line) -> Standing:
    if line.status is Status.HAVE:
        return Standing.HAVE
    if line.expires_on is not None:
        return Standing.RENEW
    if line.status is Status.IMPOSSIBLE:
        return Standing.OTHER
    if line.open_facts:
        return Standing.ASK
    return Standing.MISSING if line.paper == paper else Standing.OTHER


def _first(paper: str, lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The papers that come before it, are demanded and missing, in the order of work."""
    missing = {line.paper for line in lines if line.is_required and line.status is Status.MISSING}
    return tuple(one for one in rules().papers[paper].after if one in missing)
