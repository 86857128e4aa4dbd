"""Figures of the payment clock and the reports, as dated data: knowledge/consignment.toml.

A yardstick is no law here: it is shown with its label, source and day of checking, and an office may change it.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from domain.data_files import KNOWLEDGE, read

_FILE = KNOWLEDGE / "consignment.toml"


@dataclass(frozen=True, slots=True)
class Wording:
    """How a rule is shown, by language ("id", "en"), where it is from and how sure that is (H, M or L). `about`: what it
    said, with places for {days} and {limit}; `note`: how we read it."""

    label: dict[str, str]
    about: dict[str, str]
    note: dict[str, str]
    source: str
    confidence: str
    checked: date


@dataclass(frozen=True, slots=True)
class Rules:
    """Days, rupiah, basis points and numbers of the data file; see there."""

    yardstick_days: int
    yardstick_limit: int
    yardstick: Wording
    most_other_bp: int
    deductions: Wording
    trend_bp: int
    expiry_days: tuple[int, ...]
    fewest_settlements: int
    advice_window_days: int


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The figures as they stand in the file."""
    data = read(_FILE)
    return Rules(
        yardstick_days=data["yardstick"]["days"],
        yardstick_limit=data["yardstick"]["limit"],
        yardstick=_wording(data["yardstick"]),
        most_other_bp=data["deductions"]["most_other_bp"],
        deductions=_wording(data["deductions"]),
        trend_bp=data["trend"]["threshold_bp"],
        expiry_days=tuple(sorted(data["expiry"]["days"], reverse=True)),
        fewest_settlements=data["advice"]["fewest_settlements"],
        advice_window_days=data["advice"]["window_days"],
    )


def _wording(told: dict[str, Any]) -> Wording:
    return Wording(
        label={language: told[f"label_{language}"] for language in ("id", "en")},
        about={language: told.get(f"about_{language}", "") for language in ("id", "en")},
        note={language: told.get(f"note_{language}", "") for language in ("id", "en")},
        source=told["source"],
        confidence=told["confidence"],
        checked=told["checked"],
    )
