"""Applications: who sees which, whose word counts first, what is ready for another shop, the office's switch."""

from dataclasses import replace
from datetime import date

from domain.cases.circle import containing
from domain.curation.application import Application, Target
from domain.curation.states import Move, Reason, State, Who
from domain.outlets import Outlet, OutletKind
from domain.roles import Grant, Role
from storage.curations import Reach
from storage.engine import Database
from storage.producers import Product
from storage.store import Store
from tests.storage.rows import NOW, later, person, producer

DAY = date(2026, 11, 28)


async def apply(store: Store, maker: int, target: Target, state: State = State.SUBMITTED) -> Application:
    [product, *_] = await store.products.of(maker) or [None]
    if product is None:
        await store.products.add(maker, (Product("rempeyek"),), NOW)
        [product] = await store.products.of(maker)
    one = Application(0, maker, product.id or 0, target, "minimarket", state, 1, home="33.25.08.2005")
    number = await store.curations.add(one, {"done": 1}, DAY, NOW)
    assert number is not None
    return replace(one, id=number)


async def test_an_application_is_seen_by_its_office_and_from_their_step_on_by_its_shop(
    database: Database,
) -> None:
    siti, ratna = await person(database, 1), await person(database, 2)
    async with database.transaction() as tx:
        store = Store(tx)
        await store.producers.add(producer(siti, area="33.25.08.2005"), NOW)
        shop = await store.outlets.add(
            Outlet("Alfamart", OutletKind.MINIMARKET, "33.25.08", chain="Alfamart"), NOW
        )
        one = await apply(store, siti, Target("33.25.08", outlet=shop))
        chain = await apply(store, siti, Target("33.25", chain="Alfamart"), State.RETAIL)
        assert await store.curations.add(replace(one, id=0), {}, DAY, NOW) is None
        for reach, seen in (
            (Reach(ratna, ("33.25",)), {one.id, chain.id}), (Reach(ratna, ("33.25.08",)), {one.id, chain.id}),
            (Reach(ratna, ("33.25.02", "33.26")), set()), (Reach(siti, ("33.25",)), set()), (Reach(ratna), set()),
            (Reach(ratna, outlets=(shop,)), set()), (Reach(ratna, shop_areas=("33.25",)), {chain.id}),
            (Reach(ratna, outlets=(shop,), chains=(("Alfamart", "33.25"),)), {chain.id}),
            (Reach(ratna, chains=(("Alfamart", "33.26"), ("Indomaret", "33.25"))), set()),
        ):  # fmt: skip
            found = await store.curations.listed(reach, State, 0, 9)
            assert {seen_.application.id for seen_ in found} == seen, reach
            assert sum((await store.curations.counts(reach)).values()) == len(seen)
            assert (await store.curations.within(reach, one.id) is not None) is (one.id in seen)
        assert {seen_.application.id for seen_ in await store.curations.of(siti)} == {one.id, chain.id}
        assert await store.curations.find(ratna, one.id) is None


async def test_whose_turn_it_is_in_a_shop_are_its_people_and_those_of_its_chain(database: Database) -> None:
    siti, dewi, yuni, tono = [await person(database, number) for number in range(1, 5)]
    async with database.transaction() as tx:
        store = Store(tx)
        await store.producers.add(producer(siti, area="33.25.08.2005"), NOW)
        kind = OutletKind.MINIMARKET
        here = await store.outlets.add(Outlet("Alfamart Limpung", kind, "33.25.08", chain="Alfamart"), NOW)
        near = await store.outlets.add(Outlet("Alfamart Bandar", kind, "33.25.02", chain="Alfamart"), NOW)
        away = await store.outlets.add(Outlet("Alfamart Kajen", kind, "33.26.01", chain="Alfamart"), NOW)
        for who, shop in ((dewi, here), (yuni, near), (tono, away), (siti, here)):
            await store.people.grant(who, Grant(Role.RETAILER, "33", outlet=shop), NOW)
        one = await apply(store, siti, Target("33.25.08", outlet=here), State.RETAIL)
        chain = await apply(store, siti, Target("33.25", chain="Alfamart"), State.RETAIL)
        assert await store.curations.shop_people(one, 5) == (dewi,)
        assert await store.curations.shop_people(chain, 5) == (dewi, yuni)
        assert await store.curations.shop_people(chain, 1) == (dewi,)


async def test_the_first_word_counts_and_is_kept_as_a_step(database: Database) -> None:
    siti, ratna = await person(database, 1), await person(database, 2)
    async with database.transaction() as tx:
        store = Store(tx)
        await store.producers.add(producer(siti, area="33.25.08.2005"), NOW)
        one = await apply(store, siti, Target("33.25", chain="Alfamart"))
        after = replace(one, state=State.INCOMPLETE, reason=Reason.OTHER, words="foto terbalik", version=2)
        assert await store.curations.move(one, after, Move.RETURN, ratna, Who.OFFICE, later(1))
        assert not await store.curations.move(one, after, Move.RETURN, ratna, Who.OFFICE, later(2))
        seen = await store.curations.held(one.id)
        assert seen is not None
        assert (seen.application.state, seen.application.words, seen.since) == (
            State.INCOMPLETE,
            "foto terbalik",
            later(1),
        )
        last = await store.curations.last_step(one.id)
        assert last is not None
        assert (last.move, last.before, last.actor, last.at) == (
            Move.RETURN,
            State.SUBMITTED,
            ratna,
            later(1),
        )
        assert await store.curations.actors(one.id) == {Who.OFFICE: ratna}


async def test_what_passed_elsewhere_is_ready_once_and_invited_once(database: Database) -> None:
    siti, dewi = await person(database, 1), await person(database, 2)
    async with database.transaction() as tx:
        store = Store(tx)
        await store.producers.add(producer(siti, area="33.25.08.2005"), NOW)
        shop = await store.outlets.add(Outlet("Sri", OutletKind.STALL, "33.25.02"), NOW)
        await apply(store, siti, Target("33.25", chain="Alfamart"), State.LISTED)
        await apply(store, siti, Target("33.25", chain="Indomaret"), State.PASSED)
        offers = store.curation_offers
        [ready] = await offers.ready(shop, ("33.25.08",), dewi)
        assert (ready.goods, ready.at, ready.is_invited) == ("rempeyek", "Indomaret", False)
        assert await offers.ready(shop, ("33.25.01",), dewi) == ()
        assert await offers.ready(shop, ("33.25",), siti) == ()
        number = await offers.invite(ready, shop, dewi, NOW)
        assert number is not None
        assert await offers.invite(ready, shop, dewi, NOW) is None
        [again] = await offers.ready(shop, ("33.25.08",), dewi)
        assert again.is_invited
        [asked] = await offers.open_for(siti)
        assert (asked.id, asked.shop, asked.goods, asked.invited_by) == (number, "Sri", "rempeyek", dewi)
        assert await offers.open_for(dewi, number) == ()
        assert await offers.answer(number, NOW, is_accepted=True)
        assert not await offers.answer(number, NOW, is_accepted=False)
        await apply(store, siti, Target("33.25.02", outlet=shop), State.PASSED)
        assert await offers.ready(shop, ("33.25.08",), dewi) == ()


async def test_the_closest_office_decides_about_halal(database: Database) -> None:
    ratna = await person(database, 1)
    async with database.transaction() as tx:
        offers = Store(tx).curation_offers
        asked = containing("33.25.08.2005")
        assert not await offers.halal_blocks(asked)
        await offers.set_halal_blocks("33.25", ratna, NOW, blocks=True)
        assert await offers.halal_blocks(asked)
        assert not await offers.halal_blocks(containing("33.26.01"))
        await offers.set_halal_blocks("33.25.08", ratna, NOW, blocks=False)
        assert not await offers.halal_blocks(asked)
        assert await offers.halal_blocks(containing("33.25.02"))
