"""The clock people live by can be moved by a file; the ticks run; a broken file changes nothing."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.runtime.clock import Clock, Ticks
from simulator.server import Simulator
from tests.support.processes import Bot, running
from tests.support.registrants import Books, Registrant

BROKEN = ["", "  ", "abc", "nan", "inf", "-inf", "1e300", "1e12", "-1e12", "1,5", "12 34", "\x00", "0x10"]


def _is_about(found: datetime, expected: timedelta) -> bool:
    return abs(found - datetime.now(UTC) - expected) < timedelta(seconds=5)


def test_a_moved_file_moves_the_time_and_a_broken_one_does_not(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    clock = Clock(file)
    assert _is_about(clock.now(), timedelta())
    file.write_text("86400.5\n")
    assert _is_about(clock.now(), timedelta(days=1))
    assert _is_about(clock.machine_now(), timedelta())
    for content in BROKEN[2:]:
        file.write_text(content)
        assert _is_about(clock.now(), timedelta(days=1)), content
    file.write_bytes(b"\xff\xfe\xfd")
    assert _is_about(clock.now(), timedelta(days=1))
    file.unlink()
    file.mkdir()
    assert _is_about(clock.now(), timedelta(days=1))
    file.rmdir()
    file.write_text("-3600")
    assert _is_about(clock.now(), timedelta(hours=-1))


async def test_ticks_go_on_after_a_fault_and_stop_when_told(caplog: pytest.LogCaptureFixture) -> None:
    ticks, seen = Ticks(), 0

    async def tick() -> None:
        nonlocal seen
        seen += 1
        if seen == 1:
            raise OSError("not this time")

    ticks.every(timedelta(seconds=0.1), tick)
    ticks.start()
    await asyncio.sleep(0.55)
    ticks.stop()
    counted = seen
    await asyncio.sleep(0.25)
    assert (counted >= 3, seen) == (True, counted)


def test_ticks_that_never_started_can_be_stopped() -> None:
    Ticks().stop()


async def test_a_bot_sees_the_clock_move_and_survives_a_broken_file(
    sim: Simulator, bot: Bot, books: Books, tmp_path: Path
) -> None:
    file, person = tmp_path / "clock", Registrant(sim, 101, until=3)
    bot.settings["LARIS_CLOCK_FILE"] = str(file)
    async with running(bot):
        await person.registers()
        file.write_text(str(3 * 86_400))
        await person.phone.says("Keripik Warga")
        await person.phone.sees("lanjut")
        for content in BROKEN:
            file.write_text(content)
            await person.phone.says("/menu")
            await person.phone.gets_answer()
    assert "a turn failed" not in bot.output
    assert await books.counts("inbox") == {"done": 4 + len(BROKEN)}


async def test_what_a_dead_worker_held_is_freed_by_a_tick(
    sim: Simulator, tmp_path: Path, postgres_url: str, postgres_books: Books
) -> None:
    """On PostgreSQL nobody can tell a dead worker from a silent one, so its lease has to run out."""
    budi = sim.phone("Budi", id=101)
    first, second = (Bot(tmp_path / name, sim.url, postgres_url) for name in ("one", "two"))
    await first.start(measured=False)
    await first.ready()
    sim.faults.add("sendMessage", kind="delay", seconds=60)
    await budi.says("/menu")
    await postgres_books.until_counts("outbox", {"sending": 1})
    await first.kill()
    async with running(second):
        await budi.sees("Mau buka apa?", 20)
    assert await postgres_books.counts("outbox") == {"sent": 1}
