"""The way to the shelf: the papers that are left, what can run side by side, how long and how much."""

from dataclasses import dataclass

from domain.papers.answer import Line, Readiness
from domain.papers.load import rules
from domain.papers.model import Time
from domain.papers.rule_book import RuleBook


@dataclass(frozen=True, slots=True)
class Path:
    """`done` of `total` required papers; `stages`: paper ids that can run side by side, in order.

    Days are calendar days along the longest chain: an estimate, `unsure_time` names papers whose time is a guess or
    unknown. Rupiah are the sum of the certain figures; `unsure_cost` names papers that may cost more: "cek dulu".
    """

    done: int
    total: int
    stages: tuple[tuple[str, ...], ...]
    least_days: int
    most_days: int
    least_rupiah: int
    most_rupiah: int
    unsure_cost: tuple[str, ...]
    unsure_time: tuple[str, ...]


def path(ready: Readiness, book: RuleBook | None = None) -> Path:
    """The remaining steps of a readiness, in the right order. Figures come from the data alone."""
    book = book or rules()
    left = {line.paper: line for line in ready.required if line not in ready.done}
    before = {name: _before(name, left, book) for name in left}
    costs = [line.cost for line in left.values() if line.cost and line.cost.is_sure]
    return Path(
        done=len(ready.done),
        total=len(ready.required),
        stages=_stages(before),
        least_days=_longest({name: _days(line.time, most=False) for name, line in left.items()}, before),
        most_days=_longest({name: _days(line.time, most=True) for name, line in left.items()}, before),
        least_rupiah=sum(cost.least for cost in costs),
        most_rupiah=sum(cost.most for cost in costs),
        unsure_cost=tuple(name for name, line in left.items() if line.cost is None or not line.cost.is_sure),
        unsure_time=tuple(name for name, line in left.items() if line.time is None or not line.time.is_sure),
    )


def _before(name: str, left: dict[str, Line], book: RuleBook) -> set[str]:
    """Papers among those left that come first, also by way of papers that are not needed here."""
    found: set[str] = set()
    waiting, seen = list(book.papers[name].after), {name}
    while waiting:
        one = waiting.pop()
        if one in left:
            found.add(one)
        elif one not in seen:
            waiting += book.papers[one].after
        seen.add(one)
    return found


def _stages(before: dict[str, set[str]]) -> tuple[tuple[str, ...], ...]:
    stages: list[tuple[str, ...]] = []
    open_: dict[str, set[str]] = dict(before)
    while open_:
        ready = tuple(name for name in open_ if not before[name] & open_.keys())
        stages.append(ready)
        open_ = {name: first for name, first in open_.items() if name not in ready}
    return tuple(stages)


def _longest(days: dict[str, int], before: dict[str, set[str]]) -> int:
    ends: dict[str, int] = {}
    for stage in _stages(before):
        for name in stage:
            ends[name] = days[name] + max((ends[first] for first in before[name]), default=0)
    return max(ends.values(), default=0)


def _days(time: Time | None, *, most: bool) -> int:
    """Calendar days: five working days are a week."""
    if time is None:
        return 0
    days = time.most if most else time.least
    return days if time.unit == "calendar" else -(-days * 7 // 5)
