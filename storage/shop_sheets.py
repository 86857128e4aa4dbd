"""Monthly sales sheets of shops: read, looked at, told to the producers; and which goods a shop has of whom."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.consignment.sheet_rows import Goods, SheetRow
from storage import tables_consignment as c
from storage.tables import producers, products
from storage.tables_shop_sheets import shop_sheets

_s = shop_sheets.c
READ, TOLD, DROPPED = "read", "told", "dropped"


@dataclass(frozen=True, slots=True)
class ShopSheet:
    """`month`: its first day. `rows` as they were read; `chosen`: what the sender said of a line, a product or 0 for
    none of ours. `agreed`, `differing`: how many goods, once it was told to the producers."""

    outlet: int
    month: date
    sender: int
    name: str
    rows: tuple[SheetRow, ...]
    received_at: datetime
    chosen: Mapping[int, int] = field(default_factory=dict)
    state: str = READ
    told_at: datetime | None = None
    agreed: int = 0
    differing: int = 0
    id: int | None = None


class ShopSheets:
    """Sheets by number. Whoever asks has to know whether the person may see that shop."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(self, sheet: ShopSheet) -> int:
        """The number of the new sheet; an earlier one of the same shop and month that was not told yet is dropped."""
        same = (_s.outlet_id == sheet.outlet, _s.month == sheet.month, _s.state == READ)
        await self._tx.execute(update(shop_sheets).where(*same).values(state=DROPPED))
        values = {
            "outlet_id": sheet.outlet, "month": sheet.month, "sender_id": sheet.sender, "name": sheet.name,
            "state": READ, "rows": [_bare(row) for row in sheet.rows], "chosen": {},
            "received_at": sheet.received_at,
        }  # fmt: skip
        return int(await self._tx.scalar(insert(shop_sheets).values(**values).returning(_s.id)) or 0)

    async def find(self, sheet: int) -> ShopSheet | None:
        """A sheet by its number."""
        row = (await self._tx.execute(select(shop_sheets).where(_s.id == sheet))).first()
        return None if row is None else _sheet(row)

    async def choose(self, sheet: int, chosen: Mapping[int, int]) -> None:
        """Keep what the sender said of its lines."""
        told = {str(line): product for line, product in chosen.items()}
        await self._tx.execute(
            update(shop_sheets).where(_s.id == sheet, _s.state == READ).values(chosen=told)
        )

    async def mark_told(self, sheet: int, agreed: int, differing: int, at: datetime) -> bool:
        """It is told to the producers; False when it was told or dropped before."""
        values = {"state": TOLD, "told_at": at, "agreed": agreed, "differing": differing}
        open_one = (_s.id == sheet, _s.state == READ)
        done = await self._tx.execute(update(shop_sheets).where(*open_one).values(**values))
        return done.rowcount == 1

    async def drop(self, sheet: int) -> None:
        """The sender does not want to tell it."""
        await self._tx.execute(
            update(shop_sheets).where(_s.id == sheet, _s.state == READ).values(state=DROPPED)
        )

    async def last_told(self, outlet: int) -> ShopSheet | None:
        """The sheet of a shop that was told last."""
        of_shop = (_s.outlet_id == outlet, _s.state == TOLD)
        asked = select(shop_sheets).where(*of_shop).order_by(_s.told_at.desc(), _s.id.desc()).limit(1)
        row = (await self._tx.execute(asked)).first()
        return None if row is None else _sheet(row)

    async def goods_at(self, outlet: int, *, since: date | None = None) -> tuple[Goods, ...]:
        """What was ever brought to a shop, by maker and name; `since`: only what lies there now or was brought from
        that day on."""
        b = c.batches.c
        of_shop = [b.outlet_id == outlet]
        recent = [(b.shelf > 0) | (b.delivered_on >= since)] if since is not None else []
        here = select(b.product_id).where(*of_shop, *recent).distinct().scalar_subquery()
        p, m = products.c, producers.c
        rows = await self._tx.execute(
            select(p.id, p.name, p.producer_id, m.business, m.name, p.unit)
            .join(producers, m.person_id == p.producer_id)
            .where(p.id.in_(here))
            .order_by(m.business, p.name, p.id)
        )
        return tuple(Goods(*row) for row in rows)

    async def makers_at(self, outlets: Sequence[int]) -> dict[int, int]:
        """How many producers have an agreement with each of these shops."""
        a = c.agreements.c
        rows = await self._tx.execute(
            select(a.outlet_id, func.count())
            .where(a.outlet_id.in_(outlets), a.ended_at.is_(None))
            .group_by(a.outlet_id)
        )
        return {row[0]: row[1] for row in rows}


def _bare(row: SheetRow) -> dict[str, Any]:
    return {name: value for name, value in asdict(row).items() if value not in (None, "")}


def _sheet(row: Row[Any]) -> ShopSheet:
    return ShopSheet(
        outlet=row.outlet_id, month=row.month, sender=row.sender_id, name=row.name,
        rows=tuple(SheetRow(**{"product": "", **told}) for told in row.rows), received_at=row.received_at,
        chosen={int(line): product for line, product in row.chosen.items()}, state=row.state,
        told_at=row.told_at, agreed=row.agreed, differing=row.differing, id=row.id,
    )  # fmt: skip
