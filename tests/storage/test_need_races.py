"""Two people of an office order for one need at the same moment: never more than is needed, on both databases."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.dialog.event import Edited
from bot.texts import Texts
from bot.turn import House, Office, Turn
from domain.procurement.need import Offer, OfferState, still_needed
from services.procurement import awarding
from storage.engine import Database
from storage.people import Person
from storage.store import Store
from tests.storage.rows import NOW, person, producer
from tests.storage.test_storage_needs import NEED


def turn_of(store: Store, buyer: int) -> Turn:
    house = House(Office("33.25"), lambda _: (), lambda _p, _g: [], lambda _: (), str)
    who = Person(buyer, buyer, "id", is_stopped=False, is_producer=False)
    return Turn(store, who, Edited(), NOW, Texts("id"), house)


async def orders(database: Database, need_id: int, offer_id: int, quantity: int, buyer: int) -> bool:
    async with database.transaction() as tx:
        store = Store(tx)
        need, offer = await store.needs.held(need_id), await store.need_offers.find(offer_id)
        assert need is not None
        assert offer is not None
        await asyncio.sleep(0)  # the other one comes in between, if anything lets them
        return await awarding.award(turn_of(store, buyer), need, offer, quantity)


@pytest.mark.parametrize(
    ("offered", "wanted"), [((100, 100), (100, 100)), ((150, 150), (150, 150)), ((90, 60), (90, 60))]
)
async def test_two_orders_at_the_same_moment(
    database: Database, offered: tuple[int, int], wanted: tuple[int, int]
) -> None:
    buyers = [await person(database, 20 + at) for at in range(2)]
    makers = [await person(database, 30 + at) for at in range(2)]
    async with database.transaction() as tx:
        store = Store(tx)
        number = await store.needs.add(replace(NEED, posted_by=buyers[0]), NOW)
        for maker, quantity in zip(makers, offered, strict=True):
            await store.producers.add(producer(maker, category="jasa_boga"), NOW)
            await store.need_offers.answer(Offer(number, maker, OfferState.OFFERED, quantity, 14_000), NOW)
        offers = await store.need_offers.of_need(number)
    done: list[Any] = await asyncio.gather(
        *(
            orders(database, number, offer.id, quantity, buyer)
            for offer, quantity, buyer in zip(offers, wanted, buyers, strict=True)
        )
    )
    async with database.reading() as tx:
        store = Store(tx)
        need = await store.needs.find(number)
        assert need is not None
        left = still_needed(need, await store.need_offers.of_need(number))
    assert left >= 0
    assert done.count(True) == (2 if sum(wanted) <= NEED.quantity else 1)
    assert left == NEED.quantity - sum(q for q, is_done in zip(wanted, done, strict=True) if is_done)
