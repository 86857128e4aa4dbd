"""The shortest way through a registration, to begin a test anywhere on it and to end it with success."""

import asyncio
import json
from typing import Any

from simulator.chats import Message
from tests.support.town import Talker, Town

WAY: dict[str, tuple[str, str, str]] = {
    # step: what the question says, what one does, and with which words
    "consent": ("Apakah setuju?", "taps", "Ya, setuju"),
    "name": ("Siapa nama", "says", "Bu Siti"),
    "business": ("Apa nama usahanya", "says", "Keripik Bu Siti"),
    "category": ("Paling banyak bikin apa", "says", "mebel jati"),
    "sells": ("Jual apa saja", "says", "keripik tempe, rempeyek"),
    "kecamatan": ("kecamatan mana", "says", "Limpung"),
    "desa": ("Desa atau kelurahan mana", "says", "Sidomulyo"),
    "phone": ("Nomor HP yang bisa dihubungi", "says", "081234567890"),
    "nib": ("Sudah punya nomor usaha", "taps", "Belum punya"),
    "turnover": ("hasil jualan dalam sebulan", "taps", "Tidak mau jawab"),
    "card": ("Sudah benar semua?", "taps", "Simpan"),
}
STEPS = tuple(WAY)
QUESTIONS = {step: question for step, (question, _, _) in WAY.items()}
DONE = "sudah terdaftar"
HOME = ["📦 Titip jual", "💰 Tagihan", "📜 Sertifikat", "📅 Agenda", "🛒 Ngklarisi", "☰ Lainnya"]
"""The keyboard of a producer."""


async def asks(talker: Talker, step: str) -> Message:
    """The newest message of all is the question of this step (an older one may just get its ✓)."""
    for _ in range(500):
        newest = next((message for message in reversed(talker.chat) if message.by_bot), None)
        if newest is not None and QUESTIONS[step] in newest.text and newest in talker.news:
            return newest
        await asyncio.sleep(0.01)
    return await talker.sees(QUESTIONS[step])


async def answers(talker: Talker, step: str) -> None:
    """Sees the question of this step, and answers it."""
    _, action, words = WAY[step]
    await asks(talker, step)
    await getattr(talker, action)(words)


async def reaches(talker: Talker, step: str) -> None:
    """Begins to register and goes on until this question stands."""
    await talker.says("/daftar")
    for before in STEPS[: STEPS.index(step)]:
        await answers(talker, before)
    await asks(talker, step)


async def finishes(talker: Talker, step: str) -> None:
    """Answers from this question on, until the business is registered."""
    for after in STEPS[STEPS.index(step) :]:
        await answers(talker, after)
    await talker.sees(DONE)


async def worked(town: Town) -> None:
    """Everything that was said is taken and decided on (its answer may still be on the way)."""
    await town.settled()
    for _ in range(500):
        if not await town.rows("SELECT id FROM inbox WHERE state = 'new'"):
            return
        await asyncio.sleep(0.01)
    raise AssertionError("something that was said waits for its turn")


async def form(town: Town, talker: Talker) -> dict[str, Any] | None:
    """The half-filled form of this chat, as it is kept."""
    await worked(town)
    rows = await town.rows("SELECT state FROM dialogs WHERE chat_id = :chat", chat=talker.id)
    return json.loads(rows[0].state) if rows else None


async def producer(town: Town, talker: Talker) -> dict[str, Any]:
    """What is saved of this person's business."""
    rows = await town.rows(
        "SELECT producers.* FROM producers JOIN people ON people.id = person_id WHERE chat_id = :chat",
        chat=talker.id,
    )
    assert len(rows) == 1, rows
    return dict(rows[0]._mapping)


async def product_names(town: Town) -> list[str]:
    return [
        row.name for row in await town.rows("SELECT name FROM products WHERE removed_at IS NULL ORDER BY id")
    ]
