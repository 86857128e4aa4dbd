"""Telegram's side, in a process of its own: the simulator with its limits and faults, the crowd, and others who ask the
bot for help all the while. It is asked by lines on its standard input and answers each with a line of JSON.

`look` how many were told so far · `ask` begin to ask for help · `hush` stop · `result` everything that was measured
"""

import argparse
import asyncio
import logging
import sys
import time
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

import orjson

from simulator.chats import Json
from simulator.limits import Limits
from simulator.phone import Phone
from simulator.server import Simulator

from .crowd import ASKERS, AUTHOR, FIRST_ASKER, TOKEN, Crowd

PATIENCE = 60.0
"""Seconds that somebody waits for an answer before they give up."""
_SLOW = ("sendMessage", "editMessageText", "answerCallbackQuery")


class CountingLimits(Limits):
    """Telegram's limits, and how often they were overrun."""

    overrun = 0

    def retry_after(self, chat_id: int, count: int = 1) -> int:
        """As there."""
        wait = super().retry_after(chat_id, count)
        self.overrun += wait > 0
        return wait


class Watch:
    """Counts what arrives, and how long others wait for their answers (seconds; None: they gave up)."""

    def __init__(self, sim: Simulator, crowd: Crowd, chance: Random) -> None:
        self._sim, self._crowd, self._chance = sim, crowd, chance
        self.got: Counter[int] = Counter()
        self.first_at, self.last_at = 0.0, 0.0
        self.waits: list[float | None] = []
        self._asking: set[asyncio.Task[None]] = set()
        self._askers = [sim.phone("Budi", id=FIRST_ASKER + n, started=True) for n in range(ASKERS)]
        sim.world.listeners.append(self._note)
        sim.world.is_watched = lambda: True

    def _note(self, event: Json) -> None:
        if (
            event["type"] == "message"
            and event["chat_id"] in self._crowd.chats
            and event["message"]["by_bot"]
        ):
            self.got[event["chat_id"]] += 1
            self.last_at = time.monotonic()
            self.first_at = self.first_at or self.last_at

    def look(self) -> dict[str, Any]:
        """How far it is."""
        return {"told": len(self.got), "copies": self.got.total()}

    def result(self) -> dict[str, Any]:
        """Everything."""
        return {
            **self.look(), "got": [self.got[chat] for chat in self._crowd.chats], "waits": self.waits,
            "seconds": self.last_at - self.first_at, "overrun": self._sim.limits.overrun,
        }  # fmt: skip

    def ask(self, rate: float) -> dict[str, Any]:
        """From now on, people ask for help, so many a second, at moments nobody can foresee."""
        self._keep(self._ask_on(rate))
        return {}

    def hush(self) -> dict[str, Any]:
        """Nobody asks any more."""
        for task in tuple(self._asking):
            task.cancel()
        return {}

    def _keep(self, doing: Any) -> None:
        task = asyncio.create_task(doing)
        self._asking.add(task)
        task.add_done_callback(self._asking.discard)

    async def _ask_on(self, rate: float) -> None:
        number = 0
        while rate:
            await asyncio.sleep(self._chance.expovariate(rate))
            self._keep(self._ask(self._askers[number % ASKERS]))
            number += 1

    async def _ask(self, asker: Phone) -> None:
        began = time.monotonic()
        await asker.says("/bantuan")
        is_answered = await self._sim.world.pulse.until(lambda: bool(asker.news), PATIENCE)
        self.waits.append(time.monotonic() - began if is_answered else None)


def arguments() -> argparse.Namespace:
    """The command line; the parent fills it in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, required=True)
    parser.add_argument("--overall", type=int, required=True, help="messages a second")
    parser.add_argument("--latency", type=float, required=True, help="seconds of each call")
    parser.add_argument("--faults", type=float, required=True, help="probability of each kind")
    parser.add_argument("--floods", type=float, required=True, help="probability of a 429")
    parser.add_argument("--flood-seconds", type=float, required=True)
    parser.add_argument("--asks", type=float, required=True, help="asked for help a second")
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args()


def settle(sim: Simulator, crowd: Crowd, options: argparse.Namespace) -> None:
    """The crowd moves in, and the weather turns bad."""
    sim.limits = sim.api.limits = CountingLimits()
    sim.limits.enforce(overall=options.overall, burst=1)
    sim.phone("Ratna", id=AUTHOR, started=True)
    for chat in crowd.chats:
        sim.phone("Warga", id=chat, started=True)
        sim.world.chats[chat].blocked = crowd.has_blocked(chat)
    for kind in ("500", "reset_before", "reset_after"):
        sim.faults.add("sendMessage", kind=kind, times=None, probability=options.faults)
    sim.faults.add(
        "sendMessage", kind="429", seconds=options.flood_seconds, times=None, probability=options.floods
    )
    if options.latency:
        sim.faults.add(_SLOW, kind="delay", seconds=options.latency, times=None)


async def main() -> None:
    """Until the standard input ends."""
    options = arguments()
    logging.getLogger("aiohttp.server").setLevel(
        logging.CRITICAL
    )  # whoever is killed breaks off in mid-sentence
    crowd = Crowd(options.people)
    async with Simulator(token=TOKEN, username="laris_bot") as sim:
        settle(sim, crowd, options)
        watch = Watch(sim, crowd, Random(options.seed))
        words: dict[str, Callable[[], dict[str, Any]]] = {
            "look": watch.look, "result": watch.result, "hush": watch.hush, "ask": lambda: watch.ask(options.asks),
        }  # fmt: skip
        _say({"port": int(sim.url.rpartition(":")[2])})
        lines = asyncio.StreamReader()
        await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(lines), sys.stdin
        )
        while word := (await lines.readline()).decode().strip():
            _say(words[word]())
        watch.hush()


def _say(told: dict[str, Any]) -> None:
    sys.stdout.buffer.write(orjson.dumps(told) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    asyncio.run(main())
