"""/zona: zones drawn, changed and removed, the proposal for Serang, and who may supply a shop from outside."""

import pytest

from domain.outlets import Outlet, OutletKind
from domain.roles import Grant, Role
from storage.store import Store
from tests.support.market import NOW, Market, market
from tests.support.town import Talker, Town


@pytest.fixture
async def place(town: Town) -> Market:
    return await market(town)


async def officer(town: Town, number: int, area: str) -> Talker:
    """Somebody of the office who is responsible for this area."""
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        person = await Store(tx).people.add(number, "id", NOW)
        await Store(tx).people.grant(person.id, Grant(Role.OFFICER, area), NOW)
    talker = town.person("Dewi", number)
    town.sim.world.chats[talker.id].started = True
    await talker.says("/petugas")
    await talker.sees("Meja petugas")
    return talker


async def held(town: Town) -> dict[str, list[str]]:
    rows = await town.rows(
        "SELECT name, zone_kecamatan.area AS area FROM zones JOIN zone_kecamatan ON zone_id = zones.id "
        "WHERE removed_at IS NULL ORDER BY name, area"
    )
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.name, []).append(row.area)
    return found


async def draws(ratna: Talker, name: str = "Timur", places: str = "limpung, gringsing dan bnyuputih") -> None:
    await ratna.says("/zona")
    await ratna.taps("➕ Zona baru")
    await ratna.sees("Apa nama zonanya?")
    await ratna.says(name)
    await ratna.sees("Kecamatan mana saja")
    await ratna.says(places)
    await ratna.sees("Terpilih: ")
    await ratna.says("selesai")
    await ratna.sees("Zonanya sudah benar?")
    await ratna.taps("Simpan")
    await ratna.sees(f"Zona {name} sudah dibuat.")


async def test_a_zone_is_drawn_by_words_and_taps(town: Town, place: Market) -> None:
    ratna = place.ratna
    await ratna.says("/zona")
    await ratna.sees("Belum ada zona")
    await ratna.taps("➕ Zona baru")
    await ratna.sees("Apa nama zonanya?")
    await ratna.says("7")
    await ratna.sees("Tulis nama zona yang pendek")
    await ratna.says("Timur")
    await ratna.sees("Kecamatan mana saja")
    await ratna.says("limpung, Pontang")
    await ratna.sees("belum kenal “Pontang”")
    await ratna.says("limpung, gringsng")
    await ratna.sees("Terpilih: Gringsing, Limpung")
    await ratna.taps("✅ Gringsing")
    await ratna.sees("Terpilih: Limpung")
    await ratna.taps("Banyuputih")
    await ratna.sees("Terpilih: Banyuputih, Limpung")
    await ratna.taps("👍 Selesai")
    await ratna.sees("Zonanya sudah benar?")
    await ratna.taps("Simpan")
    shown = await ratna.sees("Zona Timur sudah dibuat.")
    assert "Belum masuk zona" in shown.text
    assert await held(town) == {"Timur": ["33.25.08", "33.25.15"]}


async def test_a_zone_is_renamed_with_its_shops_and_removed(town: Town, place: Market) -> None:
    ratna = place.ratna
    await draws(ratna)
    await draws(ratna, "Barat", "Batang, Warungasem")
    await ratna.taps("Timur")
    await ratna.sees("Satu zona.")
    await ratna.taps("✏️ Nama")
    await ratna.sees("Apa nama zonanya?")
    await ratna.says("barat")
    await ratna.sees("Sudah ada zona dengan nama itu")
    await ratna.says("Pantura")
    await ratna.sees("💾")
    await ratna.taps("✏️ Kecamatan")
    await ratna.sees("Terpilih: Banyuputih, Gringsing, Limpung")
    await ratna.says("tulis")
    await ratna.sees("Limpung, Tulis")
    await ratna.taps("👍 Selesai")
    await ratna.sees("💾")
    assert [
        row.zone for row in await town.rows("SELECT zone FROM outlets WHERE name = 'Indomaret Limpung'")
    ] == ["Pantura"]
    assert set(await held(town)) == {"Barat", "Pantura"}
    await ratna.taps("🗑 Hapus")
    await ratna.sees("Hapus zona Pantura?")
    await ratna.taps("Ya, hapus")
    await ratna.sees("Zona Pantura sudah dihapus.")
    assert set(await held(town)) == {"Barat"}


async def test_the_proposal_for_serang_is_offered_as_no_more_than_that(town: Town) -> None:
    dewi = await officer(town, 301, "36.04")
    await dewi.says("/zona")
    shown = await dewi.sees("usulan")
    assert "belum resmi" in shown.text
    await dewi.taps("👍 Pakai usulan ini")
    await dewi.sees("3 zona sudah dibuat")
    assert {name: len(codes) for name, codes in (await held(town)).items()} == {
        "Barat": 9,
        "Timur": 11,
        "Utara": 9,
    }
    await dewi.forges("-:zone_take:36.04")
    await dewi.sees("Zona di Kab. Serang")
    assert len(await town.rows("SELECT id FROM zones")) == 3


async def test_zones_of_another_regency_are_not_there(town: Town, place: Market) -> None:
    await draws(place.ratna)
    [number] = [row.id for row in await town.rows("SELECT id FROM zones")]
    for where, says in (("36.04", "usulan"), ("33.25.08", "petugas kabupaten")):
        other = await officer(town, 302 if where == "36.04" else 303, where)
        for data in (f"zone:{number}", f"zone_remove:{number}", "zone_new:33.25", "zones:33.25", "zone:x"):
            await other.forges(f"-:{data}")
            shown = await other.sees(says)
            assert "Limpung" not in shown.text
    await place.siti.says("/menu")
    await place.siti.gets_answer()
    await place.siti.forges("-:zones:33.25")
    await place.siti.sees("khusus petugas")
    assert set(await held(town)) == {"Timur"}


async def test_somebody_too_far_is_let_in_with_a_reason(town: Town, place: Market) -> None:
    ratna, shop = place.ratna, place.batang
    await draws(ratna, "Barat", "Batang, Warungasem")
    await ratna.says("/toko")
    await ratna.taps("Toko Sari Batang")
    await ratna.taps("🚚 Pemasok")
    await ratna.sees("Zona Barat: Batang, Warungasem. Pelaku terdaftar di sana: 0")
    await ratna.taps("➕ Pengecualian")
    await ratna.says("dapur")
    await ratna.sees("Yang mana?")
    await ratna.taps("Dapur Karmi")
    shown = await ratna.sees("Terlalu jauh: kira-kira")
    assert "di luar zona Barat" in shown.text
    await ratna.says("ya")
    await ratna.sees("Tulis alasannya")
    await ratna.says("tiap minggu ikut mobil toko")
    shown = await ratna.sees("Dapur Karmi boleh mengisi toko ini.")
    assert "tiap minggu ikut mobil toko" in shown.text
    kept = await town.rows("SELECT place, reason FROM zone_allowances WHERE ended_at IS NULL")
    assert [tuple(row) for row in kept] == [(f"outlet:{shop}", "tiap minggu ikut mobil toko")]
    await ratna.taps("✖️ Cabut")
    await ratna.sees("Siapa yang mengisi Toko Sari Batang")
    assert await town.rows("SELECT id FROM zone_allowances WHERE ended_at IS NULL") == []
    actions = await town.rows("SELECT action FROM audit_log WHERE action LIKE 'zone allow%' ORDER BY id")
    assert [row.action for row in actions] == ["zone allowance", "zone allowance ended"]


async def test_somebody_near_needs_no_exception(town: Town, place: Market) -> None:
    ratna = place.ratna
    await draws(ratna)
    await ratna.says("/petugas")
    await ratna.sees("Meja petugas")
    await ratna.forges(f"-:supply_add:{place.limpung}")
    await ratna.sees("Cari siapa?")
    await ratna.says("dapur karmi")
    await ratna.taps("Dapur Karmi")
    await ratna.sees("sudah cukup dekat")


async def test_an_exception_for_a_foreign_shop_or_producer_cannot_be_forged(
    town: Town, place: Market
) -> None:
    await draws(place.ratna)
    dewi = await officer(town, 301, "36.04")
    [karmi] = [
        row.person_id for row in await town.rows("SELECT person_id FROM producers WHERE name = 'Karmi'")
    ]
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        own = await Store(tx).outlets.add(Outlet("Alfamart Anyar", OutletKind.MINIMARKET, "36.04.30"), NOW)
    for data in (
        f"supply_who:{place.limpung}.{karmi}",
        f"outlet_supply:{place.limpung}",
        f"supply_add:{place.solo}",
    ):
        await dewi.forges(f"-:{data}")
        shown = await dewi.gets_answer()
        assert "Limpung" not in shown.text
    await dewi.forges(f"-:supply_who:{own}.{karmi}")
    shown = await dewi.sees("Siapa yang mengisi Alfamart Anyar")
    assert "Karmi" not in shown.text
    await dewi.forges(f"-:supply_end:{own}.999999999999999999999")
    await dewi.sees("Siapa yang mengisi Alfamart Anyar")
