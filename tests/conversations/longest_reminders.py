"""The longest params of reminders about orders, pre-orders, curation and neighbours, for tests of what fits a screen."""

from typing import Any

from domain.preorders import State

_NEED = {
    "id": 2**40, "item": "i" * 60, "quantity": 100_000, "unit": "u" * 20, "at": "2026-12-03T02:00:00+00:00",
    "zone": "Asia/Jayapura", "place": "P" * 80, "budget": 999_999_999, "organisation": "O" * 80,
    "deadline": "2026-12-02T02:00:00+00:00", "papers": ["halal", "spp_irt", "slhs"], "months": 12,
    "spec": "s" * 400, "shares": [100_000, 50_000],
}  # fmt: skip
_FROM_OFFICE = {**_NEED, "organisation": None, "budget": None, "spec": None}
_ONCE = {**_NEED, "months": 1, "shares": []}
_LOT = {**_NEED, "monthly": 100_000, "makers": 99_999}
_ANSWERS = {"offers": 99_999, "offered": 100_000, "asked": 99_999, "makers": 99_999, "missing": None}
_MISSING = {"offers": 0, "offered": 0, "asked": 0, "makers": 99_999, "missing": ["spp_irt", 99_999]}
_ORDER = {
    **_NEED, "offer": 2**40, "number": 12, "order_quantity": 100_000, "owed": 999_999_999_999, "pay_by": "2026-12-31",
}  # fmt: skip
_DELIVERIES = [
    {**_ORDER, "side": side, "due": due}
    for side in ("buyer", "maker")
    for due in ("2026-12-03T02:00:00+00:00", "2026-11-25T02:00:00+00:00", "2026-11-24T09:00:00+00:00")
]

_REVISED = {
    "revision": 999, "offer": 2**40, "has_offered": True, "changed": ["quantity", "at", "place", "budget", "deadline"],
    "was": {
        "quantity": 100_000, "unit": "u" * 20, "at": "2026-11-23T02:00:00+00:00", "place": "P" * 120, "budget": 999_999_999,
        "deadline": "2026-11-22T02:00:00+00:00",
    },
}  # fmt: skip


_TERMS = {
    "offer": 2**40, "number": 24, "quantity": 100_000, "price": 9_999_999_999, "by": "maker", "was": 100_000, "was_price": 9_999_999_999,
}  # fmt: skip
_PROPOSED = {
    **_NEED,
    "maker": "U" * 80,
    "was": 99_999,
    "was_price": 9_999_999_998,
    "due": "2026-12-03T02:00:00+00:00",
}


def _terms(**more: Any) -> dict[str, Any]:
    return {**_PROPOSED, "terms": {**_TERMS, **more}}


def _preorder(state: State, maker: int) -> dict[str, Any]:
    return {
        "id": 2**40, "product_id": 2**40, "producer_id": maker, "buyer_id": 2, "product": "p" * 60, "unit": "u" * 20,
        "price": 999_999_999, "quantity": 100_000, "wanted_on": "2026-12-30", "buyer_name": "N" * 60,
        "buyer_phone": "+6281234567890123", "state": state,
    }  # fmt: skip


def of_orders() -> dict[str, list[dict[str, Any]]]:
    """By kind."""
    return {
        "need_asked": [_NEED, _FROM_OFFICE, _ONCE],
        "need_stuck": [
            {**_NEED, **answers}
            for answers in (_ANSWERS, {**_ANSWERS, "offers": 0}, _MISSING, {**_MISSING, "missing": None},
                            {**_MISSING, "missing": None, "makers": 0})
        ],
        "need_answered": [{**_NEED, **_ANSWERS}],
        "need_decide": [{**_NEED, **_ANSWERS}, {**_NEED, **_MISSING}],
        "need_outcome": [_NEED, _FROM_OFFICE, {**_NEED, "occasion": "won"}, {**_LOT, "occasion": "lot"}, {**_LOT, "occasion": "out"}, {**_LOT, "share": 100_000}],
        "need_changed": [{**_NEED, "reason": "r" * 200}, _FROM_OFFICE],
        "need_revised": [{**_NEED, **_REVISED, "side": side} for side in ("asked", "maker", "buyer")],
        "need_agreed": [{**_NEED, "maker": "U" * 80, "agrees": agrees} for agrees in (True, False)],
        "need_proposed": [
            _terms(side=side, to=to, quantity=quantity)
            for side in ("buyer", "maker") for to in ("buyer", "maker") for quantity in (0, 100_000)
        ],
        "need_settled": [
            _terms(answer=answer, to=to, quantity=quantity)
            for answer in ("yes", "no", "back") for to in ("buyer", "maker") for quantity in (0, 100_000)
        ],
        "need_due": _DELIVERIES,
        "need_confirm": _DELIVERIES,
        "need_pay": _DELIVERIES,
        "preorder_news": [_preorder(state, maker) for state in State for maker in (1, 2)],
        "preorder_due": [
            {**_preorder(state, maker), "occasion": f"x/{when}"}
            for state in State
            for maker in (1, 2)
            for when in ("answer", "unanswered", "1", "after", "received")
        ],
    }  # fmt: skip


def of_shelves() -> dict[str, list[dict[str, Any]]]:
    """By kind; `trend`: as in domain.consignment."""
    told = {"goods": "g" * 60, "shop": "T" * 60}
    looks = [{**told, "sold": 99_999, "trend": trend} for trend in ("up", "flat", "down", "unknown")]
    return {
        "curation_look": looks, "curation_trial": [told], "curation_waits": [told], "curation_patience": [told],
    }  # fmt: skip


def of_neighbours(event: dict[str, Any], called_off: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """By kind, of an event with the longest words."""
    names = ["N" * 60] * 60
    paper = {"paper": "halal_sd", "number": "9" * 40}
    told = [
        {**event, "sort": sort, "names": whom, **paper}
        for sort in ("changed", "place", "issued")
        for whom in (names, [])
    ]
    told += [{**called_off, "sort": "changed", "names": whom} for whom in (names, [])]
    return {
        "event_carry": [{**event, "count": 99_999}],
        "event_carry_soon": [{**event, "names": names}],
        "event_carry_told": told,
    }
