"""Applications for a place on a shelf: seen by whoever applied, by the office of their area, and – from the shop's step on –
by that shop. Every move adds a step, so that it can be told and taken back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, false, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.curation.application import Application, Target
from domain.curation.states import ENDED, SEEN_BY_SHOP, Move, Reason, State, Who
from domain.roles import Role
from storage import tables as t
from storage import tables_consignment
from storage.area_rule import lies_within
from storage.tables_curation import curation_steps, curations

_c, _s, _p, _o = curations.c, curation_steps.c, t.producers.c, tables_consignment.outlets.c
_OWN = (
    "id", "channel", "version", "words", "front", "back", "photo", "trial_pieces", "trial_until", "listed_on",
)  # fmt: skip
_SAVED = ("version", "words", "trial_pieces", "trial_until", "listed_on", "front", "back", "photo")


@dataclass(frozen=True, slots=True)
class Reach:
    """What somebody curates: as an officer, applications from these areas; as a shop, those for these `outlets`, for any
    shop in these `shop_areas`, for these chains (name, regency). Never their own (`me`)."""

    me: int
    areas: tuple[str, ...] = ()
    outlets: tuple[int, ...] = ()
    shop_areas: tuple[str, ...] = ()
    chains: tuple[tuple[str, str], ...] = ()

    @property
    def is_shop(self) -> bool:
        return bool(self.outlets or self.shop_areas)


@dataclass(frozen=True, slots=True)
class Seen:
    """An application with what is shown of it."""

    application: Application
    goods: str
    price: int | None
    unit: str | None
    keeps_days: int | None
    weekly: int | None
    business: str
    name: str
    honorific: str | None
    phone: str | None
    shop: str
    since: datetime
    proof: dict[str, Any]
    proof_on: date


@dataclass(frozen=True, slots=True)
class Done:
    """A step: which move, from which state, by whom and as what, when."""

    move: Move
    before: State
    reason_before: Reason | None
    words_before: str | None
    actor: int | None
    who: Who
    at: datetime


class Curations:
    """Applications and their steps."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(self, one: Application, proof: dict[str, Any], proof_on: date, now: datetime) -> int | None:
        """Its number; None when this product is on its way to that shop already."""
        target = one.target
        same = (_c.product_id == one.product, _c.target == str(target), _c.state.not_in(ENDED))
        if await self._tx.scalar(select(_c.id).where(*same)) is not None:
            return None
        values = {
            "producer_id": one.producer, "product_id": one.product, "target": str(target), "area": target.area,
            "outlet_id": target.outlet, "chain": target.chain, "channel": one.channel, "state": one.state,
            "is_far": one.is_far, "lacks_halal": one.lacks_halal, "proof": proof, "proof_on": proof_on,
            "applied_at": now, "changed_at": now, **{name: getattr(one, name) for name in _SAVED},
        }  # fmt: skip
        return int(await self._tx.scalar(insert(curations).values(**values).returning(_c.id)) or 0)

    async def renew_proof(
        self, number: int, proof: dict[str, Any], proof_on: date, *, lacks_halal: bool
    ) -> None:
        """The check of another day, for an application that is handed in again."""
        values = {"proof": proof, "proof_on": proof_on, "lacks_halal": lacks_halal}
        await self._tx.execute(update(curations).where(_c.id == number).values(**values))

    async def move(
        self, before: Application, after: Application, move: Move, actor: int | None, who: Who, now: datetime
    ) -> bool:
        """Write down a move. False when somebody else moved it first."""
        here = (_c.id == before.id, _c.version == before.version, _c.state == before.state)
        saved = {name: getattr(after, name) for name in _SAVED}
        done = await self._tx.execute(
            update(curations)
            .where(*here)
            .values(**saved, state=after.state, reason=after.reason, changed_at=now)
        )
        if done.rowcount != 1:
            return False
        await self._tx.execute(
            insert(curation_steps).values(
                curation_id=before.id, version=after.version, move=move, before=before.state, as_who=who,
                reason_before=before.reason, words_before=before.words, reason=after.reason, actor_id=actor, at=now,
            )
        )  # fmt: skip
        return True

    async def last_step(self, number: int) -> Done | None:
        """What was done with it last."""
        asked = select(curation_steps).where(_s.curation_id == number).order_by(_s.version.desc()).limit(1)
        row = (await self._tx.execute(asked)).first()
        return None if row is None else _done(row)

    async def actors(self, number: int) -> dict[Who, int]:
        """Who moved it last as an officer, and as a shop."""
        asked = select(_s.as_who, _s.actor_id).where(_s.curation_id == number, _s.actor_id.is_not(None))
        rows = await self._tx.execute(asked.order_by(_s.version))
        return {Who(row.as_who): int(row.actor_id) for row in rows}

    async def shop_people(self, one: Application, most: int) -> tuple[int, ...]:
        """Who chooses for the shop it is about, or for any shop of that chain in its regency, those who came first; nobody
        when the shop has nobody here."""
        g, target = t.grants.c, one.target
        chain = select(_o.id).where(
            _o.owner.is_(None), _o.chain == target.chain, lies_within(_o.area, (target.area,))
        )
        here = g.outlet_id == target.outlet if target.outlet is not None else g.outlet_id.in_(chain)
        held = (g.role == Role.RETAILER, g.revoked_at.is_(None), g.person_id != one.producer)
        found = await self._tx.scalars(select(g.person_id).where(*held, here).order_by(g.id).limit(most))
        return tuple(dict.fromkeys(found))

    async def of(self, producer_id: int) -> tuple[Seen, ...]:
        """All of this producer's, the one that was moved last first."""
        return await self._seen(_c.producer_id == producer_id, _c.changed_at.desc())

    async def find(self, producer_id: int, number: int) -> Seen | None:
        """One of this producer's; somebody else's is not found."""
        return await self._one(and_(_c.id == number, _c.producer_id == producer_id))

    async def within(self, reach: Reach, number: int) -> Seen | None:
        """One that this officer or shop curates; another one is not found."""
        return await self._one(and_(_c.id == number, _reached(reach)))

    async def held(self, number: int) -> Seen | None:
        """The same for the clock: locked until the end of the transaction."""
        await self._tx.execute(select(_c.id).where(_c.id == number).with_for_update())
        return await self._one(_c.id == number)

    async def counts(self, reach: Reach) -> dict[State, int]:
        """How many stand where. One statement."""
        asked = select(_c.state, func.count()).select_from(_JOINED).where(_reached(reach)).group_by(_c.state)
        return {State(state): count for state, count in await self._tx.execute(asked)}

    async def listed(
        self, reach: Reach, states: Collection[State], first: int, most: int
    ) -> tuple[Seen, ...]:
        """Some of those in these states, the one that waits longest first."""
        there = and_(_c.state.in_(sorted(states)), _reached(reach))
        return await self._seen(there, _c.changed_at, first, most)

    async def _one(self, where: ColumnElement[bool]) -> Seen | None:
        return next(iter(await self._seen(where, _c.id, 0, 1)), None)

    async def _seen(
        self, where: ColumnElement[bool], order: ColumnElement[Any], first: int = 0, most: int = 200
    ) -> tuple[Seen, ...]:
        asked = (
            select(*_READ).select_from(_JOINED).where(where).order_by(order, _c.id).offset(first).limit(most)
        )
        return tuple(_seen_of(row) for row in await self._tx.execute(asked))


def _reached(reach: Reach) -> ColumnElement[bool]:
    chains = (and_(_c.chain == name, _c.area == area) for name, area in reach.chains)
    shop = or_(
        false(), _c.outlet_id.in_(reach.outlets), lies_within(_c.area, reach.shop_areas), *chains
    )  # fmt: skip
    office = lies_within(_p.area, reach.areas)
    return and_(_c.producer_id != reach.me, or_(office, and_(_c.state.in_(sorted(SEEN_BY_SHOP)), shop)))


_JOINED = (
    curations.join(t.products, t.products.c.id == _c.product_id)
    .join(t.producers, _p.person_id == _c.producer_id)
    .outerjoin(tables_consignment.outlets, _o.id == _c.outlet_id)
)
_READ = (
    *(_c[name] for name in _OWN),
    *(_c[name] for name in ("producer_id", "product_id", "outlet_id", "chain", "state", "reason", "is_far", "lacks_halal")),
    *(_c[name] for name in ("proof", "proof_on", "changed_at")),
    _c.area.label("there"),
    t.products.c.name.label("goods"),
    *(t.products.c[name] for name in ("price", "unit", "shelf_life_days", "weekly_capacity")),
    *(_p[name] for name in ("business", "name", "honorific", "phone", "area")),
    func.coalesce(_o.name, _c.chain).label("shop"),
)  # fmt: skip


def _seen_of(row: Row[Any]) -> Seen:
    return Seen(
        _application(row), row.goods, row.price, row.unit, row.shelf_life_days, row.weekly_capacity, row.business,
        row.name, row.honorific, row.phone, row.shop, row.changed_at, row.proof, row.proof_on,
    )  # fmt: skip


def _application(row: Row[Any]) -> Application:
    return Application(
        producer=row.producer_id, product=row.product_id, target=Target(row.there, row.outlet_id, row.chain),
        state=State(row.state), reason=Reason(row.reason) if row.reason else None, is_far=bool(row.is_far),
        lacks_halal=bool(row.lacks_halal), home=row.area, **{name: getattr(row, name) for name in _OWN},
    )  # fmt: skip


def _done(row: Row[Any]) -> Done:
    reason = Reason(row.reason_before) if row.reason_before else None
    return Done(
        Move(row.move), State(row.before), reason, row.words_before, row.actor_id, Who(row.as_who), row.at
    )
