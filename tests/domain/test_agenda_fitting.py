"""Whether an event is for a producer: kinds of goods, papers, shops. Today is Tuesday, 24 November 2026."""

from datetime import date
from typing import Any

import pytest

from domain.agenda.fitting import Facts, is_for, is_for_the_told
from domain.audience import Audience

TODAY = date(2026, 11, 24)
SOON, FAR, PAST = date(2026, 12, 20), date(2028, 1, 1), date(2026, 11, 1)


@pytest.mark.parametrize(
    ("audience", "facts", "fits"),
    [
        ({}, {}, True),
        ({"categories": ("makanan_kering",)}, {}, True),
        ({"categories": ("makanan",)}, {}, True),
        ({"categories": ("mebel",)}, {}, False),
        ({"paper": {"paper": "spp_irt"}}, {}, True),
        ({"paper": {"paper": "spp_irt"}}, {"papers": {"spp_irt": FAR}}, False),
        ({"paper": {"paper": "spp_irt"}}, {"papers": {"spp_irt": None}}, False),
        ({"paper": {"paper": "spp_irt"}}, {"papers": {"spp_irt": PAST}}, True),
        ({"paper": {"paper": "halal"}}, {"papers": {"halal_reg": FAR}}, False),
        ({"paper": {"paper": "nib"}}, {"papers": {"nib": None}}, False),
        ({"paper": {"paper": "spp_irt", "within": 30}}, {"papers": {"spp_irt": SOON}}, True),
        ({"paper": {"paper": "spp_irt", "within": 30}}, {"papers": {"spp_irt": FAR}}, False),
        ({"paper": {"paper": "spp_irt", "within": 30}}, {}, False),
        ({"outlets": (3,)}, {"outlets": frozenset({3, 4})}, True),
        ({"outlets": (5,)}, {"outlets": frozenset({3, 4})}, False),
        ({"categories": ("makanan",), "outlets": (5,)}, {}, False),
    ],
)
def test_it_fits_or_not(audience: dict[str, Any], facts: dict[str, Any], fits: bool) -> None:
    known = Facts(**{"category": "makanan_kering", "papers": {}, **facts})
    assert is_for(Audience.model_validate(audience), known, TODAY) is fits


def test_who_was_silent_is_known_only_when_it_is_announced() -> None:
    assert is_for_the_told(Audience(silent_days=90))
    assert not is_for_the_told(Audience(categories=("makanan",)))
