"""Neighbours without a smartphone, written down as a coordinator does it, straight into the database."""

import hashlib
from dataclasses import replace

from domain.roles import Grant, Role
from services import claiming
from services.neighbour_claims import NAME
from storage.claim_tickets import Secrets
from storage.producers import Producer, Product
from storage.records import Consent
from storage.store import Store
from tests.support.town import Town

KARMI = Producer(
    0, "Karmi Lestari", "ibu", "Emping Bu Karmi", "makanan_kering", "33.25.08.2005", "+6281234567110",
    phone_verified=False, nib_status="unknown", nib=None, turnover=None,
)  # fmt: skip


async def coordinator(town: Town, chat: int, area: str = "33.25.08") -> int:
    """Somebody who registers neighbours there; their number in the database."""
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        store, now = Store(tx), town.app.clock.now()
        person = await store.people.add(chat, "id", now)
        await store.people.grant(person.id, Grant(Role.COORDINATOR, area), now)
    return person.id


async def neighbour(town: Town, coordinator_id: int, producer: Producer = KARMI, *goods: str) -> int:
    """Registered by this coordinator, with a consent that was read to them."""
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        store, now = Store(tx), town.app.clock.now()
        number = await store.people.add_without_chat("id", now)
        await store.producers.add(replace(producer, person_id=number), now)
        products = tuple(Product(name) for name in goods or ("emping melinjo", "keripik tempe"))
        await store.products.add(number, products, now)
        await store.neighbours.add(number, coordinator_id, now)
        await store.consents.add(
            number, Consent("2026-11", "id", "dibacakan", recorded_by=coordinator_id), now
        )
    return number


async def slip(town: Town, number: int, code: str = "402518", token: str = "tokenofaslip") -> None:
    """A slip for this neighbour, with digits and a token that the test knows."""
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        now = town.app.clock.now()
        made = Secrets(_hash(token), now + claiming.LINK_LIFE, _hash(code), now + claiming.CODE_LIFE)
        await Store(tx).claim_tickets.add(NAME, number, made, None, now)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
