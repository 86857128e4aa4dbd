"""Shops of the office's list: the five that sold most and the five that sold least, and every other of which may be told."""

from collections.abc import Sequence

from bot.dialog.screen import Literal
from domain.areas import find, is_within
from domain.messages import N_
from domain.small_numbers import FEWEST, REGENCY, cut
from services.overview.figure import Origin, Table, Told
from services.overview.view import View
from storage.overview_money import OutletMonth
from storage.store import Store

_MOST = 5
_MEANING = N_("Shops of the office's list here, by what businesses of their regency sold there in the month (own share). Only shops with five such businesses or more.")  # fmt: skip


async def told(store: Store, view: View) -> Told:
    found = await _tellable(store, view)
    here = [one for one in found if any(is_within(one.area, area) for area in view.areas)]
    best, rest = here[:_MOST], here[_MOST:]
    drawn = {"best": [_drawn(one) for one in best], "worst": [_drawn(one) for one in rest[-_MOST:][::-1]]}
    columns = (
        (N_("Shop"), "text"), (N_("Place"), "text"), (N_("Businesses"), "whole"), (N_("Sold on consignment"), "rupiah"),
    )  # fmt: skip
    rows = tuple((Literal(one.name), place_of(one.area), one.part.businesses, one.part.sum) for one in here)
    table = Table("outlets", N_("By shop"), columns, rows, _MEANING, Origin.TOLD)
    return Told(tables=(table,), drawn=drawn)


async def _tellable(store: Store, view: View) -> list[OutletMonth]:
    """Of each regency those shops beside which the rest of its sales is not about a few: worked out for the whole regency,
    wherever somebody looks from, so that no two views differ by a shop."""
    found = await store.overview_money.outlets(view.regencies, view.month)
    large = [one for one in found if one.part.businesses >= FEWEST]
    hidden: set[int] = set()
    for regency in sorted({cut(one.area, REGENCY) for one in large}):
        here = [one for one in large if cut(one.area, REGENCY) == regency]
        hidden |= await _to_hide(store, view, regency, here)
    return [one for one in large if one.outlet not in hidden]


async def _to_hide(store: Store, view: View, regency: str, here: Sequence[OutletMonth]) -> set[int]:
    outside = await store.overview_money.outside(regency, view.month, [one.outlet for one in here])
    if not 0 < outside < FEWEST:
        return set()
    return {min(here, key=lambda one: (one.part.businesses, one.outlet)).outlet}


def _drawn(one: OutletMonth) -> dict[str, object]:
    return {"name": one.name, "businesses": one.part.businesses, "rupiah": one.part.sum}


def place_of(area: str) -> Literal:
    """The short name of an area, its code where it has none."""
    found = find(area)
    return Literal(found.name if found else area)
