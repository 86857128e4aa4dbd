"""Pre-orders: who may do what, in which state; how many are wanted."""

import itertools

import pytest

from domain.messages import Rejected
from domain.preorders import OPEN, Move, State, moved, moves, pieces


@pytest.mark.parametrize(
    ("by_maker", "way", "ends"),
    [
        (None, [(True, Move.ACCEPT), (True, Move.SEND), (False, Move.RECEIVE)], State.RECEIVED),
        (
            None,
            [(True, Move.ACCEPT), (True, Move.SEND), (False, Move.MISS), (False, Move.RECEIVE)],
            State.RECEIVED,
        ),
        (None, [(True, Move.DECLINE)], State.DECLINED),
        (None, [(True, Move.ACCEPT), (True, Move.DECLINE)], State.DECLINED),
        (None, [(True, Move.ACCEPT), (False, Move.CANCEL)], State.CANCELLED),
    ],
)
def test_an_order_goes_its_way(by_maker: None, way: list[tuple[bool, Move]], ends: State) -> None:
    state = State.ASKED
    for side, move in way:
        assert move in moves(state, by_maker=side)
        after = moved(state, move, by_maker=side)
        assert after is not None
        state = after
    assert state is ends
    assert state not in OPEN


def test_nobody_does_what_is_the_other_sides_and_nothing_moves_after_the_end() -> None:
    assert moved(State.ASKED, Move.ACCEPT, by_maker=False) is None
    assert moved(State.SENT, Move.RECEIVE, by_maker=True) is None
    for state, move, side in itertools.product(set(State) - OPEN, Move, (True, False)):
        assert moved(state, move, by_maker=side) is None


@pytest.mark.parametrize(
    ("said", "number"), [("30", 30), ("30 bungkus", 30), ("1.000", 1_000), ("100000", 100_000)]
)
def test_how_many(said: str, number: int) -> None:
    assert pieces(said) == number


@pytest.mark.parametrize("said", ["0", "banyak", "", "100001", "-3", "9" * 40])
def test_no_number(said: str) -> None:
    with pytest.raises(Rejected):
        pieces(said)
