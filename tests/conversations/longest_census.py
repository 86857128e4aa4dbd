"""The longest answers about lists of people, and the facts their questions look at."""

from typing import Any

ANSWERS: dict[str, dict[str, Any]] = {
    "people_list": {"file": {"file_id": "f", "name": "n" * 60, "size": 1, "mime": ""}},
    "list_columns": {
        "list": "123456789", "name": "0", "kecamatan": "1", "desa": "2", "phone": "3", "business": "4", "product": "5",
    },
    "list_source": {"list": "123456789", "source": "s" * 60, "as_of": "2026-09-23"},
    "census_target": {"area": "33.25.11.1002", "target": 100_000_000},
}  # fmt: skip
_COLUMNS = [{"at": at, "title": "J" * 80, "examples": ["x" * 30] * 3} for at in range(40)]


def facts(form: str) -> dict[str, Any]:
    """What the questions of this form look at, besides what all forms do."""
    return {"columns": _COLUMNS} if form == "list_columns" else {}
