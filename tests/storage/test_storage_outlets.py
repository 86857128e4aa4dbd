"""Shops and agreements: one list of the office, own shops of producers, and what was agreed on when."""

from dataclasses import replace
from datetime import date

from domain.consignment.terms import Agreement, Basis, Bearer, Model
from domain.outlets import Outlet, OutletKind
from storage.engine import Database
from storage.outlets import Imported
from storage.store import Store
from tests.storage.rows import NOW, ask, person

INDOMARET = Outlet("Indomaret Limpung", OutletKind.MINIMARKET, "33.25.08", chain="Indomaret")
KOPERASI = Outlet("Koperasi Setda", OutletKind.COOPERATIVE, "33.25.11", zone="utara", pic="Pak Tarno")
ELSEWHERE = Outlet("Toko Solo", OutletKind.GIFT_SHOP, "33.72.01")


async def test_the_list_of_the_office_is_taken_and_brought_up_to_date(database: Database) -> None:
    async with database.transaction() as tx:
        outlets = Store(tx).outlets
        assert await outlets.take_list([INDOMARET, KOPERASI, ELSEWHERE, INDOMARET], NOW) == Imported(3, 0, 0)
        assert await outlets.take_list([INDOMARET, KOPERASI], NOW) == Imported(0, 0, 2)
        changed = replace(KOPERASI, name="KOPERASI SETDA", pic="Bu Endah")
        assert await outlets.take_list([changed, INDOMARET], NOW) == Imported(0, 1, 1)
    async with database.reading() as tx:
        listed = await Store(tx).outlets.of_office(("33.25",))
        assert [replace(one, id=None) for one in listed] == [INDOMARET, changed]
        assert [one.name for one in await Store(tx).outlets.of_office(("",))][-1] == "Toko Solo"
        assert await Store(tx).outlets.of_office(()) == ()
        assert await Store(tx).outlets.of_office(("33.25.1",)) == ()
        assert await Store(tx).outlets.count() == 3


async def test_a_thousand_shops_come_in_few_statements(database: Database) -> None:
    many = [Outlet(f"Toko {number}", OutletKind.STALL, "33.25.08") for number in range(1_200)]
    async with database.transaction() as tx:
        assert await Store(tx).outlets.take_list(many, NOW) == Imported(1_200, 0, 0)
    async with database.transaction() as tx:
        assert await Store(tx).outlets.take_list(many, NOW) == Imported(0, 0, 1_200)


async def test_nobody_sees_another_producers_own_shop(database: Database) -> None:
    budi, sari = await person(database, 1), await person(database, 2)
    mine = Outlet("Warung Bu Tini", OutletKind.STALL, "33.72.01", owner=budi)
    async with database.transaction() as tx:
        outlets = Store(tx).outlets
        await outlets.take_list([INDOMARET, ELSEWHERE], NOW)
        shop = await outlets.add(mine, NOW)
        assert await outlets.add(replace(mine, name="warung  BU tini"), NOW) == shop
        assert await outlets.add(replace(mine, owner=sari), NOW) != shop
        await outlets.change(sari, replace(mine, id=shop, name="Punya Sari"))
    async with database.reading() as tx:
        outlets = Store(tx).outlets
        assert [one.name for one in await outlets.visible(budi, "33.25")] == [
            "Warung Bu Tini",
            "Indomaret Limpung",
        ]
        found = await outlets.find(budi, shop)
        assert found == replace(mine, id=shop)
        assert await outlets.find(sari, shop) is None
        office = (await outlets.of_office(("33.25",)))[0]
        assert office.id is not None
        assert await outlets.find(sari, office.id) == office
        assert await outlets.find(sari, 999_999) is None


async def test_an_own_shop_is_changed_by_its_owner_alone(database: Database) -> None:
    budi = await person(database, 1)
    async with database.transaction() as tx:
        outlets = Store(tx).outlets
        shop = await outlets.add(Outlet("Warung Tini", OutletKind.STALL, "33.25.08", owner=budi), NOW)
        await outlets.change(
            budi, Outlet("Warung Tini Jaya", OutletKind.CANTEEN, "33.25.11", pic="Tini", id=shop)
        )
        found = await outlets.find(budi, shop)
    assert found == Outlet(
        "Warung Tini Jaya", OutletKind.CANTEEN, "33.25.11", pic="Tini", owner=budi, id=shop
    )


async def test_a_changed_agreement_keeps_the_old_one_with_its_end(database: Database) -> None:
    budi, sari = await person(database, 1), await person(database, 2)
    first = Agreement(commission_bp=1_250, visit_every_days=7)
    second = Agreement(
        model=Model.DOWN_PAYMENT, commission_bp=None, tempo_days=30, basis=Basis.DOCUMENTS, shift_to_workday=True,
        missing_bearer=Bearer.SHOP, damaged_bearer=Bearer.SHOP, regular_bp=500, other_bp=1_600,
        yardstick_days=15,
    )  # fmt: skip
    async with database.transaction() as tx:
        store = Store(tx)
        shop = await store.outlets.add(replace(INDOMARET, owner=budi), NOW)
        assert await store.agreements.of(budi, shop) is None
        await store.agreements.put(budi, shop, first, date(2026, 11, 1), NOW)
        assert await store.agreements.of(budi, shop) == replace(first, valid_from=date(2026, 11, 1))
        await store.agreements.put(budi, shop, second, date(2026, 11, 22), NOW)
    async with database.reading() as tx:
        agreements = Store(tx).agreements
        assert await agreements.current(budi) == {shop: replace(second, valid_from=date(2026, 11, 22))}
        assert await agreements.current(sari) == {}
    assert await ask(
        database, "SELECT valid_from, valid_until FROM agreements WHERE ended_at IS NOT NULL"
    ) == [(_day(database, 1), _day(database, 22))]


def _day(database: Database, day: int) -> object:
    """As each database hands out a day that was asked for in plain SQL."""
    return f"2026-11-{day:02d}" if database.is_sqlite else date(2026, 11, day)


async def test_the_office_changes_and_removes_only_shops_of_its_list_within_its_area(
    database: Database,
) -> None:
    siti = await person(database, 7)
    async with database.transaction() as tx:
        outlets = Store(tx).outlets
        first, second = await outlets.add(INDOMARET, NOW), await outlets.add(KOPERASI, NOW)
        own = await outlets.add(replace(INDOMARET, name="Warung Siti", owner=siti), NOW)
        limpung, batang = ("33.25.08",), ("33.25",)
        assert await outlets.find_listed(first, limpung) == replace(INDOMARET, id=first)
        for number, prefixes in (
            (second, limpung),
            (own, batang),
            (first, ()),
            (first, ("33.2",)),
            (99, batang),
        ):
            assert await outlets.find_listed(number, prefixes) is None
        assert await outlets.change_listed(replace(INDOMARET, id=first, zone="timur"), limpung)
        assert await outlets.change_listed(replace(KOPERASI, id=second, zone="barat"), limpung)
        assert not await outlets.change_listed(replace(INDOMARET, id=second), batang)
        assert await outlets.change_listed(replace(INDOMARET, id=own, name="Dicuri"), batang)
        listed = {one.id: one for one in await outlets.of_office(batang)}
        assert (listed[first].zone, listed[second].zone, (await outlets.find(siti, own)).name) == (
            "timur", "utara", "Warung Siti",
        )  # fmt: skip
        await outlets.remove_listed(second, limpung, NOW)
        await outlets.remove_listed(first, limpung, NOW)
        assert [one.id for one in await outlets.of_office(batang)] == [second]
        assert await outlets.find_listed(first, batang) is None
        assert await outlets.find(siti, first) is not None
