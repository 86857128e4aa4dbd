"""python-telegram-bot's way to Telegram, on aiohttp and orjson.

Its default (httpx) slows down as concurrency grows; see docs/decisions/0003-transport.md. Errors are told
without the address, since the address holds the token.
"""

import json
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import quote

import aiohttp
import orjson
from telegram import Bot
from telegram.error import NetworkError, TimedOut
from telegram.ext import Application, ApplicationBuilder
from telegram.request import BaseRequest, RequestData

from bot.runtime import refusals

_DEFAULT_SECONDS = 20.0
_CONNECT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to be sent along: the parameter it stands for, and its bytes."""

    field: str
    name: str
    mime: str
    content: bytes


class _Json:
    """Parameters that are JSON already. Stands where `RequestData` (which is final) would, without its
    conversions of every single value."""

    def __init__(self, parameters: dict[str, Any], upload: Upload | None) -> None:
        self.parameters = parameters
        self.upload = upload
        self.contains_files = upload is not None

    @property
    def json_parameters(self) -> dict[str, str]:
        """In a form everything is text; what is not plain text is written as JSON."""
        return {
            name: value if isinstance(value, str) else orjson.dumps(value).decode()
            for name, value in self.parameters.items()
        }

    @property
    def multipart_data(self) -> dict[str, tuple[str, bytes, str]]:
        file = self.upload
        return {} if file is None else {file.field: (file.name, file.content, file.mime)}


async def call(
    bot: Bot,
    method: str,
    params: dict[str, Any],
    read_timeout: float | None = None,
    upload: Upload | None = None,
) -> Any:
    """Call a Bot API method and return its raw `result`, without building objects from it.

    Raises python-telegram-bot's errors, exactly as `bot.send_message` and its siblings do.
    """
    patience = {} if read_timeout is None else {"read_timeout": read_timeout}
    data = cast(RequestData, _Json(params, upload))
    try:
        return await bot.request.post(f"{bot.base_url}/{method}", data, **patience)
    except KeyError:
        raise NetworkError("the answer has no result") from None


class NotReached(NetworkError):
    """No connection came about: Telegram has heard nothing of this call."""


class LinkGone(NetworkError):
    """Telegram's link to a file works for an hour only; this one does not."""


async def download(bot: Bot, path: str, most: int) -> bytes | None:
    """The bytes of a file that `getFile` named; None when there are more than `most`.

    Raises `LinkGone`, `TimedOut` or `NetworkError`, none of which holds the address: the token is part of it.
    """
    found = bot.request
    if not isinstance(found, Transport):
        raise NetworkError("not our transport")
    return await found.download(f"{bot.base_file_url}/{quote(path)}", most)


def build_application(token: str, url: str) -> Application[Any, Any, Any, Any, Any, Any]:
    """python-telegram-bot's application on this transport, without its own way of taking updates."""
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{url}/bot")
        .base_file_url(f"{url}/file/bot")
        .request(Transport())
        .get_updates_request(Transport(connections=1))
        .updater(None)
        .build()
    )


class Transport(BaseRequest):
    """One pool of kept-open connections. `read_timeout`: seconds to wait for an answer."""

    def __init__(self, connections: int = 128, read_timeout: float = _DEFAULT_SECONDS) -> None:
        self._connections = connections
        self._read_timeout = read_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read_timeout

    async def initialize(self) -> None:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=60)
            self._session = aiohttp.ClientSession(connector=connector)

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body of one call. Raises `TimedOut` when the answer is late, `NetworkError` else."""
        if self._session is None:
            raise NetworkError("the transport is closed")
        seconds = self._read_timeout if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT_SECONDS, sock_read=seconds)
        try:
            async with self._session.request(method, url, timeout=timeout, **_body(request_data)) as response:
                return refusals.read(response.status, await response.read())
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as fault:
            raise NotReached(type(fault).__name__) from None
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as fault:
            raise NetworkError(type(fault).__name__) from None

    async def download(self, url: str, most: int) -> bytes | None:
        """The body at this address, None when it is longer than `most` bytes."""
        if self._session is None:
            raise NetworkError("the transport is closed")
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT_SECONDS, sock_read=_DEFAULT_SECONDS)
        try:
            async with self._session.get(url, timeout=timeout) as response:
                if response.status >= 400:
                    raise LinkGone(str(response.status))
                whole = bytearray()
                async for part in response.content.iter_any():
                    whole += part
                    if len(whole) > most:
                        return None
                return bytes(whole)
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as fault:
            raise NetworkError(type(fault).__name__) from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        try:
            return dict(orjson.loads(payload))
        except (orjson.JSONDecodeError, TypeError, ValueError):
            return _parse_leniently(payload)


def _parse_leniently(payload: bytes) -> dict[str, Any]:
    """A message may hold half a character (a lone surrogate), which strict JSON refuses. Not with
    python-telegram-bot's own reader, which writes what it cannot read into the log."""
    try:
        return dict(json.loads(payload.decode("utf-8", "replace")))
    except (TypeError, ValueError):
        raise NetworkError("the answer is not JSON") from None


def _body(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {}
    if not data.contains_files:
        return {"data": orjson.dumps(data.parameters), "headers": {"Content-Type": "application/json"}}
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return {"data": form}
