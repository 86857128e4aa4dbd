"""Real bot processes for tests: started as the command line starts them, asked to stop, or killed.

Each gets an environment of its own, so that no `.env` and no setting of the machine plays along.
"""

import asyncio
import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from tests.support.offspring import ROOT, Job, Offspring, start

TOKEN = "987654321:AAsecretSecretSecretSecretSecretSec"
START_SECONDS = 30.0
_KEPT = ("PATH", "HOME", "LANG", "TZ", "TMPDIR")
_MEASURING = "COVERAGE_"


class Bot:
    """One bot on one database; it may live several times. All it says goes to `output`.

    `settings` are environment variables by their names. Rate limits are off unless they say otherwise. `is_cold`: each
    life begins with loading everything (see `tests.support.offspring`).
    """

    def __init__(self, folder: Path, telegram: str, database_url: str, **settings: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._log = folder / f"bot-{time.monotonic_ns()}.log"
        self._log.touch()
        self._life_began = 0
        self._process: Offspring | asyncio.subprocess.Process | None = None
        self.module = "bot.__main__"
        self.is_cold = False
        self.settings = {
            "BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram, "DATABASE_URL": database_url,
            "LARIS_AREA": "33.25", "OFFICE_NAME": "Dinas UMKM Batang",
            "MESSAGES_PER_SECOND": "0", "CHAT_MESSAGES_PER_SECOND": "0", **settings,
        }  # fmt: skip

    @property
    def output(self) -> str:
        """Everything that all lives wrote."""
        return self._log.read_text()

    @property
    def is_alive(self) -> bool:
        return self._process is not None and self._process.returncode is None

    def said(self, words: str) -> bool:
        """Whether this life wrote these words."""
        return words in self.output[self._life_began :]

    async def start(self, *, measured: bool = True) -> None:
        """Start a process and return at once. One that will be killed need not measure coverage: it
        could not hand it in."""
        assert not self.is_alive
        self._life_began = len(self.output)
        job = Job(("run",), self._folder, self._environment(measured), self._log, self._log, self.module)
        self._process = await start(job, cold=self.is_cold)

    async def ready(self) -> None:
        await self.until(lambda: self.said("event='ready'"))

    async def until(self, happened: Callable[[], bool], seconds: float = START_SECONDS) -> None:
        """Wait for something while the process lives; fails with all it wrote."""
        deadline = time.monotonic() + seconds
        while not happened():
            assert self.is_alive, f"the bot ended by itself:\n{self.output}"
            assert time.monotonic() < deadline, f"nothing happened within {seconds} s:\n{self.output}"
            await asyncio.sleep(0.01)

    async def kill(self) -> None:
        """kill -9."""
        if self._process is not None:
            if self.is_alive:
                self._process.kill()
            await self._process.wait()

    async def stop(self, sign: signal.Signals = signal.SIGTERM, patience: float = 15) -> tuple[int, float]:
        """Ask it to stop; returns its exit code and how many seconds it took."""
        assert self._process is not None
        began = time.monotonic()
        if self.is_alive:
            self._process.send_signal(sign)
        return await self.ended(patience), time.monotonic() - began

    async def ended(self, patience: float = 15) -> int:
        """The exit code, once it has ended by itself."""
        assert self._process is not None
        try:
            return await asyncio.wait_for(self._process.wait(), patience)
        except TimeoutError:
            await self.kill()
            raise AssertionError(f"the bot does not end:\n{self.output}") from None

    def _environment(self, measured: bool) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if name in _KEPT or (measured and name.startswith(_MEASURING))
        }
        return {**kept, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "default", **self.settings}


@asynccontextmanager
async def running(bot: Bot) -> AsyncIterator[Bot]:
    """A bot that is ready; stopped with SIGTERM at the end, which it has to obey with exit code 0."""
    await bot.start()
    try:
        await bot.ready()
        yield bot
    except BaseException:
        sys.stderr.write(bot.output[-20_000:])
        await bot.kill()
        raise
    code, _ = await bot.stop()
    assert code == 0, bot.output


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
