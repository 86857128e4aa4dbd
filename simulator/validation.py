"""What Telegram refuses, in Telegram's own words. Knows nothing of who is writing to whom."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from simulator.entities import BrokenMarkup, Entities, formatted, is_empty, utf16_length
from simulator.known import INLINE_BUTTON, KEY, MARKUPS

Json = dict[str, Any]

MOST_TEXT, MOST_CAPTION, MOST_DATA_BYTES, MOST_COPY_TEXT, MOST_BUTTONS = 4096, 1024, 64, 256, 100
MOST_IN_ROW, MOST_PLACEHOLDER = 8, 64
ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


class ApiError(Exception):
    code = 400
    prefix = "Bad Request"

    def __init__(self, reason: str, **parameters: Any) -> None:
        super().__init__(reason)
        self.description = f"{self.prefix}: {reason}" if reason else self.prefix
        self.parameters: Json = parameters


class BadRequest(ApiError):
    """The call makes no sense as it is."""


class Forbidden(ApiError):
    code, prefix = 403, "Forbidden"


class Conflict(ApiError):
    code, prefix = 409, "Conflict"


class Unauthorized(ApiError):
    code, prefix = 401, "Unauthorized"


class NotFound(ApiError):
    code, prefix = 404, "Not Found"


class TooLarge(ApiError):
    code, prefix = 413, "Request Entity Too Large"


class TooManyRequests(ApiError):
    code, prefix = 429, "Too Many Requests"

    def __init__(self, seconds: int) -> None:
        super().__init__(f"retry after {seconds}", retry_after=seconds)


def checked_text(text: str, parse_mode: str | None, entities: Entities | None) -> Json:
    """`text` and `entities` of a message."""
    plain, marks = _formatted(text, parse_mode, entities)
    if is_empty(plain):
        raise BadRequest("message text is empty")
    if utf16_length(plain) > MOST_TEXT:
        raise BadRequest("message is too long")
    return {"text": plain, **({"entities": marks} if marks else {})}


def checked_caption(text: str, parse_mode: str | None, entities: Entities | None) -> Json:
    plain, marks = _formatted(text, parse_mode, entities)
    if utf16_length(plain) > MOST_CAPTION:
        raise BadRequest("message caption is too long")
    return {name: value for name, value in (("caption", plain), ("caption_entities", marks)) if value}


def _formatted(text: str, parse_mode: str | None, entities: Entities | None) -> tuple[str, Entities]:
    try:
        return formatted(text, parse_mode, entities)
    except BrokenMarkup as broken:
        reason = str(broken)
        raise BadRequest(
            reason if reason == "unsupported parse_mode" else f"can't parse entities: {reason}"
        ) from None


def checked_markup(markup: object, in_private: bool) -> Json | None:
    """A keyboard as Telegram keeps it; None when it says nothing."""
    if markup is None or markup == "":
        return None
    if not isinstance(markup, dict):
        raise BadRequest("object expected as reply markup")
    kind = next((kind for kind in MARKUPS if kind in markup), None)
    if kind is not None:
        check_names(kind.replace("_", " "), set(markup), MARKUPS[kind])
    if len(str(markup.get("input_field_placeholder", ""))) > MOST_PLACEHOLDER:
        raise BadRequest("input field placeholder is too long")
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"], _inline_button)
        return {"inline_keyboard": rows} if rows else None
    if "keyboard" in markup:
        rows = _rows(markup["keyboard"], lambda button: _reply_button(button, in_private))
        return {**markup, "keyboard": rows} if rows else None
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return markup
    return None


def checked_inline_markup(markup: object) -> Json | None:
    """The only kind of keyboard an edited message may have."""
    checked = checked_markup(markup, in_private=True)
    if checked is not None and "inline_keyboard" not in checked:
        raise BadRequest("inline keyboard expected")
    return checked


def _rows(rows: object, check: Any) -> list[list[Json]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise BadRequest("field of the keyboard must be of type Array of Arrays")
    if sum(len(row) for row in rows) > MOST_BUTTONS or any(len(row) > MOST_IN_ROW for row in rows):
        raise BadRequest("reply markup is too long")
    checked = [[check(button) for button in row] for row in rows]
    return [row for row in checked if row]


def _inline_button(button: object) -> Json:
    if not isinstance(button, dict) or is_empty(str(button.get("text", ""))):
        raise BadRequest("can't parse inline keyboard button: Can't find field \"text\"")
    check_names("inline keyboard button", set(button), INLINE_BUTTON)
    chosen = [name for name in ACTIONS if button.get(name) is not None]
    if len(chosen) != 1:
        raise BadRequest(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    _check_action(chosen[0], button[chosen[0]])
    return button


def _check_action(name: str, value: Any) -> None:
    if name == "callback_data" and not 1 <= len(str(value).encode()) <= MOST_DATA_BYTES:
        raise BadRequest("BUTTON_DATA_INVALID")
    if name == "copy_text" and not 1 <= len(str(value.get("text", ""))) <= MOST_COPY_TEXT:
        raise BadRequest("BUTTON_COPY_TEXT_INVALID")
    if name == "url" and not is_url(str(value)):
        raise BadRequest(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")


def is_url(written: str) -> bool:
    parts = urlsplit(written if "://" in written else f"http://{written}")
    if parts.scheme == "tg":
        return True
    return parts.scheme in ("http", "https") and "." in (parts.hostname or "")


def _reply_button(button: object, in_private: bool) -> Json:
    made = {"text": button} if isinstance(button, str) else button
    if not isinstance(made, dict) or is_empty(str(made.get("text", ""))):
        raise BadRequest("can't parse keyboard button: Can't find field \"text\"")
    check_names("keyboard button", set(made), KEY)
    for field, what in (("request_contact", "phone number"), ("request_location", "location")):
        if made.get(field) and not in_private:
            raise BadRequest(f"{what} can be requested in private chats only")
    return made


def checked_commands(commands: object) -> list[Json]:
    if not isinstance(commands, list):
        raise BadRequest("expected an Array of BotCommand")
    if len(commands) > MOST_BUTTONS:
        raise BadRequest("BOT_COMMANDS_TOO_MUCH")
    return [_command(command) for command in commands]


def _command(command: Json) -> Json:
    name, description = (
        str(command.get("command", "")).lstrip("/"),
        str(command.get("description", "")).strip(),
    )
    if not _COMMAND.fullmatch(name):
        raise BadRequest("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise BadRequest("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def check_secret(secret: str) -> None:
    if secret and not _SECRET.fullmatch(secret):
        raise BadRequest("secret token contains unallowed characters")


def check_names(what: str, given: set[str], known: frozenset[str] | None) -> None:
    """Raises BadRequest for a parameter or field that is not there. `known` None: nobody knows."""
    strange = given - known if known is not None else set()
    if strange:
        raise BadRequest(f'the Bot API knows no "{min(strange)}" of {what} (Telegram would ignore it)')
