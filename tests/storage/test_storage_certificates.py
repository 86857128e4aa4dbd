"""Certificates and what is noted beside them: whose they are, what replaces what, and when an officer's word ends."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import DBAPIError

from storage.certificates import Certificate, Review
from storage.engine import Database
from storage.paper_notes import Inquiry
from storage.producers import Product
from storage.store import Store
from tests.storage.rows import NOW, ask, later, person, producer

PIRT = Certificate(
    "spp_irt", "206332501012327", issued_on=date(2022, 12, 12), expires_on=date(2027, 12, 12), photo="file-1"
)


async def test_a_paper_belongs_to_whoever_recorded_it(database: Database) -> None:
    siti, sari = await person(database, 1), await person(database, 2)
    async with database.transaction() as tx:
        held = Store(tx).certificates
        number = await held.add(siti, PIRT, NOW)
        assert await held.of(siti) == (replace(PIRT, id=number),)
        assert await held.of(sari) == ()
        assert await held.find(sari, number) is None
        assert not await held.change(sari, replace(PIRT, id=number, number="1"), NOW)
        assert not await held.remove(sari, number, NOW)
        assert await held.renew(sari, number, PIRT, NOW) is None
        assert await held.find(siti, number) == replace(PIRT, id=number)


async def test_a_paper_may_be_for_one_product(database: Database) -> None:
    siti = await person(database, 1)
    async with database.transaction() as tx:
        store = Store(tx)
        await store.products.add(siti, (Product("rempeyek"),), NOW)
        [product] = await store.products.of(siti)
        await store.certificates.add(siti, replace(PIRT, product_id=product.id), NOW)
        await store.products.remove(siti, product.id or 0, NOW)
        [held] = await store.certificates.of(siti)
    assert (held.product_id, held.product) == (product.id, "rempeyek")


async def test_a_new_number_or_photo_must_be_looked_at_again(database: Database) -> None:
    siti, ratna = await person(database, 1), await person(database, 2)
    async with database.transaction() as tx:
        held = Store(tx).certificates
        number = await held.add(siti, PIRT, NOW)
        for change in ({"number": "206332501012328"}, {"photo": "file-2"}, {"photo": None}):
            before = await held.find(siti, number)
            assert before is not None
            assert await held.review(number, Review.VERIFIED, ratna, NOW)
            assert await held.change(siti, replace(before, issued_on=date(2022, 1, 1)), later(1))
            [seen] = await held.of(siti)
            assert seen.state is Review.VERIFIED
            assert await held.change(siti, replace(seen, **change), later(2))
            [again] = await held.of(siti)
            assert again.state is Review.UNVERIFIED
        assert await held.review(number, Review.REJECTED, ratna, NOW, "The photo cannot be read.")
        [refused] = await held.of(siti)
        assert (refused.state, refused.reason) == (Review.REJECTED, "The photo cannot be read.")
    assert await ask(database, "SELECT reviewed_by IS NOT NULL, reviewed_at > 0 FROM certificates") == [
        (True, True)
    ]


async def test_a_renewal_keeps_the_old_paper_and_happens_once(database: Database) -> None:
    siti = await person(database, 1)
    async with database.transaction() as tx:
        held = Store(tx).certificates
        first = await held.add(siti, PIRT, NOW)
        second = await held.renew(siti, first, replace(PIRT, expires_on=date(2032, 12, 12)), later(1))
        assert second is not None
        assert await held.renew(siti, first, PIRT, later(2)) is None
        third = await held.renew(siti, second, replace(PIRT, number="9"), later(3))
        assert third is not None
        assert [one.id for one in await held.of(siti)] == [third]
        [newest] = await held.of(siti)
        assert [one.id for one in await held.before(siti, newest)] == [second, first]
        assert await held.after(siti, first) == third
        assert await held.after(siti, third) is None
        assert not await held.review(first, Review.VERIFIED, siti, NOW)
        assert await held.remove(siti, third, later(4))
        assert not await held.remove(siti, third, later(5))
        assert await held.after(siti, first) is None
        assert await held.of(siti) == ()


async def test_the_nib_stands_in_the_profile_alone(database: Database) -> None:
    siti, ratna = await person(database, 1), await person(database, 2)
    async with database.transaction() as tx:
        store = Store(tx)
        assert await store.certificates.of(siti) == ()
        await store.producers.add(producer(siti), NOW)
        business = await store.producers.find(siti)
        assert business is not None
        await store.producers.change(replace(business, nib_status="have", nib="1234567890123"), NOW)
        assert await store.certificates.of(siti) == (Certificate("nib", "1234567890123"),)
        number = await store.certificates.add(siti, Certificate("nib", "1234567890123", photo="file"), NOW)
        assert await store.certificates.of(siti) == (
            Certificate("nib", "1234567890123", photo="file", id=number),
        )
        await store.certificates.review(number, Review.VERIFIED, ratna, NOW)
        await store.certificates.nib_changed(siti, is_held=True, now=later(1))
        [nib] = await store.certificates.of(siti)
        assert nib.state is Review.UNVERIFIED
        await store.producers.change(replace(business, nib_status="none", nib=None), NOW)
        await store.certificates.nib_changed(siti, is_held=False, now=later(2))
        assert await store.certificates.of(siti) == ()
    assert await ask(database, "SELECT number, ending FROM certificates") == [(None, "removed")]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE certificates SET state = 'lost'",
        "UPDATE certificates SET state = 'verified'",
        "UPDATE certificates SET state = 'rejected', reviewed_by = 1, reviewed_at = 1",
        "UPDATE certificates SET ended_at = 1",
        "UPDATE certificates SET ended_at = 1, ending = 'burnt'",
        "UPDATE certificates SET paper = 'nib'",
    ],
)
async def test_the_database_itself_refuses_what_makes_no_sense(database: Database, statement: str) -> None:
    siti = await person(database, 1)
    async with database.transaction() as tx:
        await Store(tx).certificates.add(siti, PIRT, NOW)
    with pytest.raises(DBAPIError):
        async with database.transaction() as tx:
            await tx.exec_driver_sql(statement)


async def test_one_number_of_one_product_is_held_once(database: Database) -> None:
    siti = await person(database, 1)
    async with database.transaction() as tx:
        store = Store(tx)
        await store.products.add(siti, (Product("rempeyek"),), NOW)
        [product] = await store.products.of(siti)
        await store.certificates.add(siti, replace(PIRT, product_id=product.id), NOW)
    with pytest.raises(DBAPIError):
        async with database.transaction() as tx:
            await Store(tx).certificates.add(siti, replace(PIRT, product_id=product.id), NOW)


async def test_facts_are_told_again_and_forgotten(database: Database) -> None:
    siti = await person(database, 1)
    async with database.transaction() as tx:
        store = Store(tx)
        await store.products.add(siti, (Product("rempeyek"), Product("nastar")), NOW)
        first, second = (product.id or 0 for product in await store.products.of(siti))
        notes = store.paper_notes
        await notes.tell_of_product(first, {"packed": "yes", "shelf_life": 60}, NOW)
        await notes.tell_of_product(first, {"packed": "no"}, NOW)
        await notes.tell_of_product(second, {}, NOW)
        await notes.tell_of_producer(siti, {"machine": "unsure"}, NOW)
        assert await notes.facts_of_product(first) == {"packed": "no", "shelf_life": 60}
        assert await notes.facts_of_product(second) == {}
        assert await notes.facts_of_producer(siti) == {"machine": "unsure"}
        for fact in ("packed", "machine", "other"):
            await notes.forget(siti, first, fact)
        assert await notes.facts_of_product(first) == {"shelf_life": 60}
        assert await notes.facts_of_producer(siti) == {}
        await notes.forget(siti, None, "shelf_life")
        assert await notes.facts_of_product(first) == {"shelf_life": 60}


async def test_ticks_are_of_one_person_and_one_list(database: Database) -> None:
    siti, sari = await person(database, 1), await person(database, 2)
    async with database.transaction() as tx:
        notes = Store(tx).paper_notes
        for _ in range(2):
            await notes.tick(siti, "spp_irt", "ktp", NOW, is_ticked=True)
        await notes.tick(siti, "spp_irt", "nib", NOW, is_ticked=True)
        await notes.tick(siti, "spp_irt", "nib", NOW, is_ticked=False)
        assert await notes.ticked(siti, "spp_irt") == {"ktp"}
        assert await notes.ticked(siti, "halal_sd") == await notes.ticked(sari, "spp_irt") == frozenset()


async def test_only_the_newest_question_is_remembered(database: Database) -> None:
    siti = await person(database, 1)
    async with database.transaction() as tx:
        notes = Store(tx).paper_notes
        assert await notes.inquiry(siti) is None
        await notes.inquire(siti, Inquiry("keripik pisang", "makanan_kering"), NOW)
        await notes.inquire(siti, Inquiry("dimsum", "frozen", {"meat": "yes"}), NOW)
        assert await notes.inquiry(siti) == Inquiry("dimsum", "frozen", {"meat": "yes"})
