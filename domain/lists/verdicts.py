"""What becomes of a list and of the people on it. Values that are stored: names never change."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class ListState(StrEnum):
    """READING its file · ASKING which column is which · STAGING its rows · MATCHING them with other lists · COMPARING them
    with producers · READY to be taken or not · TAKEN: its people are invited · UNDOING → UNDONE, DROPPING → DROPPED."""

    READING = "reading"
    ASKING = "asking"
    STAGING = "staging"
    MATCHING = "matching"
    COMPARING = "comparing"
    READY = "ready"
    TAKEN = "taken"
    UNDOING = "undoing"
    UNDONE = "undone"
    DROPPING = "dropping"
    DROPPED = "dropped"


class Verdict(StrEnum):
    """Whether a row brings somebody NEW, is a DOUBLE within its file, somebody LISTED before, or a REGISTERED producer."""

    NEW = "new"
    DOUBLE = "double"
    LISTED = "listed"
    REGISTERED = "registered"


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows of a list by what becomes of them. `unsure`: of those that are no longer new, how many may be somebody else
    after all; `without_phone`: of all people read."""

    new: int = 0
    double: int = 0
    listed: int = 0
    registered: int = 0
    faulty: int = 0
    outside: int = 0
    unsure: int = 0
    without_phone: int = 0

    @property
    def rows(self) -> int:
        """All rows that speak of anybody."""
        return self.new + self.double + self.listed + self.registered + self.faulty + self.outside

    @staticmethod
    def of(told: Mapping[str, int]) -> "Counts":
        """Out of stored JSON; what it does not know is 0."""
        return Counts(**{name: int(told.get(name, 0)) for name in Counts.__slots__})
