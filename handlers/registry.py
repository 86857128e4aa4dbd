"""The switchboard: python-telegram-bot's filters say what kind of update it is, `handlers.leading` where it leads."""

from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot import conversation
from bot.conversation import Open
from bot.dialog.event import Edited, Membership, Said, Tapped
from bot.dialog.screen import NO_DIALOG, decode
from bot.turn import Turn, current_turn
from domain.messages import N_, message
from handlers import groups, home, leading
from handlers.book import GO
from handlers.conversations import BOOK
from handlers.standing import may, open_form, state_of, this_turn
from services.curation import leaving

__all__ = ["BOOK", "register"]

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
AnyContext = CallbackContext[Any, Any, Any, Any]


def register(application: AnyApplication) -> None:
    """Tell python-telegram-bot which update goes where."""
    private = filters.ChatType.PRIVATE
    application.add_handlers(
        [
            ChatMemberHandler(_came_or_went, ChatMemberHandler.MY_CHAT_MEMBER),
            CallbackQueryHandler(_tapped),
            InlineQueryHandler(_asked_inline),
            MessageHandler(~private & filters.UpdateType.MESSAGE, _in_group),
            MessageHandler(private & filters.UpdateType.EDITED_MESSAGE, _edited),
            MessageHandler(private & filters.UpdateType.MESSAGE & filters.Regex(r"^/\w"), _commanded),
            MessageHandler(private & filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL, _sent),
        ]
    )
    application.add_error_handler(_failed)


async def _failed(_update: object, context: AnyContext) -> None:
    """The inbox row is the truth: the fault goes to the worker, which rolls the turn back."""
    current_turn.get().fault = context.error


async def _came_or_went(_update: Update, context: AnyContext) -> None:
    turn, change = current_turn.get(), current_turn.get().event
    if turn.origin.group:
        await groups.happened(turn, str(context.bot.username))
    elif isinstance(change, Membership):
        await turn.store.people.mark_stopped(turn.person.chat_id, None if change.is_in else turn.now)
        if not change.is_in and turn.person.id:
            await leaving.tell(turn, await leaving.shops_of(turn, turn.person.id))


async def _asked_inline(_update: Update, _context: AnyContext) -> None:
    """An open form stays as it is: what somebody writes elsewhere is no answer to it."""
    turn = current_turn.get()
    for answers in BOOK.inline_ears:
        if await answers(turn):
            return
    turn.answer_inline([])


async def _in_group(_update: Update, context: AnyContext) -> None:
    await groups.happened(current_turn.get(), str(context.bot.username))


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
        await leading.lead(turn, link[0], link[1], aside=link[2])
    elif entry is not None and "batal" in entry.words and open_form(turn):
        turn.event = Said("batal")
        await leading.answer(turn)
    elif entry is not None:
        await leading.enter(turn, entry, argument.strip())
    else:
        await leading.not_understood(turn, N_("I do not know that command."))


def _link(argument: str) -> tuple[Open, str, bool] | None:
    for prefix, opened in BOOK.links.items():
        if argument.startswith(prefix):
            return opened, argument.removeprefix(prefix), prefix in BOOK.aside_links
    return None


async def _tapped(_update: Update, context: AnyContext) -> None:
    turn = await this_turn()
    tap = turn.event
    if turn.origin.group:
        await groups.happened(turn, str(context.bot.username))
        return
    if not isinstance(tap, Tapped):
        return
    is_spent = tap.step == home.CHOSEN and open_form(turn) is not None
    if tap.token == NO_DIALOG and tap.step in {*BOOK.routes, GO} and not is_spent:
        await _take_route(turn, tap)
    elif open_form(turn) is not None:
        await leading.answer(turn)
    else:
        turn.answer_tap(message(N_("That question has already been answered.")))
        await home.show_menu(turn)


async def _take_route(turn: Turn, tap: Tapped) -> None:
    entry = BOOK.entry_of(tap.step, tap.choice)
    if entry is not None:
        await leading.enter(turn, entry, "" if tap.step == GO else tap.choice)
    elif tap.step == GO:
        await home.show_menu(turn)
    elif not await may(turn, BOOK.guarded_routes.get(tap.step)):
        await leading.not_understood(turn, leading.NOT_YOURS)
    elif tap.step in BOOK.producer_routes and not turn.person.is_producer:
        await leading.invite_to_register(turn)
    else:
        await leading.lead(turn, BOOK.routes[tap.step], tap.choice, aside=tap.step in BOOK.aside_routes)


async def _sent(_update: Update, _context: AnyContext) -> None:
    turn = await this_turn()
    text = turn.event.text if isinstance(turn.event, Said) else ""
    if await leading.is_quoted(turn):
        return
    if text and (entry := BOOK.by_key(text)):
        await leading.enter(turn, entry, "")
    elif turn.offer is not None and (data := turn.offer.meant(text)) is not None:
        turn.event = Tapped(*decode(data), None)
        await _take_route(turn, turn.event)
    elif await leading.is_no_answer(turn):
        await leading.understand(turn, text)
    elif open_form(turn) is not None:
        await leading.answer(turn)
    elif turn.dialog is not None:
        turn.dialog = None
        await leading.not_understood(
            turn, N_("That form has changed in the meantime. Please begin it again.")
        )
    else:
        await leading.understand(turn, text)
