"""Who can take a need, and why somebody cannot. Pure: what is known of a producer is handed in, nothing of others."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

from domain.calendar import local_day
from domain.papers import rules as paper_rules
from domain.procurement.need import Need
from domain.procurement.rules import rules
from domain.zones import Supply, Zone, kecamatan, supply


class Obstacle(StrEnum):
    """Why somebody is not asked."""

    KIND = "kind"
    FAR = "far"
    PAPERS = "papers"
    CAPACITY = "capacity"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What matters of a producer. `papers`: what they hold with its end (None: without end); `capacity`: units a week of
    the product that is meant, None unknown; `promised`: units of it ordered for the week of the delivery; `is_silent`: no chat, stopped, paused or topic
    switched off; `asked_at`, `ordered_at`: last time they were asked, had an order; `allowed`: an officer's reason why
    they may supply although they live outside the zone."""

    person_id: int
    category: str
    area: str
    papers: Mapping[str, date | None]
    capacity: int | None = None
    promised: int = 0
    is_silent: bool = False
    asked_at: datetime | None = None
    ordered_at: datetime | None = None
    allowed: str | None = None

    @property
    def free(self) -> int | None:
        """Units that they can still make in that week; None: nobody knows."""
        return None if self.capacity is None else max(0, self.capacity - self.promised)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether somebody can take a need. `missing`: papers that are not there on the day; `warned`: of these the ones that
    the office only warns about."""

    candidate: Candidate
    obstacle: Obstacle | None
    missing: tuple[str, ...]
    warned: tuple[str, ...]
    supply: Supply

    @property
    def fits(self) -> bool:
        return self.obstacle is None


def judge(need: Need, candidate: Candidate, zones: Sequence[Zone], *, halal_blocks: bool = True) -> Verdict:
    """Whether this producer can take the need, and the first reason why not. `zones`: of the place's regency;
    `halal_blocks`: False makes a missing halal paper a warning (an office may choose so)."""
    return judge_all(need, (candidate,), zones, halal_blocks=halal_blocks)[0]


def judge_all(
    need: Need, candidates: Iterable[Candidate], zones: Sequence[Zone], *, halal_blocks: bool = True
) -> tuple[Verdict, ...]:
    """The same of everybody, in order. What depends on the kecamatan alone is reckoned once for each."""
    places: dict[tuple[str, str | None], Supply] = {}
    found = []
    for one in candidates:
        home = (kecamatan(one.area), one.allowed)
        if home not in places:
            places[home] = supply(one.area, need.area, zones, reason=one.allowed)
        found.append(_verdict(need, one, places[home], halal_blocks))
    return tuple(found)


def _verdict(need: Need, candidate: Candidate, where: Supply, halal_blocks: bool) -> Verdict:
    missing = missing_on(need, candidate.papers) if need.papers else ()
    warned = () if halal_blocks else tuple(paper for paper in missing if paper == "halal")
    obstacle = _obstacle(need, candidate, [one for one in missing if one not in warned], where)
    return Verdict(candidate, obstacle, missing, warned, where)


def _obstacle(need: Need, candidate: Candidate, missing: Sequence[str], where: Supply) -> Obstacle | None:
    if candidate.category not in need.kinds:
        return Obstacle.KIND
    if where.is_far:
        return Obstacle.FAR
    if missing:
        return Obstacle.PAPERS
    if candidate.free == 0:
        return Obstacle.CAPACITY
    return Obstacle.SILENT if candidate.is_silent else None


def missing_on(need: Need, held: Mapping[str, date | None]) -> tuple[str, ...]:
    """Papers that the need asks for and nobody of these holds on the day of (the last) delivery."""
    day = local_day(need.at, need.zone)
    valid = {paper for paper, end in held.items() if end is None or end >= day}
    return tuple(paper for paper in need.papers if not valid & meets(paper))


def ended_before(need: Need, held: Mapping[str, date | None]) -> date | None:
    """The day on which a paper ends that would have been the right one, but for the day of the delivery."""
    day = local_day(need.at, need.zone)
    names = relevant(missing_on(need, held))
    return max((end for paper, end in held.items() if paper in names and end and end < day), default=None)


@lru_cache(maxsize=256)
def meets(paper: str) -> frozenset[str]:
    """The papers that count as the one that is asked for."""
    named = {paper, *rules().papers.met_by.get(paper, ())}
    known = paper_rules().papers
    return frozenset({*named, *(one.id for one in known.values() if named & set(one.counts_as))})


def ready_for(need: Need) -> dict[str, date | None]:
    """What somebody holds who has every paper of a need, as far as it matters."""
    return dict.fromkeys(need.papers)


def relevant(papers: Iterable[str]) -> frozenset[str]:
    """Everything that may meet one of these: what has to be looked up of a producer."""
    return frozenset(one for paper in papers for one in meets(paper))


def is_near(verdict: Verdict) -> bool:
    """Whether somebody belongs to the first ring; where the distance is not known, everybody does."""
    km = verdict.supply.km
    return km is None or km <= rules().waves.near_km


def most_missing(verdicts: Iterable[Verdict]) -> tuple[str, int] | None:
    """The paper that keeps most producers from a need, and how many; None when papers are not the reason."""
    counted = Counter(paper for one in verdicts if one.obstacle is Obstacle.PAPERS for paper in one.missing)
    return counted.most_common(1)[0] if counted else None
