"""What is told of goods in a shop: "titip 50 laku 38", "sisa 7 rusak 2", "ludes" (market.md 6.4, 71-74).

Knows words and their arithmetic, not the books: what was open is for the ledger to say. For an answer about one
product; whole lines with shop, price and day are read by `domain.consignment.line.talk`, with the same words.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.consignment.line.marks import marks
from domain.consignment.line.slot import Slot
from domain.consignment.line.slots import slots_of
from domain.consignment.line.tokens import marked, tokens
from domain.consignment.line.words import Told
from domain.messages import N_, Rejected
from domain.quantities import Count
from domain.spoken import clean

_FIELDS = {
    Told.DELIVERED: "delivered",
    Told.SOLD: "sold",
    Told.LEFT: "left",
    Told.RETURNED: "left",
    Told.DAMAGED: "damaged",
    Told.EXPIRED: "damaged",
}


@dataclass(frozen=True, slots=True)
class SalesHeard:
    """Pieces; None for what was not said. `all_sold`: everything that was open is gone (ask the number back)."""

    delivered: int | None = None
    sold: int | None = None
    left: int | None = None
    damaged: int | None = None
    all_sold: bool = False


def parse_sales(text: str) -> SalesHeard:
    """Reads a report; works the remainder out when all but it was said. Raises Rejected for anything else."""
    if clean(text).casefold() in {"nol", "0"}:
        return SalesHeard(sold=0)
    line = marked(text, {}, {})
    told = [one for one in slots_of(marks(tokens(line, {}, {}), {}, {})).all if one.kind in _FIELDS]
    pieces = _pieces(one for one in told if not one.is_empty and not one.everything)
    if not pieces and any(one.kind is Told.SOLD and one.everything for one in told):
        return SalesHeard(all_sold=True)
    if not pieces:
        raise Rejected(N_("I cannot read that. Please write it like: laku 12 sisa 3."))
    return _with_remainder(
        SalesHeard(pieces.get("delivered"), pieces.get("sold"), pieces.get("left"), pieces.get("damaged"))
    )


def _pieces(told: Iterable[Slot]) -> dict[str, int]:
    found: dict[str, int] = {}
    for slot in told:
        field = _FIELDS[slot.kind]
        found[field] = found.get(field, 0) + (0 if slot.none else _counted(slot))
    return found


def _counted(slot: Slot) -> int:
    quantity = slot.token.quantity if slot.token else None
    if isinstance(quantity, Count):
        return quantity.pieces
    raise Rejected(N_("I need the number of pieces. Please write it like: laku 12 sisa 3."))


def _with_remainder(heard: SalesHeard) -> SalesHeard:
    if heard.delivered is None or (heard.sold is None and heard.left is None):
        return heard
    damaged = heard.damaged or 0
    sold = heard.sold if heard.sold is not None else heard.delivered - (heard.left or 0) - damaged
    left = heard.left if heard.left is not None else heard.delivered - sold - damaged
    if min(sold, left) < 0 or sold + left + damaged != heard.delivered:
        raise Rejected(N_("Those numbers do not add up. Please write it like: titip 50 laku 38 sisa 12."))
    return SalesHeard(heard.delivered, sold, left, heard.damaged)
