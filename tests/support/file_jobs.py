"""The jobs of `tests.support.file_bot`: a module of their own, so that the process for heavy work loads nothing else."""

import os
import struct
import time
import zlib
from typing import Any

from bot.bench import Refused


def picture(data: Any, _content: bytes) -> tuple[Any, bytes]:
    """A grey PNG, as a painter would make one; some data make it fail."""
    if data["name"] == "crash":
        raise ValueError("secret content")
    if data["name"] == "refuse":
        raise Refused("no_data")
    if data["name"] == "die":
        os._exit(1)
    if data["name"] == "slow":
        time.sleep(0.8)
    print("a library talks")  # noqa: T201  (must not get between the answers)
    width = height = 60
    rows = b"".join(b"\x00" + b"\x99" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    png = b"".join(struct.pack(">I", len(p)) + k + p + struct.pack(">I", zlib.crc32(k + p)) for k, p in parts)
    return {"name": f"{data['name']}.png", "mime": "image/png"}, b"\x89PNG\r\n\x1a\n" + png


def length(data: Any, content: bytes) -> tuple[Any, bytes]:
    """A reader: how long it is and what it is called; some contents make it fail."""
    if content == b"crash":
        raise ValueError("secret content")
    if content == b"refuse":
        raise Refused("not_a_sheet")
    return {"name": data["name"], "length": len(content)}, b""
