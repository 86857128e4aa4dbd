"""Reminders are planned with their subject: again without doubling, anew when a date changes, away when it ends."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import text

from domain.reminders import Plan, Urgency
from services.reminders import upcoming
from storage.engine import Database
from storage.store import Store
from tests.storage.rows import NOW, ask, person

STATES = "SELECT occasion, state FROM reminders ORDER BY occasion, person_id"


def plan(person_id: int, occasion: str, at: Any = None, **more: Any) -> Plan:
    return Plan("chore", more.pop("subject", "1"), occasion, person_id, at or NOW + timedelta(days=9), **more)


async def test_planning_again_changes_nothing_and_takes_new_words(database: Database) -> None:
    budi = await person(database)
    for words in ("one", "two"):
        async with database.transaction() as tx:
            await Store(tx).reminders.plan([plan(budi, "a", params={"w": words}), plan(budi, "b")], NOW)
    assert await ask(database, STATES) == [("a", "planned"), ("b", "planned")]
    async with database.reading() as tx:
        found = await Store(tx).reminders.upcoming(budi, 9)
    assert [one.params for one in found] == [{"w": "two"}, {}]


async def test_another_date_cancels_what_was_planned_before(database: Database) -> None:
    budi = await person(database)
    async with database.transaction() as tx:
        reminders = Store(tx).reminders
        await reminders.plan([plan(budi, "a", subject="2")], NOW)
        await reminders.replan("chore", "1", [plan(budi, "b"), plan(budi, "c")], NOW)
        await reminders.replan("chore", "1", [plan(budi, "c"), plan(budi, "d")], NOW)
    assert await ask(database, STATES) == [
        ("a", "planned"), ("b", "cancelled"), ("c", "planned"), ("d", "planned"),
    ]  # fmt: skip
    async with database.transaction() as tx:
        await Store(tx).reminders.replan("chore", "1", [plan(budi, "b")], NOW)
    assert await ask(database, STATES) == [
        ("a", "planned"), ("b", "planned"), ("c", "cancelled"), ("d", "cancelled"),
    ]  # fmt: skip


async def test_cancelling_for_one_person_or_for_all(database: Database) -> None:
    budi, sari = await person(database, 7), await person(database, 8)
    async with database.transaction() as tx:
        reminders = Store(tx).reminders
        await reminders.plan([plan(budi, "a"), plan(sari, "a"), plan(sari, "b", subject="2")], NOW)
        assert await reminders.cancel("chore", "1", sari) == 1
        assert await reminders.cancel("chore", "1") == 1
        assert await reminders.cancel("chore", "1") == 0
    assert await ask(database, STATES) == [("a", "cancelled"), ("a", "cancelled"), ("b", "planned")]


async def test_what_was_said_is_not_planned_again(database: Database) -> None:
    budi = await person(database)
    async with database.transaction() as tx:
        await Store(tx).reminders.plan([plan(budi, "a")], NOW)
        await tx.exec_driver_sql("UPDATE reminders SET state = 'sent'")
        await Store(tx).reminders.replan("chore", "1", [plan(budi, "a", urgency=Urgency.URGENT)], NOW)
    assert await ask(database, STATES) == [("a", "sent")]


async def test_a_day_is_its_morning_where_the_person_lives(database: Database) -> None:
    budi = await person(database)
    monday = date(2026, 11, 30)
    async with database.transaction() as tx:
        await Store(tx).reminders.plan([plan(budi, "a", monday)], NOW)
        found = await Store(tx).reminders.upcoming(budi, 1)
    assert found[0].due_at.isoformat() == "2026-11-30T01:00:00+00:00"


async def test_what_can_only_be_said_too_late_is_kept_as_skipped(database: Database) -> None:
    """Somebody joins at night what begins before the next morning; and on a day off what ends on it."""
    budi = await person(database)
    night, dawn = datetime(2026, 11, 24, 16, tzinfo=UTC), datetime(2026, 11, 24, 22, tzinfo=UTC)
    sunday = date(2026, 11, 29)
    async with database.transaction() as tx:
        reminders = Store(tx).reminders
        await reminders.plan([plan(budi, "a", dawn, until=dawn)], night)
        await reminders.plan([plan(budi, "b", sunday, until=sunday)], datetime(2026, 11, 29, 3, tzinfo=UTC))
        await reminders.plan([plan(budi, "c", sunday, until=sunday)], night)
    assert await ask(database, STATES) == [("a", "skipped"), ("b", "skipped"), ("c", "planned")]


async def test_many_people_are_planned_for_at_once(database: Database) -> None:
    """An event with more visitors than one statement takes."""
    people = [await person(database, chat) for chat in range(1, 620)]
    async with database.transaction() as tx:
        reminders = Store(tx).reminders
        for _ in range(2):
            await reminders.replan("chore", "1", [plan(one, "h-1") for one in people], NOW)
        assert await reminders.cancel("chore", "1") == len(people)


def test_occasions_that_have_passed_are_left_out() -> None:
    today = NOW.date()
    plans = [
        plan(1, str(at), at) for at in (today, today + timedelta(days=1), NOW, NOW + timedelta(seconds=1))
    ]
    assert [one.at for one in upcoming(plans, NOW, today)] == [
        today + timedelta(days=1),
        NOW + timedelta(seconds=1),
    ]


async def test_what_was_said_by_a_moment_is_known(database: Database) -> None:
    budi, sari, tini = [await person(database, chat) for chat in (7, 8, 9)]
    early, late = NOW + timedelta(hours=1), NOW + timedelta(hours=3)
    async with database.transaction() as tx:
        await Store(tx).reminders.plan([plan(one, "a") for one in (budi, sari, tini)], NOW)
        said = "UPDATE reminders SET state = 'sent', settled_at = :at WHERE person_id = :who"
        for who, at in ((budi, early), (sari, late)):
            moment = int(at.timestamp()) * 1_000_000 + at.microsecond
            await tx.execute(text(said), {"at": moment, "who": who})
        reminders = Store(tx).reminders
        asked = {("1", who): NOW + timedelta(hours=2) for who in (budi, sari, tini)}
        assert await reminders.said_before("chore", asked) == {("1", budi)}
        assert await reminders.said_before("other", asked) == frozenset()
        assert await reminders.planned_for("chore", ["1", "2"], tini) == {"1"}
        assert await reminders.planned_for("chore", ["2"], tini) == frozenset()
