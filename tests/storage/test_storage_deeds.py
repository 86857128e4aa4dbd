"""What the clock does by itself: once, at its moment, whatever the person's hours; a failing one harms no other."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from domain.reminders import Plan, Reminder, Wishes
from services.deeds import Deed, carry_out
from storage import due_reminders
from storage.engine import Database
from storage.outbox import Call, Lane
from storage.store import Store
from tests.storage.rows import ask, person

NOW = datetime(2026, 11, 22, 16, tzinfo=UTC)  # a Sunday, 23.00 WIB
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def deed(person_id: int, subject: str, at: datetime = NOW) -> Plan:
    return Plan("tidy", subject, at.isoformat(), person_id, at, is_deed=True)


async def keep(database: Database, *plans: Plan) -> None:
    async with database.transaction() as tx:
        await Store(tx).reminders.plan(plans, NOW - DAY)


async def tidy(store: Store, due: Reminder, now: datetime) -> Sequence[Call]:
    if due.subject.startswith("broken"):
        await store.people.add(99, "id", now)  # undone with it
        raise RuntimeError("no broom")
    return [Call(7, Lane.REPLY, "sendMessage", {"chat_id": 7, "text": due.subject})]


async def carried_out(database: Database, now: datetime = NOW) -> int:
    async with database.transaction() as tx:
        return (await carry_out({"tidy": Deed("tidy", tidy)}, tx, now, now)).deeds


async def states(database: Database) -> list[tuple[str, str]]:
    return [tuple(row) for row in await ask(database, "SELECT subject, state FROM reminders ORDER BY id")]


async def test_it_is_done_at_its_moment_at_night_on_a_sunday_for_somebody_who_paused_everything(
    database: Database,
) -> None:
    budi = await person(database, 7)
    async with database.transaction() as tx:
        await Store(tx).reminder_wishes.keep(budi, Wishes(paused_until=NOW + 30 * DAY))
        await Store(tx).people.mark_stopped(7, NOW)
    await keep(database, deed(budi, "a"), deed(budi, "b", NOW + MINUTE))
    assert await carried_out(database, NOW - MINUTE) == 0
    assert await carried_out(database) == 1
    assert await carried_out(database) == 0
    assert await states(database) == [("a", "sent"), ("b", "planned")]
    assert await carried_out(database, NOW + MINUTE) == 1
    assert await ask(database, "SELECT method FROM outbox") == [("sendMessage",)] * 2


async def test_it_is_nothing_to_be_said(database: Database) -> None:
    budi = await person(database, 7)
    await keep(database, deed(budi, "a"))
    async with database.transaction() as tx:
        store = Store(tx)
        assert await due_reminders.take(tx, NOW + DAY, 9) == ()
        assert await store.reminders.upcoming(budi, 9) == ()
        await store.reminder_wishes.keep(budi, Wishes(every_day=True))
        await store.reminders.place_again(budi)
        assert (await due_reminders.figures(tx, NOW, NOW)).due == 1
    assert await carried_out(database) == 1


async def test_what_is_cancelled_or_planned_anew_is_not_done_before(database: Database) -> None:
    budi = await person(database, 7)
    await keep(database, deed(budi, "a"), deed(budi, "b"))
    async with database.transaction() as tx:
        await Store(tx).reminders.cancel("tidy", "a")
        await Store(tx).reminders.replan("tidy", "b", [deed(budi, "b", NOW + DAY)], NOW)
    assert await carried_out(database) == 0
    assert await carried_out(database, NOW + DAY) == 1


@pytest.mark.parametrize("first", ["a", "broken"])
async def test_one_that_fails_harms_no_other_and_is_tried_again_for_a_day(
    database: Database, first: str
) -> None:
    budi = await person(database, 7)
    second = "broken" if first == "a" else "a"
    await keep(database, deed(budi, first), deed(budi, second, NOW + timedelta(seconds=1)))
    later = NOW + MINUTE
    assert await carried_out(database, later) == 2
    assert dict(await states(database)) == {"a": "sent", "broken": "planned"}
    assert await carried_out(database, later + MINUTE) == 0
    assert await carried_out(database, later + 6 * MINUTE) == 1
    assert await carried_out(database, later + 2 * DAY) == 1
    assert dict(await states(database)) == {"a": "sent", "broken": "failed"}
    assert await ask(database, "SELECT id FROM people WHERE chat_id = 99") == []


async def test_one_that_nobody_knows_any_more_fails(database: Database) -> None:
    budi = await person(database, 7)
    await keep(database, Plan("forgotten", "x", "1", budi, NOW, is_deed=True))
    assert await carried_out(database) == 1
    assert await states(database) == [("x", "failed")]


async def test_of_two_processes_one_does_it(database: Database) -> None:
    budi = await person(database, 7)
    await keep(database, *(deed(budi, f"a{number}") for number in range(5)))
    done = await asyncio.gather(*(carried_out(database) for _ in range(4)))
    assert sum(done) == 5
    assert await ask(database, "SELECT count(*) FROM outbox") == [(5,)]
