"""The whole book as rows for a sheet: one for each fact, the undone ones too, so that every figure can be traced."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.consignment import facts
from domain.consignment import money_facts as money
from domain.consignment.events import Event, kind_of
from domain.consignment.facts import Fact
from domain.consignment.state import Ledger


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """`kind`: as `kind_of` names it. `pieces` and `rupiah` as told, None where the fact has none; `net`: the producer's
    share of these pieces where the price is frozen. `undone`: it counts no more."""

    on: date
    recorded_at: datetime
    key: str
    kind: str
    undone: bool
    product: int | None = None
    batch: str = ""
    pieces: int | None = None
    price: int | None = None
    net: int | None = None
    rupiah: int | None = None
    bill: str = ""
    due_on: date | None = None
    expires_on: date | None = None
    note: str = ""


@dataclass(slots=True)
class _Known:
    """What earlier facts told of a batch, also of one that was undone."""

    batches: dict[str, facts.Delivered] = field(default_factory=dict)


def ledger_rows(ledger: Ledger) -> Iterator[LedgerRow]:
    """In the order recorded. An undoing is a row of its own beside the rows it undid."""
    known = _Known()
    for event in ledger.events.values():
        for fact in event.facts:
            if isinstance(fact, facts.Delivered):
                known.batches[fact.batch] = fact
            yield from _rows(event, fact, event.key in ledger.undone, known)


def _rows(event: Event, fact: Fact, undone: bool, known: _Known) -> Iterator[LedgerRow]:
    head = (event.on, event.stamp.recorded_at, event.key, kind_of(fact), undone)
    match fact:
        case facts.Delivered():
            yield LedgerRow(
                *head, fact.product, fact.batch, fact.pieces, fact.price, expires_on=fact.expires_on
            )
        case facts.Counted():
            yield LedgerRow(*head, fact.product, pieces=fact.left)
        case facts.PriceChanged():
            yield LedgerRow(*head, fact.product, price=fact.price)
        case money.Billed():
            for line in fact.lines:
                told = known.batches[line.batch]
                yield LedgerRow(
                    *head, told.product, line.batch, line.pieces, told.price, line.net,
                    bill=fact.bill, due_on=fact.due_on,
                )  # fmt: skip
        case money.DocumentsCompleted():
            yield LedgerRow(*head, bill=fact.bill, due_on=fact.due_on)
        case facts.Disputed():
            note = f"{fact.producer_pieces} / {fact.shop_pieces}"
            if fact.is_about_money:
                note = f"{fact.producer_rupiah} / {fact.shop_rupiah}"
            yield LedgerRow(*head, fact.product, note=f"{note} {fact.period}".strip())
        case facts.DisputeSettled():
            yield LedgerRow(*head, pieces=fact.agreed)
        case facts.Reversed():
            yield LedgerRow(*head, note=f"{fact.key} {fact.reason}".strip())
        case _:
            yield _plain(head, fact, known)


def _plain(head: tuple[date, datetime, str, str, bool], fact: Fact, known: _Known) -> LedgerRow:
    """Facts of one batch, or of an amount."""
    batch = known.batches.get(getattr(fact, "batch", ""))
    return LedgerRow(
        *head,
        product=batch.product if batch else None,
        batch=batch.batch if batch else "",
        pieces=getattr(fact, "pieces", None),
        price=batch.price if batch else None,
        rupiah=getattr(fact, "rupiah", None),
        bill=getattr(fact, "bill", None) or "",
        note=getattr(fact, "reason", ""),
    )
