"""A group in a test or on the page: who writes there, what the bot answers, topic by topic, and what becomes of the bot.

Knows nothing of the bot's texts.
"""

from __future__ import annotations

from simulator.actions import PIXEL, Actions, Spot
from simulator.chats import Chat, Message, Person, World, chat_view
from simulator.forum import MANAGE, drop_topic, make_topic, member_json
from simulator.labels import meant


class Room:
    def __init__(self, chat: Chat, world: World, actions: Actions) -> None:
        self.chat, self._world, self._do = chat, world, actions
        self._mark = 0

    @property
    def topics(self) -> dict[str, int]:
        """Numbers of the topics by name."""
        return {topic.name: topic.id for topic in self.chat.topics.values()}

    def said(self, topic: int = 0) -> list[Message]:
        """The bot's messages in a topic (0: outside of all topics), the oldest first."""
        return [
            message
            for message in self.chat.messages.values()
            if message.by_bot and message.text and int(message.body.get("message_thread_id", 0)) == topic
        ]

    async def says(self, person: Person, text: str, topic: int = 0) -> int:
        self._mark = self._world.changes
        return self._do.says(person, text, spot=Spot(self.chat, topic=topic))

    async def replies(self, person: Person, message: Message, text: str) -> int:
        """Answer this message by replying to it."""
        self._mark = self._world.changes
        return self._do.says(person, text, spot=self._spot(message))

    async def replies_with_photo(self, person: Person, message: Message, caption: str = "") -> int:
        self._mark = self._world.changes
        spot = self._spot(message)
        return self._do.sends_file(person, "photo", PIXEL, name="photo.jpg", caption=caption, spot=spot)

    def _spot(self, message: Message) -> Spot:
        return Spot(self.chat, message, int(message.body.get("message_thread_id", 0)))

    async def taps(self, person: Person, label: str, topic: int = 0) -> int:
        """Tap the newest button with this label in the topic."""
        for message in reversed(self.said(topic)):
            button = meant(label, message.inline_buttons)
            if button is not None:
                return await self.forges(person, str(button["callback_data"]), message)
        raise AssertionError(f"no button {label!r} in {[str(message) for message in self.said(topic)]}")

    async def forges(self, person: Person, data: str, message: Message) -> int:
        self._mark = self._world.changes
        return self._do.taps(person, message.message_id, data, self.chat)

    async def sees(self, text: str, topic: int | None = None, timeout: float = 5.0) -> Message:  # noqa: ASYNC109
        """The newest message of the bot with these words, new since the last action in this room."""

        def found() -> list[Message]:
            shown = self.said(topic) if topic is not None else list(self._world.bot_messages(self.chat))
            return [m for m in shown if text in m.text and m.changed > self._mark]

        if not await self._world.pulse.until(lambda: bool(found()), timeout):
            shown = [f"  {m.body.get('message_thread_id', 0)}: {m}" for m in self.chat.messages.values()]
            raise AssertionError("\n".join([f"{self.chat.title} does not see {text!r}; there is:", *shown]))
        return found()[-1]

    async def sees_topic(self, part: str, timeout: float = 5.0) -> int:  # noqa: ASYNC109
        """The number of the topic whose name holds these words."""

        def found() -> list[int]:
            return [number for name, number in self.topics.items() if part in name]

        if not await self._world.pulse.until(lambda: bool(found()), timeout):
            raise AssertionError(f"no topic {part!r} in {self.topics}")
        return found()[-1]

    # What people do with the group and with the bot in it

    def opens_topic(self, person: Person, name: str) -> int:
        return make_topic(self._world, self.chat, person.as_user(), name).id

    def deletes_topic(self, number: int) -> None:
        drop_topic(self._world, self.chat, self.chat.topics[number])

    def adds_bot(self, person: Person, *, topics: bool = False) -> int:
        """As a member, or as administrator who may manage topics."""
        return self._becomes(person, left=False, kicked=False, rights=[MANAGE] if topics else None)

    def removes_bot(self, person: Person) -> int:
        return self._becomes(person, left=False, kicked=True, rights=None)

    def _becomes(self, person: Person, *, left: bool, kicked: bool, rights: list[str] | None) -> int:
        self._mark = self._world.changes
        before = member_json(self._world, self.chat)
        self.chat.left, self.chat.kicked, self.chat.rights = left, kicked, rights
        self._world.tell({"type": "room", **chat_view(self.chat)})
        return self._do.changes_member(person, self.chat, before, member_json(self._world, self.chat))

    def upgrades(self, person: Person, *, is_forum: bool = True) -> Room:
        """The group becomes a supergroup with another number, as it does when topics are switched on."""
        new = self._world.add_chat("supergroup", self.chat.title, is_forum=is_forum)
        new.rights, self.chat.moved_to = self.chat.rights, new.id
        new.members, self.chat.members = self.chat.members, []
        self._do.notes(person, self.chat, {"migrate_to_chat_id": new.id})
        self._do.notes(person, new, {"migrate_from_chat_id": self.chat.id})
        return Room(new, self._world, self._do)
