"""The way of an application as a table: who may move it where, and which moves need a reason. Knows no shop and no paper.

Source of states and reasons: market.md 3.3 (a design for all four regencies, to be confirmed by the offices). The values are
stored: never rename one.
"""

from dataclasses import dataclass
from enum import StrEnum

from domain.messages import N_, Rejected


class State(StrEnum):
    """Where an application stands."""

    SUBMITTED = "diajukan"
    INCOMPLETE = "berkas_kurang"
    OFFICE = "kurasi_dinas"
    RETAIL = "kurasi_ritel"
    PASSED = "lolos"
    FAILED = "tidak_lolos"
    TRIAL = "uji_jual"
    LISTED = "listing_aktif"
    EVALUATION = "evaluasi_bulanan"
    KEPT = "dipertahankan"
    WITHDRAWN = "ditarik"


class Reason(StrEnum):
    """Why something is returned, refused or withdrawn: a closed list."""

    PERMIT = "izin"
    HALAL = "halal"
    PACK = "kemasan"
    LABEL = "label_ED"
    TASTE = "rasa_mutu"
    CAPACITY = "kapasitas"
    PRICE = "harga"
    SIZE = "ukuran"
    BARCODE = "barcode"
    OTHER = "lainnya"


class Who(StrEnum):
    """Who moves it: whoever applied, the office, the shop – or the clock."""

    PRODUCER = "producer"
    OFFICE = "office"
    RETAILER = "retailer"
    CLOCK = "clock"


class Move(StrEnum):
    """What is done with it; the value stands in buttons. UNDO takes back a slip: it is on no way of the table."""

    ACCEPT = "lengkap"
    RETURN = "kurang"
    RESUBMIT = "ulang"
    FORWARD = "terus"
    TAKE = "lolos"
    FAIL = "gagal"
    TRY = "uji"
    LIST = "pajang"
    LOOK = "nilai"
    KEEP = "tetap"
    WITHDRAW = "tarik"
    CANCEL = "batal"
    UNDO = "urung"


@dataclass(frozen=True, slots=True)
class Way:
    """Where a move leads, and who may make it."""

    to: State
    who: frozenset[Who]
    needs_reason: bool = False


ENDED = frozenset({State.FAILED, State.WITHDRAWN})
OPEN = frozenset(State) - ENDED
ON_SHELF = frozenset({State.LISTED, State.EVALUATION, State.KEPT})
WITH_BOOK = frozenset({State.PASSED, State.TRIAL, *ON_SHELF})
"""Office and shop said yes: its goods stand, or are about to stand, in the shop, and in the producer's book of it."""
FOR_OFFICE = frozenset({State.SUBMITTED, State.OFFICE})
"""Waiting for the office's word."""
FOR_SHOP = frozenset({State.RETAIL, State.PASSED, State.TRIAL, State.EVALUATION})
"""Waiting for the shop's word."""
WAITING = FOR_OFFICE | FOR_SHOP
"""Waiting for a word of office or shop; a trial sale when it is over."""
SEEN_BY_SHOP = FOR_SHOP | ON_SHELF | ENDED

_OFFICE, _MAKER, _CLOCK = frozenset({Who.OFFICE}), frozenset({Who.PRODUCER}), frozenset({Who.CLOCK})
_SHOP = frozenset({Who.RETAILER, Who.OFFICE})
"""Where a shop has nobody here, the office writes down its word."""

WAYS: dict[tuple[State, Move], Way] = {
    (State.SUBMITTED, Move.ACCEPT): Way(State.OFFICE, _OFFICE),
    (State.SUBMITTED, Move.RETURN): Way(State.INCOMPLETE, _OFFICE, needs_reason=True),
    (State.INCOMPLETE, Move.RESUBMIT): Way(State.SUBMITTED, _MAKER),
    (State.OFFICE, Move.FORWARD): Way(State.RETAIL, _OFFICE),
    (State.OFFICE, Move.RETURN): Way(State.INCOMPLETE, _OFFICE, needs_reason=True),
    (State.OFFICE, Move.FAIL): Way(State.FAILED, _OFFICE, needs_reason=True),
    (State.RETAIL, Move.TAKE): Way(State.PASSED, _SHOP),
    (State.RETAIL, Move.FAIL): Way(State.FAILED, _SHOP, needs_reason=True),
    (State.PASSED, Move.TRY): Way(State.TRIAL, _SHOP),
    (State.TRIAL, Move.LIST): Way(State.LISTED, _SHOP),
    (State.TRIAL, Move.WITHDRAW): Way(State.WITHDRAWN, _SHOP, needs_reason=True),
    (State.LISTED, Move.LOOK): Way(State.EVALUATION, _CLOCK),
    (State.LISTED, Move.WITHDRAW): Way(State.WITHDRAWN, _SHOP, needs_reason=True),
    (State.EVALUATION, Move.LOOK): Way(State.EVALUATION, _CLOCK),
    (State.EVALUATION, Move.KEEP): Way(State.KEPT, _SHOP),
    (State.EVALUATION, Move.WITHDRAW): Way(State.WITHDRAWN, _SHOP, needs_reason=True),
    (State.KEPT, Move.LOOK): Way(State.EVALUATION, _CLOCK),
    (State.KEPT, Move.WITHDRAW): Way(State.WITHDRAWN, _SHOP, needs_reason=True),
    **{(state, Move.CANCEL): Way(State.WITHDRAWN, _MAKER) for state in sorted(OPEN)},
}
UNDOABLE = frozenset(
    {Move.ACCEPT, Move.RETURN, Move.FORWARD, Move.TAKE, Move.FAIL, Move.LIST, Move.KEEP, Move.WITHDRAW}
)
"""Slips of an officer's or a shop's finger; a trial sale has been agreed on with its numbers."""

_GONE_ON = N_("It has moved on in the meantime.")


def moves(state: State, who: frozenset[Who]) -> tuple[Move, ...]:
    """What these may do with an application that stands there, in the order of their buttons."""
    return tuple(move for (here, move), way in WAYS.items() if here is state and way.who & who)


def way(state: State, move: Move, who: frozenset[Who], reason: Reason | None = None) -> Way:
    """Where the move leads. Raises Rejected when the application stands elsewhere, when it is not theirs to move, and
    when a reason is missing or there is one too many."""
    found = WAYS.get((state, move))
    if found is None or not found.who & who:
        raise Rejected(_GONE_ON)
    if found.needs_reason is not (reason is not None):
        raise Rejected(N_("Please say why, with one of the buttons."))
    return found
