"""`python -m simulator`: the simulator as a program of its own, stopped by SIGTERM or Ctrl-C."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys

from simulator.cast import read_cast
from simulator.server import Simulator


def _arguments(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="simulator", description="A stand-in for Telegram with a page of phones."
    )
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--token", default="1:TEST", help="the token the bot will use")
    parser.add_argument("--username", default="test_bot")
    parser.add_argument("--name", default="Bot")
    parser.add_argument("--cast", help="JSON file with people and places")
    parser.add_argument("--state", help="file that keeps everything over a restart")
    parser.add_argument("--clock-file", help="file with the seconds the clock is ahead")
    parser.add_argument("--limits", action="store_true", help="enforce Telegram's sending limits")
    return parser.parse_args(words)


def _simulator(chosen: argparse.Namespace) -> Simulator:
    simulator = Simulator(
        token=chosen.token,
        username=chosen.username,
        name=chosen.name,
        host=chosen.host,
        port=chosen.port,
        cast=read_cast(chosen.cast),
        clock_file=chosen.clock_file,
        state=chosen.state,
    )
    if chosen.limits:
        simulator.limits.enforce()
    return simulator


async def _run(simulator: Simulator) -> None:
    stopped, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    async with simulator:
        sys.stdout.write(f"The phones are at {simulator.url}/\n")
        sys.stdout.flush()
        await stopped.wait()


def main(words: list[str] | None = None) -> int:
    try:
        asyncio.run(_run(_simulator(_arguments(words))))
    except (ValueError, OSError) as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
