"""What offices plan: written down, changed, announced, cancelled, and found by whom it concerns.

Whom an event is for beyond its areas (categories, papers, …) is not decided here.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Row, delete, insert, literal_column, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.agenda.event import Event, EventKind, EventState, Pin
from storage.area_rule import lies_within
from storage.tables_agenda import event_areas, events

_e, _a = events.c, event_areas.c
_WRITTEN = (
    "kind",
    "title",
    "starts_at",
    "ends_at",
    "zone",
    "place",
    "quota",
    "note",
    "link",
    "photo",
    "document",
)
_READ = (*_WRITTEN, "id", "audience", "papers", "state", "revision", "changed_at", "published_at", "reason")
_COLUMNS = (*(_e[name] for name in _READ), _e.latitude, _e.longitude)
_MOST_LISTED = 60
_OPEN: ColumnElement[str] = literal_column(
    "'open'"
)  # spelt out: only then the planner can use the partial index


class Events:
    """Events, as offices and producers may see them."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(
        self, event: Event, areas: Iterable[str], token: str, planned_by: int, now: datetime
    ) -> int:
        """Write a new event down; returns its number. `token`: what its door asks for."""
        values = {
            **_values(event), "token": token, "planned_by": planned_by, "state": event.state,
            "published_at": now if event.state is EventState.OPEN else None,
        }  # fmt: skip
        added = insert(events).values(**values, created_at=now, changed_at=now).returning(_e.id)
        number = int(await self._tx.scalar(added) or 0)
        await self._set_areas(number, areas)
        return number

    async def change(self, event: Event, areas: Iterable[str], now: datetime) -> None:
        """Write down everything that was changed about it, its revision included."""
        values = {**_values(event), "revision": event.revision}
        await self._tx.execute(update(events).where(_e.id == event.id).values(**values, changed_at=now))
        await self._tx.execute(delete(event_areas).where(_a.event_id == event.id))
        await self._set_areas(event.id, areas)

    async def _set_areas(self, number: int, areas: Iterable[str]) -> None:
        await self._tx.execute(
            insert(event_areas), [{"event_id": number, "area": area} for area in dict.fromkeys(areas)]
        )

    async def announce(self, event_id: int, now: datetime) -> bool:
        """From now on producers see it. Returns whether it was a draft."""
        done = await self._tx.execute(
            update(events)
            .where(_e.id == event_id, _e.state == EventState.DRAFT)
            .values(state=EventState.OPEN, published_at=now, changed_at=now)
        )
        return done.rowcount == 1

    async def cancel(self, event_id: int, reason: str | None, now: datetime) -> bool:
        """It does not take place. Returns whether that is new."""
        done = await self._tx.execute(
            update(events)
            .where(_e.id == event_id, _e.state != EventState.CANCELLED)
            .values(
                state=EventState.CANCELLED, reason=reason, changed_at=now, revision=_e.revision + 1
            )
        )  # fmt: skip
        return done.rowcount == 1

    async def change_lock(self, event_id: int, token: str) -> None:
        """A new word for its door: the old one opens nothing any more."""
        await self._tx.execute(update(events).where(_e.id == event_id).values(token=token))

    async def find(self, event_id: int) -> Event | None:
        """The event of this number, whatever its state."""
        return (await self.these([event_id])).get(event_id)

    async def these(self, ids: Iterable[int]) -> dict[int, Event]:
        """Events by number. One statement."""
        rows = await self._tx.execute(select(*_COLUMNS).where(_e.id.in_(list(ids))))
        return {row.id: event_of(row) for row in rows}

    async def token(self, event_id: int) -> str:
        """What its door asks for; "" for none such."""
        return str(await self._tx.scalar(select(_e.token).where(_e.id == event_id)) or "")

    async def at_door(self, token: str) -> Event | None:
        """The event whose door this is."""
        row = (await self._tx.execute(select(*_COLUMNS).where(_e.token == token))).first()
        return None if row is None else event_of(row)

    async def areas(self, event_id: int) -> tuple[str, ...]:
        """The areas that an event is for."""
        return (await self.areas_of([event_id])).get(event_id, ())

    async def areas_of(self, ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """The same of several events. One statement."""
        rows = await self._tx.execute(
            select(_a.event_id, _a.area).where(_a.event_id.in_(list(ids))).order_by(_a.event_id, _a.area)
        )
        found: dict[int, tuple[str, ...]] = {}
        for row in rows:
            found[row.event_id] = (*found.get(row.event_id, ()), row.area)
        return found

    async def open_in(self, area: str, now: datetime) -> tuple[Event, ...]:
        """Announced events that are not over and for an area in which this one lies, soonest first."""
        here = select(_a.event_id).where(_a.area.in_(_above(area)))
        rows = await self._tx.execute(
            select(*_COLUMNS)
            .where(_e.state == _OPEN, _e.over_at > now, _e.id.in_(here))
            .order_by(_e.starts_at, _e.id)
        )
        return tuple(event_of(row) for row in rows)

    async def near(self, prefixes: Sequence[str], now: datetime, *, past: bool) -> tuple[Event, ...]:
        """Events, drafts included, that concern any of these areas: those to come, soonest first, or those that are
        over or cancelled, newest first."""
        is_past = or_(_e.over_at <= now, _e.state == EventState.CANCELLED)
        order = (_e.starts_at.desc(), _e.id.desc()) if past else (_e.starts_at, _e.id)
        concerned = select(_a.event_id).where(_touches(prefixes))
        rows = await self._tx.execute(
            select(*_COLUMNS).where(is_past if past else ~is_past, _e.id.in_(concerned)).order_by(*order)
        )
        return tuple(event_of(row) for row in rows)

    async def titles(
        self, prefixes: Sequence[str], numbers: Sequence[int] | None = None
    ) -> dict[int, tuple[str, datetime]]:
        """Title and beginning (in its own zone) of announced events that concern these areas, by number: all of them, or
        only these; the newest first."""
        if numbers is not None and not numbers:
            return {}
        listed = [_e.state != EventState.DRAFT, _e.id.in_(select(_a.event_id).where(_touches(prefixes)))]
        if numbers is not None:
            listed.append(_e.id.in_(numbers))
        asked = select(_e.id, _e.title, _e.starts_at, _e.zone).where(*listed)
        rows = await self._tx.execute(asked.order_by(_e.starts_at.desc(), _e.id).limit(_MOST_LISTED))
        return {row.id: (row.title, row.starts_at.astimezone(ZoneInfo(row.zone))) for row in rows}


def _above(area: str) -> tuple[str, ...]:
    """The area itself, all that it lies in, and the whole country ("")."""
    parts = area.split(".") if area else []
    return tuple(".".join(parts[:size]) for size in range(len(parts) + 1))


def _touches(prefixes: Sequence[str]) -> ColumnElement[bool]:
    """Areas that lie in any of these, and those that any of these lies in."""
    above = {area for prefix in prefixes for area in _above(prefix)}
    return or_(_a.area.in_(above), lies_within(_a.area, prefixes))


def _values(event: Event) -> dict[str, Any]:
    told = {name: getattr(event, name) for name in _WRITTEN}
    latitude, longitude = (event.pin.latitude, event.pin.longitude) if event.pin else (None, None)
    return {
        **told, "audience": dict(event.audience), "papers": list(event.papers), "over_at": event.over_at,
        "latitude": latitude, "longitude": longitude,
    }  # fmt: skip


def event_of(row: Row[Any]) -> Event:
    """The event in a row of this module."""
    told = {name: getattr(row, name) for name in _READ}
    pin = None if row.latitude is None else Pin(row.latitude, row.longitude)
    return Event(
        **{**told, "kind": EventKind(row.kind), "state": EventState(row.state), "papers": tuple(row.papers)},
        pin=pin,
    )
