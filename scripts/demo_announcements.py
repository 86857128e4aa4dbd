"""Announcements of the demo: one of last week with what people answered, and one that leaves while somebody looks. Whoever
it leaves to are many more people than there are phones on the page. All made up."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from domain import areas
from domain.announcements.content import Buttons, Content, Kind, Piece
from domain.announcements.progress import State
from domain.audience import Audience
from domain.roles import Action
from services import announcement_sending
from services.announcement_sending import Sending
from storage import outbox
from storage.announcements import NewAnnouncement
from storage.calls import Budget
from storage.engine import Database
from storage.producers import Producer
from storage.store import Store

BATANG = "33.25"
FIRST, CROWD = 20_000, 600
"""Chats of people without a phone on the page."""
_CRAFTS = (
    ("fashion_batik", "Batik"),
    ("mebel", "Mebel"),
    ("kerajinan", "Anyaman"),
)
_NAMES = ("Sri", "Wahyuni", "Sutarno", "Rohmah", "Darmi", "Kasmin", "Lestari", "Tasripin", "Umi", "Waryo")
_FAIR = (
    "Pameran Kriya Batang\n\n"
    "Batik, mebel dan anyaman boleh ikut, gratis. Sabtu–Minggu dua pekan lagi di Alun-alun Batang.\n\n"
    "Ketuk jawaban di bawah, ya."
)
_PAST = "Mulai bulan ini stok titipan di minimarket dicek setiap Senin. Tolong antar sebelum jam 8 pagi, ya."
_STEPS = 6


@dataclass(frozen=True, slots=True)
class Cast:
    """Numbers of people: who announced it, and who has read it."""

    author: int
    readers: tuple[int, ...]


def _name(at: int) -> str:
    return _NAMES[at % len(_NAMES)]


async def add_past(tx: AsyncConnection, cast: Cast, now: datetime) -> None:
    """Sent a week ago by the same machinery, to a Telegram that took everything."""
    then = now - timedelta(days=7)
    store = Store(tx)
    buttons, audience = Buttons(read=True), Audience(areas=("33.25.02", "33.25.08"))
    number = await store.announcements.add(_new(cast.author, _PAST, buttons, audience, then), then)
    for step in range(_STEPS):
        at = then + timedelta(seconds=5 * step)
        await announcement_sending.step(Sending(0, "Dinas UMKM Batang"), tx, at, at)
        await _leave(tx, at)
    for reader in cast.readers:
        await store.announcements.read(number, reader, then + timedelta(hours=2))


async def _leave(tx: AsyncConnection, at: datetime) -> None:
    claimed = await outbox.claim(tx, at, "demo", timedelta(minutes=1), 1_000, Budget(0, 0))
    sent = [outbox.Result(one.id, "sent", at, message_id=1 + one.id) for one in claimed]
    await outbox.record(tx, sent, at)


async def add_running(database_url: str) -> None:
    """Many people who make such things, and an announcement of the administrator to them whose moment is now."""
    database, now, chance = Database(database_url), datetime.now(UTC), random.Random(33_25)
    async with database.transaction() as tx:
        store = Store(tx)
        author, *_ = await store.people.who_may(Action.ANNOUNCE, BATANG)
        for at in range(CROWD):
            person = await store.people.add(FIRST + at, "id", now)
            await store.producers.add(_producer(person.id, at, chance), now)
        buttons = Buttons(answers=("✋ Ikut", "🙏 Tidak bisa"))
        audience = Audience(categories=tuple(category for category, _ in _CRAFTS))
        await store.announcements.add(_new(author.id, _FAIR, buttons, audience, now), now)
    await database.close()


def _new(author: int, words: str, buttons: Buttons, audience: Audience, at: datetime) -> NewAnnouncement:
    content = Content(pieces=(Piece(kind=Kind.TEXT, text=words),))
    meant = audience.areas or (BATANG,)
    area = areas.common(meant)
    return NewAnnouncement(author, content, buttons, audience, meant, area, State.SCHEDULED, at, CROWD, 0)


def _producer(number: int, at: int, chance: random.Random) -> Producer:
    category, trade = chance.choice(_CRAFTS)
    kecamatan = chance.choice(areas.children(BATANG))
    desa = chance.choice(areas.children(kecamatan.code))
    return Producer(
        number, _name(at), None, f"{trade} {_name(at)}", category, desa.code, f"+62813000{at:05d}",
        phone_verified=False, nib_status="unknown", nib=None, turnover=None,
    )  # fmt: skip
