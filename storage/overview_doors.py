"""The doors to what the overview adds up, within the same transaction as all others (`storage.store`)."""

from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.overview_money import OverviewMoney
from storage.overview_orders import OverviewOrders
from storage.overview_people import OverviewPeople


class OverviewDoors:
    """Money in shops, orders of offices, people and papers."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    @cached_property
    def overview_money(self) -> OverviewMoney:
        return OverviewMoney(self._tx)

    @cached_property
    def overview_orders(self) -> OverviewOrders:
        return OverviewOrders(self._tx)

    @cached_property
    def overview_people(self) -> OverviewPeople:
        return OverviewPeople(self._tx)
