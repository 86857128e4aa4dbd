"""Who has which task within reach: the list, one person, and the end of a task."""

from bot.dialog.argument import number_in
from bot.dialog.screen import Button, Line, Literal, Screen, route
from bot.turn import Turn
from domain.calendar import local_day
from domain.dates import calendar_day
from domain.messages import N_, Message, Rejected, message
from handlers import paging
from services import invitations, seen
from storage.role_holders import Holder


async def open_list(turn: Turn, argument: str = "") -> None:
    reach = await invitations.reach(turn)
    place = paging.read(argument)
    total = await turn.store.role_holders.count(reach, place.said)
    place = paging.within(place, total)
    found = await turn.store.role_holders.within(reach, place.said, place.first, paging.PAGE)
    await seen.note(turn, (one.person_id for one in found), "role seen")
    buttons = [Button(_label(one), route("holder", str(one.id))) for one in found]
    find = Button(message(N_("🔍 Find a name")), route("find_holder"))
    back = Button(message(N_("⬅️ Invitations")), route("invitations"))
    turn.show(
        Screen(
            (_headline(place.said, total),),
            (*paging.rows(buttons), *paging.turning("holders", place, total), (find, back)),
        )
    )


def _headline(said: str, total: int) -> Line:
    if said:
        return message(N_("👥 On duty with “{name}” in the name: {count}"), name=Literal(said), count=total)
    return message(N_("👥 On duty in your area: {count}. Tap a name."), count=total)


def _label(one: Holder) -> Line:
    role = Message(invitations.ROLE_NAMES[one.grant.role])
    name = Literal(one.name) if one.name else message(N_("(no name)"))
    return message(N_("{name} – {role}"), name=name, role=role)


async def open_one(turn: Turn, argument: str) -> None:
    one = await _find(turn, argument)
    if one is None:
        await open_list(turn)
        return
    await seen.note(turn, (one.person_id,), "role seen")
    end = Button(message(N_("🗑 End this task")), route("holder_end", str(one.id)))
    turn.show(Screen(await _card(turn, one), ((end,), (_back(),))))


async def _card(turn: Turn, one: Holder) -> tuple[Line, ...]:
    name = Literal(one.name) if one.name else message(N_("(no name)"))
    since = calendar_day(local_day(one.since, turn.texts.zone))
    return (
        message(N_("👤 <b>{name}</b>"), name=name),
        message(N_("{task}, since {day}"), task=await invitations.task(turn.store, one.grant), day=since),
    )


async def ask(turn: Turn, argument: str) -> None:
    one = await _find(turn, argument)
    if one is None:
        await open_list(turn)
        return
    sure = N_("Really end this task? They are told at once.")
    if one.person_id == turn.person.id:
        sure = N_("That is your own task. Really give it up? You can only get it back by an invitation.")
    yes = Button(message(N_("🗑 Yes, end it")), route("holder_ended", str(one.id)))
    turn.show(Screen((*await _card(turn, one), message(sure)), ((yes,), (_back(),))))


async def end(turn: Turn, argument: str) -> None:
    one = await _find(turn, argument)
    if one is None:
        await open_list(turn)
        return
    try:
        await invitations.revoke(turn, one)
    except Rejected as refusal:
        turn.show(Screen((refusal.message,), ((_back(),),)))
        return
    turn.mark_chosen(message(N_("Ended")))
    name = Literal(one.name) if one.name else message(N_("(no name)"))
    turn.show(Screen((message(N_("✅ The task of {name} has ended."), name=name),), ((_back(),),)))


async def _find(turn: Turn, argument: str) -> Holder | None:
    return await turn.store.role_holders.find(await invitations.reach(turn), number_in(argument))


def _back() -> Button:
    return Button(message(N_("⬅️ Everybody on duty")), route("holders"))
