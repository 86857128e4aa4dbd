"""`make demo`: the simulator's page of phones and the real bot, with example data of Batang, on one SQLite file.

Everything lies in `.demo/`; a second start goes on where the first one ended. If the bot dies, it is started again.
"""

import asyncio
import ctypes
import json
import os
import signal
import socket
import sys
import urllib.request
import webbrowser
from asyncio.subprocess import DEVNULL, Process
from functools import partial
from pathlib import Path

from bot.config import Settings
from bot.office_work import invite_link
from domain.roles import Grant, Role
from scripts import demo_announcements, demo_data, demo_photos

HOME = Path(os.environ.get("DEMO_HOME", ".demo"))
CAST = HOME / "cast.json"
TOKEN = "7000000001:DEMO-not-a-secret"
NAME = "laris_demo_bot"
_WELCOME = "\n  Laris is here: {address}\n  Ctrl-C stops it; `make demo` goes on where it was.\n"
_PATIENCE = 15.0
_LINUX = sys.platform.startswith("linux")


def _address(port: int) -> str:
    return f"http://127.0.0.1:{port}"


def _environment(port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("PORT", "WEBHOOK_URL")}
    return {
        **kept,
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": _address(port),
        "DATABASE_URL": f"sqlite+aiosqlite:///{HOME}/laris.db",
        "LARIS_AREA": "33.25",
        "LARIS_CLOCK_FILE": str(HOME / "clock"),
        "OFFICE_NAME": "Dinas UMKM Batang",
        "ANNOUNCEMENT_APPROVAL_OVER": "500",
        "OFFICE_CONTACT": "Ibu Ratna, 0812-0000-0103",
        "LOG_LEVEL": "WARNING",
    }


def die_with(parent: int) -> None:
    """Even `kill -9` of the demo must not leave its two processes behind (Linux). Done between fork and exec: a parent that
    died before this was said is no parent any more, and would never be heard of again."""
    if _LINUX:
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)


async def _start(*words: str, env: dict[str, str] | None = None) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", *words, env=env, stdout=DEVNULL, preexec_fn=partial(die_with, os.getpid()),
        start_new_session=True,
    )  # fmt: skip


async def _start_simulator(port: int, cast: Path) -> Process:
    return await _start(
        "simulator", "--port", str(port), "--token", TOKEN, "--username", NAME, "--name", "Laris",
        "--cast", str(cast), "--state", str(HOME / "telegram.json"),
        "--clock-file", str(HOME / "clock"), "--limits",
    )  # fmt: skip


async def prepare(port: int) -> None:
    """The first time: example data, and an invitation for the officer in her phone's link."""
    settings = Settings(
        _env_file=None,
        bot_token=TOKEN,
        telegram_api_url=_address(port),
        database_url=f"sqlite+aiosqlite:///{HOME}/laris.db",
    )
    unfinished = CAST.with_suffix(".part")
    unfinished.write_text(json.dumps(demo_data.cast("")))
    simulator = await _start_simulator(port, unfinished)
    try:
        await _answers(port)
        photos = await demo_photos.uploaded(_address(port), TOKEN, demo_data.goods())
        await demo_data.fill(settings.database_url, photos)
        await demo_announcements.add_running(settings.database_url)
        link = await invite_link(settings, Grant(Role.OFFICER, "33.25"), days=365)
    finally:
        await _end(simulator)
    unfinished.write_text(json.dumps(demo_data.cast(link.partition("start=")[2])))
    unfinished.replace(CAST)


async def _answers(port: int) -> None:
    for _ in range(int(_PATIENCE / 0.1)):
        try:
            await asyncio.to_thread(urllib.request.urlopen, _address(port), timeout=2)
        except OSError:
            await asyncio.sleep(0.1)
        else:
            return
    raise SystemExit("The page did not come up.")


async def _keep_alive(env: dict[str, str], stop: asyncio.Event) -> None:
    while not stop.is_set():
        bot = await _start("bot", "run", env=env)
        ended, stopping = asyncio.create_task(bot.wait()), asyncio.create_task(stop.wait())
        await asyncio.wait({ended, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if stop.is_set():
            await _end(bot)
        elif bot.returncode == 2:
            raise SystemExit("The bot could not start; see above.")
        else:
            print("The bot was stopped. Starting it again: nothing is lost.", flush=True)
            await asyncio.sleep(0.5)


async def _end(process: Process) -> None:
    if process.returncode is None:
        process.terminate()
        await process.wait()


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


async def main(port: int) -> None:
    if not _is_free(port):
        raise SystemExit(f"Port {port} is in use. Choose another one: make demo PORT={port + 1}")
    stop = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    if not CAST.exists():
        await prepare(port)
    simulator = await _start_simulator(port, CAST)
    try:
        await _answers(port)
        print(_WELCOME.format(address=_address(port)), flush=True)
        if not os.environ.get("HEADLESS"):
            await asyncio.to_thread(webbrowser.open, _address(port))
        await _keep_alive(_environment(port), stop)
    finally:
        await _end(simulator)


if __name__ == "__main__":
    HOME.mkdir(parents=True, exist_ok=True)
    asyncio.run(main(int(os.environ.get("PORT") or 8080)))
