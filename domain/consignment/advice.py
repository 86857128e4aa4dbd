"""How much to bring next time, and which batches soon expire. Advice with its arithmetic, never an order.

Source: market.md W19.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.consignment.facts import Counted
from domain.consignment.flows import flows
from domain.consignment.ledger import counting
from domain.consignment.rules import rules
from domain.consignment.state import Ledger
from domain.consignment.terms import Model


@dataclass(frozen=True, slots=True)
class Advice:
    """`bring` = `sold` / `over_days` x `days`, rounded up, less `on_shelf`; never below 0.

    `days`: until the next visit, or as long as the goods keep if that is shorter (`limited_by_shelf_life`).
    `wasted`: expired and damaged in the same time. `sold_out`: at the last report nothing was left, so more
    might have been sold. `settlements`: reports that this rests on.
    """

    product: int
    bring: int
    sold: int
    over_days: int
    days: int
    on_shelf: int
    settlements: int
    wasted: int
    sold_out: bool
    limited_by_shelf_life: bool

    @property
    def expected(self) -> int:
        """Pieces that are likely sold in `days`, rounded up: what lies there is not taken off yet."""
        return expected(self.sold, self.days, self.over_days)


def expected(sold: int, days: int, over_days: int) -> int:
    """If so many were sold in `over_days`, how many are in `days`, rounded up."""
    return -(-sold * days // over_days)


@dataclass(frozen=True, slots=True)
class Expiring:
    """A batch with goods on the shelf that expires on `expires_on` (which may be past: `days` < 0)."""

    batch: str
    product: int
    left: int
    expires_on: date
    days: int


def advise(
    ledger: Ledger, product: int, today: date, visit_every_days: int | None, shelf_life_days: int | None
) -> Advice | None:
    """None with fewer than 3 reports of this product in the last 90 days (knowledge/consignment.toml).

    `visit_every_days` None: as often as the reports came.
    """
    told = _Told(ledger, product)
    reports = told.lately(today)
    if len(reports) < rules().fewest_settlements:
        return None
    start = max((day for day in told.reports if day < reports[0]), default=told.delivered_on)
    start = min(start, reports[0])
    over_days = max(1, (reports[-1] - start).days)
    every = visit_every_days or -(-over_days // len(reports))
    days = min(every, shelf_life_days or every)
    sold = max(0, told.between(told.sold, start, reports[-1]))
    fresh = [batch for batch in ledger.of(product) if (batch.facts.expires_on or today) >= today]
    on_shelf = sum(batch.shelf for batch in fresh)
    return Advice(
        product=product,
        bring=max(0, expected(sold, days, over_days) - on_shelf),
        sold=sold,
        over_days=over_days,
        days=days,
        on_shelf=on_shelf,
        settlements=len(reports),
        wasted=told.between(told.wasted, start, reports[-1]),
        sold_out=ledger.shelf(product) == 0,
        limited_by_shelf_life=days < every,
    )


def counts_of(ledger: Ledger, product: int, today: date) -> int:
    """On how many days of the last 90 it was counted here."""
    return len(_Told(ledger, product).lately(today))


class _Told:
    """What was reported of one product on consignment, by day."""

    def __init__(self, ledger: Ledger, product: int) -> None:
        self.reports: set[date] = set()
        self.sold: list[tuple[date, int]] = []
        self.wasted: list[tuple[date, int]] = []
        self.delivered_on = date.max
        batches = {
            name
            for name, batch in ledger.batches.items()
            if batch.facts.product == product and batch.facts.model is not Model.OUTRIGHT
        }
        for event in counting(ledger):
            for fact in event.facts:
                if isinstance(fact, Counted) and fact.product == product:
                    self.reports.add(event.on)
                for flow in flows(fact, frozenset()):
                    if flow.batch in batches:
                        self._add(event.on, flow.what, flow.pieces)

    def _add(self, on: date, what: str, pieces: int) -> None:
        if what == "delivered":
            self.delivered_on = min(self.delivered_on, on)
        elif what == "sold":
            self.sold.append((on, pieces))
            if pieces > 0:
                self.reports.add(on)
        elif what in {"expired", "damaged"}:
            self.wasted.append((on, pieces))

    def lately(self, today: date) -> list[date]:
        """Days of reports that still count."""
        since = today - timedelta(days=rules().advice_window_days)
        return [day for day in sorted(self.reports) if day > since]

    def between(self, told: list[tuple[date, int]], after: date, until: date) -> int:
        """Pieces after the first day, or from it on when the goods only came that day, through the last."""
        first = after if after == self.delivered_on else after + timedelta(days=1)
        return sum(pieces for day, pieces in told if first <= day <= until)


def expiring(ledger: Ledger, today: date, within_days: int = 3) -> tuple[Expiring, ...]:
    """Batches that expire within so many days, soonest first; nothing is written off by this (W19)."""
    last = today + timedelta(days=within_days)
    found = [
        Expiring(name, batch.facts.product, batch.shelf, day, (day - today).days)
        for name, batch in ledger.batches.items()
        if batch.shelf and (day := batch.facts.expires_on) and day <= last
    ]
    return tuple(sorted(found, key=lambda one: (one.expires_on, one.batch)))
