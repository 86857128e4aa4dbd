"""Beginnings that many talks share – somebody who has registered, a shop with goods in it – played once per test
process and gone on from afterwards, as after a restart."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from simulator.snapshot import Snapshot
from tests.support.town import Town


@dataclass(frozen=True, slots=True)
class _Scene:
    database: Path
    telegram: Path


class Scenes:
    """Kept in `folder`, by name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, _Scene] = {}

    async def begin(self, town: Town, name: str, play: Callable[[], Awaitable[object]]) -> None:
        """The town after this was played in it; played for real if anything has happened here before."""
        if await _has_history(town):
            await play()
        elif (scene := self._known.get(name)) is not None:
            await _go_on(town, scene)
        else:
            await play()
            self._known[name] = await self._kept(town, name)

    async def _kept(self, town: Town, name: str) -> _Scene:
        await town.settled()
        while await town.rows("SELECT id FROM outbox WHERE state IN ('new', 'sending')"):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        await town.close()
        scene = _Scene(self._folder / f"{name}.db", self._folder / f"{name}.json")
        shutil.copyfile(town.database_file, scene.database)
        _snapshot(town, scene).save(is_clean=True)
        await town.open(introduces=False)
        return scene


def _snapshot(town: Town, scene: _Scene) -> Snapshot:
    return Snapshot(scene.telegram, town.sim.world, town.sim.updates, town.sim.api.webhook)


async def _has_history(town: Town) -> bool:
    tables = ("inbox", "people", "invitations", "outlets")
    counts = [await town.rows(f"SELECT count(*) FROM {table}") for table in tables]
    return any(rows[0][0] for rows in counts)


async def _go_on(town: Town, scene: _Scene) -> None:
    """Whoever was there before and has said nothing yet is still there."""
    await town.close()
    shutil.copyfile(scene.database, town.database_file)
    world = town.sim.world
    people, chats = dict(world.people), dict(world.chats)
    _snapshot(town, scene).load()
    world.people = people | world.people
    world.chats = chats | world.chats
    await town.open(introduces=False)
