"""Turns a screen into the parameters of a Bot API call. Knows Telegram's words, but imports nothing of it."""

import re
from collections.abc import Sequence
from html import unescape
from typing import Any

from bot.dialog.screen import COPY, Key, Line, Literal, Screen
from bot.texts import Texts
from domain.messages import utf16

TEXT_MOST, CAPTION_MOST = 4096, 1024
"""Letters, as Telegram counts them, of a message and below a picture."""
_TAG = re.compile(r"<[^>]*>")
PAINT = "paint"
"""The parameter that says what is to be painted; the sender puts the file in its place."""


def message_params(chat_id: int, screen: Screen, texts: Texts) -> tuple[str, dict[str, Any]]:
    """Method and parameters that show this screen as a new message."""
    method, body = _body(screen, texts)
    params: dict[str, Any] = {"chat_id": chat_id, **body, "parse_mode": "HTML"}
    if (markup := _markup(screen, texts)) is not None:
        params["reply_markup"] = markup
    return method, params


def _body(screen: Screen, texts: Texts) -> tuple[str, dict[str, Any]]:
    if screen.painting is not None:
        asked = {
            "painter": screen.painting.painter, "spec": dict(screen.painting.spec),
            "language": texts.language, "zone": texts.zone,
        }  # fmt: skip
        method = "sendDocument" if screen.painting.as_document else "sendPhoto"
        return method, {PAINT: asked, "caption": caption(screen, texts)}
    if screen.photo:
        return "sendPhoto", {"photo": screen.photo, "caption": caption(screen, texts)}
    return "sendMessage", {
        "text": paragraphs(screen, texts), "link_preview_options": {"is_disabled": True}
    }  # fmt: skip


def caption(screen: Screen, texts: Texts) -> str:
    """The paragraphs, the last ones left out when they are more than Telegram takes below a picture."""
    parts = list(screen.parts)
    while _length(parts, texts) > CAPTION_MOST and len(parts) > 1:
        parts.pop()
    return _joined(parts, texts, CAPTION_MOST)


def paragraphs(screen: Screen, texts: Texts) -> str:
    """All of them. What is more than a message holds is cut where it is longest: better a part than nothing."""
    return _joined(screen.parts, texts, TEXT_MOST)


def _joined(parts: Sequence[Line], texts: Texts, most: int) -> str:
    """At most so many letters (markup not counted), as HTML."""
    whole = "\n\n".join(texts.html(part) for part in parts)
    over = 0 if len(whole) * 2 <= most else _length(parts, texts) - most
    return whole if over <= 0 else _joined(_cut(parts, texts, over), texts, most)


def _cut(parts: Sequence[Line], texts: Texts, over: int) -> Sequence[Line]:
    """The longest one shorter by so much, or gone."""
    words = [_words(part, texts) for part in parts]
    longest = max(range(len(words)), key=lambda at: utf16(words[at]))
    room = max(0, utf16(words[longest]) - over - 1)
    kept = words[longest].encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore").rstrip()
    return [*parts[:longest], *([Literal(f"{kept}…")] if kept else []), *parts[longest + 1 :]]


def _length(parts: Sequence[Line], texts: Texts) -> int:
    return utf16("\n\n".join(_words(part, texts) for part in parts))


def _words(part: Line, texts: Texts) -> str:
    return unescape(_TAG.sub("", texts.html(part)))


def retold(params: dict[str, Any], screen: Screen, texts: Texts) -> dict[str, Any]:
    """Parameters of a picture whose words and first buttons are known only now."""
    own = (_markup(screen, texts) or {}).get("inline_keyboard", [])
    before = params.get("reply_markup", {}).get("inline_keyboard", [])
    markup = {"reply_markup": {"inline_keyboard": [*own, *before]}} if own else {}
    return {**params, "caption": caption(screen, texts), **markup}


def as_words(params: dict[str, Any]) -> dict[str, Any]:
    """The same as a message without a picture."""
    kept = {name: value for name, value in params.items() if name != "caption"}
    return {**kept, "text": params["caption"], "link_preview_options": {"is_disabled": True}}


def _markup(screen: Screen, texts: Texts) -> dict[str, Any] | None:
    if screen.buttons:
        rows = [[_button(texts.plain(b.label), b.data) for b in row] for row in screen.buttons]
        return {"inline_keyboard": rows}
    if screen.keys:
        return {
            "keyboard": [[_key(key, texts) for key in row] for row in screen.keys],
            "resize_keyboard": True,
            "is_persistent": screen.keys_stay,
            "one_time_keyboard": not screen.keys_stay,
        }
    return {"remove_keyboard": True} if screen.clears_keys else None


def _button(label: str, data: str) -> dict[str, Any]:
    if data.startswith("https://"):
        return {"text": label, "url": data}
    if data.startswith(COPY):
        return {"text": label, "copy_text": {"text": data.removeprefix(COPY)}}
    return {"text": label, "callback_data": data}


def _key(key: Key, texts: Texts) -> dict[str, Any]:
    return {"text": texts.plain(key.label), **({key.share.value: True} if key.share else {})}
