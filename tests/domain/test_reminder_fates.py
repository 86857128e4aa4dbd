"""What becomes of what is due: said, put off, superseded, missed, skipped, held – never just gone."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import Hours, Listening
from domain.reminder_fates import Fate, Hearer, Rule, said, unsaid
from domain.reminders import Reminder, State, Urgency, Wishes

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)  # a Tuesday, 10.00 WIB
NIGHT = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
RULES = {
    "paper": Rule("certificates", timedelta(days=7), latest_only=True),
    "bill": Rule("consignment", timedelta(days=1), latest_only=False),
    "moved": Rule("certificates", timedelta(days=7), latest_only=True, is_answer=True),
}


def hearer(*, is_stopped: bool = False, hours: Hours | None = None, **wishes: Any) -> Hearer:
    return Hearer(Listening("Asia/Jakarta", hours), Wishes(hours=hours, **wishes), is_stopped)


def due(number: int, days_ago: float = 0, **changed: Any) -> Reminder:
    moment = NOW - timedelta(days=days_ago)
    usual: dict[str, Any] = {
        "kind": "paper", "subject": "1", "until": None, "urgency": Urgency.NORMAL, "params": {}, "is_day": False,
    }  # fmt: skip
    return Reminder(
        id=number, occasion=str(number), person_id=1, wanted_at=moment, due_at=moment, **{**usual, **changed}
    )


def fates(
    *reminders: Reminder, now: datetime = NOW, gone: tuple[int, ...] = (), who: Hearer | None = None
) -> dict[int, str]:
    early, left = unsaid(reminders, RULES, who or hearer(), now)
    holding = {one.id for one in left} - set(gone)
    return {fate.reminder.id: str(fate.state) for fate in (*early, *said(left, RULES, holding, now))}


def test_what_is_due_is_said() -> None:
    assert fates(due(1)) == {1: "sent"}


def test_of_one_subject_only_the_latest_is_said() -> None:
    assert fates(due(1, 6), due(2, 3), due(3, 1), due(4, 2, subject="2")) == {
        1: "superseded", 2: "superseded", 3: "sent", 4: "sent",
    }  # fmt: skip


def test_a_kind_may_want_every_occasion() -> None:
    assert fates(due(1, kind="bill"), due(2, 0.5, kind="bill")) == {1: "sent", 2: "sent"}


def test_what_came_too_late_is_missed_and_only_the_last_of_it_counts() -> None:
    assert fates(due(1, 30), due(2, 9)) == {1: "superseded", 2: "missed"}
    assert fates(due(1, 30, until=NOW), due(2, 9)) == {1: "sent", 2: "superseded"}
    assert fates(due(1, 2, kind="bill"), due(2, 0.5, kind="bill")) == {1: "missed", 2: "sent"}
    assert fates(due(1, 0, until=NOW - timedelta(seconds=1))) == {1: "missed"}


def test_what_no_longer_holds_is_void_and_hides_nothing() -> None:
    assert fates(due(1, 2), due(2, 1), gone=(2,)) == {1: "sent", 2: "void"}


def test_what_was_switched_off_is_skipped() -> None:
    off = hearer(topics_off=frozenset({"certificates"}))
    assert fates(due(1), due(2, kind="bill"), who=off) == {1: "skipped", 2: "sent"}


def test_an_answer_is_said_whatever_was_switched_off_but_not_at_night() -> None:
    off = hearer(topics_off=frozenset({"certificates"}), paused_until=NOW + timedelta(days=30))
    assert fates(due(1, kind="moved"), due(2), who=off) == {1: "sent", 2: "skipped"}
    assert fates(due(1, kind="moved"), now=NIGHT, who=off) == {1: "planned"}


def test_a_kind_that_is_not_there_any_more_fails_and_harms_nobody_else() -> None:
    assert fates(due(1, kind="gone"), due(2)) == {1: "failed", 2: "sent"}


def test_whoever_left_hears_nothing_and_loses_nothing() -> None:
    assert fates(due(1), due(2, kind="gone"), who=hearer(is_stopped=True)) == {1: "held", 2: "held"}


@pytest.mark.parametrize(
    ("who", "now", "urgency", "expected"),
    [
        (hearer(), NIGHT, Urgency.NORMAL, "2026-11-25T00:00"),
        (hearer(), NIGHT, Urgency.URGENT, "2026-11-25T00:00"),
        (hearer(), NOW + timedelta(days=5), Urgency.NORMAL, "2026-11-30T00:00"),
        (hearer(), NOW + timedelta(days=5), Urgency.URGENT, None),
        (hearer(hours=Hours(1080, 1200)), NOW, Urgency.IMPORTANT, "2026-11-24T11:00"),
        (hearer(paused_until=NOW + timedelta(days=1)), NOW, Urgency.URGENT, "2026-11-25T03:00"),
        (hearer(paused_until=NOW - timedelta(days=1)), NOW, Urgency.NORMAL, None),
    ],
)
def test_at_a_bad_moment_it_is_put_off(
    who: Hearer, now: datetime, urgency: Urgency, expected: str | None
) -> None:
    early, left = unsaid([due(1, urgency=urgency, until=NOW + timedelta(days=60))], RULES, who, now)
    put_off = [fate.due_at.isoformat()[:16] for fate in early if fate.due_at and fate.state is State.PLANNED]
    assert put_off == ([expected] if expected else [])
    assert len(left) == (expected is None)


def test_a_pause_that_lasts_longer_than_the_use_skips() -> None:
    away = hearer(paused_until=NOW + timedelta(days=30))
    assert fates(due(1), due(2, until=NOW + timedelta(days=33)), who=away) == {1: "skipped", 2: "planned"}


REMINDERS = st.lists(
    st.builds(
        due, st.integers(1, 99), st.floats(-1, 40), kind=st.sampled_from(["paper", "bill", "gone"]),
        subject=st.sampled_from("123"), urgency=st.sampled_from(Urgency),
    ),
    max_size=12, unique_by=lambda one: one.id,
)  # fmt: skip
HEARERS = st.builds(
    hearer, is_stopped=st.booleans(), hours=st.none() | st.builds(Hours, st.integers(0, 1439), st.integers(0, 1440)),
    topics_off=st.sets(st.sampled_from(["certificates", "consignment"])).map(frozenset),
    paused_until=st.none() | st.just(NOW + timedelta(days=3)),
)  # fmt: skip


@given(REMINDERS, HEARERS, st.sets(st.integers(1, 99)))
def test_everything_that_is_due_has_exactly_one_fate(
    reminders: list[Reminder], who: Hearer, gone: set[int]
) -> None:
    early, left = unsaid(reminders, RULES, who, NOW)
    late = said(left, RULES, {one.id for one in left} - gone, NOW)
    assert Counter(fate.reminder.id for fate in (*early, *late)) == Counter(one.id for one in reminders)
    assert all(fate.due_at is not None and fate.due_at > NOW for fate in early if fate.state is State.PLANNED)
    assert all(_is_allowed(fate, who) for fate in late if fate.state is State.SENT)


def _is_allowed(fate: Fate, who: Hearer) -> bool:
    return not who.is_stopped and RULES[fate.reminder.kind].topic not in who.wishes.topics_off
