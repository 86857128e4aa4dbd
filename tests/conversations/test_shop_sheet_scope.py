"""Who may tell a shop's sales: officers within their area, a shop's own people for that shop, and nobody by a forged button."""

import pytest

from domain.roles import Grant, Role
from storage.store import Store
from tests.conversations.shop_sales import SHEET, sends
from tests.support.market import NOW, Market, market
from tests.support.town import Talker, Town


@pytest.fixture
async def place(town: Town) -> Market:
    return await market(town)


async def test_an_officer_sends_it_for_a_shop_of_the_area_and_of_no_other(place: Market) -> None:
    ratna = place.ratna
    await ratna.says("/toko")
    shown = await ratna.sees("Toko di daftar dinas: 2.")
    assert shown.buttons[:2] == ["Indomaret Limpung", "Toko Sari Batang"]
    await ratna.taps("Indomaret Limpung")
    await ratna.sees("Pelaku usaha yang titip di sini: 2")
    await ratna.taps("📤 Kirim rekap")
    await ratna.taps("Oktober 2026")
    await ratna.sends_document("a.csv", SHEET.encode())
    await ratna.sees("2 baris terbaca", 10)
    await ratna.taps("Ya, kirim")
    await ratna.sees("Rekap terkirim")
    await place.siti.sees("toko: 26, Ibu: 30")
    await ratna.taps("Kembali ke toko")
    await ratna.sees("Rekap terakhir: Oktober 2026 (1 sama, 1 beda)")


async def test_forged_buttons_open_no_other_shop_and_no_other_sheet(place: Market, sari: Talker) -> None:
    await sends(place.tarno)
    await place.tarno.sees("2 baris terbaca", 10)
    number = (await place.town.rows("SELECT id FROM shop_sheets"))[0].id
    for shop in (place.batang, place.solo, 999, "x", "", "9" * 20):
        for route in ("outlet", "shop_sales", "shop_form"):
            await place.tarno.forges(f"-:{route}:{shop}")
            await place.tarno.sees("🏪 Indomaret Limpung")
    for argument in (f"{number}.2.{place.emping + 50}", f"{number}.77.0", f"{number}.x.1", "", "9.9.9"):
        await place.tarno.forges(f"-:sheet_pick:{argument}")
        await place.tarno.gets_answer()
    [row] = await place.town.rows("SELECT chosen FROM shop_sheets")
    assert row.chosen == "{}"
    for who in (place.siti, sari):
        await who.says("/menu")
        await who.gets_answer()
        for route in (
            "outlets",
            "outlet",
            "shop_sales",
            "shop_form",
            "sheet",
            "sheet_differs",
            "sheet_send",
            "sheet_drop",
        ):
            await who.forges(f"-:{route}:{number}")
            shown = await who.gets_answer()
            assert "Limpung" not in shown.text
    assert [row.state for row in await place.town.rows("SELECT state FROM shop_sheets")] == ["read"]
    assert await place.disputes() == []


async def test_whoever_speaks_for_one_shop_sees_that_one_alone(town: Town, place: Market) -> None:
    """Toko Sari Batang lies in the area of the grant as well; so does everything that Tarno could name."""
    assert town.app is not None
    nur = town.person("Nur", 203)
    town.sim.world.chats[nur.id].started = True
    async with town.app.database.transaction() as tx:
        store = Store(tx)
        person = await store.people.add(nur.id, "id", NOW)
        await store.people.grant(person.id, Grant(Role.RETAILER, "33.25", place.batang), NOW)
    await nur.says("/toko")
    await nur.sees("🏪 Toko Sari Batang")
    await sends(place.tarno)
    await place.tarno.sees("2 baris terbaca", 10)
    number = (await town.rows("SELECT id FROM shop_sheets"))[0].id
    for route, argument in (
        ("outlet", place.limpung), ("shop_sales", place.limpung), ("shop_form", f"{place.limpung}.2026-10"),
        ("sheet", number), ("sheet_differs", number), ("sheet_send", number), ("sheet_drop", number),
        ("shop_sheet_as", f"{place.limpung}.1.2026-10"),
    ):  # fmt: skip
        await nur.forges(f"-:{route}:{argument}")
        shown = await nur.sees("🏪 Toko Sari Batang")
        assert "Limpung" not in shown.text
    await nur.taps("📄 Isian rekap")
    await nur.taps("📄 Oktober 2026")
    await nur.sees("Belum ada yang menitip barang di toko ini")
    assert [row.state for row in await town.rows("SELECT state FROM shop_sheets")] == ["read"]
