"""The processes of one run: server, store, bot. Each is ended by its own handle, whatever fails."""

import asyncio
import contextlib
import os
import shutil
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import orjson
import psutil

from .contestants import HERE, LARIS, Contestant

PIPE, NULL = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
OURS = (
    "BOT_TOKEN",
    "TELEGRAM_API_URL",
    "DATABASE_URL",
    "WEBHOOK_URL",
    "WEBHOOK_SECRET",
    "PORT",
    "LARIS_AREA",
    "PYTHONDONTWRITEBYTECODE",
)


class DidNotRunError(Exception):
    """Why a contestant has no figure; a sentence for the table."""


@dataclass(slots=True)
class Server:
    """The load server, spoken to over its standard streams."""

    process: asyncio.subprocess.Process
    port: int = 0

    async def event(self, name: str, seconds: float) -> dict:
        """The next line, which must be this event."""
        line = await asyncio.wait_for(self.process.stdout.readline(), seconds)
        told = orjson.loads(line or b"{}")
        if told.get("event") != name:
            raise DidNotRunError(f"the server said {told or 'nothing'} instead of {name}")
        return told


async def _end(process: asyncio.subprocess.Process, patience: float = 5.0) -> None:
    """SIGTERM, then SIGKILL."""
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), patience)
    except TimeoutError:
        process.kill()
        await process.wait()


@contextlib.asynccontextmanager
async def load_server(python: str, *options: str) -> AsyncIterator[Server]:
    """`benchmarks.server`, listening."""
    process = await asyncio.create_subprocess_exec(
        python, "-m", "benchmarks.server", *options, stdin=PIPE, stdout=PIPE, cwd=HERE.parent
    )
    try:
        server = Server(process)
        server.port = (await server.event("listening", 10))["port"]
        yield server
    finally:
        process.stdin.close()
        await _end(process)


@contextlib.asynccontextmanager
async def redis(folder: Path) -> AsyncIterator[str]:
    """A Redis of our own on a Unix socket, as Debian ships it, without snapshots."""
    program = shutil.which("redis-server")
    if program is None:
        raise DidNotRunError("skipped: redis-server is not installed (Debian: apt-get install redis-server)")
    socket = folder / "redis.sock"
    options = ("--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", str(folder))
    process = await asyncio.create_subprocess_exec(program, *options, stdout=NULL)
    try:
        for _ in range(100):
            if socket.exists():
                break
            await asyncio.sleep(0.05)
        yield f"unix://{socket}"
    finally:
        await _end(process)


@contextlib.asynccontextmanager
async def postgres(folder: Path) -> AsyncIterator[str]:
    """A PostgreSQL of our own from the wheel in `.venv`, migrated."""
    python = LARIS.with_name("python")
    data = folder / "postgres"
    data.mkdir()
    process = await asyncio.create_subprocess_exec(
        python, HERE / "postgres.py", str(data), stdin=PIPE, stdout=PIPE, cwd=folder
    )
    try:
        address = (await asyncio.wait_for(process.stdout.readline(), 60)).decode().strip()
        if not address:
            raise DidNotRunError("PostgreSQL did not start")
        await _migrate(address, folder)
        yield address
    finally:
        process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), 20)
        except TimeoutError:
            await _end(process)


async def _migrate(address: str, folder: Path) -> None:
    environment = {**clean_environment(), "BOT_TOKEN": "7000000001:bench", "DATABASE_URL": address}
    with (folder / "migrate.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            LARIS, "migrate", env=environment, cwd=folder, stdout=log, stderr=log
        )
        if await process.wait():
            raise DidNotRunError("laris migrate failed: " + last_lines(folder / "migrate.log"))


@contextlib.asynccontextmanager
async def store(kind: str, folder: Path) -> AsyncIterator[dict[str, str]]:
    """The environment that tells a bot where its memory is."""
    if kind == "sqlite":
        address = f"sqlite+aiosqlite:///{folder / 'bench.db'}"
        await _migrate(address, folder)  # a bot starts many times and migrates once
        yield {"DATABASE_URL": address}
    elif kind == "postgres":
        async with postgres(folder) as address:
            yield {"DATABASE_URL": address}
    elif kind == "redis":
        async with redis(folder) as address:
            yield {"REDIS_URL": address}
    else:
        yield {}


def clean_environment() -> dict[str, str]:
    """This process' environment without settings of a bot; what was loaded once is kept as bytecode, as installed."""
    return {name: value for name, value in os.environ.items() if name not in OURS}


def last_lines(log: Path, most: int = 400) -> str:
    """The end of a log, for the eye."""
    return " | ".join(log.read_text("utf-8", "replace").strip().splitlines()[-4:])[-most:]


@dataclass(slots=True)
class Bot:
    """A running contestant."""

    process: asyncio.subprocess.Process
    began: float
    log: Path

    def usage(self) -> tuple[float, int]:
        """Processor seconds and resident bytes of the bot and its children, till now."""
        root = psutil.Process(self.process.pid)
        family = [root, *root.children(recursive=True)]
        times = [member.cpu_times() for member in family]
        return sum(t.user + t.system for t in times), sum(member.memory_info().rss for member in family)


@contextlib.asynccontextmanager
async def bot(who: Contestant, port: int, stored: dict[str, str], folder: Path) -> AsyncIterator[Bot]:
    """The contestant, started in an empty folder of its own."""
    if shutil.which(who.command[0]) is None:
        raise DidNotRunError(f"{Path(who.command[0]).name} is not installed (make install)")
    environment = clean_environment() | {"MESSAGES_PER_SECOND": "0", "CHAT_MESSAGES_PER_SECOND": "0"} | stored
    environment |= {"BOT_TOKEN": "7000000001:bench", "TELEGRAM_API_URL": f"http://127.0.0.1:{port}"}
    environment |= {"LARIS_AREA": "33.25", "LOG_LEVEL": "WARNING", "PYTHONUNBUFFERED": "1"}
    log = folder / "bot.log"
    with log.open("wb") as output:
        began = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            *who.command, env=environment, cwd=folder, stdin=NULL, stdout=output, stderr=output
        )
    try:
        yield Bot(process, began, log)
    finally:
        await _end(process)
