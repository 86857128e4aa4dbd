"""How a need, an offer and a delivery are written, the same for buyers, producers and reminders."""

from datetime import datetime

from bot.dialog.screen import Line, Literal
from domain.calendar import local_day
from domain.clip import clipped
from domain.dates import ShortDay, short
from domain.messages import N_, Message, message
from domain.procurement import lots
from domain.procurement.need import Delivery, Need, Offer, Payment
from domain.rupiah import Rupiah
from services.agenda.words import span
from services.certificate_words import paper_name

HALAL = N_("Halal paper")
PAYMENTS = {
    Payment.CASH: N_("💵 Cash"),
    Payment.TRANSFER: N_("🏦 Transfer"),
    Payment.UP: N_("🗂 UP (petty cash)"),
    Payment.LS: N_("🧾 LS (state transfer)"),
    Payment.CARD: N_("💳 KKPD (office card)"),
}


def counted(quantity: int, unit: str) -> Literal:
    """ "1.250 kotak" """
    return Literal(f"{quantity:,}".replace(",", ".") + f" {unit or 'buah'}")


def came(quantity: int, unit: str, *, on_time: bool) -> Line:
    """ "150 kotak tepat waktu", as a side says it."""
    if not quantity:
        return message(N_("nothing came"))
    told = N_("{quantity} came in time") if on_time else N_("{quantity} came late")
    return message(told, quantity=counted(quantity, unit))


def money(value: int) -> Line:
    """Whole rupiah, alone in a line."""
    return message(N_("{amount}"), amount=Rupiah(value))


def monthly(quantity: int, unit: str) -> Line:
    """ "200 kg sebulan" """
    return message(N_("{quantity} a month"), quantity=counted(quantity, unit))


def brief(need: Need) -> Line:
    """ "150 kotak snack box", on a button."""
    item = Literal(clipped(some(need.monthly, need), 22))
    return message(N_("🏭 {item}"), item=item) if need.is_lot else item


def some(quantity: int, need: Need) -> str:
    """So many of it, with the unit, unless it is counted by pieces."""
    unit = "" if need.unit == "buah" else need.unit
    return " ".join(part for part in (f"{quantity:,}".replace(",", "."), unit, need.item) if part)


def titled(need: Need) -> Line:
    """ "150 kotak snack box", "500 kg keripik tempe sebulan, 6 bulan" """
    if need.is_lot:
        return message(
            N_("{quantity} {item} a month, {months} months"), quantity=counted(need.monthly, need.unit),
            item=Literal(clipped(need.item, 40)), months=need.months,
        )  # fmt: skip
    return message(
        N_("{quantity} {item}"),
        quantity=counted(need.quantity, need.unit),
        item=Literal(clipped(need.item, 40)),
    )


def buyer(need: Need) -> Line:
    """Who buys."""
    return Literal(need.organisation) if need.organisation else message(N_("the UMKM office"))


def when(need: Need) -> Line:
    """ "Jumat, 4 Des 2026, 09.00 WIB" """
    return span(need.at, None, need.zone)


def day(at: datetime, need: Need) -> ShortDay:
    """The day of a moment of it, by the clock of its place."""
    return short(local_day(at, need.zone))


def moment(at: datetime, need: Need) -> Line:
    """Another moment of it."""
    return span(at, None, need.zone)


def price(need: Need) -> Line:
    """What may be paid for one."""
    if need.budget is None:
        return message(N_("💰 Name your own price"))
    return limit(need.budget, need.unit)


def limit(budget: int, unit: str) -> Line:
    """What one may cost at most."""
    return message(N_("💰 Up to {price} per {unit}"), price=Rupiah(budget), unit=Literal(unit or "buah"))


def paper(name: str) -> Line:
    """A paper that may be asked for, by its street word."""
    return Message(HALAL) if name == "halal" else paper_name(name)


def papers(names: tuple[str, ...]) -> Line:
    """Several of them in one line."""
    if not names:
        return message(N_("none"))
    if len(names) == 1:
        return paper(names[0])
    return message(N_("{first}, {rest}"), first=paper(names[0]), rest=papers(names[1:]))


def facts(need: Need) -> Line:
    """The lines that every card of a need has."""
    return message(
        N_("🏛 {buyer}\n🗓 {when}\n📍 {place}\n{price}\n📜 Papers: {papers}"), buyer=buyer(need), when=when(need),
        place=Literal(clipped(need.place, 80)), price=price(need), papers=papers(need.papers),
    )  # fmt: skip


def offered(need: Need, offer: Offer) -> Line:
    """ "150 kotak × Rp15.000 = Rp2.250.000", "200 kg sebulan × Rp15.000" """
    quantity = offer.awarded or offer.quantity
    if need.is_lot:
        return message(
            N_("{quantity} a month × {price}"), quantity=counted(lots.share(need, offer), need.unit), price=Rupiah(offer.price)
        )  # fmt: skip
    return message(
        N_("{quantity} × {price} = {total}"), quantity=counted(quantity, need.unit), price=Rupiah(offer.price),
        total=Rupiah(offer.total),
    )  # fmt: skip


def delivered(need: Need, one: Delivery) -> Line:
    """The same for one delivery."""
    return message(
        N_("{quantity} × {price} = {total}"), quantity=counted(one.quantity, need.unit), price=Rupiah(one.price),
        total=Rupiah(one.quantity * one.price),
    )  # fmt: skip
