"""What can happen between a producer and a shop: facts about goods; those about money stand beside this file.

Values only; `domain.consignment.ledger` says what they do. An amount is whole rupiah, a count pieces. A batch
is named by the key of its delivery and a number ("tg:17/0"), a bill and a dispute likewise.
Source: market.md 1.6 (events).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.consignment.money_facts import (
    Billed,
    CreditNoted,
    CreditUsed,
    Deducted,
    DocumentsCompleted,
    DownPaid,
    DownPaymentUsed,
    MoneyAdjusted,
    Paid,
    PaidOut,
)
from domain.consignment.terms import Bearer, Model


class Fate(StrEnum):
    """Where pieces of a batch are or went."""

    SHELF = "shelf"
    SOLD = "sold"
    RETURNED_GOOD = "returned_good"
    RETURNED_DAMAGED = "returned_damaged"
    EXPIRED = "expired"
    MISSING = "missing"
    DISPUTED = "disputed"


class Origin(StrEnum):
    """What disputed pieces were in the producer's book. NOTED: paid already, or not there; nothing was moved."""

    SHELF = "shelf"
    SOLD = "sold"
    BILLED = "billed"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Delivered:
    """TITIP: a batch with its price, share, cost and expiry frozen. OUTRIGHT: bought by the shop at once."""

    batch: str
    product: int
    pieces: int
    price: int
    commission_bp: int | None = None
    unit_cost: int | None = None
    expires_on: date | None = None
    model: Model = Model.CONSIGNMENT


@dataclass(frozen=True, slots=True)
class ShortAccepted:
    """TERIMA_SELISIH: so many fewer than delivered were accepted; they are back in the producer's hand."""

    batch: str
    pieces: int


@dataclass(frozen=True, slots=True)
class Sold:
    """LAKU: pieces of one batch."""

    batch: str
    pieces: int


@dataclass(frozen=True, slots=True)
class Counted:
    """SISA_DIHITUNG: so many of a product lay on the shelf. Moves nothing; the facts beside it do."""

    product: int
    left: int


@dataclass(frozen=True, slots=True)
class ReturnedGood:
    """RETUR_BAIK: unsold pieces back to the producer, sellable."""

    batch: str
    pieces: int


@dataclass(frozen=True, slots=True)
class ReturnedDamaged:
    """RETUR_RUSAK; a shop that bears it pays for it."""

    batch: str
    pieces: int
    bearer: Bearer = Bearer.PRODUCER


@dataclass(frozen=True, slots=True)
class Expired:
    """KADALUARSA: written off by a person, never by the calendar (W19)."""

    batch: str
    pieces: int
    bearer: Bearer = Bearer.PRODUCER


@dataclass(frozen=True, slots=True)
class Missing:
    """HILANG: neither sold nor there."""

    batch: str
    pieces: int
    bearer: Bearer = Bearer.PRODUCER


@dataclass(frozen=True, slots=True)
class PriceChanged:
    """UBAH_HARGA: for the batches to come; those delivered keep theirs."""

    product: int
    price: int
    commission_bp: int | None = None
    unit_cost: int | None = None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Pieces that were sold and billed came back; `fate`: SHELF, RETURNED_GOOD or RETURNED_DAMAGED."""

    batch: str
    pieces: int
    fate: Fate


@dataclass(frozen=True, slots=True)
class ShelfAdjusted:
    """PENYESUAIAN of a batch: so many pieces more or, negative, fewer were delivered than was written."""

    batch: str
    pieces: int
    reason: str


@dataclass(frozen=True, slots=True)
class DisputedPart:
    """Pieces of a batch that wait for the end of a dispute, and what they were in the book before."""

    batch: str
    pieces: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class Disputed:
    """Producer and shop differ on the pieces sold (or the rupiah owed); both versions are kept (invariant 10)."""

    dispute: str
    product: int | None
    producer_pieces: int
    shop_pieces: int
    parts: tuple[DisputedPart, ...] = ()
    producer_rupiah: int | None = None
    shop_rupiah: int | None = None
    period: str = ""

    @property
    def is_about_money(self) -> bool:
        """Whether only the rupiah differ."""
        return self.producer_pieces == self.shop_pieces


@dataclass(frozen=True, slots=True)
class Move:
    """Disputed pieces of a batch become SOLD, SHELF, MISSING, RETURNED_GOOD or RETURNED_DAMAGED."""

    batch: str
    pieces: int
    fate: Fate
    bearer: Bearer = Bearer.PRODUCER


@dataclass(frozen=True, slots=True)
class DisputeSettled:
    """Both say the same now: `agreed` pieces in all were sold (or rupiah owed); the disputed ones move as told."""

    dispute: str
    agreed: int
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class Reversed:
    """BATAL: the event with this key counts no more; it stays to be seen."""

    key: str
    reason: str = ""


Fact = (
    Delivered
    | ShortAccepted
    | Sold
    | Counted
    | ReturnedGood
    | ReturnedDamaged
    | Expired
    | Missing
    | PriceChanged
    | Billed
    | CreditUsed
    | DownPaymentUsed
    | DocumentsCompleted
    | Paid
    | Deducted
    | TakenBack
    | CreditNoted
    | DownPaid
    | PaidOut
    | ShelfAdjusted
    | MoneyAdjusted
    | Disputed
    | DisputeSettled
    | Reversed
)
