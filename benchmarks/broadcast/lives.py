"""A bot that announces, and is killed on the way: its lives, how far it is, the memory it takes."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from benchmarks.contestants import HERE, Contestant
from benchmarks.processes import PIPE, Bot, DidNotRunError, _end, bot

_LINE = 2**24
_LOOK_SECONDS = 0.25
IsOver = Callable[[], Awaitable[bool]]


@dataclass(slots=True)
class Telegram:
    """The stand-in, spoken to over its standard streams."""

    process: asyncio.subprocess.Process
    port: int = 0

    async def asked(self, word: str) -> dict[str, Any]:
        """Its answer to this word."""
        self.process.stdin.write(f"{word}\n".encode())
        return await self.told(60)

    async def told(self, seconds: float) -> dict[str, Any]:
        """Its next line."""
        line = await asyncio.wait_for(self.process.stdout.readline(), seconds)
        if not line:
            raise DidNotRunError("the stand-in for Telegram ended by itself")
        return orjson.loads(line)


@asynccontextmanager
async def telegram(**options: object) -> AsyncIterator[Telegram]:
    """`benchmarks.broadcast.telegram` with these options, listening."""
    words = [f"--{name.replace('_', '-')}={value}" for name, value in options.items()]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.broadcast.telegram", *words,
        stdin=PIPE, stdout=PIPE, cwd=HERE.parent, limit=_LINE,
    )  # fmt: skip
    try:
        stand_in = Telegram(process)
        stand_in.port = (await stand_in.told(120))["port"]
        yield stand_in
    finally:
        process.stdin.close()
        await _end(process)


@dataclass(slots=True)
class Lives:
    """What became of one broadcast. `seconds`: from the first start of the bot to its end; `memory`: bytes at most,
    `processor`: its seconds; `is_asked`:
    others have begun to ask for help, since the first copy arrived."""

    seconds: float = 0.0
    memory: int = 0
    processor: float = 0.0
    kills: int = 0
    is_asked: bool = False
    is_over: bool = False
    result: dict[str, Any] = field(default_factory=dict)


async def lived(
    who: Contestant,
    there: Telegram,
    environment: dict[str, str],
    folder: Path,
    kill_at: Sequence[int],
    is_over: IsOver,
    most_seconds: float,
) -> Lives:
    """Start it, kill it each time so many people were told, start it again at once, and see it through to the end, or
    to `most_seconds`."""
    lives, began = Lives(), time.monotonic()
    deadline = began + most_seconds
    for told in (*kill_at, None):
        async with bot(who, there.port, environment, folder) as life:
            await _until(life, there, lives, told, is_over, deadline)
            if told is not None and not lives.is_over:
                life.process.kill()
                lives.kills += 1
        if lives.is_over or time.monotonic() > deadline:
            break
    lives.seconds = time.monotonic() - began
    await there.asked("hush")
    lives.result = await there.asked("result")
    return lives


async def _until(
    life: Bot, there: Telegram, lives: Lives, told: int | None, is_over: IsOver, deadline: float
) -> None:
    before = lives.processor
    while time.monotonic() < deadline:
        if life.process.returncode is not None:
            raise DidNotRunError(f"it ended by itself: {life.log.read_text()[-400:]}")
        spent, memory = life.usage()
        lives.processor, lives.memory = before + spent, max(lives.memory, memory)
        so_far = (await there.asked("look"))["told"]
        if so_far and not lives.is_asked:
            lives.is_asked = True
            await there.asked("ask")
        if told is not None and so_far >= told:
            return
        lives.is_over = await is_over()
        if lives.is_over:
            return
        await asyncio.sleep(_LOOK_SECONDS)
