"""Orders of the demo, made by the same use cases as everything else: a health office whose need for snacks has some offers, a
factory that looks for emping month by month, an order on its way, and one that was delivered and is not paid. All made up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from domain.procurement.need import Need, Payment, Word
from domain.roles import Grant, Role
from scripts.demo_agenda import working_day
from scripts.demo_cases import turn_of
from services.deeds import carry_out
from services.procurement import answering, awarding, delivering, posting
from services.procurement.names import ANSWERED, OUTCOME, PAY
from services.procurement.posting import MONTHLY, NeedAnswers
from services.reminder_kinds import DEEDS
from storage.people import Person
from storage.store import Store

HESTI, HENDRA = 7011, 7012
_AREA, _ZONE = "33.25", ZoneInfo("Asia/Jakarta")
_OFFICE, _FACTORY = "Dinas Kesehatan (contoh)", "Pabrik Camilan KITB (contoh)"
_DRY = "makanan_kering"
_MONTHS = 6


def people() -> list[dict[str, Any]]:
    """Whoever buys for the office and for the factory."""
    return [
        {"id": HESTI, "first_name": "Hesti", "language_code": "id", "phone": "+6281200000111",
         "role_label": "Pembeli, Dinkes", "started": True},
        {"id": HENDRA, "first_name": "Hendra", "language_code": "id", "phone": "+6281200000112",
         "role_label": "Pembeli, pabrik", "started": True},
    ]  # fmt: skip


@dataclass(frozen=True)
class Bench:
    """What every order here needs: the books, who sells (a number), who else makes such things, and the moment."""

    tx: AsyncConnection
    store: Store
    seller: int
    others: Sequence[int]
    now: datetime


async def add(tx: AsyncConnection, seller: int, others: Sequence[int], now: datetime) -> None:
    """The oldest first: whoever had an order is asked after the others."""
    bench = Bench(tx, Store(tx), seller, others, now)
    hesti = await _buyer(bench, HESTI, "Hesti", _OFFICE)
    hendra = await _buyer(bench, HENDRA, "Hendra", _FACTORY)
    await _not_paid(bench, hesti)
    await _on_its_way(bench, hesti)
    await _every_month(bench, hendra)
    await _snacks(bench, hesti)


async def _buyer(bench: Bench, chat: int, name: str, organisation: str) -> Person:
    person = await bench.store.people.add(chat, "id", bench.now)
    grant = Grant(Role.BUYER, _AREA, organisation=organisation)
    await bench.store.role_holders.give(person.id, grant, name, bench.now - timedelta(days=60))
    return person


async def _not_paid(bench: Bench, buyer: Person) -> None:
    """It came in time, as both say; the money should have come days ago."""
    day = working_day(bench.now - timedelta(days=11), 0)
    need = await _post(
        bench, buyer, bench.now - timedelta(days=22), day, item="emping melinjo", quantity=60, unit="bungkus",
        place="Dinas Kesehatan, Jl. Dr. Sutomo, Batang", area="33.25.11", budget=14_000,
    )  # fmt: skip
    key = await _ordered(bench, buyer, need, 13_000, bench.now - timedelta(days=20))
    for who in (await _person(bench, bench.seller), buyer):
        turn = turn_of(bench.store, who, need.at + timedelta(hours=2))
        job = await delivering.find(turn, key)
        if job is not None:
            await delivering.tell(turn, job, Word(need.quantity, on_time=True), "delivered")
    for kind in (ANSWERED, OUTCOME):
        await bench.store.reminders.cancel(kind, str(need.id))
    await bench.store.reminders.cancel(PAY, str(need.id), buyer.id)


async def _on_its_way(bench: Bench, buyer: Person) -> None:
    need = await _post(
        bench, buyer, bench.now - timedelta(days=6), working_day(bench.now, 5), item="keripik singkong", quantity=80,
        unit="bungkus", place="Puskesmas Limpung", area="33.25.08", budget=8_000,
    )  # fmt: skip
    await _ordered(bench, buyer, need, 7_500, bench.now - timedelta(days=4))
    await bench.store.reminders.cancel(ANSWERED, str(need.id))


async def _every_month(bench: Bench, buyer: Person) -> None:
    need = await _post(
        bench, buyer, bench.now - timedelta(hours=30), working_day(bench.now, 24), item="emping melinjo mentah", quantity=150,
        unit="kg", place="Gudang pabrik di KITB, Gringsing", area="33.25.07", budget=55_000, months=_MONTHS,
        spec="Lebar 5 cm, kering, tidak pecah, kemas 5 kg. Contoh 1 kg diperiksa dulu.",
    )  # fmt: skip
    await _offers(
        bench, need, ((50 * _MONTHS, 52_000), (40 * _MONTHS, 54_000)), bench.now - timedelta(hours=20)
    )


async def _snacks(bench: Bench, buyer: Person) -> None:
    """Some could, nobody is chosen yet; the next makers are asked when the demo starts."""
    need = await _post(
        bench, buyer, bench.now - timedelta(hours=26), working_day(bench.now, 6), item="paket camilan rapat", quantity=150,
        unit="kotak", place="Puskesmas Limpung", area="33.25.08", budget=15_000,
    )  # fmt: skip
    offers = ((100, 13_500), (60, 12_500), (50, 14_500))
    await _offers(bench, need, offers, bench.now - timedelta(hours=22))


async def _post(
    bench: Bench, buyer: Person, at: datetime, day: datetime, *, months: int = 1, spec: str | None = None, **told: Any
) -> Need:  # fmt: skip
    """Posted at that moment for nine o'clock of that day; the first ones are asked at once."""
    start = datetime.combine(day.date(), time(9))
    answers = NeedAnswers.model_validate(
        {**told, "kind": _DRY, "quantity": {"pieces": told["quantity"], "unit": told.pop("unit")}, "months": str(months), "rhythm": MONTHLY if months > 1 else "1",
         "when": {"start": f"{start:%Y-%m-%dT%H:%M}"}, "payment": Payment.TRANSFER, "spec": spec}
    )  # fmt: skip
    need = await posting.post(turn_of(bench.store, buyer, at), answers)
    await carry_out(DEEDS, bench.tx, at, at)
    return need


async def _offers(bench: Bench, need: Need, offers: Iterable[tuple[int, int]], at: datetime) -> None:
    """Of those who were asked and have no phone on the page."""
    asked = [one.person_id for one in await bench.store.needs.asked(need.id)]
    quiet = [one for one in asked if one in bench.others]
    for number, ((quantity, price), one) in enumerate(zip(offers, quiet, strict=False)):
        turn = turn_of(bench.store, await _person(bench, one), at + timedelta(minutes=25 * number))
        await answering.offer(turn, need.id, quantity, price)


async def _ordered(bench: Bench, buyer: Person, need: Need, price: int, at: datetime) -> str:
    """From the seller, all of it; returns what names the delivery."""
    seller = await _person(bench, bench.seller)
    made = await answering.offer(turn_of(bench.store, seller, at), need.id, need.quantity, price)
    if made is None:
        raise LookupError(need.id)
    await awarding.award(turn_of(bench.store, buyer, at + timedelta(hours=3)), need, made, need.quantity)
    return f"{made.id}.1"


async def _person(bench: Bench, number: int) -> Person:
    found = await bench.store.people.reachable(number)
    if found is None:
        raise LookupError("the people of the demo are not there")
    return found
