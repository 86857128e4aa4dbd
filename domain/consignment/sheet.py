"""A shop's sheet of a month against the book of one producer: what agrees, what differs, what the sheet is silent of.

Pure. Nothing is overwritten; a difference is a dispute for both to see. The same sheet told twice brings nothing new, a
corrected one takes the place of what the shop said before.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from domain.consignment.commands import Command, Dispute, Undo
from domain.consignment.events import Event
from domain.consignment.facts import Disputed, DisputeSettled, Fact, Reversed
from domain.consignment.flows import flows
from domain.consignment.ledger import Ledger, apply, counting
from domain.consignment.sheet_rows import SheetRow
from domain.consignment.terms import Model
from domain.messages import Rejected


@dataclass(frozen=True, slots=True)
class Month:
    """The days that a sheet is about: from the first of a month through its last, or through today."""

    first: date
    last: date

    @property
    def name(self) -> str:
        """ "2026-10": how a dispute names its time."""
        return f"{self.first:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Difference:
    """toko: `shop`, Ibu: `producer`, in pieces; with the same pieces, both in rupiah (`about_money`).

    `is_new`: the shop did not say so before. `replaces`: the entry of the dispute whose place it takes.
    """

    product: int
    dispute: Dispute
    is_new: bool = True
    replaces: str | None = None

    @property
    def about_money(self) -> bool:
        """Whether the pieces are the same and the rupiah differ."""
        return self.dispute.producer_pieces == self.dispute.shop_pieces

    @property
    def producer(self) -> int:
        """What the producer's book says."""
        return (self.dispute.producer_rupiah or 0) if self.about_money else self.dispute.producer_pieces

    @property
    def shop(self) -> int:
        """What the shop says."""
        return (self.dispute.shop_rupiah or 0) if self.about_money else self.dispute.shop_pieces


@dataclass(slots=True)
class Compared:
    """`agreed`: products on which both say the same. `withdrawn`: by product, entries of disputes that end with
    what the shop says now.

    `bought`: goods that the shop bought, so that what it sells of them is its own affair. `stuck`: products whose
    earlier difference others build on, so it must be settled first. `untold`: sold in the month by the book, pieces by
    product, of which the sheet is silent.
    """

    agreed: list[int] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    withdrawn: dict[int, str] = field(default_factory=dict)
    bought: list[int] = field(default_factory=list)
    stuck: list[int] = field(default_factory=list)
    untold: dict[int, int] = field(default_factory=dict)

    @property
    def commands(self) -> tuple[Command, ...]:
        """What is to be written into the book; () when the sheet brings nothing new."""
        new = [one for one in self.differences if one.is_new]
        gone = [*self.withdrawn.values(), *(one.replaces for one in new if one.replaces)]
        return (*(Undo(key) for key in gone), *(one.dispute for one in new))


def compare(ledger: Ledger, rows: Mapping[int, SheetRow], month: Month) -> Compared:
    """`rows` by product, in pieces, against what the book has as sold in these days."""
    before = _open_disputes(ledger, month)
    free = _without(ledger, before.values())
    booked, found = _booked(free, month), Compared()
    settled = _settled(ledger, month)
    for product, row in rows.items():
        if _is_bought(ledger, product):
            found.bought.append(product)
            continue
        if (row.sold, row.amount) == settled.get(product):
            found.agreed.append(product)
            continue
        told = before.get(product)
        is_stuck = told is not None and told.key not in free.undone
        _judge(
            found,
            product,
            _dispute(product, row, booked.get(product, _Booked()), month),
            told,
            is_stuck=is_stuck,
        )
    found.untold = {one: told.sold for one, told in booked.items() if one not in rows and told.sold > 0}
    return found


def _judge(
    found: Compared, product: int, wanted: Dispute | None, before: Event | None, *, is_stuck: bool
) -> None:
    """Put what a row comes to where it belongs. A dispute that cannot be taken back stands as it is."""
    told = _told(before) if before else None
    if told is not None and before is not None and is_stuck:
        found.stuck.append(product)
        found.differences.append(Difference(product, _as_asked(told), is_new=False))
    elif wanted is None:
        found.agreed.append(product)
        found.withdrawn |= {product: before.key} if before else {}
    elif told is not None and _says(_as_asked(told)) == _says(wanted):
        found.differences.append(Difference(product, wanted, is_new=False))
    else:
        found.differences.append(Difference(product, wanted, replaces=before.key if before else None))


def _open_disputes(ledger: Ledger, month: Month) -> dict[int, Event]:
    """The entries that raised the disputes about this month that wait, by product."""
    found: dict[int, Event] = {}
    for event in counting(ledger):
        fact = _told(event)
        if fact is None or fact.product is None or fact.period != month.name:
            continue
        if ledger.disputes[fact.dispute].agreed is None:
            found[fact.product] = event
    return found


def _settled(ledger: Ledger, month: Month) -> dict[int, tuple[int, int | None]]:
    """What the shop had said, pieces and rupiah, before both agreed: told once more it brings nothing new."""
    return {
        one.facts.product: (one.facts.shop_pieces, one.facts.shop_rupiah)
        for one in ledger.disputes.values()
        if one.agreed is not None and one.facts.product is not None and one.facts.period == month.name
    }


def _told(event: Event) -> Disputed | None:
    return next((fact for fact in event.facts if isinstance(fact, Disputed)), None)


def _as_asked(fact: Disputed) -> Dispute:
    return Dispute(
        fact.product, fact.producer_pieces, fact.shop_pieces, fact.producer_pieces, fact.producer_rupiah,
        fact.shop_rupiah, fact.period,
    )  # fmt: skip


def _says(dispute: Dispute) -> tuple[int | None, ...]:
    return dispute.producer_pieces, dispute.shop_pieces, dispute.shop_rupiah


def _without(ledger: Ledger, raised: Iterable[Event]) -> Ledger:
    """The book as it would be if these disputes had not been raised, as far as nothing builds on them."""
    for event in raised:
        stamp = replace(event.stamp, key=f"without {event.key}")
        try:
            ledger = apply(ledger, Event(stamp, "", (Reversed(event.key),)))
        except Rejected:
            continue
    return ledger


def _is_bought(ledger: Ledger, product: int) -> bool:
    models = {one.facts.model for one in ledger.batches.values() if one.facts.product == product}
    return models == {Model.OUTRIGHT}


@dataclass(slots=True)
class _Booked:
    """Sold in the time, by the book: pieces, and rupiah with and without the shop's share, to a rupiah a batch."""

    sold: int = 0
    net: int = 0
    gross: int = 0
    batches: int = 0


def _booked(ledger: Ledger, month: Month) -> dict[int, _Booked]:
    bought = frozenset(name for name, one in ledger.batches.items() if one.facts.model is Model.OUTRIGHT)
    sold: Counter[str] = Counter()
    for event in counting(ledger):
        for fact in event.facts:
            if _is_within(ledger, event, fact, month):
                for flow in flows(fact, bought):
                    sold[flow.batch] += flow.pieces if flow.what == "sold" and flow.batch not in bought else 0
    found: dict[int, _Booked] = {}
    for name, pieces in sold.items():
        batch, told = ledger.batches[name], found.setdefault(ledger.batches[name].facts.product, _Booked())
        share = batch.worth(max(0, pieces))
        told.sold += pieces
        told.net += share.net
        told.gross += share.gross
        told.batches += 1
    return found


def _is_within(ledger: Ledger, event: Event, fact: Fact, month: Month) -> bool:
    """Whether it counts in this month. What both agreed on counts in the month that they differed on."""
    if isinstance(fact, DisputeSettled) and (period := ledger.disputes[fact.dispute].facts.period):
        return period == month.name
    return month.first <= event.on <= month.last


def _dispute(product: int, row: SheetRow, booked: _Booked, month: Month) -> Dispute | None:
    """None when both say the same. A shop may write the amount with or without its own share."""
    ours = max(0, booked.sold)
    if ours != row.sold:
        return Dispute(product, ours, row.sold, ours, booked.net, row.amount, month.name)
    same = row.amount is None or any(
        abs(row.amount - amount) <= booked.batches for amount in (booked.net, booked.gross)
    )
    return None if same else Dispute(product, ours, ours, ours, booked.net, row.amount, month.name)
