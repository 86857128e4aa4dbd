"""Who belongs to an audience: every filter, alone and together, always within the scope; and nobody who must not hear."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from domain.audience import Audience, PaperGap
from domain.outlets import Outlet, OutletKind
from domain.reminders import Topic, Wishes
from storage.audiences import Asked, Size, people_in
from storage.certificates import Certificate
from storage.engine import Database
from storage.people import Person
from storage.store import Store
from tests.storage.book import bookkeeper
from tests.storage.rows import NOW, producer
from tests.support.events import plan

TODAY = date(2026, 11, 22)
BATANG = ("33.25",)
LIMPUNG, BAWANG, ELSEWHERE = "33.25.08.2001", "33.25.05.2003", "33.24.01.2001"


@pytest.fixture
async def people(database: Database) -> dict[str, int]:
    """Four of Batang and one of Kendal, each of another kind."""
    places = {"siti": LIMPUNG, "budi": LIMPUNG, "tini": BAWANG, "wati": "33.25.12.2001", "joko": ELSEWHERE}
    trades = {"siti": "makanan_kering", "budi": "fashion_batik", "tini": "makanan_basah", "wati": "jasa_boga"}
    return {
        name: await registered(database, chat, area=area, category=trades.get(name, "makanan_kering"))
        for chat, (name, area) in enumerate(places.items(), 1)
    }


async def registered(database: Database, chat: int | None, **told: Any) -> int:
    async with database.transaction() as tx:
        store = Store(tx)
        number = (await store.people.add(chat or 9_999, "id", NOW)).id
        if chat is None:
            await tx.execute(text("UPDATE people SET chat_id = NULL WHERE id = :id"), {"id": number})
        await store.producers.add(producer(number, **told), NOW)
    return number


async def who(
    database: Database, audience: Audience, scope: tuple[str, ...] = BATANG, topic: Topic | None = None
) -> set[int]:
    """Page by page; the count must say the same."""
    asked = Asked(audience, scope, TODAY, topic)
    async with database.reading() as tx:
        audiences = Store(tx).audiences
        first = await audiences.page(asked, most=1)
        rest = await audiences.page(asked, after=first[-1] if first else 0)
        assert (await audiences.count(asked)).people == len(first + rest)
        assert sorted(await tx.scalars(people_in(asked))) == list(first + rest)
    return set(first + rest)


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        (Audience(), "siti budi tini wati"),
        (Audience(areas=("33.25.08",)), "siti budi"),
        (Audience(areas=("33.25.08", "33.25.05.2003")), "siti budi tini"),
        (Audience(areas=("33.24",)), ""),
        (Audience(areas=("33",)), "siti budi tini wati"),
        (Audience(categories=("makanan",)), "siti tini"),
        (Audience(categories=("makanan_basah", "jasa")), "tini wati"),
        (Audience(categories=("unknown_kind",)), ""),
        (Audience(areas=("33.25.08",), categories=("makanan",)), "siti"),
    ],
)
async def test_places_and_kinds(
    database: Database, people: dict[str, int], audience: Audience, expected: str
) -> None:
    assert await who(database, audience) == {people[name] for name in expected.split()}


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ((), ""),
        (("33.25.08",), "siti budi"),
        (("33.25.0",), ""),
        (("33.25.08.2001", "33.24"), "siti budi joko"),
        (("",), "siti budi tini wati joko"),
    ],
)
async def test_nobody_outside_the_scope_is_ever_counted(
    database: Database, people: dict[str, int], scope: tuple[str, ...], expected: str
) -> None:
    assert await who(database, Audience(), scope) == {people[name] for name in expected.split()}
    meant = await who(database, Audience(areas=("33.25.08", "33.24")), scope)
    assert meant == {people[name] for name in expected.split() if name in {"siti", "budi", "joko"}}


async def test_who_blocked_the_bot_or_took_the_consent_back_is_left_out(
    database: Database, people: dict[str, int]
) -> None:
    async with database.transaction() as tx:
        await Store(tx).people.mark_stopped(1, NOW)
        for name, withdrawn in (("budi", 5), ("tini", None), ("wati", 5), ("wati", None)):
            values = {"person": people[name], "withdrawn": withdrawn}
            await tx.execute(
                text(
                    "INSERT INTO consents (person_id, version, language, text, given_at, withdrawn_at) "
                    "VALUES (:person, '1', 'id', 'x', 1, :withdrawn)"
                ),
                values,
            )
    assert await who(database, Audience()) == {people["tini"], people["wati"]}


async def test_who_switched_the_topic_off_is_left_out_of_that_topic_alone(
    database: Database, people: dict[str, int]
) -> None:
    async with database.transaction() as tx:
        await Store(tx).reminder_wishes.keep(people["siti"], Wishes(frozenset({Topic.AGENDA})))
        await Store(tx).reminder_wishes.keep(people["budi"], Wishes(frozenset({Topic.REPORT})))
    assert people["siti"] not in await who(database, Audience(), topic=Topic.AGENDA)
    assert await who(database, Audience(), topic=Topic.PROCUREMENT) == await who(database, Audience())


async def test_who_has_no_chat_belongs_to_it_and_is_counted_apart(
    database: Database, people: dict[str, int]
) -> None:
    without = await registered(database, None, area=LIMPUNG)
    async with database.reading() as tx:
        size = await Store(tx).audiences.count(Asked(Audience(), BATANG, TODAY))
    assert (size, size.with_chat) == (Size(5, 1), 4)
    assert without in await who(database, Audience())


async def _holds(database: Database, person_id: int, paper: str, ends: date | None, **more: Any) -> int:
    async with database.transaction() as tx:
        certificate = Certificate(paper, number=f"{person_id}{ends}", expires_on=ends, **more)
        return await Store(tx).certificates.add(person_id, certificate, NOW)


async def test_a_missing_paper(database: Database, people: dict[str, int]) -> None:
    await _holds(database, people["siti"], "spp_irt", TODAY)
    await _holds(database, people["budi"], "spp_irt", TODAY - timedelta(days=1))
    await _holds(database, people["tini"], "merek", None)
    rejected = await _holds(database, people["wati"], "spp_irt", None)
    async with database.transaction() as tx:
        await tx.execute(
            text("UPDATE certificates SET state = 'rejected', reviewed_by = 1, reviewed_at = 1, reason = 'x' "
                 "WHERE id = :id"), {"id": rejected}
        )  # fmt: skip
    gap = Audience(paper=PaperGap(paper="spp_irt"))
    assert await who(database, gap) == {people[name] for name in ("budi", "tini", "wati")}


async def test_either_way_to_halal_will_do(database: Database, people: dict[str, int]) -> None:
    await _holds(database, people["siti"], "halal_sd", None)
    await _holds(database, people["budi"], "halal_reg", None)
    assert await who(database, Audience(paper=PaperGap(paper="halal"))) == {people["tini"], people["wati"]}


async def test_a_missing_nib_is_read_from_the_profile(database: Database, people: dict[str, int]) -> None:
    async with database.transaction() as tx:
        await tx.execute(
            text("UPDATE producers SET nib_status = 'have' WHERE person_id = :id"), {"id": people["siti"]}
        )
    assert people["siti"] not in await who(database, Audience(paper=PaperGap(paper="nib")))


async def test_a_paper_that_ends_within_some_days(database: Database, people: dict[str, int]) -> None:
    for name, days in (("siti", 0), ("budi", 30), ("tini", 31), ("wati", -1)):
        await _holds(database, people[name], "spp_irt", TODAY + timedelta(days=days))
    gap = Audience(paper=PaperGap(paper="spp_irt", within=30))
    assert await who(database, gap) == {people["siti"], people["budi"]}


async def test_a_paper_that_was_renewed_ends_no_more(database: Database, people: dict[str, int]) -> None:
    old = await _holds(database, people["siti"], "spp_irt", TODAY)
    async with database.transaction() as tx:
        new = Certificate("spp_irt", expires_on=TODAY + timedelta(days=900))
        await Store(tx).certificates.renew(people["siti"], old, new, NOW)
    assert await who(database, Audience(paper=PaperGap(paper="spp_irt", within=30))) == set()


async def test_an_agreement_or_goods_at_a_shop(database: Database, people: dict[str, int]) -> None:
    book = await bookkeeper(database, chat=50)
    async with database.transaction() as tx:
        store = Store(tx)
        await store.producers.add(producer(book.producer, area=LIMPUNG), NOW)
        other = await store.outlets.add(Outlet("Indomaret", OutletKind.MINIMARKET, "33.25.08"), NOW)
        await store.agreements.put(people["siti"], other, book.agreement, TODAY, NOW)
        await tx.execute(
            text("INSERT INTO consignment_batches (producer_id, outlet_id, batch, product_id, delivered_on, accepted, shelf)"
                 " VALUES (:who, :shop, 'b', :product, '2026-11-01', 3, 3)" if database.is_sqlite else
                 "INSERT INTO consignment_batches (producer_id, outlet_id, batch, product_id, delivered_on, accepted, shelf)"
                 " VALUES (:who, :shop, 'b', :product, DATE '2026-11-01', 3, 3)"),
            {"who": people["budi"], "shop": other, "product": book.products[0]},
        )  # fmt: skip
    assert await who(database, Audience(outlets=(book.outlet,))) == {book.producer}
    assert await who(database, Audience(outlets=(other,))) == {people["siti"], people["budi"]}
    async with database.transaction() as tx:
        await tx.execute(text("UPDATE agreements SET ended_at = 5 WHERE outlet_id = :id"), {"id": other})
    assert await who(database, Audience(outlets=(other, book.outlet))) == {people["budi"], book.producer}


async def test_a_place_in_an_event(database: Database, people: dict[str, int]) -> None:
    """Whoever has or had one; not who waits, who left, or who had one elsewhere."""
    async with database.transaction() as tx:
        store = Store(tx)
        first, other = [(await plan(store, people["wati"], quota=1, token=name)).id for name in "ab"]
        for event, name in ((first, "siti"), (first, "budi"), (other, "joko"), (other, "tini")):
            await store.event_members.join(event, people[name], NOW)
        await store.event_members.leave(other, people["joko"], NOW)
        await store.event_members.fill(other, NOW)
        assert await store.events.titles(("33.26",)) == {}
        assert list(await store.events.titles(("33.25.08",), [first])) == [first]
    assert await who(database, Audience(events=(first,))) == {people["siti"]}
    assert await who(database, Audience(events=(first, other))) == {people["siti"], people["tini"]}
    assert await who(database, Audience(events=(other,)), ("33.24",)) == set()


async def test_silence_is_reckoned_from_the_last_day_somebody_was_heard(
    database: Database, people: dict[str, int]
) -> None:
    async with database.transaction() as tx:
        producers = Store(tx).producers
        for name, days in (("siti", 89), ("budi", 90), ("tini", 200)):
            await producers.heard_from([people[name]], TODAY - timedelta(days=days))
        await producers.heard_from([], TODAY)
    assert await who(database, Audience(silent_days=90)) == {people["budi"], people["tini"]}


async def test_a_person_brings_the_day_they_were_heard_along(database: Database) -> None:
    number = await registered(database, 77)
    async with database.reading() as tx:
        [row] = (
            await tx.execute(text("SELECT heard_on FROM producers WHERE person_id = :i"), {"i": number})
        ).all()
    assert str(row[0]) == "2026-11-22"
    assert Person(1, 1, "id", is_stopped=False, is_producer=True).heard_on is None
