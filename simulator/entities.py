"""Formatted text as Telegram reads it: HTML into plain text and entities, offsets in UTF-16 units.

Knows nothing of messages. The error texts are Telegram's own.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any

Entities = list[dict[str, Any]]

KIND_OF_TAG = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "a": "text_link", "blockquote": "blockquote", "tg-spoiler": "spoiler",
}  # fmt: skip
_TAG = re.compile(r"</?([^\s>]*)([^>]*)(>?)")
_ATTRIBUTE = re.compile(r"""([a-zA-Z_-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)])"
    r"|(?<![\w/<])(?P<bot_command>/[A-Za-z0-9_]{1,32}(?:@\w+)?)(?![\w/])"
    r"|(?<!\w)(?P<mention>@[A-Za-z]\w{3,31})"
)


class BrokenMarkup(ValueError):
    """The reason, in Telegram's words."""


def utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text) + sum(1 for char in text if ord(char) > 0xFFFF)


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.text: list[str] = []
        self.length = 0
        self.open: list[tuple[str, int, dict[str, str]]] = []
        self.entities: Entities = []

    def take_text(self, piece: str) -> None:
        plain = _REFERENCE.sub(lambda found: unescape(found[0]), piece)
        self.text.append(plain)
        self.length += utf16_length(plain)

    def take_tag(self, found: re.Match[str]) -> None:
        place = len(self.source[: found.start()].encode())
        name = found[1].lower()
        if found[0].startswith("</"):
            self._close(name, place)
        elif found.end(1) == len(self.source):
            raise BrokenMarkup(f"Unclosed start tag at byte offset {place}")
        else:
            self._open(name, found, place)

    def _open(self, name: str, found: re.Match[str], place: int) -> None:
        attributes = _attributes(found[2])
        is_spoiler = name == "span" and attributes.get("class") == "tg-spoiler"
        if name not in KIND_OF_TAG and not is_spoiler:
            raise BrokenMarkup(f'Unsupported start tag "{name}" at byte offset {place}')
        if not found[3]:
            raise BrokenMarkup(f"Unclosed start tag at byte offset {place}")
        self.open.append((name, self.length, attributes))

    def _close(self, name: str, place: int) -> None:
        if not self.open:
            raise BrokenMarkup(f"Unexpected end tag at byte offset {place}")
        opened, start, attributes = self.open.pop()
        if name not in ("", opened):
            raise BrokenMarkup(
                f'Unmatched end tag at byte offset {place}, expected "</{opened}>", found "</{name}>"'
            )
        if self.length > start:
            self._add(opened, start, attributes)

    def _add(self, name: str, start: int, attributes: dict[str, str]) -> None:
        kind = KIND_OF_TAG.get(name, "spoiler")
        entity: dict[str, Any] = {"type": kind, "offset": start, "length": self.length - start}
        if kind == "text_link":
            if not attributes.get("href"):
                return
            entity["url"] = attributes["href"]
        if name == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        self.entities.append(entity)


def _attributes(written: str) -> dict[str, str]:
    return {
        found[1].lower(): unescape(found[2] or found[3] or found[4] or "")
        for found in _ATTRIBUTE.finditer(written)
    }


def from_html(source: str) -> tuple[str, Entities]:
    """Plain text and entities. Raises BrokenMarkup; a lone `&` is text, a lone `<` is not."""
    reader = _Reader(source)
    position = 0
    while (start := source.find("<", position)) >= 0:
        reader.take_text(source[position:start])
        found = _TAG.match(source, start)
        if found is None:  # pragma: no cover - the pattern accepts every "<"
            break
        reader.take_tag(found)
        position = found.end()
    reader.take_text(source[position:])
    if reader.open:
        raise BrokenMarkup(f'Can\'t find end tag corresponding to start tag "{reader.open[-1][0]}"')
    return "".join(reader.text), reader.entities


ENTITY_KINDS = frozenset(KIND_OF_TAG.values()) | {
    "expandable_blockquote", "text_mention", "custom_emoji", "date_time", "mention", "hashtag", "cashtag", "bot_command",
    "url", "email", "phone_number",
}  # fmt: skip
_INVISIBLE = re.compile("[\\s\u180e\u200b-\u200f\u202a-\u202e\u2060\u2800\ufeff\ufffc]+")


def is_empty(text: str) -> bool:
    """Whether there is nothing to see: white space, and characters without width."""
    return not _INVISIBLE.sub("", text)


def check_entities(text: str, given: Entities) -> None:
    """Raises BrokenMarkup for looks of words that are not there."""
    end, borders = utf16_length(text), _borders(text)
    for entity in given:
        start, length = entity.get("offset"), entity.get("length")
        if entity.get("type") not in ENTITY_KINDS:
            raise BrokenMarkup("Unsupported type specified")
        if not isinstance(start, int) or not isinstance(length, int) or start < 0 or length < 0:
            raise BrokenMarkup(f"Receive an entity with incorrect offset {start}")
        if start + length > end:
            raise BrokenMarkup(
                f"Entity beginning at UTF-16 offset {start} ends after the end of the text at UTF-16 offset {end}"
            )
        if borders is not None and not {start, start + length} <= borders:
            raise BrokenMarkup(
                f"Entity beginning at UTF-16 offset {start} ends in a middle of a UTF-16 symbol"
            )


def _borders(text: str) -> set[int] | None:
    """Where characters begin; None where every place is such a one."""
    if utf16_length(text) == len(text):
        return None
    found, at = {0}, 0
    for char in text:
        at += 2 if ord(char) > 0xFFFF else 1
        found.add(at)
    return found


def trimmed(text: str, entities: Entities) -> tuple[str, Entities]:
    """Without white space at both ends, entities moved and clipped with it."""
    kept = text.strip()
    cut = utf16_length(text[: len(text) - len(text.lstrip())])
    end = utf16_length(kept)
    moved: Entities = []
    for entity in entities:
        start = max(0, entity["offset"] - cut)
        stop = min(end, entity["offset"] + entity["length"] - cut)
        if stop > start:
            moved.append({**entity, "offset": start, "length": stop - start})
    return kept, moved


def found_in(text: str) -> Entities:
    """Commands, addresses and mentions that Telegram marks by itself."""
    if not ("/" in text or "@" in text):
        return []
    return [
        {
            "type": str(found.lastgroup),
            "offset": utf16_length(text[: found.start()]),
            "length": utf16_length(found[0]),
        }
        for found in _FOUND.finditer(text)
    ]


def formatted(text: str, parse_mode: str | None, given: Entities | None) -> tuple[str, Entities]:
    """What a bot sent, as Telegram keeps it."""
    entities: Entities = list(given or [])
    if parse_mode and parse_mode.lower() == "html":
        text, entities = from_html(text)
    elif parse_mode:
        raise BrokenMarkup("unsupported parse_mode")
    else:
        check_entities(text, entities)
    text, entities = trimmed(text, entities)
    taken = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in entities
        if entity["type"] in _OPAQUE
    ]
    free = [one for one in found_in(text) if not any(a <= one["offset"] < b for a, b in taken)]
    return text, sorted(entities + free, key=lambda one: (one["offset"], -one["length"]))


_OPAQUE = {"code", "pre", "text_link"}
