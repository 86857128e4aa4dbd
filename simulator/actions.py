"""What a person can do with a phone, each turned into the update Telegram would send the bot.

Shared by the page and by tests. Every action returns the id of its update. Knows nothing of HTTP.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from simulator.chats import Chat, Json, Message, Person, World
from simulator.entities import found_in
from simulator.media import media_json
from simulator.updates import Updates
from simulator.validation import MOST_TEXT

# A picture of one pixel and a second of silence, enough to be taken for the real thing.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    + "1f15c4890000000d49444154789c6360606060000000"
    "050001a5f645400000000049454e44ae426082"
)
SILENCE = b"OggS\x00\x02" + bytes(58)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is written: a chat (None: the own one), what it replies to, and a topic of a forum."""

    chat: Chat | None = None
    answers: Message | None = None
    topic: int = 0


OWN = Spot()


class Actions:
    def __init__(self, world: World, updates: Updates) -> None:
        self.world, self.updates = world, updates

    def says(
        self,
        person: Person,
        text: str,
        chat: Chat | None = None,
        spot: Spot = OWN,
        looks: list[Json] | None = None,
    ) -> int:
        """Write into the own chat, a group or a channel; what is too long goes in pieces, as phones do. `looks`:
        entities that the person chose (bold, a link).

        Half a character (a lone surrogate) arrives as "?": Telegram hands out nothing that is not text.
        """
        text = text.encode("utf-8", "replace").decode()
        pieces = [text[start : start + MOST_TEXT] for start in range(0, len(text), MOST_TEXT)]
        update_id = 0
        for piece in pieces or [""]:
            marks = [*(looks or []), *found_in(piece)]
            content: Json = {"text": piece} | ({"entities": marks} if marks else {})
            update_id = self._post(person, content, replace(spot, chat=chat or spot.chat))
        return update_id

    def starts(self, person: Person, parameter: str = "") -> int:
        return self.says(person, f"/start {parameter}".strip())

    def edits(self, message: Message, text: str) -> int:
        chat = self.world.chats[message.body["chat"]["id"]]
        kept = {name: value for name, value in message.body.items() if name != "entities"}
        marks = found_in(text)
        fresh: Json = {"text": text, "edit_date": int(self.world.clock.timestamp())}
        message.body = kept | fresh | ({"entities": marks} if marks else {})
        return self._announce(chat, message, "edited_message")

    def taps(self, person: Person, message_id: int, data: str, chat: Chat | None = None) -> int:
        """Tap a button with this data; whether the message (still) has such a button is not asked."""
        chat = chat or self.world.chats[person.id]
        query = self.world.add_query(chat.id, message_id)
        message = chat.messages.get(message_id)
        gone = {"chat": self.world.chat_json(chat), "message_id": message_id, "date": 0}
        content = {
            "id": query.id,
            "from": person.as_user(),
            "message": message.body if message else gone,
            "chat_instance": str(8_000_000_000 + chat.id),
            "data": data,
        }
        return self.updates.add("callback_query", content)

    def shares_contact(self, person: Person, contact: Json, forwarded: bool = False) -> int:
        origin = {
            "type": "hidden_user",
            "sender_user_name": contact.get("first_name", ""),
            "date": self._date(),
        }
        return self._post(person, {"contact": contact} | ({"forward_origin": origin} if forwarded else {}))

    def own_contact(self, person: Person) -> Json:
        user = person.as_user()
        names: Json = {name: user[name] for name in ("first_name", "last_name") if name in user}
        return {"phone_number": person.phone, **names, "user_id": person.id}

    def shares_location(self, person: Person, latitude: float, longitude: float) -> int:
        return self._post(person, {"location": {"latitude": latitude, "longitude": longitude}})

    def sends_file(
        self, person: Person, kind: str, data: bytes, *, name: str = "", mime: str = "", caption: str = "",
        spot: Spot = OWN,
    ) -> int:  # fmt: skip
        """`kind` is photo, document, voice or sticker."""
        file = self.world.files.add(
            kind, name or kind, mime or MIME.get(kind, "application/octet-stream"), data
        )
        content = media_json(kind, file) | ({"caption": caption} if caption else {})
        return self._post(person, content, spot)

    def sends_album(self, person: Person, kinds: list[str], caption: str = "") -> int:
        """Several files at once: an update for each, with one number; the words stand below the first."""
        group = str(time.monotonic_ns())
        update_id = 0
        for place, kind in enumerate(kinds):
            file = self.world.files.add(
                kind, f"{kind}{place}", MIME.get(kind, "video/mp4"), PIXEL + bytes([place])
            )
            words = {"caption": caption} if caption and not place else {}
            update_id = self._post(person, media_json(kind, file) | words | {"media_group_id": group})
        return update_id

    def forwards(self, person: Person, text: str, of: str) -> int:
        origin = {"type": "hidden_user", "sender_user_name": of, "date": self._date()}
        return self._post(person, {"text": text, "forward_origin": origin})

    def asks_inline(self, person: Person, text: str) -> int:
        query = self.world.add_query(person.id, 0)
        content = {
            "id": query.id,
            "from": person.as_user(),
            "query": text,
            "offset": "",
            "chat_type": "sender",
        }
        return self.updates.add("inline_query", content)

    def blocks(self, person: Person) -> int:
        return self._set_blocked(person, True)

    def unblocks(self, person: Person) -> int:
        return self._set_blocked(person, False)

    def _set_blocked(self, person: Person, blocked: bool) -> int:
        chat = self.world.chats[person.id]
        chat.blocked = blocked
        bot: Json = {"user": self.world.bot}
        member, kicked = bot | {"status": "member"}, bot | {"status": "kicked", "until_date": 0}
        before, after = (member, kicked) if blocked else (kicked, member)
        self.world.tell({"type": "people"})
        return self.changes_member(person, chat, before, after)

    def changes_member(self, person: Person, chat: Chat, before: Json, after: Json) -> int:
        """What the bot is in a chat becomes something else."""
        content = {"chat": self.world.chat_json(chat), "from": person.as_user(), "date": self._date()}
        members = {"old_chat_member": before, "new_chat_member": after}
        return self.updates.add("my_chat_member", content | members)

    def notes(self, person: Person, chat: Chat, note: Json) -> int:
        """One of Telegram's own notes in a group."""
        return self._announce(chat, self.world.add_message(chat, person.as_user(), note), "message")

    def _date(self) -> int:
        return int(self.world.clock.timestamp())

    def _post(self, person: Person, content: Json, spot: Spot = OWN) -> int:
        chat = spot.chat or self.world.chats[person.id]
        if chat.blocked:
            self.unblocks(person)  # a phone does so before it lets anybody write again
        chat.started = True
        is_channel = chat.kind == "channel"
        sender = None if is_channel else person.as_user()
        message = self.world.add_message(chat, sender, content | _surroundings(chat, spot))
        chat.used_keyboard()
        return self._announce(chat, message, "channel_post" if is_channel else "message")

    def _announce(self, chat: Chat, message: Message, kind: str) -> int:
        message.update_id = self.updates.add(kind, message.body)
        self.world.touch(chat, message)
        return message.update_id


def _surroundings(chat: Chat, spot: Spot) -> Json:
    """The topic, and what is replied to: in a topic everything else seems to reply to the note that it was made."""
    found: Json = {}
    if spot.topic:
        made = chat.messages[spot.topic].body
        found = {"message_thread_id": spot.topic, "is_topic_message": True, "reply_to_message": made}
    if spot.answers is not None:
        found["reply_to_message"] = {k: v for k, v in spot.answers.body.items() if k != "reply_to_message"}
    return found


MIME = {
    "photo": "image/jpeg",
    "voice": "audio/ogg",
    "sticker": "image/webp",
    "document": "application/octet-stream",
}
