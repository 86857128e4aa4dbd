"""The catalogue of the demo: some producers show their goods, and the regency has two zones. All made up."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from domain.areas import children
from domain.zones import Zone
from storage.store import Store

AREA = "33.25"
_PRICES = {
    "keripik tempe": 9_000, "keripik singkong": 7_500, "emping melinjo": 13_000, "serabi": 2_500, "kue lapis": 3_000,
    "ikan asin jambal": 45_000, "keripik ikan": 14_000, "kopi bubuk Batang": 16_000, "jahe serbuk": 17_500,
    "batik tulis": 350_000, "batik cap": 120_000, "kursi jati": 450_000, "meja tamu": 900_000, "anyaman bambu": 20_000,
}  # fmt: skip
_UNITS = {"ikan asin jambal": "kg", "serabi": "biji", "kue lapis": "potong", "batik tulis": "lembar", "batik cap": "lembar",
          "kursi jati": "buah", "meja tamu": "buah", "anyaman bambu": "buah"}  # fmt: skip
_EAST = frozenset({"33.25.06", "33.25.07", "33.25.08", "33.25.09", "33.25.14", "33.25.15"})


async def add(store: Store, makers: Iterable[int], photos: Mapping[str, str], now: datetime) -> None:
    """These producers agreed to be found, the first of them with a phone number. `photos`: file ids by the name of a good."""
    for at, maker in enumerate(makers):
        for good in await store.products.of(maker):
            priced = replace(
                good,
                price=good.price or _PRICES.get(good.name),
                unit=good.unit or _UNITS.get(good.name, "bungkus"),
            )
            await store.products.change(maker, replace(priced, photo=photos.get(good.name)))
        await store.catalogue.agree(maker, shows_phone=not at, language="id", text="contoh", now=now)
    everywhere = [one.code for one in children(AREA)]
    east = tuple(code for code in everywhere if code in _EAST)
    west = tuple(code for code in everywhere if code not in _EAST)
    for name, held in (("Timur contoh", east), ("Barat contoh", west)):
        await store.zones.add(Zone(AREA, name, held), now)
