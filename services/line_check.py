"""A draft made of a line is held against the book before its card is shown: what cannot be is asked anew. Pure."""

import json

from bot.dialog.screen import Line
from domain.messages import N_, Rejected, message
from services.line_drafts import LineDraft
from services.record_answers import What
from services.recording import checked, counted
from services.shelves import Desk

_VETTED = {What.DELIVERED: "goods", What.VISITED: "counts", What.RETURNED: "goods"}


def vetted(draft: LineDraft, view: Desk) -> LineDraft:
    """The draft without what the book refuses: that is asked anew, with the reason."""
    name = _VETTED.get(draft.what)
    if not view.outlet_id or name is None or name not in draft.answers:
        return draft
    told = {**draft.answers, "what": draft.what}
    if draft.what is What.DELIVERED:
        told["prices"] = {str(line["product"]): 1 for line in draft.answers["goods"]}
    try:
        checked(told, view)
    except Rejected as refusal:
        return _asked_anew(draft, name, refusal.message)
    return _with_missing(draft, view) if draft.what is What.VISITED else draft


def _asked_anew(draft: LineDraft, name: str, note: Line, shown: str = "") -> LineDraft:
    lines = draft.answers[name]
    ahead = shown or ("c[]!" if name == "counts" else f"p{lines[0]['product']}" if len(lines) == 1 else "")
    answers = {one: told for one, told in draft.answers.items() if one != name and (one, told) != ("paid", 0)}
    return LineDraft(draft.what, answers, {**draft.ahead, name: ahead}, note)


def _with_missing(draft: LineDraft, view: Desk) -> LineDraft:
    """When what was told does not add up to what lay there, the rest may be missing: that is confirmed."""
    for count in draft.answers["counts"]:
        lay = view.lying().get(count["product"], 0)
        missing = counted(count, lay).get("missing", 0)
        if missing and "missing" not in count:
            others = [one for one in draft.answers["counts"] if one is not count]
            note = missing_note(lay, missing)
            return _asked_anew(draft, "counts", note, f"c{json.dumps(others)}?{json.dumps(count)}")
    return draft


def missing_note(lay: int, missing: int) -> Line:
    """So many lay there, so many are gone without a word."""
    return message(
        N_("By your book there were {lay}. Then {missing} are gone. Are they missing?"),
        lay=lay,
        missing=missing,
    )
