"""The longest answers and facts of the forms about roles: claims, invitations, neighbours."""

from typing import Any

from bot.dialog.screen import Lines
from domain.messages import message
from domain.roles import Role
from services import neighbours
from services.claims import Held
from storage.records import Consent
from tests.conversations.turns import bare_turn
from tests.support.moments import NOW

PHONE = {"number": "+6281234567890123", "verified": False}
ANSWERS: dict[str, dict[str, Any]] = {
    "contact_first": {"area": "", "phone": PHONE},
    "claim_proof": {"proof": {"number": "", "code": "402518"}, "name": "N" * 60},
    "claim": {
        "claims": ["neighbour:1"], "ticket": 1, "number": "", "known": None, "registered": False, "yours": "yes",
        "how": "merge", "agreed": "yes", "phone": PHONE,
    },
    "invite": {
        "role": Role.RETAILER, "area": "33.25.11.1002", "organisation": "U" * 80, "outlet": "1", "name": "N" * 60,
        "days": 90,
    },
    "find_holder": {"said": "N" * 60},
    "find_neighbour": {"said": "N" * 60},
    "neighbour_consent": {"agreed": "yes"},
    "neighbour": {"witness": "N" * 60, "proof": {"message": 1}, "phone": PHONE},
    "neighbour_record": {"id": "1", "phone": PHONE},
}  # fmt: skip


def facts(form: str) -> dict[str, Any]:
    """What the questions of these forms look at."""
    if form not in ANSWERS:
        return {}
    return {
        "areas": ("33.25",), "reach": {role: ("33.25", "33.26") for role in Role}, "mine": "U" * 80,
        "shops": {str(number): "T" * 57 + f"{number}" for number in range(10, 99)}, "known": {("n" * 60, "33.25.11.1002")},
        "held": Held("neighbour", 1, "N" * 60, "U" * 80, "33.25.11.1002", None, message("by a coordinator")),
        "given": (Consent("v", "id", "t", witness="N" * 60), NOW), "consent": _consent(form),
    }  # fmt: skip


def _consent(form: str) -> Lines:
    return neighbours.spoken_consent(bare_turn()) if form == "neighbour_consent" else registration_consent()
