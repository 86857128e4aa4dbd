"""A whole Laris for conversation tests: the real application on a real database, talking over HTTP to the
simulator. Rebuilt between every two lines if the test asks for it, to show that nothing lives in the process."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import literal, select, text, union_all

from bot.app import App
from bot.config import Settings
from bot.office_work import invite_link
from domain.roles import Grant, Role
from simulator.phone import Phone
from simulator.server import Simulator
from simulator.sight import PATIENCE
from storage.tables import inbox, outbox

TOKEN = "1:TEST"
MORNING = "2026-11-24 09:00"
"""A Tuesday, on which every town awakes: what is said must not hang on the day on which the tests are run."""


class Town:
    """`rebuilds`: the application is stopped and built anew before everything that a person does."""

    def __init__(self, folder: Path, database_url: str, *, rebuilds: bool = False, **settings: Any) -> None:
        self._rebuilds = rebuilds
        self.clock_file = folder / "clock"
        self.sim = Simulator(token=TOKEN, username="laris_bot", clock_file=self.clock_file)
        self._wanted: dict[str, Any] = {
            "laris_area": "33.25", "office_name": "Dinas UMKM Batang", "messages_per_second": 0,
            "chat_messages_per_second": 0, "log_level": "ERROR", **settings,
        }  # fmt: skip
        self._database_url = database_url
        self.database_file = folder / "laris.db"
        self.app: App | None = None

    def settings(self) -> Settings:
        return Settings(
            _env_file=None, bot_token=TOKEN, telegram_api_url=self.sim.url, database_url=self._database_url,
            laris_clock_file=self.clock_file, **self._wanted,
        )  # fmt: skip

    async def __aenter__(self) -> "Town":
        await self.sim.__aenter__()
        self.sim.clock.at(MORNING)
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()
        await self.sim.__aexit__(None, None, None)

    async def open(self, *, introduces: bool = True) -> None:
        self.app = App(self.settings())
        await self.app.start(introduces=introduces)

    async def close(self) -> None:
        if self.app is not None:
            app, self.app = self.app, None
            await app.stop()

    def asks_for(self, **settings: Any) -> None:
        """Other settings, from the next start on."""
        self._wanted |= settings

    async def rebuild(self) -> None:
        """Menus and descriptions stay as they are with Telegram: asking for them takes half of a start."""
        await self.close()
        await self.open(introduces=False)

    def person(self, name: str, number: int, **phone: Any) -> "Talker":
        """Somebody with a phone. `number` is their Telegram id; they share +6281234567<number>."""
        given = {"phone": f"+6281234567{number:03d}", "language": "id", **phone}
        return Talker(self, self.sim.phone(name, id=number, **given))

    async def invitation(self, role: Role, area: str, days: int = 7) -> str:
        """The start parameter of a fresh invitation, made as the command line makes it."""
        link = await invite_link(self.settings(), Grant(role, area), days)
        return link.partition("start=")[2]

    async def rows(self, query: str, **params: Any) -> list[Any]:
        """What the database holds, asked in plain SQL."""
        assert self.app is not None
        async with self.app.database.reading() as tx:
            return list((await tx.execute(text(query), params)).all())

    async def until(self, query: str, value: Any, seconds: float = PATIENCE) -> None:
        """Wait until the first column of the first row is this: for what is done in the background."""
        ends = asyncio.get_running_loop().time() + seconds
        while (found := (await self.rows(query))[0][0]) != value:
            assert asyncio.get_running_loop().time() < ends, f"{query}: {found}"
            await asyncio.sleep(0.02)

    async def settled(self) -> None:
        """Everything that was said is answered, and every answer that need not wait for later is delivered."""
        await self.sim.idle()
        ends = asyncio.get_running_loop().time() + PATIENCE
        while work := await self._work_that_is_due():
            assert asyncio.get_running_loop().time() < ends, f"still to do: {work}"
            await asyncio.sleep(0.01)

    async def _work_that_is_due(self) -> list[Any]:
        assert self.app is not None
        # work is kept by the machine's clock, whatever day the town thinks it is; what comes while we ask counts too
        soon = datetime.now(UTC) + timedelta(seconds=1)
        due = [
            select(literal(table.name), table.c.id, table.c.state).where(
                table.c.state.in_(("new", "sending")), table.c.not_before <= soon
            )
            for table in (inbox, outbox)
        ]
        async with self.app.database.reading() as tx:
            return list((await tx.execute(union_all(*due))).all())


class Talker:
    """A phone that lets the town be rebuilt before each thing its owner does. See `simulator.phone.Phone`."""

    ACTIONS = (
        "says", "taps", "taps_old", "forges", "shares_contact", "shares_contact_of", "shares_location",
        "sends_photo", "sends_album", "sends_document", "sends_voice", "sends_sticker", "edits", "blocks", "unblocks", "starts",
        "replies",
    )  # fmt: skip

    def __init__(self, town: Town, phone: Phone) -> None:
        self._town = town
        self.phone = phone

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.phone, name)
        if name not in self.ACTIONS:
            return found

        async def after_rebuilding(*args: Any, **kwargs: Any) -> Any:
            if self._town._rebuilds:
                await self._town.rebuild()
            return await found(*args, **kwargs)

        return after_rebuilding

    async def registers(self, name: str = "Budi", business: str = "Keripik Budi") -> None:
        """The whole registration by the shortest way."""
        await self.says("/daftar")
        await self.sees("Apakah setuju?")
        for action, words, sees in (
            ("taps", "Ya, setuju", "Siapa nama"),
            ("says", name, "Apa nama usahanya"),
            ("says", business, "Paling banyak bikin apa"),
            ("taps", "Makanan", "Makanan kering"),
            ("taps", "Makanan kering", "Jual apa saja"),
            ("says", "keripik tempe, rempeyek", "kecamatan mana"),
            ("says", "Limpung", "Desa atau kelurahan mana di Limpung"),
            ("says", "Sidomulyo", "Nomor HP"),
            ("says", "0812 3456 7890", "NIB"),
            ("taps", "Belum punya", "hasil jualan"),
            ("taps", "Tidak mau jawab", "Sudah benar semua?"),
            ("taps", "Simpan", "sudah terdaftar"),
        ):
            await getattr(self, action)(words)
            await self.sees(sees)
