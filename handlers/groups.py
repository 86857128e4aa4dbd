"""What happens in groups: conversations that work there are asked first; everybody else is shown the way to the private
chat. Knows no Telegram."""

import re

from bot.dialog.event import Said, Tapped
from bot.dialog.screen import Button, Screen
from bot.turn import Turn
from domain.messages import N_, message
from handlers.conversations import BOOK

_COMMAND = re.compile(r"/\w")


async def happened(turn: Turn, username: str) -> None:
    """Somebody wrote or tapped in a group, or the bot came or went there."""
    for hears in BOOK.group_ears:
        if await hears(turn):
            return
    if isinstance(turn.event, Said) and _is_for_us(turn.event.text, username):
        there = Button(message(N_("💬 Open private chat")), f"https://t.me/{username}?start=grup")
        turn.show(Screen((message(N_("I talk about your business only in our private chat.")),), ((there,),)))
    elif isinstance(turn.event, Tapped):
        turn.answer_tap(message(N_("That question has already been answered.")))


def _is_for_us(text: str, username: str) -> bool:
    """Whether this is a command, and of no other bot."""
    word = text.split(maxsplit=1)[0] if text.split() else ""
    return bool(_COMMAND.match(word)) and (
        "@" not in word or word.casefold().endswith("@" + username.casefold())
    )
