"""What follows a pass: the shop with its usual terms in the producer's book of titip jual, and shops that invite products
which passed elsewhere."""

from dataclasses import dataclass

from bot.dialog.screen import Button, Screen, route
from bot.turn import Turn
from domain.consignment.terms import Basis
from domain.curation.application import CHANNELS, Application, Target, channel_of
from domain.curation.states import State
from domain.messages import N_, message
from domain.outlets import Outlet
from domain.places import apart
from domain.zones import at_outlet, kecamatan, regency, zones_of
from services import papers
from services.cases import evidence
from services.consignment import shops
from services.consignment.shops import NET, NewShopAnswers, PaidWhen
from services.curation import words
from services.curation.applying import lacks_halal
from services.curation.reach import reach_of
from storage.curation_offers import Invitation, Ready
from storage.curations import Seen

_KONTRA_BON, _WEEKLY = 30, 7
_SMALL_SHOP = "c1000"
"""A commission of 10 % is usual in small shops, a net price paid after kontra bon in modern ones (market.md 1.1): a
suggestion, which the producer sees and changes."""


async def prepare(turn: Turn, outlet: Outlet) -> int:
    """The shop is in this producer's book from now on, with terms that are usual for its kind unless there are some
    already. Raises Rejected over 300 shops. Returns its number."""
    modern = outlet.kind in CHANNELS
    paid = (
        PaidWhen(basis=Basis.DOCUMENTS, days=_KONTRA_BON)
        if modern
        else PaidWhen(basis=Basis.SALE_REPORT, days=0)
    )
    how = NET if modern else _SMALL_SHOP
    return await shops.add(turn, NewShopAnswers(outlet={"id": outlet.id}, how=how, paid=paid, visits=_WEEKLY))


async def shops_of(turn: Turn, one: Application) -> tuple[Outlet, ...]:
    """The shops that an application is about: the one, or all of the chain in the regency, the nearest first."""
    target = one.target
    if target.outlet is not None:
        found = await turn.store.outlets.find(turn.person.id, target.outlet)
        return (found,) if found is not None else ()
    listed = await turn.store.outlets.of_office((target.area,))
    chain = [shop for shop in listed if shop.chain == target.chain]
    return tuple(sorted(chain, key=lambda shop: (_away(one.home, shop), shop.name)))


def _away(home: str, shop: Outlet) -> float:
    km = apart(home, shop.area)
    return 10_000.0 if km is None else km


async def supplied_from(turn: Turn, outlet: Outlet) -> tuple[str, ...]:
    """The areas from which a shop is supplied: the kecamatan of its zone; its regency where none is drawn."""
    there = regency(outlet.area)
    zones = zones_of(outlet.area, await turn.store.zones.of((there,)), outlet.zone)
    if not zones:
        return (there,)
    return tuple(
        sorted({code for zone in zones for code in zone.kecamatan} | {kecamatan(outlet.area)} - {""})
    )


async def ready_for(turn: Turn, outlet: Outlet) -> tuple[Ready, ...]:
    """Products that passed elsewhere and are not yet on their way to this shop, of its zone or let in by an officer."""
    areas = await supplied_from(turn, outlet)
    let_in = await turn.store.zones.allowances(at_outlet(outlet.id or 0))
    return await turn.store.curation_offers.ready(outlet.id or 0, areas, turn.person.id, let_in)


async def curated_shops(turn: Turn) -> tuple[Outlet, ...]:
    """The shops of the office's list for which this person curates, by name."""
    reach = await reach_of(turn)
    listed = await turn.store.outlets.of_office((*reach.areas, *reach.shop_areas))
    own = {one.id: one for one in listed}
    for number in reach.outlets:
        found = await turn.store.outlets.find(0, number)
        if found is not None:
            own[number] = found
    return tuple(sorted(own.values(), key=lambda one: one.name))


async def invite(turn: Turn, outlet: Outlet, product: int) -> Ready | None:
    """Ask the producer whether they would like to sell there. None when that product is not ready for it (any more)."""
    one = next((ready for ready in await ready_for(turn, outlet) if ready.product == product), None)
    if one is None:
        return None
    number = await turn.store.curation_offers.invite(one, outlet.id or 0, turn.person.id, turn.now)
    if number is None:
        return one
    await turn.store.audit.add(turn.now, turn.person.id, one.producer, "curation invited", outlet=outlet.id)
    producer = await turn.store.people.reachable(one.producer)
    if producer is not None:
        turn.tell(producer, invitation(Invitation(number, one.producer, one.product, outlet.id or 0, one.goods, outlet.name, outlet.kind, turn.person.id)))  # fmt: skip
    return one


def invitation(one: Invitation) -> Screen:
    """What the producer is asked."""
    asked = message(
        N_("💌 {shop} would like to sell your {goods}. It passed already, so there is no new application. Would you like to?"),
        shop=one.shop, goods=one.goods,
    )  # fmt: skip
    number = str(one.id)
    yes = Button(message(N_("✅ Yes, gladly")), route("curation_yes", number))
    return Screen((asked,), ((yes, Button(message(N_("🙏 Not now")), route("curation_no", number))),))


@dataclass(frozen=True, slots=True)
class Accepted:
    """`seen`: the application that stands now at "passed"; None: it was there already."""

    seen: Seen | None
    outlet: Outlet


async def accept(turn: Turn, one: Invitation) -> Accepted | None:
    """The product is passed for this shop, whose page is made in the producer's book. None when shop or goods are gone."""
    outlet = await turn.store.outlets.find(turn.person.id, one.outlet)
    goods = await papers.find(turn, f"p{one.product}")
    if outlet is None or goods is None:
        return None
    if not await turn.store.curation_offers.answer(one.id, turn.now, is_accepted=True):
        return None
    channel = channel_of(outlet.kind)
    proof = await evidence.of_readiness(turn, goods, channel, outlet.name)
    passed = Application(
        0, turn.person.id, one.product, Target(outlet.area, outlet=outlet.id), channel, State.PASSED, 1,
        lacks_halal=await lacks_halal(turn, goods, channel),
    )  # fmt: skip
    number = await turn.store.curations.add(passed, proof.body, proof.as_of, turn.now)
    await prepare(turn, outlet)
    await turn.store.audit.add(
        turn.now, turn.person.id, turn.person.id, "curation invitation accepted", outlet=outlet.id
    )
    await _tell_shop(turn, one, number)
    seen = await turn.store.curations.find(turn.person.id, number) if number else None
    return Accepted(seen, outlet)


async def decline(turn: Turn, one: Invitation) -> None:
    """The shop hears it, without a reason being asked for."""
    if await turn.store.curation_offers.answer(one.id, turn.now, is_accepted=False):
        await _tell_shop(turn, one, None)


async def _tell_shop(turn: Turn, one: Invitation, number: int | None) -> None:
    asker = await turn.store.people.reachable(one.invited_by)
    if asker is None:
        return
    text = N_("✅ {goods} comes to {shop}: the producer said yes. Next: how many for the trial?") if number else N_("🙏 {goods} does not come to {shop} for now.")  # fmt: skip
    told = message(text, goods=one.goods, shop=one.shop)
    rows: words.Rows = ((Button(message(N_("👀 Look")), route(words.CARD, str(number))),),) if number else ()
    turn.tell(asker, Screen((told,), rows))
