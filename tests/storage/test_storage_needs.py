"""Needs, who fits, offers and deliveries, on both databases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from domain.procurement.matching import judge_all
from domain.procurement.need import Delivery, Need, NeedState, Offer, OfferState, Payment, Word
from domain.procurement.waves import Rank, ranking
from domain.zones import Zone, at_need, near_to
from storage.certificates import Certificate
from storage.engine import Database
from storage.producers import Product
from storage.store import Store
from tests.storage.crowd import crowd
from tests.storage.rows import NOW, person, producer

NEED = Need(
    "snack box", ("jasa_boga",), 150, "kotak", NOW + timedelta(days=10), "Asia/Jakarta", "Dinkes", "33.25.11", 15_000,
    ("halal",), NOW + timedelta(days=9), Payment.TRANSFER, 3, "33.25", "5eed", organisation="Dinkes",
)  # fmt: skip

_HALAL = """
INSERT INTO certificates (producer_id, paper, is_odd, is_reckoned, state, recorded_at, changed_at, expires_on)
SELECT person_id, 'halal_sd', false, false, 'unverified', 1, 1, '2027-06-30' FROM producers WHERE person_id % 5 > 0
"""
_HALAL_ENDS = (
    "UPDATE certificates SET expires_on = '2026-11-25' WHERE paper = 'halal_sd' AND producer_id % 7 = 0"
)


async def test_a_need_from_posting_to_payment(database: Database) -> None:
    buyer, maker = await person(database), await person(database, 8)
    async with database.transaction() as tx:
        store = Store(tx)
        await store.producers.add(producer(maker, category="jasa_boga", nib_status="have"), NOW)
        goods = (
            Product("Snack box isi 3", "kotak", weekly_capacity=120),
            Product("Batik", weekly_capacity=900),
        )
        await store.products.add(maker, goods, NOW)
        await store.certificates.add(maker, Certificate("halal_sd", expires_on=date(2027, 1, 1)), NOW)
        number = await store.needs.add(replace(NEED, posted_by=buyer), NOW)
        need = await store.needs.held(number)
        assert need == replace(NEED, posted_by=buyer, id=number)
        [found] = await store.need_matching.candidates(need, NOW)
        papers = {"nib": None, "halal_sd": date(2027, 1, 1)}
        assert (found.person_id, found.papers, found.is_silent) == (maker, papers, False)
        assert (found.capacity, found.promised, found.free) == (120, 0, 120)
        await store.needs.ask(number, 1, [Rank(1, maker, None, 0, True, 5)], NOW)
        assert await store.needs.asked_of(maker, NOW) == {number}
        assert await store.need_offers.answer(Offer(number, maker, OfferState.OFFERED, 150, 14_000), NOW)
        [offer] = await store.need_offers.of_need(number)
        assert [await store.need_offers.award(offer.id, 100, buyer, NOW) for _ in range(2)] == [True, False]
        assert not await store.need_offers.answer(Offer(number, maker, OfferState.WITHDRAWN), NOW)
        await store.need_offers.plan(maker, [Delivery(offer.id, 1, 100, 14_000, NEED.at, date(2026, 12, 5))])
        again = await store.need_matching.candidate(replace(need, id=number + 1), maker, NOW)
        assert again is not None
        assert (again.promised, again.asked_at, again.ordered_at) == (100, NOW, NOW)
        batik = await store.need_matching.candidate(replace(need, item="batik"), maker, NOW)
        assert batik is not None
        assert (batik.capacity, batik.promised) == (900, 0)
        bags = await store.need_matching.candidate(replace(need, item="tas"), maker, NOW)
        assert bags is not None
        assert bags.capacity is None
        assert await store.need_offers.told(offer.id, 1, "buyer", Word(90, True))
        assert await store.need_offers.told(offer.id, 1, "maker", Word(paid=5, paid_on=date(2026, 12, 5)))
        [order], _ = await store.need_offers.page_within(["33.25"], None, 0, 4)
        assert (order.delivery.buyer, order.delivery.maker.paid) == (Word(90, True), 5)
        assert await store.need_offers.page_within(["33.26"], None, 0, 4) == ((), 0)
        assert [await store.needs.end(number, NeedState.CANCELLED, "hujan", NOW) for _ in range(2)] == [
            True,
            False,
        ]
        assert await store.need_offers.drop(number, NOW) == (maker,)
        assert await store.need_offers.orders_of(maker) == ()


async def test_what_is_not_paid_comes_before_what_is_however_many_there_are(database: Database) -> None:
    buyer, maker = await person(database), await person(database, 8)
    async with database.transaction() as tx:
        store = Store(tx)
        number = await store.needs.add(replace(NEED, posted_by=buyer), NOW)
        await store.need_offers.answer(Offer(number, maker, OfferState.OFFERED, 600, 10), NOW)
        [offer] = await store.need_offers.of_need(number)
        days = [NOW + timedelta(days=day) for day in range(6)]
        await store.need_offers.plan(
            maker, [Delivery(offer.id, at, 100, 10, day, day.date()) for at, day in enumerate(days, 1)]
        )
        said = store.need_offers.told
        await said(offer.id, 1, "buyer", Word(100, True))
        await said(offer.id, 1, "maker", Word(90, True, 900))  # the smaller of both words is paid
        for at in (2, 3):
            await said(offer.id, at, "buyer", Word(paid=1_000))
        await said(offer.id, 3, "maker", Word(paid=500))  # the maker's word counts
        await said(offer.id, 5, "buyer", Word(0, False))  # nothing came, nothing is to be paid
        found, count = await store.need_offers.page_of(maker, 0, 9)
        assert [one.delivery.number for one in found] == [3, 4, 6, 1, 2, 5]
        assert [one.delivery.is_paid for one in found] == [False] * 3 + [True] * 3
        assert [one.delivery.number for one in (await store.need_offers.page_of(maker, 4, 4))[0]] == [2, 5]
        assert count == 6
        assert await store.need_offers.page_of(maker, 8, 4) == ((), 6)


@pytest.mark.parametrize("halal_blocks", [True, False])
async def test_the_database_finds_whom_the_rules_would_choose(database: Database, halal_blocks: bool) -> None:
    """Blocked, without a chat, without a valid paper, outside the zone, let in, switched off: nobody more, nobody less. Where
    halal is only warned about, whoever lacks it is there, and known to lack it."""
    await crowd(database, 900)
    papers = ("spp_irt", "nib", "halal")
    need = replace(NEED, item="keripik", kinds=("makanan_kering",), papers=papers, posted_by=1, id=1, ring=1)
    zones = (Zone("33.25", "Barat", ("33.25.10", "33.25.11", "33.25.13")),)
    async with database.transaction() as tx:
        store = Store(tx)
        await tx.execute(text("UPDATE producers SET nib_status = 'have' WHERE person_id % 6 < 4"))
        await tx.execute(text("UPDATE producers SET area = '33.25' WHERE person_id = 48"))
        await tx.execute(text(_HALAL))
        await tx.execute(text(_HALAL_ENDS))
        await store.needs.add(need, NOW)
        for far in (12, 18, 24):
            await store.zones.allow(far, at_need(1), "ikut mobil kantor", 1, NOW)
        blocks, warned = {"halal_blocks": halal_blocks}, () if halal_blocks else ("halal",)
        everybody = judge_all(need, await store.need_matching.candidates(need, NOW), zones, **blocks)
        found = await store.need_matching.fitting(need, near_to(need.area, zones), NOW, warned)
        makers = await store.need_matching.makers(need)
    ranks = ranking(need, judge_all(need, found, zones, **blocks))
    assert ranks == ranking(need, everybody)
    assert {12, 48} & {one.person_id for one in ranks}
    assert {one.lacks for one in ranks} == ({0} if halal_blocks else {0, 1})
    assert (makers, len(found)) == (len(everybody), len(ranks))
    assert 5 < len(ranks) < len(everybody) // 3
