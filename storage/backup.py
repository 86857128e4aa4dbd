"""A consistent copy of the SQLite file while the bot works, and the way back."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path


class NotABackup(Exception):
    """The file is not a sound Laris database."""


def backup(database: Path, target: Path) -> None:
    """Copy the live database to `target` (written aside first, so that a full disk leaves no half file)."""
    if not database.exists():
        raise FileNotFoundError(database)
    aside = target.with_name(target.name + ".part")
    aside.unlink(missing_ok=True)
    with closing(sqlite3.connect(database)) as live, closing(sqlite3.connect(aside)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without companions
    verify(aside)
    aside.replace(target)


def restore(source: Path, database: Path) -> None:
    """Put a backup in the place of the database. Nobody may be using it: the caller holds its lock."""
    verify(source)
    aside = database.with_name(database.name + ".part")
    aside.unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as copy, closing(sqlite3.connect(aside)) as new:
        copy.backup(new)
    for leftover in ("-wal", "-shm"):
        database.with_name(database.name + leftover).unlink(missing_ok=True)
    os.replace(aside, database)


def verify(path: Path) -> None:
    """Raise `NotABackup` unless the file is a whole database that Laris wrote."""
    if not path.exists():
        raise FileNotFoundError(path)
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            ours = connection.execute("SELECT 1 FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as fault:
        raise NotABackup(path) from fault
    if not (sound and ours):
        raise NotABackup(path)
