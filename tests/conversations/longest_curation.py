"""The longest answers of the forms about reviewing and curation."""

from typing import Any

from domain.curation.application import Target
from domain.outlets import OutletKind
from domain.zones import Zone, supply, too_far
from services.curation.applying import Place
from storage.producers import Product

ANSWERS: dict[str, dict[str, Any]] = {
    "paper_reason": {"ticket": "9" * 15 + "." + "9" * 16 + ".33.25.11", "words": "w" * 200},
    "apply_for_shelf": {
        "product": "1", "target": "o1", "price": 9_999_999_999, "shelf_life": 3_649, "capacity": 1_000_000,
        "front": "file", "back": "file", "photo": "file",
    },
    "curation_trial": {"tap": "9" * 15 + ".99", "pieces": 10_000, "weeks": "12"},
    "curation_words": {"tap": "tarik-lainnya." + "9" * 15 + ".99", "words": "w" * 200},
}  # fmt: skip


def facts(form: str) -> dict[str, Any]:
    """What the questions of these forms look at."""
    if form != "apply_for_shelf":
        return {}
    far = supply("33.25.08.2005", "33.25.12", (Zone("33.25", "Z" * 40, ("33.25.12",)),))
    shops = {
        f"o{n}": Place(
            Target("33.25.12", outlet=n), "T" * 58 + f"{n:02}", OutletKind.MINIMARKET, 30.0, too_far(far)
        )
        for n in range(1, 20)
    }
    return {"goods": {str(n): Product("p" * 58 + f"{n:02}", id=n) for n in range(1, 10)}, "places": shops}
