"""Processes of Laris for tests: divided from one in which everything is loaded (`tests.support.nursery`), or started
from nothing, as a shell does."""

import asyncio
import atexit
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from asyncio import StreamReader, StreamWriter
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
_MEASURING = ("COVERAGE_", "COV_")


class Offspring:
    """A process that somebody else started; it looks like `asyncio.subprocess.Process`."""

    def __init__(self, pid: int, told: StreamReader, asked: StreamWriter) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._asked = asked
        self._end = asyncio.ensure_future(self._hears(told))

    async def _hears(self, told: StreamReader) -> int:
        self.returncode = int(await told.readline())
        self._asked.close()
        return self.returncode

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def send_signal(self, sign: int) -> None:
        if self.returncode is None:
            os.kill(self.pid, sign)

    async def wait(self) -> int:
        return await asyncio.shield(self._end)


@dataclass(frozen=True, slots=True)
class Job:
    """`words`: those of the command line; `out`, `err`: files to which it writes; `module`: the one that has `main`."""

    words: tuple[str, ...]
    folder: Path
    environment: dict[str, str]
    out: Path
    err: Path
    module: str = "bot.__main__"


async def start(job: Job, *, cold: bool = False) -> "Offspring | asyncio.subprocess.Process":
    """`cold`: from nothing, for tests of what happens while it loads."""
    if not cold and sys.platform == "linux":
        return await _divided(job)
    with job.out.open("ab") as out, job.err.open("ab") as err:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", job.module.removesuffix(".__main__"), *job.words, cwd=job.folder,
            env=job.environment, stdin=asyncio.subprocess.DEVNULL, stdout=out, stderr=err,
        )  # fmt: skip


async def _divided(job: Job) -> Offspring:
    told, asked = await asyncio.open_unix_connection(await asyncio.to_thread(_nursery))
    asked.write(json.dumps(asdict(job), default=str).encode() + b"\n")
    await asked.drain()
    return Offspring(int(await told.readline()), told, asked)


@lru_cache
def _nursery() -> str:
    """Where the nursery of this test process listens. It ends with this process, which holds its standard input."""
    path = str(Path(tempfile.mkdtemp(prefix="laris-")) / "nursery")
    plain = {name: value for name, value in os.environ.items() if not name.startswith(_MEASURING)}
    nursery = subprocess.Popen(
        [sys.executable, "-m", "tests.support.nursery", path], cwd=ROOT, env=plain, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )  # fmt: skip
    assert nursery.stdout is not None
    assert nursery.stdout.readline() == b"ready\n"
    atexit.register(_end, nursery, path)
    return path


def _end(nursery: "subprocess.Popen[bytes]", path: str) -> None:
    assert nursery.stdin is not None
    nursery.stdin.close()
    nursery.wait(5)
    shutil.rmtree(Path(path).parent, ignore_errors=True)
