"""The command line as people use it: a process of its own, in an empty folder, with the given environment."""

import asyncio
import os
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
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


def executable() -> list[str]:
    script = Path(sys.executable).with_name("laris")
    return [str(script)] if script.exists() else [sys.executable, "-m", "bot"]


def environment(**given: str) -> dict[str, str]:
    """Nothing of the environment of the tests, besides what Python itself and coverage need."""
    kept = {
        name: value for name, value in os.environ.items() if name.startswith(("PATH", "HOME", "COV", "LANG"))
    }
    return {**kept, "PYTHONPATH": str(ROOT), **given}


class Laris:
    """`await laris("doctor", BOT_TOKEN=…)`: in its own folder, where a `.env` file may stand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.always: dict[str, str] = {}

    async def __call__(self, *words: str, seconds: float = 30, **settings: str) -> Ended:
        process = await asyncio.create_subprocess_exec(
            *executable(), *words, cwd=self.folder, env=environment(**{**self.always, **settings}),
            stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        try:
            out, err = await asyncio.wait_for(process.communicate(), seconds)
        except TimeoutError:
            process.kill()
            await process.communicate()
            raise AssertionError(f"laris {' '.join(words)} did not end") from None
        return Ended(process.returncode or 0, out.decode(), err.decode())
