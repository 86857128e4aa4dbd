"""A tiny bot with its own long poll, enough to make the phones talk."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import aiohttp

AGREE = {
    "inline_keyboard": [
        [{"text": "✅ Setuju", "callback_data": "agree"}, {"text": "Tidak", "callback_data": "no"}]
    ]
}
KEYBOARD = {
    "keyboard": [[{"text": "📱 Kirim nomor", "request_contact": True}], [{"text": "Lewati"}]],
    "resize_keyboard": True,
    "one_time_keyboard": True,
}
COMMANDS = [
    {"command": "menu", "description": "Menu utama"},
    {"command": "bantuan", "description": "Bantuan"},
]


class TinyBot:
    def __init__(self, url: str, token: str, session: aiohttp.ClientSession) -> None:
        self._base, self._session = f"{url}/bot{token}", session

    async def call(self, method: str, **params: Any) -> Any:
        async with self._session.post(f"{self._base}/{method}", json=params) as answer:
            return (await answer.json()).get("result")

    async def run(self) -> None:
        await self.call("setMyCommands", commands=COMMANDS)
        await self.call("setMyDescription", description="Saya membantu usaha kecil.\n\nGratis.")
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=10) or []:
                offset = update["update_id"] + 1
                await self.take(update)

    async def take(self, update: dict[str, Any]) -> None:
        query, message = update.get("callback_query"), update.get("message")
        if query:
            await self.tapped(query)
        elif message and "contact" in message:
            text = f"Nomor <b>{message['contact']['phone_number']}</b> dicatat & disimpan."
            await self.say(message["chat"]["id"], text, {"remove_keyboard": True})
        elif message and message.get("text", "").startswith("/start"):
            await self.say(message["chat"]["id"], f"Halo! <i>{message['text']}</i>\nKetik /menu.", AGREE)
        elif message:
            kind = "foto" if "photo" in message else message.get("text", "yang lain")
            await self.say(message["chat"]["id"], f"Kamu kirim: {kind}".replace("<", "&lt;"))

    async def tapped(self, query: dict[str, Any]) -> None:
        chat, message_id = query["message"]["chat"]["id"], query["message"]["message_id"]
        if query["data"] == "no":
            await self.call(
                "answerCallbackQuery", callback_query_id=query["id"], text="Sayang …", show_alert=True
            )
            return
        await self.call("answerCallbackQuery", callback_query_id=query["id"], text="Terima kasih")
        await self.call("editMessageText", chat_id=chat, message_id=message_id, text="Sudah setuju ✓")
        await self.say(chat, "Berapa nomormu?", KEYBOARD)

    async def say(self, chat_id: int, text: str, markup: Any = None) -> None:
        extra = {"reply_markup": markup} if markup else {}
        await self.call("sendMessage", chat_id=chat_id, text=text, parse_mode="HTML", **extra)


@contextlib.asynccontextmanager
async def running(url: str, token: str) -> AsyncIterator[TinyBot]:
    async with aiohttp.ClientSession() as session:
        bot = TinyBot(url, token, session)
        task = asyncio.create_task(bot.run())
        try:
            yield bot
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
