"""Invitations that nobody has opened yet: the list, one of them, a fresh link for it, and its end."""

from bot.dialog.argument import number_in
from bot.dialog.screen import Button, Line, Literal, Screen, route
from bot.turn import Turn
from domain.messages import N_, Message, message
from handlers import paging
from handlers.inviting.invite import show_link
from services import invitations
from storage.invitations import Invited


async def open_list(turn: Turn, argument: str = "") -> None:
    reach = await invitations.reach(turn)
    place = paging.read(argument)
    total = await turn.store.invitations.count(reach, turn.now, place.said)
    place = paging.within(place, total)
    found = await turn.store.invitations.within(reach, place.said, turn.now, place.first, paging.PAGE)
    buttons = [Button(_label(one), route("waiting_one", str(one.id))) for one in found]
    turn.show(
        Screen(
            (message(N_("✉️ Invitations that nobody has opened yet: {count}"), count=total),),
            (
                *paging.rows(buttons), *paging.turning("waiting", place, total),
                (Button(message(N_("⬅️ Invitations")), route("invitations")),),
            ),
        )
    )  # fmt: skip


def _label(one: Invited) -> Line:
    role = Message(invitations.ROLE_NAMES[one.grant.role])
    return message(N_("{name} – {role}"), name=_name(one), role=role)


def _name(one: Invited) -> Line:
    return Literal(one.name) if one.name else message(N_("(no name)"))


async def open_one(turn: Turn, argument: str) -> None:
    one = await _find(turn, argument)
    if one is None:
        await open_list(turn)
        return
    number = str(one.id)
    turn.show(
        Screen(
            await _card(turn, one),
            (
                (Button(message(N_("🔁 Fresh link")), route("waiting_again", number)),),
                (Button(message(N_("🗑 Take back")), route("waiting_end", number)), _back()),
            ),
        )
    )


async def _card(turn: Turn, one: Invited) -> tuple[Line, ...]:
    return (
        message(
            N_("✉️ For <b>{name}</b>: {task}"),
            name=_name(one),
            task=await invitations.task(turn.store, one.grant),
        ),
        message(
            N_("Good until {moment}. The link itself is secret and cannot be shown again."),
            moment=one.expires_at,
        ),
    )


async def renew(turn: Turn, argument: str) -> None:
    """A lost link: the old one opens nothing any more."""
    one = await _find(turn, argument)
    if one is None:
        await open_list(turn)
        return
    await invitations.withdraw(turn, one)
    days = max(1, (one.expires_at - turn.now).days + 1)
    token = await invitations.offer(turn, one.grant, one.name, days)
    turn.mark_chosen(message(N_("Fresh link")))
    await show_link(turn, token, one.grant, one.name, days)


async def ask(turn: Turn, argument: str) -> None:
    one = await _find(turn, argument)
    if one is None:
        await open_list(turn)
        return
    yes = Button(message(N_("🗑 Yes, take back")), route("waiting_ended", str(one.id)))
    sure = message(N_("Really take this invitation back? Its link will open nothing."))
    turn.show(Screen((*await _card(turn, one), sure), ((yes,), (_back(),))))


async def end(turn: Turn, argument: str) -> None:
    one = await _find(turn, argument)
    if one is not None:
        await invitations.withdraw(turn, one)
        turn.mark_chosen(message(N_("Taken back")))
    await open_list(turn)


async def _find(turn: Turn, argument: str) -> Invited | None:
    reach = await invitations.reach(turn)
    return await turn.store.invitations.find(reach, number_in(argument), turn.now)


def _back() -> Button:
    return Button(message(N_("⬅️ All of them")), route("waiting"))
