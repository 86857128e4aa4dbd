"""What Telegram refuses among the results of an inline query, in its own words (Bot API 9.3, read 2026-11). Only the two
kinds that bots of text and pictures use are known."""

from __future__ import annotations

from simulator.files import Files
from simulator.known import INLINE_CONTENT, INLINE_RESULTS
from simulator.validation import (
    BadRequest,
    Json,
    check_names,
    checked_caption,
    checked_inline_markup,
    checked_text,
    is_url,
)

MOST_RESULTS, MOST_ID_BYTES, MOST_OFFSET_BYTES = 50, 64, 64


def checked_results(results: object, files: Files, next_offset: str) -> list[Json]:
    """The results as they are shown. `files`: what has been uploaded. Raises BadRequest."""
    if not isinstance(results, list) or not all(isinstance(one, dict) for one in results):
        raise BadRequest("can't parse inline query results: expected an Array of InlineQueryResult")
    if len(results) > MOST_RESULTS:
        raise BadRequest("RESULTS_TOO_MUCH")
    if len(next_offset.encode()) > MOST_OFFSET_BYTES:
        raise BadRequest("NEXT_OFFSET_INVALID")
    ids = [str(one.get("id", "")) for one in results]
    if any(not 1 <= len(one.encode()) <= MOST_ID_BYTES for one in ids):
        raise BadRequest("RESULT_ID_INVALID")
    if len(set(ids)) != len(ids):
        raise BadRequest("RESULT_ID_DUPLICATE")
    return [_checked(one, files) for one in results]


def _checked(one: Json, files: Files) -> Json:
    kind = str(one.get("type", ""))
    if kind not in INLINE_RESULTS:
        raise BadRequest("can't parse inline query result: unsupported inline query result type")
    check_names(f"inline query result of type {kind}", set(one), INLINE_RESULTS[kind])
    checked_inline_markup(one.get("reply_markup"))
    _check_content(one.get("input_message_content"), is_needed=kind == "article")
    if kind == "article" and not str(one.get("title", "")).strip():
        raise BadRequest("ARTICLE_TITLE_EMPTY")
    if kind == "photo":
        _check_photo(one, files)
    return one


def _check_content(content: object, *, is_needed: bool) -> None:
    if content is None and not is_needed:
        return
    if not isinstance(content, dict):
        raise BadRequest("can't parse inline query result: Input message content is not specified")
    check_names("input text message content", set(content), INLINE_CONTENT)
    checked_text(str(content.get("message_text", "")), content.get("parse_mode"), content.get("entities"))


def _check_photo(one: Json, files: Files) -> None:
    checked_caption(str(one.get("caption", "")), one.get("parse_mode"), one.get("caption_entities"))
    if "photo_file_id" in one:
        if files.get(str(one["photo_file_id"])) is None:
            raise BadRequest("wrong file identifier/HTTP URL specified")
    elif not (is_url(str(one.get("photo_url", ""))) and is_url(str(one.get("thumbnail_url", "")))):
        raise BadRequest("PHOTO_CONTENT_URL_EMPTY")
