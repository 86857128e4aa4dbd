"""The smallest HTTP/1.1 server that Bot API clients need: POST, keep-alive, bodies with a Content-Length.

It knows nothing of Telegram: a request becomes `(path, content type, body)`, an answer is ready-made bytes.
"""

import asyncio
import re
from collections.abc import Callable
from urllib.parse import parse_qsl

import orjson

LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d+)", re.IGNORECASE)
KIND = re.compile(rb"\r\ncontent-type:[ \t]*([^\r;]+)", re.IGNORECASE)
PART = re.compile(rb'name="(\w+)"[^\r]*(?:\r\n[^\r]+)*\r\n\r\n(.*?)\r\n--', re.DOTALL)
STATUS = {200: b"OK", 404: b"Not Found", 409: b"Conflict", 411: b"Length Required"}

Answer = Callable[["Connection", bytes, dict], None]


def parameters(kind: bytes, body: bytes) -> dict:
    """The fields of a call, in any of the three encodings. Values may still be JSON text."""
    if not body:
        return {}
    if kind == b"application/json":
        return orjson.loads(body)
    if kind == b"multipart/form-data":
        return {name.decode(): value.decode(errors="replace") for name, value in PART.findall(body)}
    return dict(parse_qsl(body.decode(), keep_blank_values=True))


class Connection(asyncio.Protocol):
    """One client connection; requests are answered in the order in which they came."""

    def __init__(self, answer: Answer, lost: Callable[["Connection"], None]) -> None:
        self._answer = answer
        self._lost = lost
        self._buffer = b""
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def connection_lost(self, _exc: Exception | None) -> None:
        self.transport = None
        self._lost(self)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while self._take_one():
            pass

    def _take_one(self) -> bool:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return False
        head = self._buffer[: end + 2]
        length = LENGTH.search(head)
        if length is None and b"chunked" in head.lower():
            self.reply(b"{}", 411)
            return False
        stop = end + 4 + (int(length[1]) if length else 0)
        if len(self._buffer) < stop:
            return False
        body, self._buffer = self._buffer[end + 4 : stop], self._buffer[stop:]
        kind = KIND.search(head)
        self._answer(self, head.split(b" ", 2)[1], parameters(kind[1].lower() if kind else b"", body))
        return bool(self._buffer)

    def reply(self, body: bytes, status: int = 200) -> bool:
        """Write one answer; False when the client has gone."""
        if self.transport is None:
            return False
        self.transport.write(
            b"HTTP/1.1 %d %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
            % (status, STATUS[status], len(body), body)
        )
        return True
