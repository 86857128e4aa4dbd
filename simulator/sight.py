"""What a person sees on their phone in a test: the chat, its keyboard, and what is new since they last did something.

Knows nothing of the bot's texts.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from simulator.chats import Chat, Json, Message, Person, World

PATIENCE = 15.0
"""Seconds to wait for something that should come at once, on a machine that has much else to do."""


class Sight:
    def __init__(self, person: Person, world: World) -> None:
        self.person, self._world = person, world
        self._mark, self._acted_at = 0, 0.0
        self._toasts_before = 0

    # What is there

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

    def looks_up(self) -> None:
        """All that is on the screen now is old news, and nothing is waited for."""
        self._acts()
        self._acted_at = 0.0

    def _acts(self) -> None:
        self._mark, self._acted_at = self._world.changes, time.monotonic()
        self._toasts_before = len(self.toasts)

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
