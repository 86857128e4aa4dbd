"""The bot's own small web server: health, and the webhook when there is one. Loaded only when a port is asked for."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable

import orjson
import structlog
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.runtime.intake import Intake, is_update

_GOODBYE_SECONDS = 1.5
_log = structlog.get_logger()


class Door:
    """`/healthz`, and the webhook's path for whoever knows the secret."""

    def __init__(self, health: Callable[[], Awaitable[dict[str, object]]]) -> None:
        self._health = health
        self._app = web.Application(client_max_size=4 * 1024**2)
        self._app.router.add_get("/healthz", self._healthz)
        self._runner: web.AppRunner | None = None

    def receive(self, url: str, secret: str, intake: Intake) -> None:
        """Take updates at this address's path from whoever knows the secret."""

        async def hook(request: web.Request) -> web.Response:
            given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
            if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), secret.encode()):
                return web.Response(status=403)
            return await _take(request, intake)

        self._app.router.add_post("/" + url.partition("://")[2].partition("/")[2], hook)

    async def open(self, port: int) -> None:
        self._runner = web.AppRunner(self._app, access_log=None, shutdown_timeout=_GOODBYE_SECONDS)
        await self._runner.setup()
        await web.TCPSite(self._runner, "0.0.0.0", port).start()  # noqa: S104  (behind a proxy or in a container)

    async def close(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _healthz(self, _request: web.Request) -> web.Response:
        try:
            found = await asyncio.wait_for(self._health(), 5)
        except (SQLAlchemyError, OSError, TimeoutError):
            return web.json_response({"status": "no database"}, status=503)
        return web.json_response({"status": "ok", **found})


async def _take(request: web.Request, intake: Intake) -> web.Response:
    try:
        update = orjson.loads(await request.read())
        if not is_update(update):
            return web.Response(status=400)
    except ValueError:
        return web.Response(status=400)
    try:
        await intake.store([update])
    except (SQLAlchemyError, OSError) as fault:
        _log.warning("an update could not be stored", fault=type(fault).__name__)
        return web.Response(status=503)  # Telegram will bring it again
    return web.Response()
