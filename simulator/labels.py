"""Finding the button a person means by what is written on it. Knows nothing of what buttons do."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from simulator.chats import Json


def plain_label(label: str) -> str:
    """A label without leading emoji and signs, in lower case."""
    kept = label.strip()
    while kept and unicodedata.category(kept[0])[0] in "SZCM":
        kept = kept[1:]
    return (kept or label.strip()).casefold()


def meant(wanted: str, buttons: Sequence[Json]) -> Json | None:
    """The button with this label: exact before prefix before any part, each only when it is the only one."""
    for button in buttons:
        if button["text"] == wanted:
            return button
    sought = plain_label(wanted)
    labels = [(plain_label(str(button["text"])), button) for button in buttons]
    for matching in (
        [button for label, button in labels if label == sought],
        [button for label, button in labels if label.startswith(sought)],
        [button for label, button in labels if sought in label],
    ):
        if len(matching) == 1:
            return matching[0]
        if matching and len({button["text"] for button in matching}) > 1:
            return None
        if matching:
            return matching[0]
    return None
