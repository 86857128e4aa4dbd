"""What is due is found by its moment, grouped by person, written down once, and never stuck."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.calendar import Hours
from domain.reminder_fates import Fate
from domain.reminders import Plan, State, Urgency, Wishes
from storage import due_reminders
from storage.due_reminders import DueFor, Figures
from storage.engine import Database
from storage.store import Store
from tests.storage.rows import ask, call, claim, owe, person, plans_of, producer

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)  # a Tuesday, 10.00 WIB
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def plan(person_id: int, occasion: str, at: datetime, subject: str = "1") -> Plan:
    return Plan("chore", subject, occasion, person_id, at)


async def keep(database: Database, *plans: Plan) -> None:
    async with database.transaction() as tx:
        await Store(tx).reminders.plan(plans, NOW - DAY)


async def take(database: Database, now: datetime = NOW, people: int = 9) -> Sequence[DueFor]:
    async with database.transaction() as tx:
        return await due_reminders.take(tx, now, people)


async def settle_all(database: Database, state: State, now: datetime, due_at: datetime | None = None) -> None:
    async with database.transaction() as tx:
        taken = await due_reminders.take(tx, now, 99)
        fates = [(Fate(one, state, due_at), None) for due in taken for one in due.reminders]
        await due_reminders.settle(tx, fates, now)


def occasions(taken: Sequence[DueFor]) -> list[list[str]]:
    return [[one.occasion for one in due.reminders] for due in taken]


async def test_only_what_is_due_is_taken_all_of_a_person_together(database: Database) -> None:
    budi, sari = await person(database, 7), await person(database, 8)
    await keep(
        database, plan(budi, "a", NOW - 2 * MINUTE), plan(budi, "b", NOW), plan(budi, "c", NOW + MINUTE)
    )
    await keep(database, plan(sari, "d", NOW - MINUTE))
    assert occasions(await take(database)) == [["a", "b"], ["d"]]
    assert occasions(await take(database, people=1)) == [["a", "b"]]
    assert occasions(await take(database, NOW - DAY)) == []
    await settle_all(database, State.SENT, NOW)
    assert await take(database) == ()
    assert occasions(await take(database, NOW + DAY)) == [["c"]]


async def test_whom_something_urgent_waits_for_comes_first(database: Database) -> None:
    budi, sari = await person(database, 7), await person(database, 8)
    await keep(database, plan(budi, "a", NOW - DAY), plan(sari, "b", NOW))
    await keep(database, Plan("chore", "2", "c", sari, NOW, urgency=Urgency.URGENT))
    assert occasions(await take(database, people=1)) == [["b", "c"]]
    assert occasions(await take(database, NOW - MINUTE, people=1)) == [["a"]]


async def test_a_person_comes_with_their_place_their_wishes_and_their_absence(database: Database) -> None:
    budi, sari = await person(database, 7), await person(database, 8)
    async with database.transaction() as tx:
        store = Store(tx)
        await store.producers.add(producer(budi, area="91.71.01.1001"), NOW)
        await store.reminder_wishes.keep(budi, Wishes(frozenset({"agenda"}), Hours(60, 120), True, NOW))
        await store.people.mark_stopped(8, NOW)
    await keep(database, plan(budi, "a", NOW), plan(sari, "b", NOW))
    first, second = (due.hearer for due in await take(database, NOW + 3 * DAY))
    assert (first.listening.zone, first.listening.hours) == ("Asia/Jayapura", Hours(60, 120))
    assert first.wishes == Wishes(frozenset({"agenda"}), Hours(60, 120), True, NOW)
    assert (first.is_stopped, second.is_stopped) == (False, True)
    assert (second.listening.zone, second.wishes) == ("Asia/Jakarta", Wishes())


async def test_what_is_put_off_is_not_looked_at_before(database: Database) -> None:
    await keep(database, plan(await person(database), "a", NOW))
    await settle_all(database, State.PLANNED, NOW, NOW + DAY)
    assert await take(database, NOW + DAY - MINUTE) == ()
    assert occasions(await take(database, NOW + DAY)) == [["a"]]


async def test_a_clock_set_back_leaves_nothing_stuck_and_repeats_nothing(database: Database) -> None:
    """The clock ran half a year ahead: one thing was said there, another put off to a day far away."""
    budi = await person(database)
    far = NOW + 180 * DAY
    await keep(database, plan(budi, "said", NOW + 2 * DAY))
    await settle_all(database, State.SENT, far)
    await keep(database, plan(budi, "put off", NOW + 3 * DAY))
    await settle_all(database, State.PLANNED, far, far + DAY)
    assert await take(database) == ()
    assert occasions(await take(database, NOW + 4 * DAY)) == [["put off"]]


async def test_a_small_difference_between_clocks_changes_nothing(database: Database) -> None:
    await keep(database, plan(await person(database), "a", NOW))
    await settle_all(database, State.PLANNED, NOW + MINUTE, NOW + DAY)
    assert await take(database) == ()
    assert await ask(database, "SELECT due_at - wanted_at FROM reminders") == [(86_400_000_000,)]


async def test_whoever_comes_back_hears_what_waited(database: Database) -> None:
    budi = await person(database, 7)
    await keep(database, plan(budi, "a", NOW))
    await settle_all(database, State.HELD, NOW)
    assert await take(database, NOW + MINUTE) == ()
    async with database.transaction() as tx:
        await Store(tx).people.mark_stopped(7, None)
    assert occasions(await take(database, NOW + MINUTE)) == [["a"]]


@pytest.mark.parametrize(("is_gone", "becomes"), [(True, "held"), (False, "failed")])
async def test_what_could_not_be_delivered_waits_for_the_return_or_failed(
    database: Database, is_gone: bool, becomes: str
) -> None:
    budi = await person(database, 7)
    await keep(database, plan(budi, "a", NOW), plan(budi, "b", NOW))
    await owe(database, [call(7, "x")])
    message = (await claim(database))[0].id
    async with database.transaction() as tx:
        first, second = (await due_reminders.take(tx, NOW, 9))[0].reminders
        said = [(Fate(first, State.SENT), message), (Fate(second, State.SENT), message + 1)]
        await due_reminders.settle(tx, said, NOW)
        await due_reminders.not_delivered(tx, 8, message, is_gone=is_gone)
        await due_reminders.not_delivered(tx, 7, message, is_gone=is_gone)
    found = await ask(database, "SELECT occasion, state FROM reminders ORDER BY occasion")
    assert found == [("a", becomes), ("b", "sent")]


async def test_whoever_cannot_be_served_waits_an_hour_and_is_given_up_after_a_day(database: Database) -> None:
    budi, sari = await person(database, 7), await person(database, 8)
    await keep(database, plan(budi, "a", NOW - 2 * MINUTE), plan(sari, "b", NOW))
    async with database.transaction() as tx:
        await due_reminders.set_aside(tx, NOW)
    assert occasions(await take(database)) == [["b"]]
    async with database.transaction() as tx:
        await due_reminders.settle(
            tx, [(Fate((await due_reminders.take(tx, NOW, 9))[0].reminders[0], State.SENT), None)], NOW
        )
        assert occasions(await due_reminders.take(tx, NOW + 60 * MINUTE, 9)) == [["a"]]
        await due_reminders.set_aside(tx, NOW + 25 * 60 * MINUTE)
        assert await due_reminders.figures(tx, NOW + DAY, NOW) == Figures(0, 0, 1)


async def test_other_hours_move_what_is_planned(database: Database) -> None:
    budi = await person(database)
    monday = (NOW + DAY).date()
    async with database.transaction() as tx:
        store = Store(tx)
        await store.reminders.plan([Plan("chore", "1", "a", budi, monday), plan(budi, "b", NOW + DAY)], NOW)
        await store.reminder_wishes.keep(budi, Wishes(hours=Hours(180, 360)))
        await store.reminders.place_again(budi)
        moved = await store.reminders.upcoming(budi, 9)
        assert [one.due_at.isoformat()[:16] for one in moved] == ["2026-11-24T20:00", "2026-11-25T20:00"]
        await store.reminder_wishes.keep(budi, Wishes())
        await store.reminders.place_again(budi)
        back = await store.reminders.upcoming(budi, 9)
        assert [one.due_at.isoformat()[:16] for one in back] == ["2026-11-25T01:00", "2026-11-25T03:00"]


async def test_figures_counts_and_forgetting(database: Database) -> None:
    budi = await person(database)
    await keep(database, plan(budi, "a", NOW), plan(budi, "b", NOW - MINUTE), plan(budi, "c", NOW + DAY))
    async with database.transaction() as tx:
        assert await due_reminders.figures(tx, NOW, NOW - DAY) == Figures(2, 0, 0)
    await settle_all(database, State.MISSED, NOW)
    async with database.transaction() as tx:
        assert await due_reminders.figures(tx, NOW, NOW - DAY) == Figures(0, 2, 0)
        assert await due_reminders.figures(tx, NOW, NOW + DAY) == Figures(0, 0, 0)
        assert await due_reminders.counts(tx) == {"missed": 2, "planned": 1}
        await Store(tx).reminders.cancel("chore", "1")
        assert await due_reminders.forget(tx, NOW + MINUTE) == 2
        assert await due_reminders.forget(tx, NOW + 2 * DAY) == 1
        assert await due_reminders.counts(tx) == {}


@pytest.fixture
async def many(database: Database) -> Database:
    """A thousand people with six plans each, all but three of them in the future."""
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {most})"
    moment = f"{_micro(NOW + DAY)} + i * 1000000"
    people = f"{numbers.format(most=1000)} SELECT i, 'id', 0 FROM n"
    named = "'chore', CAST(id AS VARCHAR(9)), CAST(i AS VARCHAR(9)), id"
    plans = f"SELECT {named}, {moment}, false, {moment}, 0, '{{}}', 'planned' FROM people, n"
    columns = "kind, subject, occasion, person_id, wanted_at, is_day, due_at, urgency, params, state"
    async with database.transaction() as tx:
        await tx.execute(text(f"INSERT INTO people (chat_id, language, created_at) {people}"))
        await tx.execute(text(f"INSERT INTO reminders ({columns}) {numbers.format(most=6)} {plans}"))
        await tx.execute(text(f"UPDATE reminders SET due_at = {_micro(NOW)} WHERE id IN (17, 18, 4000)"))
    return database


def _micro(moment: datetime) -> int:
    return int(moment.timestamp()) * 1_000_000


async def test_no_statement_reads_more_than_what_is_due(many: Database) -> None:
    async def sweep(tx: AsyncConnection) -> None:
        taken = await due_reminders.take(tx, NOW + MINUTE, 40)
        assert sum(len(due.reminders) for due in taken) == 3
        await due_reminders.figures(tx, NOW, NOW - DAY)
        await due_reminders.wake(tx, 17)
        await due_reminders.not_delivered(tx, 17, 5, is_gone=True)
        await Store(tx).reminders.upcoming(17, 3)
        await Store(tx).reminders.cancel("chore", "17")

    # `settle` and `place_again` write by primary key, many rows at once, which nobody can explain
    plans = await plans_of(many, "reminders", sweep)
    assert len(plans) >= 8
    for statement, plan_ in plans.items():
        steps = [step for step in plan_ if " reminders" in step and "INSERT" not in step]
        assert steps, (statement, plan_)
        # SQLite says SEARCH where an index finds the rows and SCAN where it reads them all, PostgreSQL "Seq Scan"
        assert not [step for step in steps if step.startswith("SCAN") or "Seq Scan on reminders" in step], (
            statement,
            plan_,
        )
    due = " ".join(step for statement, plan_ in plans.items() for step in plan_)
    assert "ix_reminders_due" in due
    assert "ix_reminders_urgent" in due
    assert "ix_reminders_put_off" in due


async def test_only_one_process_sweeps_at_a_time(database: Database) -> None:
    """On PostgreSQL the second goes home; on SQLite it waits for the first one's transaction."""
    await keep(database, plan(await person(database), "a", NOW))
    async with database.transaction() as tx:
        assert len(await due_reminders.take(tx, NOW, 9)) == 1
        other = asyncio.create_task(take(database))
        await asyncio.sleep(0.2)
        assert other.done() != database.is_sqlite
    assert len(await other) == database.is_sqlite


async def test_a_row_that_a_turn_holds_is_left_to_it(database: Database) -> None:
    """The turn that cancels and the sweep never wait for one another; whoever commits first decides."""
    if database.is_sqlite:
        pytest.skip("one writer at a time")
    budi = await person(database)
    await keep(database, plan(budi, "a", NOW, "1"), plan(budi, "b", NOW, "2"))
    async with database.transaction() as turn:
        await Store(turn).reminders.cancel("chore", "1")
        assert occasions(await take(database)) == [["b"]]
    assert occasions(await take(database)) == [["b"]]
