"""The longest answers and facts of the forms about roles: claims, invitations, neighbours."""

from datetime import UTC, datetime
from typing import Any

from bot.dialog.event import Edited
from bot.dialog.screen import Lines
from bot.texts import Texts
from bot.turn import House, Office, Turn
from domain.messages import message
from domain.roles import Role
from services import neighbours, registration
from services.claims import Held
from storage.people import Person
from storage.records import Consent

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
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
    "find_producer": {"said": "N" * 60},
    "neighbour_consent": {"agreed": "yes"},
    "neighbour": {"witness": "N" * 60, "proof": {"message": 1}, "phone": PHONE},
    "neighbour_record": {"id": "1", "phone": PHONE},
}  # fmt: skip


def facts(form: str) -> dict[str, Any]:
    """What the questions of these forms look at."""
    if form not in ANSWERS:
        return {}
    return {
        "areas": ("33.25",), "reach": dict.fromkeys(Role, ("33.25", "33.26")), "mine": "U" * 80,
        "shops": {str(number): "T" * 57 + f"{number}" for number in range(10, 99)}, "known": {("n" * 60, "33.25.11.1002")},
        "held": Held("neighbour", 1, "N" * 60, "U" * 80, "33.25.11.1002", None, message("by a coordinator")),
        "given": (Consent("v", "id", "t", witness="N" * 60), NOW), "zone": "Asia/Jakarta", "consent": consent_of(form),
    }  # fmt: skip


def consent_of(form: str) -> Lines:
    """What is agreed to, with the longest name of an office."""
    spoken = form == "neighbour_consent"
    return neighbours.spoken_consent(_turn()) if spoken else registration.consent_text(_turn())


def _turn() -> Turn:
    office = Office("33.25", "Dinas Koperasi, UKM, Perindustrian dan Perdagangan", "x", promises_no_tax=True)
    house = House(office, lambda _: (), lambda _p, _g: [], lambda _: (), str)
    store: Any = None
    person = Person(0, 1, "id", is_stopped=False, is_producer=False)
    return Turn(store, person, Edited(), NOW, Texts("id"), house)
