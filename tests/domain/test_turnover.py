import pytest

from domain.turnover import BANDS, band_of, find_band


@pytest.mark.parametrize(
    ("amount", "band"),
    [
        (0, "under_1m"),
        (999_999, "under_1m"),
        (1_000_000, "1m_3m"),
        (2_999_999, "1m_3m"),
        (3_000_000, "3m_5m"),
        (5_000_000, "5m_10m"),
        (10_000_000, "10m_25m"),
        (25_000_000, "25m_50m"),
        (50_000_000, "50m_150m"),
        (149_999_999, "50m_150m"),
        (150_000_000, "over_150m"),
        (10**12, "over_150m"),
    ],
)
def test_bands(amount, band):
    assert band_of(amount).id == band


def test_turnover_is_not_negative():
    with pytest.raises(ValueError, match="negative"):
        band_of(-1)


def test_bands_rise_and_have_names_of_their_own():
    limits = [band.below for band in BANDS[:-1]]
    assert limits == sorted(limits, key=lambda limit: limit or 0)
    assert BANDS[-1].below is None
    assert len({band.name for band in BANDS}) == len({band.id for band in BANDS}) == 8


def test_a_band_by_its_id():
    assert [find_band(band.id) for band in BANDS] == list(BANDS)
    assert find_band("lots") is None
