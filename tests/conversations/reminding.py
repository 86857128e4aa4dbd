"""How the talks about reminders set the time, plan something, and wait until the clock has asked what is due."""

import asyncio
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from domain.reminders import Plan
from storage.store import Store
from tests.support.town import Talker, Town

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def wib(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=ZoneInfo("Asia/Jakarta")).astimezone(UTC)


async def id_of(town: Town, talker: Talker) -> int:
    return int((await town.rows("SELECT id FROM people WHERE chat_id = :chat", chat=talker.id))[0].id)


async def keep(town: Town, *plans: Plan) -> None:
    """Planned as a turn of this moment would plan it."""
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        await Store(tx).reminders.plan(plans, town.sim.clock.now())


async def at(town: Town, words: str) -> None:
    """It is that moment, WIB, and everything that was due has been looked at."""
    town.sim.clock.at(words)
    await swept(town)


async def swept(town: Town) -> None:
    """Nothing is due that was not looked at, and nothing is on its way."""
    due = "SELECT id FROM reminders WHERE state = 'planned' AND due_at <= :now"
    leaving = "SELECT id FROM outbox WHERE state IN ('new', 'sending')"
    for _ in range(800):
        moment = int((town.sim.clock.now() - EPOCH).total_seconds() * 1_000_000)
        if not await town.rows(due, now=moment) and not await town.rows(leaving):
            return
        await asyncio.sleep(0.01)
    raise AssertionError("something that is due is not looked at")


async def states(town: Town) -> dict[str, str]:
    """What became of everything, by occasion."""
    return {
        row.occasion: row.state
        for row in await town.rows("SELECT occasion, state FROM reminders ORDER BY id")
    }


async def becomes(town: Town, state: str, occasion: str = "") -> None:
    """Everything, or this occasion, is in this state at last."""
    for _ in range(500):
        found = await states(town)
        if state == found.get(occasion) or (not occasion and set(found.values()) == {state}):
            return
        await asyncio.sleep(0.01)
    raise AssertionError(await states(town))


def heard(talker: Talker) -> list[str]:
    """Every message of the bot since the last thing the person did."""
    return [message.text for message in talker.news]
