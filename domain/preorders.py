"""Pre-orders: what a buyer asks of a maker, and how it goes on from asked to received. No money passes here.

A pure table: who may do what, in which state. Source of the way (asked, answered, delivered): market.md 2.1 and 2.5.
"""

import re
from enum import StrEnum

from domain.messages import N_, Rejected
from domain.spoken import clean

MOST_OPEN = 5
"""So many orders one buyer may have waiting: more would be a nuisance to makers."""
MOST_PIECES = 100_000
FURTHEST_DAYS = 180


class State(StrEnum):
    """`sent`: the maker says it was delivered, the buyer has not said so yet."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    SENT = "sent"
    RECEIVED = "received"
    DECLINED = "declined"
    CANCELLED = "cancelled"


class Move(StrEnum):
    """What somebody taps."""

    ACCEPT = "accept"
    DECLINE = "decline"
    SEND = "send"
    RECEIVE = "receive"
    MISS = "miss"
    CANCEL = "cancel"


MAKER: dict[tuple[State, Move], State] = {
    (State.ASKED, Move.ACCEPT): State.ACCEPTED,
    (State.ASKED, Move.DECLINE): State.DECLINED,
    (State.ACCEPTED, Move.SEND): State.SENT,
    (State.ACCEPTED, Move.DECLINE): State.DECLINED,
}
BUYER: dict[tuple[State, Move], State] = {
    (State.ASKED, Move.CANCEL): State.CANCELLED,
    (State.ACCEPTED, Move.CANCEL): State.CANCELLED,
    (State.ACCEPTED, Move.RECEIVE): State.RECEIVED,
    (State.SENT, Move.RECEIVE): State.RECEIVED,
    (State.SENT, Move.MISS): State.ACCEPTED,
}
OPEN = frozenset({State.ASKED, State.ACCEPTED, State.SENT})
_PIECES = re.compile(r"^(\d{1,3}(?:[. ]\d{3})+|\d+)\b")


def moved(state: State, move: Move, *, by_maker: bool) -> State | None:
    """The state after it; None when this is not to be done now, or not by this side."""
    return (MAKER if by_maker else BUYER).get((state, move))


def moves(state: State, *, by_maker: bool) -> tuple[Move, ...]:
    """What this side may do now."""
    return tuple(move for before, move in (MAKER if by_maker else BUYER) if before is state)


def pieces(text: str) -> int:
    """How many are wanted ("30 bungkus", "1.000"). Raises Rejected."""
    found = _PIECES.match(clean(text))
    number = int(re.sub(r"\D", "", found[1])) if found else 0
    if not 0 < number <= MOST_PIECES:
        raise Rejected(N_("Please write how many with digits, for example 30."))
    return number
