"""Curation: how many products were put forward for a shelf, how many stand there, and what waits too long for the office."""

from datetime import timedelta

from bot.dialog.screen import route
from domain.messages import N_, message
from services.overview.figure import Figure, Origin, Problem, Told, Unit
from services.overview.view import View
from storage.store import Store

PATIENCE = timedelta(days=14)
_APPLIED = N_("Products put forward for the shelf of a shop or chain in the month.")
_LISTED = N_("Products that passed curation and are on the shelf today.")


async def told(store: Store, view: View) -> Told:
    found = await store.overview_people.curated(
        view.areas, view.begins(view.month), view.ends(view.month), view.now - PATIENCE
    )
    applied = Figure("applied", N_("Products put forward for curation"), Unit.WHOLE, found.applied, Origin.OFFICE, _APPLIED)  # fmt: skip
    if not view.is_running:
        return Told((applied,), problems=_waiting(found.stale) if view.is_recent else ())
    listed = Figure("listed", N_("Curated products on the shelf"), Unit.WHOLE, found.listed, Origin.OFFICE, _LISTED)  # fmt: skip
    return Told((applied, listed), problems=_waiting(found.stale))


def _waiting(count: int) -> tuple[Problem, ...]:
    if not count:
        return ()
    line = message(N_("{count} products have waited for curation for more than 14 days."), count=count)
    return (Problem(count * 3, line, message(N_("🛒 Curation")), route("curations")),)
