"""Which paper ends too soon for a need, as whoever asks "why not me?" is told."""

from datetime import date

import pytest

from domain.procurement.matching import ended_before
from tests.domain.test_procurement import NEED


@pytest.mark.parametrize(
    ("papers", "ends"),
    [
        ({"halal_sd": None, "slhs": date(2026, 12, 3)}, date(2026, 12, 3)), ({"halal_sd": None}, None),
        ({"halal_sd": None, "slhs": date(2026, 12, 4)}, None), ({"halal_reg": date(2026, 11, 30), "slhs": None}, date(2026, 11, 30)),
        ({"nib": date(2020, 1, 1), "halal_sd": None}, None),
    ],
)  # fmt: skip
def test_a_paper_that_ends_before_the_day_is_told(papers: dict[str, date | None], ends: date | None) -> None:
    assert ended_before(NEED, papers) == ends
