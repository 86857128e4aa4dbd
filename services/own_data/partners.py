"""Whoever waits for something of somebody who leaves is told, without a name: buyers of their goods and orders, makers for
whom they were the buyer, colleagues whose questions they answered, the office of those whom they had registered."""

from bot.dialog.screen import Button, Literal, Screen, route
from bot.turn import Turn
from domain.calendar import local_day
from domain.curation.states import WITH_BOOK
from domain.dates import calendar_day
from domain.messages import N_, message
from domain.preorders import OPEN
from domain.procurement.need import Need, NeedState
from domain.roles import Action, Role, scope
from services import invitations, preorders
from services.curation import words as curation_words
from services.curation.waiting import curators
from services.procurement import awarding, names, posting, words
from storage.preorders import Preorder

_MOST = 1_000
_GONE = N_("their buyer does not take part any more")


async def waiting(turn: Turn, person_id: int) -> int:
    """How many orders would fall with them."""
    asked = await turn.store.preorders.of(person_id, 0, _MOST)
    ordered = await turn.store.need_offers.orders_of(person_id)
    return sum(one.state in OPEN for one in asked) + sum(one.delivery.due_at > turn.now for one in ordered)


async def tell(turn: Turn, person_id: int) -> None:
    """Before anything is deleted. Nothing is said to whoever leaves."""
    for order in await turn.store.preorders.of(person_id, 0, _MOST):
        if order.state in OPEN:
            await _tell_of_preorder(turn, order, person_id)
    for need_id, quantity in await turn.store.need_offers.leave(person_id, turn.now):
        await _tell_of_order(turn, need_id, quantity)
    await _tell_shops(turn, person_id)
    await _call_needs_off(turn, person_id)
    await _tell_of_neighbours(turn, person_id)


async def _tell_of_preorder(turn: Turn, order: Preorder, person_id: int) -> None:
    is_maker = order.producer_id == person_id
    other = await turn.store.people.reachable(order.buyer_id if is_maker else order.producer_id)
    if other is None:
        return
    text = (
        N_("✖️ Your order falls, the maker does not take part any more: {goods}, for {day}. Please look for another one.")
        if is_maker
        else N_("✖️ An order falls, the buyer does not take part any more: {goods}, for {day}. You need not make it.")
    )  # fmt: skip
    told = message(text, goods=preorders.goods(order), day=calendar_day(order.wanted_on))
    turn.tell(other, Screen((told,)))


async def _tell_of_order(turn: Turn, need_id: int, quantity: int) -> None:
    need = await turn.store.needs.find(need_id)
    buyer = await turn.store.people.reachable(need.posted_by) if need else None
    if need is None or buyer is None:
        return
    told = message(
        N_("⚠️ {amount} of {item} for {day} will not come: the maker does not take part any more."),
        amount=words.counted(quantity, need.unit), item=Literal(need.item), day=calendar_day(local_day(need.at, need.zone)),
    )  # fmt: skip
    turn.tell(buyer, Screen((told,), ((_look(need),),)))


def _look(need: Need) -> Button:
    if need.state is NeedState.OPEN:
        return Button(message(N_("👀 The need")), route(names.DESK_NEED, str(need.id)))
    return Button(message(N_("🔁 Ask again")), route(names.AGAIN, str(need.id)))


async def _tell_shops(turn: Turn, person_id: int) -> None:
    """Whoever gave these goods a place on a shelf. What nobody decided about yet just leaves the desks."""
    for seen in await turn.store.curations.of(person_id):
        if seen.application.state not in WITH_BOOK:
            continue
        told = message(
            N_("📤 {goods} at {shop}: the maker does not take part in Laris any more. What lies there is settled by the shop's own notes."),
            goods=curation_words.goods(seen), shop=curation_words.shop(seen),
        )  # fmt: skip
        for curator in await curators(turn.store, seen.application):
            other = await turn.store.people.reachable(curator)
            if other is not None and other.id not in (person_id, turn.person.id):
                turn.tell(other, Screen((told,)))


async def _call_needs_off(turn: Turn, person_id: int) -> None:
    """Those of a buyer: nobody would choose among the offers. Needs of an office go on with the colleagues."""
    grants = await turn.store.people.grants(person_id)
    if not any(one.role is Role.BUYER for one in grants) or scope(grants, Action.SEE_DESK):
        return
    for need in await turn.store.needs.posted(("",), person_id, all_of_area=False):
        if need.state is not NeedState.OPEN or need.posted_by != person_id:
            continue
        if not await posting.cancel(turn, need, turn.texts.plain(message(_GONE))):
            await awarding.close(turn, need)


async def _tell_of_neighbours(turn: Turn, person_id: int) -> None:
    """Somebody else should look after those whom a coordinator registered."""
    for grant in await turn.store.people.grants(person_id):
        count = await turn.store.neighbours.count(person_id, (grant.area,))
        if grant.role is not Role.COORDINATOR or not count:
            continue
        told = message(
            N_("👥 A coordinator of {area} has left. {count} people without a smartphone need somebody else: find them with /cari."),
            area=invitations.area_name(grant.area), count=count,
        )  # fmt: skip
        for officer in await turn.store.people.who_may(Action.LOOK_UP, grant.area):
            if officer.id not in (person_id, turn.person.id):
                turn.tell(officer, Screen((told,)))
