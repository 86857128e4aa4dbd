"""Looking a producer up: what somebody typed becomes a name, a phone number or a NIB; every look is noted."""

from dataclasses import dataclass
from datetime import datetime

from bot.dialog.argument import number_in
from bot.turn import Turn
from domain.areas import is_within
from domain.messages import Rejected
from domain.nib import parse_nib
from domain.phone import parse_phone
from domain.roles import Action, scope
from domain.spoken import clean
from services import seen
from storage.listed_people import Waiting
from storage.producer_search import Hit, Sought
from storage.producers import Producer
from storage.records import Consent

FEWEST = 3
"""Letters of a name: two would list half a regency."""


@dataclass(frozen=True, slots=True)
class Found:
    """A producer as an officer sees them: `hears`: they have a chat; `waits`: a coordinator's record whose owner has not
    come; `given`: what they agreed to, and when."""

    producer: Producer
    goods: tuple[str, ...]
    hears: bool
    waits: bool
    given: tuple[Consent, datetime] | None


async def areas(turn: Turn) -> tuple[str, ...]:
    """Where this person may look producers up."""
    return scope(await turn.store.people.grants(turn.person.id), Action.LOOK_UP)


def understand(text: str) -> Sought | None:
    """None when it is too little to look for."""
    said = clean(text)
    digits = "".join(character for character in said if character.isdecimal())
    if len(digits) >= 8:
        return _by_digits(said)
    return Sought(words=said) if len(said) >= FEWEST else None


def _by_digits(said: str) -> Sought:
    for reads, made in ((parse_nib, "nib"), (parse_phone, "phone")):
        try:
            return Sought(**{made: str(reads(said))})
        except Rejected:
            continue
    return Sought(words=said)


async def page(turn: Turn, sought: Sought, first: int, most: int) -> tuple[int, tuple[Hit, ...]]:
    """How many there are in this person's areas, and some of them."""
    within = await areas(turn)
    hits = await turn.store.producer_search.page(within, sought, first, most)
    await seen.note(turn, (hit.person_id for hit in hits), "producer found")
    return await turn.store.producer_search.count(within, sought), hits


async def invited(turn: Turn, sought: Sought, first: int, most: int) -> tuple[int, tuple[Waiting, ...]]:
    """Whoever is only on a list of the office: how many in this person's areas, and some of them."""
    return await turn.store.listed_people.search(await areas(turn), sought, first, most)


async def find_invited(turn: Turn, argument: str) -> Waiting | None:
    """Somebody who is only on a list, of this person's areas, by whatever a button carries. The look is noted."""
    found = await turn.store.listed_people.find(number_in(argument))
    if found is None or not any(is_within(found.area, prefix) for prefix in await areas(turn)):
        return None
    await turn.store.audit.add(turn.now, turn.person.id, None, "list person seen", row=found.id)
    return found


async def find(turn: Turn, argument: str) -> Found | None:
    """A producer of this person's areas, by whatever a button carries."""
    person, store = number_in(argument), turn.store
    if not await store.producer_search.lives_within(await areas(turn), person):
        return None
    producer = await store.producers.find(person)
    if producer is None:
        return None
    await seen.note(turn, (person,), "producer seen")
    goods = tuple(product.name for product in await store.products.of(person))
    waits = bool(await store.neighbours.unclaimed(person_id=person))
    hears = await store.producer_search.hears(person)
    return Found(producer, goods, hears, waits, await store.consents.latest(person))
