"""Every figure of the picture is what a replay of all books says; on both databases."""

from datetime import UTC, date, datetime

import pytest

from bot.book_checks import untrue_books
from bot.dialog.screen import decode
from bot.texts import Texts
from domain.consignment.months import months
from domain.outlets import OutletKind
from domain.small_numbers import Part, cut
from handlers.registry import BOOK
from services.overview import curation, registry, trouble
from services.overview.figure import Figure, Told
from services.overview.said import meant
from services.overview.view import asked, view
from storage import consignment_months
from storage.engine import Database
from storage.overview_money import Parts
from storage.store import Store
from tests.storage.rows import ask
from tests.support.trade import SHARE, Sale, business, shop

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
LIMPUNG, BAWANG, SOLO = "33.25.08.2005", "33.25.05.2001", "33.72.01.1001"
TEXTS = Texts("id")


@pytest.fixture
async def town(database: Database) -> Database:
    """Six businesses of Limpung and two of Bawang sell at Maju, five of Limpung at Laris, one of Solo at Maju as well; only
    Siti has a shop of her own."""
    maju = await shop(database, "Maju", "33.25.08")
    laris = await shop(database, "Laris", "33.25.05", OutletKind.GIFT_SHOP)
    for number in range(6):
        sales = [Sale(maju, 10 + number, date(2026, 11, 3), 20_000), Sale(maju, 4, date(2026, 9, 20))]
        extra = (
            [Sale(laris, 7, date(2026, 10, 9), 5_000), Sale(laris, 2, date(2026, 11, 9))] if number else []
        )
        await business(database, 100 + number, LIMPUNG, *sales, *extra)
    for number in range(2):
        await business(database, 200 + number, BAWANG, Sale(maju, 5, date(2026, 11, 5), 10_000))
    await business(database, 300, SOLO, Sale(maju, 50, date(2026, 11, 5)))
    return database


async def told(database: Database, scope: tuple[str, ...], argument: str = "") -> Told:
    async with database.reading() as tx:
        return await registry.gathered(Store(tx), view(scope, asked(argument), NOW))


def figures(found: Told) -> dict[str, Figure]:
    return {one.name: one for one in found.figures}


async def replayed(database: Database, what: str, month: date, level: int, *, owed: bool = False) -> Parts:
    """The same out of the entries: by area the businesses with anything of it, and the sum."""
    found: dict[str, Part] = {}
    async with database.reading() as tx:
        store = Store(tx)
        for person, area in await ask(
            database, "SELECT person_id, area FROM producers WHERE area LIKE '33.25%'"
        ):
            books = await store.consignments.books(person)
            [one] = months(books, month, 1)
            value = (
                sum(max(0, each) for each in one.owed_by_shop.values()) if owed else getattr(one.total, what)
            )
            part, code = Part(int(value != 0), value), cut(area, level)
            found[code] = found.get(code, Part()) + part
    return {code: part for code, part in found.items() if part.businesses}


async def test_every_sum_is_what_the_entries_say(town: Database) -> None:
    for month in (NOVEMBER, OCTOBER, date(2026, 9, 1)):
        async with town.reading() as tx:
            money = Store(tx).overview_money
            moved = (await money.moved(("33.25",), 3, (month,)))[month]
            owed = await money.owed(("33.25",), 3, month)
        for name, parts in (("sales", moved.sold), ("paid", moved.paid)):
            kept = {code: part for code, part in parts.items() if part.businesses}
            assert kept == await replayed(town, name, month, 3)
        assert owed == await replayed(town, "", month, 3, owed=True)


async def test_the_picture_of_a_regency(town: Database) -> None:
    """Late: what was sold on 20 September fell due on 4 October, what was sold on 9 October on the 23rd."""
    told_now = await told(town, ("33.25",))
    found = figures(told_now)
    sold = SHARE * (sum(10 + number for number in range(6)) + 2 * 5 + 5 * 2)
    assert (found["sold"].now, found["sold"].before) == (sold, 5 * 7 * SHARE)
    assert (found["paid"].now, found["paid"].before) == (6 * 20_000 + 2 * 10_000, 5 * 5_000)
    assert (found["active"].now, found["registered"].now, found["linked"].now) == (8, 8, 8)
    assert found["share"].now == 1_000
    [(owed,)] = await ask(
        town, "SELECT sum(balance) FROM consignment_bills JOIN producers ON person_id = producer_id "
        "WHERE due_on < '2026-11-24' AND area LIKE '33.25%'",
    )  # fmt: skip
    assert found["late"].now == owed > 0
    assert [TEXTS.plain(problem.line) for problem in told_now.problems] == [
        "Maju telat bayar ke 6 usaha, lebih dari 30 hari.",
        "Laris telat bayar ke 5 usaha, lebih dari 30 hari.",
    ]
    assert (await told(town, ("33.25",), "33.25~2026-09")).problems == ()
    assert [(one["name"], one["businesses"]) for one in told_now.drawn["best"]] == [("Maju", 8), ("Laris", 5)]
    assert told_now.drawn["best"][0]["rupiah"] == SHARE * (75 + 10)


async def test_bawang_is_too_small_and_limpung_would_give_it_away(town: Database) -> None:
    """Two businesses of Bawang: neither their figures, nor those of the other kecamatan beside the whole."""
    for area in ("33.25.05", "33.25.08"):
        found = figures(await told(town, (area,)))
        assert [found[name].now for name in ("sold", "paid", "active", "owed")] == [None] * 4
    whole = await told(town, ("33.25",))
    [areas] = [table for table in whole.tables if table.name == "areas"]
    assert {TEXTS.plain(row[0]): row[1:] for row in areas.rows if row[0] and not isinstance(row[0], int)} == {
        "Bawang": (None,) * 4, "Limpung": (None,) * 4,
    }  # fmt: skip
    october = figures(await told(town, ("33.25",), "33.25.08~2026-10"))
    assert october["sold"].now == 5 * 7 * SHARE


async def test_a_shop_is_left_out_when_the_rest_would_be_about_a_few(town: Database) -> None:
    """Siti alone sells anywhere else: the whole less both shops would be hers, so the smaller shop is left out."""
    warung = await shop(town, "Warung", "33.25.08", OutletKind.STALL)
    await business(town, 400, LIMPUNG, Sale(warung, 3, date(2026, 11, 5)))
    found = await told(town, ("33.25",))
    assert [one["name"] for one in found.drawn["best"]] == ["Maju"]
    assert (await told(town, ("33.72",))).drawn["best"] == []
    assert (await told(town, ("33.25.05",))).drawn["best"] == []


async def test_what_is_kept_is_compared_and_filled_in(town: Database) -> None:
    assert (await untrue_books(town))[1] == []
    async with town.transaction() as tx:
        await tx.exec_driver_sql("UPDATE consignment_months SET sales = sales + 1 WHERE month = '2026-10-01'")
    assert len((await untrue_books(town))[1]) == 5
    async with town.transaction() as tx:
        await tx.exec_driver_sql("DELETE FROM consignment_months")
        await consignment_months.fill(tx)
    assert (await untrue_books(town))[1] == []


def test_one_problem_of_each_kind_comes_before_a_second_of_one() -> None:
    shops = tuple(trouble._late(number, f"Toko {number}", 20 + number) for number in range(4))
    chosen = registry._chosen((*shops, trouble._cases_late(3), *curation._waiting(2)))
    assert [TEXTS.plain(one.line) for one in chosen] == [
        "Toko 3 telat bayar ke 23 usaha, lebih dari 30 hari.",
        TEXTS.plain(trouble._cases_late(3).line),
        TEXTS.plain(curation._waiting(2)[0].line),
    ]
    assert [one.weight for one in registry._chosen((*shops, trouble._cases_late(3)))] == [69, 66, 12]


async def test_problems_lead_to_screens_that_are_there(town: Database) -> None:
    """Also those that nothing in this town gives rise to; the three heaviest are told."""
    rare = (trouble._ending("spp_irt", 9), trouble._cases_late(3), *curation._waiting(2))
    for problem in (*(await told(town, ("33.25",))).problems, *rare):
        assert decode(problem.to)[1] in BOOK.routes
        assert len(TEXTS.plain(problem.button)) <= 20


@pytest.mark.parametrize(
    ("scope", "argument", "area", "month"),
    [
        (("33.25",), "", "33.25", NOVEMBER),
        (("33.25",), "33.25.08~2026-10", "33.25.08", OCTOBER),
        (("33.25",), "36.04~2026-10", "33.25", OCTOBER),
        (("33.25.08",), "33.25~2026-13", "33.25.08", NOVEMBER),
        (("33.25",), "33.25~2027-01", "33.25", NOVEMBER),
        (("33.25",), "33.25~1999-01", "33.25", NOVEMBER),
        (("33.25",), "'; DROP", "33.25", NOVEMBER),
        (("",), "", "", NOVEMBER),
        (("33.25", "36.04"), "", "", NOVEMBER),
        (("33.25", "36.04"), "36.04", "36.04", NOVEMBER),
    ],
)
def test_what_a_button_asks_for(scope: tuple[str, ...], argument: str, area: str, month: date) -> None:
    shown = view(scope, asked(argument), NOW)
    assert (shown.area, shown.month) == (area, month)


@pytest.mark.parametrize(
    ("words", "area", "month"),
    [
        ("bandar", "33.25.02", NOVEMBER),
        ("dong", "33.25", NOVEMBER),
        ("bulan kemaren ya", "33.25", OCTOBER),
        ("okt kec. bandar dong", "33.25.02", OCTOBER),
        ("desember", "33.25", date(2025, 12, 1)),
        ("oktober 2025", "33.25", date(2025, 10, 1)),
        ("warungasem untuk pak bupati", "33.25.12", NOVEMBER),
        ("kecamatan batang", "33.25.11", NOVEMBER),
        ("batang", "33.25", NOVEMBER),
        ("kabupaten batang", "33.25", NOVEMBER),
        ("cikande", "33.25", NOVEMBER),
    ],
)
def test_what_is_asked_in_words(words: str, area: str, month: date) -> None:
    reach = ("33.25",)
    shown = view(reach, meant(words, reach, NOW.date()), NOW)
    assert (shown.area, shown.month) == (area, month)
