"""A shop's monthly sheet against the producer's book: what agrees, what differs, what fits nothing.

Pure: rows come in as read from the file. Nothing is overwritten; a difference is a dispute for both to see.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.consignment.commands import Dispute
from domain.consignment.flows import flows
from domain.consignment.ledger import counting
from domain.consignment.state import Ledger
from domain.consignment.terms import Model
from domain.name_search import find_name, fold
from domain.units import GRAMS, PACKS, SIZES


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as the shop wrote it. `sold` >= 0 in `unit` (None: pieces); `amount` whole rupiah, when given."""

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
    """toko: `dispute.shop_pieces`, Ibu: `dispute.producer_pieces`; `dispute` is recorded when it is confirmed."""

    row: SheetRow
    dispute: Dispute


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A row that fits no product beyond doubt. `candidates`: which it may be, likeliest first.

    `unclear_unit`: the product is known, but not how many pieces its unit holds.
    """

    row: SheetRow
    candidates: tuple[int, ...] = ()
    unclear_unit: bool = False


@dataclass(frozen=True, slots=True)
class Matched:
    """`untold`: products that the book has as sold in the time, of which the sheet is silent, with the pieces."""

    agreed: tuple[Agreed, ...]
    differences: tuple[Difference, ...]
    unmatched: tuple[Unmatched, ...]
    untold: tuple[tuple[int, int], ...]


def match(
    rows: Iterable[SheetRow],
    ledger: Ledger,
    products: Mapping[int, str],
    first: date,
    last: date,
    units: Mapping[int, str | None] | None = None,
) -> Matched:
    """Rows against what was sold from `first` through `last`. `products`, `units`: the producer's, by number.

    Several rows of one product and period are one.
    """
    found, unmatched = _by_product(rows, products, units or {})
    booked = _booked(ledger, first, last)
    agreed, differences = [], []
    for product, row in found.items():
        dispute = _dispute(product, row, booked.get(product, _Booked()))
        if dispute is None:
            agreed.append(Agreed(row, product))
        else:
            differences.append(Difference(row, dispute))
    silent = tuple((one, told.sold) for one, told in booked.items() if one not in found and told.sold)
    return Matched(tuple(agreed), tuple(differences), tuple(unmatched), silent)


def _by_product(
    rows: Iterable[SheetRow], products: Mapping[int, str], units: Mapping[int, str | None]
) -> tuple[dict[int, SheetRow], list[Unmatched]]:
    """Rows by product, in pieces."""
    numbers, names = list(products), list(products.values())
    found: dict[int, SheetRow] = {}
    unmatched = []
    for row in rows:
        match_ = find_name(row.product, names)
        if match_.exact is None:
            unmatched.append(Unmatched(row, tuple(numbers[at] for at in match_.candidates)))
            continue
        product = numbers[match_.exact]
        size = _size(row.unit, units.get(product))
        if size is None:
            unmatched.append(Unmatched(row, (product,), unclear_unit=True))
        else:
            found[product] = _joined(found.get(product), replace(row, sold=row.sold * size, unit=None))
    return found, unmatched


def _size(unit: str | None, own: str | None) -> int | None:
    """Pieces in one of the row's units; None when only the product's maker knows."""
    said = fold(unit or "")
    if said == fold(own or "") or (said not in PACKS and said not in GRAMS):
        return 1 if said == fold(own or "") else SIZES.get(said, 1)
    return None


def _joined(before: SheetRow | None, row: SheetRow) -> SheetRow:
    if before is None:
        return row
    known = before.amount is not None and row.amount is not None
    amount = (before.amount or 0) + (row.amount or 0) if known else None
    return replace(before, sold=before.sold + row.sold, amount=amount)


@dataclass(slots=True)
class _Booked:
    """Sold in the time, by the book: pieces, and rupiah with and without the shop's share, to a rupiah a batch."""

    sold: int = 0
    net: int = 0
    gross: int = 0
    batches: int = 0


def _booked(ledger: Ledger, first: date, last: date) -> dict[int, _Booked]:
    bought = frozenset(name for name, one in ledger.batches.items() if one.facts.model is Model.OUTRIGHT)
    sold: Counter[str] = Counter()
    for event in counting(ledger):
        if first <= event.on <= last:
            for flow in (one for fact in event.facts for one in flows(fact, bought)):
                sold[flow.batch] += flow.pieces if flow.what == "sold" else 0
    found: dict[int, _Booked] = {}
    for name, pieces in sold.items():
        batch, told = ledger.batches[name], found.setdefault(ledger.batches[name].facts.product, _Booked())
        share = batch.worth(max(0, pieces))
        told.sold += pieces
        told.net += share.net
        told.gross += share.gross
        told.batches += 1
    return found


def _dispute(product: int, row: SheetRow, booked: _Booked) -> Dispute | None:
    """None when both say the same. A shop may write the amount with or without its own share."""
    ours = max(0, booked.sold)
    if ours != row.sold:
        return Dispute(product, ours, row.sold, ours, booked.net, row.amount, row.period)
    same = row.amount is None or any(
        abs(row.amount - amount) <= booked.batches for amount in (booked.net, booked.gross)
    )
    return None if same else Dispute(product, ours, ours, ours, booked.net, row.amount, row.period)
