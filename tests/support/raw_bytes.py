"""What a database file holds, byte by byte: also in free pages, in the gaps of pages and in the log beside it."""

from collections.abc import Iterable
from pathlib import Path


def traces(database: Path, words: Iterable[str]) -> list[str]:
    """Those of the words that stand anywhere in the file, its log or its index of the log: as they are, and as JSON
    writes them."""
    files = [database, *(database.with_name(database.name + end) for end in ("-wal", "-shm", "-journal"))]
    content = b"".join(one.read_bytes() for one in files if one.exists())
    return [word for word in words if word.encode() in content or _escaped(word) in content]


def _escaped(word: str) -> bytes:
    return word.encode("ascii", "backslashreplace")
