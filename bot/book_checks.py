"""What the doctor asks about titip jual: do the kept balances say what a replay of the entries says?"""

from domain.messages import Rejected
from storage.consignment_balances import Place, rows_of
from storage.engine import Database
from storage.store import Store

_AT_ONCE = 200
_NAMED = 5


async def untrue_books(database: Database) -> tuple[int, list[Place]]:
    """How many books there are, and those whose balances differ from a replay (or that cannot be replayed)."""
    total, wrong, last = 0, [], None
    while True:
        async with database.reading() as tx:
            consignments = Store(tx).consignments
            places = await consignments.balances.places_after(last, _AT_ONCE)
            for place in places:
                try:
                    book = await consignments.book(place.producer, place.outlet)
                except (Rejected, ValueError):
                    wrong.append(place)
                    continue
                if await consignments.balances.kept(place) != rows_of(book):
                    wrong.append(place)
        total += len(places)
        if len(places) < _AT_ONCE:
            return total, wrong
        last = places[-1]


def said(total: int, wrong: list[Place]) -> str:
    """One sentence for the doctor; raising is left to the caller."""
    if not wrong:
        return f"the balances of {total} books of titip jual are what their entries say"
    named = ", ".join(f"producer {place.producer} at shop {place.outlet}" for place in wrong[:_NAMED])
    return f"The balances of {len(wrong)} of {total} books do not say what their entries say: {named}."
