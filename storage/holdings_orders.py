"""What the tables of orders hold about producers, and what becomes of it: the buyer's papers about an order stay."""

from storage.holdings import Holding, gone, kept
from storage.tables_procurement import need_asks, need_deliveries, need_offers

_ORDER = "what an office ordered, got and paid"
_NO_PROPOSAL = {"proposed_quantity": None, "proposed_price": None, "proposed_side": None, "proposed_at": None}
"""Nobody is left who could agree to other terms."""

HOLDINGS: tuple[Holding, ...] = (
    gone(need_asks),
    kept(need_offers, "person_id", _ORDER, {"reason": None}, "state"),
    kept(need_deliveries, "person_id", _ORDER, {"was_place": None, **_NO_PROPOSAL}),
)
DOERS: dict[str, tuple[str, ...]] = {
    "needs": ("posted_by",),
    "need_offers": ("awarded_by",),
    "programmes": ("changed_by",),
}
NOBODYS: dict[str, str] = {
    "needs": "what an office or firm needs",
    "programmes": "what an office calls its orders",
}
UNTOLD: frozenset[str] = frozenset()
