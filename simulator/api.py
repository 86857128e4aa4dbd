"""The Bot API over HTTP: who is calling, which method, and what goes wrong on the way.

Knows the methods by name only; what they do is in `sending`, `editing` and `profile`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson
from aiohttp import web

from simulator import editing, forum, profile, sending
from simulator.chats import Json, World
from simulator.faults import Fault, Faults
from simulator.known import PARAMETERS
from simulator.limits import Limits
from simulator.params import Params, params_of
from simulator.updates import Updates
from simulator.validation import (
    ApiError,
    BadRequest,
    NotFound,
    TooManyRequests,
    Unauthorized,
    check_names,
    check_secret,
)
from simulator.webhook import Webhook

Method = Callable[[World, Params], Any]


def _named(*methods: Method) -> dict[str, Method]:
    return {method.__name__.replace("_", ""): method for method in methods}


METHODS: dict[str, Method] = _named(
    sending.send_message, sending.send_media_group, sending.send_location, sending.send_venue,
    sending.send_contact, sending.send_chat_action, sending.copy_message, sending.copy_messages,
    sending.forward_message, editing.edit_message_media,
    editing.edit_message_text, editing.edit_message_caption, editing.edit_message_reply_markup,
    editing.delete_message, editing.delete_messages, editing.answer_callback_query,
    editing.answer_inline_query, profile.get_me, profile.get_chat, profile.leave_chat, profile.get_file,
    forum.create_forum_topic, forum.edit_forum_topic, forum.close_forum_topic, forum.reopen_forum_topic,
    forum.delete_forum_topic, forum.get_chat_member, profile.set_my_commands, profile.get_my_commands, profile.delete_my_commands,
) | {
    "sendphoto": sending.send_photo, "senddocument": sending.send_document, "sendvoice": sending.send_voice,
    "sendvideo": sending.send_video, "sendsticker": sending.send_sticker,
    "sendaudio": sending.send_audio, "sendanimation": sending.send_animation,
    "setmyname": profile.set_my_name, "getmyname": profile.get_my_name,
    "setmydescription": profile.set_my_description, "getmydescription": profile.get_my_description,
    "setmyshortdescription": profile.set_my_short_description,
    "getmyshortdescription": profile.get_my_short_description,
}  # fmt: skip
UNLIMITED = frozenset({"sendchataction"})
COUNTED = frozenset(
    name for name in METHODS if name.startswith(("send", "copy", "forward")) and name not in UNLIMITED
)
MOST_CALLS = 100_000


@dataclass(slots=True)
class Call:
    method: str
    params: Json
    at: float
    ok: bool


class BotApi:
    def __init__(self, token: str, world: World, updates: Updates, limits: Limits, faults: Faults) -> None:
        self.token, self.world, self.updates = token, world, updates
        self.limits, self.faults = limits, faults
        self.webhook = Webhook(updates)
        self.calls: list[Call] = []

    async def handle(self, request: web.Request) -> web.Response:
        name = request.match_info["method"]
        fault = self.faults.next_for(name)
        if fault is not None:
            early = await self._meet(request, fault)
            if early is not None:
                return early
        answer = await self._answer(request, name)
        if fault is not None and fault.kind == "reset_after":
            return _reset(request)
        if fault is not None and fault.kind == "timeout":
            await asyncio.sleep(fault.seconds)
        return answer

    async def _meet(self, request: web.Request, fault: Fault) -> web.Response | None:
        """What a fault does before the call is looked at."""
        if fault.kind == "reset_before":
            return _reset(request)
        if fault.kind == "429":
            return _refusal(TooManyRequests(max(1, round(fault.seconds))))
        if fault.kind in ("500", "502"):
            page = f"<html><head><title>{fault.kind}</title></head><body>nginx</body></html>"
            return web.Response(status=int(fault.kind), text=page, content_type="text/html")
        if fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
        return None

    async def _answer(self, request: web.Request, name: str) -> web.Response:
        params, ok = Params(), False
        try:
            if request.match_info["token"] != self.token:
                raise Unauthorized("")
            params = await params_of(request)
            result = await self._call(name.lower(), params)
            ok = True
            return _json({"ok": True, "result": result})
        except ApiError as error:
            return _refusal(error)
        finally:
            self._note(Call(name, params.values, time.time(), ok))

    def _note(self, call: Call) -> None:
        self.calls.append(call)
        if len(self.calls) > MOST_CALLS:
            del self.calls[: MOST_CALLS // 2]

    async def _call(self, name: str, params: Params) -> Any:
        check_names(name, params.names(), PARAMETERS.get(name))
        if name == "getupdates":
            return await self._get_updates(params)
        if name in _WEBHOOK_METHODS:
            return _WEBHOOK_METHODS[name](self, params)
        method = METHODS.get(name)
        if method is None:
            raise NotFound("")
        if name in COUNTED and self.limits.is_on:
            self._count(params)
        return method(self.world, params)

    def _count(self, params: Params) -> None:
        chat_id = params.integer("chat_id")
        several = params.structure("media") or params.structure("message_ids") or [0]
        wait = self.limits.retry_after(chat_id, len(several))
        if wait:
            raise TooManyRequests(wait)

    async def _get_updates(self, params: Params) -> list[Json]:
        self._allow(params)
        limit = params.integer("limit", 100)
        seconds = max(0, min(50, params.integer("timeout")))
        return await self.updates.poll(params.integer("offset"), max(1, min(100, limit)), seconds)

    def _allow(self, params: Params) -> None:
        if "allowed_updates" in params.values:
            self.updates.allowed = list(params.structure("allowed_updates") or [])

    def set_webhook(self, params: Params) -> bool:
        check_secret(params.text("secret_token"))
        url = params.text("url")
        if url and not url.startswith(("http://", "https://")):
            raise BadRequest("bad webhook: An HTTPS URL must be provided for webhook")
        self._allow(params)
        if params.flag("drop_pending_updates"):
            self.updates.drop_all()
        most = max(1, min(100, params.integer("max_connections", 40)))
        self.webhook.set(url, params.text("secret_token"), most)
        return True

    def delete_webhook(self, params: Params) -> bool:
        if params.flag("drop_pending_updates"):
            self.updates.drop_all()
        self.webhook.set("", "", 40)
        return True

    def webhook_info(self, params: Params) -> Json:
        del params
        return self.webhook.info()

    async def download(self, request: web.Request) -> web.Response:
        file = self.world.files.at_path(request.match_info["path"])
        if request.match_info["token"] != self.token or file is None:
            return _refusal(NotFound(""))
        return web.Response(body=self.world.files.read(file), content_type="application/octet-stream")


_WEBHOOK_METHODS: dict[str, Callable[[BotApi, Params], Any]] = {
    "setwebhook": BotApi.set_webhook,
    "deletewebhook": BotApi.delete_webhook,
    "getwebhookinfo": BotApi.webhook_info,
}


def _json(content: Json, status: int = 200) -> web.Response:
    return web.Response(body=orjson.dumps(content), status=status, content_type="application/json")


def _refusal(error: ApiError) -> web.Response:
    content: Json = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        content["parameters"] = error.parameters
    return _json(content, error.code)


def _reset(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
