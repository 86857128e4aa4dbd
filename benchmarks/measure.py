"""One run: one contestant, one measure, a fresh server and a fresh store."""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

import psutil

from .contestants import CLOSED, PACED, START, Contestant
from .processes import Bot, DidNotRunError, Server, bot, last_lines, load_server, store

IDLE_SECONDS = 10.0


def server_options(who: Contestant, what: str, options: argparse.Namespace) -> list[str]:
    """The command line of the server for this run."""
    if what == START:
        return ["--mode=idle", "--warmup=0.1", f"--seconds={IDLE_SECONDS}"]
    common = [f"--mode={who.mode}", f"--warmup={options.warmup}", f"--seconds={options.seconds}"]
    common += [f"--latency={options.latency}", f"--gather={options.gather}"]
    if options.trace:
        common.append("--trace")
    if what == PACED:
        common.append(f"--rate={options.rate}")
    return [*common, f"--people={options.people}"]


async def _first_poll(server: Server, running: Bot) -> float:
    """Seconds from the start of the process to its first getUpdates."""
    polled = asyncio.create_task(server.event("first_poll", 30))
    ended = asyncio.create_task(running.process.wait())
    await asyncio.wait({polled, ended}, return_when=asyncio.FIRST_COMPLETED)
    ended.cancel()
    if not polled.done():
        polled.cancel()
        code = running.process.returncode
        raise DidNotRunError(f"ended with {code} before its first poll: {last_lines(running.log)}")
    if isinstance(polled.exception(), TimeoutError):
        raise DidNotRunError("no poll within 30 s: " + last_lines(running.log))
    return polled.result()["monotonic"] - running.began


async def once(who: Contestant, what: str, options: argparse.Namespace) -> dict:
    """The figures of one run. Raises DidNotRunError with the reason when there are none."""
    with tempfile.TemporaryDirectory(prefix="laris-bench-", dir=options.dir) as name:
        folder = Path(name)
        async with (
            load_server(sys.executable, *server_options(who, what, options)) as server,
            store(who.store, folder) as stored,
            bot(who, server.port, stored, folder) as running,
        ):
            try:
                return await _observe(server, running, options)
            except psutil.NoSuchProcess as gone:
                raise DidNotRunError("ended while it was measured: " + last_lines(running.log)) from gone


def _busy() -> float:
    """Processor seconds that the whole machine has spent so far."""
    spent = psutil.cpu_times()
    return sum(spent) - spent.idle - spent.iowait - spent.guest - spent.guest_nice


async def _observe(server: Server, running: Bot, options: argparse.Namespace) -> dict:
    start = await _first_poll(server, running)
    await server.event("window", options.warmup + 10)
    (cpu_before, _), busy_before = running.usage(), _busy()
    result = await server.event("result", max(options.seconds, IDLE_SECONDS) + 20)
    (cpu_after, resident), busy = running.usage(), _busy() - busy_before
    bot_cpu = (cpu_after - cpu_before) / result["seconds"]
    result |= {
        "start_seconds": round(start, 3),
        "resident_mb": round(resident / 2**20, 1),
        "bot_cpu": round(bot_cpu, 3),
        "rest_cpu": round(busy / result["seconds"] - bot_cpu - result["server_cpu"], 3),
    }
    result["log_lines"] = running.log.read_bytes().count(b"\n")
    if result["log_lines"]:
        result["log"] = last_lines(running.log)
    return result


def measures_of(who: Contestant, wanted: list[str]) -> list[str]:
    """What this contestant is measured at, of what was asked for."""
    return [what for what in (CLOSED, PACED, START) if what in wanted and what in who.measures]
