"""Records that are being told: which form asks for each kind, and how one is begun or gone on with."""

import secrets
from collections.abc import Mapping
from typing import Any

from bot.conversation import begin
from bot.dialog.form import Form
from bot.dialog.screen import Line
from bot.turn import Turn
from services.consignment.record_answers import What

FORMS: dict[What, Form] = {}
"""Filled by `handlers.consignment.recording`, where the forms are."""


async def tell(turn: Turn, what: What, answers: Mapping[str, Any], note: Line | None = None) -> None:
    """Begin to tell something new; what is known already is not asked."""
    await go_on(turn, {"key": secrets.token_urlsafe(9), "what": what, **answers}, note)


async def go_on(turn: Turn, draft: Mapping[str, Any], note: Line | None = None) -> None:
    """Ask for what is still missing of a record; its key stays the same, so it is written once. `ahead` in the draft:
    views that questions open with. Another record that is half told waits beneath it."""
    answers = {name: value for name, value in draft.items() if name != "ahead"}
    form, on_top = FORMS[What(draft["what"])], turn.dialog is not None
    await begin(turn, form, {"next": None, **answers}, note, draft.get("ahead"), on_top=on_top)
