"""What every test may ask for: databases of both kinds, and a town with people in it."""

import os
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import nullcontext
from pathlib import Path
from zlib import crc32

import pytest

from storage.engine import Database
from tests.support import dialects
from tests.support.databases import EmptyFile, PostgresServer
from tests.support.measuring import unmeasured
from tests.support.scenes import Scenes
from tests.support.town import Talker, Town

dialects.share()

_WAYS = ("plain", "rebuilt")
_MEASURED = 4
"""Of talks that differ by a value only, and of the rows of a long table, the coverage of one in so many is measured: the
same ones each time."""
_LONG = 40
"""Rows from which on a table is long."""
_UNMEASURED = pytest.StashKey[bool]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A talk is played in both ways of `town`; one of many that differ by a value only, in one way, always the same."""
    spared = [item for item in items if _is_spared(item)]
    config.hook.pytest_deselected(items=spared)
    left_out = set(spared)
    items[:] = [item for item in items if item not in left_out]
    rows = Counter(item.nodeid.partition("[")[0] for item in items)
    for item in items:
        is_one_of_many = rows[item.nodeid.partition("[")[0]] >= _LONG and "town" not in item.fixturenames
        item.stash[_UNMEASURED] = is_one_of_many and not _is_measured(item)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    with unmeasured() if item.stash[_UNMEASURED] else nullcontext():
        return (yield)


def _is_measured(item: pytest.Item) -> bool:
    return crc32(item.nodeid.encode()) % _MEASURED == 0


def _is_measured_talk(talk: pytest.Item, *, is_rebuilt: bool) -> bool:
    """Every talk runs some lines that no other does; it does so in both of its ways."""
    is_one_of_many = len(talk.callspec.params) > 1
    return not is_rebuilt and (not is_one_of_many or _is_measured(talk))


def _is_spared(item: pytest.Item) -> bool:
    way = getattr(item, "callspec", None) and item.callspec.params.get("town")
    if way is None or len(item.callspec.params) == 1 or "EVERY_WAY" in os.environ:
        return False
    whole = item.nodeid.replace(f"[{way}", "[", 1)
    return way != _WAYS[crc32(whole.encode()) % len(_WAYS)]


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    server = PostgresServer(tmp_path_factory.mktemp("postgres"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> EmptyFile:
    return EmptyFile(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Scenes:
    return Scenes(tmp_path_factory.mktemp("scenes"))


@pytest.fixture(params=["sqlite", "postgres"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """An open, migrated, empty database, once of each kind."""
    if request.param == "sqlite":
        url = request.getfixturevalue("empty_file").copied_to(tmp_path)
    else:
        url = await request.getfixturevalue("postgres_server").fresh()
    opened = Database(url)
    yield opened
    await opened.close()


@pytest.fixture(params=_WAYS)
async def town(request: pytest.FixtureRequest, tmp_path: Path, empty_file: EmptyFile) -> AsyncIterator[Town]:
    """Laris in Batang on SQLite: once as it is, once built anew before everything that anybody does."""
    rebuilds = request.param == "rebuilt"
    with nullcontext() if _is_measured_talk(request.node, is_rebuilt=rebuilds) else unmeasured():
        async with Town(tmp_path, empty_file.copied_to(tmp_path), rebuilds=rebuilds) as opened:
            yield opened


@pytest.fixture
def budi(town: Town) -> Talker:
    return town.person("Budi", 101)


@pytest.fixture
def sari(town: Town) -> Talker:
    return town.person("Sari", 102)
