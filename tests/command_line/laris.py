"""The command line as people use it: a process of its own, in an empty folder, with the given environment."""

import asyncio
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.support.offspring import ROOT, Job, start

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended, and what it said."""

    code: int
    out: str
    err: str

    def is_refused(self, *words: str) -> None:
        """One plain sentence on stderr, exit code 2, no traceback, and no secret anywhere."""
        assert self.code == 2, (self.code, self.out, self.err)
        sentence = self.err.strip()
        assert sentence.endswith("."), sentence
        assert "\n" not in sentence, sentence
        for word in words:
            assert word in sentence, sentence
        self.is_discreet()

    def is_discreet(self) -> None:
        for said in (self.out, self.err):
            assert "Traceback" not in said, said
            assert TOKEN.partition(":")[2] not in said
            assert "s3cret" not in said


def environment(**given: str) -> dict[str, str]:
    """Nothing of the environment of the tests, besides what Python itself and coverage need."""
    kept = {
        name: value for name, value in os.environ.items() if name.startswith(("PATH", "HOME", "COV", "LANG"))
    }
    return {**kept, "PYTHONPATH": str(ROOT), **given}


class Laris:
    """`await laris("doctor", BOT_TOKEN=…)`: in its own folder, where a `.env` file may stand. `cold`: started by the
    installed command, from nothing."""

    def __init__(self, folder: Path, said: Path) -> None:
        self.folder = folder
        self._said = said
        self.always: dict[str, str] = {}

    async def __call__(self, *words: str, seconds: float = 30, cold: bool = False, **settings: str) -> Ended:
        known = environment(**{**self.always, **settings})
        out, err = (self._said / f"{time.monotonic_ns()}.{name}" for name in ("out", "err"))
        job = Job(words, self.folder, known, out, err)
        process = await (_by_command(job) if cold else start(job))
        try:
            code = await asyncio.wait_for(process.wait(), seconds)
        except TimeoutError:
            raise AssertionError(f"laris {' '.join(words)} did not end") from None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        return Ended(code, out.read_text(), err.read_text())


async def _by_command(job: Job) -> asyncio.subprocess.Process:
    script = Path(sys.executable).with_name("laris")
    with job.out.open("wb") as out, job.err.open("wb") as err:
        return await asyncio.create_subprocess_exec(
            str(script), *job.words, cwd=job.folder, env=job.environment,
            stdin=asyncio.subprocess.DEVNULL, stdout=out, stderr=err,
        )  # fmt: skip
