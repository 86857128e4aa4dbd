"""What of the demo's town nobody from elsewhere may read: everything that people wrote, wherever it is kept."""

from dataclasses import dataclass

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.texts import LANGUAGES
from domain.areas import is_within
from scripts.catalogues import read
from storage import tables as t
from storage.columns import Words

HOME = "33.25"
_SHORTEST = 6
_NUMBERED = ("people", "products", "outlets", "grants")
_OWN_OF_BUSINESS = ("name", "business", "phone", "nib")


@dataclass(frozen=True)
class Secrets:
    """`told`: words that may not be shown."""

    told: frozenset[str]

    def within(self, said: str) -> list[str]:
        return [one for one in self.told if one in said]


async def secrets(tx: AsyncConnection, area: str) -> Secrets:
    """For somebody of that area: all that was written when it is elsewhere, else about the businesses beyond it."""
    written = await _businesses(tx, area) if is_within(area, HOME) else await _everything(tx)
    ours = "\n".join(str(entry.string) for language in LANGUAGES for entry in read(language))
    return Secrets(frozenset(one for one in written if len(one) >= _SHORTEST and one not in ours))


async def _everything(tx: AsyncConnection) -> set[str]:
    """Every text of a person; the office's own list of shops is for all to see."""
    found: set[str] = set()
    for table in t.metadata.tables.values():
        columns = [column for column in table.columns if isinstance(column.type, Words)]
        asked = (
            select(*columns).where(table.c.owner.is_not(None))
            if table.name == "outlets"
            else select(*columns)
        )
        if columns:
            found |= {str(value) for row in await tx.execute(asked) for value in row if value}
    return found


async def _businesses(tx: AsyncConnection, area: str) -> set[str]:
    """What tells one business beyond the area from those in it."""
    columns = [t.producers.c[name] for name in _OWN_OF_BUSINESS]
    rows = (await tx.execute(select(t.producers.c.area, *columns))).all()
    inside, outside = (
        {str(v) for row in rows for v in row[1:] if v and is_within(row.area, area) is lies}
        for lies in (True, False)
    )
    return {one for one in outside if not any(one in other for other in inside)}


async def marks(tx: AsyncConnection) -> dict[str, set[int]]:
    """What tells a business – its name, its phone –, and whose it is."""
    p, found = t.producers.c, dict[str, set[int]]()
    for person_id, *told in await tx.execute(select(p.person_id, p.business, p.phone)):
        for one in filter(None, told):
            found.setdefault(str(one), set()).add(person_id)
    return found


async def producers(tx: AsyncConnection, most: int) -> list[int]:
    """The numbers of some of them."""
    return list(
        await tx.scalars(select(t.producers.c.person_id).order_by(t.producers.c.person_id).limit(most))
    )


async def forgeries(tx: AsyncConnection) -> tuple[str, ...]:
    """What forged buttons carry: nothing, rubbish, numbers of things that exist, and two of them in one."""
    found = {1, *await producers(tx, 1)}
    for name in _NUMBERED:
        found.add(int(await tx.scalar(text(f'SELECT max(id) FROM "{name}"')) or 1))
    numbers = [str(number) for number in sorted(found)]
    first, last = numbers[0], numbers[-1]
    return ("", "x", "33.25.08", "0~keripik", *numbers, f"asked.{last}", f"{last}.{first}.1")
