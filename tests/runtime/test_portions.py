"""Long work goes on in portions that the clock cuts: none keeps people waiting longer than the goal, whatever the machine."""

import pytest

from bot.runtime.portions import GOAL_SECONDS, Portions


@pytest.mark.parametrize("a_row", [0.00001, 0.0002, 0.002])
def test_portions_grow_or_shrink_until_they_take_their_time(a_row: float) -> None:
    portions, spent = Portions(), list[float]()
    for _ in range(20):
        spent.append(portions.most * a_row)
        portions.took(spent[-1])
    assert max(spent) <= GOAL_SECONDS
    assert spent[-1] == pytest.approx(0.1, abs=0.06) or portions.most == 1_000


def test_after_a_stall_the_next_one_is_small_at_once() -> None:
    portions = Portions()
    portions.most = 1_000
    portions.took(5)
    assert portions.most == 20
    portions.took(0)
    assert portions.most == 30
