"""The queue of papers that wait for an officer: the oldest first, within areas, never the officer's own."""

from dataclasses import replace
from datetime import date

from storage.certificates import NIB, Certificate, Review
from storage.engine import Database
from storage.store import Store
from tests.storage.rows import NOW, later, person, producer

PIRT = Certificate("spp_irt", "206332501012327", issued_on=date(2022, 12, 12), photo="file-1")


async def test_the_queue_is_that_of_an_area_and_the_oldest_comes_first(database: Database) -> None:
    siti, sari, ratna = await person(database, 1), await person(database, 2), await person(database, 3)
    async with database.transaction() as tx:
        store = Store(tx)
        queue = store.certificate_reviews
        await store.producers.add(producer(siti, area="33.25.08.2005"), NOW)
        await store.producers.add(
            replace(producer(sari, area="33.25.11.1001"), nib_status="have", nib="1234567890123"), NOW
        )
        second = await store.certificates.add(siti, PIRT, later(2))
        first = await store.certificates.add(sari, Certificate(NIB), later(1))
        await store.certificates.add(siti, Certificate("label"), NOW)
        waits = await queue.waiting(("33.25",), ratna)
        assert [(one.area, one.count, one.oldest) for one in waits] == [
            ("33.25.11", 1, later(1)), ("33.25.08", 1, later(2)),
        ]  # fmt: skip
        oldest = await queue.following(("33.25",), ratna)
        assert oldest is not None
        assert (oldest.paper.id, oldest.paper.number, oldest.holder) == (first, "1234567890123", sari)
        then = await queue.following(("33.25",), ratna, (oldest.since, first))
        assert then is not None
        assert then.paper == replace(PIRT, id=second)
        assert await queue.following(("33.25",), ratna, (then.since, second)) is None
        assert [one.area for one in await queue.waiting(("33.25.08",), ratna)] == ["33.25.08"]
        assert await queue.waiting(("33.26",), ratna) == ()
        assert await queue.waiting((), ratna) == ()
        assert [one.area for one in await queue.waiting(("",), siti)] == ["33.25.11"]


async def test_a_review_is_taken_back_by_its_officer_and_in_time(database: Database) -> None:
    siti, ratna, karno = await person(database, 1), await person(database, 2), await person(database, 3)
    async with database.transaction() as tx:
        store = Store(tx)
        await store.producers.add(producer(siti, area="33.25.08.2005"), NOW)
        number = await store.certificates.add(siti, PIRT, NOW)
        assert await store.certificate_reviews.hold(("33.25.02",), ratna, number) is None
        assert await store.certificate_reviews.hold(("33.25",), siti, number) is None
        await store.certificates.review(number, Review.REJECTED, ratna, later(5), "number")
        held = await store.certificate_reviews.hold(("33.25",), ratna, number)
        assert held is not None
        assert (held.paper.state, held.by, held.at) == (Review.REJECTED, ratna, later(5))
        assert not await store.certificate_reviews.reopen(number, karno, NOW)
        assert not await store.certificate_reviews.reopen(number, ratna, later(6))
        assert await store.certificate_reviews.reopen(number, ratna, NOW)
        assert not await store.certificate_reviews.reopen(number, ratna, NOW)
        [again] = await store.certificates.of(siti)
        assert again == replace(PIRT, id=number)
