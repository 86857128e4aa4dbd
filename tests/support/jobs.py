"""Jobs for the other process that are of no use but to tests."""

import os
import time
from typing import Any

from bot.bench import Refused


def echo(data: Any, content: bytes) -> tuple[Any, bytes]:
    return data, content


def hang(_data: Any, _content: bytes) -> tuple[Any, bytes]:
    time.sleep(60)
    return None, b""


def eat(_data: Any, _content: bytes) -> tuple[Any, bytes]:
    return len(b"x" * (4 * 1024**3)), b""


def fail(_data: Any, _content: bytes) -> tuple[Any, bytes]:
    raise ValueError("secret content")


def refuse(_data: Any, _content: bytes) -> tuple[Any, bytes]:
    raise Refused("too_big")


def process(_data: Any, _content: bytes) -> tuple[Any, bytes]:
    return [os.getpid(), sorted(os.environ)], b""
