"""A bot that announces, and is killed on the way: its lives, how far it is, the memory it takes."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from typing import Any

import orjson

from benchmarks.contestants import HERE, Contestant
from benchmarks.processes import PIPE, Bot, DidNotRunError, _end, bot

_LINE = 2**24
_LOOK_SECONDS = 0.25
TOLD, OVER, STILL, LATE = "told", "over", "still", "late"
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
    `processor`: its seconds;
    `stalls`: how often it stood still and was started anew; `is_asked`:
    others have begun to ask for help, since the first copy arrived."""

    seconds: float = 0.0
    memory: int = 0
    processor: float = 0.0
    kills: int = 0
    stalls: int = 0
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
    patience: float = inf,
) -> Lives:
    """Start it, kill it each time so many people were told, start it again at once, and see it through to the end, or
    to `most_seconds`. Somebody watches over it: what has stood still for `patience` seconds is started anew."""
    lives, began, ahead = Lives(), time.monotonic(), [*kill_at, None]
    deadline = began + most_seconds
    while ahead and time.monotonic() < deadline:
        async with bot(who, there.port, environment, folder) as life:
            end = await _until(life, there, lives, ahead[0], is_over, deadline, patience)
            if end in (TOLD, STILL):
                life.process.kill()
        lives.stalls += end == STILL
        lives.kills += end == TOLD
        if end != STILL:
            ahead.pop(0)
        if end == OVER:
            break
    lives.seconds = time.monotonic() - began
    await there.asked("hush")
    lives.result = await there.asked("result")
    return lives


async def _until(
    life: Bot,
    there: Telegram,
    lives: Lives,
    told: int | None,
    is_over: IsOver,
    deadline: float,
    patience: float,
) -> str:
    """Until so many were told, or all is over, or nothing happens any more."""
    before, copies, moved_at = lives.processor, 0, time.monotonic()
    while time.monotonic() < deadline:
        if life.process.returncode is not None:
            raise DidNotRunError(f"it ended by itself: {life.log.read_text()[-400:]}")
        spent, memory = life.usage()
        lives.processor, lives.memory = before + spent, max(lives.memory, memory)
        so_far = await there.asked("look")
        if so_far["copies"] and not lives.is_asked:
            lives.is_asked = True
            await there.asked("ask")
        lives.is_over = await is_over()
        if lives.is_over:
            return OVER
        if told is not None and so_far["told"] >= told:
            return TOLD
        if so_far["copies"] != copies:
            copies, moved_at = so_far["copies"], time.monotonic()
        elif time.monotonic() > moved_at + patience:
            return STILL
        await asyncio.sleep(_LOOK_SECONDS)
    return LATE
