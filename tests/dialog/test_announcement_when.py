"""When an announcement is sent: what an officer writes becomes a moment to come, on the clock of the office."""

from datetime import UTC, datetime

import pytest

from bot.dialog.event import Said
from bot.dialog.form import Context, Value, View
from bot.texts import Texts
from domain.messages import Rejected
from handlers.announcements.when_field import WhenField

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)


def context(zone: str = "Asia/Jakarta") -> Context:
    return Context({}, {"now": NOW, "zone": zone, "today": NOW.date()}, Texts("id", zone).plain)


@pytest.mark.parametrize(
    ("words", "zone", "at"),
    [
        ("besok jam 9", "Asia/Jakarta", "2026-11-25T09:00"),
        ("besok jam 9 WIB", "Asia/Jakarta", "2026-11-25T09:00"),
        ("besok jam 9 WITA", "Asia/Jakarta", "2026-11-25T08:00"),
        ("jam 12 siang WIT", "Asia/Jakarta", "2026-11-25T10:00"),
        ("besok 09.00 wib", "Asia/Makassar", "2026-11-25T10:00"),
        ("jam 12 malam", "Asia/Jakarta", "2026-11-25T00:00"),
        ("sekarang", "Asia/Jakarta", "now"),
        ("skrg aja", "Asia/Jakarta", "now"),
        ("saiki wae!", "Asia/Jakarta", "now"),
        ("2 jam lagi", "Asia/Jakarta", "2026-11-24T12:00"),
        ("kirim setengah jam lagi", "Asia/Makassar", "2026-11-24T11:30"),
        ("sejam lagi ya", "Asia/Jakarta", "2026-11-24T11:00"),
        ("dua jam maneh", "Asia/Jakarta", "2026-11-24T12:00"),
        ("15 menit lagi", "Asia/Jakarta", "2026-11-24T10:15"),
        ("20 jam lagi", "Asia/Jakarta", "2026-11-25T06:00"),
    ],
)
def test_a_moment_in_words(words: str, zone: str, at: str) -> None:
    read = WhenField().read(Said(words), context(zone))
    assert isinstance(read, Value)
    assert read.json == {"at": at}


def test_what_may_be_two_hours_is_asked_and_what_is_over_refused() -> None:
    assert isinstance(WhenField().read(Said("lusa jam setengah 8"), context()), View)
    for words in ("kemarin jam 9", "24 nov 2026 09.00", "2 tahun lagi jam 9", "jam 25", "besok"):
        with pytest.raises(Rejected):
            WhenField().read(Said(words), context())
