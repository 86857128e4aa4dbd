"""How long what is kept: dated rules (knowledge/retention.toml). Knows no table."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from domain.data_files import KNOWLEDGE, read

_FILE = KNOWLEDGE / "retention.toml"


@dataclass(frozen=True, slots=True)
class Retention:
    """`unused`: since a producer was last heard of; `notice`: so long before they are told. `case_words`: since a case was
    closed; `invitations`: since one expired; `audit_details`: since it was noted."""

    unused: timedelta
    notice: timedelta
    case_words: timedelta
    invitations: timedelta
    audit_details: timedelta


def retention(today: date) -> Retention:
    """What holds on this day. Raises KeyError when a rule is missing. Source: UU 27/2022 art. 42-44; the numbers are ours."""
    return Retention(**{name: timedelta(days=days) for name, days in _days(today).items()})


def _days(today: date) -> dict[str, int]:
    """The rule of each kind that began last; before its first day the first one holds."""
    found: dict[str, int] = {}
    for rule in sorted(_rules(), key=lambda one: one["valid_from"]):
        if rule["valid_from"] <= today or rule["what"] not in found:
            found[rule["what"]] = int(rule["days"])
    return found


@lru_cache(maxsize=1)
def _rules() -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = read(_FILE)["rule"]
    return rules
