"""Monthly turnover in bands that a trader can answer (market.md 4.2). Never keeps the exact figure."""

from dataclasses import dataclass

from domain.messages import N_


@dataclass(frozen=True, slots=True)
class Band:
    """`below` in whole rupiah per month, exclusive; None for the open last band. `id` is stored."""

    id: str
    below: int | None
    name: str


BANDS: tuple[Band, ...] = (
    Band("under_1m", 1_000_000, N_("Below Rp1 million")),
    Band("1m_3m", 3_000_000, N_("Rp1–3 million")),
    Band("3m_5m", 5_000_000, N_("Rp3–5 million")),
    Band("5m_10m", 10_000_000, N_("Rp5–10 million")),
    Band("10m_25m", 25_000_000, N_("Rp10–25 million")),
    Band("25m_50m", 50_000_000, N_("Rp25–50 million")),
    Band("50m_150m", 150_000_000, N_("Rp50–150 million")),
    Band("over_150m", None, N_("More than Rp150 million")),
)


def band_of(amount: int) -> Band:
    """The band of a month's rupiah; a limit belongs to the band above. Raises ValueError below zero."""
    if amount < 0:
        raise ValueError("turnover is not negative")
    return next(band for band in BANDS if band.below is None or amount < band.below)


def find_band(band_id: str) -> Band | None:
    """The band with this id, or None."""
    return next((band for band in BANDS if band.id == band_id), None)
