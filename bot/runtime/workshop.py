"""Gives heavy work to another process (`bot.bench`), one job at a time, the most urgent first.

The process is started by the first job and closed after a quiet while, to give its memory back. One that hangs or
dies is replaced; the job that did it fails.
"""

import asyncio
import heapq
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

import orjson
import structlog

from bot.bench import LENGTHS, Refused, frame

JOB_SECONDS = 20.0
QUIET_SECONDS = 120.0
_SECRETS = ("TOKEN", "SECRET", "DATABASE_URL", "PASSWORD")
_log = structlog.get_logger()


class JobFailed(Exception):
    """The work could not be done. `str()` names the kind of fault and its place, never any data."""


class Turnstile:
    """Lets one through at a time: the lowest urgency number first, then who came first."""

    def __init__(self) -> None:
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []
        self._order = count()
        self._is_taken = False

    @asynccontextmanager
    async def turn(self, urgency: int) -> AsyncIterator[None]:
        if self._is_taken:
            await self._wait(urgency)
        self._is_taken = True
        try:
            yield
        finally:
            self._next()

    async def _wait(self, urgency: int) -> None:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (urgency, next(self._order), mine))
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():
                self._next()
            raise

    def _next(self) -> None:
        while self._waiting:
            _, _, first = heapq.heappop(self._waiting)
            if not first.done():
                first.set_result(None)
                return
        self._is_taken = False


class Workshop:
    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._turnstile = Turnstile()
        self._closing: asyncio.TimerHandle | None = None
        self._retired: set[asyncio.Task[None]] = set()

    def turn(self, urgency: int) -> Any:
        """`async with` this around `do`: preparing a job waits its turn as well."""
        return self._turnstile.turn(urgency)

    async def expect(self, job: str) -> None:
        """Let the process start, and load what the job needs, while its data are gathered. Only within `turn`. Raises OSError."""
        await self._ready(job)
        self._close_later()

    async def do(
        self, job: str, data: Any, content: bytes = b"", seconds: float = JOB_SECONDS
    ) -> tuple[Any, bytes]:
        """What the job answers. Only within `turn`. Raises `Refused` for a reason the job names, else `JobFailed`."""
        try:
            asked = frame({"job": job, "data": data, "seconds": seconds}, content)
        except TypeError as fault:  # data that are no JSON
            raise JobFailed(f"{job}: {type(fault).__name__}") from None
        process = await self._ready(job)
        try:
            answer, made = await asyncio.wait_for(_ask(process, asked), seconds)
        except (TimeoutError, OSError, EOFError, ValueError) as fault:
            self._retire()
            raise JobFailed(f"{job}: {type(fault).__name__}") from None
        except asyncio.CancelledError:
            self._retire()
            raise
        self._close_later()
        if "refused" in answer:
            raise Refused(answer["refused"])
        if "fault" in answer:
            raise JobFailed(f"{job}: {answer['fault']} at {answer['where']}")
        return answer["answer"], made

    async def close(self) -> None:
        """End the other process; a job in hand fails."""
        self._retire()
        await asyncio.gather(*self._retired)

    async def _ready(self, job: str) -> asyncio.subprocess.Process:
        if self._closing is not None:
            self._closing.cancel()
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot.bench", job.partition(":")[0], env=_environment(),
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
            )  # fmt: skip
        return self._process

    def _close_later(self) -> None:
        self._closing = asyncio.get_running_loop().call_later(QUIET_SECONDS, self._retire)

    def _retire(self) -> None:
        """This process gets no more jobs; it is buried in the background."""
        if self._closing is not None:
            self._closing.cancel()
        process, self._process = self._process, None
        if process is not None:
            task = asyncio.create_task(_ended(process))
            self._retired.add(task)
            task.add_done_callback(self._retired.discard)


async def _ended(process: asyncio.subprocess.Process) -> None:
    if process.stdin is not None:
        process.stdin.close()
    if process.returncode is None:
        process.kill()
    await process.wait()


def _environment() -> dict[str, str]:
    """Nothing that is secret: whoever reads strangers' files shall have nothing to tell."""
    return {name: value for name, value in os.environ.items() if not any(word in name for word in _SECRETS)}


async def _ask(process: asyncio.subprocess.Process, job: bytes) -> tuple[Any, bytes]:
    if process.stdin is None or process.stdout is None:
        raise OSError("no pipes")
    process.stdin.write(job)
    await process.stdin.drain()
    of_head, of_content = LENGTHS.unpack(await process.stdout.readexactly(LENGTHS.size))
    head = orjson.loads(await process.stdout.readexactly(of_head))
    return head, await process.stdout.readexactly(of_content)
