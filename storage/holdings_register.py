"""Everything that Laris holds about people, by rule complete: `tests/storage/test_storage_holdings.py` fails when a table or a
column with somebody in it is not named in one of the three modules that are put together here."""

from storage import holdings_office, holdings_orders, holdings_people, holdings_trade
from storage.holdings import register

_PARTS = (holdings_people, holdings_trade, holdings_office, holdings_orders)

REGISTER = register(
    tuple(one for part in _PARTS for one in part.HOLDINGS),
    {table: columns for part in _PARTS for table, columns in part.DOERS.items()},
    {name: why for part in _PARTS for name, why in part.NOBODYS.items()},
    frozenset().union(*(part.UNTOLD for part in _PARTS)),
)
