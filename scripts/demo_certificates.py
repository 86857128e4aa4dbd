"""Certificates of the demo: Budi's PIRT ends in twenty days, so that moving the clock shows a reminder."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from services.certificate_reminders import NAME, plans
from storage.certificates import Certificate
from storage.store import Store

_ZONE = ZoneInfo("Asia/Jakarta")
_TOLD = {"sort": "ordinary", "claims": "no", "ingredients": "clean"}
_TOLD_OF_HIM = {"workshop": "home", "outlets": "one"}


async def add(store: Store, now: datetime) -> None:
    """Give the first producer (Budi) his papers, and what he told about his first product; and some neighbours theirs."""
    today = now.astimezone(_ZONE).date()
    ends = today + timedelta(days=20)
    [tempe, *_] = await store.products.of(1)
    await _record(
        store, now, 1,
        Certificate(
            "spp_irt", f"2063325080123{ends:%y}", product_id=tempe.id, issued_on=_years_before(ends, 5), expires_on=ends
        ),
        Certificate("halal_sd", "ID33110000412890126", product_id=tempe.id, issued_on=today - timedelta(days=350)),
        Certificate("label", product_id=tempe.id),
        Certificate("merek", "DID2026045678", issued_on=today - timedelta(days=60)),
    )  # fmt: skip
    await store.paper_notes.tell_of_product(tempe.id or 0, _TOLD, now)
    await store.paper_notes.tell_of_producer(1, _TOLD_OF_HIM, now)
    await store.paper_notes.tick(1, "spp_irt", "ktp", now, is_ticked=True)
    for person, months in ((3, 30), (5, 4), (7, 14)):
        end = today + timedelta(days=30 * months)
        pirt = Certificate(
            "spp_irt", f"20{person}3325010{person:03d}{end:%y}".ljust(15, "0")[:15], expires_on=end
        )
        await _record(store, now, person, pirt)


async def make_ready(store: Store, person: int, product: int, now: datetime) -> None:
    """All that a minimarket asks for, so that whoever refuses these goods has no reason."""
    today = now.astimezone(_ZONE).date()
    ends = today + timedelta(days=1_100)
    producer = await store.producers.find(person)
    if producer is not None:
        await store.producers.change(replace(producer, nib_status="have", nib="1234567890124"), now)
    await _record(
        store, now, person,
        Certificate(
            "spp_irt", f"2063325080456{ends:%y}", product_id=product, issued_on=_years_before(ends, 5), expires_on=ends
        ),
        Certificate("halal_sd", "ID33110000512890127", product_id=product, issued_on=today - timedelta(days=200)),
        *(Certificate(paper, product_id=product) for paper in ("label", "ing", "barcode")),
        *(Certificate(paper) for paper in ("npwp", "pkp")),
        Certificate("merek", "DID2026045679", issued_on=today - timedelta(days=90)),
    )  # fmt: skip
    await store.paper_notes.tell_of_product(product, _TOLD, now)
    await store.paper_notes.tell_of_producer(person, _TOLD_OF_HIM, now)


async def _record(store: Store, now: datetime, person: int, *papers: Certificate) -> None:
    for paper in papers:
        number = await store.certificates.add(person, paper, now - timedelta(days=person % 6))
        kept = replace(paper, id=number)
        await store.reminders.replan(
            NAME, str(number), plans(person, kept, now.astimezone(_ZONE).date()), now
        )


def _years_before(day: date, years: int) -> date:
    """The 28th stands for the end of February."""
    return day.replace(year=day.year - years, day=min(day.day, 28))
