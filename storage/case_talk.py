"""What was said in a case, what was attached as evidence, and what was done with it. The words lie in tables of their own:
they can be taken away while the case stays in the counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.cases.model import Author, Piece, Step
from storage.tables_cases import case_evidence, case_names, case_steps, case_words, cases

_w, _s, _e = case_words.c, case_steps.c, case_evidence.c


@dataclass(frozen=True, slots=True)
class Word:
    """One message of a case, or a note for officers alone."""

    id: int
    at: datetime
    author: Author
    author_id: int | None
    piece: Piece


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was known on a day, frozen: `about` "readiness" or "bill", `body` as JSON."""

    about: str
    as_of: date
    body: Any


@dataclass(frozen=True, slots=True)
class Done:
    """One step that was taken with a case."""

    at: datetime
    actor_id: int | None
    step: Step


class CaseTalk:
    """Asked only for cases that were found for whoever asks."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(
        self, case_id: int, author: Author, author_id: int | None, piece: Piece, now: datetime
    ) -> None:
        """Keep one message."""
        row = {
            "case_id": case_id, "at": now, "author": author, "author_id": author_id, "kind": piece.kind,
            "words": piece.text, "chat_id": piece.chat_id, "message_id": piece.message_id,
        }  # fmt: skip
        await self._tx.execute(insert(case_words).values(row))

    async def words(
        self, case_id: int, first: int = 0, most: int = 50, *, only: Author | None = None
    ) -> tuple[Word, ...]:
        """A page of what was said, the oldest first; `only` what this side wrote."""
        who = () if only is None else (_w.author == only,)
        found = select(*_WORD).where(_w.case_id == case_id, *who).order_by(_w.id).offset(first).limit(most)
        return tuple(_word(row) for row in await self._tx.execute(found))

    async def latest(self, case_id: int, most: int, *, for_person: bool) -> tuple[Word, ...]:
        """The newest messages, the oldest of them first; a person sees no notes."""
        hidden = (_w.author != Author.NOTE,) if for_person else ()
        found = select(*_WORD).where(_w.case_id == case_id, *hidden).order_by(_w.id.desc()).limit(most)
        return tuple(reversed([_word(row) for row in await self._tx.execute(found)]))

    async def count(self, case_id: int, *, is_attached: bool = False) -> int:
        """How many messages there are, or how many of them are more than text."""
        which = (_w.kind != "text",) if is_attached else ()
        return await self._tx.scalar(select(func.count()).where(_w.case_id == case_id, *which)) or 0

    async def did(self, case_id: int, step: Step, actor_id: int | None, now: datetime) -> None:
        """Note a step; None: the clock took it."""
        await self._tx.execute(
            insert(case_steps).values(case_id=case_id, at=now, actor_id=actor_id, step=step)
        )

    async def steps(self, case_id: int) -> tuple[Done, ...]:
        """Everything that was done, the oldest first."""
        rows = await self._tx.execute(
            select(_s.at, _s.actor_id, _s.step).where(_s.case_id == case_id).order_by(_s.id)
        )
        return tuple(Done(row.at, row.actor_id, Step(row.step)) for row in rows)

    async def attach(self, case_id: int, evidence: Evidence) -> None:
        """Keep evidence as it was on its day; it is never changed."""
        row = {"case_id": case_id, "about": evidence.about, "as_of": evidence.as_of, "body": evidence.body}
        await self._tx.execute(insert(case_evidence).values(row))

    async def evidence(self, case_id: int) -> Evidence | None:
        row = (
            await self._tx.execute(select(_e.about, _e.as_of, _e.body).where(_e.case_id == case_id))
        ).first()
        return None if row is None else Evidence(*row)

    async def forget(self, person_id: int) -> None:
        """Take away all that this person wrote or attached, what officers wrote to them and about them, and how they
        are called. Their cases stay in the counts."""
        theirs: Sequence[int] = (
            await self._tx.scalars(select(cases.c.id).where(cases.c.person_id == person_id))
        ).all()
        for table in (case_words, case_evidence):
            await self._tx.execute(delete(table).where(table.c.case_id.in_(theirs)))
        await self._tx.execute(delete(case_names).where(case_names.c.person_id == person_id))


_WORD = (_w.id, _w.at, _w.author, _w.author_id, _w.kind, _w.words, _w.chat_id, _w.message_id)


def _word(row: Any) -> Word:
    return Word(row.id, row.at, Author(row.author), row.author_id, Piece(*row[4:]))
