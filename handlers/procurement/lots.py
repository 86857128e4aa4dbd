"""A lot as its buyer or an officer sees it: who takes part with which share, the sum against what is wanted, confirming it."""

from collections.abc import Mapping
from itertools import islice

from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.clip import clipped
from domain.messages import N_, message
from domain.procurement import lots
from domain.procurement.need import Need, NeedState, Offer, OfferState
from domain.rupiah import Rupiah
from handlers.procurement.common import PAGE, Rows, not_theirs, numbers_of, pages, show
from services import seen
from services.procurement import awarding, desk, names, words

_BAR = 10


async def open_lot(turn: Turn, argument: str) -> None:
    """ "12", or "12.1" for its second page."""
    numbers = numbers_of(argument)
    need = await desk.find(turn, numbers[0])
    if need is None or not need.is_lot:
        not_theirs(turn)
        return
    await show_lot(turn, need, page=numbers[1] if len(numbers) > 1 else 0, argument=argument)


async def show_lot(
    turn: Turn, need: Need, note: Line | None = None, *, page: int = 0, argument: str = ""
) -> None:
    """How much came together, and from whom."""
    members = lots.taking_part(await turn.store.need_offers.of_need(need.id))
    page = page if page * PAGE < len(members) else 0
    lines = await _lines(turn, need, members, page, {one.id: lots.share(need, one) for one in members})
    parts = (
        *((note,) if note else ()),
        _head(need),
        _sum(need, members),
        *((Lines(lines),) if lines else ()),
    )
    turning = pages(names.LOT, page, len(members), argument=f"{need.id}.")
    shown = dict(islice(enumerate(members, 1), page * PAGE, (page + 1) * PAGE))
    rows = (*_without(need, shown), *turning, *_buttons(need, members))
    show(turn, Screen(parts, rows), argument, anew=note is not None)


def _head(need: Need) -> Line:
    return message(N_("🏭 <b>{what}</b>"), what=words.titled(need))


def _sum(need: Need, members: tuple[Offer, ...]) -> Line:
    got = lots.gathered(need, members)
    full = min(_BAR, got * _BAR // need.monthly)
    return message(
        N_("{bar} {got} of {wanted} a month, {makers} makers"), bar=Literal("▓" * full + "░" * (_BAR - full)),
        got=words.counted(got, need.unit), wanted=words.counted(need.monthly, need.unit), makers=len(members),
    )  # fmt: skip


async def _lines(
    turn: Turn, need: Need, members: tuple[Offer, ...], page: int, shares: Mapping[int, int]
) -> tuple[Line, ...]:
    """A page of who takes part; what they offered as well where they are given less. That somebody looked is written down."""
    shown = dict(islice(enumerate(members, 1), page * PAGE, (page + 1) * PAGE))
    await seen.note(turn, (one.person_id for one in shown.values()), "need offer seen")
    return tuple([await _line(turn, need, one, place, shares.get(one.id, 0)) for place, one in shown.items()])


async def _line(turn: Turn, need: Need, offer: Offer, place: int, share: int) -> Line:
    producer = await turn.store.producers.find(offer.person_id)
    name = Literal(clipped(producer.business if producer else "–", 24))
    offered = lots.share(need, offer)
    text = (
        N_("{place}. {name}: {share}") if share == offered else N_("{place}. {name}: {share} (offers {all})")
    )
    return message(
        text,
        place=place,
        name=name,
        share=words.counted(share, need.unit),
        all=words.counted(offered, need.unit),
    )


def _without(need: Need, shown: Mapping[int, Offer]) -> Rows:
    """One button for each maker who can still be left out."""
    out = [
        Button(
            message(N_("➖ Without {place}"), place=place), route(names.LOT_WITHOUT, f"{need.id}.{one.id}")
        )
        for place, one in shown.items()
        if need.state is NeedState.OPEN and one.state is OfferState.OFFERED
    ]
    return tuple(tuple(out[at : at + 2]) for at in range(0, len(out), 2))


def _buttons(need: Need, members: tuple[Offer, ...]) -> Rows:
    back = Button(message(N_("⬅️ Back")), route(names.DESK_NEED, str(need.id)))
    if need.state is not NeedState.OPEN:
        return ((Button(message(N_("📦 Orders")), route(names.ORDERS, names.OF_DESK)), back),)
    if not members:
        return ((back,),)
    return ((Button(message(N_("🤝 Confirm the lot")), route(names.LOT_CHECK, str(need.id))),), (back,))


async def check(turn: Turn, argument: str) -> None:
    """What each will be ordered, before it is."""
    numbers = numbers_of(argument)
    need = await desk.find(turn, numbers[0])
    members = lots.taking_part(await turn.store.need_offers.of_need(need.id)) if need else ()
    if need is None or not need.is_lot:
        not_theirs(turn)
    elif need.state is not NeedState.OPEN or not members:
        await show_lot(turn, need)
    else:
        page = numbers[1] if len(numbers) > 1 and numbers[1] * PAGE < len(members) else 0
        await _show_check(turn, need, members, page, argument)


async def _show_check(turn: Turn, need: Need, members: tuple[Offer, ...], page: int, argument: str) -> None:
    given = lots.allot(need, members)
    lines = await _lines(turn, need, members, page, given)
    cost = sum(given[one.id] * one.price for one in members)
    ask = message(
        N_("🤝 Confirm {got} of {wanted} a month from {makers} makers? {cost} a month."),
        got=words.counted(sum(given.values()), need.unit), wanted=words.counted(need.monthly, need.unit),
        makers=len(members), cost=Rupiah(cost),
    )  # fmt: skip
    told = lots.gathered(need, members)
    yes = Button(message(N_("✅ Yes, confirm")), route(names.LOT_CONFIRM, f"{need.id}.{told}"))
    back = Button(message(N_("⬅️ Back")), route(names.LOT, str(need.id)))
    turning = pages(names.LOT_CHECK, page, len(members), argument=f"{need.id}.")
    show(turn, Screen((ask, Lines(lines), *_remark(need, told)), (*turning, (yes,), (back,))), argument)


def _remark(need: Need, told: int) -> tuple[Line, ...]:
    if told > need.monthly:
        return (
            message(N_("More is offered than wanted: the largest shares are cut, small ones stay whole.")),
        )
    if told < need.monthly:
        left = words.counted(need.monthly - told, need.unit)
        return (
            message(
                N_("⚠️ {left} a month are still missing. You may also wait until answers close."), left=left
            ),
        )
    return ()


async def confirm(turn: Turn, argument: str) -> None:
    """Orders for all who take part. A second tap, or one on a sum that has changed, orders nothing and shows how it is."""
    numbers = numbers_of(argument)
    need = await desk.held(turn, numbers[0])
    if need is None or not need.is_lot:
        not_theirs(turn)
        return
    makers = await awarding.confirm_lot(turn, need, numbers[1] if len(numbers) > 1 else 0)
    if makers is None:
        said = N_("👍 That is decided already.") if need.state is not NeedState.OPEN else N_("✋ The shares have changed. Please look again.")  # fmt: skip
        await show_lot(turn, need, message(said))
        return
    turn.mark_chosen(message(N_("Confirmed")))
    need = await desk.find(turn, need.id) or need
    await show_lot(
        turn,
        need,
        message(N_("🎉 The lot is confirmed. All {makers} makers are told their share."), makers=makers),
    )
