"""What must be provable later: consents and who saw or changed whose data. Append-only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables as t


@dataclass(frozen=True, slots=True)
class Consent:
    """What somebody agreed to: the version and the very text they saw, or that was read to them. Then `recorded_by` is
    whoever wrote it down, `witness` who else heard it, `proof` Telegram's id of a photo or voice note of it."""

    version: str
    language: str
    text: str
    recorded_by: int | None = None
    witness: str | None = None
    proof: str | None = None


class Consents:
    """What people agreed to, in the very words they saw."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(self, person_id: int, consent: Consent, given_at: datetime) -> None:
        await self._tx.execute(
            insert(t.consents).values(
                person_id=person_id, version=consent.version, language=consent.language,
                text=consent.text, given_at=given_at, recorded_by=consent.recorded_by,
                witness=consent.witness, proof=consent.proof,
            )
        )  # fmt: skip

    async def latest(self, person_id: int) -> tuple[Consent, datetime] | None:
        """What they agree to now, and since when."""
        c = t.consents.c
        given = select(c.version, c.language, c.text, c.recorded_by, c.witness, c.proof, c.given_at).where(
            c.person_id == person_id, c.withdrawn_at.is_(None)
        )
        row = (await self._tx.execute(given.order_by(c.id.desc()).limit(1))).first()
        return None if row is None else (Consent(*row[:-1]), row.given_at)

    async def withdraw(self, person_id: int, at: datetime) -> None:
        """They no longer agree. What they had agreed to stays provable."""
        given = (t.consents.c.person_id == person_id, t.consents.c.withdrawn_at.is_(None))
        await self._tx.execute(update(t.consents).where(*given).values(withdrawn_at=at))


class Audit:
    """Who saw or changed whose data. `detail` names fields, never their content."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(
        self, at: datetime, actor: int | None, subject: int | None, action: str, **detail: object
    ) -> None:
        await self._tx.execute(
            insert(t.audit_log).values(
                at=at, actor_id=actor, subject_id=subject, action=action, detail=detail
            )
        )

    async def add_many(self, at: datetime, actor: int, subjects: Sequence[int], action: str) -> None:
        """The same about several people at once."""
        rows = [
            {"at": at, "actor_id": actor, "subject_id": one, "action": action, "detail": {}}
            for one in subjects
        ]
        if rows:
            await self._tx.execute(insert(t.audit_log), rows)

    async def about(self, person_id: int) -> list[tuple[datetime, int | None, str]]:
        """Everything noted about a person, oldest first: moment, actor, action."""
        a = t.audit_log.c
        rows = await self._tx.execute(
            select(a.at, a.actor_id, a.action).where(a.subject_id == person_id).order_by(a.id)
        )
        return [(row.at, row.actor_id, row.action) for row in rows]
