"""Who belongs to an audience, asked of the database in one statement each. Only registered producers who listen,
only within the scope of whoever asks: there is no way to ask without one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    Text,
    exists,
    func,
    literal_column,
    or_,
    select,
    type_coerce,
    union,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.agenda.event import Seat
from domain.audience import Audience, PaperGap
from domain.reminders import Topic
from storage import tables as t
from storage.area_rule import lies_within
from storage.certificates import NIB, Review
from storage.tables_agenda import event_members
from storage.tables_consignment import agreements, batches
from storage.tables_papers import certificates
from storage.tables_reminders import reminder_wishes

_p = t.producers.c
_certificates = certificates.c
PAGE = 1_000


@dataclass(frozen=True, slots=True)
class Asked:
    """An audience with what it needs to be asked for. `scope`: area prefixes in which the asker may act; `today`: the
    day from which papers and silence are reckoned; `topic`: whoever switched it off is left out."""

    audience: Audience
    scope: tuple[str, ...]
    today: date
    topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class Size:
    """How many people in all, and how many of them have no chat with us and hear of it from their coordinator."""

    people: int
    without_chat: int

    @property
    def with_chat(self) -> int:
        return self.people - self.without_chat


class Audiences:
    """How many, and who."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def count(self, asked: Asked) -> Size:
        """At most 200 ms for 105,000 producers. The two databases are fast in different ways."""
        counting = _less_those_left_out if self._tx.dialect.name == "sqlite" else _one_by_one
        row = (await self._tx.execute(counting(asked))).one()
        return Size(row[0], row[1])

    async def page(self, asked: Asked, after: int = 0, most: int = PAGE) -> tuple[int, ...]:
        """The next people after this id, by id; () at the end."""
        chosen = _people_by_id(asked) if self._tx.dialect.name == "sqlite" else people_in(asked)
        rows = await self._tx.scalars(chosen.where(_p.person_id > after).order_by(_p.person_id).limit(most))
        return tuple(rows)

    async def among(self, asked: Asked, people: Sequence[int]) -> frozenset[int]:
        """Those of these people who are in the audience."""
        return frozenset(await self._tx.scalars(people_in(asked).where(_p.person_id.in_(people))))


def _one_by_one(asked: Asked) -> Select[int, int]:
    """PostgreSQL keeps whoever is left out in a hash, and looks everybody up in it."""
    has_no_chat = _p.person_id.in_(select(t.people.c.id).where(t.people.c.chat_id.is_(None)))
    counted = select(func.count(), func.count().filter(has_no_chat))
    return counted.where(*_fits(asked), _p.person_id.not_in(_left_out(asked)))


def _less_those_left_out(asked: Asked) -> Select[int, int]:
    """SQLite counts all who fit from one index, and then the few of them who are left out: to look each one up would
    take it three times as long."""
    fitting = select(func.count()).where(*_fits(asked)).scalar_subquery()
    out = _left_out(asked).subquery()
    fitting_out = select(func.count()).select_from(out).where(_fits_one(out.c.id, asked)).scalar_subquery()
    chatless = (t.people.c.chat_id.is_(None), t.people.c.id.not_in(_left_out(asked)))
    without = select(func.count()).where(*chatless, _fits_one(t.people.c.id, asked)).scalar_subquery()
    return select(fitting - fitting_out, without)


def people_in(asked: Asked) -> Select[int]:
    """The ids of everybody in the audience, to be read or put into a table with `INSERT … SELECT`."""
    return select(_p.person_id).where(*_fits(asked), _p.person_id.not_in(_left_out(asked)))


def _people_by_id(asked: Asked) -> Select[int]:
    """The same for SQLite, which would find a whole regency by its index of areas and sort it for each page: an area
    that no index knows makes it go on from the last id."""
    by_id = _fits(asked, _p.area.concat(""))
    return select(_p.person_id).where(*by_id, _p.person_id.not_in(_left_out(asked)))


def _fits(asked: Asked, area: ColumnElement[str] = _p.area) -> Iterator[ColumnElement[bool]]:
    """What must hold of a producer."""
    audience = asked.audience
    yield lies_within(area, audience.within(asked.scope))
    if audience.categories:
        yield _p.category.in_(audience.kinds)
    if audience.silent_days is not None:
        yield _p.heard_on <= asked.today - timedelta(days=audience.silent_days)
    if (gap := audience.paper) is not None:
        if gap.within is not None:
            ends = _certificates.expires_on.between(asked.today, asked.today + timedelta(days=gap.within))
            yield _p.person_id.in_(_holders(gap).where(ends))
        elif gap.paper == NIB:
            yield _p.nib_status != "have"
    if audience.outlets:
        yield _p.person_id.in_(_at_outlets(audience.outlets))
    if audience.events:
        m = event_members.c
        joined = (m.event_id.in_(audience.events), m.seat == Seat.JOINED)
        yield _p.person_id.in_(select(m.person_id).where(*joined))


def _fits_one(person_id: ColumnElement[int], asked: Asked) -> ColumnElement[bool]:
    return exists().where(_p.person_id == person_id, *_fits(asked))


def _left_out(asked: Asked) -> CompoundSelect[int]:
    """Whoever blocked the bot, took the consent back, switched the topic off, or has the paper that is missing."""
    stopped = select(t.people.c.id).where(t.people.c.stopped_at.is_not(None))
    given, later = t.consents.c, t.consents.alias("later")
    still_given = exists().where(later.c.person_id == given.person_id, later.c.withdrawn_at.is_(None))
    out = [stopped, select(given.person_id).where(given.withdrawn_at.is_not(None), ~still_given)]
    if asked.topic is not None:
        switched_off = type_coerce(reminder_wishes.c.topics_off, Text).contains(f'"{asked.topic}"')
        out.append(select(reminder_wishes.c.person_id).where(switched_off))
    gap = asked.audience.paper
    if gap is not None and gap.within is None and gap.paper != NIB:
        ends = _certificates.expires_on
        out.append(_holders(gap).where(or_(ends.is_(None), ends >= asked.today)))
    return union(*out)


def _holders(gap: PaperGap) -> Select[int]:
    """Whoever holds such a paper that no officer has found to be wrong."""
    c = _certificates
    return select(c.producer_id).where(
        c.paper.in_(gap.papers), c.ended_at.is_(None), c.state != Review.REJECTED
    )


def _at_outlets(outlets: tuple[int, ...]) -> ColumnElement[int]:
    """Whoever has an agreement or goods at one of these shops."""
    a, b = agreements.c, batches.c
    agreed = select(a.producer_id).where(a.outlet_id.in_(outlets), a.ended_at.is_(None))
    stands = b.shelf > literal_column("0")  # spelt out, not bound: only then the partial index is used
    return union_all(agreed, select(b.producer_id).where(b.outlet_id.in_(outlets), stands)).scalar_subquery()
