"""Laris' side: a regency in its database, an announcement to all of it, and what the database says became of it."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import text

from domain.announcements.content import Buttons, Content, Kind, Piece
from domain.announcements.progress import State
from domain.audience import Audience
from domain.roles import Grant, Role
from storage.announcements import NewAnnouncement
from storage.engine import Database
from storage.store import Store

from .crowd import AUTHOR, FIRST, WORDS, Crowd

_SEED = (
    """INSERT INTO people (chat_id, language, created_at)
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {people})
    SELECT {first} + i, 'id', 0 FROM n""",
    """INSERT INTO producers (person_id, name, business, category, area, phone, phone_verified, nib_status,
    registered_at, changed_at)
    SELECT id, 'Warga', 'Keripik', 'makanan_kering', '33.25.08.2005', '+6281200000000', false, 'none', 0, 0
    FROM people WHERE chat_id >= {first}""",
    "ANALYZE",
)
_FATES = """SELECT p.chat_id, r.state FROM announcement_recipients r JOIN people p ON p.id = r.person_id
WHERE r.announcement_id = :number"""


async def settle(database: Database, crowd: Crowd) -> int:
    """Everybody is written down, and an announcement that begins at once; its number."""
    for statement in _SEED:
        async with database.transaction(heavy=True) as tx:
            await tx.execute(text(statement.format(people=crowd.people, first=FIRST)))
    now = datetime.now(UTC)
    async with database.transaction() as tx:
        store = Store(tx)
        author = await store.people.add(AUTHOR, "id", now)
        await store.people.grant(author.id, Grant(Role.OFFICER, "33.25"), now)
        told = NewAnnouncement(
            author.id, Content(pieces=(Piece(kind=Kind.TEXT, text=WORDS),)), Buttons(read=True), Audience(),
            ("33.25",), "33.25", State.SCHEDULED, now, crowd.people, 0,
        )  # fmt: skip
        return await store.announcements.add(told, now)


async def is_done(database: Database, number: int) -> bool:
    """Whether the announcement has ended."""
    async with database.reading() as tx:
        one = await Store(tx).announcements.get(number)
    return one is not None and one.state is State.DONE


async def faults(
    database: Database, number: int, crowd: Crowd, got: Sequence[int]
) -> tuple[list[str], Counter[str]]:
    """What does not agree with what arrived, in words, and how many there are in each state by the report."""
    async with database.reading() as tx:
        fates = {row.chat_id: row.state for row in await tx.execute(text(_FATES), {"number": number})}
        one = await Store(tx).announcements.get(number)
        left = await tx.scalar(text("SELECT count(*) FROM outbox WHERE announcement_id IS NOT NULL"))
    assert one is not None
    counts, shown = Counter(fates.values()), one.figures
    wrong = [
        f"{chat} is {fates.get(chat)}, got {copies}"
        for chat, copies in zip(crowd.chats, got, strict=True)
        if not _agrees(fates.get(chat), copies, has_blocked=crowd.has_blocked(chat))
    ]
    said = (shown.people, shown.sent, shown.blocked, shown.failed, shown.unknown)
    found = (crowd.people, counts["sent"], counts["blocked"], counts["failed"], counts["unknown"])
    if said != found or sum(said[1:]) != said[0]:
        wrong.append(f"the report says {said}, the rows {found}")
    if left:
        wrong.append(f"{left} copies left in the outbox")
    return wrong, counts


def _agrees(state: str | None, copies: int, *, has_blocked: bool) -> bool:
    """Sent means exactly once; only who is counted unknown may have got it or not, never twice."""
    match state:
        case "sent":
            return copies == 1
        case "unknown":
            return copies <= 1
        case "blocked":
            return has_blocked and copies == 0
    return False
