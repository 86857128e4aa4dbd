"""No figure about fewer than five businesses, and no way to get one by subtracting what is shown."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.small_numbers import FEWEST, Part, below, may_show, shown, split, total, withheld


@pytest.mark.parametrize(
    ("businesses", "hidden"),
    [
        ({"a": 9, "b": 7}, ""),
        ({"a": 9, "b": 0}, ""),
        ({"a": 9, "b": 7, "c": 2}, "bc"),
        ({"a": 9, "b": 7, "c": 2, "d": 3}, "cd"),
        ({"a": 9, "b": 7, "c": 2, "d": 2}, "bcd"),
        ({"a": 4}, "a"),
        ({"a": 6, "b": 6, "c": 1}, "ac"),
        ({}, ""),
    ],
)  # fmt: skip
def test_what_is_withheld_beside_the_whole(businesses: dict[str, int], hidden: str) -> None:
    parts = {name: Part(count, count * 1_000) for name, count in businesses.items()}
    assert withheld(parts) == frozenset(hidden)


@pytest.mark.parametrize(
    ("area", "told"),
    [
        ("33.25", 20),
        ("33.25.08", None),
        ("33.25.11", 9),
        ("33.25.05", None),
        ("33.25.08.2001", None),
        ("33.25.11.2001", None),
        ("33.25.99", 0),
        ("36.04", None),
        ("33", 20),
        ("", None),
    ],
)
def test_an_area_is_told_only_if_its_neighbours_are_safe(area: str, told: int | None) -> None:
    """Bawang has 3; so Limpung, the smallest of the others, is withheld as well. Serang has 2: the country is withheld."""
    parts = {
        code: Part(count, count)
        for code, count in {
            "33.25.08.2001": 5, "33.25.08.2002": 3, "33.25.05.2001": 3, "33.25.11.2001": 4, "33.25.11.2002": 5,
            "36.04.01.2001": 2,
        }.items()
    }  # fmt: skip
    assert shown(parts, (area,)) == told


def test_several_areas_are_told_together_only_if_each_may_be() -> None:
    parts = {
        code: Part(count, count) for code, count in {"33.25.08": 9, "33.25.05": 3, "33.25.11": 7}.items()
    }
    assert shown(parts, ("33.25.08",)) == 9
    assert shown(parts, ("33.25.08", "33.25.11")) is None
    assert below(parts, "33.25") == {"33.25.08": 9, "33.25.05": None, "33.25.11": None}


_CODES = [
    f"33.{regency}.0{kecamatan}.200{desa}"
    for regency in (25, 26)
    for kecamatan in (1, 2, 3)
    for desa in (1, 2, 3)
]
_BUSINESSES = st.dictionaries(st.sampled_from([*_CODES, "33.25.01"]), st.integers(0, 12), max_size=12)


@given(_BUSINESSES)
def test_nobody_gets_a_small_number_by_subtracting(businesses: dict[str, int]) -> None:
    """Each area that is told, less any of the parts of it that are told, is about nobody or about five or more."""
    parts = {code: Part(count, count) for code, count in businesses.items()}
    for area in {"33", "33.25", "33.26", *(code[:8] for code in parts)}:
        if not may_show(parts, area):
            continue
        whole, told = total(parts, area), [
            part.businesses for code, part in split(parts, area).items() if below(parts, area)[code] is not None
        ]  # fmt: skip
        for size in range(len(told) + 1):
            for chosen in combinations(told, size):
                left = whole.businesses - sum(chosen)
                assert left == 0 or left >= FEWEST
        assert all(count == 0 or count >= FEWEST for count in told)


@given(_BUSINESSES)
def test_a_part_told_in_the_list_is_told_by_itself_and_the_other_way_round(
    businesses: dict[str, int],
) -> None:
    parts = {code: Part(count, count) for code, count in businesses.items()}
    for area in ("33", "33.25", "33.25.01"):
        for code, told in below(parts, area).items():
            if code != area and len(code) > 5:
                assert shown(parts, (code,)) == told
