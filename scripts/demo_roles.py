"""Roles at work in the demo: an administrator, a coordinator with two neighbours, an invitation that is out. All made up."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from domain.roles import Grant, Role
from services import invitations
from services.neighbours import SPOKEN
from storage.producers import Producer, Product
from storage.records import Consent
from storage.store import Store

YATI, SUMI, TUTI = 7006, 7007, 7008
_LIMPUNG = "33.25.08"
_NEIGHBOURS = (
    (
        Producer(
            0, "Sumi Rahayu", "ibu", "Rengginang Bu Sumi", "makanan_kering", "33.25.08.2005", "+6281200000107",
            phone_verified=False, nib_status="unknown", nib=None, turnover=None,
        ),
        ("rengginang", "opak"),
    ),
    (
        Producer(
            0, "Parti", None, "Anyaman Mbah Parti", "kerajinan", "33.25.08.2006", None, phone_verified=False,
            nib_status="unknown", nib=None, turnover=None,
        ),
        ("besek", "tampah"),
    ),
)  # fmt: skip


def people() -> list[dict[str, Any]]:
    """Their phones: Sumi has just got hers, and may claim what Yati wrote down."""
    return [
        {"id": YATI, "first_name": "Yati", "language_code": "id", "phone": "+6281200000106",
         "role_label": "Pendamping Limpung", "started": True},
        {"id": SUMI, "first_name": "Sumi", "language_code": "id", "phone": "+6281200000107",
         "role_label": "Dicatat Bu Yati"},
        {"id": TUTI, "first_name": "Tuti", "language_code": "id", "phone": "+6281200000108",
         "role_label": "Admin dinas", "started": True},
    ]  # fmt: skip


@dataclass(frozen=True)
class Numbers:
    """Who is who, by their number among the people: administrator, coordinator, one of her neighbours."""

    tuti: int
    yati: int
    parti: int


async def add(store: Store, now: datetime) -> Numbers:
    yati = await store.people.add(YATI, "id", now)
    await store.role_holders.give(yati.id, Grant(Role.COORDINATOR, _LIMPUNG), "Yati", now)
    tuti = await store.people.add(TUTI, "id", now)
    await store.role_holders.give(tuti.id, Grant(Role.ADMIN, "33.25"), "Tuti", now)
    await invitations.invite(store, Grant(Role.COORDINATOR, "33.25.02"), now, 30, "Slamet", tuti.id)
    written = [
        await _write_down(store, yati.id, producer, goods, now - timedelta(days=20 - number))
        for number, (producer, goods) in enumerate(_NEIGHBOURS)
    ]
    return Numbers(tuti.id, yati.id, written[-1])


async def _write_down(
    store: Store, coordinator: int, producer: Producer, goods: tuple[str, ...], at: datetime
) -> int:
    number = await store.people.add_without_chat("id", at)
    consent = Consent(SPOKEN, "id", "contoh", recorded_by=coordinator, witness="Pak RT Darto")
    await store.consents.add(number, consent, at)
    await store.producers.add(replace(producer, person_id=number), at)
    await store.products.add(number, tuple(Product(name) for name in goods), at)
    await store.neighbours.add(number, coordinator, at)
    return number
