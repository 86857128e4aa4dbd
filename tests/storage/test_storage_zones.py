"""Zones in the memory: drawn, changed with the shops that name them, removed; allowances with their reason."""

from dataclasses import replace

from domain.outlets import Outlet, OutletKind
from domain.zones import Zone
from storage.engine import Database
from storage.store import Store
from tests.storage.rows import NOW, person

EAST = Zone("33.25", "Timur", ("33.25.07", "33.25.08"))


async def test_zones_are_drawn_and_changed_with_the_shops_that_name_them(database: Database) -> None:
    shop = Outlet("Indomaret Limpung", OutletKind.MINIMARKET, "33.25.08", zone="TIMUR")
    abroad = Outlet("Indomaret Solo", OutletKind.MINIMARKET, "33.72.01", zone="Timur")
    async with database.transaction() as tx:
        store = Store(tx)
        number = await store.zones.add(EAST, NOW)
        assert number is not None
        assert await store.zones.add(replace(EAST, name="timur"), NOW) is None
        other = await store.zones.add(Zone("33.26", "Timur", ("33.26.01",)), NOW)
        here, there = [await store.outlets.add(one, NOW) for one in (shop, abroad)]
        assert await store.zones.find(number) == replace(EAST, id=number)
        changed = Zone("33.25", "Pantura", ("33.25.08",), number)
        assert await store.zones.change(changed)
        assert await store.zones.of(["33.25"]) == (changed,)
        assert [one.id for one in await store.zones.of(["33.25", "33.26"])] == [number, other]
        assert await store.zones.regencies(("33",)) == ("33.25", "33.26")
        assert await store.zones.regencies(("33.26",)) == ("33.26",)
        assert await store.zones.regencies(()) == ()
        names = {one.id: one.zone for one in await store.outlets.of_office(("33",))}
        assert names == {here: "Pantura", there: "Timur"}
        second = await store.zones.add(EAST, NOW)
        assert not await store.zones.change(replace(changed, name="timur "))
        await store.zones.remove(changed, NOW)
        assert [one.id for one in await store.zones.of(["33.25"])] == [second]
        assert await store.zones.find(number) is None
        assert not await store.zones.change(changed)
        found = await store.outlets.find_listed(here, ("33.25",))
        assert found is not None
        assert found.zone is None


async def test_an_allowance_holds_until_it_is_ended(database: Database) -> None:
    budi, ratna = await person(database, 1), await person(database, 2)
    async with database.transaction() as tx:
        zones = Store(tx).zones
        await zones.allow(budi, "outlet:1", "ikut mobil toko", ratna, NOW)
        await zones.allow(budi, "outlet:1", "tiap hari lewat", ratna, NOW)
        held = await zones.allowances("outlet:1")
        assert [(one.producer_id, one.reason, one.granted_by) for one in held.values()] == [
            (budi, "tiap hari lewat", ratna)
        ]
        assert await zones.allowances("need:1") == {}
        assert await zones.end_allowance(budi, "outlet:1", NOW)
        assert not await zones.end_allowance(budi, "outlet:1", NOW)
        assert await zones.allowances("outlet:1") == {}
