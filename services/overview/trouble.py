"""Problems that need a decision, found by rule: shops that owe very late, papers that end for many at once, cases past their limit."""

from datetime import timedelta

from bot.dialog.screen import Literal, route
from domain.clip import clipped
from domain.messages import N_, message
from domain.small_numbers import FEWEST
from services.certificate_words import paper_name
from services.overview.figure import Figure, Origin, Problem, Told, Unit
from services.overview.view import View
from storage.store import Store

SOON = timedelta(days=60)
_NAME = 30


async def told(store: Store, view: View) -> Told:
    """Problems are of today: in the picture of a month long over there is nothing left to decide."""
    return Told(await _cases(store, view), problems=await _problems(store, view) if view.is_recent else ())


async def _problems(store: Store, view: View) -> tuple[Problem, ...]:
    late = await store.overview_money.late_outlets(view.areas, view.today, FEWEST)
    ending = await store.overview_people.expiring(view.areas, view.today, view.today + SOON, FEWEST)
    now = await store.case_figures.between(
        view.areas, view.begins(view.today.replace(day=1)), view.now, view.now
    )
    return (
        *(_late(one.outlet, one.name, one.businesses) for one in late),
        *(_ending(paper, businesses) for paper, businesses in ending),
        *((_cases_late(now.late),) if now.late else ()),
    )


def _late(outlet: int, name: str, businesses: int) -> Problem:
    line = message(
        N_("{shop} owes {count} businesses for more than 30 days."),
        shop=Literal(clipped(name, _NAME)), count=businesses,
    )  # fmt: skip
    return Problem(businesses * 3, line, message(N_("🏪 The shop")), route("outlet", str(outlet)))


def _ending(paper: str, businesses: int) -> Problem:
    line = message(
        N_("{paper} of {count} businesses ends within 60 days."), paper=paper_name(paper), count=businesses
    )
    return Problem(businesses * 2, line, message(N_("📅 Plan help")), route("acara"))


def _cases_late(count: int) -> Problem:
    line = message(N_("{count} cases are past their time limit."), count=count)
    return Problem(count * 4, line, message(N_("🙋 Cases")), route("cases"))


async def _cases(store: Store, view: View) -> tuple[Figure, ...]:
    found = await store.case_figures.between(
        view.areas, view.begins(view.month), view.ends(view.month), view.now
    )
    opened = Figure("cases", N_("Cases opened"), Unit.WHOLE, found.opened, Origin.OFFICE, N_("Questions and complaints to the office in the month."))  # fmt: skip
    if found.confirmed_share is None:
        return (opened,)
    share = Figure(
        "confirmed", N_("Cases whose end was confirmed"), Unit.TENTHS, found.confirmed_share * 10, Origin.OFFICE,
        N_("Of the cases closed in the month those of which the person said that it is solved."),
    )  # fmt: skip
    return opened, share
