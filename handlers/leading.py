"""Where words, taps and files lead: to the open form, to an answer of something we said, or through a door.

The rule for an open form: what may be answered aside is answered and the question is shown again; anything else first asks
whether to go on with the form. Knows no Telegram.
"""

import re

from bot import conversation
from bot.conversation import Entry, Open
from bot.dialog.engine import is_asleep
from bot.dialog.event import Said, Tapped
from bot.dialog.fields import unsuitable
from bot.dialog.form import Form
from bot.dialog.screen import Button, Screen, route
from bot.dialog.state import Mode
from bot.turn import Turn
from domain.intents import guess
from domain.messages import N_, Message, message
from domain.task_words import tasks
from handlers import home
from handlers.conversations import BOOK
from handlers.standing import is_worth_keeping, may, open_form, open_to, state_of

_CLEAR, _A_SENTENCE = 0.7, 3
"""How certain a subject must be, and of how many words, to be taken for more than a clumsy answer."""
_NUMBER = re.compile(r"\d{4}")
NOT_YOURS = N_("That is only for officers.")


async def is_quoted(turn: Turn) -> bool:
    """Whether it replies to a message of ours that a conversation knows; an open form is shown again below."""
    before = turn.dialog
    if turn.origin.quoted is None or not await _is_known(turn):
        return False
    if (form := open_form(turn)) is not None and turn.dialog is before:
        await conversation.repeat(turn, form, state_of(turn))
    return True


async def _is_known(turn: Turn) -> bool:
    for quoted in BOOK.quoted:
        if await quoted(turn):
            return True
    return False


async def is_no_answer(turn: Turn) -> bool:
    """Words beside a card that is only looked at, or after hours beside one of its questions: nothing would be
    lost, so they may lead anywhere. The same for words that clearly ask something else."""
    form = open_form(turn)
    if form is None:
        return False
    if not form.live:
        return await _is_about_something_else(turn, form)
    state = state_of(turn)
    if is_asleep(state, turn.moment().now):
        turn.dialog = None
        return True
    return state.mode is Mode.CARD and not await conversation.is_control(turn, form, state)


async def _is_about_something_else(turn: Turn, form: Form) -> bool:
    """Words that the open question refuses and that clearly name a subject: "BPOM mahal gak?" is no length of time."""
    text = turn.event.text if isinstance(turn.event, Said) else ""
    meant = guess(text) if len(text.split()) >= _A_SENTENCE and not _NUMBER.search(text) else None
    if meant is None or meant.certainty < _CLEAR or BOOK.by_intent(meant.intent) is None:
        return False
    if meant.intent in form.own:
        return False
    return await conversation.refuses(turn, form, state_of(turn))


async def understand(turn: Turn, text: str) -> None:
    """Words outside any form: to the subject they are about, or an honest "I did not understand"."""
    if turn.offer is not None and await _is_heard(turn):  # an answer to what was just asked
        return
    entry = await open_to(turn, BOOK.by_word(text))
    if entry is None and (await _is_heard(turn) or await _is_task(turn, text)):
        return
    meant = guess(text) if text else None
    entry = entry or (BOOK.by_intent(meant.intent) if meant else None)
    if entry is not None:
        await enter(turn, entry, "")
    elif meant is not None:
        await not_understood(turn, N_("Sorry, I cannot help with that here yet."))
    elif not text:
        await not_understood(turn, unsuitable(turn.event).message.id)
    else:
        await not_understood(turn, N_("Sorry, I did not understand that yet."))


async def _is_task(turn: Turn, text: str) -> bool:
    """Whether somebody on duty speaks of what they do, and is there now. For everybody else the words mean other things."""
    for task in tasks(text):
        entry = BOOK.by_command(task.door)
        action = entry.action if entry else BOOK.guarded_routes.get(task.door)
        if action is not None and await may(turn, action):
            opened = entry.open if entry else BOOK.routes[task.door]
            await lead(turn, opened, task.said, aside=entry is not None and entry.aside)
            return True
    return False


async def _is_heard(turn: Turn) -> bool:
    for hears in BOOK.ears:
        if await hears(turn):
            return True
    return False


async def not_understood(turn: Turn, why: str) -> None:
    if (form := open_form(turn)) is not None:
        await conversation.repeat(turn, form, state_of(turn), Message(why))
        return
    turn.say(Message(why))
    await home.show_menu(turn)


async def enter(turn: Turn, entry: Entry, argument: str) -> None:
    """Through a door: permission first, then the rule for an open form."""
    entry = await _own_door(turn, entry)
    if not await may(turn, entry.action):
        await not_understood(turn, NOT_YOURS)
    elif entry.for_producers and not turn.person.is_producer:
        await invite_to_register(turn)
    else:
        await lead(turn, entry.open, argument, aside=entry.aside)


async def _own_door(turn: Turn, entry: Entry) -> Entry:
    """The door itself, or the first one beside it that is open to this person; doors may lead round in a circle."""
    tried: list[Entry] = []
    door: Entry | None = entry
    while door is not None and door not in tried:
        if await _is_open_to(turn, door):
            return door
        tried.append(door)
        door = BOOK.by_command(door.otherwise) if door.otherwise else None
    return entry


async def _is_open_to(turn: Turn, entry: Entry) -> bool:
    return await may(turn, entry.action) and (turn.person.is_producer or not entry.for_producers)


async def invite_to_register(turn: Turn) -> None:
    if (form := open_form(turn)) is not None:
        await conversation.resume(turn, form, state_of(turn))
        return
    button = Button(message(N_("📝 Register now")), route("register"))
    turn.show(
        Screen(
            (message(N_("For that I need to know your business first. Shall we register it?")),), ((button,),)
        )
    )


async def lead(turn: Turn, opened: Open, argument: str, *, aside: bool) -> None:
    form = open_form(turn)
    while form is not None and not (aside or is_worth_keeping(turn, form)):
        conversation.leave(turn)
        form = open_form(turn)
    if form is None:
        turn.dialog = None
        await opened(turn, argument)
    elif aside:
        before = turn.dialog
        await opened(turn, argument)
        if turn.dialog is before and (not isinstance(turn.event, Tapped) or turn.calls):
            await conversation.repeat(turn, form, state_of(turn))
    else:
        await conversation.resume(turn, form, state_of(turn))


async def answer(turn: Turn) -> None:
    form, before = open_form(turn), turn.dialog
    if form is None or before is None:
        return
    action = await conversation.advance(turn, form, before)
    if action is not None:
        await BOOK.routes[action](turn, str(before.answers.get("id", "")))
    if turn.unheard is not None:
        turn.event = Said(turn.unheard)
        await understand(turn, turn.unheard)
    elif conversation.came_back(turn, before) and (beneath := open_form(turn)) is not None:
        await conversation.repeat(turn, beneath, state_of(turn))
