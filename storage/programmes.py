"""How the offices of an area run their orders: the name that they gave it, and whether halal is a must."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.procurement.programme import DEFAULT, Programme
from storage.insertion import insert_into
from storage.tables_procurement import programmes

_p = programmes.c


class Programmes:
    """One for each area that chose something."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def of(self, area: str) -> Programme:
        """What holds in an area: its own choice, or that of the smallest area around it, or the usual."""
        parts = area.split(".")
        around = [".".join(parts[:size]) for size in range(1, len(parts) + 1)]
        rows = (
            await self._tx.execute(select(_p.area, _p.name, _p.halal_blocks).where(_p.area.in_(around)))
        ).all()
        chosen = max(rows, key=lambda row: len(row.area), default=None)
        return DEFAULT if chosen is None else Programme(chosen.name, bool(chosen.halal_blocks))

    async def choose(self, area: str, chosen: Programme, by: int, now: datetime) -> None:
        """From now on this holds in the area (exact code)."""
        values = {
            "name": chosen.name,
            "halal_blocks": chosen.halal_blocks,
            "changed_by": by,
            "changed_at": now,
        }
        adding = insert_into(self._tx.dialect.name, programmes)
        await self._tx.execute(
            adding.values(area=area, **values).on_conflict_do_update(index_elements=["area"], set_=values)
        )
