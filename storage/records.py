"""What must be provable later: consents, invitations and who saw or changed whose data. Append-only."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.roles import Grant, Role
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

    async def withdraw(self, person_id: int, at: datetime) -> None:
        """They no longer agree. What they had agreed to stays provable."""
        given = (t.consents.c.person_id == person_id, t.consents.c.withdrawn_at.is_(None))
        await self._tx.execute(update(t.consents).where(*given).values(withdrawn_at=at))


class Invitations:
    """One-time deep links to a role. Only a hash of the token is stored."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(self, token_hash: str, grant: Grant, now: datetime, expires_at: datetime) -> None:
        await self._tx.execute(
            insert(t.invitations).values(
                token_hash=token_hash, role=grant.role, area=grant.area, created_at=now,
                expires_at=expires_at,
            )
        )  # fmt: skip

    async def use(self, token_hash: str, person_id: int, now: datetime) -> Grant | None:
        """Use it up for this person. None when it is unknown, used or expired."""
        i = t.invitations.c
        row = (
            await self._tx.execute(
                update(t.invitations)
                .where(i.token_hash == token_hash, i.used_at.is_(None), i.expires_at > now)
                .values(used_at=now, used_by=person_id)
                .returning(i.role, i.area)
            )
        ).first()
        return None if row is None else Grant(Role(row.role), row.area)


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

    async def about(self, person_id: int) -> list[tuple[datetime, int | None, str]]:
        """Everything noted about a person, oldest first: moment, actor, action."""
        a = t.audit_log.c
        rows = await self._tx.execute(
            select(a.at, a.actor_id, a.action).where(a.subject_id == person_id).order_by(a.id)
        )
        return [(row.at, row.actor_id, row.action) for row in rows]
