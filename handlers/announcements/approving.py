"""A second officer says yes or no to an announcement to many: asked in their own chat, another than its author."""

from bot.conversation import Conversation
from bot.dialog.audience.told import described
from bot.dialog.screen import Button, Line, Literal, Screen, route
from bot.texts import Texts
from bot.turn import Turn
from domain.announcements.progress import State
from domain.messages import N_, message
from domain.roles import Action
from services import announcement_words, announcing, audiences
from services.announcement_copies import copies, keyboard
from services.announcing import Confirmed
from storage.announcements import Announcement
from storage.outbox import Call, Lane
from storage.people import Person

_YES, _NO, _OWN = "siaran_yes", "siaran_no", "siaran_own"


async def ask(turn: Turn, confirmed: Confirmed) -> None:
    """Tell the author who is asked, and ask them. Where nobody else is on duty the author may take it upon
    themselves: in an office of one nothing would ever be sent."""
    number = str(confirmed.number)
    one = await announcing.find(turn, number)
    if one is None:
        return
    for person in confirmed.approvers:
        await _ask_one(turn, one, person)
    if confirmed.approvers:
        waits = N_(
            "🕓 Announcement {number} to {count} people waits for a second officer: {asked} are asked."
        )
        turn.say(
            message(waits, number=number, count=confirmed.size.people, asked=len(confirmed.approvers)),
            home=True,
        )
        return
    alone = N_(
        "For {count} people a second officer should approve, but nobody else is on duty here. Send it all the same?"
    )
    own = Button(message(N_("✅ Yes, to {count} people"), count=confirmed.size.people), route(_OWN, number))
    stop = Button(message(N_("⏹ Stop")), route(announcement_words.STOP, number))
    turn.show(Screen((message(alone, count=confirmed.size.people),), ((own,), (stop,))))


async def _ask_one(turn: Turn, one: Announcement, person: Person) -> None:
    """First what it is, then the question."""
    texts = Texts.of(person.language, person.area, one.area)
    markup = {} if one.buttons.is_empty else {"reply_markup": keyboard(one.buttons, 0, texts)}
    for request in copies(one.content, markup, texts):
        params = {**request.params, "chat_id": person.chat_id}
        turn.calls.append(Call(person.chat_id, Lane.NOTICE, request.method, params))
    turn.tell(person, await _question(turn, one))


async def _question(turn: Turn, one: Announcement) -> Screen:
    name = await turn.store.role_holders.name_of(one.made_by)
    who: Line = Literal(name) if name else message(N_("A colleague"))
    names = await audiences.names(turn, one.areas, one.audience)
    asked = message(
        N_("☝️ <b>{name}</b> wants to send this to {count} people. Do you approve?"),
        name=who,
        count=one.figures.people,
    )
    number = str(one.id)
    buttons = (
        (Button(message(N_("✅ Approve")), route(_YES, number)), Button(message(N_("❌ Refuse")), route(_NO, number))),
    )  # fmt: skip
    return Screen((asked, described(one.audience, one.areas, names), announcement_words.state(one)), buttons)


async def _approve(turn: Turn, argument: str) -> None:
    await _decide(turn, argument, yes=True)


async def _refuse(turn: Turn, argument: str) -> None:
    await _decide(turn, argument, yes=False)


async def _decide(turn: Turn, argument: str, *, yes: bool) -> None:
    one = await announcing.find(turn, argument)
    if one is None:
        turn.answer_tap(message(N_("There is no such announcement in your area.")))
        return
    if not await announcing.decide(turn, one, yes=yes):
        own = one.made_by == turn.person.id and one.state is State.WAITING
        turn.answer_tap(
            message(N_("Another officer has to say that.") if own else N_("That is decided already."))
        )
        return
    said = message(N_("✅ Approved")) if yes else message(N_("❌ Refused"))
    turn.mark_chosen(said)
    turn.say(message(N_("{said}: announcement {number}."), said=said, number=str(one.id)))
    await _tell_author(turn, one, yes=yes)


async def _tell_author(turn: Turn, one: Announcement, *, yes: bool) -> None:
    author = await turn.store.people.reachable(one.made_by)
    if author is None or author.id == turn.person.id:
        return
    text = (
        N_("✅ Announcement {number} was approved.")
        if yes
        else N_("❌ Announcement {number} was not approved.")
    )
    turn.tell(author, Screen((message(text, number=str(one.id)),)))


CONVERSATION = Conversation(
    routes={_YES: _approve, _NO: _refuse, _OWN: _approve}, aside_routes=frozenset({_YES, _NO, _OWN}),
    action=Action.ANNOUNCE,
)  # fmt: skip
