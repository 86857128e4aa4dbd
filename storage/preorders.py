"""Pre-orders of catalogue goods, seen and moved only by the two people whose order it is."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, case, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.preorders import OPEN, State
from storage.tables_preorders import preorders

_o = preorders.c


@dataclass(frozen=True, slots=True)
class Preorder:
    """`product`, `unit`, `price`: as they were when it was ordered, in whole rupiah per unit; `buyer_phone`: E.164."""

    product_id: int
    producer_id: int
    buyer_id: int
    product: str
    unit: str | None
    price: int | None
    quantity: int
    wanted_on: date
    buyer_name: str
    buyer_phone: str | None
    state: State = State.ASKED
    id: int = 0


_COLUMNS = tuple(_o[name] for name in Preorder.__slots__)


class Preorders:
    """Orders between one buyer and one maker."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(self, order: Preorder, now: datetime) -> int:
        """The new order's number."""
        told = {name: value for name, value in asdict(order).items() if name != "id"}
        made = insert(preorders).values(**told, asked_at=now, changed_at=now).returning(_o.id)
        return int(await self._tx.scalar(made) or 0)

    async def find(self, order_id: int, person_id: int) -> Preorder | None:
        """An order of which this person is one side; somebody else's is not found."""
        theirs = or_(_o.producer_id == person_id, _o.buyer_id == person_id)
        row = (await self._tx.execute(select(*_COLUMNS).where(_o.id == order_id, theirs))).first()
        return None if row is None else _order(row)

    async def move(self, order: Preorder, state: State, now: datetime) -> bool:
        """Give it a new state; False when it has another one by now than was seen."""
        same = (_o.id == order.id, _o.state == order.state)
        moved = await self._tx.execute(update(preorders).where(*same).values(state=state, changed_at=now))
        return bool(moved.rowcount)

    async def of(self, person_id: int, first: int, most: int) -> tuple[Preorder, ...]:
        """Orders of both sides, the open ones first, by the day on which they are wanted."""
        theirs = or_(_o.producer_id == person_id, _o.buyer_id == person_id)
        rank = case((_o.state.in_(sorted(OPEN)), 0), else_=1)
        asked = select(*_COLUMNS).where(theirs).order_by(rank, _o.wanted_on, _o.id)
        return tuple(_order(row) for row in await self._tx.execute(asked.offset(first).limit(most)))

    async def waiting_of_buyer(self, buyer_id: int) -> int:
        """How many of this buyer's orders nobody has answered."""
        asked = select(func.count()).where(_o.buyer_id == buyer_id, _o.state == State.ASKED)
        return await self._tx.scalar(asked) or 0

    async def by_numbers(self, numbers: Sequence[int]) -> dict[int, Preorder]:
        """These orders, for the clock."""
        rows = await self._tx.execute(select(*_COLUMNS).where(_o.id.in_(numbers)))
        return {row.id: _order(row) for row in rows}


def _order(row: Row[Any]) -> Preorder:
    return Preorder(**{**row._mapping, "state": State(row.state)})
