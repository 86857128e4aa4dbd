"""People with roles, and inviting somebody by the form, as the talks about roles need them."""

import json
from typing import Any

from domain.roles import Role
from tests.support.town import Talker, Town


async def holding(town: Town, name: str, number: int, role: Role, area: str = "33.25") -> Talker:
    talker = town.person(name, number)
    await talker.starts(await town.invitation(role, area))
    await talker.sees("Sekarang jadi")
    return talker


async def invites(talker: Talker, role: str, place: str, name: str) -> str:
    """Through the form; the start parameter of the link that came."""
    await talker.says("/undang")
    await talker.sees("Undangan dan tugas")
    await talker.taps("Undang orang")
    await talker.sees("Diundang jadi apa?")
    await talker.taps(role)
    await talker.sees("Untuk wilayah mana?")
    await talker.says(place)
    await talker.sees("Siapa yang diundang?")
    await talker.says(name)
    await talker.sees("berlaku berapa hari?")
    await talker.taps("7 hari")
    await talker.sees("Cek dulu undangannya:")
    await talker.taps("Simpan")
    return link_in((await talker.sees("Berlaku sekali pakai, 7 hari.")).text)


def link_in(text: str) -> str:
    return text.partition("https://t.me/laris_bot?start=")[2].split()[0]


async def menus(town: Town, talker: Talker) -> list[list[str]]:
    """The command menus that this chat was given, in order; none for those that everybody has."""
    await town.settled()
    mine = [
        call for call in town.sim.calls
        if call.method in ("setMyCommands", "deleteMyCommands") and str(talker.id) in str(call.params)
    ]  # fmt: skip
    return [[one["command"] for one in _list(call.params.get("commands", []))] for call in mine]


def _list(commands: Any) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(commands) if isinstance(commands, str) else commands
    return found
