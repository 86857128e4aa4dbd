"""The catalogue in the memory: who agreed is found by words and typos, price, papers and place; who left is not."""

from dataclasses import replace
from datetime import date, timedelta

from domain.catalogue import Sought, read_search
from storage.certificates import Certificate
from storage.engine import Database
from storage.producers import Producer, Product
from storage.store import Store
from tests.storage.rows import NOW, ask, person

TODAY = date(2026, 11, 24)
BATANG = ("33.25",)
TEMPE = Product("Keripik Tempe", "bungkus", 15_000, weekly_capacity=50, photo="P1")
EMPING = Product("emping melinjo", "kg", None)
BATIK = Product("Batik Tulis Rifaiyah", "lembar", 350_000)


async def maker(
    database: Database, chat: int, business: str, area: str, *goods: Product, phone: bool | None = True
) -> int:
    """A producer with goods; `phone` None: who has not agreed to be found."""
    number = await person(database, chat)
    async with database.transaction() as tx:
        store = Store(tx)
        await store.producers.add(
            Producer(number, f"Siti {chat}", "ibu", business, "makanan_kering", area, f"+62812{chat:07}",
                     phone_verified=True, nib_status="none", nib=None, turnover=None), NOW,
        )  # fmt: skip
        await store.products.add(number, goods, NOW)
        if phone is not None:
            await store.catalogue.agree(number, shows_phone=phone, language="id", text="ya", now=NOW)
    return number


async def names(
    database: Database, said: str | Sought, prefixes: tuple[str, ...] = BATANG, first: int = 0
) -> list[str]:
    sought = read_search(said) if isinstance(said, str) else said
    async with database.reading() as tx:
        found = await Store(tx).catalogue.search(sought, prefixes, TODAY, first, 6)
    return [one.name for one in found]


async def test_goods_are_found_by_words_typos_price_and_place(database: Database) -> None:
    await maker(database, 1, "Dapur Siti", "33.25.08.2005", TEMPE, EMPING)
    await maker(database, 2, "Batik Karmi", "33.25.11.1001", BATIK)
    await maker(database, 3, "Keripik Diam", "33.25.08.2005", TEMPE, phone=None)
    await maker(database, 4, "Keripik Solo", "33.72.01.1001", replace(TEMPE, price=9_000))
    for said, found in {
        "keripik tempe": ["Keripik Tempe"], "kripik tmpe": ["Keripik Tempe"], "keripik limpung": ["Keripik Tempe"],
        "dapur siti": ["Keripik Tempe", "emping melinjo"], "emp": ["emping melinjo"], "batik": ["Batik Tulis Rifaiyah"],
        "keripik di bawah 10rb": [], "tempe maks 15rb": ["Keripik Tempe"], "keripik diam": [], "sepatu": [],
        "": ["Keripik Tempe", "Batik Tulis Rifaiyah", "emping melinjo"],
    }.items():  # fmt: skip
        assert await names(database, said) == found, said
    assert await names(database, "keripik", ("",)) == ["Keripik Tempe"] * 2
    assert await names(database, "keripik", ("33.25.11",)) == []
    assert await names(database, "keripik", ()) == []
    assert await names(database, "", BATANG, 2) == ["emping melinjo"]


async def test_papers_count_while_they_are_valid_and_for_this_product(database: Database) -> None:
    siti = await maker(database, 1, "Dapur Siti", "33.25.08.2005", TEMPE, EMPING)
    async with database.transaction() as tx:
        store = Store(tx)
        tempe, _ = await store.products.of(siti)
        await store.certificates.add(siti, Certificate("halal_sd", "ID1", product_id=tempe.id), NOW)
        await store.certificates.add(siti, Certificate("spp_irt", "1", expires_on=TODAY), NOW)
        await store.certificates.add(siti, Certificate("bpom_md", "2", expires_on=TODAY - timedelta(1)), NOW)
    assert await names(database, "halal") == ["Keripik Tempe"]
    assert await names(database, "pirt") == ["Keripik Tempe", "emping melinjo"]
    assert await names(database, "halal bpom") == []
    assert await names(database, "nib") == []


async def test_changes_are_followed_and_links_stay(database: Database) -> None:
    siti = await maker(database, 1, "Dapur Siti", "33.25.08.2005", TEMPE)
    async with database.transaction() as tx:
        store = Store(tx)
        [tempe] = await store.products.of(siti)
        before = await store.catalogue.find(tempe.id or 0, BATANG)
        assert before is not None
        assert (before.business, before.phone) == ("Dapur Siti", "+628120000001")
        await store.products.change(siti, replace(tempe, name="Rempeyek Kacang"))
        changed = await store.catalogue.of_code(before.code)
        assert changed is not None
        assert changed.name == "Rempeyek Kacang"
        known = await store.producers.find(siti)
        assert known is not None
        await store.producers.change(replace(known, business="Rumah Peyek", area="33.25.11.1001"), NOW)
        assert await store.catalogue.find(tempe.id or 0, ("33.25.08",)) is None
        assert await store.catalogue.find_own(siti + 1, tempe.id or 0) is None
        await store.products.add_one(siti, EMPING, NOW)
    assert await names(database, "tempe") == []
    assert await names(database, "rumah peyek batang") == ["Rempeyek Kacang", "emping melinjo"]
    async with database.transaction() as tx:
        store = Store(tx)
        await store.catalogue.agree(siti, shows_phone=False, language="id", text="ya", now=NOW)
        again = await store.catalogue.of_code(before.code)
        assert again is not None
        assert again.phone is None
        await store.products.remove(siti, tempe.id or 0, NOW)
        assert await store.catalogue.of_code(before.code) is None
    assert await names(database, "rumah peyek") == ["emping melinjo"]


async def test_who_withdraws_blocks_or_leaves_is_not_found(database: Database) -> None:
    siti = await maker(database, 1, "Dapur Siti", "33.25.08.2005", TEMPE)
    async with database.transaction() as tx:
        store = Store(tx)
        [good] = await store.catalogue.search(Sought(), BATANG, TODAY, 0, 6)
        await store.people.mark_stopped(1, NOW)
        assert await store.catalogue.of_code(good.code) is None
        assert await store.catalogue.search(Sought(), BATANG, TODAY, 0, 6) == ()
        await store.people.mark_stopped(1, None)
        assert await store.catalogue.of_code(good.code) is not None
        await store.catalogue.withdraw(siti, NOW)
        assert await store.catalogue.listing(siti) is None
        assert await store.catalogue.of_code(good.code) is None
    assert await ask(database, "SELECT count(*) FROM catalogue_words") == [(0,)]
    async with database.transaction() as tx:
        store = Store(tx)
        await store.catalogue.agree(siti, shows_phone=True, language="id", text="ya", now=NOW)
        assert await store.catalogue.of_code(good.code) is not None
        await store.producers.remove(siti, NOW)
        assert await store.catalogue.of_code(good.code) is None
    assert await names(database, "") == []
    assert await ask(database, "SELECT count(*) FROM catalogue_consents WHERE withdrawn_at IS NOT NULL") == [
        (1,)
    ]
