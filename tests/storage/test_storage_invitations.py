"""Invitations: one use, in time, by one person, and nothing of their secret in the database."""

import asyncio
import hashlib
from datetime import datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.roles import Grant, Role
from services.invitations import invite
from storage.engine import Database
from storage.store import Store
from tests.storage.rows import NOW, ask, later, person

LIMPUNG, BANDAR = Grant(Role.COORDINATOR, "33.25.08"), Grant(Role.COORDINATOR, "33.25.02")
OFFICER = Grant(Role.OFFICER, "33.25.08")
REACH = {Role.COORDINATOR: ("33.25.08",), Role.RETAILER: ("33.25",)}


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


async def used(tx: AsyncConnection, token: str, person_id: int, now: datetime) -> Grant | None:
    """Opens a link as somebody does."""
    invitations = Store(tx).invitations
    found = await invitations.by_token(digest(token), now)
    if found is None or not await invitations.use(found.id, person_id, now):
        return None
    return found.grant


async def test_an_invitation_works_once_and_in_time(database: Database) -> None:
    budi, sari = await person(database, 1), await person(database, 2)
    officer = Grant(Role.OFFICER, "33.25")
    async with database.transaction() as tx:
        first, late = [await invite(Store(tx), officer, NOW, days=7) for _ in range(2)]
        week = NOW + timedelta(days=7)
        assert await used(tx, "i_guess", budi, NOW) is None
        assert await used(tx, first, budi, week - timedelta(microseconds=1)) == officer
        assert await used(tx, first, budi, NOW) is None
        assert await used(tx, first, sari, NOW) is None
        assert await used(tx, late, sari, week) is None
        assert await used(tx, late, sari, NOW) == officer
    assert await ask(database, "SELECT used_by FROM invitations ORDER BY id") == [(budi,), (sari,)]


async def test_two_people_at_once_cannot_both_use_one_invitation(database: Database) -> None:
    people = [await person(database, chat) for chat in range(1, 7)]
    async with database.transaction() as tx:
        token = await invite(Store(tx), Grant(Role.ADMIN, ""), NOW, days=1)

    async def use(person_id: int) -> Grant | None:
        async with database.transaction() as tx:
            found = await used(tx, token, person_id, NOW)
            await asyncio.sleep(0.02)
            return found

    won = [grant for grant in await asyncio.gather(*map(use, people)) if grant]
    assert won == [Grant(Role.ADMIN, "")]
    assert await ask(database, "SELECT count(used_by) FROM invitations") == [(1,)]


async def test_an_invitation_whose_use_fails_can_be_used_again(database: Database) -> None:
    budi = await person(database)
    async with database.transaction() as tx:
        token = await invite(Store(tx), Grant(Role.ADMIN, ""), NOW, days=1)

    async def use_and_break() -> None:
        async with database.transaction() as tx:
            assert await used(tx, token, budi, NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await use_and_break()
    async with database.transaction() as tx:
        assert await used(tx, token, budi, NOW) == Grant(Role.ADMIN, "")


async def test_open_invitations_are_seen_by_those_who_could_have_made_them(database: Database) -> None:
    ratna = await person(database)
    async with database.transaction() as tx:
        store = Store(tx)
        for number, grant in enumerate((LIMPUNG, OFFICER, BANDAR, Grant(Role.BUYER, "33.25", None, "Dinas"))):
            await invite(store, grant, NOW, 7, f"Ny. {number}_%", ratna)
        out = await store.invitations.within(REACH, "", NOW, 0, 10)
        assert [one.grant for one in out] == [LIMPUNG]
        assert await store.invitations.count(REACH, NOW) == 1
        assert await store.invitations.count(REACH, NOW, "0_%") == 1
        assert await store.invitations.count(REACH, NOW, "0__") == 0
        assert await store.invitations.find(REACH, out[0].id + 1, NOW) is None
        assert await store.invitations.revoke(out[0].id, NOW)
        assert not await store.invitations.revoke(out[0].id, NOW)
        assert await store.invitations.count(REACH, NOW) == 0
        assert len(await store.invitations.made_by(ratna, NOW)) == 3


async def test_holders_are_seen_by_those_who_could_have_invited_them(database: Database) -> None:
    people = [await person(database, chat) for chat in range(1, 5)]
    async with database.transaction() as tx:
        holders = Store(tx).role_holders
        for one, grant, name in zip(
            people, (LIMPUNG, BANDAR, OFFICER, LIMPUNG), ("Yuli", "Sri", "Karno", ""), strict=True
        ):
            await holders.give(one, grant, name, NOW)
            await holders.give(one, grant, "again", NOW)
        assert [one.name for one in await holders.within(REACH, "", 0, 10)] == ["", "Yuli"]
        assert await holders.count(REACH, "YUL") == 1
        yuli = (await holders.within(REACH, "yul", 0, 10))[0]
        assert await holders.find(REACH, yuli.id) == yuli
        assert await holders.find(REACH, yuli.id + 1) is None
        assert await holders.find({}, yuli.id) is None
        assert await holders.revoke(yuli.id, people[2], later(1))
        assert not await holders.revoke(yuli.id, people[2], later(1))
        assert await holders.count(REACH) == 1


@pytest.mark.parametrize(
    ("others", "is_last"),
    [
        ((), True), (("33.25",), False), (("",), False), (("33.26",), True), (("33.25.08",), True),
    ],
)  # fmt: skip
async def test_the_last_administrator_is_known(
    database: Database, others: tuple[str, ...], is_last: bool
) -> None:
    tuti = await person(database, 1)
    async with database.transaction() as tx:
        holders = Store(tx).role_holders
        await holders.give(tuti, Grant(Role.ADMIN, "33.25"), "Tuti", NOW)
        await holders.give(tuti, Grant(Role.ADMIN, ""), "Tuti", NOW)
        mine = (await holders.within({Role.ADMIN: ("33.25",)}, "", 0, 9))[0]
        for chat, area in enumerate(others, 2):
            other = (await Store(tx).people.add(chat, "id", NOW)).id
            await holders.give(other, Grant(Role.ADMIN, area), "", NOW)
        assert await holders.is_last_admin(mine) is is_last
