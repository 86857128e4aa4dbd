"""The book of one producer with one shop, for tests of the rules: commands in, figures out."""

from datetime import UTC, date, datetime
from typing import Any

from domain.consignment.commands import Command, Deliver, DeliveryLine, Sell
from domain.consignment.decision import Decision, decide
from domain.consignment.events import Stamp
from domain.consignment.ledger import Batch, Ledger
from domain.consignment.money_facts import BillLine
from domain.consignment.terms import Agreement

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
TEMPE = 1


class Book:
    """Written to by commands in the order given."""

    def __init__(self, **terms: Any) -> None:
        self.agreement = Agreement(**terms)
        self.ledger = Ledger()

    def does(self, command: Command, on: date = TODAY, key: str | None = None) -> Decision:
        stamp = Stamp(key or f"tg:{len(self.ledger.events)}", 101, NOW, on)
        decision = decide(self.ledger, self.agreement, command, stamp)
        self.ledger = decision.ledger
        return decision

    def brings(
        self, pieces: int, price: int | None, on: date = TODAY, product: int = TEMPE, **more: Any
    ) -> Decision:
        return self.does(Deliver((DeliveryLine(product, pieces, price, **more),)), on)

    @property
    def lines(self) -> list[BillLine]:
        return [line for invoice in self.ledger.invoices.values() for line in invoice.facts.lines]

    def billed(self, what: str) -> int:
        return sum(getattr(line, what) for line in self.lines)

    @property
    def payable(self) -> int:
        return sum(invoice.balance for invoice in self.ledger.invoices.values())

    @property
    def batch(self) -> Batch:
        (only,) = self.ledger.batches.values()
        return only


def stocked(pieces: int = 20, price: int = 1_000, **terms: Any) -> Book:
    """So many pieces lie in the shop."""
    book = Book(**terms)
    book.brings(pieces, price)
    return book


def sold(pieces: int = 10, **terms: Any) -> Book:
    """So many of 20 were sold."""
    book = stocked(**terms)
    book.does(Sell(TEMPE, pieces))
    return book
