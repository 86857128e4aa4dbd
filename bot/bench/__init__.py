"""A process of its own for heavy work (charts, sheets, letters), and the words it speaks with the bot.

A frame is two lengths, JSON, and bytes. A job is a function `(data, content) -> (JSON, bytes)`, named as
"module:function".
"""

import struct
from typing import Any

import orjson

LENGTHS = struct.Struct(">II")


class Refused(Exception):
    """The job cannot be done, for a reason with a name that the caller knows ("too_big"): no bug, no trace."""


def frame(head: Any, content: bytes = b"") -> bytes:
    """One message of either direction."""
    body = orjson.dumps(head)
    return LENGTHS.pack(len(body), len(content)) + body + content
