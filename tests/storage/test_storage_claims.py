"""Records that wait for their owners: who sees them, what opens them, and one person out of two numbers."""

from datetime import timedelta

from domain.reminders import Plan
from storage import due_reminders
from storage.certificates import Certificates
from storage.claim_tickets import TRIES, Secrets, Ticket
from storage.engine import Database
from storage.merging import move
from storage.producers import Product
from storage.store import Store
from tests.storage.rows import NOW, ask, later, person, producer


async def neighbour(database: Database, coordinator: int, **changed: object) -> int:
    async with database.transaction() as tx:
        store = Store(tx)
        number = await store.people.add_without_chat("id", NOW)
        await store.producers.add(producer(number, **changed), NOW)
        await store.products.add(number, (Product("keripik"),), NOW)
        await store.neighbours.add(number, coordinator, NOW)
    return number


async def test_a_coordinator_sees_only_their_own_and_only_in_their_area(database: Database) -> None:
    yati, slamet = await person(database, 1), await person(database, 2)
    mine = await neighbour(database, yati, area="33.25.08.2005", phone=None)
    away = await neighbour(database, yati, area="33.25.01.2001")
    other = await neighbour(database, slamet, area="33.25.08.2005")
    async with database.reading() as tx:
        neighbours, limpung = Store(tx).neighbours, ("33.25.08",)
        assert [one.person_id for one in await neighbours.in_care(yati, limpung, "", 0, 10)] == [mine]
        assert [one.person_id for one in await neighbours.in_care(yati, limpung, "KERIP", 0, 10)] == [mine]
        assert await neighbours.count(yati, limpung) == 1
        assert await neighbours.count(yati, limpung, "nobody") == 0
        assert await neighbours.count(yati, ("33.25",)) == 2
        assert await neighbours.count(yati, ()) == 0
        assert await neighbours.find(yati, limpung, mine) is not None
        for number in (away, other, 999):
            assert await neighbours.find(yati, limpung, number) is None
        assert await neighbours.unclaimed(phone="+6281234567890") != ()
        assert [one.phone for one in await neighbours.unclaimed(person_id=mine)] == [None]


async def test_once_claimed_only_initials_are_told(database: Database) -> None:
    yati = await person(database, 1)
    number = await neighbour(database, yati, area="33.25.08.2005")
    async with database.transaction() as tx:
        neighbours = Store(tx).neighbours
        assert await neighbours.any_waits()
        assert await neighbours.claimed(number, "B.", NOW)
        assert not await neighbours.claimed(number, "X.", NOW)
        assert await neighbours.in_care(yati, ("33.25",), "", 0, 10) == ()
        assert await neighbours.come(yati, 5) == (1, ("B.",))
        assert await neighbours.find(yati, ("33.25",), number) is None
        assert await neighbours.unclaimed(person_id=number) == ()
        assert not await neighbours.any_waits()
        assert await neighbours.count(yati, ("33.25",)) == 0


async def test_what_waited_for_a_neighbour_is_due_when_they_come(database: Database) -> None:
    number = await neighbour(database, await person(database, 1))
    async with database.transaction() as tx:
        store = Store(tx)
        await store.reminders.plan([Plan("x", "1", "a", number, at=later(30))], NOW)
        (due,) = await due_reminders.take(tx, NOW + timedelta(days=3), 10)
        assert due.hearer.is_stopped
    async with database.transaction() as tx:
        await tx.exec_driver_sql("UPDATE reminders SET state = 'held'")
        await Store(tx).people.give_chat(number, 77, "en")
        (due,) = await due_reminders.take(tx, NOW + timedelta(days=3), 10)
        assert (due.chat_id, due.language, due.hearer.is_stopped) == (77, "en", False)
        await Store(tx).people.give_chat(number, 78, "en")
    assert await ask(database, "SELECT chat_id FROM people WHERE id = :id", id=number) == [(77,)]


async def test_two_numbers_become_one_person(database: Database) -> None:
    yati, siti = await person(database, 1), await person(database, 2)
    number = await neighbour(database, yati, area="33.25.08.2005")
    async with database.transaction() as tx:
        store = Store(tx)
        await store.audit.add(NOW, yati, number, "neighbour registered")
        await move(tx, number, siti)
        assert (await store.producers.find(siti)) is not None
        assert [one.name for one in await store.products.of(siti)] == ["keripik"]
        assert [action for _, _, action in await store.audit.about(siti)] == ["neighbour registered"]
        assert await store.producers.find(number) is None


async def test_what_may_exist_once_only_stays_where_it_is(database: Database) -> None:
    siti = await person(database, 2)
    number = await neighbour(database, await person(database, 1), business="Emping")
    async with database.transaction() as tx:
        store = Store(tx)
        await store.producers.add(producer(siti, business="Keripik"), NOW)
        await move(tx, number, siti)
        found = await store.producers.find(siti)
        assert found is not None
        assert found.business == "Keripik"
        assert (await store.producers.find(number)) is not None
        await store.producers.remove(number, NOW)
        assert await Certificates(tx).of(siti) == ()


async def test_a_slip_opens_its_record_in_time_and_once(database: Database) -> None:
    secrets = Secrets("t" * 64, NOW + timedelta(days=365), "c" * 64, NOW + timedelta(days=7))
    newer = Secrets("u" * 64, NOW + timedelta(days=365), "d" * 64, NOW + timedelta(days=7))
    async with database.transaction() as tx:
        tickets = Store(tx).claim_tickets
        await tickets.add("neighbour", 5, secrets, None, NOW)
        assert not await tickets.is_free("c" * 64, NOW)
        found = await tickets.by_code("c" * 64, later(60))
        assert found == await tickets.by_token("t" * 64, later(60))
        assert await tickets.by_code("c" * 64, NOW + timedelta(days=7)) is None
        assert await tickets.by_token("t" * 64, NOW + timedelta(days=8)) is not None
        await tickets.add("neighbour", 5, newer, None, later(1))
        assert await tickets.by_token("t" * 64, later(60)) is None
        assert await tickets.is_free("c" * 64, later(60))
        fresh = await tickets.by_token("u" * 64, later(60))
        assert fresh is not None
        assert fresh == Ticket(fresh.id, "neighbour", 5)
        assert await tickets.use(fresh.id, None, later(60))
        assert not await tickets.use(fresh.id, None, later(60))
        assert await tickets.by_token("u" * 64, later(60)) is None


async def test_wrong_codes_are_counted_for_a_day(database: Database) -> None:
    async with database.transaction() as tx:
        tickets = Store(tx).claim_tickets
        for _ in range(TRIES):
            assert await tickets.may_try(9, NOW)
            await tickets.wrong_try(9, NOW)
        assert not await tickets.may_try(9, later(60))
        assert await tickets.may_try(8, later(60))
        assert await tickets.may_try(9, NOW + timedelta(days=1))
        await tickets.wrong_try(9, NOW + timedelta(days=1))
        assert await tickets.may_try(9, NOW + timedelta(days=1))
