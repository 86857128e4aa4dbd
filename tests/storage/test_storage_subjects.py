"""People, their roles and goods, consents and the audit log, asked in the words of the business."""

import pytest
from sqlalchemy.exc import DBAPIError

from domain.roles import Action, Grant, Role, may
from storage import dialogs, inbox
from storage.engine import Database
from storage.producers import Product
from storage.records import Consent
from storage.store import Store
from tests.storage.rows import NOW, ask, keep, later, person, producer, said

FORM: dict[str, object] = {"form": "register", "version": 1, "step": "name", "answers": {}}


async def test_a_form_is_kept_changed_and_dropped(database: Database) -> None:
    await keep(database, said(7, 1))
    async with database.transaction() as tx:
        await dialogs.keep(tx, {7: FORM, 8: FORM}, later(60))
        await dialogs.keep(tx, {7: {**FORM, "step": "phone", "answers": {"name": "Budi"}}}, later(120))
        await dialogs.keep(tx, {}, NOW)
        (item,) = await inbox.claim(tx, NOW)
    assert item.dialog == {**FORM, "step": "phone", "answers": {"name": "Budi"}}
    assert await ask(database, "SELECT chat_id, step FROM dialogs ORDER BY chat_id") == [
        (7, "phone"),
        (8, "name"),
    ]
    async with database.transaction() as tx:
        await dialogs.drop(tx, [8])
        await dialogs.drop(tx, [])
        assert await dialogs.forget(tx, later(120)) == 0
        assert await dialogs.forget(tx, later(121)) == 1
    assert await ask(database, "SELECT count(*) FROM dialogs") == [(0,)]


async def test_a_chat_is_one_person(database: Database) -> None:
    first = await person(database)
    with pytest.raises(DBAPIError):
        await person(database)
    async with database.transaction() as tx:
        await Store(tx).people.set_language(first, "en")
        await Store(tx).people.mark_stopped(7, NOW)
        await Store(tx).people.mark_stopped(999, NOW)
    assert await ask(database, "SELECT language, stopped_at IS NULL FROM people") == [("en", False)]
    async with database.transaction() as tx:
        await Store(tx).people.mark_stopped(7, None)
    assert await ask(database, "SELECT language, stopped_at IS NULL FROM people") == [("en", True)]


async def test_a_role_is_held_once_and_ends_when_revoked(database: Database) -> None:
    ratna, budi = await person(database, 1), await person(database, 2)
    async with database.transaction() as tx:
        people = Store(tx).people
        for grant in (Grant(Role.OFFICER, "33.25"), Grant(Role.OFFICER, "33.25"), Grant(Role.BUYER, "")):
            await people.grant(ratna, grant, NOW)
        assert await people.grants(ratna) == (Grant(Role.OFFICER, "33.25"), Grant(Role.BUYER, ""))
        assert await people.grants(budi) == ()
        await tx.exec_driver_sql("UPDATE grants SET revoked_at = 1 WHERE role = 'officer'")
        assert await people.grants(ratna) == (Grant(Role.BUYER, ""),)
        await people.grant(ratna, Grant(Role.OFFICER, "33.25"), later(9))
        assert Grant(Role.OFFICER, "33.25") in await people.grants(ratna)


@pytest.mark.parametrize(
    ("held", "place", "is_allowed"),
    [
        ("33.25", "33.25.11.2001", True),
        ("33.25.11", "33.25.11.2001", True),
        ("33.25.1", "33.25.11.2001", False),
        ("33.2", "33.25.11.2001", False),
        ("33.26", "33.25.11.2001", False),
        ("", "33.25.11.2001", True),
        ("33.25.11", "33.25", False),
    ],
)
async def test_a_role_reaches_as_far_as_its_area(
    database: Database, held: str, place: str, is_allowed: bool
) -> None:
    ratna = await person(database)
    async with database.transaction() as tx:
        await Store(tx).people.grant(ratna, Grant(Role.OFFICER, held), NOW)
        await Store(tx).people.grant(ratna, Grant(Role.BUYER, ""), NOW)
        assert may(await Store(tx).people.grants(ratna), Action.SEE_DESK, place) is is_allowed


AREAS = ["33.25.11.2001", "33.25.11.2002", "33.25.01.1001", "33.26.01.2001", "33.2", "91.71.01.1001"]


@pytest.mark.parametrize(
    ("prefixes", "count"),
    [
        (("33.25",), 3), (("33.25.11",), 2), (("33.25.11.2001",), 1), (("33.2",), 1), (("33.25.1",), 0),
        (("",), 6), ((), 0), (("33.25", "33.25.11"), 3), (("33.25.11", "91"), 3), (("33.%",), 0), (("33_25",), 0),
        (("' OR 1=1 --",), 0),
    ],
)  # fmt: skip
async def test_producers_are_counted_by_area(
    database: Database, prefixes: tuple[str, ...], count: int
) -> None:
    async with database.transaction() as tx:
        for chat, area in enumerate(AREAS, 1):
            found = await Store(tx).people.add(chat, "id", NOW)
            await Store(tx).producers.add(producer(found.id, area=area), NOW)
        assert await Store(tx).producers.count_within(prefixes) == count


async def test_a_profile_comes_back_as_it_was_and_as_it_was_changed(database: Database) -> None:
    budi = producer(await person(database), nib="1234567890123", nib_status="have", turnover="small")
    async with database.transaction() as tx:
        producers = Store(tx).producers
        assert await producers.find(budi.person_id) is None
        await producers.add(budi, NOW)
        assert await producers.find(budi.person_id) == budi
        changed = producer(budi.person_id, name="Budi Santoso", phone_verified=False, honorific="bapak")
        await producers.change(changed, later(5))
        found = await producers.find(budi.person_id)
    assert found == changed
    assert found.phone_verified is False
    moments = await ask(database, "SELECT changed_at - registered_at FROM producers")
    assert moments == [(5_000_000,)]


async def test_goods_belong_to_whoever_makes_them(database: Database) -> None:
    budi, sari = await person(database, 1), await person(database, 2)
    async with database.transaction() as tx:
        goods = Store(tx).products
        await goods.add(
            budi, (Product("Keripik", "bungkus", 15_000, 30, 200, "photo"), Product("Rempeyek")), NOW
        )
        await goods.add(sari, (Product("Batik", price=2**40),), NOW)
        await goods.add(sari, (), NOW)
        keripik, rempeyek = await goods.of(budi)
        (batik,) = await goods.of(sari)
        assert (keripik.price, keripik.shelf_life_days, keripik.weekly_capacity) == (15_000, 30, 200)
        assert batik.price == 2**40
        assert await goods.find(sari, keripik.id or 0) is None
        await goods.change(sari, Product("stolen", id=keripik.id))
        await goods.remove(sari, keripik.id or 0, NOW)
        assert await goods.of(budi) == (keripik, rempeyek)
        await goods.change(budi, Product("Keripik pedas", price=16_000, id=keripik.id))
        assert await goods.find(budi, keripik.id or 0) == Product(
            "Keripik pedas", price=16_000, id=keripik.id
        )
        await goods.remove(budi, rempeyek.id or 0, NOW)
        assert [one.name for one in await goods.of(budi)] == ["Keripik pedas"]
        assert await goods.find(budi, rempeyek.id or 0) is None
    assert await ask(database, "SELECT count(*), count(removed_at) FROM products") == [(3, 1)]


async def test_what_was_removed_is_not_changed_any_more(database: Database) -> None:
    budi = await person(database)
    async with database.transaction() as tx:
        goods = Store(tx).products
        await goods.add(budi, (Product("Keripik"),), NOW)
        (keripik,) = await goods.of(budi)
        await goods.remove(budi, keripik.id or 0, NOW)
        await goods.remove(budi, keripik.id or 0, later(9))
        await goods.change(budi, Product("Other", id=keripik.id))
    assert await ask(database, "SELECT name, removed_at - created_at FROM products") == [("Keripik", 0)]


async def test_every_consent_stays_with_its_words(database: Database) -> None:
    budi = await person(database)
    async with database.transaction() as tx:
        await Store(tx).consents.add(budi, Consent("2026-11", "id", "Gratis " * 900), NOW)
        await Store(tx).consents.add(budi, Consent("2026-12", "en", "Free"), later(9))
    rows = await ask(
        database, "SELECT version, language, length(text), withdrawn_at FROM consents ORDER BY id"
    )
    assert rows == [("2026-11", "id", 6300, None), ("2026-12", "en", 4, None)]


async def test_the_audit_log_tells_who_did_what(database: Database) -> None:
    budi, ratna = await person(database, 1), await person(database, 2)
    async with database.transaction() as tx:
        audit = Store(tx).audit
        await audit.add(NOW, budi, budi, "registered")
        await audit.add(later(1), ratna, budi, "profile seen", fields=["phone"])
        await audit.add(later(2), None, None, "invited", role=Role.OFFICER)
        assert await audit.about(budi) == [(NOW, budi, "registered"), (later(1), ratna, "profile seen")]
        assert await audit.about(ratna) == []
    assert await ask(database, "SELECT detail FROM audit_log ORDER BY id") == [
        ("{}",), ('{"fields":["phone"]}',), ('{"role":"officer"}',),
    ]  # fmt: skip
