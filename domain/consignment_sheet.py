"""A shop's monthly sheet against the producer's book: what agrees, what differs, what fits nothing.

Pure: rows come in as read from the file. Nothing is overwritten; a difference is a dispute for both to see.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.consignment_commands import Dispute
from domain.consignment_ledger import Ledger


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as the shop wrote it. `sold` pieces; `amount` whole rupiah owed to the producer, when given."""

    line: int
    product: str
    sold: int
    unit: str | None = None
    amount: int | None = None
    period: str = ""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A row that says what the book says."""

    row: SheetRow
    product: int


@dataclass(frozen=True, slots=True)
class Difference:
    """toko: `row.sold`, Ibu: `dispute.producer_pieces`; `dispute` is to be recorded when it is confirmed."""

    row: SheetRow
    dispute: Dispute


@dataclass(frozen=True, slots=True)
class Matched:
    """`unmatched`: rows whose product is unknown or unclear; `untold`: products sold of which the sheet is silent."""

    agreed: tuple[Agreed, ...]
    differences: tuple[Difference, ...]
    unmatched: tuple[SheetRow, ...]
    untold: tuple[int, ...]


def match(
    rows: tuple[SheetRow, ...], ledger: Ledger, products: Mapping[int, str], first: date, last: date
) -> Matched:
    """Rows against what was sold from `first` through `last`."""
    raise NotImplementedError
