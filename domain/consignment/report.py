"""The report of a producer: twelve months of figures, how the last one went, what and who sells best.

Figures only; words and pictures are made of it elsewhere. Source of the figures: `domain.consignment.months`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.consignment.months import Figures, Month, Trend, months, trend
from domain.consignment.state import Ledger

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One month. `back`: pieces that came back good, damaged or expired; money in whole rupiah; `sales`: the
    producer's share of what was sold; `owed`: at the month's end, None when it is not known (of one product)."""

    first: date
    sold: int
    back: int
    sales: int
    paid: int
    owed: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """The last month that has ended against the one before it, by sales. `percent`: whole, always >= 0; None when
    there was nothing before."""

    month: date
    before: date
    trend: Trend
    percent: int | None


@dataclass(frozen=True, slots=True)
class Rank:
    """One product or shop over all months: pieces and whole rupiah; `paid` and `owed` are known of shops only."""

    id: int
    sold: int
    back: int
    sales: int
    paid: int
    owed: int


@dataclass(frozen=True, slots=True)
class Report:
    """`rows`: twelve months, oldest first. `products`, `shops`: those with any figures, the most sales first."""

    rows: tuple[Row, ...]
    change: Change
    products: tuple[Rank, ...]
    shops: tuple[Rank, ...]

    @property
    def total(self) -> Row:
        """All months together; what is owed is owed at the end."""
        told, last = self.rows, self.rows[-1]
        return Row(
            told[0].first, sum(row.sold for row in told), sum(row.back for row in told),
            sum(row.sales for row in told), sum(row.paid for row in told), last.owed,
        )  # fmt: skip


def report(
    ledgers: Mapping[int, Ledger],
    until: date,
    *,
    product: int | None = None,
    shop: int | None = None,
    is_over: bool = False,
) -> Report:
    """`ledgers` by shop. With `product` or `shop` only that one counts in `rows` and `change`.

    `is_over`: the last month has ended; then `change` is about it, and the ranks count it alone. Otherwise it still
    runs, and `change` is about the one before it.
    """
    told = months(ledgers, until, MONTHS)
    rows = tuple(_row(month, product, shop) for month in told)
    counted = told[-1:] if is_over else told
    return Report(
        rows,
        _change(*(rows[-2:] if is_over else rows[-3:-1])),
        _ranked((month.by_product for month in counted), {}),
        _ranked((month.by_shop for month in counted), told[-1].owed_by_shop),
    )


def page_size(ranks: int) -> int:
    """How many of so many goods or shops one screen shows: a button each, with room for the way back and on."""
    return 5 if ranks <= 5 else 4


def back(figures: Figures) -> int:
    """Pieces that the shop could not sell and gave back or threw away."""
    return figures.returned + figures.damaged + figures.expired


def _row(month: Month, product: int | None, shop: int | None) -> Row:
    if product is not None:
        of, owed = month.by_product.get(product, Figures()), None
    elif shop is not None:
        of, owed = month.by_shop.get(shop, Figures()), month.owed_by_shop.get(shop, 0)
    else:
        of, owed = month.total, month.owed
    return Row(month.first, of.sold, back(of), of.sales, of.paid, owed)


def _change(before: Row, ended: Row) -> Change:
    percent = None
    if before.sales > 0:
        percent = (2 * abs(ended.sales - before.sales) * 100 + before.sales) // (2 * before.sales)
    return Change(ended.first, before.first, trend(before.sales, ended.sales), percent)


def _ranked(told: Iterable[Mapping[int, Figures]], owed: Mapping[int, int]) -> tuple[Rank, ...]:
    sums: dict[int, Figures] = {}
    for month in told:
        for one, figures in month.items():
            sums[one] = sums.get(one, Figures()) + figures
    ranks = [
        Rank(one, of.sold, back(of), of.sales, of.paid, owed.get(one, 0))
        for one, of in sums.items()
        if not of.is_quiet or owed.get(one)
    ]
    return tuple(sorted(ranks, key=lambda rank: (-rank.sales, -rank.sold, rank.id)))
