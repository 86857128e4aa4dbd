"""The words of reminders about orders. Days are told as seen on the day on which it is really said."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from bot.dialog.argument import NEW_MESSAGE
from bot.dialog.screen import Button, Line, Literal, route
from domain.calendar import local_day
from domain.clip import clipped
from domain.messages import N_, message
from domain.procurement.need import Need
from domain.rupiah import Rupiah
from services.agenda.words import clock_there, span
from services.procurement import lot_notices, names, words
from services.reminders import Notice, Reminder

_PLACE, _BUYER, _ITEM = 45, 40, 40


def told(need: Need) -> dict[str, Any]:
    """What a message needs to speak of a need: JSON."""
    return {
        "id": need.id, "item": need.item, "quantity": need.quantity, "unit": need.unit, "at": need.at.isoformat(),
        "zone": need.zone, "place": need.place, "budget": need.budget, "organisation": need.organisation,
        "deadline": need.deadline.isoformat(), "papers": list(need.papers), "months": need.months,
        "spec": need.spec, "shares": [], "revision": need.revision,
    }  # fmt: skip


def asked(reminder: Reminder, _today: date) -> Notice:
    """An office needs something that you make."""
    p = reminder.params
    line = message(
        N_("🛒 {buyer} needs {what}, {when}. Can you?"), buyer=buyer_in(p), what=what_in(p), when=_when(p)
    )
    head = message(N_("🛒 <b>{buyer} needs {what}</b>"), buyer=buyer_in(p), what=what_in(p))
    where = message(N_("🗓 {when}\n📍 {place}\n{price}"), when=_when(p), place=_place(p), price=_price(p))
    until = message(N_("⏰ Answer by {deadline}."), deadline=moment_in(p, "deadline"))
    number = str(p["id"])
    if p.get("months", 1) > 1:
        return Notice(line, (head, lot_notices.spec(p), where, until), lot_notices.shares(p))
    all_of_it = Button(message(N_("✅ I can")), route(names.YES, f"{number}.{p.get('revision', 0)}"))
    other = Button(message(N_("✏️ Other amount")), route(names.OTHER, number))
    no = Button(message(N_("❌ I cannot")), route(names.NO, number))
    see = Button(message(N_("ℹ️ See it")), route(names.NEED, number + NEW_MESSAGE))
    return Notice(line, (head, where, until), ((all_of_it, other), (no, see)))


def stuck(reminder: Reminder, _today: date) -> Notice:
    """Nobody (else) can be asked."""
    p = reminder.params
    line = message(N_("⚠️ {what} for {buyer}: {why}"), what=what_in(p), buyer=buyer_in(p), why=_why_stuck(p))
    tip = message(N_("You can change the papers or the price, or ask the officers for help."))
    return Notice(line, (line, tip), ((to_desk(p),),))


def _why_stuck(p: Mapping[str, Any]) -> Line:
    if p["asked"] and p["offers"]:
        return message(N_("everybody who fits was asked; {offers} answered."), offers=p["offers"])
    if p["asked"]:
        return message(N_("all {asked} who fit were asked, nobody can so far."), asked=p["asked"])
    if p["missing"]:
        paper, count = p["missing"]
        return message(
            N_("nobody fits. {count} of {makers} who make it have no {paper}."), count=count, makers=p["makers"],
            paper=words.paper(paper),
        )  # fmt: skip
    if p["makers"]:
        return message(
            N_("{makers} make it, but all are too far, full or do not want to be asked."), makers=p["makers"]
        )
    return message(N_("nobody registered makes it in this area yet."))


def answered(reminder: Reminder, _today: date) -> Notice:
    """Somebody answered."""
    p = reminder.params
    line = message(
        N_("🛒 {what}: {offers} offers by now, {offered} in all."), what=what_in(p), offers=p["offers"],
        offered=words.counted(p["offered"], p["unit"]),
    )  # fmt: skip
    return Notice(line, (line,), ((_offers(p),),))


def decide(reminder: Reminder, _today: date) -> Notice:
    """Answers are closed: choose."""
    p = reminder.params
    if not p["offers"]:
        line = message(N_("⏰ {what}: answers are closed, and nobody could."), what=what_in(p))
        again = Button(message(N_("🔁 Ask again")), route(names.AGAIN, str(p["id"])))
        return Notice(line, (line,), ((again, to_desk(p)),))
    line = message(
        N_("⏰ {what}: answers are closed. {offers} wait for your choice."),
        what=what_in(p),
        offers=p["offers"],
    )
    return Notice(line, (line,), ((_offers(p),),))


def outcome(reminder: Reminder, _today: date) -> Notice:
    """The order is theirs, or somebody else's."""
    p = reminder.params
    if reminder.occasion == "lot" or "share" in p:
        if "share" in p:
            return lot_notices.joined(p, buyer_in(p), _when(p), _order(p))
        return lot_notices.confirmed(p, what_in(p), _offers(p))
    if reminder.occasion == names.LEFT_OUT:
        return lot_notices.left_out(what_in(p), buyer_in(p))
    if reminder.occasion != "won":
        line = message(
            N_("🙏 {what} for {buyer} goes to somebody else this time. Thank you for answering!"), what=what_in(p),
            buyer=buyer_in(p),
        )  # fmt: skip
        later = message(N_("Whoever waits longest is asked first next time."))
        why = Button(message(N_("❓ Why not me?")), route(names.WHY_NOT_ME, str(p["id"])))
        return Notice(line, (line, later), ((why,),))
    line = message(
        N_("🎉 The order is yours: {what} for {buyer}, {when}."),
        what=what_in(p),
        buyer=buyer_in(p),
        when=_when(p),
    )
    remind = message(N_("I remind you a day and two hours before."))
    return Notice(line, (line, remind), ((_order(p),),))


def changed(reminder: Reminder, _today: date) -> Notice:
    """It is not needed any more."""
    p = reminder.params
    line = message(
        N_("❌ Cancelled: {what} for {buyer}, {when}."), what=what_in(p), buyer=buyer_in(p), when=_when(p)
    )
    reason = p.get("reason")
    why = (message(N_("Why: {reason}"), reason=Literal(clipped(str(reason), 150))),) if reason else ()
    other = Button(message(N_("🛒 Other orders")), route(names.HUB, NEW_MESSAGE))
    return Notice(line, (line, *why, message(N_("Sorry for the trouble."))), ((other,),))


def due(reminder: Reminder, today: date) -> Notice:
    """A delivery comes closer."""
    p = reminder.params
    line = message(
        N_("🚚 {day}: {what} to {place}, {buyer}."),
        day=_day(p, today),
        what=_part(p),
        place=_place(p),
        buyer=buyer_in(p),
    )
    return Notice(line, (line,), ((_order(p),),))


def confirm(reminder: Reminder, _today: date) -> Notice:
    """Did it arrive, in time?"""
    p = reminder.params
    if p["side"] == "buyer":
        line = message(N_("📦 Did {what} arrive, {when}?"), what=_part(p), when=moment_in(p, "due"))
    else:
        line = message(N_("📦 Did you deliver {what} to {buyer}?"), what=_part(p), buyer=buyer_in(p))
    key = f"{p['offer']}.{p['number']}"
    yes = Button(message(N_("✅ All, in time")), route(names.GOT, f"{key}.1"))
    late = Button(message(N_("🕘 All, but late")), route(names.GOT, f"{key}.0"))
    part = Button(message(N_("✏️ Not all")), route(names.PART, key))
    return Notice(line, (line,), ((yes, late), (part, _order(p))))


def pay(reminder: Reminder, _today: date) -> Notice:
    """Payment is due, or late."""
    p = reminder.params
    owed, by = Rupiah(p["owed"]), date.fromisoformat(p["pay_by"])
    if p["side"] == "buyer":
        line = message(N_("💰 {owed} for {what} is to be paid by {day}."), owed=owed, what=_part(p), day=by)
    else:
        line = message(
            N_("💰 Has {buyer} paid {owed} for {what}?"), buyer=buyer_in(p), owed=owed, what=_part(p)
        )
    key = f"{p['offer']}.{p['number']}"
    paid = Button(message(N_("✅ Paid")), route(names.PAID, key))
    if p["side"] == "buyer":
        return Notice(line, (line,), ((paid, _order(p)),))
    report = Button(message(N_("🙋 Report it")), route(names.HELP, key))
    help_ = message(N_("Not yet? An officer can ask the buyer."))
    return Notice(line, (line, help_), ((paid, report), (_order(p),)))


def what_in(p: Mapping[str, Any]) -> Line:
    """How many of what."""
    if p.get("months", 1) > 1:
        return message(
            N_("{quantity} {item} a month, {months} months"),
            quantity=words.counted(p["quantity"] // p["months"], p["unit"]), item=Literal(clipped(p["item"], _ITEM // 2)),
            months=p["months"],
        )  # fmt: skip
    return message(
        N_("{quantity} {item}"),
        quantity=words.counted(p["quantity"], p["unit"]),
        item=Literal(clipped(p["item"], _ITEM)),
    )


def _part(p: Mapping[str, Any]) -> Line:
    quantity = words.counted(p["order_quantity"], p["unit"])
    return message(N_("{quantity} {item}"), quantity=quantity, item=Literal(clipped(p["item"], _ITEM)))


def buyer_in(p: Mapping[str, Any]) -> Line:
    """Who buys."""
    name = p["organisation"]
    return Literal(clipped(name, _BUYER)) if name else message(N_("the UMKM office"))


def _place(p: Mapping[str, Any]) -> Literal:
    return Literal(clipped(p["place"], _PLACE))


def _price(p: Mapping[str, Any]) -> Line:
    if p["budget"] is None:
        return message(N_("💰 Name your own price"))
    return words.limit(p["budget"], p["unit"])


def moment_in(p: Mapping[str, Any], name: str) -> Line:
    """A moment of it, in the zone of the place."""
    return span(datetime.fromisoformat(p[name]), None, p["zone"])


def _when(p: Mapping[str, Any]) -> Line:
    return moment_in(p, "at")


def _day(p: Mapping[str, Any], today: date) -> Line:
    moment = datetime.fromisoformat(p["due"])
    time = clock_there(moment, p["zone"])
    days = (local_day(moment, p["zone"]) - today).days
    if days == 1:
        return message(N_("Tomorrow {time}"), time=time)
    return message(N_("Today {time}"), time=time) if days == 0 else moment_in(p, "due")


def _order(p: Mapping[str, Any]) -> Button:
    if "number" in p:
        return Button(
            message(N_("📋 The order")), route(names.ORDER, f"{p['offer']}.{p['number']}{NEW_MESSAGE}")
        )
    return Button(message(N_("📋 My orders")), route(names.ORDERS, NEW_MESSAGE))


def _offers(p: Mapping[str, Any]) -> Button:
    return Button(message(N_("👀 See offers")), route(names.OFFERS, f"{p['id']}{NEW_MESSAGE}"))


def to_desk(p: Mapping[str, Any]) -> Button:
    """To the buyer's side of it."""
    return Button(message(N_("📋 The need")), route(names.DESK_NEED, f"{p['id']}{NEW_MESSAGE}"))
