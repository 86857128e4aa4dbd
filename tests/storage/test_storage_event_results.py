"""What becomes of an event: answers of weeks later, papers that were issued through it, each once."""

from datetime import timedelta

from storage.certificates import Certificate
from storage.engine import Database
from storage.event_results import Aftermath, Result
from storage.store import Store
from tests.storage.rows import NOW, person
from tests.support.events import BATANG, plan, settle


async def test_a_paper_is_the_result_of_one_event_once(database: Database) -> None:
    officer = await person(database)
    async with database.transaction() as tx:
        store = Store(tx)
        one = (await plan(store, officer, BATANG, title="Izin satu")).id
        two = (await plan(store, officer, BATANG, title="Izin dua")).id
        [yuli, sari] = await settle(store, 2)
        number = await store.certificates.add(yuli, Certificate("spp_irt", "206332501012327"), NOW)
        of = store.event_results
        assert await of.issued(one, Result(yuli, "spp_irt", number), officer, NOW)
    async with database.transaction() as tx:
        of = Store(tx).event_results
        assert not await of.issued(one, Result(yuli, "spp_irt", number), officer, NOW)
        assert not await of.issued(two, Result(yuli, "spp_irt", number), officer, NOW)
        assert await of.issued(one, Result(yuli, "nib", None), officer, NOW)
        assert not await of.issued(one, Result(yuli, "nib", None), officer, NOW)
        assert await of.issued(one, Result(sari, "nib", None), officer, NOW)
        assert await of.issued(two, Result(yuli, "nib", None), officer, NOW)
        assert await of.counted(one) == {"spp_irt": 1, "nib": 2}
        assert [(found.person_id, found.paper) for found in await of.of(two)] == [(yuli, "nib")]


async def test_the_last_answer_of_weeks_later_counts(database: Database) -> None:
    officer = await person(database)
    async with database.transaction() as tx:
        store = Store(tx)
        event = (await plan(store, officer, BATANG)).id
        [yuli, sari] = await settle(store, 2)
        of = store.event_results
        await of.tell(Aftermath(event, yuli, 30, products=True, papers=False), NOW)
        await of.tell(Aftermath(event, yuli, 30, products=True, papers=True), NOW + timedelta(minutes=1))
        await of.tell(Aftermath(event, yuli, 90, products=False, papers=False), NOW)
        assert [(one.days, one.products, one.papers) for one in await of.told_of(event)] == [
            (30, True, True), (90, False, False),
        ]  # fmt: skip
        assert await of.answered([(event, yuli), (event, sari)]) == {(event, yuli, 30), (event, yuli, 90)}
