"""/bahasa: choose the language of the chat."""

from dataclasses import replace

from bot.conversation import Conversation, Entry
from bot.dialog.screen import Button, Literal, Screen, route
from bot.texts import LANGUAGES, Texts
from bot.turn import Turn
from domain.messages import N_, message
from services import menus

_NAMES = {"id": "Bahasa Indonesia", "en": "English"}


async def ask_language(turn: Turn, _argument: str = "") -> None:
    buttons = tuple(Button(Literal(_NAMES[code]), route("language", code)) for code in LANGUAGES)
    turn.show(Screen((message(N_("Which language do you like?")),), (buttons,)))


async def choose_language(turn: Turn, code: str) -> None:
    if code not in LANGUAGES:
        await ask_language(turn)
        return
    person = await turn.known_person()
    await turn.store.people.set_language(person.id, code)
    turn.texts = Texts(code, turn.texts.zone)
    turn.mark_chosen(Literal(_NAMES[code]))
    turn.person = replace(person, language=code)
    await menus.refresh_own(turn)
    turn.say(message(N_("👍 From now on in English.")), home=True)


CONVERSATION = Conversation(
    entries=(
        Entry(
            ("bahasa", "language"), ask_language, N_("Change the language"), intents=("language",), aside=True
        ),
    ),
    routes={"language": choose_language},
    aside_routes=frozenset({"language"}),
)
