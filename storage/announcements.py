"""Announcements: made, decided, paused, stopped, corrected, read and answered. What sends them is `announcement_feed`.

An officer finds those that concern no more than their own area, and their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, false, func, insert, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.announcements.content import Buttons, Content
from domain.announcements.progress import MAY_BECOME, Figures, State
from domain.areas import covered
from domain.audience import Audience
from storage import announcement_queue, announcement_report
from storage.area_rule import lies_within
from storage.tables_announcements import announcements, recipients

_a = announcements.c
_r = recipients.c
_FIGURES = tuple(one.name for one in fields(Figures))


@dataclass(frozen=True, slots=True)
class Announcement:
    """`areas`: the prefixes that are meant; `area`: the smallest one that covers them; `version` counts corrections,
    `former` is what stood there before; `is_correcting`: delivered copies are being brought up to it."""

    id: int
    made_by: int
    content: Content
    former: tuple[Content, ...]
    buttons: Buttons
    audience: Audience
    areas: tuple[str, ...]
    area: str
    state: State
    version: int
    made_at: datetime
    starts_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    decided_by: int | None
    is_correcting: bool
    progress_message: int | None
    figures: Figures


@dataclass(frozen=True, slots=True)
class NewAnnouncement:
    """What is confirmed. `state`: `WAITING` for a second officer, or `SCHEDULED`; `people`: how many it is for now."""

    made_by: int
    content: Content
    buttons: Buttons
    audience: Audience
    areas: tuple[str, ...]
    area: str
    state: State
    starts_at: datetime
    people: int
    carried: int


@dataclass(frozen=True, slots=True)
class Tap:
    """What a recipient tapped on, and the answer they have chosen by now."""

    announcement: Announcement
    answer: int | None


@dataclass(frozen=True, slots=True)
class Taps:
    """How many have read it, and how many chose which answer."""

    read: int
    answers: Mapping[int, int]


class Announcements:
    """What officers announce."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(self, new: NewAnnouncement, now: datetime) -> int:
        """Its number."""
        row = {
            "made_by": new.made_by, "title": new.content.title, "content": new.content.model_dump(mode="json"),
            "buttons": new.buttons.model_dump(mode="json"), "audience": new.audience.model_dump(mode="json"),
            "former": [], "areas": list(new.areas), "area": new.area, "state": new.state, "made_at": now,
            "starts_at": new.starts_at, "people": new.people, "carried": new.carried, "is_correcting": False,
        }  # fmt: skip
        added = insert(announcements).values(row).returning(_a.id)
        return int(await self._tx.scalar(added) or 0)

    async def find(self, number: int, scope: Sequence[str], person_id: int) -> Announcement | None:
        """One that this officer may see: all of its areas lie in the scope. Any other is not found."""
        row = (await self._tx.execute(_all().where(_a.id == number, _seen_by(scope, person_id)))).first()
        one = None if row is None else announcement_of(row)
        return one if one is not None and covered(one.areas, scope) else None

    async def get(self, number: int) -> Announcement | None:
        """Whoever sends it need not ask for permission."""
        row = (await self._tx.execute(_all().where(_a.id == number))).first()
        return None if row is None else announcement_of(row)

    async def listed(
        self, scope: Sequence[str], person_id: int, first: int, most: int
    ) -> tuple[Announcement, ...]:
        """Those that concern no more than the scope, and those of one's own, the newest first. One's own may reach
        further than the scope does by now: `find` will not find them."""
        rows = await self._tx.execute(
            _all().where(_seen_by(scope, person_id)).order_by(_a.id.desc()).offset(first).limit(most)
        )
        return tuple(announcement_of(row) for row in rows)

    async def any_seen(self, scope: Sequence[str], person_id: int) -> bool:
        """Whether there is one to look at."""
        return await self._tx.scalar(select(_a.id).where(_seen_by(scope, person_id)).limit(1)) is not None

    async def decide(
        self, number: int, by: int, state: State, now: datetime, starts_at: datetime | None = None
    ) -> bool:
        """The second officer's word. False when it was decided already."""
        values = {"state": state, "decided_by": by, "decided_at": now}
        if starts_at is not None:
            values["starts_at"] = starts_at
        return await self._become(number, state, values, (State.WAITING,))

    async def become(self, number: int, state: State, now: datetime) -> bool:
        """Another state, if that may follow the one it has; else nothing changes and the answer is False."""
        ended = {"ended_at": now} if state in (State.STOPPED, State.DONE, State.REFUSED) else {}
        fed = {"fed_after": 0} if state is State.SENDING else {}
        before = tuple(one for one, after in MAY_BECOME.items() if state in after)
        return await self._become(number, state, {"state": state, **ended, **fed}, before)

    async def _become(
        self, number: int, state: State, values: dict[str, Any], before: tuple[State, ...]
    ) -> bool:
        changed = update(announcements).where(_a.id == number, _a.state.in_(before)).values(**values)
        return bool((await self._tx.execute(changed)).rowcount)

    async def take_back(self, number: int) -> None:
        """What waits in the outbox and has not left, waits with its recipient again."""
        await announcement_queue.take_back(self._tx, number)

    async def correct(self, one: Announcement, content: Content) -> None:
        """From now on this is right; whoever has a copy of the old one is brought up to it."""
        former = [before.model_dump(mode="json") for before in (*one.former, one.content)]
        await self._tx.execute(
            update(announcements)
            .where(_a.id == one.id)
            .values(
                former=former, content=content.model_dump(mode="json"), title=content.title, version=_a.version + 1,
                is_correcting=_a.sent + _a.unknown > 0, fix_due=_a.sent + _a.unknown, fix_edited=0, fix_told=0,
                fix_failed=0, fed_after=0,
            )
        )  # fmt: skip

    async def shows_progress_in(self, number: int, message_id: int, now: datetime) -> None:
        """The message in its author's chat that tells how far it is: it has just been shown, and would be edited into
        what it says already."""
        shown = {"progress_message": message_id, "progress_at": now}
        await self._tx.execute(update(announcements).where(_a.id == number).values(shown))

    async def may_show(self, number: int, now: datetime, pause: timedelta) -> bool:
        """Whether so much time has passed since its author was shown how far it is; if so, that counts as now."""
        last = _a.progress_at
        late = (_a.id == number, or_(last.is_(None), last <= now - pause, last > now))
        shown = await self._tx.execute(update(announcements).where(*late).values(progress_at=now))
        return bool(shown.rowcount)

    async def read(self, number: int, person_id: int, now: datetime) -> Tap | None:
        """This recipient has read it (once is enough). None for somebody who is none, and where nobody is asked."""
        one = await self.get(number)
        if one is None or not one.buttons.read:
            return None
        return await self._tapped(number, person_id, {"read_at": _first(_r.read_at, now)})

    async def answer(self, number: int, person_id: int, answer: int, now: datetime) -> Tap | None:
        """This recipient chose that answer; a later one takes its place. None for somebody who is no recipient, and
        for an answer that there is not."""
        one = await self.get(number)
        if one is None or not 0 <= answer < len(one.buttons.answers):
            return None
        chosen = {"answer": answer, "answered_at": now, "read_at": _first(_r.read_at, now)}
        return await self._tapped(number, person_id, chosen)

    async def _tapped(self, number: int, person_id: int, values: dict[str, Any]) -> Tap | None:
        mine = _r.announcement_id == number, _r.person_id == person_id
        done = await self._tx.execute(update(recipients).where(*mine).values(values).returning(_r.answer))
        row, one = done.first(), await self.get(number)
        return None if row is None or one is None else Tap(one, row.answer)

    async def report(self, number: int) -> Sequence[Mapping[str, Any]]:
        """Everybody it was meant for, and what became of it."""
        return await announcement_report.rows(self._tx, number)

    async def note_report(self, number: int, by: int, now: datetime) -> None:
        """Somebody looks at what became of everybody: that is looking at their data."""
        await announcement_report.note_looked_at(self._tx, number, by, now)

    async def taps(self, number: int) -> Taps:
        """What recipients tapped."""
        own = _r.announcement_id == number
        read = await self._tx.scalar(select(func.count(_r.read_at)).where(own))
        rows = await self._tx.execute(
            select(_r.answer, func.count()).where(own, _r.answer.is_not(None)).group_by(_r.answer)
        )
        return Taps(int(read or 0), {int(answer): int(count) for answer, count in rows})


def _first(moment: ColumnElement[Any], now: datetime) -> ColumnElement[Any]:
    """The moment that is written there, or this one."""
    return func.coalesce(moment, literal(now, moment.type))


def _all() -> Any:
    return select(announcements)


def _seen_by(scope: Sequence[str], person_id: int) -> ColumnElement[bool]:
    """Within the scope; and one's own, as long as one announces anything at all."""
    if not scope:
        return false()
    return _a.id > 0 if "" in scope else or_(lies_within(_a.area, scope), _a.made_by == person_id)


def announcement_of(row: Row[Any]) -> Announcement:
    """The announcement in a row of the table."""
    figures = Figures(**{name: row._mapping[name] for name in _FIGURES})
    return Announcement(
        row.id, row.made_by, Content.model_validate(row.content), tuple(map(Content.model_validate, row.former)), Buttons.model_validate(row.buttons),
        Audience.model_validate(row.audience), tuple(row.areas), row.area, State(row.state), row.version,
        row.made_at, row.starts_at, row.started_at, row.ended_at, row.decided_by, bool(row.is_correcting),
        row.progress_message, figures,
    )  # fmt: skip
