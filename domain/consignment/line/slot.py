"""One thing that a line tells, with the number that goes with it, and all of them in the order told.

Knows marks; which number goes where is for `domain.consignment.line.slots`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.consignment.line.marks import Mark, Sort
from domain.consignment.line.tokens import Token
from domain.consignment.line.words import Told


@dataclass(slots=True)
class Slot:
    """One thing told, at a place among the marks. `price`: an amount beside its number."""

    kind: Told
    at: int
    said: str = ""
    token: Token | None = None
    number_at: int | None = None
    price: Token | None = None
    everything: bool = False
    none: bool = False
    unclear: bool = False

    @property
    def is_free(self) -> bool:
        return self.token is None and not self.none

    @property
    def is_empty(self) -> bool:
        return self.is_free and not self.everything and not self.unclear and self.price is None


@dataclass(slots=True)
class Slots:
    """`loose`: numbers that go with nothing."""

    marks: Sequence[Mark]
    all: list[Slot] = field(default_factory=list)
    loose: list[int] = field(default_factory=list)

    def before(self, at: int) -> Slot | None:
        return max((one for one in self.all if one.at < at), key=lambda one: one.at, default=None)

    def behind(self, at: int) -> Slot | None:
        """The next thing told, when no other number stands between."""
        for place in range(at + 1, len(self.marks)):
            if self.marks[place].sort is Sort.NUMBER:
                return None
            if found := next((one for one in self.all if one.at == place), None):
                return found
        return None

    def comes_first(self) -> bool:
        """Whether a number comes before any word of what happened."""
        numbers = [at for at, mark in enumerate(self.marks) if mark.sort is Sort.NUMBER]
        return bool(numbers and self.all) and numbers[0] < self.all[0].at
