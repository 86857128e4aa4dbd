"""Invitations: one use, in time, by one person, and nothing of their secret in the database."""

import asyncio
import hashlib
from datetime import timedelta

import pytest

from domain.roles import Grant, Role
from services.invitations import invite
from storage.engine import Database
from storage.store import Store
from tests.storage.rows import NOW, ask, person


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


async def test_an_invitation_is_stored_as_a_hash_only(database: Database) -> None:
    async with database.transaction() as tx:
        token = await invite(Store(tx), Grant(Role.OFFICER, "33.25"), NOW, days=7)
        other = await invite(Store(tx), Grant(Role.OFFICER, "33.25"), NOW, days=7)
    assert token != other
    assert len(token) <= 64
    for table in ("invitations", "audit_log"):
        for row in await ask(database, f"SELECT * FROM {table}"):
            assert token not in str(row)
            assert token.removeprefix("i_") not in str(row)
    assert (digest(token),) in await ask(database, "SELECT token_hash FROM invitations")


async def test_an_invitation_works_once_and_in_time(database: Database) -> None:
    budi, sari = await person(database, 1), await person(database, 2)
    officer = Grant(Role.OFFICER, "33.25")
    async with database.transaction() as tx:
        used, late = [digest(await invite(Store(tx), officer, NOW, days=7)) for _ in range(2)]
        invitations = Store(tx).invitations
        week = NOW + timedelta(days=7)
        assert await invitations.use(digest("i_guess"), budi, NOW) is None
        assert await invitations.use(used, budi, week - timedelta(microseconds=1)) == officer
        assert await invitations.use(used, budi, NOW) is None
        assert await invitations.use(used, sari, NOW) is None
        assert await invitations.use(late, sari, week) is None
        assert await invitations.use(late, sari, NOW) == officer
    assert await ask(database, "SELECT used_by FROM invitations ORDER BY id") == [(budi,), (sari,)]


async def test_two_people_at_once_cannot_both_use_one_invitation(database: Database) -> None:
    people = [await person(database, chat) for chat in range(1, 7)]
    async with database.transaction() as tx:
        token = digest(await invite(Store(tx), Grant(Role.ADMIN, ""), NOW, days=1))

    async def use(person_id: int) -> Grant | None:
        async with database.transaction() as tx:
            found = await Store(tx).invitations.use(token, person_id, NOW)
            await asyncio.sleep(0.02)
            return found

    won = [grant for grant in await asyncio.gather(*map(use, people)) if grant]
    assert won == [Grant(Role.ADMIN, "")]
    assert await ask(database, "SELECT count(used_by) FROM invitations") == [(1,)]


async def test_an_invitation_whose_use_fails_can_be_used_again(database: Database) -> None:
    budi = await person(database)
    async with database.transaction() as tx:
        token = digest(await invite(Store(tx), Grant(Role.ADMIN, ""), NOW, days=1))

    async def use_and_break() -> None:
        async with database.transaction() as tx:
            assert await Store(tx).invitations.use(token, budi, NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await use_and_break()
    async with database.transaction() as tx:
        assert await Store(tx).invitations.use(token, budi, NOW) == Grant(Role.ADMIN, "")
