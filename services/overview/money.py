"""Money in shops: what was sold and paid, who was active, what is still owed and how late."""

from collections.abc import Sequence

from bot.dialog.screen import Line, Literal
from domain.areas import find
from domain.messages import N_, message
from domain.small_numbers import FEWEST, Part, below, shown, total
from services.overview.figure import Figure, Origin, Table, Told, Unit
from services.overview.view import View
from storage.overview_money import Moved, Parts
from storage.store import Store

_SOLD = N_(
    "The businesses' own share of what was sold on consignment in the month, after the shop's commission."
)
_PAID = N_("What shops paid the businesses in the month.")
_ACTIVE = N_("Businesses with anything in their book of goods in shops in the month: brought, sold, or paid.")
_OWED = N_(
    "What shops owed the businesses at the end of the month: open bills, and goods sold but not billed yet."
)
_LATE = N_("Of the open bills: those whose day of payment has passed.")
BY_AREA = N_(
    "By where the business is. A figure about fewer than five businesses is left out, and so is any other from which it could be worked out."
)
_VERY_LATE = N_("Of the open bills: those whose day of payment passed more than 30 days ago.")


async def told(store: Store, view: View) -> Told:
    moved = await store.overview_money.moved(view.regencies, view.level, view.months)
    owed = await store.overview_money.owed(view.regencies, view.level, view.month)
    was_owed = await store.overview_money.owed(view.regencies, view.level, view.before)
    now, before = moved[view.month], moved[view.before]
    figures = (
        _figure(view, "sold", N_("Sold on consignment"), Unit.RUPIAH, (now.sold, before.sold), _SOLD),
        _figure(view, "paid", N_("Paid by shops"), Unit.RUPIAH, (now.paid, before.paid), _PAID),
        _figure(view, "active", N_("Active businesses"), Unit.WHOLE, (now.active, before.active), _ACTIVE),
        _figure(view, "owed", N_("Not yet paid"), Unit.RUPIAH, (owed, was_owed), _OWED),
    )
    late = await _late(store, view) if view.is_running else ()
    bars = [shown(moved[month].sold, view.areas) for month in view.months]
    return Told((*figures, *late), (_areas(view, now, owed),), drawn={"sold_by_month": bars})


def _figure(
    view: View, name: str, title: str, unit: Unit, parts: tuple[Parts, Parts], meaning: str
) -> Figure:
    now, before = (shown(one, view.areas) for one in parts)
    return Figure(name, title, unit, now, Origin.TOLD, meaning, before, has_before=True)


async def _late(store: Store, view: View) -> tuple[Figure, ...]:
    """Each only if nothing about a few is left when it is subtracted from the one before."""
    told = await store.overview_money.late(view.regencies, view.level, view.today)
    late = shown(told.late, view.areas) if is_safe(told.in_time, view) else None
    very = shown(told.very_late, view.areas) if late is not None and is_safe(told.a_little, view) else None
    return (
        Figure("late", N_("Of it late"), Unit.RUPIAH, late, Origin.TOLD, _LATE),
        Figure("very_late", N_("More than 30 days late"), Unit.RUPIAH, very, Origin.TOLD, _VERY_LATE),
    )


def is_safe(rest: Parts, view: View) -> bool:
    """Whether what is left when one figure is subtracted from another is about nobody, or five businesses at least."""
    left = sum((total(rest, area) for area in view.areas), Part())
    return not 0 < left.businesses < FEWEST


def _areas(view: View, now: Moved, owed: Parts) -> Table:
    named = (
        (N_("Place"), "text"), (N_("Active businesses"), "whole"), (N_("Sold on consignment"), "rupiah"),
        (N_("Paid by shops"), "rupiah"), (N_("Not yet paid"), "rupiah"),
    )  # fmt: skip
    rows = rows_below(view, [now.active, now.sold, now.paid, owed])
    return Table("areas", N_("By area"), named, rows, BY_AREA, Origin.TOLD)


def rows_below(view: View, columns: Sequence[Parts]) -> tuple[tuple[Line | int | None, ...], ...]:
    """The areas below, each with what may be told of it in each column."""
    area = view.area if len(view.areas) == 1 else ""
    cells = [_below(view, parts, area) for parts in columns]
    codes = sorted({code for column in cells for code in column})
    return tuple((place(code, area), *(column.get(code, 0) for column in cells)) for code in codes)


def _below(view: View, parts: Parts, area: str) -> dict[str, int | None]:
    if len(view.areas) > 1:
        return {code: shown(parts, (code,)) for code in view.areas}
    return below(parts, area)


def place(code: str, above: str) -> Line:
    """The name of an area below another; what has no area of its own there is of an unknown village."""
    found = find(code)
    if found is None:
        return Literal(code)
    return message(N_("Village unknown")) if code == above else Literal(found.name)
