"""An announcement to 60,000 people at Telegram's free limit: Laris killed ten times, and the loops that others use.

`make bench-broadcast`, or `.venv/bin/python -m benchmarks.broadcast --only laris --people 3000 --kills 3`. In real
time, nothing scaled unless `--overall` says so. Rivals tell fewer people (`--rival-people`): without and with one kill.
"""

import argparse
import asyncio
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.contestants import HERE, LARIS, Contestant
from benchmarks.processes import DidNotRunError, store
from storage.engine import Database

from . import office
from .crowd import FIRST, WORDS, Crowd
from .figures import Figures, figures_of, heading, verdict, write
from .lives import lived, telegram

_RIVALS = HERE.parent / ".venv-bench" / "bin" / "python"
_PATIENCE = 30.0
"""Seconds until somebody notices that a rival stands still, and starts it anew."""
_NAMES = {
    "laris": "Laris",
    "ptb": "PTB, AIORateLimiter, a loop",
    "aiogram": "aiogram, a loop with retry",
    "broadcaster": "aiogram-broadcaster, SQLite",
}


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.broadcast", description=__doc__)
    parser.add_argument("--only", default=",".join(_NAMES), help="of " + ", ".join(_NAMES))
    parser.add_argument("--people", type=int, default=60_000)
    parser.add_argument("--kills", type=int, default=10, help="of Laris")
    parser.add_argument("--rival-people", type=int, default=2_000)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--overall", type=int, default=30, help="Telegram's messages a second")
    parser.add_argument("--latency", type=float, default=0.05, help="seconds that Telegram takes for a call")
    parser.add_argument(
        "--faults", type=float, default=0.002, help="probability of a 500, of a reset before, after"
    )
    parser.add_argument("--floods", type=float, default=0.0003, help="probability of a 429")
    parser.add_argument("--flood-seconds", type=float, default=3.0)
    parser.add_argument("--asks", type=float, default=2.0, help="others who ask for help, a second")
    parser.add_argument("--minutes", type=float, default=60.0, help="for each run, at most")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--dir", default=None, help="where the database lies (a real disk)")
    parser.add_argument("--out", default=None, help="file for every figure, as JSON")
    return parser.parse_args()


def weather(options: argparse.Namespace, people: int) -> dict[str, object]:
    """What the stand-in for Telegram is told."""
    names = ("overall", "latency", "faults", "floods", "flood_seconds", "asks", "seed")
    return {"people": people, **{name: getattr(options, name) for name in names}}


def moments(crowd: Crowd, kills: int, chance: Random) -> Sequence[int]:
    """How many were told when the bot is killed: spread over the whole, but not evenly."""
    stretch = crowd.people * 0.95 / (kills + 1)
    return [int((number + chance.uniform(0.6, 1.4)) * stretch) for number in range(kills)]


async def laris(options: argparse.Namespace, folder: Path) -> Figures:
    """Killed again and again; its own report is held against what arrived."""
    crowd = Crowd(options.people)
    who = Contestant("laris", _NAMES["laris"], (str(LARIS), "run"))
    async with store(options.database, folder) as stored, telegram(**weather(options, crowd.people)) as there:
        database = Database(stored["DATABASE_URL"])
        number = await office.settle(database, crowd)
        paced = {**stored, "MESSAGES_PER_SECOND": str(options.overall), "CHAT_MESSAGES_PER_SECOND": "1"}
        kill_at = moments(crowd, options.kills, Random(options.seed))
        is_over = partial(office.is_done, database, number)
        lives = await lived(who, there, paced, folder, kill_at, is_over, options.minutes * 60)
        wrong, counts = await office.faults(database, number, crowd, lives.result["got"])
        await database.close()
    return figures_of(who.shown, crowd, lives, unknown=counts["unknown"], wrong=wrong)


async def rival(name: str, options: argparse.Namespace, folder: Path, kills: int) -> Figures:
    """A loop; after a kill it is started again as it is."""
    crowd = Crowd(options.rival_people)
    who = Contestant(name, _NAMES[name], (str(_RIVALS), str(HERE / "rivals" / f"broadcast_{name}.py")))
    told = {"FIRST": str(FIRST), "PEOPLE": str(crowd.people), "WORDS": WORDS, "OVERALL": str(options.overall)}
    async with telegram(**weather(options, crowd.people)) as there:
        kill_at = [crowd.people * (number + 1) // (kills + 1) for number in range(kills)]
        lives = await lived(
            who, there, told, folder, kill_at, partial(_has_said_so, folder), options.minutes * 60, _PATIENCE
        )
    return figures_of(who.shown, crowd, lives)


async def _has_said_so(folder: Path) -> bool:
    return (folder / "done").exists()


async def run(options: argparse.Namespace) -> None:
    """Everything, printed as it comes."""
    found: list[Figures] = []
    print(heading(options), flush=True)
    for name in options.only.split(","):
        for kills in (options.kills,) if name == "laris" else (0, 1):
            with tempfile.TemporaryDirectory(prefix="laris-bench-", dir=options.dir) as folder:
                try:
                    doing = (
                        laris(options, Path(folder))
                        if name == "laris"
                        else rival(name, options, Path(folder), kills)
                    )
                    found.append(await doing)
                    print(found[-1].told(), flush=True)
                    if name == "laris":
                        print(verdict(found[-1], options), flush=True)
                except DidNotRunError as reason:
                    print(f"{_NAMES[name]}: {reason}", flush=True)
    if options.out:
        write(Path(options.out), options, found)


if __name__ == "__main__":
    asyncio.run(run(arguments()))
