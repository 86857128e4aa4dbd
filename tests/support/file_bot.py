"""The bot with one more conversation, which sends and takes files: `python -m tests.support.file_bot run`.

/gambar sends a picture (/lambat slowly), /berkas a document, /rusak asks for one that cannot be made, /kirim takes a file
and says how long it is (or what its reader made of it: /baca). Its jobs are in `tests.support.file_jobs`.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from bot.conversation import Conversation, Entry, Open, begin
from bot.dialog.event import FileArrived
from bot.dialog.file_field import SentFile, document
from bot.dialog.form import Form, Step
from bot.dialog.screen import Literal, Painting
from bot.painter import Painter
from bot.texts import Texts
from bot.turn import Turn
from handlers import registry, standing
from handlers.book import Book
from storage.store import Store


async def _gather(store: Store, spec: Mapping[str, Any], _texts: Texts) -> Any:
    return {"name": spec["name"], "grants": len(await store.people.grants(spec["chat"]))}


def _paints(name: str, *, as_document: bool = False) -> Open:
    async def opened(turn: Turn, _argument: str = "") -> None:
        painting = Painting("test", {"name": name, "chat": turn.person.chat_id})
        send = turn.send_document if as_document else turn.send_photo
        send(painting, Literal(f"keterangan {name}"))

    return opened


class _Sent(BaseModel):
    file: dict[str, Any]


def _form(name: str, reader: str | None) -> Form:
    async def finish(turn: Turn, answers: _Sent) -> None:
        turn.fetch(document(answers.file), "test", {"said": name}, reader)
        turn.say(Literal("saya ambil dulu"))

    return Form(name, 1, name, (Step("file", "File", "Kirim berkasnya?", SentFile()),), _Sent, finish)


def _begins(form: Form) -> Open:
    async def opened(turn: Turn, _argument: str = "") -> None:
        await begin(turn, form)

    return opened


async def _arrived(turn: Turn, event: FileArrived) -> None:
    file = await turn.store.files.arrived(event.file, turn.person.chat_id)
    assert file is not None
    got = file.fault or file.reading or len(file.content or b"")
    turn.say(Literal(f"sampai: {file.name} {got} {event.about['said']}"))


_SEND, _READ = _form("kirim", None), _form("baca", "test")
CONVERSATION = Conversation(
    entries=(
        Entry(("gambar",), _paints("grafik"), "x"),
        Entry(("berkas",), _paints("laporan", as_document=True), "x"),
        Entry(("lambat",), _paints("slow"), "x"),
        Entry(("rusak",), _paints("crash"), "x"),
        Entry(("mati",), _paints("die"), "x"),
        Entry(("tolak",), _paints("refuse"), "x"),
        Entry(("kirim",), _begins(_SEND), "x"),
        Entry(("baca",), _begins(_READ), "x"),
    ),
    forms=(_SEND, _READ),
    painters={"test": Painter(_gather, "tests.support.file_jobs:picture")},
    arrivals={"test": _arrived},
    readers={"test": "tests.support.file_jobs:length"},
)


HOLDERS = (registry, standing)
"""Who knows the book by name."""


def book() -> Book:
    """All conversations and this one."""
    return Book([*registry.BOOK.conversations, CONVERSATION])


def main() -> None:
    from bot.__main__ import main as command_line

    ours = book()
    for holder in HOLDERS:
        vars(holder)["BOOK"] = ours
    command_line()


if __name__ == "__main__":
    main()
