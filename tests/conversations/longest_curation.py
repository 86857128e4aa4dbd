"""The longest answers of the forms about reviewing and curation."""

from typing import Any

ANSWERS: dict[str, dict[str, Any]] = {
    "paper_reason": {"ticket": "9" * 15 + "." + "9" * 16 + ".33.25.11", "words": "w" * 200},
}


def facts(_form: str) -> dict[str, Any]:
    return {}
