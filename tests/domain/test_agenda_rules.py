"""Rules of events: places and who moves up, when a door is open, what people must hear of."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.agenda.event import Event, EventKind, EventState, Pin, free_places, moves_up, needs_correction

START = datetime(2026, 12, 3, 2, tzinfo=UTC)
TRAINING = Event(
    EventKind.TRAINING, "Pelatihan kemasan", START, START + timedelta(hours=3), "Asia/Jakarta", "Aula", None, 30, {},
    state=EventState.OPEN, id=7,
)  # fmt: skip


@pytest.mark.parametrize(
    ("quota", "joined", "waiting", "free", "up"),
    [
        (30, 0, 0, 30, 0), (30, 29, 0, 1, 0), (30, 30, 5, 0, 0), (30, 28, 5, 2, 2), (30, 10, 5, 20, 5),
        (30, 31, 5, 0, 0), (None, 500, 7, None, 7), (1, 0, 1, 1, 1),
    ],
)  # fmt: skip
def test_free_places_go_to_those_who_wait(
    quota: int | None, joined: int, waiting: int, free: int | None, up: int
) -> None:
    assert (free_places(quota, joined), moves_up(quota, joined, waiting)) == (free, up)


@pytest.mark.parametrize(
    ("hours", "is_open", "door"),
    [(-48, True, False), (-2, True, True), (0, True, True), (2.9, True, True), (3, False, True), (6, False, True),
     (6.1, False, False)],
)  # fmt: skip
def test_one_may_join_until_it_is_over_and_check_in_around_it(
    hours: float, is_open: bool, door: bool
) -> None:
    now = START + timedelta(hours=hours)
    assert (TRAINING.is_open(now), TRAINING.door_is_open(now)) == (is_open, door)
    for state in (EventState.DRAFT, EventState.CANCELLED):
        other = replace(TRAINING, state=state)
        assert (other.is_open(now), other.door_is_open(now)) == (False, False)


def test_an_event_without_end_is_over_after_a_usual_while() -> None:
    assert replace(TRAINING, ends_at=None).over_at == START + timedelta(hours=4)


@pytest.mark.parametrize(
    ("changed", "must"),
    [
        ({}, False), ({"quota": 40}, False), ({"note": "Bawa KTP"}, False), ({"photo": "x"}, False),
        ({"starts_at": START + timedelta(days=1)}, True), ({"ends_at": None}, True), ({"place": "Balai desa"}, True),
        ({"pin": Pin(-7.0, 109.9)}, True), ({"title": "Pelatihan foto"}, True),
    ],
)  # fmt: skip
def test_people_hear_of_what_matters_to_them(changed: dict[str, Any], must: bool) -> None:
    assert needs_correction(TRAINING, replace(TRAINING, **changed)) is must
