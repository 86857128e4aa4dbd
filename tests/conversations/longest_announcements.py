"""The longest answers about announcements, and the facts their questions look at."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from domain.announcements.content import Buttons, Content, Kind, Piece
from domain.announcements.progress import Figures, State
from domain.audience import Audience
from storage.announcements import Announcement

_CONTENT = Content(pieces=(Piece(kind=Kind.TEXT, text="P" * 3_900),))
AUDIENCE = {
    "areas": [f"33.25.{number:02}" for number in range(1, 13)], "categories": ["makanan", "minuman", "kerajinan", "mebel"],
    "paper": {"paper": "spp_irt", "within": 180}, "outlets": list(range(10, 20)), "silent_days": 365, "events": list(range(10, 20)),
}  # fmt: skip
ANSWERS: dict[str, dict[str, Any]] = {
    "siaran": {
        "content": _CONTENT.model_dump(mode="json"), "audience": AUDIENCE, "buttons": {"answers": ["j" * 30] * 6},
        "when": {"at": "2026-12-27T21:00"},
    },
    "siaran_fix": {"id": "123456789", "content": _CONTENT.model_dump(mode="json")},
}  # fmt: skip


def facts(form: str) -> dict[str, Any]:
    """What the questions of this form look at, besides what all forms do."""
    if form not in ANSWERS:
        return {}
    size = SimpleNamespace(people=105_000, without_chat=99_999)
    return {"size": size, "needs_approval": True, "per_second": 24, "piece": None, "one": _sent()}


def _sent() -> Announcement:
    at, area = datetime(2026, 11, 25, 3, tzinfo=UTC), ("33.25",)
    return Announcement(
        1, 1, _CONTENT, (), Buttons(), Audience(), area, area[0], State.DONE, 1, at, at, at, at, None, False, 5,
        Figures(people=105_000, sent=105_000),
    )  # fmt: skip
