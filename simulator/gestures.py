"""What the page and outside drivers ask a person to do, by name: `POST /sim/people/{person}/{gesture}`.

says {text, chat?, topic?, answers?} · starts {parameter?} · edits {message_id, text}
taps {message_id, data} or {label, message_id?}; chat?
presses {label} · shares_contact {phone?, name?, user_id?} · shares_location {latitude, longitude}
sends_photo, sends_document, sends_voice, sends_sticker {file?, caption?}
forwards {text, of} · asks_inline {text} · blocks · unblocks
adds_bot {chat, topics?} · removes_bot {chat} · upgrades {chat} · deletes_topic {chat, topic}. Knows nothing of HTTP.
"""

from __future__ import annotations

from collections.abc import Callable

from simulator.actions import PIXEL, SILENCE, Actions, Spot
from simulator.chats import Chat, Json, Message, Person
from simulator.labels import meant
from simulator.params import Params
from simulator.room import Room

MIDDLE_OF_TOWN = (-6.9075, 109.7300)


class Refused(Exception):
    """Why this cannot be done, in words."""


def act(actions: Actions, person: Person, gesture: str, params: Params) -> int:
    """The id of the update that followed, 0 when there was none."""
    done = GESTURES.get(gesture)
    if done is None:
        raise Refused(f"no gesture {gesture!r}; there are {', '.join(GESTURES)}")
    return done(actions, person, params)


def _chat(actions: Actions, person: Person, params: Params) -> Chat:
    chat = actions.world.chats.get(params.integer("chat", person.id))
    if chat is None:
        raise Refused("no such chat")
    return chat


def _message(actions: Actions, person: Person, params: Params) -> Message:
    message = _chat(actions, person, params).messages.get(params.integer("message_id"))
    if message is None:
        raise Refused("no such message")
    return message


def _says(actions: Actions, person: Person, params: Params) -> int:
    chat, topic = _chat(actions, person, params), params.integer("topic")
    if topic and topic not in chat.topics:
        raise Refused("no such topic")
    answers = chat.messages.get(params.integer("answers"))
    return actions.says(person, params.text("text"), spot=Spot(chat, answers, topic))


def _starts(actions: Actions, person: Person, params: Params) -> int:
    return actions.starts(person, params.text("parameter"))


def _edits(actions: Actions, person: Person, params: Params) -> int:
    message = _message(actions, person, params)
    if message.by_bot:
        raise Refused("only own messages can be edited")
    return actions.edits(message, params.text("text"))


def _taps(actions: Actions, person: Person, params: Params) -> int:
    chat = _chat(actions, person, params)
    if "data" in params.values:
        return actions.taps(person, params.integer("message_id"), params.text("data"), chat)
    wanted = params.integer("message_id")
    for message in reversed(chat.messages.values()):
        button = meant(params.text("label"), message.inline_buttons) if message.by_bot else None
        if button is not None and wanted in (0, message.message_id):
            data = str(button.get("callback_data", ""))
            return actions.taps(person, message.message_id, data, chat) if data else 0
    raise Refused(f"no inline button {params.text('label')!r}")


def _presses(actions: Actions, person: Person, params: Params) -> int:
    button = meant(params.text("label"), _chat(actions, person, params).keyboard_buttons)
    if button is None:
        raise Refused(f"no key {params.text('label')!r}")
    if button.get("request_contact"):
        return actions.shares_contact(person, actions.own_contact(person))
    if button.get("request_location"):
        return _shares_location(actions, person, params)
    return actions.says(person, str(button["text"]))


def _shares_contact(actions: Actions, person: Person, params: Params) -> int:
    if not params.text("phone"):
        return actions.shares_contact(person, actions.own_contact(person))
    contact: Json = {"phone_number": params.text("phone"), "first_name": params.text("name", "?")}
    if params.text("user_id"):
        contact["user_id"] = params.integer("user_id")
    return actions.shares_contact(person, contact, forwarded=True)


def _shares_location(actions: Actions, person: Person, params: Params) -> int:
    given = "latitude" in params.values
    latitude, longitude = (params.number("latitude"), params.number("longitude")) if given else MIDDLE_OF_TOWN
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise Refused("no such place on earth")
    return actions.shares_location(person, latitude, longitude)


def _sends(kind: str, name: str, example: bytes) -> Callable[[Actions, Person, Params], int]:
    def send(actions: Actions, person: Person, params: Params) -> int:
        file, caption = params.uploads.get("file"), params.text("caption")
        if file is None:
            return actions.sends_file(person, kind, example, name=name, caption=caption)
        return actions.sends_file(person, kind, file.data, name=file.name, mime=file.mime, caption=caption)

    return send


def _forwards(actions: Actions, person: Person, params: Params) -> int:
    return actions.forwards(person, params.text("text"), params.text("of", "?"))


def _asks_inline(actions: Actions, person: Person, params: Params) -> int:
    return actions.asks_inline(person, params.text("text"))


def _blocks(actions: Actions, person: Person, params: Params) -> int:
    del params
    return actions.blocks(person)


def _unblocks(actions: Actions, person: Person, params: Params) -> int:
    del params
    return actions.unblocks(person)


def _room(actions: Actions, person: Person, params: Params) -> Room:
    chat = _chat(actions, person, params)
    if chat.kind == "private":
        raise Refused("no such group")
    return Room(chat, actions.world, actions)


def _adds_bot(actions: Actions, person: Person, params: Params) -> int:
    return _room(actions, person, params).adds_bot(person, topics=params.flag("topics"))


def _removes_bot(actions: Actions, person: Person, params: Params) -> int:
    return _room(actions, person, params).removes_bot(person)


def _upgrades(actions: Actions, person: Person, params: Params) -> int:
    _room(actions, person, params).upgrades(person)
    return actions.updates.last_id


def _deletes_topic(actions: Actions, person: Person, params: Params) -> int:
    room = _room(actions, person, params)
    if params.integer("topic") not in room.chat.topics:
        raise Refused("no such topic")
    room.deletes_topic(params.integer("topic"))
    return 0


GESTURES: dict[str, Callable[[Actions, Person, Params], int]] = {
    "says": _says,
    "starts": _starts,
    "edits": _edits,
    "taps": _taps,
    "presses": _presses,
    "shares_contact": _shares_contact,
    "shares_location": _shares_location,
    "sends_photo": _sends("photo", "photo.png", PIXEL),
    "sends_document": _sends("document", "document.txt", b"An example document.\n"),
    "sends_voice": _sends("voice", "voice.oga", SILENCE),
    "sends_sticker": _sends("sticker", "sticker.webp", PIXEL),
    "forwards": _forwards,
    "asks_inline": _asks_inline,
    "blocks": _blocks,
    "unblocks": _unblocks,
    "adds_bot": _adds_bot,
    "removes_bot": _removes_bot,
    "upgrades": _upgrades,
    "deletes_topic": _deletes_topic,
}
