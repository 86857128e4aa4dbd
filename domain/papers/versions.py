"""Whether versions of one rule follow each other day by day."""

import itertools
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Literal, TypeVar

from domain.papers.model import Dated

_K = TypeVar("_K")
Told = tuple[Literal["from", "to"], str]
"""Which of the two dates is wrong, and why."""


def faults_between(
    versions: Sequence[tuple[_K, Dated]], *, must_go_on: bool = True
) -> Iterator[tuple[_K, Told]]:
    """Overlaps and gaps of keyed versions, told at the later one; `must_go_on`: the last one has no end."""
    ordered = sorted(versions, key=lambda keyed: keyed[1].valid_from)
    for (_, before), (key, after) in itertools.pairwise(ordered):
        if before.valid_to is None or before.valid_to >= after.valid_from:
            until = f"until {before.valid_to}" if before.valid_to else "without end"
            yield (
                key,
                ("from", f"valid_from {after.valid_from} overlaps another version that holds {until}"),
            )
        elif must_go_on and before.valid_to + timedelta(days=1) != after.valid_from:
            gap = f"valid_from {after.valid_from} leaves a gap after {before.valid_to}"
            yield key, ("from", gap)
    if must_go_on and ordered and ordered[-1][1].valid_to is not None:
        key, last = ordered[-1]
        text = f"after valid_to {last.valid_to} no version follows (write one, even if it says none)"
        yield key, ("to", text)
