"""Orders of offices (Nglarisi): asked for, ordered and paid; what came and is not paid; what nobody here can make."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.dialog.screen import Literal, route
from domain.clip import clipped
from domain.messages import N_, message
from domain.small_numbers import Part, cut, shown
from services.overview import order_offices
from services.overview import order_sums as sums
from services.overview.figure import Figure, Origin, Problem, Table, Told, Unit
from services.overview.money import BY_AREA, is_safe, rows_below
from services.overview.view import View
from services.procurement.names import DESK, DESK_NEED
from storage.overview_money import LONG
from storage.overview_orders import Ordered, Posted
from storage.store import Store

_NAME = 30
_POSTED = N_("Orders that offices, firms or officers asked for in the month for places here; those taken back are left out.")  # fmt: skip
_UNMET = N_("Of them those that nobody can take: no business fits, or nobody said in time that they can.")
_ORDERED = N_("What businesses here were given to make for such orders in the month.")
_PAID = N_("What businesses here were paid for such orders in the month, as they say; where they say nothing, as the buyer says.")  # fmt: skip
_OPEN = N_("For goods of such orders that came and, by what both sides say, are not paid in full.")
_LATE = N_("Of it what should have been paid by now.")
_VERY_LATE = N_("Of it what should have been paid more than 30 days ago.")
_SLACK = timedelta(days=1)
"""Months begin at other moments in the east: so much more is read, and each moment looked at by the clock of its place."""
Parts = dict[str, Part]


async def told(store: Store, view: View) -> Told:
    orders = await store.overview_orders.ordered(
        view.regencies,
        view.begins(view.before) - _SLACK,
        view.ends(view.month) + _SLACK,
        (view.before, view.last_day),
    )
    now, before = [await _posted(store, view, month) for month in (view.month, view.before)]
    unmet = [one for one in now if one.is_unmet]
    figures = (
        Figure("needs", N_("Orders asked for"), Unit.WHOLE, len(now), Origin.OFFICE, _POSTED, len(before), has_before=True),
        Figure("unmet", N_("Of them nobody can"), Unit.WHOLE, len(unmet), Origin.OFFICE, _UNMET),
        *_moved(view, orders),
        *(_unpaid(view, orders) if view.is_running else ()),
    )  # fmt: skip
    problems = (*await _nobody_can(store, view), *order_offices.late(view, orders)) if view.is_recent else ()
    return Told(
        figures, (order_offices.table(view, orders, now), _areas(view, orders), _table(unmet)), problems
    )


async def _posted(store: Store, view: View, month: date) -> tuple[Posted, ...]:
    return await store.overview_orders.posted(view.areas, view.begins(month), view.ends(month), view.now)


def _moved(view: View, orders: Sequence[Ordered]) -> tuple[Figure, ...]:
    months = (view.month, view.before)
    ordered = [_shown(view, orders, sums.ordered(month)) for month in months]
    paid = [_shown(view, orders, sums.paid(month)) for month in months]
    return (
        Figure("ordered", N_("Ordered by offices"), Unit.RUPIAH, ordered[0], Origin.OFFICE, _ORDERED, ordered[1], has_before=True),
        Figure("order_paid", N_("Paid by offices"), Unit.RUPIAH, paid[0], Origin.TOLD, _PAID, paid[1], has_before=True),
    )  # fmt: skip


def _shown(view: View, orders: Iterable[Ordered], counted: sums.Counted) -> int | None:
    return shown(_parts(view, orders, counted), view.areas)


def _parts(view: View, orders: Iterable[Ordered], counted: sums.Counted) -> Parts:
    by = sums.summed(orders, counted, lambda one: cut(one.area, view.level))
    return {code: Part(len(people), sum(people.values())) for code, people in by.items()}


def _unpaid(view: View, orders: Sequence[Ordered]) -> tuple[Figure, ...]:
    """Late is told only if nothing about a few is left when it is subtracted."""
    overdue, long_ago = sums.overdue(view.now), sums.overdue(view.now, LONG)
    waiting, late = _shown(view, orders, sums.unpaid), _shown(view, orders, overdue)
    in_time = _parts(view, orders, lambda one: sums.unpaid(one) - overdue(one))
    told_late = late if waiting is not None and is_safe(in_time, view) else None
    a_little = _parts(view, orders, lambda one: overdue(one) - long_ago(one))
    is_told = told_late is not None and is_safe(a_little, view)
    very_late = _shown(view, orders, long_ago) if is_told else None
    return (
        Figure("order_open", N_("Not yet paid by offices"), Unit.RUPIAH, waiting, Origin.TOLD, _OPEN),
        Figure("order_late", N_("Of it late, by offices"), Unit.RUPIAH, told_late, Origin.TOLD, _LATE),
        Figure("order_very_late", N_("More than 30 days late, by offices"), Unit.RUPIAH, very_late, Origin.TOLD, _VERY_LATE),
    )  # fmt: skip


def _areas(view: View, orders: Sequence[Ordered]) -> Table:
    """The areas below, with what may be told of each."""
    counted = (sums.ordered(view.month), sums.paid(view.month), *((sums.unpaid,) if view.is_running else ()))
    named = (
        (N_("Place"), "text"), (N_("Ordered by offices"), "rupiah"), (N_("Paid by offices"), "rupiah"),
        (N_("Not yet paid by offices"), "rupiah"),
    )  # fmt: skip
    rows = rows_below(view, [_parts(view, orders, one) for one in counted])
    return Table("order_areas", N_("Orders by area"), named[: 1 + len(counted)], rows, BY_AREA, Origin.TOLD)


def _table(unmet: Iterable[Posted]) -> Table:
    columns = (
        (N_("What"), "text"), (N_("How many"), "whole"), (N_("Unit of goods"), "text"), (N_("Office"), "text"),
        (N_("Producers asked"), "whole"),
    )  # fmt: skip
    rows = tuple(
        (
            Literal(one.item),
            one.quantity,
            Literal(one.unit),
            order_offices.name(one.office),
            order_offices.asked_of((one,)),
        )
        for one in unmet
    )
    return Table("unmet", N_("Nobody can"), columns, rows, _UNMET, Origin.OFFICE)


async def _nobody_can(store: Store, view: View) -> tuple[Problem, ...]:
    found = [one for one in await store.overview_orders.waiting(view.areas, view.now) if one.is_unmet]
    if len(found) == 1:
        [one] = found
        line = message(
            N_("Nobody can make this: {item} for {office}."),
            item=Literal(clipped(one.item, _NAME)), office=order_offices.name(one.office),
        )  # fmt: skip
        return (Problem(4, line, message(N_("🛒 The order")), route(DESK_NEED, str(one.id))),)
    line = message(N_("{count} orders of offices that nobody here can make."), count=len(found))
    return (Problem(len(found) * 4, line, message(N_("🛒 The orders")), route(DESK)),) if found else ()
