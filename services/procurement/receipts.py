"""The kuitansi of a delivery: what stands on it, looked up at the moment it is made. What nobody told is left to be filled
in by hand."""

from collections.abc import Mapping
from typing import Any

from babel.dates import format_date

from bot.dialog.screen import Line, Literal, Painting
from bot.painter import Painter
from bot.texts import Texts
from bot.turn import Turn
from domain.calendar import local_day
from domain.messages import N_, Message, message
from domain.procurement.need import Delivery, Need
from domain.procurement.receipt import amount_of, number_of, paid_on
from domain.procurement.rules import rules
from domain.rupiah import Rupiah
from domain.terbilang import rupiah_spelled
from services.procurement import words
from services.procurement.delivering import Job
from services.procurement.posting import note
from storage.producers import Producer
from storage.store import Store

RECEIPT = "need_receipt"


async def make(turn: Turn, job: Job) -> Painting | None:
    """The kuitansi of this delivery, made when it is sent; None while there is nothing to write on it. Written down when
    it is not the maker's own."""
    if amount_of(job.delivery) is None:
        return None
    subject = job.offer.person_id if job.side == "buyer" else None
    await note(turn, "receipt made", job.need.id, subject, offer=job.offer.id, number=job.delivery.number)
    spec = {"offer": job.offer.id, "number": job.delivery.number, "office": turn.office.name}
    return Painting(RECEIPT, spec, as_document=True)


async def _gather(store: Store, spec: Mapping[str, Any], _texts: Texts) -> Any:
    offer = await store.need_offers.find(spec["offer"])
    delivery = await store.need_offers.delivery(spec["offer"], spec["number"])
    need = await store.needs.find(offer.need_id) if offer else None
    amount = amount_of(delivery) if delivery else None
    if offer is None or delivery is None or need is None or amount is None:
        raise LookupError("the order is gone")
    say = Texts("id", need.zone)  # a paper for the books, whatever language the phone has
    producer = await store.producers.find(offer.person_id)
    day = paid_on(delivery)
    return {
        "name": f"kuitansi-{delivery.offer_id}-{delivery.number}.pdf", "number": number_of(delivery),
        "words": {name: say.plain(Message(text)) for name, text in _WORDS.items()},
        "payer": need.organisation or spec["office"] or "", "amount": say.plain(words.money(amount)),
        "spelled": rupiah_spelled(amount), "what": say.plain(_what(need, delivery)), "stamp": _stamp(say, amount),
        "day": format_date(day, "d MMMM y", locale="id") if day else "", **_maker(producer),
    }  # fmt: skip


def _maker(producer: Producer | None) -> dict[str, str]:
    if producer is None:
        return {"payee": "", "business": ""}
    return {"payee": producer.name, "business": producer.business}


def _what(need: Need, one: Delivery) -> Line:
    day = format_date(local_day(one.due_at, need.zone), "d MMMM y", locale="id")
    return message(
        N_("{quantity} {item} × {price}, for {place}, {day}"), quantity=words.counted(one.agreed, need.unit),
        item=Literal(need.item), price=Rupiah(one.price), place=Literal(need.place), day=Literal(day),
    )  # fmt: skip


def _stamp(say: Texts, amount: int) -> str:
    """What the place for the stamp says; "" where none is usual."""
    law = rules().stamp
    return say.plain(message(N_("Stamp {value}"), value=Rupiah(law.value))) if amount > law.above else ""


_WORDS = {
    "title": N_("KUITANSI"), "number": N_("No."), "payer": N_("Received from"), "spelled": N_("The sum of"),
    "what": N_("For"), "pays": N_("Who pays,"), "takes": N_("Who receives,"),
    "foot": N_("Made from an order in Laris. It counts once it is signed; fill in the dotted lines by hand."),
}  # fmt: skip
PAINTERS: dict[str, Painter] = {RECEIPT: Painter(_gather, "bot.bench.receipt:draw")}
