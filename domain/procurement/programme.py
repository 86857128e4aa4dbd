"""How an office runs its orders: what it calls them, and whether a missing halal paper keeps a maker out or is only told.

Batang launched "Nglarisi Dodolan"; the press wrote "Ngklarisi Dagangan" (market.md 0.1 and 2.1): all are understood, the one that the
office chose is shown. Halal: market.md 0.1, point 6.
"""

from dataclasses import dataclass

from domain.messages import N_, Rejected
from domain.spoken import clean

NAMES = ("Ngklarisi", "Nglarisi Dodolan", "Ngklarisi Dagangan", "Nglarisi")
"""To choose from; any other name may be written."""
MOST = 30


@dataclass(frozen=True, slots=True)
class Programme:
    """`halal_blocks`: False makes a missing halal paper a warning to the buyer."""

    name: str
    halal_blocks: bool


DEFAULT = Programme(NAMES[0], True)


def name_in(text: str) -> str:
    """A name as an office writes it, 3 to 30 characters with a letter. Raises Rejected."""
    name = clean(text).strip(" .,;:!?\"'")
    if not 3 <= len(name) <= MOST or name.startswith("/") or not any(one.isalpha() for one in name):
        raise Rejected(N_("Please write a short name, at most 30 letters, for example: Nglarisi Dodolan."))
    return name
