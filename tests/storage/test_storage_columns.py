"""Columns mean the same on both databases: moments, documents, and words with characters that break others."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import StatementError

from storage import dialogs, outbox
from storage import tables as t
from storage.engine import Database
from storage.outbox import Call, Lane
from storage.producers import Product
from storage.records import Consent
from storage.store import Store
from tests.storage.rows import NOW, UNLIMITED, ask, claim, later, owe, producer

MICROSECOND = timedelta(microseconds=1)
JAKARTA = timezone(timedelta(hours=7))


@pytest.mark.parametrize(
    "moment",
    [
        NOW,
        NOW + MICROSECOND,
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(1969, 12, 31, 23, 59, 59, 999999, UTC),
        datetime(9999, 12, 31, 23, 59, 59, 999999, UTC),
        datetime(2026, 3, 2, 8, 0, tzinfo=JAKARTA),
    ],
)
async def test_a_moment_comes_back_to_the_microsecond(database: Database, moment: datetime) -> None:
    async with database.transaction() as tx:
        await tx.execute(insert(t.flood_wait).values(id=1, until=moment))
        found = await tx.scalar(select(t.flood_wait.c.until))
    assert found == moment
    assert found.tzinfo is UTC


async def test_moments_are_ordered_as_time_is(database: Database) -> None:
    moments = [
        NOW + MICROSECOND,
        datetime(1969, 1, 1, tzinfo=UTC),
        NOW,
        datetime(2026, 11, 22, 10, 0, tzinfo=JAKARTA),
    ]
    async with database.transaction() as tx:
        await tx.execute(
            insert(t.flood_wait), [{"id": number, "until": one} for number, one in enumerate(moments)]
        )
        found = list(await tx.scalars(select(t.flood_wait.c.until).order_by(t.flood_wait.c.until)))
    assert found == sorted(moments)


@pytest.mark.parametrize(
    "naive",
    [NOW.replace(tzinfo=None), datetime.min],  # noqa: DTZ901  (naive on purpose)
)
async def test_a_moment_without_a_zone_is_refused_in_words(database: Database, naive: datetime) -> None:
    async with database.transaction() as tx:
        with pytest.raises(StatementError, match="needs a time zone"):
            await tx.execute(insert(t.flood_wait).values(id=1, until=naive))
        await tx.execute(insert(t.flood_wait).values(id=1, until=naive.replace(tzinfo=UTC)))
        assert await tx.scalar(select(t.flood_wait.c.until)) == naive.replace(tzinfo=UTC)


DOCUMENTS: list[Any] = [
    {},
    [],
    {"a": [1, 2.5, True, None, {"b": "c"}]},
    {"text": "Rp25.000 \"'; DROP TABLE people; -- <b>&amp;</b> 🍘 \u202eabc\u202c \u200b"},
    2**63 - 1,
]


@pytest.mark.parametrize("document", DOCUMENTS)
async def test_a_document_comes_back_as_it_was(database: Database, document: Any) -> None:
    async with database.transaction() as tx:
        await dialogs.keep(tx, {7: {"form": "f", "version": 1, "step": "s", "answers": document}}, NOW)
        found = await tx.scalar(select(t.dialogs.c.state))
    assert found == {"form": "f", "version": 1, "step": "s", "answers": document}


# What no database should stumble over, and what is kept of it.
WORDS = [
    ('O\'Brien "Keripik"; DROP TABLE people; --', 'O\'Brien "Keripik"; DROP TABLE people; --'),
    ("<b>Budi</b> & Sari", "<b>Budi</b> & Sari"),
    ("100% _asli_ \\ :name $1 ?", "100% _asli_ \\ :name $1 ?"),
    ("🍘🍘🍘", "🍘🍘🍘"),
    ("Bu\x00di", "Budi"),
    ("\x00", ""),
    ("Budi\ud800", "Budi�"),
    ("\udfff\x00x", "�x"),
]


@pytest.mark.parametrize(("given", "kept"), WORDS)
async def test_words_of_people_never_break_a_database(database: Database, given: str, kept: str) -> None:
    async with database.transaction() as tx:
        store = Store(tx)
        person = await store.people.add(7, "id", NOW)
        await store.producers.add(producer(person.id, name=given, business=given), NOW)
        await store.producers.change(producer(person.id, name=given, business=given, honorific="ibu"), NOW)
        await store.products.add(person.id, (Product(given, unit=given[:20], photo=given),), NOW)
        await store.consents.add(person.id, Consent("1", "id", given), NOW)
        await store.audit.add(NOW, person.id, person.id, "named", fields=[given])
        found = await store.producers.find(person.id)
        goods = await store.products.of(person.id)
    assert found is not None
    assert (found.name, found.business) == (kept, kept)
    assert [(one.name, one.photo) for one in goods] == [(kept, kept)]
    assert await ask(database, "SELECT text FROM consents") == [(kept,)]
    assert await ask(database, "SELECT count(*) FROM people") == [(1,)]


@pytest.mark.parametrize(("given", "kept"), WORDS)
async def test_words_within_documents_never_break_a_database(
    database: Database, given: str, kept: str
) -> None:
    state: dict[str, object] = {
        "form": "f",
        "version": 1,
        "step": "s",
        "answers": {given: [given, {"x": given}]},
    }
    async with database.transaction() as tx:
        await dialogs.keep(tx, {7: state}, NOW)
        await dialogs.keep(tx, {7: state}, later(1))
        found = await tx.scalar(select(t.dialogs.c.state))
        await outbox.add(tx, [Call(7, Lane.REPLY, "sendMessage", {"text": given})], NOW)
    assert found["answers"] == {kept: [kept, {"x": kept}]}
    assert [one.params for one in await claim(database, NOW, budget=UNLIMITED)] == [{"text": kept}]


async def test_a_word_for_nul_is_not_a_nul(database: Database) -> None:
    """A person may well write a backslash and u0000: that is six harmless characters."""
    await owe(database, [Call(7, Lane.REPLY, "sendMessage", {"text": "\\u0000 \\\\u0000"})])
    assert (await claim(database))[0].params == {"text": "\\u0000 \\\\u0000"}
