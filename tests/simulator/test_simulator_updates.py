"""Long polling and webhook: nothing is forgotten before the bot has confirmed it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from simulator.phone import Phone
from simulator.server import Simulator


async def test_updates_stay_until_an_offset_confirms_them(sim: Simulator, call: Any, budi: Phone) -> None:
    first, second = await budi.says("satu"), await budi.says("dua")
    assert second == first + 1
    for _ in range(2):
        assert [u["update_id"] for u in await call.result("getUpdates")] == [first, second]
    assert [u["message"]["text"] for u in await call.result("getUpdates", limit=1)] == ["satu"]
    assert [u["update_id"] for u in await call.result("getUpdates", offset=second)] == [second]
    assert await call.result("getUpdates", offset=second + 1) == []
    await sim.idle(timeout=0.1)


async def test_a_negative_offset_keeps_only_the_newest(call: Any, budi: Phone) -> None:
    await budi.says("satu")
    newest = await budi.says("dua")
    assert [u["update_id"] for u in await call.result("getUpdates", offset=-1)] == [newest]
    assert [u["update_id"] for u in await call.result("getUpdates")] == [newest]


async def test_a_long_poll_ends_when_something_comes(call: Any, budi: Phone) -> None:
    poll = asyncio.create_task(call.result("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    update_id = await budi.says("/start d_33.25")
    update = (await asyncio.wait_for(poll, 1))[0]
    message = update["message"]
    assert (update["update_id"], message["text"], message["from"]["id"]) == (
        update_id,
        "/start d_33.25",
        1001,
    )
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["chat"] == {"id": 1001, "first_name": "Budi", "type": "private"}


async def test_an_empty_poll_ends_in_time(call: Any) -> None:
    loop = asyncio.get_running_loop()
    before = loop.time()
    assert await call.result("getUpdates", timeout=1) == []
    assert 0.9 < loop.time() - before < 3


async def test_a_second_poller_ends_the_first(call: Any, budi: Phone) -> None:
    first = asyncio.create_task(call("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(call.result("getUpdates", timeout=20))
    answer = await asyncio.wait_for(first, 1)
    assert answer["error_code"] == 409
    assert answer["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await budi.says("halo")
    assert len(await asyncio.wait_for(second, 1)) == 1


async def test_only_wanted_kinds_are_queued(sim: Simulator, call: Any, budi: Phone) -> None:
    assert await call.result("getUpdates", allowed_updates='["callback_query"]') == []
    await budi.says("halo")
    await budi.forges("x", budi.chat[0])
    assert ["callback_query" in update for update in await call.result("getUpdates")] == [True]
    await call.result("getUpdates", allowed_updates=[])
    await budi.says("halo")
    assert len(sim.updates.pending) == 2


class Hook:
    """A bot's webhook that can be told to fail."""

    def __init__(self) -> None:
        self.seen: list[tuple[str | None, dict[str, Any]]] = []
        self.failures = 0
        self.url = ""

    async def handle(self, request: web.Request) -> web.Response:
        if self.failures:
            self.failures -= 1
            return web.Response(status=500)
        self.seen.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
        return web.Response()


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    made, app = Hook(), web.Application()
    app.router.add_post("/hook", made.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


async def test_a_webhook_gets_everything_in_order_with_its_secret(
    sim: Simulator, call: Any, budi: Phone, hook: Hook
) -> None:
    sim.api.webhook.first_pause = 0.01
    hook.failures = 3
    await budi.says("sebelum")
    assert await call.result("setWebhook", url=hook.url, secret_token="rahasia_1") is True
    for text in ("satu", "dua", "tiga"):
        await budi.says(text)
    await sim.idle()
    assert [update["message"]["text"] for _, update in hook.seen] == ["sebelum", "satu", "dua", "tiga"]
    assert {secret for secret, _ in hook.seen} == {"rahasia_1"}
    info = await call.result("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    assert (info["url"], info["pending_update_count"]) == (hook.url, 0)
    assert "webhook is active" in await call.refused("getUpdates")
    assert await call.result("deleteWebhook") is True
    assert await call.result("getUpdates") == []


async def test_a_webhook_that_is_away_loses_nothing(
    sim: Simulator, call: Any, budi: Phone, hook: Hook
) -> None:
    sim.api.webhook.first_pause = 0.01
    await call.result("setWebhook", url="http://127.0.0.1:9/hook", max_connections=2)
    await budi.says("halo")
    await sim.phone("Siti", id=1002).says("halo")
    await asyncio.sleep(0.1)
    assert (await call.result("getWebhookInfo"))["last_error_message"] == "Connection refused"
    await call.result("setWebhook", url=hook.url)
    await sim.idle()
    assert {update["message"]["from"]["id"] for _, update in hook.seen} == {1001, 1002}


async def test_dropping_and_bad_webhooks(sim: Simulator, call: Any, budi: Phone) -> None:
    await budi.says("halo")
    assert await call.result("deleteWebhook", drop_pending_updates=True) is True
    await sim.idle(timeout=0.1)
    assert "HTTPS URL" in await call.refused("setWebhook", url="ftp://a.id")
    assert await call.refused("setWebhook", url="https://a.id", secret_token="a b") == (
        "Bad Request: secret token contains unallowed characters"
    )


async def test_a_webhook_ends_an_open_poll(call: Any, hook: Hook) -> None:
    poll = asyncio.create_task(call("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    await call.result("setWebhook", url=hook.url)
    answer = await asyncio.wait_for(poll, 1)
    assert answer["description"] == "Conflict: terminated by setWebhook request"
