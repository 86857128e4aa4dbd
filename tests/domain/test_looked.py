"""Looks at somebody's data become lines: those of one day, office and purpose are one; every note of the audit log has words."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.roles import Role
from services.own_data.looked import OTHERWISE, PURPOSES, together
from storage.own_data import Look
from tests.support.offspring import ROOT

WHERE = ZoneInfo("Asia/Jakarta")
_NOTED = re.compile(
    r'(?:audit\.add|audit\.add_many|seen\.note|\bnote|_note)\([^()]*(?:\([^()]*\)[^()]*)*"([a-z]+) [a-z {]'
)
_OFFICES_OWN = {
    "desk",
    "programme",
    "census",
    "overview",
    "posters",
    "target",
    "announcement",
    "list",
    "outlets",
    "catalogue",
}
"""Notes that are about nobody, or only ever about oneself."""
_OWN = {"profile", "product", "consent", "registered", "agreement", "review"}


def look(at: str, action: str, role: Role | None = Role.OFFICER, area: str | None = "33.25") -> Look:
    return Look(datetime.fromisoformat(at).replace(tzinfo=UTC), role, area, action)


def test_alike_of_one_day_are_one_line_the_latest_first() -> None:
    found = together(
        (
            look("2026-11-24T18:30", "case answered"),  # 25 Nov in Batang
            look("2026-11-24T03:00", "producer seen"),
            look("2026-11-24T02:00", "producer found"),
            look("2026-11-23T02:00", "producer found"),
            look("2026-11-23T01:00", "producer found", area="33.25.08"),
            look("2026-11-23T01:00", "something else"),
        ),
        WHERE,
    )
    assert [(one.day.day, one.area, one.purpose, one.times, one.is_change) for one in found] == [
        (25, "33.25", PURPOSES["case"], 1, True), (24, "33.25", PURPOSES["producer"], 2, False),
        (23, "33.25", PURPOSES["producer"], 1, False), (23, "33.25.08", PURPOSES["producer"], 1, False),
        (23, "33.25", OTHERWISE, 1, True),
    ]  # fmt: skip


@pytest.mark.parametrize("folder", ["services", "handlers"])
def test_every_note_about_somebody_has_words(folder: str) -> None:
    noted = {word for file in (ROOT / folder).rglob("*.py") for word in _NOTED.findall(file.read_text())}
    assert noted
    assert noted <= PURPOSES.keys() | _OFFICES_OWN | _OWN
