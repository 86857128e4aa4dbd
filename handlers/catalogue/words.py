"""How the catalogue says a price."""

from bot.dialog.screen import Line, Literal
from domain.messages import N_, message
from domain.rupiah import Rupiah
from storage.catalogue import Good


def price(good: Good) -> Line:
    if good.price is None:
        return message(N_("💰 Price: please ask"))
    if good.unit is None:
        return message(N_("💰 {price}"), price=Rupiah(good.price))
    return message(N_("💰 {price} per {unit}"), price=Rupiah(good.price), unit=Literal(good.unit))
