"""Titles of events: what kind they tell, which papers they name, what is no title."""

import pytest

from domain.agenda.event import EventKind
from domain.agenda.titles import event_title, kind_of, papers_in
from domain.messages import Rejected

TRAINING, FAIR, PERMITS = EventKind.TRAINING, EventKind.FAIR, EventKind.PERMITS


@pytest.mark.parametrize(
    ("title", "kind", "papers"),
    [
        ("Pelatihan kemasan keripik", TRAINING, ()),
        ("Pelatihan halal", TRAINING, ("halal_sd",)),
        ("Bimtek foto produk", TRAINING, ()),
        ("Sosialisasi NIB dan halal", TRAINING, ("nib", "halal_sd")),
        ("Izin kolektif PIRT", PERMITS, ("spp_irt",)),
        ("Fasilitasi sertifikasi halal gratis", PERMITS, ("halal_sd",)),
        ("Pembuatan NIB massal", PERMITS, ("nib",)),
        ("Pendampingan P-IRT", PERMITS, ("spp_irt",)),
        ("Bazar Ramadan", FAIR, ()),
        ("Batang Expo 2026", FAIR, ()),
        ("Gelar produk UMKM", FAIR, ()),
        ("Temu bank KUR", EventKind.BANK, ()),
        ("Temu industri dan offtaker pisang", EventKind.INDUSTRY, ()),
        ("Rapat paguyuban", None, ()),
        ("Halal bihalal", None, ("halal_sd",)),
        ("Kumpul bareng", None, ()),
    ],
)
def test_a_title_tells_its_kind(title: str, kind: EventKind | None, papers: tuple[str, ...]) -> None:
    assert (kind_of(title), papers_in(title)) == (kind, papers)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("pelatihan kemasan.", "Pelatihan kemasan"),
        ("  Bazar   UMKM ", "Bazar UMKM"),
        ("“Temu bank”", "Temu bank"),
    ],
)
def test_a_title_is_tidied(text: str, title: str) -> None:
    assert event_title(text) == title


@pytest.mark.parametrize("text", ["", "abc", "12345", "/acara", "p" * 71, "...."])
def test_what_is_no_title_is_refused(text: str) -> None:
    with pytest.raises(Rejected):
        event_title(text)
