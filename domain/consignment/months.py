"""Figures by month, product and shop, for the report of twelve months and the card on the 1st.

Counts what happened in a month by its effective day; undone entries are left out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from domain.consignment.events import Event
from domain.consignment.flows import flows, owed_by, received
from domain.consignment.ledger import counting
from domain.consignment.rules import rules
from domain.consignment.state import Ledger
from domain.consignment.terms import Model


class Trend(StrEnum):
    """Of a figure against the one before; FLAT: within the threshold. UNKNOWN: nothing to compare with."""

    UP = "up"
    FLAT = "flat"
    DOWN = "down"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Figures:
    """Pieces and whole rupiah of one month. `sales`: the producer's share of what the shop owes for, rounded by
    batch and month (bills round by line, so a rupiah may differ).

    `paid` is known by shop, not by product: there it is 0.
    """

    delivered: int = 0
    sold: int = 0
    returned: int = 0
    damaged: int = 0
    expired: int = 0
    missing: int = 0
    sales: int = 0
    paid: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(*(getattr(self, name) + getattr(other, name) for name in _NAMES))

    @property
    def is_quiet(self) -> bool:
        """Nothing happened."""
        return not any(getattr(self, name) for name in _NAMES)


_NAMES = tuple(field.name for field in fields(Figures))


@dataclass(frozen=True, slots=True)
class Month:
    """`first`: its first day. Figures by product and by shop; `owed` at its end, negative: the producer owes.

    `by_both`: by (shop, product).
    """

    first: date
    total: Figures
    owed: int
    by_product: Mapping[int, Figures]
    by_shop: Mapping[int, Figures]
    owed_by_shop: Mapping[int, int]
    by_both: Mapping[tuple[int, int], Figures]


def months(ledgers: Mapping[int, Ledger], until: date, count: int = 12) -> tuple[Month, ...]:
    """`count` months, oldest first, the last one that of `until`. `ledgers` by shop."""
    told = {shop: _History(ledger) for shop, ledger in ledgers.items()}
    return tuple(_month(told, first) for first in _firsts(until, count))


def _firsts(until: date, count: int) -> Iterator[date]:
    last = until.year * 12 + until.month - 1
    for number in range(last - count + 1, last + 1):
        yield date(number // 12, number % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class MonthAtShop:
    """One month of one book, to be kept: pieces and whole rupiah, as in `Figures`. `back`: came back good, damaged or
    expired; `owed`: by how much more (or less) the shop owes at its end than at the end of the month before."""

    delivered: int
    sold: int
    back: int
    sales: int
    paid: int
    owed: int


class _History:
    """One book by month."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._bought = frozenset(
            name for name, batch in ledger.batches.items() if batch.facts.model is Model.OUTRIGHT
        )
        self._pieces: dict[date, Counter[tuple[str, str]]] = {}
        self._paid: Counter[date] = Counter()
        self._owed: Counter[date] = Counter()
        self._waiting: Counter[str] = Counter()
        for event in counting(ledger):
            self._add(event)

    def _add(self, event: Event) -> None:
        first = event.on.replace(day=1)
        pieces = self._pieces.setdefault(first, Counter())
        for fact in event.facts:
            self._paid[first] += received(fact)
            self._owed[first] += owed_by(fact)
            for flow in flows(fact, self._bought):
                pieces[flow.batch, flow.what] += flow.pieces

    def by_product(self, first: date) -> dict[int, Figures]:
        sums: dict[int, Counter[str]] = {}
        for (name, what), pieces in self._pieces.get(first, {}).items():
            batch = self._ledger.batches[name]
            sums_of = sums.setdefault(batch.facts.product, Counter())
            if what == "billable":
                sign = -1 if pieces < 0 else 1
                sums_of["sales"] += sign * batch.worth(abs(pieces)).net
            elif what != "billed":
                sums_of[what] += pieces
        return {product: Figures(**told) for product, told in sums.items()}

    def paid(self, first: date) -> int:
        return self._paid[first]

    @property
    def firsts(self) -> list[date]:
        return sorted(self._pieces)

    def at_shop(self, first: date) -> MonthAtShop:
        """To be asked month by month, the oldest first: what is owed is carried on."""
        told = sum(self.by_product(first).values(), Figures())
        back = told.returned + told.damaged + told.expired
        return MonthAtShop(told.delivered, told.sold, back, told.sales, self.paid(first), self._change(first))

    def _change(self, first: date) -> int:
        """Bills of this month, and how the worth of what waits for a bill changed in it."""
        change = self._owed[first]
        for (name, what), pieces in self._pieces[first].items():
            if what in {"billable", "billed"}:
                before = self._waiting[name]
                self._waiting[name] += pieces if what == "billable" else -pieces
                change += self._worth(name, self._waiting[name]) - self._worth(name, before)
        return change

    def _worth(self, name: str, pieces: int) -> int:
        return self._ledger.batches[name].worth(max(0, pieces)).net

    def owed(self, first: date) -> int:
        """At the end of the month: bills, and what was sold and not yet billed."""
        until = [month for month in self._pieces if month <= first]
        unbilled: Counter[str] = Counter()
        for month in until:
            for (name, what), pieces in self._pieces[month].items():
                if what in {"billable", "billed"}:
                    unbilled[name] += pieces if what == "billable" else -pieces
        waiting = sum(self._worth(name, many) for name, many in unbilled.items())
        return sum(self._owed[month] for month in until) + waiting


def by_month(ledger: Ledger) -> dict[date, MonthAtShop]:
    """Every month in which something of this book changed, by its first day. Adding up `owed` until a month gives what
    is owed at its end."""
    history = _History(ledger)
    told = ((first, history.at_shop(first)) for first in history.firsts)
    return {first: month for first, month in told if any(getattr(month, name) for name in month.__slots__)}


def _month(told: Mapping[int, _History], first: date) -> Month:
    by_both, by_product, by_shop, total = {}, dict[int, Figures](), {}, Figures()
    for shop, history in told.items():
        here = Figures(paid=history.paid(first))
        for product, figures in history.by_product(first).items():
            by_both[shop, product] = figures
            by_product[product] = by_product.get(product, Figures()) + figures
            here += figures
        by_shop[shop] = here
        total += here
    owed = {shop: history.owed(first) for shop, history in told.items()}
    return Month(first, total, sum(owed.values()), by_product, by_shop, owed, by_both)


def trend(before: int, now: int) -> Trend:
    """UP or DOWN from a change by the threshold on (10 %, knowledge/consignment.toml)."""
    if before <= 0:
        return Trend.UP if now > max(0, before) else Trend.UNKNOWN
    change = (now - before) * 10_000
    if abs(change) < rules().trend_bp * before:
        return Trend.FLAT
    return Trend.UP if change > 0 else Trend.DOWN


@dataclass(frozen=True, slots=True)
class Best:
    """Product or shop with most sales in rupiah, and how much."""

    id: int
    sales: int


def best_product(report: tuple[Month, ...]) -> Best | None:
    """Over all these months; None without sales."""
    return _best(month.by_product for month in report)


def best_shop(report: tuple[Month, ...]) -> Best | None:
    """Over all these months; None without sales."""
    return _best(month.by_shop for month in report)


def _best(found: Iterator[Mapping[int, Figures]]) -> Best | None:
    sums: Counter[int] = Counter()
    for figures in found:
        sums.update({one: told.sales for one, told in figures.items()})
    best = max(sums, key=lambda one: (sums[one], -one), default=None)
    return Best(best, sums[best]) if best is not None and sums[best] > 0 else None


@dataclass(frozen=True, slots=True)
class Card:
    """The month that ended, against the one before it. `waste`: damaged, expired and missing pieces."""

    month: Month
    sales: Trend
    best_product: Best | None
    best_shop: Best | None
    waste: int


def card(ledgers: Mapping[int, Ledger], today: date) -> Card | None:
    """For the 1st of a month: what the month before brought; None when nothing happened and nothing is owed."""
    before, ended, _ = months(ledgers, today, 3)
    if ended.total.is_quiet and not ended.owed:
        return None
    told = ended.total
    return Card(
        ended,
        trend(before.total.sales, told.sales),
        best_product((ended,)),
        best_shop((ended,)),
        told.damaged + told.expired + told.missing,
    )
