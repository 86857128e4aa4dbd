"""Officers for talks about cases, and what their phones do: answering a message by replying to it."""

import asyncio
import re

from domain.roles import Role
from simulator.chats import Message
from simulator.room import Room
from tests.support.town import Talker, Town


async def officer(
    town: Town, name: str, number: int, area: str = "33.25", role: Role = Role.OFFICER
) -> Talker:
    """Somebody with a role in an area."""
    talker = town.person(name, number)
    await talker.starts(await town.invitation(role, area))
    await talker.sees("Selamat datang! Sekarang jadi")
    return talker


def number_in(message: Message) -> str:
    """The number of the case that a message names."""
    found = re.search(r"#(\d+)", message.text)
    assert found, message.text
    return found[1]


async def asks(talker: Talker, words: str) -> str:
    """A question to the officers by the shortest way; the number of its case."""
    await talker.says("/lapor")
    await talker.sees("Mau dibantu petugas soal apa?")
    await talker.taps("Pertanyaan")
    await talker.sees("Mau tanya apa?")
    await talker.says(words)
    return number_in(await talker.sees("Sudah dikirim. Nomornya"))


async def takes(talker: Talker, number: str) -> None:
    await talker.sees(f"#{number} ·")
    await talker.taps("Saya ambil")
    await talker.sees("Sudah diambil. Balas (reply)")


async def quiet(town: Town) -> None:
    """Everything that was said is worked on, everything that is owed has arrived, and what follows from that as well."""
    await town.settled()
    busy = (
        "SELECT id FROM inbox WHERE state = 'new' UNION ALL "
        "SELECT id FROM outbox WHERE state IN ('new', 'sending')"
    )
    calm = 0
    for _ in range(1_000):
        calm = 0 if await town.rows(busy) else calm + 1
        if calm >= 3:
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it does not become quiet")


async def code(ratna: Talker) -> str:
    """A fresh code from the officer's own chat."""
    await ratna.says("/kasus")
    await ratna.taps("Grup")
    shown = await ratna.sees("/kaitkan")
    found = re.search(r"/kaitkan (\w+)", shown.text)
    assert found
    return found[1]


async def linked(town: Town, ratna: Talker, *, topics: bool = True, is_forum: bool = True) -> Room:
    """A group of officers that is linked to Batang."""
    room = town.sim.room(town.sim.group("Petugas Batang", is_forum=is_forum))
    room.adds_bot(ratna.person, topics=topics)
    await room.sees("Petugas bisa mengaitkan grup ini")
    await room.says(ratna.person, f"/kaitkan {await code(ratna)}")
    await room.sees("Grup ini sekarang untuk kasus Kabupaten Batang")
    return room
