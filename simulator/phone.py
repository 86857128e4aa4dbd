"""A person's phone in a test: what they do with it; what they see is `simulator.sight`.

Runs in the test's own event loop beside the server. Each action returns the id of its update.
"""

from __future__ import annotations

import time

from simulator.actions import PIXEL, SILENCE, Actions, Spot
from simulator.chats import Chat, Json, Message, Person, World
from simulator.labels import meant
from simulator.sight import PATIENCE, Sight

SETTLED_SECONDS, ANSWER_SECONDS = 0.15, 1.0


class Phone(Sight):
    def __init__(self, person: Person, world: World, actions: Actions) -> None:
        super().__init__(person, world)
        self._do = actions

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

    async def deletes(self, message: Message) -> None:
        """For both sides: the bot hears nothing of it, and finds no message there."""
        self._world.remove(self._chat, message)

    async def blocks(self) -> int:
        self._acts()
        return self._do.blocks(self.person)

    async def leaves_telegram(self) -> None:
        """Deletes the account."""
        self._chat.gone = True

    async def unblocks(self) -> int:
        self._acts()
        return self._do.unblocks(self.person)
