"""What a producer hears when a shop has told its sales of a month: what is the same, and both numbers where it is not."""

from collections.abc import Iterable

from bot.dialog.screen import Button, Line, Lines, Literal, Screen, Written, route
from bot.turn import Turn
from domain.clip import clipped
from domain.consignment.sheet import Difference
from domain.heard_days import month_of
from domain.messages import N_, message
from domain.rupiah import Rupiah
from services.registration import you
from services.shop_sheets import Look, Maker

_SHOWN = 3
_LONGEST = 28


async def tell(turn: Turn, seen: Look, makers: Iterable[Maker]) -> None:
    """Tell each of these producers that has a phone; who left sees it in their list of shops when they are back."""
    for maker in makers:
        person = await turn.store.people.reachable(maker.producer)
        producer = await turn.store.producers.find(maker.producer)
        if person is not None and producer is not None:
            turn.tell(person, news(seen, maker, you(producer.honorific)))


def news(seen: Look, maker: Maker, who: Written) -> Screen:
    """What one of them reads."""
    shop, compared = str(seen.outlet.id), maker.compared
    head = message(
        N_("📋 <b>{shop}</b> has told its sales of {month}."),
        shop=seen.outlet.name,
        month=month_of(seen.month.first),
    )
    lines: list[Line] = (
        [message(N_("✅ Same as yours: {count}"), count=len(compared.agreed))] if compared.agreed else []
    )
    lines += [difference(seen.goods[one.product].name, one, who) for one in compared.differences[:_SHOWN]]
    if len(compared.differences) > _SHOWN:
        lines.append(message(N_("… and {more} more"), more=len(compared.differences) - _SHOWN))
    if compared.differences:
        ending = message(N_("Where you differ it stands on no bill until you and the shop agree."))
        button = Button(message(N_("⚖️ Where you differ")), route("disputes", shop))
    else:
        ending = message(N_("Your book and the shop say the same 👍"))
        button = Button(message(N_("🏪 Open the shop")), route("shop", shop))
    return Screen((head, Lines(tuple(lines)), ending) if lines else (head, ending), ((button,),))


def difference(name: str, one: Difference, who: Written) -> Line:
    """ "keripik tempe – toko: 26, Ibu: 30" """
    theirs, mine = (Rupiah(one.shop), Rupiah(one.producer)) if one.about_money else (one.shop, one.producer)
    return message(
        N_("⚖️ {product} – shop: {theirs}, {you}: {mine}"),
        product=Literal(clipped(name, _LONGEST)),
        theirs=theirs,
        mine=mine,
        you=who,
    )
