"""Makes the pictures and documents that outgoing calls ask for, just before they leave.

Asks the memory in a reading transaction, lets another process do the heavy part, and sees that Telegram will take
the result.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from bot.bench import Refused
from bot.dialog.screen import Literal, Screen
from bot.painter import Painter
from bot.runtime.journal import where
from bot.runtime.press import METHODS, NotPrinted, Press
from bot.runtime.transport import Upload
from bot.runtime.workshop import JobFailed, Workshop
from bot.texts import Texts
from bot.wire import PAINT, as_words, message_params, retold
from domain.messages import N_, message
from storage.engine import Database
from storage.outbox import Call, Claimed
from storage.store import Store

PICTURE_BYTES = 10 * 1024**2
DOCUMENT_BYTES = 50 * 1024**2


class NotPainted(Exception):
    """The picture or document could not be made: not now (`again`), or not at all."""

    def __init__(self, reason: str, *, again: bool) -> None:
        super().__init__(reason)
        self.again = again


@dataclass(frozen=True, slots=True)
class Prepared:
    """A call that may leave now."""

    method: str
    params: dict[str, Any]
    upload: Upload | None = None


class Studio:
    def __init__(
        self, database: Database, workshop: Workshop, painters: Mapping[str, Painter], press: Press
    ) -> None:
        self._press = press
        self._database = database
        self._workshop = workshop
        self._painters = painters

    async def prepared(self, call: Claimed) -> Prepared:
        """The call as Telegram takes it, with the file that goes along. Raises `NotPainted`."""
        if call.method in METHODS:
            return await self._printed(call)
        asked = call.params.get(PAINT)
        if asked is None:
            return Prepared(call.method, call.params)
        painter = self._painters.get(asked["painter"])
        if painter is None:
            raise NotPainted("no such painter", again=False)
        async with self._workshop.turn(call.lane):
            with suppress(OSError):  # told when the job is given
                await self._workshop.expect(painter.draw)
            data = await self._gathered(painter, asked)
            made, content = await self._drawn(painter, data)
        params = {name: value for name, value in call.params.items() if name != PAINT}
        params = _told(painter, asked, (data, made), params)
        if painter.tell is not None and not content:
            return Prepared("sendMessage", as_words(params))
        field = "document" if call.method == "sendDocument" else "photo"
        most = DOCUMENT_BYTES if field == "document" else PICTURE_BYTES
        if not 0 < len(content) <= most:
            raise NotPainted(f"{len(content)} bytes", again=False)
        return Prepared(call.method, params, Upload(field, made["name"], made["mime"], content))

    async def _printed(self, call: Claimed) -> Prepared:
        try:
            return Prepared(*await self._press.request(call))
        except NotPrinted as fault:
            raise NotPainted(str(fault), again=True) from None

    async def _gathered(self, painter: Painter, asked: dict[str, Any]) -> Any:
        try:
            async with self._database.reading() as tx:
                texts = Texts(asked["language"], asked["zone"])
                return await painter.gather(Store(tx), asked["spec"], texts)
        except Exception as fault:  # the painter's own mistake, or a database in trouble
            raise NotPainted(f"{type(fault).__name__} at {where(fault)}", again=True) from None

    async def _drawn(self, painter: Painter, data: Any) -> tuple[Any, bytes]:
        try:
            return await self._workshop.do(painter.draw, data)
        except Refused as refusal:
            raise NotPainted(str(refusal), again=False) from None
        except (JobFailed, OSError) as fault:
            raise NotPainted(str(fault), again=True) from None


def _told(
    painter: Painter, asked: dict[str, Any], known: tuple[Any, Any], params: dict[str, Any]
) -> dict[str, Any]:
    """`known`: what was gathered, and what the drawing answered."""
    if painter.tell is None:
        return params
    texts = Texts(asked["language"], asked["zone"])
    try:
        return retold(params, painter.tell(*known, texts), texts)
    except Exception as fault:
        raise NotPainted(f"{type(fault).__name__} at {where(fault)}", again=False) from None


def apology(call: Claimed) -> Call | None:
    """Says sorry in the place of the picture, with a short code that an officer can look up. Whoever does not wait for
    anything – a copy of an announcement – hears nothing."""
    asked = call.params.get(PAINT)
    if asked is None:
        return None
    sorry = message(
        N_("Sorry, I could not make that picture or file. Please ask for it again later. If it fails again, tell the office code {code}."),
        code=Literal(f"K{call.id}"),
    )  # fmt: skip
    texts = Texts(asked["language"], asked["zone"])
    method, params = message_params(call.chat_id, Screen((sorry,)), texts)
    return Call(call.chat_id, call.lane, method, params)
