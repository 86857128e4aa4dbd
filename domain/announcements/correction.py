"""How a copy that was delivered can be brought up to what is right now. What cannot be edited is told anew, once."""

from collections.abc import Sequence
from enum import StrEnum

from domain.announcements.content import Content, Kind


class Edit(StrEnum):
    """What of a delivered message can be changed."""

    TEXT = "text"
    CAPTION = "caption"
    MEDIA = "media"


_REPLACED = (Kind.PHOTO, Kind.VIDEO, Kind.DOCUMENT, Kind.AUDIO, Kind.ANIMATION)
"""Files that Telegram lets a bot put into the place of one another; a voice note is none of them."""


def way(before: Content, after: Content) -> Edit | None:
    """How to change a copy of `before` into `after`; None: it has to be told anew.

    In an album only the words below its first piece can be changed, since only that message's number is kept.
    """
    old, new = before.pieces[0], after.pieces[0]
    if before.is_album or after.is_album:
        is_same = _files(before) == _files(after) and _words_after_first(before) == _words_after_first(after)
        return Edit.CAPTION if is_same else None
    if Kind.TEXT in (old.kind, new.kind):
        return Edit.TEXT if old.kind == new.kind else None
    if _files(before) == _files(after):
        return Edit.CAPTION
    return Edit.MEDIA if old.kind in _REPLACED and new.kind in _REPLACED else None


def way_from_any(former: Sequence[Content], after: Content) -> Edit | None:
    """How to change a copy of any of these; None when one of them cannot be changed."""
    ways = {way(before, after) for before in former}
    if not ways or None in ways:
        return None
    return Edit.MEDIA if Edit.MEDIA in ways else next(iter(ways))


def _files(content: Content) -> list[tuple[Kind, str | None]]:
    return [(piece.kind, piece.file_id) for piece in content.pieces]


def _words_after_first(content: Content) -> list[str]:
    return [piece.text for piece in content.pieces[1:]]
