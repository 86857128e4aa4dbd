"""What outlives a restart, and the program around it."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
import time
from pathlib import Path

import aiohttp
import pytest
from bot_caller import Caller

from simulator.actions import PIXEL
from simulator.clock import Clock
from simulator.server import Simulator

BUTTON = {"inline_keyboard": [[{"text": "Ya", "callback_data": "y"}]]}


async def test_a_restart_goes_on_where_it_was(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    async with Simulator(username="laris_bot", state=state) as sim, aiohttp.ClientSession() as session:
        call, budi = Caller(sim, session), sim.phone("Budi", id=1001)
        await budi.says("satu")
        update_id = await budi.sends_photo()
        await call.result("sendMessage", chat_id=1001, text="Ya?", reply_markup=BUTTON)
        await call.result("setMyCommands", commands=[{"command": "menu", "description": "Menu"}])
        await call.result("getUpdates", offset=update_id)
    async with Simulator(username="laris_bot", state=state) as sim, aiohttp.ClientSession() as session:
        call, budi = Caller(sim, session), sim.phone("Budi", id=1001)
        assert [update["update_id"] for update in await call.result("getUpdates")] == [update_id]
        assert [str(message) for message in budi.chat] == ["satu", "<photo> ", "Ya? ['Ya']"]
        assert await call.result("getMyCommands") == [{"command": "menu", "description": "Menu"}]
        file = await call.result("getFile", file_id=budi.chat[1].body["photo"][-1]["file_id"])
        async with session.get(f"{sim.url}/file/bot1:TEST/{file['file_path']}") as answer:
            assert await answer.read() == PIXEL
        assert await budi.taps("Ya") == update_id + 1


async def test_after_a_hard_kill_no_number_is_given_twice(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    sim = Simulator(state=state)
    await sim.start()
    budi = sim.phone("Budi", id=1001)
    first = await budi.says("satu")
    await asyncio.sleep(0.5)
    stale = state.read_bytes()
    lost = await budi.says("dua")
    await sim.stop()
    state.write_bytes(stale)
    async with Simulator(state=state) as again:
        assert first in again.updates.pending
        budi = again.phone("Budi", id=1001)
        assert await budi.says("tiga") > lost
        assert budi.chat[-1].message_id > 2


async def test_the_clock_lives_in_a_file_others_may_write(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    clock, other = Clock(file), Clock(file)
    clock.move(days=1, hours=1)
    assert other.offset == pytest.approx(25 * 3600)
    assert other.timestamp() == pytest.approx(time.time() + 25 * 3600, abs=1)
    file.write_text("soon")
    assert other.offset == pytest.approx(25 * 3600)
    clock.at("2026-03-02 08:00")
    assert clock.now().isoformat()[:16] == "2026-03-02T01:00"
    clock.to_morning()
    assert clock.now().isoformat()[:16] == "2026-03-03T01:00"
    clock.to_real()
    file.unlink()
    assert clock.offset == other.offset == 0


async def _started(*words: str) -> tuple[asyncio.subprocess.Process, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "simulator", "--port", "0", *words, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    return process, line.split()[-1].rstrip("/")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_the_program_stops_at_once_with_a_poll_and_a_page_open(
    tmp_path: Path, session: aiohttp.ClientSession, number: signal.Signals
) -> None:
    cast = tmp_path / "cast.json"
    cast.write_text(json.dumps({"people": [{"id": 5, "first_name": "Ani", "role_label": "Produsen"}]}))
    words = (
        "--cast",
        str(cast),
        "--state",
        str(tmp_path / "s.json"),
        "--clock-file",
        str(tmp_path / "c"),
        "--limits",
    )
    process, url = await _started(*words)
    poll = asyncio.create_task(session.get(f"{url}/bot1:TEST/getUpdates?timeout=30"))
    page = await session.get(f"{url}/sim/events")
    state = await (await session.get(f"{url}/sim/state")).json()
    assert [person["first_name"] for person in state["people"]] == ["Ani"]
    before = time.monotonic()
    process.send_signal(number)
    assert await asyncio.wait_for(process.wait(), 3) == 0
    assert time.monotonic() - before < 1.5
    assert (tmp_path / "s.json").exists()
    page.close()
    await asyncio.gather(poll, return_exceptions=True)


async def test_a_bad_cast_is_refused_in_words(tmp_path: Path) -> None:
    cast = tmp_path / "cast.json"
    cast.write_text('{"people": [{"name": "Ani"}]}')
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "simulator", "--cast", str(cast), stderr=asyncio.subprocess.PIPE
    )
    _, complaint = await process.communicate()
    assert process.returncode == 2
    assert b"is not a cast of people" in complaint
