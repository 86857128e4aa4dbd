"""Orders of offices in the picture: every figure is what both sides said of the deliveries, and nothing is told about a few; on
both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.dialog.screen import decode
from domain.procurement.need import Delivery, Need, NeedState, Offer, OfferState, Word
from domain.procurement.waves import Rank
from handlers.registry import BOOK
from storage.engine import Database
from storage.store import Store
from storage.tables_procurement import need_offers
from tests.storage.rows import person
from tests.storage.test_storage_needs import NEED
from tests.storage.test_storage_overview import LIMPUNG, NOW, SOLO, TEXTS, figures, told
from tests.support.trade import business

BANDAR = "33.25.04.2001"
POSTED = datetime(2026, 11, 3, 2, tzinfo=UTC)
DUE = datetime(2026, 11, 12, 2, tzinfo=UTC)
DINKES = replace(NEED, at=DUE, deadline=DUE - timedelta(days=1))
CAME = Word(10, True)


async def order(database: Database, need: Need, *makers: tuple[int, Word, Word]) -> int:
    """A need of which each of these makes ten at Rp10.000, with what buyer and maker say; its number."""
    async with database.transaction() as tx:
        store = Store(tx)
        number = await store.needs.add(need, POSTED)
        for place, (maker, buyer_says, maker_says) in enumerate(makers):
            await store.needs.ask(number, 1, [Rank(place + 1, maker, None, 0, True, 5)], POSTED)
            await store.need_offers.answer(Offer(number, maker, OfferState.OFFERED, 10, 10_000), POSTED)
            offer = await store.need_offers.mine(number, maker)
            assert offer is not None
            await store.need_offers.award(offer.id, 10, need.posted_by, POSTED)
            await store.need_offers.plan(
                maker, [Delivery(offer.id, 1, 10, 10_000, need.at, date(2026, 11, 19))]
            )
            for side, says in (("buyer", buyer_says), ("maker", maker_says)):
                if says != Word():
                    await store.need_offers.told(offer.id, 1, side, says)
    return number


@pytest.fixture
async def buyer(database: Database) -> int:
    return await person(database)


@pytest.fixture
async def makers(database: Database) -> list[int]:
    return [await business(database, 700 + number, LIMPUNG) for number in range(6)]


async def test_the_figures_are_what_both_sides_say(database: Database, buyer: int, makers: list[int]) -> None:
    """Six make for one office: one was paid, by the maker's word 60.000; one delivery came late; one has not come at all."""
    need = replace(DINKES, posted_by=buyer)
    late = Word(10, False)
    await order(
        database, need, (makers[0], replace(CAME, paid=100_000, paid_on=date(2026, 11, 18)), Word(paid=60_000, paid_on=date(2026, 11, 20))),
        (makers[1], late, Word()), *((one, CAME, Word(8)) for one in makers[2:5]), (makers[5], Word(), Word()),
    )  # fmt: skip
    found = await told(database, ("33.25",))
    shown = figures(found)
    assert (shown["needs"].now, shown["needs"].before, shown["unmet"].now) == (1, 0, 0)
    assert (shown["ordered"].now, shown["ordered"].before) == (600_000, 0)
    assert shown["order_paid"].now is None
    assert shown["order_open"].now == 40_000 + 100_000 + 3 * 80_000
    assert shown["order_late"].now == shown["order_open"].now
    [offices] = [one for one in found.tables if one.name == "offices"]
    assert [(TEXTS.plain(row[0]), *row[1:]) for row in offices.rows] == [("Dinkes", 1, 6, 600_000, None, 80)]
    [problem] = [one for one in found.problems if "telat bayar pesanan" in TEXTS.plain(one.line)]
    assert TEXTS.plain(problem.line) == "Dinkes telat bayar pesanan ke 5 usaha."
    assert decode(problem.to)[1] in BOOK.routes
    september = await told(database, ("33.25",), "33.25~2026-09")
    assert (figures(september)["ordered"].now, september.problems) == (0, ())
    [areas] = [one for one in found.tables if one.name == "order_areas"]
    assert [(TEXTS.plain(row[0]), *row[1:]) for row in areas.rows] == [("Limpung", 600_000, None, 380_000)]


async def test_a_second_office_with_few_makers_is_left_out_and_so_is_what_would_give_it_away(
    database: Database, buyer: int, makers: list[int]
) -> None:
    """Bandar's one business works for Setda alone: neither it, nor its kecamatan, nor the other office beside the whole."""
    other = await business(database, 800, BANDAR)
    far = await business(database, 801, SOLO)
    await order(database, replace(DINKES, posted_by=buyer), *((one, CAME, Word()) for one in makers))
    await order(
        database,
        replace(DINKES, posted_by=buyer, organisation="Setda"),
        (other, CAME, Word()),
        (far, CAME, Word()),
    )
    found = await told(database, ("33.25",))
    assert figures(found)["ordered"].now == 700_000
    [offices] = [one for one in found.tables if one.name == "offices"]
    assert [(TEXTS.plain(row[0]), row[3]) for row in offices.rows] == [("Dinkes", None), ("Setda", None)]
    for area in ("33.25.04", "33.25.08"):
        assert figures(await told(database, (area,)))["ordered"].now is None
    [parts] = [one for one in (await told(database, ("33.25.11",))).tables if one.name == "offices"]
    assert [(TEXTS.plain(row[0]), *row[1:]) for row in parts.rows] == [("Dinkes", 1, 6), ("Setda", 1, None)]


async def test_what_nobody_can_make_is_a_problem_until_it_is_over(database: Database, buyer: int) -> None:
    coming = replace(
        DINKES, posted_by=buyer, ring=1, at=NOW + timedelta(days=9), deadline=NOW + timedelta(days=7)
    )
    number = await order(database, coming)
    [one] = (await told(database, ("33.25",))).problems
    assert TEXTS.plain(one.line) == "Belum ada yang sanggup: snack box untuk Dinkes."
    assert decode(one.to)[1:] == ("need_desk", str(number))
    assert (await told(database, ("33.72",))).problems == ()
    second = await order(database, coming)
    found = await told(database, ("33.25",))
    assert [TEXTS.plain(problem.line) for problem in found.problems] == [
        "2 pesanan kantor belum ada yang sanggup."
    ]
    assert figures(found)["unmet"].now == 2
    async with database.transaction() as tx:
        await Store(tx).needs.end(number, NeedState.CANCELLED, "hujan", NOW)
        await Store(tx).needs.end(second, NeedState.CLOSED, None, NOW)
    found = await told(database, ("33.25",))
    assert (figures(found)["needs"].now, figures(found)["unmet"].now, found.problems) == (1, 1, ())


async def test_a_need_is_decided_where_it_may_be_and_not_before_somebody_was_looked_for(
    database: Database, buyer: int
) -> None:
    """An officer of the kecamatan cannot open a need of the whole regency; a need of this minute waits for the clock."""
    coming = replace(DINKES, posted_by=buyer, at=NOW + timedelta(days=9), deadline=NOW + timedelta(days=7))
    await order(database, replace(coming, ring=0))
    assert (await told(database, ("33.25",))).problems == ()
    await order(database, replace(coming, ring=1))
    assert (await told(database, ("33.25.11",))).problems == ()
    assert len((await told(database, ("33.25",))).problems) == 1


async def test_a_month_begins_by_the_clock_of_the_business(database: Database, buyer: int) -> None:
    """Half past midnight on the 1st in Papua, while it is October in Jakarta still, from where the country is seen."""
    papua = [await business(database, 700 + number, "91.03.01.1001") for number in range(6)]
    await order(database, replace(DINKES, posted_by=buyer, reach=""), *((one, CAME, Word()) for one in papua))
    async with database.transaction() as tx:
        moment = datetime(2026, 10, 31, 15, 30, tzinfo=UTC)
        await tx.execute(update(need_offers).values(awarded_at=moment))
    for scope in ("91.03", ""):
        assert figures(await told(database, (scope,)))["ordered"].now == 600_000
        assert figures(await told(database, (scope,), f"{scope}~2026-10"))["ordered"].now == 0


async def test_who_supplies_an_industry_month_by_month_is_linked(
    database: Database, buyer: int, makers: list[int]
) -> None:
    later = replace(DINKES, posted_by=buyer, months=3, at=NOW + timedelta(days=40))
    await order(database, later, *((one, Word(), Word()) for one in makers))
    assert figures(await told(database, ("33.25",)))["linked"].now == 6
    assert figures(await told(database, ("33.25",), "33.25~2026-10"))["linked"].now == 0
