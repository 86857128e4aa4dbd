"""The longest answers of the forms about needs, offers and orders."""

from datetime import UTC, datetime
from typing import Any

from domain.procurement.asking import choosable
from domain.procurement.need import Need, Payment

_MANY = {"pieces": 100_000, "unit": "gelondong"}
ANSWERS: dict[str, dict[str, Any]] = {
    "post_need": {
        "item": "i" * 60, "kind": "daging_ikan_basah_beku", "quantity": _MANY,
        "when": {"start": "2026-12-30T09:00", "end": None}, "place": "P" * 120, "area": "33.25.12", "budget": 9_999_999_999,
        "papers": ",".join(choosable()), "payment": "ls", "deadline": {"start": "2026-12-29T09:00", "end": None},
        "rhythm": "m", "months": "12", "spec": "s" * 400,
    },
    "need_offer": {"id": 1, "revision": 0, "quantity": _MANY, "price": 9_999_999_999},
    "order_part": {"id": "9999999.12", "quantity": _MANY, "on_time": "no"},
    "order_sum": {"id": "9999999.12", "paid": 9_999_999_999},
    "change_need": {
        "id": 1, "revision": 0, "quantity": _MANY, "when": {"start": "2026-12-30T09:00", "end": None}, "place": "P" * 120,
        "budget": 9_999_999_999, "deadline": {"start": "2026-12-29T09:00", "end": None},
    },
    "move_order": {"id": 1, "revision": 0, "when": {"start": "2026-12-30T09:00", "end": None}, "place": "P" * 120},
    "order_terms": {"id": "9999999.12", "quantity": _MANY, "price": 9_999_999_999},
    "name_programme": {"name": "N" * 30},
    "order_trouble": {"order": "9999999.12", "words": {"kind": "text", "text": "w" * 4_000, "message": 1}},
    "need_let_in": {"need": 1, "producer": 1, "who": "U" * 120, "reason": "r" * 200},
    "cancel_need": {"id": 1, "reason": "r" * 150},
}  # fmt: skip
_AT = datetime(2026, 12, 30, 2, tzinfo=UTC)
_NEED = Need(
    "i" * 60, ("makanan_kering",), 100_000, "u" * 20, _AT, "Asia/Jakarta", "P" * 120, "33.25.12", 9_999_999_999, choosable(), _AT,
    next(iter(Payment)), 365, "33.25", "x", "O" * 80, "s" * 400, 12, id=1,
)  # fmt: skip


def facts(form: str) -> dict[str, Any]:
    """What the questions of these forms look at."""
    if form not in ANSWERS:
        return {}
    return {"reach": "33.25", "need": _NEED, "crossed": None}
