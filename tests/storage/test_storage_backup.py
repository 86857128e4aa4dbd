"""Copies of a working database, the way back, and whoever must not be disturbed meanwhile. Real processes."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from storage import migrate
from storage.backup import NotABackup, backup, restore, verify
from storage.election import AlreadyRunning, FileLock
from storage.engine import Database
from storage.store import Store
from tests.storage.rows import NOW
from tests.support.databases import EmptyFile

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def file(empty_file: EmptyFile, tmp_path: Path) -> Path:
    """A migrated database with one person in it."""
    database = Database(empty_file.copied_to(tmp_path))
    async with database.transaction() as tx:
        await Store(tx).people.add(4711, "id", NOW)
    await database.close()
    return tmp_path / "laris.db"


@contextmanager
def other_process(work: str, file: Path) -> Iterator[subprocess.Popen[str]]:
    """Somebody else at work on the file, from its first word on; killed at the end."""
    command = [sys.executable, "-m", "tests.storage.other_process", work, f"sqlite+aiosqlite:///{file}"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def counts(file: Path) -> tuple[int, int, int]:
    with closing(sqlite3.connect(file)) as connection:
        return tuple(
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("people", "producers", "products")
        )


def change(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(statement)
        connection.commit()


def test_a_backup_of_a_file_that_is_being_written_is_consistent(file: Path, tmp_path: Path) -> None:
    with other_process("writes", file) as writer:
        copies = [tmp_path / f"copy{number}.db" for number in range(5)]
        for copy in copies:
            backup(file, copy)
        assert writer.poll() is None
    seen = [counts(copy) for copy in copies]
    assert [(people - 1, products // 2) for people, _, products in seen] == [
        (made, made) for _, made, _ in seen
    ]
    assert seen[0][1] >= 20
    assert sorted(seen) == seen
    assert seen[-1] > seen[0]
    assert sorted(path.name for path in tmp_path.glob("copy*")) == [copy.name for copy in copies]
    assert counts(file) >= seen[-1]


def test_a_backup_holds_what_is_not_yet_in_the_main_file(file: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(file)) as busy:
        busy.execute("UPDATE people SET language = 'jv'")
        busy.commit()
        assert file.with_name("laris.db-wal").stat().st_size > 0
        backup(file, tmp_path / "copy.db")
    change(file, "UPDATE people SET language = 'en'")
    restore(tmp_path / "copy.db", file)
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT language FROM people").fetchall() == [("jv",)]


def test_restoring_brings_everything_back_even_over_a_ruin(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    backup(file, copy)
    file.write_bytes(b"ruin" * 4000)
    file.with_name("laris.db-wal").write_bytes(b"old" * 5000)
    restore(copy, file)
    assert counts(file) == (1, 0, 0)
    assert not file.with_name("laris.db.part").exists()
    copy.unlink()
    restore_to = tmp_path / "new" / "laris.db"
    restore_to.parent.mkdir()
    backup(file, copy)
    restore(copy, restore_to)
    assert counts(restore_to) == (1, 0, 0)


async def test_the_bot_goes_on_with_what_was_restored(file: Path, tmp_path: Path) -> None:
    backup(file, tmp_path / "copy.db")
    change(file, "DELETE FROM people")
    restore(tmp_path / "copy.db", file)
    database = Database(f"sqlite+aiosqlite:///{file}")
    await migrate.upgrade(database)
    async with database.transaction() as tx:
        await Store(tx).people.add(4712, "id", NOW)
    await database.close()
    assert counts(file) == (2, 0, 0)


def ruin(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 9] = os.urandom(4096 * 6)
    path.write_bytes(content)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 5])


BAD = {
    "ruined": ruin,
    "cut short": cut_short,
    "a text": lambda path: path.write_text("Ini bukan basis data.\n" * 400),
    "empty": lambda path: path.write_bytes(b""),
    "of somebody else": lambda path: (path.unlink(), change(path, "CREATE TABLE notes (id integer)")),
    "of somebody else with Alembic": lambda path: (
        path.unlink(),
        change(
            path,
            "CREATE TABLE alembic_version (version_num text); INSERT INTO alembic_version VALUES ('0001')",
        ),
    ),
    "of a later Laris": lambda path: change(path, "UPDATE alembic_version SET version_num = '9999'"),
    "never migrated": lambda path: change(path, "DELETE FROM alembic_version"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_backup_is_refused_and_nothing_is_changed(file: Path, tmp_path: Path, kind: str) -> None:
    copy = tmp_path / "copy.db"
    backup(file, copy)
    BAD[kind](copy)
    with pytest.raises(NotABackup):
        restore(copy, file)
    verify(file)
    assert counts(file) == (1, 0, 0)
    copy.unlink()
    backup(file, copy)
    restore(copy, file)
    assert counts(file) == (1, 0, 0)


def test_a_folder_is_no_backup_and_no_place_for_one(file: Path, tmp_path: Path) -> None:
    with pytest.raises(NotABackup):
        restore(tmp_path, file)
    with pytest.raises(NotADirectoryError):
        backup(file, tmp_path)
    assert [path.name for path in tmp_path.parent.glob("*.part")] == []
    assert counts(file) == (1, 0, 0)


def test_a_missing_file_is_missing(file: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        restore(tmp_path / "nothing.db", file)
    with pytest.raises(FileNotFoundError):
        backup(tmp_path / "nothing.db", tmp_path / "copy.db")
    assert not (tmp_path / "nothing.db").exists()
    assert counts(file) == (1, 0, 0)


def test_a_database_is_not_backed_up_onto_itself(file: Path) -> None:
    with pytest.raises(OSError, match="itself"):
        backup(file, file.parent / "." / file.name)
    link = file.with_name("link.db")
    link.symlink_to(file)
    with pytest.raises(OSError, match="itself"):
        backup(file, link)
    assert counts(file) == (1, 0, 0)


def test_a_copy_that_cannot_be_written_leaves_the_old_one(file: Path, tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        backup(file, tmp_path / "no folder" / "copy.db")
    copy = tmp_path / "copy.db"
    backup(file, copy)
    before = copy.read_bytes()
    foreign = tmp_path / "foreign.db"
    change(foreign, "CREATE TABLE notes (id integer)")
    with pytest.raises(NotABackup):
        backup(foreign, copy)
    assert copy.read_bytes() == before
    assert not copy.with_name("copy.db.part").exists()


def test_a_file_belongs_to_one_process_until_it_dies(file: Path) -> None:
    lock = FileLock(file)
    with other_process("holds", file) as holder:
        for _ in range(2):
            with pytest.raises(AlreadyRunning):
                lock.acquire()
        holder.send_signal(signal.SIGKILL)
        holder.wait(5)
        lock.acquire()
    second = FileLock(file)
    with pytest.raises(AlreadyRunning):
        second.acquire()
    second.release()
    with pytest.raises(AlreadyRunning):
        second.acquire()
    lock.release()
    lock.release()
    second.acquire()
    second.release()
