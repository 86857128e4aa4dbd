"""An officer with something to announce, and a small town of producers who listen; for talks about /siaran."""

import asyncio
from datetime import UTC, datetime

from domain.roles import Role
from storage.producers import Producer
from storage.store import Store
from tests.support.town import Talker, Town

LIMPUNG, BAWANG = "33.25.08.2001", "33.25.05.2001"
PLACES = {"Budi": LIMPUNG, "Sari": LIMPUNG, "Tini": BAWANG}


async def officer(
    town: Town, name: str = "Ratna", number: int = 900, area: str = "33.25", role: Role = Role.OFFICER
) -> Talker:
    """Somebody who was invited, and has come."""
    person = town.person(name, number)
    await person.starts(await town.invitation(role, area))
    await person.sees("Selamat datang")
    return person


async def listeners(town: Town) -> dict[str, Talker]:
    """Budi and Sari of Limpung, Tini of Bawang; each has pressed START some time ago."""
    people = {name: town.person(name, 101 + at) for at, name in enumerate(PLACES)}
    assert town.app is not None
    now = datetime.now(UTC)
    async with town.app.database.transaction() as tx:
        store = Store(tx)
        for name, talker in people.items():
            person = await store.people.add(talker.id, "id", now)
            await store.producers.add(_producer(person.id, name), now)
            town.sim.world.chats[talker.id].started = True
    return people


def _producer(person_id: int, name: str) -> Producer:
    return Producer(
        person_id, name, None, f"Keripik {name}", "makanan_kering", PLACES[name], "+6281234567890", True, "none", None,
        None,
    )  # fmt: skip


async def composes(
    ratna: Talker, words: str = "Besok ada pelatihan PIRT", *narrowing: str, moment: str = "Sekarang"
) -> None:
    """Up to the card."""
    await ratna.says("/siaran")
    await _new(ratna)
    await ratna.says(words)
    await audience(ratna, *narrowing)
    await (ratna.taps if moment == "Sekarang" else ratna.says)(moment)
    await ratna.sees("Sudah benar begini?")


async def _new(ratna: Talker) -> None:
    shown = await ratna.gets_answer()
    if "Siaran baru" in " ".join(shown.buttons):
        await ratna.taps("Siaran baru")
    await ratna.sees("Mau mengumumkan apa?")


async def audience(ratna: Talker, *narrowing: str) -> None:
    """Everybody, or what these words say; up to the question when."""
    await ratna.sees("Siapa yang dikirimi?")
    for words in narrowing:
        await ratna.says(words)
        await ratna.sees("Siapa yang dikirimi?")
    await ratna.taps("Pakai ini")
    await ratna.sees("Kapan dikirim?")


async def over(town: Town, state: str = "done") -> None:
    """The newest announcement is in that state, and nothing of it is on its way."""
    for _ in range(800):
        rows = await town.rows("SELECT state, is_correcting FROM announcements ORDER BY id DESC LIMIT 1")
        busy = await town.rows(
            "SELECT id FROM outbox WHERE state IN ('new', 'sending') OR announcement_id IS NOT NULL"
        )
        if rows and rows[0][0] == state and not rows[0][1] and not busy:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(await town.rows("SELECT * FROM announcements"))


def got(talker: Talker) -> list[str]:
    """Everything the bot has ever told this person, oldest first."""
    return [message.text for message in talker.chat if message.by_bot]
