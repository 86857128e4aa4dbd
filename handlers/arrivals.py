"""Leads a file that came, or the end of a call, to the conversation that asked for it. Knows no Telegram."""

from collections.abc import Awaitable, Callable

from bot import conversation
from bot.dialog.event import CallEnded, FileArrived
from bot.turn import Turn
from handlers.book import Book


def hearing(book: Book) -> Callable[[Turn], Awaitable[None]]:
    """What the worker calls for such a turn. An open form is shown again below what is said about a file."""

    async def arrived(turn: Turn) -> None:
        event, before = turn.event, turn.dialog
        if isinstance(event, CallEnded) and event.sequel in book.sequels:
            await book.sequels[event.sequel](turn, event)
            return
        if not isinstance(event, FileArrived) or event.arrival not in book.arrivals:
            return
        await book.arrivals[event.arrival](turn, event)
        form = book.forms.get(before.form) if before is not None else None
        if form and before and turn.dialog is before and form.version == before.version and turn.calls:
            await conversation.repeat(turn, form, before)

    return arrived
