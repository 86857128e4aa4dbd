"""Who there is and what their chats hold: people, chats, messages, keyboards. Changes pass `World.touch`.

Knows nothing of HTTP, of the bot's methods, or of what anybody talks about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from simulator.clock import Clock
from simulator.files import Files
from simulator.pulse import Pulse

Json = dict[str, Any]


@dataclass(slots=True)
class Person:
    """`has_phone`: the page shows one; others only write in groups."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "id"
    phone: str = ""
    role_label: str = ""
    start: str = ""
    has_phone: bool = True

    def as_user(self) -> Json:
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        optional = {
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        return user | {name: value for name, value in optional.items() if value}


@dataclass(slots=True)
class Message:
    """`body` is what Telegram shows the bot; `markup` is the keyboard as sent, reply keyboards included."""

    body: Json
    by_bot: bool
    markup: Json | None = None
    changed: int = 0
    update_id: int = 0
    former_buttons: list[Json] = field(default_factory=list)  # inline buttons that edits took away

    @property
    def message_id(self) -> int:
        return int(self.body["message_id"])

    @property
    def text(self) -> str:
        return str(self.body.get("text") or self.body.get("caption") or "")

    @property
    def inline_buttons(self) -> list[Json]:
        rows = (self.markup or {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    @property
    def buttons(self) -> list[str]:
        """Labels of the inline buttons, row by row."""
        return [str(button["text"]) for button in self.inline_buttons]

    @property
    def was_edited(self) -> bool:
        return "edit_date" in self.body

    def __str__(self) -> str:
        kind = next((name for name in MEDIA if name in self.body), "")
        marks = f"<{kind}> " if kind else ""
        shown = f"{marks}{self.text}"
        return f"{shown} {self.buttons}" if self.buttons else shown


MEDIA = ("photo", "document", "voice", "video", "sticker", "contact", "venue", "location")


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its number is that of the note that it was made."""

    id: int
    name: str
    closed: bool = False


@dataclass(slots=True)
class Chat:
    """`kind`: private, group, supergroup or channel. `gone`: the person left Telegram. `rights`: of the bot as
    administrator, None when it is none. `moved_to`: the supergroup that this group became. `topics`: of a forum,
    without deleted ones. `members`: who writes there on the page; a group without any is not shown."""

    id: int
    kind: str = "private"
    title: str = ""
    started: bool = False
    blocked: bool = False
    gone: bool = False
    left: bool = False
    kicked: bool = False
    is_forum: bool = False
    rights: list[str] | None = None
    moved_to: int = 0
    topics: dict[int, Topic] = field(default_factory=dict)
    members: list[int] = field(default_factory=list)
    last_message_id: int = 0
    typing_until: float = 0.0
    doing: str = ""
    keyboard: Json | None = None
    keyboard_is_open: bool = False
    messages: dict[int, Message] = field(default_factory=dict)

    @property
    def keyboard_buttons(self) -> list[Json]:
        rows = (self.keyboard or {}).get("keyboard", [])
        return [button for row in rows for button in row]

    def take_markup(self, markup: Json | None) -> None:
        """What a new message of the bot does to the keyboard under the input."""
        if markup is None:
            return
        if "keyboard" in markup or "force_reply" in markup:
            self.keyboard, self.keyboard_is_open = markup, True
        elif "remove_keyboard" in markup:
            self.keyboard, self.keyboard_is_open = None, False

    def used_keyboard(self) -> None:
        keyboard = self.keyboard or {}
        if "force_reply" in keyboard:
            self.keyboard = None
        elif keyboard.get("one_time_keyboard"):
            self.keyboard_is_open = False


@dataclass(slots=True)
class Query:
    """A callback or inline query the bot may still answer."""

    id: str
    chat_id: int
    message_id: int
    at: float


MOST_QUERIES = 10_000
Listener = Callable[[Json], None]


class World:
    def __init__(self, clock: Clock, bot: Json, files: Files) -> None:
        self.clock, self.bot, self.files = clock, bot, files
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.profile: dict[str, Json] = {}
        self.toasts: dict[int, list[str]] = {}
        self.inline_answers: dict[int, list[list[Json]]] = {}
        self.changes = 0
        self.revision = 0  # like `changes`, and counts what touches no message as well
        self.last_query = 0
        self.pulse = Pulse()
        self.listeners: list[Listener] = []
        self.is_watched: Callable[[], bool] = lambda: False

    def add_person(self, person: Person) -> Person:
        self.people[person.id] = person
        self.chats.setdefault(person.id, Chat(person.id))
        self.tell({"type": "people"})
        return person

    def add_chat(self, kind: str, title: str, *, is_forum: bool = False) -> Chat:
        number = -4_000_000 if kind == "group" else -1_001_000_000_000
        chat = Chat(number - len(self.chats), kind, title, started=True, is_forum=is_forum)
        self.chats[chat.id] = chat
        self.tell({"type": "people"})
        return chat

    def chat_json(self, chat: Chat) -> Json:
        if chat.kind != "private":
            forum = {"is_forum": True} if chat.is_forum else {}
            return {"id": chat.id, "title": chat.title, "type": chat.kind, **forum}
        user = self.people[chat.id].as_user()
        names: Json = {name: user[name] for name in ("first_name", "last_name", "username") if name in user}
        return {"id": chat.id, **names, "type": "private"}

    def add_message(
        self, chat: Chat, sender: Json | None, content: Json, markup: Json | None = None
    ) -> Message:
        """A new message; sent by the bot when `sender` is the bot, by the channel when it is None."""
        chat.last_message_id += 1
        body: Json = {"message_id": chat.last_message_id}
        body |= {"from": sender} if sender else {"sender_chat": self.chat_json(chat)}
        body |= {"chat": self.chat_json(chat), "date": int(self.clock.timestamp()), **content}
        message = Message(body, by_bot=sender is self.bot, markup=markup)
        chat.messages[chat.last_message_id] = message
        if message.by_bot:
            chat.typing_until = 0.0
            chat.take_markup(markup)
        return message

    def touch(self, chat: Chat, message: Message) -> None:
        """Make a new or changed message known to everybody who watches."""
        self.changes += 1
        self.revision += 1
        message.changed = self.changes
        self.pulse.beat()
        if self.is_watched():
            self.tell({"type": "message", "message": message_view(message), **chat_view(chat)})

    def remove(self, chat: Chat, message: Message) -> None:
        del chat.messages[message.message_id]
        self.changes += 1
        self.pulse.beat()
        self.tell({"type": "deleted", "message_id": message.message_id, **chat_view(chat)})

    def tell(self, event: Json) -> None:
        self.revision += 1
        for listener in tuple(self.listeners):
            listener(event)

    def add_query(self, chat_id: int, message_id: int) -> Query:
        self.last_query += 1
        query = Query(f"{4_000_000_000 + self.last_query}", chat_id, message_id, self.clock.timestamp())
        self.queries[query.id] = query
        if len(self.queries) > MOST_QUERIES:
            del self.queries[next(iter(self.queries))]
        return query

    def bot_messages(self, chat: Chat, since: int = 0) -> Iterator[Message]:
        return (m for m in chat.messages.values() if m.by_bot and m.changed > since)


def message_view(message: Message) -> Json:
    return {
        **message.body,
        "by_bot": message.by_bot,
        "markup": message.markup,
        "update_id": message.update_id,
    }


def chat_view(chat: Chat) -> Json:
    if chat.kind != "private":
        topics = [asdict(topic) for topic in chat.topics.values()]
        shown = {"title": chat.title, "members": chat.members, "topics": topics}
        return {"chat_id": chat.id, **shown, "has_bot": not (chat.left or chat.kicked)}
    names = ("blocked", "started", "typing_until", "doing", "keyboard", "keyboard_is_open")
    return {"chat_id": chat.id, **{name: getattr(chat, name) for name in names}}
