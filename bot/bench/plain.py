"""Writes a text as a file. Runs in the process for heavy work, because files are made there."""

from typing import Any


def write(data: Any, content: bytes) -> tuple[Any, bytes]:
    """A job of `bot.bench`. `data`: `{"name": file name, "mime", "text"}`."""
    del content
    return {"name": data["name"], "mime": data["mime"]}, data["text"].encode()
