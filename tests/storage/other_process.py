"""What the storage tests let another process do: write without end, or hold the lock of a database file.

`python -m tests.storage.other_process writes|holds URL`; it says "ready" when it has begun.
"""

import asyncio
import sys
import time
from datetime import UTC, datetime

from storage.election import FileLock
from storage.engine import Database
from storage.producers import Product
from storage.store import Store
from tests.storage.rows import producer


async def write(url: str) -> None:
    """One producer with two products per transaction: a copy that holds one without the other is broken."""
    database = Database(url)
    for chat in range(1, 1_000_000):
        now = datetime.now(UTC)
        async with database.transaction() as tx:
            store = Store(tx)
            person = await store.people.add(chat, "id", now)
            await store.producers.add(producer(person.id), now)
            await store.products.add(person.id, (Product("a" * 50), Product("b" * 50)), now)
        if chat == 20:
            sys.stdout.write("ready\n")
            sys.stdout.flush()


def hold(url: str) -> None:
    lock = FileLock(Database(url).path)
    lock.acquire()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    time.sleep(60)
    lock.release()


if __name__ == "__main__":
    if sys.argv[1] == "writes":
        asyncio.run(write(sys.argv[2]))
    else:
        hold(sys.argv[2])
