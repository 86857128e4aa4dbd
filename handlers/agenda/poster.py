"""The sheet for the door: a code to print and hang up, and a new one when the old one went where it should not."""

import secrets

from bot.dialog.argument import NEW_MESSAGE
from bot.dialog.screen import Button, Literal, Screen, route
from bot.turn import Turn
from domain.agenda.event import Event
from domain.messages import N_, message
from handlers.agenda import desk
from handlers.agenda.desk import DESK_EVENT
from services.agenda import attendance
from services.agenda.words import named

NEW_LOCK = "acara_lock"
_TOKEN_BYTES = 9


async def send_poster(turn: Turn, argument: str) -> None:
    """Print it, hang it up: whoever points a phone at it is on the list."""
    event = await desk.theirs(turn, argument)
    if event is not None:
        await _send(turn, event)


async def _send(turn: Turn, event: Event) -> None:
    door = await attendance.door(turn, event)
    said = message(
        N_(
            "🔳 The sheet for the door of {title}. Print it and hang it up. It works from two hours before the start.\n\n"
            "A phone that cannot scan opens {link}"
        ),
        title=named(event),
        link=Literal(door),
    )
    buttons = (
        (Button(message(N_("🔁 New code")), route(NEW_LOCK, str(event.id))),
         Button(message(N_("⬅️ The event")), route(DESK_EVENT, f"{event.id}{NEW_MESSAGE}"))),
    )  # fmt: skip
    turn.send_document(attendance.poster(turn, event, door), said, buttons=buttons)


async def change_lock(turn: Turn, argument: str) -> None:
    """The old sheet opens nothing any more."""
    event = await desk.theirs(turn, argument)
    if event is None:
        return
    await turn.store.events.change_lock(event.id, secrets.token_urlsafe(_TOKEN_BYTES))
    await turn.store.audit.add(turn.now, turn.person.id, None, "event code changed", event=event.id)
    turn.show(Screen((message(N_("🔁 Done: the old code opens nothing any more.")),)))
    await _send(turn, event)
