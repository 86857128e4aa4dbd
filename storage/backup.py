"""A consistent copy of the SQLite file while the bot works, and the way back."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from storage.migrate import revisions

_OURS = {"people", "producers", "inbox", "outbox"}


class NotABackup(Exception):
    """The file is not a sound Laris database."""


def backup(database: Path, target: Path) -> None:
    """Copy the live database to `target`, which is replaced only by a whole and sound copy. Raises
    FileNotFoundError (no database), OSError (cannot be written), NotABackup (it is not ours, or damaged)."""
    if not database.exists():
        raise FileNotFoundError(database)
    if target.exists() and target.samefile(database):
        raise OSError("a database cannot be backed up onto itself")
    with _aside(target) as copy:
        _copy(database, copy)
        verify(copy)


def restore(source: Path, database: Path) -> None:
    """Put a backup in the place of the database. Nobody may be using it: the caller holds its lock. Raises
    FileNotFoundError (no backup), NotABackup, OSError (cannot be written); then nothing was changed."""
    verify(source)
    with _aside(database) as copy:
        _copy(source, copy)
        _settle(database)


def verify(path: Path) -> None:
    """Raise `NotABackup` unless the file is a whole database that this version of Laris understands."""
    if not path.exists():
        raise FileNotFoundError(path)
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            known = {shape for (shape,) in connection.execute("SELECT version_num FROM alembic_version")}
    except sqlite3.Error as fault:
        raise NotABackup(path) from fault
    if not (sound and names >= _OURS and known and known <= revisions()):
        raise NotABackup(path)


@contextlib.contextmanager
def _aside(target: Path) -> Iterator[Path]:
    """A place beside the target to write to; it takes the target's place only when all went well."""
    if target.is_dir() or not target.parent.is_dir():
        raise NotADirectoryError(target)
    aside = target.with_name(target.name + ".part")
    aside.unlink(missing_ok=True)
    try:
        yield aside
        os.replace(aside, target)
    finally:
        aside.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
            new.execute("PRAGMA journal_mode = DELETE")  # one file, without companions
    except sqlite3.DatabaseError as fault:
        if isinstance(fault, sqlite3.OperationalError):  # full, or not to be opened
            raise OSError(str(fault)) from fault
        raise NotABackup(source) from fault


def _settle(database: Path) -> None:
    """Move what the log of the old database still holds into it: a crash from here on leaves either the whole
    old one or the whole new one. The log of a ruined one is of no use and must not meet the new one."""
    with contextlib.suppress(sqlite3.Error), closing(sqlite3.connect(database)) as old:
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for leftover in ("-wal", "-shm"):
        database.with_name(database.name + leftover).unlink(missing_ok=True)
