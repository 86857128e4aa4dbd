"""Works out the months of books that were written before months were kept: once, at the upgrade that brings them."""

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables_consignment as t
from storage.consignment_balances import Place
from storage.consignments import Consignments

_AT_ONCE = 500


async def fill(tx: AsyncConnection) -> None:
    """Nothing to do when months are kept already, or when there are no books."""
    if await tx.scalar(select(exists().where(t.months.c.producer_id.is_not(None)))):
        return
    consignments, last = Consignments(tx), None
    while places := await consignments.balances.places_after(last, _AT_ONCE):
        for place in places:
            await _fill_one(consignments, place)
        last = places[-1]


async def _fill_one(consignments: Consignments, place: Place) -> None:
    book = await consignments.book(place.producer, place.outlet)
    await consignments.balances.fill_months(place, book)
