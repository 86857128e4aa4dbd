"""The other process for heavy work: urgent jobs first, one that hangs or dies is replaced, no secrets handed over."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.bench import Refused
from bot.runtime import workshop as workshops
from bot.runtime.workshop import JobFailed, Turnstile, Workshop

JOBS = "tests.support.jobs"


@pytest.fixture
async def shop() -> AsyncIterator[Workshop]:
    opened = Workshop()
    yield opened
    await opened.close()


async def _do(
    shop: Workshop, job: str, data: Any = None, content: bytes = b"", **how: Any
) -> tuple[Any, bytes]:
    async with shop.turn(2):
        return await shop.do(f"{JOBS}:{job}", data, content, **how)


async def test_a_job_gets_json_and_bytes_and_answers_them(shop: Workshop) -> None:
    big = os.urandom(3_000_000)
    assert await _do(shop, "echo", {"a": [1, "é"]}, big) == ({"a": [1, "é"]}, big)


async def test_one_process_does_all_jobs_and_knows_no_secret(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:SECRET")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///x")
    first, names = (await _do(shop, "process"))[0]
    assert (await _do(shop, "process"))[0][0] == first
    assert "BOT_TOKEN" not in names
    assert "DATABASE_URL" not in names
    assert "PATH" in names


async def test_the_process_starts_while_the_data_are_gathered(shop: Workshop) -> None:
    """It has loaded what the job needs before the job is given, and is the very one that does it."""
    async with shop.turn(2):
        await shop.expect(f"{JOBS}:process")
        assert shop._process is not None
        expected = shop._process.pid
        assert (await shop.do(f"{JOBS}:process", None))[0][0] == expected
    assert (await _do(shop, "process"))[0][0] == expected


async def test_what_cannot_be_loaded_is_told_when_the_job_is_given(shop: Workshop) -> None:
    async with shop.turn(2):
        await shop.expect("tests.support.nowhere:job")
        with pytest.raises(JobFailed, match="ModuleNotFoundError"):
            await shop.do("tests.support.nowhere:job", None)
    assert (await _do(shop, "echo", 1))[0] == 1


async def test_a_fault_is_told_without_what_was_in_the_data(shop: Workshop) -> None:
    with pytest.raises(JobFailed, match=r"ValueError at jobs\.py:\d+") as found:
        await _do(shop, "fail")
    assert "secret" not in str(found.value)
    assert await _do(shop, "echo", 1) == (1, b"")


async def test_a_refusal_keeps_its_name(shop: Workshop) -> None:
    with pytest.raises(Refused, match="too_big"):
        await _do(shop, "refuse")


async def test_a_job_that_hangs_is_ended_and_the_next_one_works(shop: Workshop) -> None:
    with pytest.raises(JobFailed, match="TimeoutError"):
        await _do(shop, "hang", seconds=0.5)
    assert await _do(shop, "echo", 1) == (1, b"")


async def test_a_job_that_eats_all_memory_fails_alone(shop: Workshop) -> None:
    with pytest.raises(JobFailed, match="MemoryError"):
        await _do(shop, "eat")
    assert await _do(shop, "echo", 1) == (1, b"")


async def test_a_cancelled_job_leaves_no_answer_for_the_next(shop: Workshop) -> None:
    task = asyncio.create_task(_do(shop, "hang"))
    await asyncio.sleep(0.5)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert await _do(shop, "echo", 2) == (2, b"")


def _runs(number: int) -> bool:
    return Path(f"/proc/{number}").exists()


async def test_after_a_quiet_while_the_memory_is_given_back(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshops, "QUIET_SECONDS", 0.1)
    first = (await _do(shop, "process"))[0][0]
    for _ in range(100):
        if not _runs(first):
            break
        await asyncio.sleep(0.05)
    assert not _runs(first)
    assert (await _do(shop, "process"))[0][0] != first


async def test_the_urgent_goes_first_and_nobody_is_forgotten() -> None:
    turnstile, done = Turnstile(), []

    async def passes(name: str, urgency: int) -> None:
        async with turnstile.turn(urgency):
            done.append(name)
            await asyncio.sleep(0.01)

    tasks = [asyncio.create_task(passes("first", 4))]
    await asyncio.sleep(0)
    tasks += [asyncio.create_task(passes(f"bulk{n}", 4)) for n in range(3)]
    gone = asyncio.create_task(passes("gone", 2))
    tasks.append(asyncio.create_task(passes("reply", 2)))
    await asyncio.sleep(0)
    gone.cancel()
    await asyncio.gather(*tasks)
    assert done == ["first", "reply", "bulk0", "bulk1", "bulk2"]
