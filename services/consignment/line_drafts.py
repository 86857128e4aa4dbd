"""A line that was read becomes drafts of records: what is clear as answers, what is not as the choices to show first.

Pure. Which form asks, and in which words, is not known here.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.dialog.screen import Line
from domain.consignment.line.names import Named
from domain.consignment.line.reading import Goods, Money, Reading, Told
from domain.heard_days import ExactDay
from domain.money import Approximate, Unclear
from domain.outlets import NAME_LIMIT, capitalised
from services.consignment.line_counts import COUNTED, choices_of, counts_of, product_of
from services.consignment.record_answers import What
from services.consignment.shelves import Desk

_BACK: dict[Told, str] = {
    Told.RETURNED: "returned_good",
    Told.DAMAGED: "returned_damaged",
    Told.EXPIRED: "expired",
    Told.MISSING: "missing",
    Told.REFUSED: "refused",
    Told.ACCEPTED: "refused",
}
_OF_A_VISIT = (Told.SOLD, Told.LEFT)
_MONEY = {
    Told.PAID: What.PAID,
    Told.PAID_ALL: What.PAID,
    Told.DOWN_PAID: What.DOWN_PAID,
    Told.DEDUCTED: What.DEDUCTED,
}


@dataclass(frozen=True)
class LineDraft:
    """`answers` that are clear; `ahead`: the views with which questions open (see the fields); `note`: what to say
    before the first question; `pays_all`: the shop paid whatever it owes after this ("lunas")."""

    what: What
    answers: dict[str, Any] = field(default_factory=dict)
    ahead: dict[str, str] = field(default_factory=dict)
    note: Line | None = None
    pays_all: bool = False


def drafts_of(reading: Reading, view: Desk) -> list[LineDraft]:
    """In the order in which they should be written down. `view`: the desk with the shop that the line names."""
    delivered = [one for one in reading.goods if one.told is Told.DELIVERED]
    found = [one for one in reading.goods if one.told in COUNTED]
    turned_down = [] if delivered else [one for one in reading.goods if one.told in _TURNED_DOWN]
    is_visit = any(one.told in _OF_A_VISIT for one in found)
    if is_visit and delivered and _is_echo(delivered, view):
        delivered = []
    paid = next((one for one in reading.money if one.told in (Told.PAID, Told.PAID_ALL)), None)
    drafts = [_visit(reading, found, paid, view)] if is_visit else []
    if turned_down or (found and not is_visit):
        drafts.append(_return(reading, [*turned_down, *(() if is_visit else found)], view))
    drafts += [_paid(reading, one, view) for one in reading.money if not (is_visit and one is paid)]
    drafts += [_dated(reading, view, _ACTS[act]) for act in reading.acts if act in _ACTS]
    if delivered:
        first = is_visit and not _lies_there(found, view)
        drafts.insert(0 if first else len(drafts), _delivery(reading, delivered, view))
    drafts += [_price(reading, one, view) for one in reading.goods if one.told is Told.PRICE]
    return drafts


_TURNED_DOWN = (Told.REFUSED, Told.ACCEPTED)
_ACTS = {Told.DOCUMENTS: What.PAPERS, Told.BILLED: What.BILLED}


def _is_echo(delivered: Sequence[Goods], view: Desk) -> bool:
    """ "titip 50 laku 38": when just these 50 lie there, they are named again and not brought again."""
    lying = view.lying()
    return all(
        (product := product_of(one, view)) is not None and one.pieces == lying.get(product, 0)
        for one in delivered
    )


def _lies_there(found: Sequence[Goods], view: Desk) -> bool:
    lying = view.lying()
    told = [product_of(one, view) for one in found]
    return bool(lying) and all(product is None or product in lying for product in told)


def _dated(reading: Reading, view: Desk, what: What) -> LineDraft:
    """A draft with what every record has: the shop and the day."""
    draft = LineDraft(what)
    _shop(reading.shop, view, draft)
    if isinstance(reading.day, ExactDay) and reading.day.day <= view.today:
        draft.answers["on"] = reading.day.day.isoformat()
    elif reading.day is not None:
        days = [day for day in getattr(reading.day, "choices", ()) if day <= view.today]
        draft.ahead["on"] = "?" + ",".join(day.isoformat() for day in days) if days else ""
    return draft


def _shop(named: Named | None, view: Desk, draft: LineDraft) -> None:
    if named is None:
        if view.outlet_id:
            draft.answers["shop"] = view.outlet_id
    elif named.id is not None:
        draft.answers["shop"] = named.id
    elif named.choices:
        draft.ahead["shop"] = "?" + ",".join(map(str, named.choices[:5]))
    else:
        draft.ahead["shop"] = "n" + capitalised(named.said[:NAME_LIMIT])


def _delivery(reading: Reading, delivered: Sequence[Goods], view: Desk) -> LineDraft:
    draft = _dated(reading, view, What.DELIVERED)
    if isinstance(reading.expiry, ExactDay):
        draft.answers["expires"] = reading.expiry.day.isoformat()
    _goods(delivered, view, draft, {})
    unclear = next((one.price for one in delivered if one.price is not None and not one.price_rupiah), None)
    if maybe := _maybe(unclear):
        draft.ahead["prices"] = "{}" + maybe
    return draft


def _maybe(heard: object) -> str:
    """The amounts that may be meant, as a view."""
    if isinstance(heard, Unclear) and heard.choices:
        return "?" + ",".join(str(one) for one in heard.choices[:4])
    return f"?{heard.rupiah}" if isinstance(heard, Approximate) else ""


def _goods(told: Sequence[Goods], view: Desk, draft: LineDraft, fates: Mapping[Told, str]) -> None:
    """Lines of goods: all clear as the answer, else what is open as the view "j{…}"."""
    done: list[dict[str, Any]] = []
    waiting: list[dict[str, Any]] = []
    for one in told:
        product = product_of(one, view)
        pieces = _pieces(one, product, view)
        line: dict[str, Any] = {"pieces": pieces, **({"fate": fates[one.told]} if one.told in fates else {})}
        if one.refused:
            line["refused"] = one.refused
        if one.price_rupiah:
            line["price"] = one.price_rupiah
        if product is not None and pieces:
            done.append({"product": product, **line})
        elif product is not None:
            draft.ahead["goods"] = f"p{product}"
        else:
            waiting.append(
                {**line, "among": list(choices_of(one)), "said": one.product.said if one.product else ""}
            )
    if waiting and all(line["pieces"] for line in waiting):
        draft.ahead["goods"] = "j" + json.dumps({"done": done, "open": waiting})
    elif "goods" not in draft.ahead and done and not waiting:
        draft.answers["goods"] = done


def _pieces(goods: Goods, product: int | None, view: Desk) -> int | None:
    """ "Semua" is all that lies there; "diterima 96" says how many of the last delivery were turned down."""
    if goods.everything:
        return view.lying().get(product or 0)
    if goods.told is not Told.ACCEPTED or goods.pieces is None:
        return goods.pieces
    brought = [batch.accepted for batch in view.ledger.batches.values() if batch.facts.product == product]
    return max(0, brought[-1] - goods.pieces) if brought else 0


def _visit(reading: Reading, found: Sequence[Goods], paid: Money | None, view: Desk) -> LineDraft:
    all_paid = paid is not None and paid.told is Told.PAID_ALL and paid.heard is None
    draft = replace(_dated(reading, view, What.VISITED), pays_all=all_paid)
    counts, waiting = counts_of(found, view)
    if waiting:
        draft.ahead["counts"] = "o" + json.dumps({"done": counts, "open": waiting})
    elif counts:
        draft.answers["counts"] = counts
    if paid is None:
        draft.answers["paid"] = 0
    elif paid.rupiah is not None:
        draft.answers["paid"] = paid.rupiah
    else:
        draft.ahead["paid"] = _maybe(paid.heard)
    return draft


def _return(reading: Reading, found: Sequence[Goods], view: Desk) -> LineDraft:
    draft = _dated(reading, view, What.RETURNED)
    _goods(found, view, draft, _BACK)
    return draft


def _paid(reading: Reading, money: Money, view: Desk) -> LineDraft:
    draft = _dated(reading, view, _MONEY.get(money.told, What.PAID))
    if money.reason:
        draft.answers["reason"] = money.reason
    if money.rupiah:
        draft.answers["money"] = money.rupiah
    elif money.told is Told.PAID_ALL and money.heard is None and view.ledger.receivable:
        draft.answers["money"] = view.ledger.receivable
    elif money.percent_bp is not None and (bills := view.ledger.open_invoices):
        draft.answers["money"] = bills[0].balance * money.percent_bp // 10_000
    else:
        draft.ahead["money"] = _maybe(money.heard)
    return draft


def _price(reading: Reading, goods: Goods, view: Desk) -> LineDraft:
    draft = _dated(reading, view, What.PRICED)
    product = product_of(goods, view)
    if product is not None:
        draft.answers["product"] = str(product)
        if goods.price_rupiah:
            draft.answers["prices"] = {str(product): goods.price_rupiah}
        elif maybe := _maybe(goods.price):
            draft.ahead["prices"] = "{}" + maybe
    return draft
