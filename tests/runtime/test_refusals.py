"""What a call means for its row, whatever shape Telegram, a proxy or another Bot API server answers in."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import TelegramError

from bot.runtime import transport
from bot.runtime.failures import Judgement, Verdict, judge

FLOOD, FAILED, BLOCKED, DOUBT = Verdict.FLOOD, Verdict.FAILED, Verdict.BLOCKED, Verdict.IN_DOUBT
Answer = tuple[int, bytes]


class Server:
    """Answers every call with what `answer` holds."""

    def __init__(self) -> None:
        self.answer: Answer = (200, b"")

    async def serve(self, _request: web.Request) -> web.Response:
        status, body = self.answer
        return web.Response(status=status, body=body, content_type="application/json")


@pytest.fixture
async def server() -> Server:
    return Server()


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[Bot]:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", server.serve)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    application = transport.build_application("1:TEST", address)
    await application.bot.request.initialize()
    yield application.bot
    await application.bot.request.shutdown()
    await runner.cleanup()


async def judged(bot: Bot) -> Judgement:
    with pytest.raises(TelegramError) as caught:
        await transport.call(bot, "sendMessage", {"chat_id": 1, "text": "a"})
    return judge(caught.value, 0)


def refusal(code: int, description: Any = "x", **more: Any) -> bytes:
    return orjson.dumps({"ok": False, "error_code": code, "description": description, **more})


@pytest.mark.parametrize(
    ("parameters", "seconds"),
    [
        ({"parameters": {"retry_after": 5}}, 5),
        ({"parameters": {"retry_after": 0.4}}, 1),
        ({"parameters": {"retry_after": 7.2}}, 8),
        ({"parameters": {"retry_after": "7"}}, 7),
        ({"parameters": {"retry_after": 10_000}}, 10_000),
        ({"parameters": {"retry_after": 0}}, 1),
        ({"parameters": {"retry_after": -3}}, 1),
        ({"parameters": {"retry_after": None}}, 1),
        ({"parameters": {"retry_after": [1]}}, 1),
        ({"parameters": {"retry_after": True}}, 1),
        ({"parameters": {"retry_after": 10**18}}, 7 * 86_400),
        ({"parameters": {"retry_after": 1e300}}, 7 * 86_400),
        ({"parameters": {"retry_after": "nan"}}, 1),
        ({"parameters": []}, 1),
        ({"parameters": "soon"}, 1),
        ({"description": "Too Many Requests: retry after 9"}, 9),
        ({}, 1),
    ],
)
@pytest.mark.parametrize("status", [429, 200])
async def test_a_flood_wait_is_one_however_it_is_said(
    server: Server, bot: Bot, status: int, parameters: dict[str, Any], seconds: int
) -> None:
    server.answer = status, refusal(429, **parameters)
    judgement = await judged(bot)
    assert judgement == Judgement(FLOOD, timedelta(seconds=seconds))
    assert datetime.now(UTC) + judgement.wait


async def test_a_proxy_that_asks_to_slow_down_has_not_passed_the_call_on(server: Server, bot: Bot) -> None:
    server.answer = 429, b"<html>429 Too Many Requests</html>"
    assert await judged(bot) == Judgement(FLOOD, timedelta(seconds=1))


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ((200, refusal(400, "Bad Request: message is too long")), FAILED),
        ((200, refusal(400, "Bad Request: message is not modified")), Verdict.DONE),
        ((200, refusal(403, "Forbidden: bot was blocked by the user")), BLOCKED),
        ((200, refusal(401, "Unauthorized")), Verdict.AGAIN),
        ((200, b' { "ok" : false }'), DOUBT),
        ((400, refusal(400, None)), FAILED),
        ((400, refusal(400, 5)), FAILED),
        ((400, refusal(400, {"text": "x"})), FAILED),
        ((400, b"[]"), FAILED),
        ((400, b"5"), FAILED),
        ((400, b"null"), FAILED),
        ((400, b"<html>"), FAILED),
        ((413, b"<html>413 Request Entity Too Large</html>"), FAILED),
        ((400, refusal(400, parameters={"migrate_to_chat_id": -100123})), FAILED),
        ((400, refusal(400, parameters={"migrate_to_chat_id": "x"})), FAILED),
        ((403, b"<html>403 Forbidden</html>"), DOUBT),
        ((404, refusal(404, "Not Found")), Verdict.AGAIN),
        ((401, refusal(401, "Unauthorized")), Verdict.AGAIN),
        ((409, refusal(409, "Conflict: terminated")), DOUBT),
        ((500, refusal(500, "Internal Server Error")), DOUBT),
        ((502, b"<html>502 Bad Gateway</html>"), DOUBT),
        ((504, b""), DOUBT),
        ((599, b"{}"), DOUBT),
        ((301, b""), DOUBT),
        ((204, b""), DOUBT),
        ((200, b""), DOUBT),
        ((200, b"null"), DOUBT),
        ((200, b"[1, 2]"), DOUBT),
        ((200, b"half a {"), DOUBT),
        ((200, b'{"ok": true}'), DOUBT),
    ],
)
async def test_every_answer_means_something(
    server: Server, bot: Bot, answer: Answer, verdict: Verdict
) -> None:
    server.answer = answer
    assert (await judged(bot)).verdict == verdict


async def test_a_good_answer_is_handed_on_as_it_is(server: Server, bot: Bot) -> None:
    result = {"message_id": 2**53, "text": '"ok":false', "from": {"id": 2**52}}
    server.answer = 200, orjson.dumps({"ok": True, "result": result})
    assert await transport.call(bot, "sendMessage", {"chat_id": 1}) == result
