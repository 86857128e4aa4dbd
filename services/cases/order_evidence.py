"""An order as evidence of a complaint, frozen as of its day: what was agreed, what both sides said of it, how late it is."""

from datetime import date
from typing import Any

from bot.dialog.screen import Line, Lines, Literal
from bot.turn import Turn
from domain.cases.naming import one_line
from domain.messages import N_, message
from domain.procurement.need import Word
from domain.rupiah import Rupiah
from services.procurement import words
from services.procurement.delivering import Job
from storage.case_talk import Evidence

ORDER = "order"
_NAME = 40


async def of_order(turn: Turn, job: Job) -> Evidence:
    """How this order stands today."""
    need, one = job.need, job.delivery
    producer = await turn.store.producers.find(job.offer.person_id)
    late = (turn.today - one.pay_by).days if one.is_late(turn.today) else 0
    body = {
        "buyer": need.organisation, "maker": producer.business if producer else "", "item": need.item, "unit": need.unit,
        "quantity": one.quantity, "price": one.price, "due": one.due_at.isoformat(), "zone": need.zone, "owed": one.owed,
        "pay_by": one.pay_by.isoformat(), "days_late": late, "said": {"buyer": _said(one.buyer), "maker": _said(one.maker)},
    }  # fmt: skip
    return Evidence(ORDER, turn.today, body)


def _said(word: Word) -> dict[str, Any]:
    return {"quantity": word.quantity, "on_time": word.on_time, "paid": word.paid}


def lines(body: dict[str, Any]) -> tuple[Line, ...]:
    """The same in words."""
    title = message(N_("📎 <b>{maker}</b> → {buyer}"), maker=_name(body["maker"]), buyer=_buyer(body))
    agreed = message(
        N_("🤝 {quantity} {item} × {price}"), quantity=words.counted(body["quantity"], body["unit"]),
        item=_name(body["item"]), price=Rupiah(body["price"]),
    )  # fmt: skip
    owed = message(
        N_("💰 {owed}, to be paid by {day}"),
        owed=Rupiah(body["owed"]),
        day=date.fromisoformat(body["pay_by"]),
    )
    late = (message(N_("🔴 {days} days late"), days=body["days_late"]),) if body["days_late"] else ()
    said = [_told(body, side) for side in ("buyer", "maker")]
    return Lines((title, agreed)), Lines((owed, *late)), Lines(tuple(said))


def _told(body: dict[str, Any], side: str) -> Line:
    word = body["said"][side]
    who = message(N_("Buyer")) if side == "buyer" else message(N_("Maker"))
    if word["quantity"] is None and word["paid"] is None:
        return message(N_("{who}: said nothing yet"), who=who)
    came: Line = Literal("–")
    if word["quantity"] is not None:
        came = words.came(word["quantity"], body["unit"], on_time=bool(word["on_time"]))
    return message(N_("{who}: {came}, {amount} paid"), who=who, came=came, amount=Rupiah(word["paid"] or 0))


def _name(text: str) -> Literal:
    return Literal(one_line(text or "–", _NAME))


def _buyer(body: dict[str, Any]) -> Line:
    return _name(body["buyer"]) if body["buyer"] else message(N_("the UMKM office"))
