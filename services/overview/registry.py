"""The subjects that contribute to the picture. A new one adds its function here, and its figures and rows appear in the
workbook by themselves."""

from collections import Counter
from collections.abc import Iterable

from services.overview import curation, money, orders, outlets, people, trouble
from services.overview.figure import Problem, Subject, Told
from services.overview.view import View
from storage.store import Store

SUBJECTS: tuple[Subject, ...] = (
    money.told,
    outlets.told,
    orders.told,
    people.told,
    curation.told,
    trouble.told,
)
_PROBLEMS = 3


async def gathered(store: Store, view: View) -> Told:
    """Everything of all subjects; of the problems three."""
    found = [await subject(store, view) for subject in SUBJECTS]
    return Told(
        tuple(one for told in found for one in told.figures),
        tuple(one for told in found for one in told.tables),
        _chosen([one for told in found for one in told.problems]),
        {name: value for told in found for name, value in told.drawn.items()},
    )


def _chosen(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The heaviest of each kind before a second one of any: three shops that pay late would hide what nobody can make."""
    ranked: list[tuple[int, Problem]] = []
    kinds: Counter[str] = Counter()
    for one in sorted(problems, key=_heaviest):
        ranked.append((kinds[one.line.id], one))
        kinds[one.line.id] += 1
    first = sorted(ranked, key=lambda each: (each[0], _heaviest(each[1])))[:_PROBLEMS]
    return tuple(sorted((one for _, one in first), key=_heaviest))


def _heaviest(problem: Problem) -> tuple[int, str]:
    return -problem.weight, problem.to
