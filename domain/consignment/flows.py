"""How each fact moves the figures of the month it happened in: pieces by batch, and what the shop owes.

For reports: it counts by the effective day, in whatever order things were recorded.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.consignment import facts
from domain.consignment import money_facts as money
from domain.consignment.facts import Fact, Fate, Origin
from domain.consignment.terms import Bearer, Model


@dataclass(frozen=True, slots=True)
class Flow:
    """`what`: a field of `months.Figures`, or "billable" or "billed"; `pieces` may be negative."""

    batch: str
    what: str
    pieces: int


_FIELDS = {
    Fate.SOLD: "sold",
    Fate.RETURNED_GOOD: "returned",
    Fate.RETURNED_DAMAGED: "damaged",
    Fate.EXPIRED: "expired",
    Fate.MISSING: "missing",
}


def flows(fact: Fact, outright: frozenset[str]) -> Iterator[Flow]:
    """What a fact does to pieces. `outright`: the batches that the shop bought."""
    match fact:
        case facts.Delivered(batch=batch, pieces=pieces):
            yield Flow(batch, "delivered", pieces)
            if fact.model is Model.OUTRIGHT:
                yield from _sold(batch, pieces)
        case facts.ShortAccepted(batch=batch, pieces=pieces):
            yield Flow(batch, "delivered", -pieces)
            if batch in outright:
                yield from (*_sold(batch, -pieces), Flow(batch, "billed", -pieces))
        case facts.ShelfAdjusted(batch=batch, pieces=pieces):
            yield Flow(batch, "delivered", pieces)
        case facts.Sold(batch=batch, pieces=pieces):
            yield from _sold(batch, pieces)
        case facts.ReturnedGood(batch=batch, pieces=pieces):
            yield Flow(batch, "returned", pieces)
        case facts.ReturnedDamaged() | facts.Expired() | facts.Missing():
            yield from _lost(fact.batch, fact.pieces, _FATES[type(fact)], fact.bearer)
        case _:
            yield from _later(fact)


def _later(fact: Fact) -> Iterator[Flow]:
    """What changes earlier figures, and bills."""
    match fact:
        case facts.TakenBack(batch=batch, pieces=pieces, fate=fate):
            yield from (*_sold(batch, -pieces), Flow(batch, "billed", -pieces))
            if fate in _FIELDS:
                yield Flow(batch, _FIELDS[fate], pieces)
        case facts.Disputed(parts=parts):
            for part in parts:
                if part.origin in {Origin.SOLD, Origin.BILLED}:
                    yield from _sold(part.batch, -part.pieces)
                if part.origin is Origin.BILLED:
                    yield Flow(part.batch, "billed", -part.pieces)
        case facts.DisputeSettled(moves=moves):
            for move in moves:
                if move.fate is Fate.SOLD:
                    yield from _sold(move.batch, move.pieces)
                elif move.fate in _FIELDS:
                    yield from _lost(move.batch, move.pieces, move.fate, move.bearer)
        case money.Billed(lines=lines):
            yield from (Flow(line.batch, "billed", line.pieces) for line in lines)


_FATES = {
    facts.ReturnedDamaged: Fate.RETURNED_DAMAGED,
    facts.Expired: Fate.EXPIRED,
    facts.Missing: Fate.MISSING,
}


def _sold(batch: str, pieces: int) -> Iterator[Flow]:
    yield Flow(batch, "sold", pieces)
    yield Flow(batch, "billable", pieces)


def _lost(batch: str, pieces: int, fate: Fate, bearer: Bearer) -> Iterator[Flow]:
    yield Flow(batch, _FIELDS[fate], pieces)
    if bearer is Bearer.SHOP:
        yield Flow(batch, "billable", pieces)


def received(fact: Fact) -> int:
    """Whole rupiah that came from the shop; negative: that went back."""
    match fact:
        case money.Paid() | money.DownPaid():
            return fact.rupiah
        case money.PaidOut():
            return -fact.rupiah
    return 0


def owed_by(fact: Fact) -> int:
    """By how much a fact changes what the shop owes on bills, less what it paid ahead or too much."""
    match fact:
        case money.Billed(lines=lines):
            return sum(line.net for line in lines)
        case money.CreditNoted() | money.Deducted():
            return -fact.rupiah
        case money.MoneyAdjusted():
            return fact.rupiah if fact.bill else -fact.rupiah
    return -received(fact)
