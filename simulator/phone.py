"""A person's phone in a test: what they do, and what they see of the bot's answers.

Runs in the test's own event loop beside the server. Knows nothing of the bot's texts.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from simulator.actions import PIXEL, SILENCE, Actions, Spot
from simulator.chats import Chat, Json, Message, Person, World
from simulator.labels import meant

SETTLED_SECONDS, ANSWER_SECONDS = 0.15, 1.0
PATIENCE = 15.0
"""Seconds to wait for something that should come at once, on a machine that has much else to do."""


class Phone:
    def __init__(self, person: Person, world: World, actions: Actions) -> None:
        self.person, self._world, self._do = person, world, actions
        self._mark, self._acted_at = 0, 0.0
        self._toasts_before = 0

    @property
    def id(self) -> int:
        return self.person.id

    @property
    def _chat(self) -> Chat:
        return self._world.chats[self.person.id]

    @property
    def chat(self) -> list[Message]:
        """Both sides, in order."""
        return list(self._chat.messages.values())

    @property
    def screen(self) -> Message:
        """What the bot showed last: its newest or last edited message."""
        shown = list(self._world.bot_messages(self._chat))
        if not shown:
            raise AssertionError(f"the bot has shown {self.person.first_name} nothing yet")
        return max(shown, key=lambda message: message.changed)

    @property
    def keyboard(self) -> list[str]:
        """Labels of the reply keyboard that is open now."""
        if not self._chat.keyboard_is_open:
            return []
        return [str(button["text"]) for button in self._chat.keyboard_buttons]

    @property
    def toasts(self) -> list[str]:
        return self._world.toasts.setdefault(self.person.id, [])

    @property
    def inline_answers(self) -> list[list[Json]]:
        return self._world.inline_answers.setdefault(self.person.id, [])

    @property
    def news(self) -> list[Message]:
        """The bot's messages, new or edited, since the last action, in the order they changed."""
        return sorted(self._world.bot_messages(self._chat, self._mark), key=lambda message: message.changed)

    # What the person does; each returns the id of the update

    def looks_up(self) -> None:
        """All that is on the screen now is old news, and nothing is waited for."""
        self._acts()
        self._acted_at = 0.0

    def _acts(self) -> None:
        self._mark, self._acted_at = self._world.changes, time.monotonic()
        self._toasts_before = len(self.toasts)

    async def says(self, text: str, chat: Chat | None = None, looks: list[Json] | None = None) -> int:
        self._acts()
        return self._do.says(self.person, text, chat, looks=looks)

    async def replies(self, message: Message, text: str, kind: str = "text") -> int:
        """Answer this message by replying to it: with words, or (`kind`) a photo, document or voice beside them."""
        self._acts()
        spot, data = Spot(answers=message), SILENCE if kind == "voice" else PIXEL
        if kind == "text":
            return self._do.says(self.person, text, spot=spot)
        return self._do.sends_file(self.person, kind, data, name=kind, caption=text, spot=spot)

    async def starts(self, parameter: str = "") -> int:
        """Follow a link `t.me/<bot>?start=<parameter>`."""
        self._acts()
        return self._do.starts(self.person, parameter)

    async def taps(self, label: str, timeout: float = PATIENCE) -> int:  # noqa: ASYNC109 - part of the test language
        """Tap what carries this label: the newest message with such an inline button, else the keyboard.

        Waits for the answer to the last action first; older messages count once nothing new comes.
        """
        found = await self._find(label, timeout)
        if found is None:
            raise AssertionError(self._no_button(label))
        message, button = found
        self._acts()
        return self._press(button) if message is None else self._tap(message, button)

    async def _find(self, label: str, seconds: float) -> tuple[Message | None, Json] | None:
        deadline = time.monotonic() + seconds
        while True:
            found = self._among(self.news, label)
            if found is None and self._has_settled():
                found = self._among(self.chat, label) or self._on_keyboard(label)
            if found is not None or time.monotonic() >= deadline:
                return found
            await self._world.pulse.wait(0.05)

    def _has_settled(self) -> bool:
        if self._do.updates.unheard:
            return False
        waited = time.monotonic() - self._acted_at
        return waited >= (SETTLED_SECONDS if self.news else ANSWER_SECONDS)

    def _among(self, messages: list[Message], label: str) -> tuple[Message | None, Json] | None:
        for message in reversed(messages):
            button = meant(label, message.inline_buttons) if message.by_bot else None
            if button is not None:
                return message, button
        return None

    def _on_keyboard(self, label: str) -> tuple[Message | None, Json] | None:
        button = meant(label, self._chat.keyboard_buttons)
        return None if button is None else (None, button)

    def _no_button(self, label: str) -> str:
        inline = [text for message in self.chat if message.by_bot for text in message.buttons]
        lines = [
            f"no button {label!r} for {self.person.first_name}; inline: {inline}; keyboard: {self.keyboard}"
        ]
        return "\n".join([*lines, *self._last_lines()])

    def _tap(self, message: Message, button: Json) -> int:
        if "callback_data" in button:
            return self._do.taps(self.person, message.message_id, button["callback_data"])
        _, link, parameter = str(button.get("url", "")).partition(
            f"t.me/{self._world.bot['username']}?start="
        )
        return self._do.starts(self.person, parameter) if link else 0

    def _press(self, button: Json) -> int:
        if button.get("request_contact"):
            return self._do.shares_contact(self.person, self._do.own_contact(self.person))
        if button.get("request_location"):
            return self._do.shares_location(self.person, -6.9075, 109.7300)
        return self._do.says(self.person, str(button["text"]))

    async def taps_twice(self, label: str) -> tuple[int, int]:
        """An impatient finger: the same inline button twice, with nothing in between."""
        found = await self._find(label, PATIENCE)
        if found is None or found[0] is None:
            raise AssertionError(self._no_button(label))
        self._acts()
        return self._tap(found[0], found[1]), self._tap(found[0], found[1])

    async def taps_old(self, message: Message, label: str) -> int:
        """Tap a button that this message has, or had before it was edited or deleted."""
        button = meant(label, message.inline_buttons) or meant(label, message.former_buttons[::-1])
        if button is None:
            raise AssertionError(
                f"message {message.message_id} never had a button {label!r}: {message.buttons}"
            )
        self._acts()
        return self._tap(message, button)

    async def forges(self, data: str, message: Message | None = None) -> int:
        """Send callback data of one's own making, from this message or the last one shown."""
        message_id = (message or self.screen).message_id
        self._acts()
        return self._do.taps(self.person, message_id, data)

    async def shares_contact(self) -> int:
        self._acts()
        return self._do.shares_contact(self.person, self._do.own_contact(self.person))

    async def shares_contact_of(self, name: str, phone: str, user_id: int | None = None) -> int:
        self._acts()
        contact: Json = {"phone_number": phone, "first_name": name}
        known = {"user_id": user_id} if user_id is not None else {}
        return self._do.shares_contact(self.person, contact | known, forwarded=True)

    async def shares_location(self, lat: float, lon: float) -> int:
        self._acts()
        return self._do.shares_location(self.person, lat, lon)

    async def sends_photo(self, caption: str = "", data: bytes = PIXEL) -> int:
        self._acts()
        return self._do.sends_file(self.person, "photo", data, name="photo.jpg", caption=caption)

    async def sends_document(self, name: str, data: bytes, mime: str = "") -> int:
        self._acts()
        return self._do.sends_file(self.person, "document", data, name=name, mime=mime)

    async def sends_album(self, *kinds: str, caption: str = "") -> int:
        self._acts()
        return self._do.sends_album(self.person, list(kinds), caption)

    async def sends_voice(self) -> int:
        self._acts()
        return self._do.sends_file(self.person, "voice", SILENCE, name="voice.oga")

    async def sends_sticker(self) -> int:
        self._acts()
        return self._do.sends_file(self.person, "sticker", PIXEL, name="sticker.webp")

    async def forwards(self, text: str, of: str) -> int:
        self._acts()
        return self._do.forwards(self.person, text, of)

    async def edits(self, old_text: str, new_text: str) -> int:
        mine = [message for message in self.chat if not message.by_bot and message.text == old_text]
        if not mine:
            raise AssertionError(f"{self.person.first_name} never wrote {old_text!r}")
        self._acts()
        return self._do.edits(mine[-1], new_text)

    async def asks_inline(self, text: str) -> int:
        self._acts()
        return self._do.asks_inline(self.person, text)

    async def blocks(self) -> int:
        self._acts()
        return self._do.blocks(self.person)

    async def leaves_telegram(self) -> None:
        """Deletes the account."""
        self._chat.gone = True

    async def unblocks(self) -> int:
        self._acts()
        return self._do.unblocks(self.person)

    async def sees(self, text: str, timeout: float = PATIENCE) -> Message:  # noqa: ASYNC109 - part of the test language
        """The bot's message with this text, new or edited since the last action."""
        if not await self._world.pulse.until(lambda: any(text in m.text for m in self.news), timeout):
            raise AssertionError(self._not_seen(f"does not see {text!r}"))
        return next(message for message in reversed(self.news) if text in message.text)

    async def sees_toast(self, text: str, timeout: float = PATIENCE) -> str:  # noqa: ASYNC109
        """The short note over the screen that answers a tap."""
        fresh: Callable[[], list[str]] = lambda: [t for t in self.toasts[self._toasts_before :] if text in t]  # noqa: E731
        if not await self._world.pulse.until(lambda: bool(fresh()), timeout):
            raise AssertionError(self._not_seen(f"sees no toast {text!r} among {self.toasts}"))
        return fresh()[-1]

    async def gets_answer(self, timeout: float = PATIENCE) -> Message:  # noqa: ASYNC109 - part of the test language
        if not await self._world.pulse.until(lambda: bool(self.news), timeout):
            raise AssertionError(self._not_seen("gets no answer"))
        return self.news[-1]

    async def sees_nothing_more(self, seconds: float = 0.3) -> None:
        before = self._world.changes
        more: Callable[[], list[Message]] = lambda: list(self._world.bot_messages(self._chat, before))  # noqa: E731
        if await self._world.pulse.until(lambda: bool(more()), seconds):
            raise AssertionError(
                f"{self.person.first_name} sees more: {[str(message) for message in more()]}"
            )

    def _not_seen(self, complaint: str) -> str:
        seen = [f"  {message}" for message in self.news] or ["  (nothing new)"]
        return "\n".join([f"{self.person.first_name} {complaint}; instead:", *seen, *self._last_lines()])

    def _last_lines(self) -> list[str]:
        sides = [f"  {'bot' if m.by_bot else self.person.first_name}: {m}" for m in self.chat[-6:]]
        return ["the chat ends:", *sides]
