"""Businesses: registered against the target, linked to modern retail, and the papers they were given."""

from domain.messages import N_
from domain.small_numbers import shown
from services.census import board
from services.certificate_words import paper_name
from services.overview.figure import Figure, Origin, Table, Told, Unit
from services.overview.view import View
from storage.overview_people import Papers
from storage.store import Store

BASELINE = 70
"""Tenths of a percent: 7 percent of small businesses linked to supply chains of industry, a national figure repeated from
November 2022 to June 2023 (market.md 3.1, S104 and S105)."""
_REGISTERED = N_("Businesses registered in Laris until the end of the month.")
_LINKED = N_(
    "Businesses that at the end of the month had an agreement with a minimarket, a supermarket or a chain, or an order of an industry that goes on month by month."
)
_SHARE = N_("Of the registered businesses those with such an agreement or order. For comparison: 7 percent were linked to industry in all of Indonesia (figure of the government, 2022–2023); it counts something a little different.")  # fmt: skip
_ISSUED = N_("Papers whose day of issue lies in the month, as recorded by the businesses or the office.")


async def told(store: Store, view: View) -> Told:
    people = store.overview_people
    registered, was = await people.registered(view.areas, view.ends(view.month), view.begins(view.month))
    linked = shown(
        await people.linked(view.regencies, view.level, view.last_day, min(view.now, view.ends(view.month))),
        view.areas,
    )
    issued = await people.issued(view.areas, view.month, view.last_day)
    share = None if linked is None else linked * 1_000 // registered if registered else 0
    figures = (
        Figure("registered", N_("Registered businesses"), Unit.WHOLE, registered, Origin.OFFICE, _REGISTERED, was, has_before=True),
        *(await _target(store, view)),
        Figure("linked", N_("In minimarkets, chains, industry"), Unit.WHOLE, linked, Origin.TOLD, _LINKED),
        Figure("share", N_("Linked to retail or industry"), Unit.TENTHS, share, Origin.TOLD, _SHARE),
        Figure("issued", N_("Papers issued"), Unit.WHOLE, sum(one.count for one in issued), Origin.TOLD, _ISSUED),
    )  # fmt: skip
    return Told(figures, (_papers(issued),), drawn={"baseline": BASELINE})


async def _target(store: Store, view: View) -> tuple[Figure, ...]:
    """Targets are of today; of several areas side by side there is none."""
    if len(view.areas) != 1:
        return ()
    found = await board.target_of(store, view.area, await store.census.targets())
    meaning = N_(
        "How many are to be registered: as an officer set it, or the share of the area in the target above."
    )
    if found is None:
        return ()
    return (
        Figure("target", N_("Target of registrations"), Unit.WHOLE, found.people, Origin.OFFICE, meaning),
    )


def _papers(issued: tuple[Papers, ...]) -> Table:
    columns = ((N_("Paper"), "text"), (N_("Issued"), "whole"), (N_("Of them verified by officers"), "whole"))
    rows = tuple((paper_name(one.paper), one.count, one.verified) for one in issued)
    return Table("papers", N_("By paper"), columns, rows, _ISSUED, Origin.TOLD)
