"""What somebody curates, and as whom: the office of the producer's area, the shop itself – never whoever applied."""

from collections.abc import Iterable
from dataclasses import replace

from bot.dialog.argument import number_in
from bot.turn import Turn
from domain.areas import is_within
from domain.curation.application import Application
from domain.curation.states import FOR_OFFICE, SEEN_BY_SHOP, Who
from domain.roles import Action, Grant, Role, scope
from domain.zones import regency
from storage.curations import Reach, Seen
from storage.store import Store


async def reach_of(turn: Turn) -> Reach:
    """Of the turn's person."""
    return await reach_for(turn.store, turn.person.id)


async def reach_for(store: Store, person: int) -> Reach:
    """Of anybody, as their roles are now."""
    grants = await store.people.grants(person)
    return replace(await reach_at(store, person, grants), areas=scope(grants, Action.REVIEW))


async def reach_at(store: Store, person: int, grants: Iterable[Grant]) -> Reach:
    """Of a shop's person: what these grants let them see for their shops."""
    shops = [one for one in grants if one.role is Role.RETAILER]
    bound = [one for one in shops if one.outlet is not None]
    chains = {pair for one in bound if (pair := await _chain(store, one)) is not None}
    return Reach(
        person, (), tuple(sorted({one.outlet or 0 for one in bound})),
        tuple(one.area for one in shops if one.outlet is None), tuple(sorted(chains)),
    )  # fmt: skip


async def _chain(store: Store, grant: Grant) -> tuple[str, str] | None:
    """The chain that a bound shop belongs to, and its regency."""
    shop = await store.outlets.find_listed(grant.outlet or 0, (grant.area,))
    return (shop.chain, regency(shop.area)) if shop is not None and shop.chain else None


async def office_waits(turn: Turn) -> int:
    """How many applications wait for the office's word, where this person is the office."""
    counts = await turn.store.curations.counts(await reach_of(turn))
    return sum(counts.get(state, 0) for state in FOR_OFFICE)


def who_in(reach: Reach, one: Application) -> frozenset[Who]:
    """As whom this person stands to an application; nobody for one that is out of reach."""
    if one.producer == reach.me:
        return frozenset({Who.PRODUCER})
    found = set()
    if any(is_within(one.home, area) for area in reach.areas):
        found.add(Who.OFFICE)
    if one.state in SEEN_BY_SHOP and _is_of_shop(reach, one):
        found.add(Who.RETAILER)
    return frozenset(found)


def _is_of_shop(reach: Reach, one: Application) -> bool:
    target = one.target
    in_area = any(is_within(target.area, area) for area in reach.shop_areas)
    return in_area or target.outlet in reach.outlets or (target.chain, target.area) in reach.chains


def number_of(argument: str) -> int:
    """The number in a button; 0 for anything else."""
    return number_in(argument.partition(".")[0])


async def find(turn: Turn, argument: str) -> tuple[Seen, frozenset[Who]] | None:
    """The application of a button for an officer or a shop, and as whom they see it; the look is noted."""
    reach = await reach_of(turn)
    seen = await turn.store.curations.within(reach, number_of(argument))
    if seen is None:
        return None
    who = who_in(reach, seen.application)
    number = seen.application.id
    await turn.store.audit.add(
        turn.now, turn.person.id, seen.application.producer, "curation seen", curation=number
    )
    return seen, who
