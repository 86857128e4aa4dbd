"""The doors to orders of offices and firms, within the same transaction as all others (`storage.store`)."""

from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.need_matching import NeedMatching
from storage.need_offers import NeedOffers
from storage.needs import Needs
from storage.order_terms import OrderTerms
from storage.programmes import Programmes


class OrderDoors:
    """What is needed, what was offered for it, who fits."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    @cached_property
    def needs(self) -> Needs:
        return Needs(self._tx)

    @cached_property
    def need_offers(self) -> NeedOffers:
        return NeedOffers(self._tx)

    @cached_property
    def order_terms(self) -> OrderTerms:
        return OrderTerms(self._tx)

    @cached_property
    def need_matching(self) -> NeedMatching:
        return NeedMatching(self._tx)

    @cached_property
    def programmes(self) -> Programmes:
        return Programmes(self._tx)
