"""Example people and businesses of Batang for the demo. All of them are made up."""

import random
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from domain import areas
from scripts import (
    demo_agenda,
    demo_announcements,
    demo_cases,
    demo_catalogue,
    demo_census,
    demo_certificates,
    demo_consignment,
    demo_curation,
    demo_orders,
    demo_roles,
    demo_trade,
)
from storage import migrate, outbox
from storage.engine import Database
from storage.producers import Producer, Product
from storage.records import Consent
from storage.role_holders import RoleHolders
from storage.store import Store

BUDI = 7002
KNOWN = {"Endah": 7004, "Karmi": 7005}
HOMES = {"Endah": "33.25.02.2001", "Karmi": "33.25.08.2005"}
"""Two more producers with half a year of books; their phones stand beside the others."""
_KINDS = (
    ("makanan_kering", "Keripik", ("keripik tempe", "keripik singkong")),
    ("makanan_kering", "Emping", ("emping melinjo",)),
    ("makanan_basah", "Serabi", ("serabi", "kue lapis")),
    ("daging_ikan_kering", "Ikan Asin", ("ikan asin jambal", "keripik ikan")),
    ("minuman_kering_serbuk", "Kopi", ("kopi bubuk Batang", "jahe serbuk")),
    ("fashion_batik", "Batik", ("batik tulis", "batik cap")),
    ("mebel", "Mebel", ("kursi jati", "meja tamu")),
    ("kerajinan", "Anyaman", ("anyaman bambu",)),
)  # fmt: skip
_NAMES = (
    "Siti",
    "Wati",
    "Darsono",
    "Sri",
    "Karmi",
    "Slamet",
    "Yuli",
    "Tarno",
    "Endah",
    "Casmadi",
    "Nur",
    "Warsito",
)


_BUDIS = (
    Product("keripik tempe", "bungkus", 8_000, 60, 200),
    Product("rempeyek kacang", "bungkus", 10_000, 30, 120),
)


def goods() -> list[str]:
    """The names of everything that somebody sells here: what there are photos of."""
    known = [one.name for one in (*_BUDIS, *(one for own in demo_consignment.PEOPLE.values() for one in own))]
    return list(dict.fromkeys([*known, *(name for _, _, names in _KINDS for name in names)]))


def cast(invitation: str) -> dict[str, Any]:
    """Who has a phone on the page; the officer's link carries her invitation."""
    return {
        "people": [
            {"id": 7001, "first_name": "Siti", "language_code": "id", "phone": "+6281200000101",
             "role_label": "Produsen baru", "start": "d_332508"},
            {"id": BUDI, "first_name": "Budi", "language_code": "id", "phone": "+6281200000102",
             "role_label": "Produsen terdaftar"},
            {"id": 7003, "first_name": "Ratna", "language_code": "id", "phone": "+6281200000103",
             "role_label": "Petugas dinas", "start": invitation},
            {"id": KNOWN["Endah"], "first_name": "Endah", "language_code": "id", "phone": "+6281200000104",
             "role_label": "Kopi, titip di 3 toko", "started": True},
            {"id": KNOWN["Karmi"], "first_name": "Karmi", "language_code": "id", "phone": "+6281200000105",
             "role_label": "Emping, titip di 3 toko", "started": True},
            *demo_roles.people(),
            *demo_curation.people(),
            *demo_orders.people(),
            {"id": demo_cases.WAHYU, "first_name": "Wahyu", "language_code": "id", "has_phone": False, "started": True},
            *_quiet(7_100, len(areas.children("33.25")) * 3), *_quiet(demo_announcements.FIRST, demo_announcements.CROWD),
        ],
        "groups": [{"id": demo_cases.GROUP, "title": "Petugas Bandar", "members": [demo_cases.WAHYU, 7003]}],
        "places": [
            {"name": "Pasar Limpung", "latitude": -7.016, "longitude": 109.928},
            {"name": "Alun-alun Batang", "latitude": -6.908, "longitude": 109.730},
            {"name": "Jayapura, Papua", "latitude": -2.533, "longitude": 140.718},
        ],
    }  # fmt: skip


def _quiet(first: int, count: int) -> list[dict[str, Any]]:
    """People whose phones are not on the page, for the stand-in for Telegram."""
    return [
        {"id": first + at, "first_name": "Warga", "language_code": "id", "has_phone": False, "started": True}
        for at in range(count)
    ]


async def fill(database_url: str, photos: Mapping[str, str] | None = None) -> None:
    """Migrate the database and write the examples; once only. `photos`: file ids by the name of a good."""
    database = Database(database_url)
    await migrate.upgrade(database)
    now = datetime.now(UTC)
    async with database.transaction() as tx:
        store = Store(tx)
        is_new = not await store.producers.count_within(("",))
        if is_new:
            budi = await _add_budi(store, now)
            others = await _add_neighbours(store, now)
            await demo_certificates.add(store, now)
            known = await _add_books(store, budi, now)
            await demo_trade.add(store, others, now)
            roles = await demo_roles.add(store, now)
            announced = demo_announcements.Cast(roles.tuti, (known["Endah"], known["Karmi"], *others[:9]))
            await demo_announcements.add_past(tx, announced, now)
            calls = await demo_cases.add(store, known["Endah"], known["Karmi"], RoleHolders(tx), now)
            await outbox.add(tx, calls, now)
            await demo_curation.add(store, roles.tuti, known["Endah"], budi, known["Karmi"], now)
            invited = demo_agenda.Cast(roles.tuti, roles.parti, budi, known["Endah"], known["Karmi"], others)
            await demo_agenda.add(store, invited, now)
            makers = (budi, known["Endah"], known["Karmi"], *others)
            await demo_catalogue.add(store, makers, photos or {}, now)
            await demo_orders.add(tx, known["Karmi"], others, now)
    if is_new:
        await demo_census.add(database, now)
    await database.close()


async def _add_budi(store: Store, now: datetime) -> int:
    budi = await store.people.add(BUDI, "id", now)
    await store.consents.add(budi.id, Consent("2026-11", "id", "contoh"), now)
    await store.producers.add(
        Producer(
            budi.id, "Budi Santoso", "bapak", "Keripik Pak Budi", "makanan_kering", "33.25.08.2005",
            "+6281200000102", phone_verified=True, nib_status="have", nib="1234567890123", turnover="3m_5m",
        ),
        now,
    )  # fmt: skip
    await store.products.add(budi.id, (*_BUDIS, Product("emping manis", "kg")), now)
    return budi.id


async def _add_books(store: Store, budi: int, now: datetime) -> dict[str, int]:
    """Shops of the office's list, and half a year of three producers there; the numbers of two of them."""
    numbers: dict[str, int] = {}
    await demo_consignment.add_list(store, now)
    await demo_consignment.add_history(store, budi, _BUDIS, now)
    for number, (name, goods) in enumerate(demo_consignment.PEOPLE.items()):
        person = await store.people.add(KNOWN[name], "id", now)
        await store.consents.add(person.id, Consent("2026-11", "id", "contoh"), now)
        await store.producers.add(
            Producer(
                person.id, name, "ibu", f"{goods[0].name.split()[0].capitalize()} Bu {name}", "makanan_kering",
                HOMES[name], f"+6281200000{104 + number}", phone_verified=True, nib_status="none", nib=None,
                turnover=None,
            ),
            now,
        )  # fmt: skip
        await store.products.add(person.id, goods, now)
        await demo_consignment.add_history(store, person.id, goods, now)
        numbers[name] = person.id
    return numbers


async def _add_neighbours(store: Store, now: datetime) -> list[int]:
    """Somebody in every kecamatan, always the same ones. Returns their numbers."""
    chance, numbers = random.Random(33_25), []
    for number, kecamatan in enumerate(areas.children("33.25") * 3):
        category, trade, goods = chance.choice(_KINDS)
        name = chance.choice(_NAMES)
        desa = chance.choice(areas.children(kecamatan.code))
        person = await store.people.add(7_100 + number, "id", now)
        await store.producers.add(
            Producer(
                person.id, name, None, f"{trade} {name}", category, desa.code, f"+62812000002{number:02d}",
                phone_verified=False, nib_status=chance.choice(("none", "unknown")), nib=None, turnover=None,
            ),
            now,
        )  # fmt: skip
        await store.products.add(person.id, tuple(Product(one) for one in goods), now)
        numbers.append(person.id)
    return numbers
