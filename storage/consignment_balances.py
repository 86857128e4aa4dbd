"""Balances worked out of the book and kept beside it, so that a screen need not replay years of entries.

`rows_of` says what a book comes to; `Balances.keep` writes what changed; `laris doctor` compares the two.
"""

from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from sqlalchemy import Row, Table, and_, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.consignment.clock import disputed_value
from domain.consignment.ledger import Batch, Invoice, Ledger, OpenDispute
from domain.consignment.months import by_month
from storage import tables_consignment as t
from storage.insertion import insert_into

Rows = dict[str, dict[Any, dict[str, Any]]]
"""By table ("batches", "bills", "disputes", "months", "accounts") and key within the shop: column values."""

_TABLES: dict[str, tuple[Table, str]] = {
    "batches": (t.batches, "batch"),
    "bills": (t.bills, "bill"),
    "disputes": (t.disputes, "dispute"),
    "months": (t.months, "month"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """One producer at one shop."""

    producer: int
    outlet: int


def rows_of(ledger: Ledger) -> Rows:
    """What the tables of balances must hold for this book."""
    return {
        "batches": {key: _batch(one) for key, one in ledger.batches.items()},
        "bills": {key: _bill(one) for key, one in ledger.invoices.items()},
        "disputes": {key: _dispute(one) for key, one in ledger.disputes.items()},
        "months": {first: asdict(told) for first, told in by_month(ledger).items()},
        "accounts": {"": _account(ledger)},
    }


def _batch(batch: Batch) -> dict[str, Any]:
    return {
        "product_id": batch.facts.product,
        "delivered_on": batch.on,
        "expires_on": batch.facts.expires_on,
        "price": batch.facts.price,
        "commission_bp": batch.facts.commission_bp,
        "accepted": batch.accepted,
        "shelf": batch.shelf,
        "sold": batch.sold,
        "returned": batch.returned_good,
        "lost": batch.returned_damaged + batch.expired + batch.missing,
        "disputed": batch.disputed,
    }


def _bill(invoice: Invoice) -> dict[str, Any]:
    return {
        "billed_on": invoice.on,
        "documents_on": invoice.documents_on,
        "due_on": invoice.due_on,
        "total": invoice.total,
        "balance": invoice.balance,
    }


def _dispute(dispute: OpenDispute) -> dict[str, Any]:
    told = dispute.facts
    return {
        "product_id": told.product,
        "raised_on": dispute.on,
        "producer_pieces": told.producer_pieces,
        "shop_pieces": told.shop_pieces,
        "producer_rupiah": told.producer_rupiah,
        "shop_rupiah": told.shop_rupiah,
        "period": told.period,
        "is_settled": dispute.agreed is not None,
    }


def _account(ledger: Ledger) -> dict[str, Any]:
    counted = [day for days in ledger.counted.values() for day, _ in days.values()]
    return {
        "shelf_value": ledger.shelf_value,
        "unbilled": ledger.unbilled,
        "credit": ledger.credit,
        "down_payment": ledger.down_payment,
        "disputed": disputed_value(ledger),
        "delivered_on": max((batch.on for batch in ledger.batches.values()), default=None),
        "counted_on": max(counted, default=None),
    }


class Balances:
    """The kept balances of producers at shops."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def hold(self, place: Place) -> None:
        """Nobody else changes this producer's book with this shop until the transaction ends."""
        row = {"producer_id": place.producer, "outlet_id": place.outlet}
        await self._tx.execute(
            insert_into(self._tx.dialect.name, t.accounts).values(**row).on_conflict_do_nothing()
        )
        await self._tx.execute(select(t.accounts).where(_here(t.accounts, place)).with_for_update())

    async def keep(self, place: Place, before: Ledger, after: Ledger) -> None:
        """Write what differs between the two books."""
        old, new = rows_of(before), rows_of(after)
        for name, (table, key_name) in _TABLES.items():
            gone = [key for key in old[name] if key not in new[name]]
            if gone:
                await self._tx.execute(delete(table).where(_here(table, place), table.c[key_name].in_(gone)))
            changed = {key: row for key, row in new[name].items() if old[name].get(key) != row}
            await self._put(table, place, [{key_name: key, **row} for key, row in changed.items()])
        await self._put(t.accounts, place, [new["accounts"][""]])

    async def fill_months(self, place: Place, book: Ledger) -> None:
        """Keep the months of a book that was written when months were not kept yet."""
        rows = [{"month": first, **told} for first, told in rows_of(book)["months"].items()]
        await self._put(t.months, place, rows)

    async def kept(self, place: Place) -> Rows:
        """What the tables hold, in the shape of `rows_of`."""
        found: Rows = {}
        for name, (table, key_name) in _TABLES.items():
            rows = await self._tx.execute(select(table).where(_here(table, place)))
            found[name] = {row._mapping[key_name]: _bare(row, key_name) for row in rows}
        account = (await self._tx.execute(select(t.accounts).where(_here(t.accounts, place)))).first()
        found["accounts"] = {"": _bare(account, "")} if account else {}
        return found

    async def places_after(self, last: Place | None, limit: int) -> tuple[Place, ...]:
        """Producers and shops that have a book, in order, from behind `last`."""
        e = t.entries.c
        asked = (
            select(e.producer_id, e.outlet_id).distinct().order_by(e.producer_id, e.outlet_id).limit(limit)
        )
        if last is not None:
            further = and_(e.producer_id == last.producer, e.outlet_id > last.outlet)
            asked = asked.where(or_(e.producer_id > last.producer, further))
        return tuple(Place(*row) for row in await self._tx.execute(asked))

    async def _put(self, table: Table, place: Place, rows: list[dict[str, Any]]) -> None:
        if not rows:
            return
        whole = [{"producer_id": place.producer, "outlet_id": place.outlet, **row} for row in rows]
        await self._tx.execute(_putting(table, self._tx.dialect.name, tuple(whole[0])), whole)


@cache
def _putting(table: Table, kind: str, names: tuple[str, ...]) -> Any:
    """Built once: building it costs more than running it, and one that holds its rows is translated anew each time."""
    made = insert_into(kind, table)
    keys = [column.name for column in table.primary_key]
    told = {name: made.excluded[name] for name in names if name not in keys}
    return made.on_conflict_do_update(index_elements=keys, set_=told)


def _here(table: Table, place: Place) -> Any:
    return and_(table.c.producer_id == place.producer, table.c.outlet_id == place.outlet)


def _bare(row: Row[Any], key_name: str) -> dict[str, Any]:
    of_place = ("producer_id", "outlet_id", key_name)
    return {name: value for name, value in row._mapping.items() if name not in of_place}
