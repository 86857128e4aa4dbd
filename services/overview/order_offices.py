"""Office by office: what each asked for, ordered and paid, whether it came in time, and which pay late."""

from collections.abc import Iterable, Mapping, Sequence

from bot.dialog.screen import Line, Literal, route
from domain.areas import is_within
from domain.clip import clipped
from domain.messages import N_, message
from domain.small_numbers import FEWEST, REGENCY, beside, cut, level_of
from services.overview import order_sums as sums
from services.overview.figure import Origin, Problem, Table
from services.overview.view import View
from services.procurement.names import OF_DESK, ORDERS
from storage.overview_orders import Ordered, Posted

_NAME = 30
_MEANING = N_("Offices and firms that order for places here. Ordered and paid: with businesses of the same regency, and only where five of them or more share it. In time: of the deliveries due in the month those of which nobody says that they came late.")  # fmt: skip
_HERE = N_("Offices and firms that ordered for places here. What they ordered and paid is told for the whole regency only.")  # fmt: skip
_COLUMNS = (
    (N_("Office"), "text"), (N_("Orders asked for"), "whole"), (N_("Producers asked"), "whole"),
    (N_("Ordered"), "rupiah"), (N_("Paid"), "rupiah"), (N_("In time, %"), "whole"),
)  # fmt: skip
Office = tuple[str, str]
"""Regency and name; "" for whoever gave none."""
Shown = Mapping[Office, int | None]


def name(office: str | None) -> Line:
    """How an office is called in a line or a cell."""
    return Literal(clipped(office, _NAME)) if office else message(N_("without the name of an office"))


def table(view: View, orders: Sequence[Ordered], posted: Iterable[Posted]) -> Table:
    """What offices ordered is told of whole regencies only: else the kecamatan of an office could be subtracted."""
    is_part = any(level_of(area) > REGENCY for area in view.areas)
    asked: dict[Office, list[Posted]] = {}
    for one in posted:
        asked.setdefault((cut(one.area, REGENCY), one.office or ""), []).append(one)
    money = () if is_part else _money(view, orders)
    offices = sorted(
        {*asked, *(office for column in money for office in column)}, key=lambda one: (one[1] == "", one)
    )
    rows = tuple(
        (
            name(office[1]), len(asked.get(office, ())), asked_of(asked.get(office, ())),
            *_cells(money, office),
        )
        for office in offices
    )  # fmt: skip
    columns, meaning = (_COLUMNS[:3], _HERE) if is_part else (_COLUMNS, _MEANING)
    return Table("offices", N_("By office"), columns, rows, meaning, Origin.TOLD)


def asked_of(posted: Sequence[Posted]) -> int | None:
    """How many were asked; None when it may be about a few: the same ones are asked again and again."""
    count = sum(one.asked for one in posted)
    return count if not count or max(one.asked for one in posted) >= FEWEST else None


def _money(view: View, orders: Sequence[Ordered]) -> tuple[Shown, Shown, Shown]:
    """Ordered, paid, and percent in time."""
    ordered, paid, judged = (
        _told(view, orders, counted)
        for counted in (sums.ordered(view.month), sums.paid(view.month), sums.judged(view.month))
    )
    met = sums.summed(orders, sums.in_time(view.month), _office)
    share = {
        office: sum(met.get(office, {}).values()) * 100 // count if count else None
        for office, count in judged.items()
    }
    return ordered, paid, share


def _cells(money: Sequence[Shown], office: Office) -> tuple[Line | int | None, ...]:
    """Nothing came that could be in time: no share, not a withheld one."""
    if not money:
        return ()
    ordered, paid, share = money
    return ordered.get(office, 0), paid.get(office, 0), share.get(office, Literal("–"))


def _told(view: View, orders: Sequence[Ordered], counted: sums.Counted) -> dict[Office, int | None]:
    """By office of the regencies looked at, worked out for each regency as a whole."""
    found: dict[Office, int | None] = {}
    here = {cut(one.area, REGENCY) for one in orders if any(is_within(one.area, area) for area in view.areas)}
    for regency in here:
        own = [one for one in orders if cut(one.area, REGENCY) == regency]
        by = sums.summed([one for one in own if cut(one.office_area, REGENCY) == regency], counted, _office)
        away = sums.summed([one for one in own if cut(one.office_area, REGENCY) != regency], counted, _office)
        found |= beside(by, (person for people in away.values() for person in people))
    return found


def _office(one: Ordered) -> Office:
    return cut(one.office_area, REGENCY), one.office or ""


def late(view: View, orders: Sequence[Ordered]) -> tuple[Problem, ...]:
    """Offices that owe five businesses or more for orders whose day of payment has passed."""
    if any(level_of(area) > REGENCY for area in view.areas):
        return ()
    by = sums.summed(
        (one for one in orders if cut(one.area, REGENCY) == cut(one.office_area, REGENCY)),
        sums.overdue(view.now), _office,
    )  # fmt: skip
    return tuple(_owes(office[1], len(people)) for office, people in by.items() if len(people) >= FEWEST)


def _owes(office: str, count: int) -> Problem:
    line = message(
        N_("{office} owes {count} businesses for orders, and the day has passed."), office=name(office), count=count
    )  # fmt: skip
    return Problem(count * 3, line, message(N_("📦 Orders")), route(ORDERS, OF_DESK))
