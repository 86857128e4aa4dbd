"""How long an officer has to answer, and how long a silent person is waited for. Figures: knowledge/cases.toml."""

from datetime import datetime, timedelta
from functools import lru_cache

from domain.areas import zone
from domain.cases import hours
from domain.cases.model import Case, Kind

PROMISED = "promised"


@lru_cache(maxsize=16)
def _limit(name: str) -> hours.Limit:
    return hours.read_limit(hours.data()["limits"][name])


def due(kind: Kind, since: datetime, area: str) -> datetime:
    """Until when a person of that area, who has waited since then, gets a word."""
    return _limit(kind).ends(since, zone(area))


def promised(now: datetime, area: str) -> datetime:
    """Until when the next word comes after "I am still working on it"."""
    return _limit(PROMISED).ends(now, zone(area))


def half(since: datetime, due_at: datetime, area: str) -> datetime:
    """When half of the working time between the two has passed."""
    whole = hours.work_between(since, due_at, zone(area))
    return hours.after_work(since, whole / 2, zone(area))


def rings_at(now: datetime, area: str) -> datetime | None:
    """When the office opens, if nobody works at this moment."""
    opens = hours.next_work(now, zone(area))
    return None if opens == now else opens


def worked(since: datetime, until: datetime, area: str) -> int:
    """Whole minutes of working time between two moments."""
    return int(hours.work_between(since, until, zone(area)) / timedelta(minutes=1))


def ask_after() -> timedelta:
    """How long after an officer's answer the person is asked whether it is solved."""
    return timedelta(days=hours.data()["silence"]["ask_after_days"])


def remind_after() -> tuple[timedelta, ...]:
    """How long after being asked the person is reminded, each time."""
    return tuple(timedelta(days=days) for days in hours.data()["silence"]["remind_after_days"])


def silent_after() -> timedelta:
    """How long after being asked a case is closed without a word."""
    days = timedelta(days=hours.data()["silence"]["close_after_days"])
    return max(remind_after(), default=timedelta()) + days


def is_live(case: Case, now: datetime) -> bool:
    """Whether free text of the person most likely belongs to this talk."""
    talk = hours.data()["talk"]
    officer_spoke = max(case.officer_wrote_at or case.opened_at, case.asked_at or case.opened_at)
    if officer_spoke >= case.person_wrote_at and not case.is_closed:
        return now - officer_spoke <= timedelta(days=talk["answer_days"])
    return now - max(officer_spoke, case.person_wrote_at) <= timedelta(hours=talk["hours"])


def figures_since(now: datetime) -> datetime:
    """The beginning of the time that /kasus counts."""
    return now - timedelta(days=hours.data()["figures"]["days"])
