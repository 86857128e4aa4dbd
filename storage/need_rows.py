"""Deliveries of orders as rows: the columns that are read, which of them stand and are paid, and the values in them."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import Select, case, func

from domain.procurement.need import Delivery, Proposal, Word
from storage.tables_procurement import need_deliveries, need_offers, needs

_o, _d, _n = need_offers.c, need_deliveries.c, needs.c
Side = Literal["buyer", "maker"]
WORDS = ("quantity", "on_time", "paid", "paid_on")
MOVED = ("moved_at", "was_due_at", "was_place", "maker_agrees")
DELIVERY = (
    _d.offer_id, _d.number, _d.person_id, _d.quantity, _d.price, _d.due_at, _d.pay_by,
    *(_d[f"{side}_{word}"] for side in ("buyer", "maker") for word in WORDS), *(_d[name] for name in MOVED),
    _d.proposed_quantity, _d.proposed_price, _d.proposed_side, _d.proposed_at,
)  # fmt: skip
_AGREED = case(
    (_d.buyer_quantity.is_(None), func.coalesce(_d.maker_quantity, _d.quantity)),
    (_d.maker_quantity.is_(None), _d.buyer_quantity),
    (_d.buyer_quantity < _d.maker_quantity, _d.buyer_quantity),
    else_=_d.maker_quantity,
)
IS_PAID = case(
    (_AGREED == 0, 1), (func.coalesce(_d.maker_paid, _d.buyer_paid) >= _AGREED * _d.price, 1), else_=0
)
"""The same as `Delivery.is_paid`, for ordering."""


@dataclass(frozen=True, slots=True)
class Order:
    """A delivery with the need that it is for and the producer who makes it."""

    need_id: int
    person_id: int
    delivery: Delivery


def standing(asked: Select[Any], *where: Any) -> Select[Any]:
    """Of the deliveries that were not called off, with their offers and needs."""
    joined = need_deliveries.join(need_offers, _o.id == _d.offer_id).join(needs, _n.id == _o.need_id)
    return asked.select_from(joined).where(*where, _d.dropped_at.is_(None))


def delivery_of(row: Any) -> Delivery:
    """The delivery in a row of these columns."""
    buyer, maker = _word(row, "buyer"), _word(row, "maker")
    agrees = None if row.maker_agrees is None else bool(row.maker_agrees)
    return Delivery(
        row.offer_id, row.number, row.quantity, row.price, row.due_at, row.pay_by, buyer, maker, row.moved_at, row.was_due_at,
        row.was_place, agrees, _proposed(row),
    )  # fmt: skip


def _proposed(row: Any) -> Proposal | None:
    if row.proposed_at is None:
        return None
    return Proposal(row.proposed_quantity, row.proposed_price, row.proposed_side, row.proposed_at)


def _word(row: Any, side: Side) -> Word:
    on_time = getattr(row, f"{side}_on_time")
    paid_on: date | None = getattr(row, f"{side}_paid_on")
    told = None if on_time is None else bool(on_time)
    return Word(getattr(row, f"{side}_quantity"), told, getattr(row, f"{side}_paid"), paid_on)
