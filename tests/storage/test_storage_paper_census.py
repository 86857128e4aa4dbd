"""All products with what the rules look at, page by page; and which of them a change of rules concerns."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from domain.papers import rules
from domain.papers.changes import Comparison, Flip
from domain.papers.load import SHIPPED
from services.rule_changes import Concerned, Tally, concerned
from storage import paper_census
from storage.certificates import Certificate
from storage.engine import Database
from storage.producers import Product
from storage.store import Store
from tests.storage.rows import NOW, person, producer

TODAY = date(2026, 11, 22)


async def sells(
    database: Database, chat: int, category: str, *products: Product, **changed: str
) -> list[int]:
    """Registers a producer with these products; returns the products' ids."""
    number = await person(database, chat)
    async with database.transaction() as tx:
        store = Store(tx)
        await store.producers.add(producer(number, category=category, **changed), NOW)
        await store.products.add(number, products, NOW)
        return [product.id or 0 for product in await store.products.of(number)]


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Path]:
    """A copy of the shipped rules in which one text of one file is another."""

    def make(file: str, before: str, after: str) -> Path:
        folder = tmp_path / "other"
        shutil.copytree(SHIPPED, folder)
        text = (folder / file).read_text("utf-8")
        assert before in text
        (folder / file).write_text(text.replace(before, after), "utf-8")
        return folder

    return make


async def look(database: Database, comparison: Comparison) -> tuple[dict[int, Concerned], Tally]:
    tally = Tally()
    return {one.product.id: one async for one in concerned(database, comparison, tally)}, tally


async def test_pages_hold_every_product_once_with_its_facts_and_papers(database: Database) -> None:
    [chips, cake] = await sells(
        database,
        1,
        "makanan_kering",
        Product("keripik", shelf_life_days=90),
        Product("nastar"),
        nib_status="have",
    )
    [gone, batik] = await sells(database, 2, "fashion_batik", Product("kain"), Product("batik"))
    async with database.transaction() as tx:
        store = Store(tx)
        siti, sari = 1, 2
        await store.products.remove(sari, gone, NOW)
        await store.paper_notes.tell_of_producer(siti, {"workshop": "home", "outlets": "one"}, NOW)
        await store.paper_notes.tell_of_product(chips, {"claims": "no", "outlets": "many"}, NOW)
        await store.certificates.add(siti, Certificate("slhs", expires_on=TODAY), NOW)
        await store.certificates.add(siti, Certificate("spp_irt", product_id=chips, number="1"), NOW)
        ended = await store.certificates.add(siti, Certificate("merek"), NOW)
        await store.certificates.remove(siti, ended, NOW)
    async with database.reading() as tx:
        everything = await paper_census.page(tx)
        first = await paper_census.page(tx, limit=1)
        rest = await paper_census.page(tx, after=first[-1].id, limit=2)
        assert await paper_census.page(tx, after=rest[-1].id) == ()
    assert first + rest == everything
    assert [one.id for one in everything] == [chips, cake, batik]
    of = {one.id: one for one in everything}
    assert of[chips].facts == {"workshop": "home", "outlets": "many", "claims": "no"}
    assert of[cake].facts == {"workshop": "home", "outlets": "one"}
    assert of[batik].facts == {}
    assert of[chips].held == (("nib", None, None), ("slhs", None, TODAY), ("spp_irt", None, None))
    assert of[cake].held == (("nib", None, None), ("slhs", None, TODAY))
    assert of[batik].held == ()
    assert (of[chips].shelf_life_days, of[batik].trade) == (90, "fashion_batik")


async def test_no_change_concerns_nobody(database: Database) -> None:
    await sells(database, 1, "makanan_kering", Product("keripik"))
    found, tally = await look(database, Comparison(rules(), rules(), TODAY, TODAY))
    assert (found, tally.products, tally.changed) == ({}, 1, 0)


async def test_the_halal_day_put_off_concerns_food_but_not_sewing(
    database: Database, changed: Callable[..., Path]
) -> None:
    [chips] = await sells(database, 1, "makanan_kering", Product("keripik"))
    await sells(database, 2, "jasa_lain", Product("jahit"))
    folder = changed("need/halal.toml", "valid_to = 2026-10-17", "valid_to = 2027-10-17")
    text = (folder / "need/halal.toml").read_text("utf-8")
    (folder / "need/halal.toml").write_text(text.replace("2026-10-18", "2027-10-18"), "utf-8")
    found, tally = await look(database, Comparison(rules(), rules(folder), TODAY, TODAY))
    assert found.keys() == {chips}
    assert (tally.products, tally.changed) == (2, 1)
    assert {(flip.subject, flip.before, flip.after) for flip in found[chips].flips} == {
        ("halal", "must halal_sd (check)", "asked halal_sd (check)"),
        ("halal", "must halal_sd (check)", "suggested halal_sd (check)"),
    }
    assert sorted(channel for flip in found[chips].flips for channel in flip.channels) == sorted(
        rules().channels
    )


async def test_the_calendar_alone_changes_what_is_a_duty(database: Database) -> None:
    """Plain batik is not concerned: whether there is leather in it is open under either law. A leather bag is."""
    [chips] = await sells(database, 1, "makanan_kering", Product("keripik"))
    [_, bag] = await sells(database, 2, "fashion_batik", Product("batik tulis"), Product("tas kulit sapi"))
    over_the_day = Comparison(rules(), rules(), date(2026, 10, 17), date(2026, 10, 18))
    found, _ = await look(database, over_the_day)
    assert found.keys() == {chips, bag}
    assert {flip.subject for flip in found[chips].flips} == {"halal"}
    assert (await look(database, Comparison(rules(), rules(), date(2026, 10, 16), date(2026, 10, 17))))[
        0
    ] == {}


async def test_a_limit_moved_concerns_those_between_and_a_held_paper_none(
    database: Database, changed: Callable[..., Path]
) -> None:
    told = {"claims": "no", "sort": "ordinary", "workshop": "home", "ingredients": "clean", "outlets": "one"}
    week, month, year = await sells(
        database, 1, "makanan_kering",
        Product("a", shelf_life_days=7), Product("b", shelf_life_days=20), Product("c", shelf_life_days=365),
    )  # fmt: skip
    async with database.transaction() as tx:
        for product in (week, month, year):
            await Store(tx).paper_notes.tell_of_product(product, told, NOW)
    folder = changed("conditions.toml", "below = 8", "below = 30")
    found, _ = await look(database, Comparison(rules(), rules(folder), TODAY, TODAY))
    assert found.keys() == {month}
    flips = {flip.subject: flip for flip in found[month].flips}
    assert flips["spp_irt"] == Flip(
        "spp_irt", "must spp_irt (missing)", "impossible spp_irt (impossible)", tuple(rules().channels)
    )
    assert flips["hygiene"].before == "not needed"


async def test_a_corrected_kind_goes_before_the_trade(
    database: Database, changed: Callable[..., Path]
) -> None:
    [product] = await sells(database, 1, "fashion_batik", Product("keripik"))
    async with database.transaction() as tx:
        await Store(tx).paper_notes.tell_of_product(product, {"category": "makanan_kering"}, NOW)
    found, _ = await look(database, Comparison(rules(), rules(), date(2026, 10, 17), date(2026, 10, 18)))
    assert found[product].category == "makanan_kering"


@pytest.mark.parametrize("left", [-10, 0, 100, 1_000])
async def test_windows_of_renewal_are_compared_exactly(
    database: Database, changed: Callable[..., Path], left: int
) -> None:
    """PIRT is to be renewed from 180 days before its end; 90 under the other rules."""
    from datetime import timedelta

    [chips] = await sells(database, 1, "makanan_kering", Product("keripik", shelf_life_days=90))
    paper = Certificate("spp_irt", product_id=chips, expires_on=TODAY + timedelta(days=left))
    async with database.transaction() as tx:
        await Store(tx).certificates.add(1, paper, NOW)
    folder = changed("paper/spp_irt.toml", "renew_before = 180", "renew_before = 90")
    found, _ = await look(database, Comparison(rules(), rules(folder), TODAY, TODAY))
    assert (chips in found) == (left == 100)
