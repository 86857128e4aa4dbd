"""Missing or wrong settings: one plain sentence and exit code 2, never a traceback, never a secret."""

import asyncio
import socket
from pathlib import Path

import pytest

from bot.config import Misconfigured, read_settings
from simulator.server import Simulator
from storage.engine import Database
from tests.command_line.laris import TOKEN, Laris
from tests.storage.rows import ask
from tests.support.databases import PostgresServer

NOBODY = "http://127.0.0.1:9"

WRONG: list[tuple[dict[str, str], list[str]]] = [
    ({}, ["BOT_TOKEN", "not set", ".env"]),
    ({"BOT_TOKEN": ""}, ["BOT_TOKEN", "not set"]),
    ({"BOT_TOKEN": "s3cret"}, ["BOT_TOKEN", "@BotFather"]),
    ({"BOT_TOKEN": ":s3cret"}, ["BOT_TOKEN", "@BotFather"]),
    ({"BOT_TOKEN": "abc:s3cret"}, ["BOT_TOKEN", "@BotFather"]),
    ({"BOT_TOKEN": "12:"}, ["BOT_TOKEN", "@BotFather"]),
    ({"TELEGRAM_API_URL": "api.telegram.org"}, ["TELEGRAM_API_URL", "https://"]),
    ({"TELEGRAM_API_URL": "ftp://telegram.org"}, ["TELEGRAM_API_URL", "https://"]),
    ({"TELEGRAM_API_URL": "http://"}, ["TELEGRAM_API_URL", "https://"]),
    (
        {"WEBHOOK_URL": "example.org/hook", "WEBHOOK_SECRET": "s3cret", "PORT": "8080"},
        ["WEBHOOK_URL", "https://"],
    ),
    ({"WEBHOOK_URL": "https://example.org/hook", "PORT": "8080"}, ["WEBHOOK_SECRET", "WEBHOOK_URL"]),
    ({"WEBHOOK_URL": "https://example.org/hook", "WEBHOOK_SECRET": "s3cret"}, ["PORT", "WEBHOOK_URL"]),
    (
        {"WEBHOOK_URL": "https://example.org/hook", "WEBHOOK_SECRET": "s3cret !", "PORT": "1"},
        ["WEBHOOK_SECRET"],
    ),
    ({"PORT": "eighty"}, ["PORT"]),
    ({"PORT": "70000"}, ["PORT"]),
    ({"LARIS_AREA": "Batang"}, ["LARIS_AREA", "33.25"]),
    ({"LARIS_AREA": "99.99"}, ["LARIS_AREA", "33.25"]),
    ({"LOG_LEVEL": "loud"}, ["LOG_LEVEL", "INFO"]),
    ({"MESSAGES_PER_SECOND": "-1"}, ["MESSAGES_PER_SECOND"]),
    ({"MESSAGES_PER_SECOND": "0.5"}, ["MESSAGES_PER_SECOND", "at least 1"]),
    ({"DATABASE_URL": "mysql://root:s3cret@localhost/laris"}, ["DATABASE_URL", "sqlite+aiosqlite:///"]),
    ({"DATABASE_URL": "postgresql://root:s3cret@localhost/laris"}, ["DATABASE_URL", "postgresql+asyncpg://"]),
    ({"DATABASE_URL": "postgresql+asyncpg://root:s3cret@localhost:port/laris"}, ["DATABASE_URL"]),
    ({"DATABASE_URL": "sqlite+aiosqlite:///"}, ["DATABASE_URL", "laris.db"]),
    ({"DATABASE_URL": "sqlite+aiosqlite:///:memory:"}, ["DATABASE_URL", "laris.db"]),
]


AS_PROCESSES = [
    0,
    2,
    6,
    10,
    16,
    20,
]  # the others are asked without starting a process: the sentence is the same


def _sure(settings: dict[str, str]) -> dict[str, str]:
    return settings if not settings else {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": NOBODY, **settings}


@pytest.mark.parametrize(("settings", "words"), [WRONG[number] for number in AS_PROCESSES])
async def test_a_wrong_setting_is_told_in_one_sentence(
    laris: Laris, settings: dict[str, str], words: list[str]
) -> None:
    (await laris("run", **_sure(settings))).is_refused(*words)
    assert list(laris.folder.iterdir()) == []


@pytest.mark.parametrize(("settings", "words"), WRONG)
def test_every_wrong_setting_has_its_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: dict[str, str], words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("BOT_TOKEN", "DATABASE_URL", "TELEGRAM_API_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in _sure(settings).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(Misconfigured) as caught:
        read_settings()
    told = str(caught.value)
    assert told.endswith(".")
    assert "\n" not in told
    assert all(word in told for word in words), told
    assert "s3cret" not in told
    assert TOKEN.partition(":")[2] not in told


@pytest.mark.parametrize("command", [["doctor"], ["restore", "x"]])
async def test_every_command_needs_a_token(laris: Laris, command: list[str]) -> None:
    (await laris(*command)).is_refused("BOT_TOKEN")


UNUSABLE = [
    "sqlite+aiosqlite:////proc/nothing/laris.db",
    "sqlite+aiosqlite:///no/such/folder/laris.db",
    "sqlite+aiosqlite:////tmp",
    "postgresql+asyncpg://laris:s3cret@127.0.0.1:9/laris",
    "postgresql+asyncpg://laris:s3cret@nobody.invalid/laris",
]


@pytest.mark.parametrize(
    ("command", "url"), [*(("migrate", url) for url in UNUSABLE), *(("run", url) for url in UNUSABLE[:4:3])]
)
async def test_a_database_that_cannot_be_used_is_told_in_one_sentence(
    ready: Laris, command: str, url: str
) -> None:
    (await ready(command, DATABASE_URL=url)).is_refused("DATABASE_URL")


async def test_a_file_that_is_no_database_is_told_in_one_sentence(ready: Laris) -> None:
    (ready.folder / "laris.db").write_text("Bukan basis data.\n" * 300)
    (await ready("run")).is_refused("DATABASE_URL")
    assert (ready.folder / "laris.db").read_text().startswith("Bukan")


@pytest.fixture
async def unmigrated(postgres_server: PostgresServer) -> str:
    url = await postgres_server.fresh()
    database = Database(url, connections=1)
    async with database.transaction() as tx:
        await tx.exec_driver_sql("DROP SCHEMA public CASCADE")
        await tx.exec_driver_sql("CREATE SCHEMA public")
    await database.close()
    return url


async def test_postgresql_must_be_migrated_first(ready: Laris, unmigrated: str) -> None:
    for command in (["run"], ["invite", "--role", "officer"]):
        (await ready(*command, DATABASE_URL=unmigrated)).is_refused("laris migrate")
    doctor = await ready("doctor", DATABASE_URL=unmigrated)
    assert (doctor.code, "!!  The database is not up to date" in doctor.out) == (2, True)
    migrated = await ready("migrate", DATABASE_URL=unmigrated)
    assert (migrated.code, migrated.out) == (0, "The database is up to date.\n")
    assert (await ready("migrate", DATABASE_URL=unmigrated)).code == 0
    assert (await ready("doctor", DATABASE_URL=unmigrated)).code == 0
    (await ready("backup", "x", DATABASE_URL=unmigrated)).is_refused("pg_dump", "docs/operations.md")
    (await ready("restore", "x", DATABASE_URL=unmigrated)).is_refused("pg_restore")
    database = Database(unmigrated, connections=1)
    assert await ask(database, "SELECT count(*) FROM invitations") == [(0,)]
    await database.close()


async def test_a_token_that_telegram_does_not_know_is_told_in_one_sentence(ready: Laris) -> None:
    wrong = "110201543:AAs3cretAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    run = await ready("run", BOT_TOKEN=wrong)
    assert (run.code, run.err.splitlines()[0]) == (2, "BOT_TOKEN is not accepted by Telegram.")
    run.is_discreet()
    (await ready("invite", "--role", "officer", BOT_TOKEN=wrong)).is_refused("BOT_TOKEN", "Telegram")


async def test_a_port_in_use_is_told_in_one_sentence(ready: Laris) -> None:
    with socket.create_server(("0.0.0.0", 0)) as taken:
        ended = await ready("run", PORT=str(taken.getsockname()[1]))
    assert (ended.code, "PORT is used" in ended.err) == (2, True)
    ended.is_discreet()


async def test_a_second_bot_on_the_same_file_is_refused(ready: Laris, telegram: Simulator) -> None:
    first = asyncio.ensure_future(ready("run", LOG_LEVEL="INFO"))
    await _until_it_runs(telegram)
    (await ready("run", LOG_LEVEL="ERROR")).is_refused("Another")
    backed_up = await ready("backup", "while-running.db")
    assert (backed_up.code, backed_up.err) == (0, "")
    (await ready("restore", "while-running.db")).is_refused("running", "stop it")
    first.cancel()
    await asyncio.wait({first})


async def _until_it_runs(telegram: Simulator) -> None:
    async with asyncio.timeout(20):
        while not any(call.method == "deleteWebhook" for call in telegram.calls):  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def test_a_dot_env_file_is_read_and_the_environment_wins(laris: Laris, telegram: Simulator) -> None:
    (laris.folder / ".env").write_text(
        f"BOT_TOKEN={TOKEN}\nTELEGRAM_API_URL={telegram.url}\nDATABASE_URL=sqlite+aiosqlite:///own.db\nOTHER=x\n"
    )
    assert (await laris("migrate")).code == 0
    assert (laris.folder / "own.db").exists()
    assert (await laris("migrate", DATABASE_URL="sqlite+aiosqlite:///other.db")).code == 0
    assert (laris.folder / "other.db").exists()
    (await laris("migrate", BOT_TOKEN="s3cret")).is_refused("BOT_TOKEN")
    assert "@laris_bot" in (await laris("doctor")).out


async def test_a_clock_file_that_is_not_there_is_no_trouble(ready: Laris, tmp_path: Path) -> None:
    ended = await ready("invite", "--role", "officer", LARIS_CLOCK_FILE=str(tmp_path / "clock"))
    assert ended.code == 0
