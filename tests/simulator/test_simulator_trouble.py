"""Limits and faults: what a bot has to live with."""

from __future__ import annotations

import time
from typing import Any

import aiohttp
import pytest

from simulator.phone import Phone
from simulator.server import Simulator


async def _send(call: Any, chat_id: int) -> int:
    """0 when sent, else the seconds to wait."""
    answer = await call("sendMessage", chat_id=chat_id, text="a")
    if answer["ok"]:
        return 0
    wait = answer["parameters"]["retry_after"]
    assert answer["error_code"] == 429
    assert answer["description"] == f"Too Many Requests: retry after {wait}"
    return int(wait)


async def test_a_private_chat_takes_a_burst_and_then_one_a_second(
    sim: Simulator, call: Any, budi: Phone
) -> None:
    sim.limits.enforce(per_chat=1, burst=3)
    assert [await _send(call, budi.id) for _ in range(4)] == [0, 0, 0, 1]
    assert (await call("sendChatAction", chat_id=budi.id, action="typing"))["ok"]
    sim.limits.off()
    assert [await _send(call, budi.id) for _ in range(5)] == [0] * 5


async def test_everybody_together_has_a_limit_per_second(sim: Simulator, call: Any) -> None:
    sim.limits.enforce(overall=5)
    people = [sim.phone(f"P{number}", id=2000 + number) for number in range(6)]
    for person in people:
        await person.says("halo")
    assert [await _send(call, person.id) for person in people] == [0, 0, 0, 0, 0, 1]


async def test_a_group_takes_twenty_a_minute(sim: Simulator, call: Any) -> None:
    sim.limits.enforce(per_group_minute=20)
    group = sim.group("Grup")
    waits = [await _send(call, group.id) for _ in range(21)]
    assert waits[:20] == [0] * 20
    assert 55 <= waits[20] <= 60


async def test_a_planned_flood_wait_strikes_as_often_as_said(sim: Simulator, call: Any, budi: Phone) -> None:
    sim.faults.add("sendMessage", kind="429", seconds=7, times=2)
    assert [await _send(call, budi.id) for _ in range(3)] == [7, 7, 0]
    assert (await call("getMe"))["ok"]


async def test_server_errors_come_as_html(sim: Simulator, session: Any, call: Any) -> None:
    sim.faults.add(["getMe", "getChat"], kind="502")
    async with session.get(f"{call.base}/getMe") as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")
    assert (await call("getMe"))["ok"]


@pytest.mark.parametrize(("kind", "delivered"), [("reset_before", 0), ("reset_after", 1)])
async def test_a_broken_connection_before_and_after(
    sim: Simulator, call: Any, budi: Phone, kind: str, delivered: int
) -> None:
    sim.faults.add("sendMessage", kind=kind)
    with pytest.raises(aiohttp.ClientConnectionError):
        await call("sendMessage", chat_id=budi.id, text="a")
    assert [message.text for message in budi.chat if message.by_bot] == ["a"] * delivered
    assert (await call("sendMessage", chat_id=budi.id, text="b"))["ok"]
    await budi.sees("b")


@pytest.mark.parametrize("kind", ["delay", "timeout"])
async def test_a_slow_answer(sim: Simulator, call: Any, budi: Phone, kind: str) -> None:
    sim.faults.add("sendMessage", kind=kind, seconds=0.2, times=None)
    before = time.monotonic()
    assert (await call("sendMessage", chat_id=budi.id, text="a"))["ok"]
    assert time.monotonic() - before >= 0.2
    sim.faults.clear()


async def test_chance_and_unknown_kinds(sim: Simulator, call: Any) -> None:
    sim.faults.add("getMe", kind="500", probability=0.0, times=None)
    assert (await call("getMe"))["ok"]
    with pytest.raises(ValueError, match="unknown fault"):
        sim.faults.add("getMe", kind="flood")
