"""A line in its surroundings: which shop it can only mean, what of its draft the book would refuse. Pure."""

import json
from collections.abc import Sequence
from dataclasses import replace

from bot.dialog.screen import Line
from domain.consignment.line.reading import About, Question, Reading, Told
from domain.messages import N_, Rejected, message
from services.consignment.line_drafts import LineDraft
from services.consignment.record_answers import What
from services.consignment.recording import checked, commands_of, counted, told_on
from services.consignment.shelves import Desk

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
    return _with_missing(_all_paid(draft, view), view) if draft.what is What.VISITED else draft


def _all_paid(draft: LineDraft, view: Desk) -> LineDraft:
    if not draft.pays_all or not view.outlet_id:
        return draft
    told = {**draft.answers, "what": draft.what, "paid": None}
    opened = view.tried(told_on(told, view), *commands_of(told, view)).receivable
    return replace(draft, answers={**draft.answers, "paid": opened})


def _asked_anew(draft: LineDraft, name: str, note: Line, shown: str = "") -> LineDraft:
    lines = draft.answers[name]
    ahead = shown or ("c[]!" if name == "counts" else f"p{lines[0]['product']}" if len(lines) == 1 else "")
    answers = {
        one: told for one, told in draft.answers.items() if one != name and not _may_change(one, draft)
    }
    return LineDraft(draft.what, answers, {**draft.ahead, name: ahead}, note)


def _may_change(answer: str, draft: LineDraft) -> bool:
    """What was paid, when only the counts say how much that is."""
    return answer == "paid" and (draft.pays_all or draft.answers[answer] == 0)


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
        N_("By your book there were {lay}. With what you told, {missing} are gone."),
        lay=lay,
        missing=missing,
    )


def only_shop(reading: Reading, view: Desk, owing: Sequence[int]) -> int | None:
    """The one shop that a line without a name can be about: the only one, the only one with such goods on its shelf,
    or, for money, the only one that owes (`owing`)."""
    if len(view.shops) == 1:
        return next(iter(view.shops))
    if any(one.told is Told.DELIVERED for one in reading.goods) or reading.acts:
        return None
    named = {one.product.id for one in reading.goods if one.product and one.product.id}
    having = {
        shop
        for (shop, product), shelf in view.shelves.items()
        if shelf.pieces and shop in view.shops and (not named or product in named)
    }
    among = having if reading.goods else set(owing) & set(view.shops)
    return next(iter(among)) if len(among) == 1 else None


def open_question(reading: Reading) -> Question | None:
    """The first question that no form of a record asks: what happened at all."""
    return next((one for one in reading.questions if one.about is About.WHAT), None)
