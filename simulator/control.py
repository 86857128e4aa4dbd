"""The simulator's own addresses under `/sim/`: what the page and outside test drivers use. All JSON.

GET  /sim/state · /sim/people · /sim/chats/{chat} · /sim/calls?method= · /sim/clock · /sim/idle
GET  /sim/events                               what changes, as server-sent events
GET  /sim/files/{file_id}                      a picture or a download
POST /sim/people                               {id, first_name, phone, …}: a new person
POST /sim/people/{person}/{gesture}            see `gestures`; files as multipart field `file`
POST /sim/groups                               {title, is_forum, members: [id, …]} → {id}
POST /sim/channels                             {title} → {id}
POST /sim/clock                                {hours|days|weeks}, {to: morning|real}, {at: 2026-03-02 08:00}
POST /sim/limits                               {overall, per_chat, burst, per_group_minute} or {off: true}
POST /sim/faults · DELETE /sim/faults          {method, kind, seconds, times, probability}

Knows nothing of the Bot API.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import orjson
from aiohttp import web

from simulator.chats import Chat, Json, Person, chat_view, message_view
from simulator.gestures import Refused, act
from simulator.params import params_of
from simulator.profile import menu_of, text_for
from simulator.stage import Stage
from simulator.streams import Streams
from simulator.validation import ApiError

PAGE = Path(__file__).parent / "page"
PAGE_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data: blob:; frame-ancestors 'none'",
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Control:
    def __init__(self, simulator: Stage) -> None:
        self._sim = simulator
        self._streams = Streams(simulator.world)

    def add_routes(self, app: web.Application) -> None:
        app.middlewares.append(_guard)
        routes: list[tuple[str, str, Handler]] = [
            ("GET", "/sim/state", self.state),
            ("GET", "/sim/people", self.people),
            ("POST", "/sim/people", self.add_person),
            ("POST", "/sim/people/{person}/{gesture}", self.gesture),
            ("GET", "/sim/chats/{chat}", self.chat),
            ("POST", "/sim/groups", self.add_group),
            ("POST", "/sim/channels", self.add_channel),
            ("GET", "/sim/calls", self.calls),
            ("GET", "/sim/idle", self.idle),
            ("GET", "/sim/clock", self.clock),
            ("POST", "/sim/clock", self.move_clock),
            ("POST", "/sim/limits", self.limits),
            ("POST", "/sim/faults", self.add_fault),
            ("DELETE", "/sim/faults", self.clear_faults),
            ("GET", "/sim/events", self._streams.serve),
            ("GET", "/sim/files/{file_id}", self.file),
            ("GET", "/", self.index),
        ]
        for method, path, handler in routes:
            app.router.add_route(method, path, handler)
        app.router.add_static("/page/", PAGE)

    def close(self) -> None:
        self._streams.close()

    # What is there

    async def index(self, request: web.Request) -> web.StreamResponse:
        del request
        return web.FileResponse(PAGE / "index.html", headers=PAGE_HEADERS)

    async def state(self, request: web.Request) -> web.Response:
        del request
        sim = self._sim
        return _json(
            {
                "bot": sim.world.bot,
                "people": [self._person(person) for person in sim.world.people.values()],
                "chats": [self._chat(chat) for chat in sim.world.chats.values() if chat.kind == "private"],
                "rooms": [self._chat(chat) for chat in sim.world.chats.values() if chat.members],
                "unconfirmed": list(sim.updates.pending),
                "places": sim.cast.places,
                "clock": self._clock(),
            }
        )

    def _person(self, person: Person) -> Json:
        world, language = self._sim.world, person.language_code
        told = {
            "name": text_for(world, "name", language),
            "description": text_for(world, "description", language),
        }
        return {
            **person.as_user(),
            "phone": person.phone,
            "role_label": person.role_label,
            "has_phone": person.has_phone,
            "start": person.start,
            "menu": menu_of(world, person.id, language),
            "bot": told,
        }

    def _chat(self, chat: Chat) -> Json:
        return {**chat_view(chat), "messages": [message_view(message) for message in chat.messages.values()]}

    async def people(self, request: web.Request) -> web.Response:
        del request
        return _json({"people": [self._person(person) for person in self._sim.world.people.values()]})

    async def chat(self, request: web.Request) -> web.Response:
        chat = self._sim.world.chats.get(_number(request, "chat"))
        if chat is None:
            raise Refused("no such chat")
        return _json(self._chat(chat))

    async def calls(self, request: web.Request) -> web.Response:
        wanted = request.query.get("method", "").lower()
        calls = [call for call in self._sim.calls if wanted in ("", call.method.lower())]
        rows = [{"method": c.method, "params": c.params, "at": c.at, "ok": c.ok} for c in calls]
        return _json({"calls": rows})

    async def idle(self, request: web.Request) -> web.Response:
        """How many updates wait, after waiting up to `?timeout=` seconds for none."""
        updates = self._sim.updates
        await updates.pulse.until(lambda: not updates.pending, float(request.query.get("timeout", "0")))
        return _json({"pending": len(updates.pending)})

    async def file(self, request: web.Request) -> web.Response:
        file = self._sim.world.files.get(request.match_info["file_id"])
        if file is None:
            raise web.HTTPNotFound
        is_picture = bool(file.width) and file.mime.startswith("image/") and "svg" not in file.mime
        place = "inline" if is_picture else f"attachment; filename*=UTF-8''{quote(file.name)}"
        headers = {"Content-Disposition": place, "X-Content-Type-Options": "nosniff"}
        kind = file.mime if is_picture else "application/octet-stream"
        return web.Response(body=self._sim.world.files.read(file), content_type=kind, headers=headers)

    # What can be done

    async def add_person(self, request: web.Request) -> web.Response:
        content = await _content(request)
        started = bool(content.pop("started", False))
        try:
            person = self._sim.world.add_person(Person(**content))
        except TypeError as trouble:
            raise Refused(str(trouble)) from None
        self._sim.world.chats[person.id].started = started
        return _json({"ok": True, "id": person.id})

    async def gesture(self, request: web.Request) -> web.Response:
        person = self._sim.world.people.get(_number(request, "person"))
        if person is None:
            raise Refused("no such person")
        params = await params_of(request)
        update_id = act(self._sim.actions, person, request.match_info["gesture"], params)
        return _json({"ok": True, "update_id": update_id})

    async def add_group(self, request: web.Request) -> web.Response:
        content = await _content(request)
        chat = self._sim.group(str(content.get("title", "")), is_forum=bool(content.get("is_forum")))
        chat.members = [int(one) for one in content.get("members", ())]
        return _json({"ok": True, "id": chat.id})

    async def add_channel(self, request: web.Request) -> web.Response:
        return _json(
            {"ok": True, "id": self._sim.channel(str((await _content(request)).get("title", ""))).id}
        )

    def _clock(self) -> Json:
        return {"timestamp": self._sim.clock.timestamp(), "offset": self._sim.clock.offset}

    async def clock(self, request: web.Request) -> web.Response:
        del request
        return _json(self._clock())

    async def move_clock(self, request: web.Request) -> web.Response:
        content, clock = await _content(request), self._sim.clock
        if content.get("to") == "morning":
            clock.to_morning()
        elif content.get("to") == "real":
            clock.to_real()
        elif "at" in content:
            clock.at(str(content["at"]))
        else:
            clock.move(**{name: float(value) for name, value in content.items()})
        self._sim.world.tell({"type": "clock", **self._clock()})
        return _json(self._clock())

    async def limits(self, request: web.Request) -> web.Response:
        content = await _content(request)
        if content.pop("off", False):
            self._sim.limits.off()
        else:
            self._sim.limits.enforce(**content)
        return _json({"ok": True, "on": self._sim.limits.is_on})

    async def add_fault(self, request: web.Request) -> web.Response:
        content = await _content(request)
        self._sim.faults.add(content.pop("method", "*"), **content)
        return _json({"ok": True})

    async def clear_faults(self, request: web.Request) -> web.Response:
        del request
        self._sim.faults.clear()
        return _json({"ok": True})


async def _content(request: web.Request) -> dict[str, Any]:
    body = await request.read()
    content = orjson.loads(body) if body else {}
    if not isinstance(content, dict):
        raise Refused("an object is expected")
    return content


def _number(request: web.Request, name: str) -> int:
    try:
        return int(request.match_info[name])
    except ValueError:
        raise Refused(f"{name} is no number") from None


@web.middleware
async def _guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refusals in words, and nothing for other sites' pages that run in the same browser."""
    if not request.path.startswith("/sim/"):
        return await handler(request)
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        return _json({"ok": False, "error": "another site's page may not do this"}, 403)
    try:
        return await handler(request)
    except ApiError as error:
        return _json({"ok": False, "error": error.description}, 400)
    except (Refused, ValueError, TypeError) as error:
        return _json({"ok": False, "error": str(error)}, 400)


def _json(content: Json, status: int = 200) -> web.Response:
    return web.Response(body=orjson.dumps(content), status=status, content_type="application/json")
