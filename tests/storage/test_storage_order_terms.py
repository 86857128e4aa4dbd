"""What is proposed for a delivery, and how the order follows its deliveries, on both databases."""

from dataclasses import replace
from datetime import timedelta

from domain.procurement.need import Delivery, Offer, OfferState, Proposal
from storage.engine import Database
from storage.store import Store
from tests.storage.rows import NOW, person, producer
from tests.storage.test_storage_needs import NEED


async def test_an_order_follows_what_both_want_of_its_deliveries(database: Database) -> None:
    buyer, maker = await person(database), await person(database, 8)
    async with database.transaction() as tx:
        store = Store(tx)
        await store.producers.add(producer(maker), NOW)
        number = await store.needs.add(replace(NEED, posted_by=buyer, months=2), NOW)
        await store.need_offers.answer(Offer(number, maker, OfferState.OFFERED, 100, 9_000), NOW)
        [offer] = await store.need_offers.of_need(number)
        await store.need_offers.award(offer.id, 100, buyer, NOW)
        days = [NEED.at, NEED.at + timedelta(days=30)]
        await store.need_offers.plan(
            maker, [Delivery(offer.id, at, 50, 9_000, day, day.date()) for at, day in enumerate(days, 1)]
        )
        first, second = (await store.need_offers.deliveries([offer.id]))[offer.id]
        asked = Proposal(80, 9_500, "maker", NOW)
        await store.order_terms.propose(first, asked)
        assert (await store.need_offers.delivery(offer.id, 1)) == replace(first, proposed=asked)
        await store.order_terms.propose(first, None)
        assert (await store.need_offers.delivery(offer.id, 1)) == first
        await store.order_terms.settle(replace(first, quantity=80, price=9_500))
        changed = await store.need_offers.find(offer.id)
        assert changed is not None
        assert (changed.quantity, changed.awarded, changed.price) == (130, 130, 9_500)
        await store.order_terms.call_off(first, NOW)
        left = await store.need_offers.find(offer.id)
        assert left is not None
        assert (left.state, left.awarded, left.price) == (OfferState.AWARDED, 50, 9_000)
        await store.order_terms.call_off(second, NOW)
        gone = await store.need_offers.find(offer.id)
        assert gone is not None
        assert (gone.state, gone.awarded) == (OfferState.DROPPED, 0)
        assert await store.need_offers.orders_of(maker) == ()
