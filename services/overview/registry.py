"""The subjects that contribute to the picture. A new one adds its function here, and its figures and rows appear in the
workbook by themselves."""

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
    """Everything of all subjects; of the problems the three heaviest."""
    found = [await subject(store, view) for subject in SUBJECTS]
    problems = sorted((one for told in found for one in told.problems), key=_heaviest)
    return Told(
        tuple(one for told in found for one in told.figures),
        tuple(one for told in found for one in told.tables),
        tuple(problems[:_PROBLEMS]),
        {name: value for told in found for name, value in told.drawn.items()},
    )


def _heaviest(problem: Problem) -> tuple[int, str]:
    return -problem.weight, problem.to
