"""What can happen to money between a producer and a shop: bills, payments and what lowers them.

Values only, whole rupiah. Source: market.md 1.6 (events).
"""

from dataclasses import dataclass
from datetime import date

from domain.consignment.terms import Basis


@dataclass(frozen=True, slots=True)
class BillLine:
    """Pieces of one batch: `gross` = `commission` + `net`."""

    batch: str
    pieces: int
    gross: int
    commission: int
    net: int


@dataclass(frozen=True, slots=True)
class Billed:
    """TAGIHAN_TERBIT. `due_on` is None until the documents are complete (basis DOCUMENTS)."""

    bill: str
    lines: tuple[BillLine, ...]
    basis: Basis
    base_on: date
    tempo_days: int
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class CreditUsed:
    """What was paid too much before covers a bill."""

    bill: str
    rupiah: int


@dataclass(frozen=True, slots=True)
class DownPaymentUsed:
    """What was paid ahead covers a bill."""

    bill: str
    rupiah: int


@dataclass(frozen=True, slots=True)
class DocumentsCompleted:
    """DOKUMEN_LENGKAP (kontra bon): on the event's day the shop had all papers of this bill."""

    bill: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Paid:
    """BAYAR: for this bill; `bill` None: more than was owed, kept as credit."""

    rupiah: int
    bill: str | None = None


@dataclass(frozen=True, slots=True)
class Deducted:
    """POTONGAN that was agreed on; `regular` for the regular discount."""

    bill: str
    rupiah: int
    regular: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CreditNoted:
    """NOTA_RETUR: lowers this bill; `bill` None: kept as credit for the next one."""

    rupiah: int
    bill: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DownPaid:
    """DP: money for goods not yet sold; the producer owes it until sales cover it."""

    rupiah: int


@dataclass(frozen=True, slots=True)
class PaidOut:
    """The producer gave money back to the shop, out of credit or, `down_payment`, out of what was paid ahead."""

    rupiah: int
    down_payment: bool = False


@dataclass(frozen=True, slots=True)
class MoneyAdjusted:
    """PENYESUAIAN of a bill's total, or of the credit (`bill` None), by so many rupiah up or down."""

    rupiah: int
    reason: str
    bill: str | None = None
