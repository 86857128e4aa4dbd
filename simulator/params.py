"""The parameters of one Bot API call, whichever of Telegram's four ways of sending them was used.

Knows nothing of the methods. In forms, numbers, booleans and objects arrive as text and are read on demand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import orjson
from aiohttp import BodyPartReader, web

from simulator.validation import BadRequest


@dataclass(slots=True)
class Upload:
    name: str
    mime: str
    data: bytes


@dataclass(slots=True)
class Params:
    values: dict[str, Any] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name)
        return default if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        try:
            return int(self.values.get(name) or default)
        except (TypeError, ValueError):
            raise BadRequest(f'can\'t parse "{name}": an integer number is expected') from None

    def number(self, name: str) -> float:
        try:
            return float(self.values.get(name) or 0)
        except (TypeError, ValueError):
            raise BadRequest(f'can\'t parse "{name}": a number is expected') from None

    def flag(self, name: str) -> bool:
        return str(self.values.get(name, "")).lower() in ("true", "1", "yes")

    def structure(self, name: str) -> Any:
        value = self.values.get(name)
        if not isinstance(value, str) or not value:
            return value or None
        try:
            return orjson.loads(value)
        except orjson.JSONDecodeError:
            raise BadRequest(f"can't parse {name} JSON object") from None

    def names(self) -> set[str]:
        """What was given; a file that another parameter names as `attach://…` is no parameter of its own."""
        texts = [str(value) for value in self.values.values()]
        return {
            *self.values,
            *(name for name in self.uploads if not any(f"attach://{name}" in t for t in texts)),
        }

    def upload(self, name: str) -> Upload | None:
        """The file of field `name`, sent directly or as `attach://other`."""
        value = self.values.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            return self.uploads.get(value.removeprefix("attach://"))
        return self.uploads.get(name)


async def params_of(request: web.Request) -> Params:
    params = Params(dict(request.query))
    kind = request.content_type
    if kind == "application/json":
        params.values.update(_json(await request.read()))
    elif kind == "multipart/form-data":
        await _read_parts(request, params)
    elif kind == "application/x-www-form-urlencoded":
        params.values.update({name: str(value) for name, value in (await request.post()).items()})
    return params


def _json(body: bytes) -> dict[str, Any]:
    if not body:
        return {}
    try:
        values = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise BadRequest("can't parse the request as JSON object") from None
    return values if isinstance(values, dict) else {}


async def _read_parts(request: web.Request, params: Params) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        data = bytes(await part.read(decode=False))
        if part.filename is None:
            params.values[part.name] = data.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            params.uploads[part.name] = Upload(part.filename, mime, data)
