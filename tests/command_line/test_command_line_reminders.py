"""What the doctor says of reminders: late ones, failed ones, missed ones, and years whose holidays nobody knows yet."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from domain.reminder_fates import Fate
from domain.reminders import State
from storage import due_reminders
from storage.engine import Database
from storage.store import Store
from tests.command_line.laris import Laris
from tests.support.chores import chore

HOUR = timedelta(hours=1)


async def _become(laris: Laris, state: State | None, ago: timedelta) -> None:
    """Somebody's reminder of so long ago ends in this state; None leaves it lying."""
    now = datetime.now(UTC)
    database = Database(laris.always["DATABASE_URL"])
    async with database.transaction() as tx:
        person = await Store(tx).people.add(7, "id", now)
        await Store(tx).reminders.plan([chore(person.id, now)], now)
        await tx.exec_driver_sql(f"UPDATE reminders SET due_at = {int((now - ago).timestamp() * 1_000_000)}")
        if state is not None:
            taken = await due_reminders.take(tx, now, 1)
            await due_reminders.settle(tx, [(Fate(taken[0].reminders[0], state), None)], now)
    await database.close()


async def test_reminders_that_stay_lying_need_a_person(ready: Laris) -> None:
    await ready("migrate")
    await _become(ready, None, 7 * HOUR)
    ended = await ready("doctor")
    ended.is_refused("!!")
    assert "!!  1 reminders should have gone out more than six hours ago" in ended.out


async def test_what_waits_for_its_turn_does_not(ready: Laris) -> None:
    await ready("migrate")
    await _become(ready, None, HOUR)
    assert (await ready("doctor")).code == 0


async def test_faults_of_ours_need_a_person(ready: Laris) -> None:
    await ready("migrate")
    await _become(ready, State.FAILED, HOUR)
    ended = await ready("doctor")
    ended.is_refused("!!")
    assert "!!  1 reminders of the last 7 days could not be said" in ended.out


async def test_what_was_missed_is_counted(ready: Laris) -> None:
    await ready("migrate")
    await _become(ready, State.MISSED, HOUR)
    ended = await ready("doctor")
    assert ended.code == 0
    assert (
        "0 planned, 0 sent, 1 missed, 0 skipped, 0 cancelled; 1 came too late in the last 7 days" in ended.out
    )


@pytest.mark.parametrize(
    "day", [datetime(2027, 12, 2, tzinfo=UTC), datetime(2031, 5, 1, tzinfo=UTC)], ids=str
)
async def test_a_year_without_a_decree_needs_a_person_a_month_before(ready: Laris, day: datetime) -> None:
    await ready("migrate")
    clock = ready.folder / "clock"
    clock.write_text(str(day.timestamp() - time.time()))
    ended = await ready("doctor", LARIS_CLOCK_FILE=str(clock))
    ended.is_refused("!!")
    assert "!!  Holidays are known only until 31 Dec 2027" in ended.out
