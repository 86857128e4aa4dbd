"""Targets shared out among areas, and numbers of people as officers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.census import Count, Target, below, level_below, parse_target, percent, shares, targets
from domain.messages import Rejected


@pytest.mark.parametrize(
    ("total", "weights", "expected"),
    [
        (100, [1, 1], [50, 50]), (10, [1, 1, 1], [4, 3, 3]), (60_000, [3, 2, 1], [30_000, 20_000, 10_000]), (5, [0, 0], [0, 0]), (5, [], []),
        (1, [1, 2], [0, 1]), (0, [1], [0]),
    ],
)  # fmt: skip
def test_a_total_is_shared_out_in_whole_people(total: int, weights: list[int], expected: list[int]) -> None:
    assert shares(total, weights) == expected


@given(st.integers(1, 10**6), st.lists(st.integers(0, 10**6), max_size=40))
def test_shares_add_up(total: int, weights: list[int]) -> None:
    parts = shares(total, weights)
    assert sum(parts) == (total if sum(weights) else 0)
    assert all(
        abs(part - total * weight / max(1, sum(weights))) < 1
        for part, weight in zip(parts, weights, strict=True)
    )


def test_what_is_set_goes_before_the_share() -> None:
    counts = (Count("33.25.01", 10, 90), Count("33.25.02", 0, 100), Count("33.25.03", 0, 0))
    assert targets(Target(1_000, is_set=True), counts, {"33.25.02": 400}) == {
        "33.25.02": Target(400, is_set=True), "33.25.01": Target(600, is_set=False),
    }  # fmt: skip
    assert targets(None, counts, {"33.25.02": 400}) == {"33.25.02": Target(400, is_set=True)}
    assert targets(Target(300, is_set=True), counts, {"33.25.02": 400}) == {
        "33.25.02": Target(400, is_set=True)
    }


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("60.000", (60_000,)),
        ("60 ribu", (60_000,)),
        ("60rb", (60_000,)),
        ("105000", (105_000,)),
        ("enam puluh ribu", (60_000,)),
    ],
)
def test_a_target_as_officers_write_it(text: str, people: tuple[int, ...]) -> None:
    assert parse_target(text) == people


@pytest.mark.parametrize("text", ["0", "-5", "banyak", "", "1,5", "999999999999"])
def test_what_is_no_target_is_refused(text: str) -> None:
    with pytest.raises(Rejected):
        parse_target(text)


def test_levels_and_percent() -> None:
    assert [level_below(area) for area in ("", "33", "33.25", "33.25.08", "33.25.08.2005")] == [1, 2, 3, 4, 4]
    assert len(below("33.25")) == 15
    assert (percent(1, 3), percent(0, 0), percent(3, 3)) == (33, 0, 100)
