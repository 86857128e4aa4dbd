"""The catalogue of the demo: some producers show their goods, and the regency has two zones. All made up."""

from collections.abc import Iterable
from datetime import datetime

from domain.areas import children
from domain.zones import Zone
from storage.store import Store

AREA = "33.25"
_EAST = frozenset({"33.25.06", "33.25.07", "33.25.08", "33.25.09", "33.25.14", "33.25.15"})


async def add(store: Store, makers: Iterable[int], now: datetime) -> None:
    """These producers agreed to be found, the first of them with a phone number."""
    for at, maker in enumerate(makers):
        await store.catalogue.agree(maker, shows_phone=not at, language="id", text="contoh", now=now)
    everywhere = [one.code for one in children(AREA)]
    east = tuple(code for code in everywhere if code in _EAST)
    west = tuple(code for code in everywhere if code not in _EAST)
    for name, held in (("Timur (contoh)", east), ("Barat (contoh)", west)):
        await store.zones.add(Zone(AREA, name, held), now)
