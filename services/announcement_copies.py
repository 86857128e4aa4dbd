"""What Telegram is asked to make a copy of an announcement, to change one, or to tell it anew: the officer's content as
sent, our own words around it in the language of whoever gets it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.dialog.screen import Literal, route
from bot.texts import Texts
from domain.announcements.content import Buttons, Content, Kind, Piece, shifted
from domain.announcements.correction import Edit, way_from_any
from domain.messages import N_, Message, message, utf16
from storage.announcements import Announcement
from storage.calls import COPY, EDIT, RETELL

READ, ANSWER, SAMPLE = "siaran_read", "siaran_answer", "siaran_sample"
"""Routes of the buttons below a copy; of the sample that an officer looks at beforehand."""
_METHODS = {
    Kind.PHOTO: "sendPhoto", Kind.VIDEO: "sendVideo", Kind.DOCUMENT: "sendDocument", Kind.VOICE: "sendVoice",
    Kind.AUDIO: "sendAudio", Kind.ANIMATION: "sendAnimation",
}  # fmt: skip
MOST_HEAD = 80
"""Letters that the line "correction" may take in front of a text."""


@dataclass(frozen=True, slots=True)
class Request:
    """One call, without the chat it goes to."""

    method: str
    params: dict[str, Any]


Requests = Mapping[tuple[str, int], Request]
"""Requests by the method of the outbox (a copy, an edit, a retelling) and the part (1: the message with the buttons)."""


def requests(one: Announcement, texts: Texts, office: str) -> Requests:
    """Everything that may be asked for this announcement in this language."""
    markup = {"reply_markup": keyboard(one.buttons, one.id, texts)} if not one.buttons.is_empty else {}
    made = {(COPY, part): request for part, request in enumerate(copies(one.content, markup, texts))}
    told = _with_head(one.content, texts, office)
    made |= {(RETELL, part): request for part, request in enumerate(copies(told, markup, texts))}
    how = way_from_any(one.former, one.content)
    if how is not None:
        made[EDIT, 0] = _edit(how, one.content, markup)
    return made


def copies(content: Content, markup: Mapping[str, Any], texts: Texts) -> tuple[Request, ...]:
    """One request; for an album with buttons two, since an album can have none."""
    if not content.is_album:
        return (_single(content.pieces[0], markup),)
    album = Request("sendMediaGroup", {"media": [_media(piece) for piece in content.pieces]})
    if not markup:
        return (album,)
    ask = texts.html(message(N_("👆 Please tap one of the buttons about the message above.")))
    return album, Request("sendMessage", {"text": ask, "parse_mode": "HTML", **markup})


def keyboard(
    buttons: Buttons, number: int, texts: Texts, *, chosen: int | None = None, is_read: bool = False
) -> dict[str, Any]:
    """The buttons below a copy, with what was tapped; those of a sample (`number` 0) lead nowhere."""
    answers = [
        _button(f"✅ {answer}" if at == chosen else answer, ANSWER, number, f".{at}")
        for at, answer in enumerate(buttons.answers)
    ]
    said = N_("✓ You have read it") if is_read else N_("✅ I have read it")
    read = [_button(texts.plain(Message(said)), READ, number)] if buttons.read else []
    return {"inline_keyboard": [[button] for button in (*answers, *read)]}


def _button(label: str, name: str, number: int, rest: str = "") -> dict[str, str]:
    data = route(name, f"{number}{rest}") if number else route(SAMPLE)
    return {"text": label, "callback_data": data}


def _single(piece: Piece, markup: Mapping[str, Any]) -> Request:
    if piece.kind is Kind.TEXT:
        return Request("sendMessage", {**_words(piece, "text", "entities"), **markup})
    params = {piece.kind.value: piece.file_id, **_words(piece, "caption", "caption_entities"), **markup}
    return Request(_METHODS[piece.kind], params)


def _media(piece: Piece) -> dict[str, Any]:
    return {
        "type": piece.kind.value, "media": piece.file_id, **_words(piece, "caption", "caption_entities")
    }  # fmt: skip


def _words(piece: Piece, field: str, entities: str) -> dict[str, Any]:
    if not piece.text:
        return {}
    return {field: piece.text, **({entities: list(piece.entities)} if piece.entities else {})}


def _edit(how: Edit, content: Content, markup: Mapping[str, Any]) -> Request:
    """An edit that leaves the buttons out would take them away."""
    piece = content.pieces[0]
    own = {} if content.is_album else markup
    match how:
        case Edit.TEXT:
            return Request("editMessageText", {**_words(piece, "text", "entities"), **own})
        case Edit.CAPTION:
            words = _words(piece, "caption", "caption_entities") or {"caption": ""}
            return Request("editMessageCaption", {**words, **own})
    return Request("editMessageMedia", {"media": _media(piece), **own})


def _with_head(content: Content, texts: Texts, office: str) -> Content:
    """The same with "correction" in front of its words; a file without words gets it alone."""
    head = head_of(texts, office)
    first, *rest = content.pieces
    text = f"{head}\n\n{first.text}" if first.text else head
    by = utf16(head) + 2
    bold = {"type": "bold", "offset": 0, "length": utf16(head)}
    told = first.model_copy(update={"text": text, "entities": (bold, *shifted(first.entities, by))})
    return Content(pieces=(told, *rest))


def head_of(texts: Texts, office: str) -> str:
    """The line that says what this is."""
    if not office:
        return texts.plain(message(N_("⚠️ CORRECTION – this is right:")))
    said = texts.plain(message(N_("⚠️ CORRECTION from {office} – this is right:"), office=Literal(office)))
    return said if utf16(said) <= MOST_HEAD else texts.plain(message(N_("⚠️ CORRECTION – this is right:")))
