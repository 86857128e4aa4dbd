"""A need as its buyer posted it, an offer for it, an order that came of it. Plain values; amounts in whole rupiah per unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.messages import N_, Rejected
from domain.procurement.rules import rules

MOST_QUANTITY = 1_000_000
MOST_MONTHS = 24


class NeedState(StrEnum):
    """`open`: answers are taken; `closed`: decided, or given up without an order; `cancelled`: not needed any more."""

    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class OfferState(StrEnum):
    """`offered`: waits for the buyer; `refused`: cannot; `withdrawn`: could, but no more; `awarded`: an order; `passed`:
    somebody else was chosen; `dropped`: an order that was called off with the need."""

    OFFERED = "offered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    AWARDED = "awarded"
    PASSED = "passed"
    DROPPED = "dropped"


class Payment(StrEnum):
    """How a buyer pays."""

    CASH = "cash"
    TRANSFER = "transfer"
    UP = "up"
    LS = "ls"
    CARD = "kkpd"


PAY_DAYS = {Payment.CASH: 0, Payment.TRANSFER: 3, Payment.UP: 7, Payment.LS: 30, Payment.CARD: 7}
"""Days after delivery that are shown as usual; a buyer may write others."""


@dataclass(frozen=True, slots=True)
class Need:
    """`kinds`: ids of kinds of goods; `at`: when it is to be there (with time zone); `reach`: area prefix within which
    producers are asked; `area`: kecamatan of the place; `seed`: of the draw; `quantity`: of all deliveries together;
    `months`: so many of them, a month apart; `ring`: 0 near producers are asked, 1 all within reach; `revision`: how often
    it was changed, last at `revised_at`."""

    item: str
    kinds: tuple[str, ...]
    quantity: int
    unit: str
    at: datetime
    zone: str
    place: str
    area: str
    budget: int | None
    papers: tuple[str, ...]
    deadline: datetime
    payment: Payment
    pay_days: int
    reach: str
    seed: str
    organisation: str | None = None
    spec: str | None = None
    months: int = 1
    state: NeedState = NeedState.OPEN
    ring: int = 0
    posted_by: int = 0
    id: int = 0
    revision: int = 0
    revised_at: datetime | None = None

    @property
    def total(self) -> int | None:
        """What all of it may cost; None without a budget."""
        return None if self.budget is None else self.budget * self.quantity

    @property
    def is_lot(self) -> bool:
        """Whether it is wanted month by month: several makers give a share of it together (`domain.procurement.lots`)."""
        return self.months > 1

    @property
    def monthly(self) -> int:
        """Units that are wanted each month."""
        return self.quantity // self.months

    def takes_answers(self, now: datetime) -> bool:
        """Whether an answer still counts."""
        return self.state is NeedState.OPEN and now < self.deadline


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody answered, at `answered_at`. `awarded`: how many of it were ordered; `price`: rupiah per unit."""

    need_id: int
    person_id: int
    state: OfferState
    quantity: int = 0
    price: int = 0
    reason: str | None = None
    awarded: int = 0
    id: int = 0
    answered_at: datetime | None = None

    @property
    def total(self) -> int:
        """What the order costs, or what the offer would."""
        return self.price * (self.awarded or self.quantity)


@dataclass(frozen=True, slots=True)
class Word:
    """What one side says of a delivery: how many came (0: nothing did), in time or not, how much was paid on which day.
    None: not yet."""

    quantity: int | None = None
    on_time: bool | None = None
    paid: int | None = None
    paid_on: date | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one side ("buyer", "maker") wants of a delivery: so many units (0: none at all), rupiah for each."""

    quantity: int
    price: int
    side: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery of an order: the words of both sides. `quantity` units are due at `due_at`, `price` rupiah each, to be
    paid by `pay_by`. Moved at `moved_at`: then `was_due_at` and `was_place` are what was agreed on before, and
    `maker_agrees` whether the maker can (None: has not said). `proposed`: what waits for the other side's word."""

    offer_id: int
    number: int
    quantity: int
    price: int
    due_at: datetime
    pay_by: date
    buyer: Word = Word()
    maker: Word = Word()
    moved_at: datetime | None = None
    was_due_at: datetime | None = None
    was_place: str | None = None
    maker_agrees: bool | None = None
    proposed: Proposal | None = None

    @property
    def agreed(self) -> int:
        """How many came as far as known: the smaller of both words; what was ordered when nobody said."""
        told = [word.quantity for word in (self.buyer, self.maker) if word.quantity is not None]
        return min(told, default=self.quantity)

    @property
    def owed(self) -> int:
        """Rupiah for what came."""
        return self.agreed * self.price

    @property
    def disputes(self) -> tuple[str, ...]:
        """What the two say differently: "quantity", "on_time", "paid"."""
        pairs = {
            name: (getattr(self.buyer, name), getattr(self.maker, name))
            for name in ("quantity", "on_time", "paid")
        }
        return tuple(
            name for name, (one, other) in pairs.items() if None not in (one, other) and one != other
        )

    @property
    def payment(self) -> Word:
        """Whose word counts about the money: the maker's, and the buyer's until the maker says something."""
        return self.maker if self.maker.paid is not None else self.buyer

    @property
    def is_paid(self) -> bool:
        """Whether the maker says that everything is paid, or the buyer does and nobody says otherwise; or nothing came."""
        return not self.owed or (self.payment.paid is not None and self.payment.paid >= self.owed)

    @property
    def came(self) -> bool:
        """Whether somebody says that goods came."""
        return bool(self.buyer.quantity or self.maker.quantity)

    @property
    def unpaid(self) -> int:
        """Rupiah still owed for what came."""
        return max(0, self.owed - (self.payment.paid or 0)) if self.came else 0

    def is_late(self, today: date) -> bool:
        """Whether it came and is not paid although the day has passed."""
        return self.came and not self.is_paid and today > self.pay_by


def default_deadline(at: datetime, now: datetime) -> datetime:
    """A sensible moment for answers: so many hours before delivery; half of what is left when it is nearer than that."""
    usual = at - timedelta(hours=rules().waves.answer_hours_before)
    return usual if usual - now >= timedelta(hours=6) else now + (at - now) / 2


def still_needed(need: Need, offers: Sequence[Offer]) -> int:
    """Units that nobody has the order for; below zero when more was ordered than needed."""
    return need.quantity - sum(offer.awarded for offer in offers if offer.state is OfferState.AWARDED)


def check_answer(need: Need, quantity: int, price: int, now: datetime) -> None:
    """Whether an offer may be taken. Raises Rejected."""
    if not need.takes_answers(now):
        raise Rejected(N_("Answers to this order are closed by now."))
    if not 0 < quantity <= MOST_QUANTITY * need.months:
        raise Rejected(N_("I cannot read how many. Please write a number, for example 12 or 3 lusin."))
    if price <= 0:
        raise Rejected(N_("What is your price for one? For example: 15rb"))


def due_dates(need: Need) -> tuple[datetime, ...]:
    """When each delivery is due: the same day of each month, the last one where a month is shorter."""
    return tuple(_months_later(need.at, number) for number in range(need.months))


def _months_later(at: datetime, months: int) -> datetime:
    year, month = divmod(at.month - 1 + months, 12)
    for day in range(at.day, at.day - 4, -1):
        try:
            return at.replace(year=at.year + year, month=month + 1, day=day)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def splits(quantity: int, months: int) -> tuple[int, ...]:
    """A quantity over so many deliveries, as evenly as can be, the first ones larger."""
    each, rest = divmod(quantity, months)
    return tuple(each + (number < rest) for number in range(months))
