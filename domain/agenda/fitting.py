"""Whether an event is for a producer, as far as they can tell it now. Pure; the facts are fetched before.

Areas are asked of the database beforehand. Whether somebody was silent, or joined another event, is looked at once, when
the event is announced: whoever reads the agenda is silent no more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain.audience import Audience


@dataclass(frozen=True, slots=True)
class Facts:
    """A producer: kind of goods, valid papers with their end (None: without end), shops where goods stand."""

    category: str
    papers: Mapping[str, date | None]
    outlets: frozenset[int] = frozenset()


def is_for_the_told(audience: Audience) -> bool:
    """Whether only those who were told know that they are meant."""
    return audience.silent_days is not None or bool(audience.events)


def is_for(audience: Audience, facts: Facts, today: date) -> bool:
    """Whether kind of goods, papers and shops fit."""
    kinds = audience.kinds
    if kinds and facts.category not in kinds:
        return False
    if audience.outlets and not facts.outlets.intersection(audience.outlets):
        return False
    return audience.paper is None or _has_gap(audience, facts, today)


def _has_gap(audience: Audience, facts: Facts, today: date) -> bool:
    gap = audience.paper
    if gap is None:
        return True
    ends = [facts.papers[paper] for paper in gap.papers if paper in facts.papers]
    if gap.within is None:
        return not any(end is None or end >= today for end in ends)
    last = today + timedelta(days=gap.within)
    return any(end is not None and today <= end <= last for end in ends)
