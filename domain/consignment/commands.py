"""What can be asked of the book. Each is one entry; what follows from it (bills, use of credit) is in the same.

Values only; `domain.consignment.decision.decide` judges them. Pieces are > 0, rupiah whole and > 0, unless said.
"""

from dataclasses import dataclass
from datetime import date

from domain.consignment.facts import Fate
from domain.consignment.terms import Bearer


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """Goods handed over. `price` None: the price last set for this product at this shop."""

    product: int
    pieces: int
    price: int | None = None
    unit_cost: int | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class Deliver:
    """Titip / setor."""

    lines: tuple[DeliveryLine, ...]


@dataclass(frozen=True, slots=True)
class AcceptShort:
    """The shop accepted only `accepted` pieces of the latest delivery (or of `batch`) of this product (W14).

    Or, `accepted` None, it turned `refused` of them down.
    """

    product: int
    accepted: int | None = None
    batch: str | None = None
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Sell:
    """Laku; oldest batches first unless `batch` says otherwise."""

    product: int
    pieces: int
    batch: str | None = None


@dataclass(frozen=True, slots=True)
class SellAll:
    """Ludes: everything open of this product was sold."""

    product: int


@dataclass(frozen=True, slots=True)
class Visit:
    """What was found of one product; all >= 0, None: not told, then it is worked out.

    `left` without `sold`: all that is gone was sold. `left` and `sold`: what is neither is missing (W6).
    """

    product: int
    left: int | None = None
    sold: int | None = None
    good: int = 0
    damaged: int = 0
    expired: int = 0


@dataclass(frozen=True, slots=True)
class Return:
    """Unsold goods come back or are written off: `fate` RETURNED_GOOD, RETURNED_DAMAGED, EXPIRED or MISSING.

    `bearer` None: as agreed on.
    """

    product: int
    pieces: int
    fate: Fate
    bearer: Bearer | None = None
    batch: str | None = None


@dataclass(frozen=True, slots=True)
class TakeBackSold:
    """Sold goods come back after they were billed (W7), or outright goods by an agreed nota retur (W10).

    `fate`: RETURNED_GOOD, RETURNED_DAMAGED, or SHELF when they are on the shelf again.
    """

    product: int
    pieces: int
    fate: Fate
    batch: str | None = None


@dataclass(frozen=True, slots=True)
class ChangePrice:
    """For the batches to come."""

    product: int
    price: int
    unit_cost: int | None = None


@dataclass(frozen=True, slots=True)
class Bill:
    """Issue a bill for all that is sold and not yet billed."""


@dataclass(frozen=True, slots=True)
class CompleteDocuments:
    """Kontra bon: on the day of the stamp the shop had all papers. `bill` None: of all that wait for it."""

    bill: str | None = None


@dataclass(frozen=True, slots=True)
class Pay:
    """The shop paid; oldest due first unless `bill` is named. `rupiah` None: all that is open (lunas)."""

    rupiah: int | None
    bill: str | None = None


@dataclass(frozen=True, slots=True)
class Deduct:
    """An agreed deduction from a bill; `bill` None: the oldest open one."""

    rupiah: int
    reason: str
    regular: bool = False
    bill: str | None = None


@dataclass(frozen=True, slots=True)
class CreditNote:
    """An agreed reduction without goods; `bill` None: the oldest open one, the rest becomes credit."""

    rupiah: int
    reason: str
    bill: str | None = None


@dataclass(frozen=True, slots=True)
class PayAhead:
    """DP."""

    rupiah: int


@dataclass(frozen=True, slots=True)
class PayOut:
    """The producer pays the shop back: credit first, then what was paid ahead."""

    rupiah: int


@dataclass(frozen=True, slots=True)
class AdjustShelf:
    """So many pieces more (or, negative, fewer) than the book says; more go to the latest batch unless one is named."""

    product: int
    pieces: int
    reason: str
    batch: str | None = None


@dataclass(frozen=True, slots=True)
class AdjustMoney:
    """Rupiah up or down on a bill, or on the credit (`bill` None)."""

    rupiah: int
    reason: str
    bill: str | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """The shop's version of a `period` differs: pieces sold of a product, or, with the same pieces, rupiah owed.

    `booked`: so many of the producer's pieces are in the book as sold already. What both say is sold is sold by
    this; the difference waits (W20: 30 and 26 of 40, none booked: 26 sold, 4 disputed).
    """

    product: int | None
    producer_pieces: int = 0
    shop_pieces: int = 0
    booked: int = 0
    producer_rupiah: int | None = None
    shop_rupiah: int | None = None
    period: str = ""


@dataclass(frozen=True, slots=True)
class SettleDispute:
    """Both agree on so many pieces sold, between the two versions (for money: on so many rupiah).

    What was disputed and not sold goes to `rest`: SHELF, MISSING, RETURNED_GOOD or RETURNED_DAMAGED.
    """

    dispute: str
    agreed: int
    rest: Fate = Fate.SHELF


@dataclass(frozen=True, slots=True)
class Undo:
    """Batal: the entry with this key."""

    key: str
    reason: str = ""


Command = (
    Deliver
    | AcceptShort
    | Sell
    | SellAll
    | Visit
    | Return
    | TakeBackSold
    | ChangePrice
    | Bill
    | CompleteDocuments
    | Pay
    | Deduct
    | CreditNote
    | PayAhead
    | PayOut
    | AdjustShelf
    | AdjustMoney
    | Dispute
    | SettleDispute
    | Undo
)
