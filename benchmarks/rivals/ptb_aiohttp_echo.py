"""python-telegram-bot on aiohttp + orjson instead of httpx: about the best there is without state."""

import argparse
import os
from typing import Any

import aiohttp
import orjson
from ptb_echo import say_back
from telegram import error
from telegram.ext import Application, MessageHandler, filters
from telegram.request import BaseRequest, RequestData


class AiohttpRequest(BaseRequest):
    """Calls with JSON bodies over a kept-alive aiohttp session; no files."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds for an ordinary call."""
        return 10.0

    async def initialize(self) -> None:
        """Open the session inside the running loop."""
        self._session = self._session or aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=256))

    async def shutdown(self) -> None:
        """Close every connection."""
        if self._session:
            await self._session.close()

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """orjson instead of json."""
        return orjson.loads(payload)

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        **_: Any,
    ) -> tuple[int, bytes]:
        """One call; timeouts other than the reading one are left to aiohttp."""
        body = orjson.dumps(request_data.parameters) if request_data else b"{}"
        seconds = read_timeout if isinstance(read_timeout, int | float) else self.read_timeout
        try:
            async with self._session.request(
                method,
                url,
                data=body,
                headers={"Content-Type": "application/json"},
                timeout=aiohttp.ClientTimeout(total=seconds),
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as late:
            raise error.TimedOut from late
        except aiohttp.ClientError as broken:
            raise error.NetworkError(str(broken)) from broken


def main() -> None:
    """Poll until a signal comes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--concurrent", type=int, default=64)
    options = parser.parse_args()
    builder = Application.builder().token(os.environ["BOT_TOKEN"])
    builder = builder.base_url(os.environ["TELEGRAM_API_URL"] + "/bot")
    builder = builder.request(AiohttpRequest()).get_updates_request(AiohttpRequest())
    application = builder.concurrent_updates(options.concurrent).build()
    application.add_handler(MessageHandler(filters.TEXT, say_back))
    application.run_polling()


if __name__ == "__main__":
    main()
