"""People on the office's lists as records that their owners may claim: they are invited, and become registered with their own
number. What the list says is not taken for granted: it stands on the card of their registration, to be confirmed or mended."""

from collections.abc import Mapping
from typing import Any

from bot.turn import Turn
from domain.categories import likely
from domain.messages import N_, Rejected, message
from domain.name_search import fold
from domain.spoken import business_name, product_names
from services.claims import Held, Source
from services.registration import Phoned
from storage.listed_people import Waiting
from storage.producers import Product
from storage.store import Store

NAME = "list"


async def _waits(store: Store) -> bool:
    return await store.listed_people.any_waits()


async def _with_phone(store: Store, number: str) -> tuple[Held, ...]:
    return tuple(_held(one) for one in await store.listed_people.with_phone(number))


async def _find(store: Store, record: int) -> Held | None:
    found = await store.listed_people.find(record)
    return _held(found) if found else None


def _held(one: Waiting) -> Held:
    shown = _in_words(one.business or one.product) or one.name
    return Held(NAME, one.id, one.name, shown, one.area, one.phone, message(N_("by the office, on its list")))


async def _adopt(turn: Turn, record: int, _phone: Phoned | None) -> Mapping[str, Any]:
    """They are not registered by it: registration goes on with what the list does not say."""
    person = await turn.known_person()
    one = await turn.store.listed_people.find(record)
    await _mark(turn, record, person.id)
    return known(one) if one is not None else {}


async def _merge(turn: Turn, record: int) -> None:
    """Whoever is registered already gets the products that are missing."""
    one = await turn.store.listed_people.find(record)
    mine = {fold(product.name) for product in await turn.store.products.of(turn.person.id)}
    missing = tuple(Product(name) for name in _products(one.product if one else "") if fold(name) not in mine)
    await turn.store.products.add(turn.person.id, missing, turn.now)
    await _mark(turn, record, turn.person.id)
    turn.say(message(N_("🤝 Put together. The products are under “🧺 My products”.")), home=True)


async def _mark(turn: Turn, record: int, person: int) -> None:
    await turn.store.listed_people.claimed(record, person, turn.now)
    await turn.store.audit.add(turn.now, person, person, "record claimed", source=NAME)


def known(one: Waiting) -> dict[str, Any]:
    """What the list says, as answers of the registration; what it does not say, or not clearly, is left to be asked."""
    products = _products(one.product)
    kinds = likely(products[0]) if products else ()
    said = {
        "name": {"name": one.name, "honorific": one.honorific}, "area": one.area, "business": _business(one.business),
        "sells": list(products) or None, "category": kinds[0].id if len(kinds) == 1 else None,
    }  # fmt: skip
    return {name: value for name, value in said.items() if value}


def _business(written: str) -> str | None:
    try:
        return business_name(_in_words(written)) if written else None
    except Rejected:
        return None


def _products(written: str) -> tuple[str, ...]:
    try:
        return product_names(written.lower() if written.isupper() else written) if written else ()
    except Rejected:
        return ()


def _in_words(text: str) -> str:
    """KERIPIK BU SITI → Keripik Bu Siti."""
    return " ".join(word[:1] + word[1:].lower() for word in text.split()) if text.isupper() else text


SOURCE = Source(NAME, _waits, _with_phone, _find, _adopt, _merge)
