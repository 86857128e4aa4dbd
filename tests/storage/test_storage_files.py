"""Wanted files and reasons of months, on both databases."""

from datetime import UTC, date, datetime, timedelta

from storage import files, inbox
from storage.engine import Database
from storage.files import Arrived, Files, Wanted
from storage.people import People
from storage.reasons import Reason, Reasons
from tests.storage.rows import ask

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
LEASE = timedelta(seconds=90)
SHEET = Wanted(101, "F1", "a.csv", "text/csv", 8, "sheet", {"outlet": 3}, "sheet")


async def test_a_wanted_file_is_claimed_once_and_again_when_its_lease_ends(database: Database) -> None:
    async with database.transaction() as tx:
        await files.want(tx, [SHEET, Wanted(102, "F2", "b", "", None, "photo", {})], NOW)
        assert await files.is_any_due(tx, NOW)
        first = await files.claim(tx, NOW, LEASE, 5)
        assert [(one.wanted.name, one.attempts) for one in first] == [("a.csv", 0), ("b", 0)]
        assert first[0].wanted == SHEET
        assert not await files.is_any_due(tx, NOW)
        assert await files.claim(tx, NOW, LEASE, 5) == []
        again = await files.claim(tx, NOW + LEASE, LEASE, 1)
        assert [(one.id, one.attempts) for one in again] == [(first[0].id, 1)]


async def test_what_a_dead_worker_held_is_free_after_a_start(database: Database) -> None:
    async with database.transaction() as tx:
        await files.want(tx, [SHEET], NOW)
        await files.claim(tx, NOW, LEASE, 1)
        await files.free(tx, NOW)
        assert len(await files.claim(tx, NOW, LEASE, 1)) == 1


async def test_a_kept_file_is_told_exactly_once(database: Database) -> None:
    async with database.transaction() as tx:
        await files.want(tx, [SHEET], NOW)
        fetch = (await files.claim(tx, NOW, LEASE, 1))[0]
        await files.keep(tx, fetch, NOW, reading=[["a", 1]])
        await files.keep(tx, fetch, NOW, fault="gone")
        items = await inbox.claim(tx, NOW, 5)
        arrived = await Files(tx).arrived(fetch.id, 101)
        assert await Files(tx).arrived(fetch.id, 102) is None
    assert [item.payload for item in items] == [
        f'{{"laris":{{"arrival":"sheet","file":{fetch.id},"about":{{"outlet":3}}}}}}'
    ]
    assert arrived == Arrived("a.csv", 8, None, None, [["a", 1]])


async def test_a_file_on_its_way_has_not_arrived(database: Database) -> None:
    async with database.transaction() as tx:
        await files.want(tx, [SHEET], NOW)
        fetch = (await files.claim(tx, NOW, LEASE, 1))[0]
        await files.try_again(tx, fetch.id, NOW + timedelta(seconds=1))
        assert await Files(tx).arrived(fetch.id, 101) is None
        assert await files.claim(tx, NOW, LEASE, 1) == []


async def test_old_files_are_forgotten_and_wanted_ones_are_not(database: Database) -> None:
    async with database.transaction() as tx:
        await files.want(tx, [SHEET, SHEET], NOW)
        fetch = (await files.claim(tx, NOW, LEASE, 1))[0]
        await files.keep(tx, fetch, NOW, content=b"\x00\xff")
        assert await files.forget(tx, NOW) == 0
        arrived = await Files(tx).arrived(fetch.id, 101)
        assert arrived is not None
        assert arrived.content == b"\x00\xff"
        assert await files.forget(tx, NOW + LEASE) == 1
    assert await ask(database, "SELECT count(*) FROM files") == [(1,)]


async def test_the_last_reason_of_a_month_counts(database: Database) -> None:
    october, november = date(2026, 10, 1), date(2026, 11, 1)
    async with database.transaction() as tx:
        siti, reasons = await People(tx).add(101, "id", NOW), Reasons(tx)
        await reasons.tell(siti.id, Reason(october, "down", "rain"), NOW)
        await reasons.tell(siti.id, Reason(october, "down", "other", "toko tutup 😀"), NOW)
        await reasons.tell(siti.id, Reason(november, "up", "feast"), NOW)
        assert await reasons.of(siti.id, november) == {november: Reason(november, "up", "feast")}
        assert (await reasons.of(siti.id, october))[october].note == "toko tutup 😀"
