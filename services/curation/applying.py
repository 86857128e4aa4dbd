"""Applying for a place on a shelf: where one may apply, the check of that day frozen beside it, the halal switch of the office."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.turn import Turn
from domain.cases.circle import containing
from domain.curation.application import Application, Target, channel_of
from domain.curation.states import Move, State
from domain.form_answers import FormAnswers
from domain.messages import N_, Message, Rejected
from domain.outlets import Outlet, OutletKind
from domain.papers import Status
from domain.places import apart
from domain.zones import Allowance, Supply, Zone, at_outlet, regency, supply, too_far
from services import papers
from services.cases import evidence
from services.curation import moving
from services.curation.reach import number_of
from services.papers import Goods
from storage.curations import Seen
from storage.producers import Product

HALAL_FIRST = N_(
    "🟢 Your office asks for the halal certificate first. With it, apply again: nothing else is missing here."
)
MOST = 30
"""Applications of one producer that are open at the same time."""


class ApplyAnswers(FormAnswers):
    """`product`: its number; `target`: "o12" or "cAlfamart"; rupiah, days, pieces a week; Telegram's ids of photos."""

    product: str
    target: str
    price: int | None = None
    shelf_life: int | None = None
    capacity: int | None = None
    front: str | None = None
    back: str | None = None
    photo: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where one may apply. `far`: why it lies outside the zone, None when it does not; `km` None: not known."""

    target: Target
    name: str
    kind: OutletKind
    km: float | None = None
    far: Message | None = None


async def places(turn: Turn) -> Mapping[str, Place]:
    """Shops and chains of the producer's regency by what buttons carry: chains first, then what lies nearest."""
    producer = await turn.store.producers.find(turn.person.id)
    if producer is None:
        return {}
    there = regency(producer.area)
    shops = await turn.store.outlets.of_office((there,))
    zones = await turn.store.zones.of((there,))
    held = await turn.store.zones.allowances_of(producer.person_id)
    found = [_chain(name, there) for name in sorted({one.chain for one in shops if one.chain})]
    near = [_shop(one, _supply(producer.area, one, zones, held), producer.area) for one in shops]
    near.sort(
        key=lambda place: (place.far is not None, place.km if place.km is not None else 10_000, place.name)
    )
    return {str(place.target): place for place in (*found, *near)}


def _supply(home: str, one: Outlet, zones: Sequence[Zone], held: Mapping[str, Allowance]) -> Supply:
    """Zones count, unless an officer lets this producer supply this shop all the same."""
    allowed = held.get(at_outlet(one.id or 0))
    return supply(home, one.area, zones, named=one.zone, reason=allowed.reason if allowed else None)


def _chain(name: str, area: str) -> Place:
    return Place(Target(area, chain=name), name, OutletKind.MINIMARKET)


def _shop(one: Outlet, found: Supply, home: str) -> Place:
    far = too_far(found) if found.is_far else None
    return Place(Target(one.area, outlet=one.id), one.name, one.kind, apart(home, one.area), far)


@dataclass(frozen=True, slots=True)
class Applied:
    """The number of a new application; or None: the halal certificate comes first. `goods`, `place`: what and where."""

    number: int | None
    goods: Goods
    place: Place
    lacks_halal: bool


async def apply(turn: Turn, answers: ApplyAnswers) -> Applied:
    """Hand it in. Raises Rejected when product or shop are gone, when it is on its way there already, or over 30."""
    place = (await places(turn)).get(answers.target)
    product = await turn.store.products.find(turn.person.id, int(answers.product))
    if place is None or product is None:
        raise Rejected(N_("That is no longer here. Please choose again with /kurasi."))
    before = await turn.store.curations.of(turn.person.id)
    if len([one for one in before if one.application.state not in (State.FAILED, State.WITHDRAWN)]) >= MOST:
        raise Rejected(N_("You already have {most} applications. Wait for an answer first."), most=MOST)
    await _know(turn, product, answers)
    goods = await papers.find(turn, f"p{product.id}")
    if goods is None:
        raise Rejected(N_("That is no longer here. Please choose again with /kurasi."))
    lacks = await lacks_halal(turn, goods, channel_of(place.kind))
    if lacks and await blocks(turn):
        return Applied(None, goods, place, lacks)
    return Applied(await _add(turn, answers, goods, place, lacks), goods, place, lacks)


async def _add(turn: Turn, answers: ApplyAnswers, goods: Goods, place: Place, lacks: bool) -> int:
    channel = channel_of(place.kind)
    proof = await evidence.of_readiness(turn, goods, channel, place.name)
    one = Application(
        0, turn.person.id, int(answers.product), place.target, channel, State.SUBMITTED, 1, front=answers.front,
        back=answers.back, photo=answers.photo, is_far=place.far is not None, lacks_halal=lacks,
    )  # fmt: skip
    number = await turn.store.curations.add(one, proof.body, proof.as_of, turn.now)
    if number is None:
        raise Rejected(N_("This product is on its way to that shop already."))
    await turn.store.audit.add(
        turn.now,
        turn.person.id,
        turn.person.id,
        "curation applied",
        curation=number,
        target=str(place.target),
    )
    return number


async def _know(turn: Turn, product: Product, answers: ApplyAnswers) -> None:
    """What was told on the way belongs to the product."""
    told = replace(
        product, price=answers.price or product.price, photo=product.photo or answers.photo,
        shelf_life_days=answers.shelf_life or product.shelf_life_days,
        weekly_capacity=answers.capacity or product.weekly_capacity,
    )  # fmt: skip
    if told != product:
        await turn.store.products.change(turn.person.id, told)


async def lacks_halal(turn: Turn, goods: Goods, channel: str) -> bool:
    """Whether halal is required of these goods there, and not held today."""
    ready = await papers.ready(turn, goods, channel)
    return any(
        line.is_required and line.status is not Status.HAVE
        for line in ready.lines
        if line.subject.startswith("halal") or line.paper.startswith("halal")
    )


async def blocks(turn: Turn) -> bool:
    """Whether this producer's office holds up applications without halal."""
    producer = await turn.store.producers.find(turn.person.id)
    return await turn.store.curation_offers.halal_blocks(containing(producer.area if producer else ""))


async def again(turn: Turn, argument: str) -> Seen | None:
    """Hand it in again, with the check of today. Raises Rejected where the office asks for halal first."""
    before = await turn.store.curations.find(turn.person.id, number_of(argument))
    goods = await papers.find(turn, f"p{before.application.product}") if before is not None else None
    if before is not None and goods is not None and await _is_held_up(turn, before.application, goods):
        raise Rejected(HALAL_FIRST)
    seen = await moving.by_producer(turn, argument, Move.RESUBMIT)
    if seen is None:
        return None
    one = seen.application
    if goods is not None:
        proof = await evidence.of_readiness(turn, goods, one.channel, seen.shop)
        lacks = await lacks_halal(turn, goods, one.channel)
        await turn.store.curations.renew_proof(one.id, proof.body, proof.as_of, lacks_halal=lacks)
    return seen


async def _is_held_up(turn: Turn, one: Application, goods: Goods) -> bool:
    stands = one.state is State.INCOMPLETE
    return stands and await lacks_halal(turn, goods, one.channel) and await blocks(turn)
