"""Half a year of more businesses of the demo in the office's shops, so that the overview of the regency has something to show: in
short, one visit a month. All made up, always the same story, told up to today."""

import random
from datetime import UTC, date, datetime, time, timedelta

from domain.consignment.commands import Command, Deliver, DeliveryLine, Pay, Visit
from domain.consignment.decision import decide
from domain.consignment.events import Event, Stamp
from domain.consignment.ledger import Ledger
from domain.consignment.terms import Agreement, Basis
from services.consignment.writing import is_workday
from storage.certificates import Certificate
from storage.consignment_records import Record
from storage.store import Store

MONTHS = 6
TERMS = Agreement(commission_bp=1_500, tempo_days=14, basis=Basis.SALE_REPORT, visit_every_days=30)
_PAYERS = {"Indomaret Limpung": 0.25, "Kantin RSUD Batang": 0.6}
"""The part of its bills that a shop pays; all others pay everything."""
_PAPERS = ("spp_irt", "halal_sd", "spp_irt", "merek")


async def add(store: Store, businesses: list[int], now: datetime) -> None:
    """Each of them sells in two shops; some were given a paper these days."""
    shops = [one for one in await store.outlets.of_office(("33.25",)) if one.owner is None]
    chance, today = random.Random(25), now.astimezone(UTC).date()
    for number, person in enumerate(businesses):
        goods = await store.products.of(person)
        for step in (0, 2):
            shop = shops[(number + step + number // 7) % len(shops)]
            await store.agreements.put(person, shop.id or 0, TERMS, today - timedelta(days=190), now)
            told = _story(person, goods[0].id or 0, _PAYERS.get(shop.name, 1.0), chance, today)
            record = Record(shop.id or 0, f"demo-{shop.id}", "visited", (), person, today, now)
            await store.consignments.add(person, record, told[0], Ledger(), told[1])
        if number % 3 == 0:
            await _paper(store, person, number, today, now)
        if number % 3 == 1:
            ends = today + timedelta(days=20 + number)
            old = Certificate("spp_irt", f"contoh-lama-{number}", is_odd=True, expires_on=ends)
            await store.certificates.add(person, old, now)


def _story(
    person: int, product: int, pays: float, chance: random.Random, today: date
) -> tuple[list[Event], Ledger]:
    """Brought and counted once a month, paid as this shop pays."""
    book, events, price = Ledger(), list[Event](), chance.choice((8_000, 12_000, 15_000, 25_000))

    def tell(day: date, command: Command) -> None:
        nonlocal book
        stamp = Stamp(f"demo-{len(events)}", person, datetime.combine(day, time(3), UTC), day)
        decision = decide(book, TERMS, command, stamp, is_workday)
        book = decision.ledger
        events.append(decision.event)

    for month in range(MONTHS, -1, -1):
        day = today - timedelta(days=1 + 30 * month)
        if month < MONTHS:
            lying = book.shelf(product)
            tell(day, Visit(product, left=round(lying * chance.uniform(0.05, 0.35))))
            due = sum(bill.balance for bill in book.open_invoices if bill.due_on and bill.due_on <= day)
            if paid := round(due * pays) // 1_000 * 1_000:
                tell(day, Pay(paid))
        tell(day, Deliver((DeliveryLine(product, 20 + 5 * (MONTHS - month) + chance.randrange(20), price),)))
    return events, book


async def _paper(store: Store, person: int, number: int, today: date, now: datetime) -> None:
    issued = today - timedelta(days=number)
    paper = _PAPERS[number // 3 % len(_PAPERS)]
    ends = issued + timedelta(days=5 * 365) if paper == "spp_irt" else None
    kept = Certificate(paper, f"contoh-{number}", is_odd=True, issued_on=issued, expires_on=ends)
    await store.certificates.add(person, kept, now)
