"""What is said in a case, who takes part in it, and the groups of officers; what people wrote can be taken away."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from domain.cases.model import Author, Piece, Step
from domain.roles import Grant, Role
from storage.case_talk import Evidence
from storage.engine import Database
from storage.store import Store
from tests.storage.rows import ask, person, producer
from tests.storage.test_storage_cases import opened

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SIDOMULYO = "33.25.08.2005"


async def test_words_steps_and_evidence_are_kept_in_order(database: Database) -> None:
    siti, ratna = await person(database, 7), await person(database, 8)
    case = await opened(database, siti)
    async with database.transaction() as tx:
        talk = Store(tx).case_talk
        await talk.add(case.id, Author.PERSON, siti, Piece("text", "halo", 7, 1), NOW)
        await talk.add(case.id, Author.NOTE, ratna, Piece("text", "cek dulu", 8, 2), NOW)
        await talk.add(case.id, Author.OFFICER, ratna, Piece("photo", "ini", 8, 3), NOW + HOUR)
        await talk.did(case.id, Step.TAKEN, ratna, NOW)
        await talk.did(case.id, Step.LATE, None, NOW + DAY)
        await talk.attach(case.id, Evidence("bill", date(2026, 11, 24), {"shop": "Warung Sari"}))
    async with database.reading() as tx:
        talk = Store(tx).case_talk
        assert [one.piece.text for one in await talk.words(case.id)] == ["halo", "cek dulu", "ini"]
        assert [one.piece.text for one in await talk.words(case.id, 1, 1)] == ["cek dulu"]
        assert [one.piece.text for one in await talk.latest(case.id, 2, for_person=True)] == ["halo", "ini"]
        assert [one.piece.text for one in await talk.latest(case.id, 2, for_person=False)] == [
            "cek dulu",
            "ini",
        ]
        assert (await talk.count(case.id), await talk.count(case.id, is_attached=True)) == (3, 1)
        assert [(one.step, one.actor_id) for one in await talk.steps(case.id)] == [
            (Step.TAKEN, ratna), (Step.LATE, None),
        ]  # fmt: skip
        evidence = await talk.evidence(case.id)
        assert evidence == Evidence("bill", date(2026, 11, 24), {"shop": "Warung Sari"})


async def test_words_can_be_taken_away_while_the_case_stays_counted(database: Database) -> None:
    siti, ratna = await person(database, 7), await person(database, 8)
    case, other = await opened(database, siti), await opened(database, ratna)
    async with database.transaction() as tx:
        store = Store(tx)
        for one, who in ((case, siti), (other, ratna)):
            await store.case_talk.add(one.id, Author.PERSON, who, Piece("text", f"rahasia {who}", 7, 1), NOW)
            await store.case_talk.attach(one.id, Evidence("bill", date(2026, 11, 24), {"shop": "x"}))
            await store.case_team.call(who, f"Nama {who}")
    async with database.transaction() as tx:
        await Store(tx).case_talk.forget(siti)
    assert await ask(database, "SELECT words FROM case_words") == [(f"rahasia {ratna}",)]
    assert await ask(database, "SELECT case_id FROM case_evidence") == [(other.id,)]
    assert await ask(database, "SELECT person_id FROM case_names") == [(ratna,)]
    async with database.reading() as tx:
        figures = await Store(tx).case_figures.between(("33.25",), NOW, NOW + DAY, NOW)
    assert figures.opened == 2


async def test_helpers_hold_a_role_above_the_person_and_can_be_told(database: Database) -> None:
    siti, ratna, eko, far, gone, buyer = [await person(database, chat) for chat in range(7, 13)]
    async with database.transaction() as tx:
        store = Store(tx)
        for who, role, area in (
            (siti, Role.OFFICER, "33.25"), (ratna, Role.OFFICER, "33.25.08"), (eko, Role.ADMIN, ""),
            (far, Role.OFFICER, "33.26"), (gone, Role.OFFICER, "33.25"), (buyer, Role.BUYER, "33.25"),
        ):  # fmt: skip
            await store.people.grant(who, Grant(role, area), NOW)
        await store.people.mark_stopped(11, NOW)
        helpers = await store.case_team.helpers(SIDOMULYO, siti)
    assert [(one.person_id, one.role, one.area) for one in helpers] == [
        (ratna, Role.OFFICER, "33.25.08"), (eko, Role.ADMIN, ""),
    ]  # fmt: skip


async def test_people_are_called_by_their_business_or_as_telegram_does(database: Database) -> None:
    siti, ratna, nobody = [await person(database, chat) for chat in (7, 8, 9)]
    async with database.transaction() as tx:
        store = Store(tx)
        await store.producers.add(replace(producer(siti), name="Siti Aminah", honorific="ibu"), NOW)
        for who, name in ((siti, "siti99"), (ratna, "Ratna"), (ratna, "Ratna Dewi"), (nobody, "  ")):
            await store.case_team.call(who, name)
        contacts = await store.case_team.contacts({siti, ratna, nobody, 99})
        by_chat = await store.case_team.by_chat(8)
    assert {who: one.name for who, one in contacts.items()} == {
        siti: "Siti Aminah", ratna: "Ratna Dewi", nobody: "",
    }  # fmt: skip
    assert (contacts[siti].honorific, contacts[siti].chat_id) == ("ibu", 7)
    assert by_chat == contacts[ratna]


async def test_an_alert_knows_its_message_until_somebody_takes_the_case(database: Database) -> None:
    siti, ratna, eko = [await person(database, chat) for chat in (7, 8, 9)]
    case = await opened(database, siti)
    async with database.transaction() as tx:
        team = Store(tx).case_team
        await team.alert(case.id, [ratna, eko], NOW)
        assert await team.alert_left(case.id, ratna, 55)
        assert await team.alerted(case.id) == {ratna: 55, eko: None}
        await team.alert(case.id, [ratna], NOW + HOUR)  # told again: the old message counts no more
        assert await team.alerted(case.id) == {ratna: None, eko: None}
        await team.forget_alerts(case.id)
        assert not await team.alert_left(case.id, eko, 56)


async def test_a_group_is_linked_by_its_officer_once_and_found_from_below(database: Database) -> None:
    ratna, eko = await person(database, 7), await person(database, 8)
    async with database.transaction() as tx:
        groups = Store(tx).case_groups
        await groups.offer("hash", ratna, "33.25", NOW + DAY)
        assert await groups.use("hash", eko, NOW) is None
        assert await groups.use("hash", ratna, NOW + DAY) is None
        assert await groups.use("hash", ratna, NOW) == "33.25"
        assert await groups.use("hash", ratna, NOW) is None
        batang = await groups.link(-100, "33.25", ratna, NOW)
        limpung = await groups.link(-200, "33.25.08", ratna, NOW)
        assert await groups.nearest(SIDOMULYO) == limpung
        assert await groups.nearest("33.25.01.2001") == batang
        assert await groups.nearest("33.26.01") is None
        await groups.has_fault(limpung.id, "rights")
        assert await groups.nearest(SIDOMULYO) == batang
        await groups.was_left(batang.id, NOW)
        assert await groups.nearest(SIDOMULYO) is None
        await groups.moved(batang.id, -300)
        assert (await groups.of_chat(-300) or limpung).id == batang.id
        assert await groups.link(-300, "33.25", eko, NOW) == replace(
            batang, chat_id=-300, linked_by=eko
        )  # fmt: skip
        assert [one.id for one in await groups.within(("33.25", "33.25.08"))] == [batang.id, limpung.id]
