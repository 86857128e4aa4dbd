"""Where a producer and a shop say different numbers: both versions are kept, and the difference waits on no bill."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.turn import Turn
from domain.consignment.commands import Dispute, SettleDispute
from domain.consignment.facts import Counted, Fact, Fate
from domain.consignment.ledger import Ledger, OpenDispute, counting
from domain.consignment.sheet_month import month_said
from domain.messages import N_, Rejected
from domain.rupiah import Rupiah
from services.consignment.writing import Draft, Saved, record
from storage.consignment_records import Piece

RAISED, SETTLED = "dispute", "settled"


@dataclass(frozen=True)
class Difference:
    """`number`: its place among all that were ever raised with this shop; stays the same when others are settled."""

    number: int
    name: str
    dispute: OpenDispute

    @property
    def about_money(self) -> bool:
        """Whether rupiah differ, and not pieces."""
        return self.dispute.facts.is_about_money

    @property
    def mine(self) -> int:
        """What the producer says: pieces, or rupiah."""
        facts = self.dispute.facts
        return (facts.producer_rupiah or 0) if self.about_money else facts.producer_pieces

    def amount(self, number: int) -> int:
        """A number of this difference as it is to be shown."""
        return Rupiah(number) if self.about_money else number

    @property
    def theirs(self) -> int:
        """What the shop says."""
        facts = self.dispute.facts
        return (facts.shop_rupiah or 0) if self.about_money else facts.shop_pieces


def open_ones(book: Ledger) -> tuple[Difference, ...]:
    """Differences that wait, the oldest first."""
    found = (Difference(at, name, one) for at, (name, one) in enumerate(book.disputes.items()))
    return tuple(one for one in found if one.dispute.agreed is None)


def find(book: Ledger, number: int) -> Difference | None:
    """An open difference by its number."""
    return next((one for one in open_ones(book) if one.number == number), None)


def month_of(one: Difference) -> date | None:
    """The month of the shop's list, by its first day; None when the producer told of the difference."""
    return month_said(one.dispute.facts.period, one.dispute.on)


def last_count(book: Ledger, one: Difference) -> date | None:
    """The last day of that month on which the producer told what was sold, if the month went on after it."""
    month = month_of(one)
    days = [
        event.on
        for event in counting(book)
        if month is not None and (event.on.year, event.on.month) == (month.year, month.month)
        and any(_tells(fact, one.dispute.facts.product) for fact in event.facts)
    ]  # fmt: skip
    last = max(days, default=None)
    return last if last is not None and (last + timedelta(days=1)).day != 1 else None


def _tells(fact: Fact, product: int | None) -> bool:
    return isinstance(fact, Counted) and fact.product == product


async def raise_one(turn: Turn, shop: int, key: str, product: int, mine: int, theirs: int) -> Saved:
    """The shop counts otherwise than what is written down as sold."""
    told = Dispute(product, producer_pieces=mine, shop_pieces=theirs, booked=mine)
    draft = Draft(shop, key, RAISED, turn.today, (told,), (Piece(RAISED, product, theirs),))
    return await record(turn, draft)


async def settle(turn: Turn, shop: int, number: int, agreed: int, rest: Fate = Fate.SHELF) -> Saved:
    """Both agree on this number. Raises Rejected when it is settled already or lies between neither."""
    book = await turn.store.consignments.book(turn.person.id, shop)
    found = find(book, number)
    if found is None:
        raise Rejected(N_("This difference is settled already."))
    product = found.dispute.facts.product
    piece = Piece(SETTLED, product, rupiah=agreed) if found.about_money else Piece(SETTLED, product, agreed)
    key = f"settle:{number}:{len(book.events)}"
    command = SettleDispute(found.name, agreed, rest)
    return await record(turn, Draft(shop, key, SETTLED, turn.today, (command,), (piece,)))
