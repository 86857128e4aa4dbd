"""The switchboard: python-telegram-bot's filters say what kind of update it is, the book says where it leads.

The rule for an open form: what may be answered aside is answered and the question is shown again; anything
else first asks whether to go on with the form.
"""

from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    MessageHandler,
    filters,
)

from bot import conversation
from bot.conversation import Entry, Open
from bot.dialog.engine import is_asleep
from bot.dialog.event import Edited, Membership, Said, Tapped
from bot.dialog.fields import unsuitable
from bot.dialog.screen import NO_DIALOG, Button, Screen, route
from bot.dialog.state import Mode
from bot.turn import Turn, current_turn
from domain.intents import guess
from domain.messages import N_, Message, message
from handlers import home
from handlers.book import GO
from handlers.conversations import BOOK
from handlers.standing import is_worth_keeping, may, open_form, open_to, state_of, this_turn

__all__ = ["BOOK", "register"]

_NOT_YOURS = N_("That is only for officers.")

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
AnyContext = CallbackContext[Any, Any, Any, Any]


def register(application: AnyApplication) -> None:
    """Tell python-telegram-bot which update goes where."""
    private = filters.ChatType.PRIVATE
    application.add_handlers(
        [
            ChatMemberHandler(_came_or_went, ChatMemberHandler.MY_CHAT_MEMBER),
            CallbackQueryHandler(_tapped),
            MessageHandler(~private & filters.Regex(r"^/\w"), _in_group),
            MessageHandler(private & filters.UpdateType.EDITED_MESSAGE, _edited),
            MessageHandler(private & filters.UpdateType.MESSAGE & filters.Regex(r"^/\w"), _commanded),
            MessageHandler(private & filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL, _sent),
        ]
    )
    application.add_error_handler(_failed)


async def _failed(_update: object, context: AnyContext) -> None:
    """The inbox row is the truth: the fault goes to the worker, which rolls the turn back."""
    current_turn.get().fault = context.error


async def _came_or_went(_update: Update, _context: AnyContext) -> None:
    turn = current_turn.get()
    if isinstance(turn.event, Membership) and not turn.origin.group:
        gone_at = None if turn.event.is_in else turn.now
        await turn.store.people.mark_stopped(turn.person.chat_id, gone_at)


async def _in_group(update: Update, context: AnyContext) -> None:
    """Registration is nobody else's business: in a group only the way to the private chat is shown."""
    turn, text = current_turn.get(), update.message.text if update.message else None
    name = str(context.bot.username)
    if text and ("@" not in text.split()[0] or text.split()[0].casefold().endswith("@" + name.casefold())):
        there = Button(message(N_("💬 Open private chat")), f"https://t.me/{name}?start=grup")
        turn.show(Screen((message(N_("I talk about your business only in our private chat.")),), ((there,),)))


async def _edited(_update: Update, _context: AnyContext) -> None:
    turn = await this_turn()
    if not isinstance(turn.event, Edited):
        return
    note = message(N_("I cannot see changes in older messages. Please send it again as a new message."))
    found = open_form(turn)
    if found is None:
        turn.say(note)
    else:
        await conversation.repeat(turn, found, state_of(turn), note)


async def _commanded(_update: Update, _context: AnyContext) -> None:
    turn = await this_turn()
    word, _, argument = (turn.event.text if isinstance(turn.event, Said) else "").partition(" ")
    name = word[1:].partition("@")[0]
    entry = BOOK.by_command(name)
    if entry is not None and "start" in entry.words and (link := _link(argument.strip())):
        await _open(turn, link[0], link[1], aside=link[2])
    elif entry is not None and "batal" in entry.words and open_form(turn):
        turn.event = Said("batal")
        await _answer(turn)
    elif entry is not None:
        await _enter(turn, entry, argument.strip())
    else:
        await _not_understood(turn, N_("I do not know that command."))


def _link(argument: str) -> tuple[Open, str, bool] | None:
    for prefix, opened in BOOK.links.items():
        if argument.startswith(prefix):
            return opened, argument.removeprefix(prefix), prefix in BOOK.aside_links
    return None


async def _tapped(update: Update, _context: AnyContext) -> None:
    turn = await this_turn()
    tap = turn.event
    is_private = update.effective_chat is not None and update.effective_chat.type == "private"
    if not (isinstance(tap, Tapped) and is_private):
        return
    is_spent = tap.step == home.CHOSEN and open_form(turn) is not None
    if tap.token == NO_DIALOG and tap.step in {*BOOK.routes, GO} and not is_spent:
        await _take_route(turn, tap)
    elif open_form(turn) is not None:
        await _answer(turn)
    else:
        turn.answer_tap(message(N_("That question has already been answered.")))
        await home.show_menu(turn)


async def _take_route(turn: Turn, tap: Tapped) -> None:
    entry = BOOK.entry_of(tap.step, tap.choice)
    if entry is not None:
        await _enter(turn, entry, "" if tap.step == GO else tap.choice)
    elif tap.step == GO:
        await home.show_menu(turn)
    elif not await may(turn, BOOK.guarded_routes.get(tap.step)):
        await _not_understood(turn, _NOT_YOURS)
    elif tap.step in BOOK.producer_routes and not turn.person.is_producer:
        await _invite_to_register(turn)
    else:
        await _open(turn, BOOK.routes[tap.step], tap.choice, aside=tap.step in BOOK.aside_routes)


async def _sent(_update: Update, _context: AnyContext) -> None:
    turn = await this_turn()
    text = turn.event.text if isinstance(turn.event, Said) else ""
    if text and (entry := BOOK.by_key(text)):
        await _enter(turn, entry, "")
    elif await _is_no_answer(turn):
        await _freely(turn, text)
    elif open_form(turn) is not None:
        await _answer(turn)
    elif turn.dialog is not None:
        turn.dialog = None
        await _not_understood(turn, N_("That form has changed in the meantime. Please begin it again."))
    else:
        await _freely(turn, text)


async def _is_no_answer(turn: Turn) -> bool:
    """Words beside a card that is only looked at, or after hours beside one of its questions: nothing would be
    lost, so they may lead anywhere."""
    form = open_form(turn)
    if form is None or not form.live:
        return False
    state = state_of(turn)
    if is_asleep(state, turn.moment().now):
        turn.dialog = None
        return True
    return state.mode is Mode.CARD and not await conversation.is_control(turn, form, state)


async def _freely(turn: Turn, text: str) -> None:
    """Words outside any form: to the subject they are about, or an honest "I did not understand"."""
    entry = await open_to(turn, BOOK.by_word(text))
    if entry is None:
        for hears in BOOK.ears:
            if await hears(turn):
                return
    meant = guess(text) if text else None
    entry = entry or (BOOK.by_intent(meant.intent) if meant else None)
    if entry is not None:
        await _enter(turn, entry, "")
    elif meant is not None:
        await _not_understood(turn, N_("Sorry, I cannot help with that here yet."))
    elif not text:
        await _not_understood(turn, unsuitable(turn.event).message.id)
    else:
        await _not_understood(turn, N_("Sorry, I did not understand that yet."))


async def _not_understood(turn: Turn, why: str) -> None:
    if (form := open_form(turn)) is not None:
        await conversation.repeat(turn, form, state_of(turn), Message(why))
        return
    turn.say(Message(why))
    await home.show_menu(turn)


async def _enter(turn: Turn, entry: Entry, argument: str) -> None:
    """Through a door: permission first, then the rule for an open form."""
    entry = await _own_door(turn, entry)
    if not await may(turn, entry.action):
        await _not_understood(turn, _NOT_YOURS)
    elif entry.for_producers and not turn.person.is_producer:
        await _invite_to_register(turn)
    else:
        await _open(turn, entry.open, argument, aside=entry.aside)


async def _own_door(turn: Turn, entry: Entry) -> Entry:
    """The door itself, or the one beside it if only that is open to this person."""
    beside = BOOK.by_command(entry.otherwise) if entry.otherwise else None
    if beside is None or await _is_open_to(turn, entry) or not await _is_open_to(turn, beside):
        return entry
    return beside


async def _is_open_to(turn: Turn, entry: Entry) -> bool:
    return await may(turn, entry.action) and (turn.person.is_producer or not entry.for_producers)


async def _invite_to_register(turn: Turn) -> None:
    if (form := open_form(turn)) is not None:
        await conversation.resume(turn, form, state_of(turn))
        return
    button = Button(message(N_("📝 Register now")), route("register"))
    turn.show(
        Screen(
            (message(N_("For that I need to know your business first. Shall we register it?")),), ((button,),)
        )
    )


async def _open(turn: Turn, opened: Open, argument: str, *, aside: bool) -> None:
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


async def _answer(turn: Turn) -> None:
    form, before = open_form(turn), turn.dialog
    if form is None or before is None:
        return
    action = await conversation.advance(turn, form, before)
    if action is not None:
        await BOOK.routes[action](turn, str(before.answers.get("id", "")))
    if conversation.came_back(turn, before) and (beneath := open_form(turn)) is not None:
        await conversation.repeat(turn, beneath, state_of(turn))
