"""Writes what is known of somebody as JSON that people can read, too. Runs in the process for heavy work."""

from typing import Any

import orjson

MIME = "application/json"


def write(data: Any, content: bytes) -> tuple[Any, bytes]:
    """A job of `bot.bench`. `data`: `{"name": file name, "told": anything}`."""
    del content
    made = orjson.dumps(data["told"], option=orjson.OPT_INDENT_2)
    return {"name": data["name"], "mime": MIME}, made
