"""The book of one producer with one shop, worked out of its events. Every figure is a sum over facts.

`replay` and `apply` know no rules of choice (which batch, which bill): that is written in the facts. They refuse
only what cannot be. An entry is undone by posting its opposite: later entries stay as they are, and when one of
them builds on it, the undoing is refused and names it. Source: market.md 1.6, invariant 7.
"""

from collections.abc import Iterable, Iterator

from domain.consignment.events import Event
from domain.consignment.facts import Delivered, Disputed, Fact, Reversed
from domain.consignment.money_facts import (
    Billed,
    CreditNoted,
    CreditUsed,
    DownPaid,
    DownPaymentUsed,
    MoneyAdjusted,
    Paid,
    PaidOut,
)
from domain.consignment.posting import Posting
from domain.consignment.state import Batch, Invoice, Ledger, OpenDispute
from domain.messages import N_, Rejected

__all__ = [
    "Batch",
    "Invoice",
    "Ledger",
    "OpenDispute",
    "Unfit",
    "apply",
    "counting",
    "enter",
    "last_entry",
    "names_in",
    "replay",
    "seal",
]


class Unfit(Rejected):
    """An event that cannot follow this book: it takes what is not there, or names what it does not know."""

    def __init__(self) -> None:
        super().__init__(N_("This does not fit what is in the book. Nothing was changed."))


class BuiltOn(Rejected):
    """An entry that others build on. `key`: of the latest of them, to be undone first."""

    def __init__(self, event: Event) -> None:
        self.key = event.key
        super().__init__(
            N_("A later entry, of {day}, builds on this one. Undo that one first, then this one."),
            day=event.on,
        )


def replay(events: Iterable[Event]) -> Ledger:
    """The book after all these events, in the order recorded. A repeated key counts once. Raises Rejected."""
    ledger = Ledger()
    for event in events:
        if event.key not in ledger.events:
            _write(Posting(ledger, event.stamp, shared=False), event)
    return ledger


def apply(ledger: Ledger, event: Event) -> Ledger:
    """The book after one more event; `ledger` stays as it is. Raises Rejected for what cannot be."""
    if event.key in ledger.events:
        return ledger
    following = ledger.fork()
    _write(Posting(following, event.stamp), event)
    return following


def _write(posting: Posting, event: Event) -> None:
    for fact in event.facts:
        enter(posting, fact)
    seal(posting, event)


def enter(posting: Posting, fact: Fact) -> None:
    """Posts one fact. Raises Unfit or BuiltOn; the book of the posting is spoilt then."""
    try:
        if isinstance(fact, Reversed):
            _undo(posting, fact.key)
        else:
            posting.post(fact)
    except (KeyError, ValueError) as error:
        raise Unfit from error


def seal(posting: Posting, event: Event) -> None:
    """Looks whether the figures can be, and enters the event whose facts were posted. Raises Unfit or BuiltOn."""
    if broken := _broken(posting):
        undone = [fact.key for fact in event.facts if isinstance(fact, Reversed)]
        raise _refusal(posting.ledger, undone, broken)
    posting.ledger.events[event.key] = event


def last_entry(ledger: Ledger) -> Event | None:
    """The latest entry that counts and is not itself an undoing ("batalkan catatan terakhir")."""
    return next((event for event in reversed(ledger.events.values()) if _counts(ledger, event)), None)


def counting(ledger: Ledger) -> Iterator[Event]:
    """The entries that count: neither undone nor an undoing, in the order recorded."""
    return (event for event in ledger.events.values() if _counts(ledger, event))


def _counts(ledger: Ledger, event: Event) -> bool:
    return event.key not in ledger.undone and not isinstance(event.facts[0], Reversed)


def _undo(posting: Posting, key: str) -> None:
    ledger, entry = posting.ledger, posting.stamp
    target = ledger.events[key]
    if not _counts(ledger, target):
        raise ValueError(key)
    brought = set().union(*(_brought(fact) for fact in target.facts))
    if brought and (later := _latest_naming(ledger, key, brought)):
        raise BuiltOn(later)
    posting.stamp, posting.sign = target.stamp, -1
    for fact in reversed(target.facts):
        posting.post(fact)
    posting.stamp, posting.sign = entry, 1
    posting.batches &= ledger.batches.keys()
    posting.invoices &= ledger.invoices.keys()
    ledger.undone[key] = entry.key


def _refusal(ledger: Ledger, undone: list[str], broken: set[str]) -> Rejected:
    later = _latest_naming(ledger, undone[0], broken) if undone else None
    return BuiltOn(later) if later else Unfit()


def _latest_naming(ledger: Ledger, key: str, names: set[str]) -> Event | None:
    """The latest entry after `key` that counts and names one of these batches, bills or accounts."""
    for event in reversed(ledger.events.values()):
        if event.key == key:
            return None
        if _counts(ledger, event) and any(not names.isdisjoint(names_in(fact)) for fact in event.facts):
            return event
    return None


_CREDIT, _DOWN_PAYMENT = "credit", "down payment"


def _broken(posting: Posting) -> set[str]:
    """The parts that were touched and have a figure below zero now."""
    ledger = posting.ledger
    found = {name for name in posting.batches if not _is_sound(ledger.batches[name])}
    found |= {name for name in posting.invoices if ledger.invoices[name].balance < 0}
    found |= {_CREDIT} if ledger.credit < 0 else set()
    return found | ({_DOWN_PAYMENT} if ledger.down_payment < 0 else set())


def _is_sound(batch: Batch) -> bool:
    returned = min(batch.returned_good, batch.returned_damaged)
    lost = min(batch.expired, batch.missing, batch.disputed)
    return min(batch.shelf, batch.sold, returned, lost) >= 0 and 0 <= batch.billed <= batch.billable


def _brought(fact: Fact) -> set[str]:
    """Names that come about by a fact."""
    match fact:
        case Delivered():
            return {fact.batch}
        case Billed():
            return {fact.bill}
        case Disputed():
            return {fact.dispute}
    return set()


def names_in(fact: Fact) -> Iterator[str]:
    """Batches, bills, disputes and accounts that a fact is about."""
    for name in ("batch", "bill", "dispute"):
        if one := getattr(fact, name, None):
            yield one
    for inside in ("lines", "parts", "moves"):
        yield from (one.batch for one in getattr(fact, inside, ()))
    match fact:
        case CreditUsed() | Paid(bill=None) | CreditNoted(bill=None) | MoneyAdjusted(bill=None):
            yield _CREDIT
        case DownPaid() | DownPaymentUsed() | PaidOut(down_payment=True):
            yield _DOWN_PAYMENT
        case PaidOut():
            yield _CREDIT
