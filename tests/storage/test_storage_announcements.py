"""Announcements on their way: everybody gets one copy, whatever happens; figures add up; nobody sees too much."""

import pytest
from sqlalchemy import text

from domain.announcements.content import Buttons, Content, Kind, Piece
from domain.announcements.progress import State
from domain.roles import Grant, Role
from services.announcement_sending import Sending
from storage import announcement_queue, outbox
from storage.engine import Database
from storage.outbox import Lane
from storage.store import Store
from tests.storage.announcing import Announcing, announcing
from tests.storage.rows import NOW, ask, later, producer


@pytest.fixture
async def ratna(database: Database) -> Announcing:
    return await announcing(database)


def copies(claimed: list[outbox.Claimed]) -> list[outbox.Claimed]:
    return [one for one in claimed if one.method == "announce"]


async def test_everybody_gets_one_copy_and_it_ends(ratna: Announcing) -> None:
    number = await ratna.announces()
    left = copies(await ratna.whole())
    assert sorted(one.chat_id for one in left) == [1, 2, 3, 4, 5]
    assert {one.params["language"] for one in left} == {"id", "en"}
    assert {one.lane for one in left} == {Lane.BULK}
    figures = await ratna.figures(number)
    assert (figures.sent, figures.left, figures.percent) == (5, 0, 100)
    assert (await ratna.shown(number)).state is State.DONE
    assert await ask(ratna.database, "SELECT count(*) FROM outbox WHERE announcement_id IS NOT NULL") == [
        (0,)
    ]
    assert await ratna.steps() == (await ratna.steps())


async def test_nothing_leaves_before_its_moment(ratna: Announcing) -> None:
    await ratna.announces(starts_at=later(3_600))
    assert (await ratna.steps(times=3)).fed == 0
    ratna.waits(3_600)
    assert len(copies(await ratna.whole())) == 5


async def test_only_some_seconds_worth_wait_in_the_outbox(database: Database) -> None:
    ratna = await announcing(database, people=90)
    number = await ratna.announces()
    await ratna.steps(Sending(8, ""), times=6)
    assert await ask(database, "SELECT count(*) FROM outbox WHERE lane = 4") == [(20,)]
    await ratna.leave()
    await ratna.steps(Sending(8, ""), times=3)
    assert await ask(database, "SELECT count(*) FROM outbox WHERE lane = 4") == [(20,)]
    await ratna.whole()
    assert (await ratna.figures(number)).sent == 90


async def test_whoever_comes_later_has_waited_as_long_as_the_first(database: Database) -> None:
    """So that time that was lost counts as lost, however few wait in the outbox."""
    ratna = await announcing(database, people=45)
    await ratna.announces()
    await ratna.steps(Sending(8, ""), times=2)
    for _ in range(2):
        await ratna.leave()
        await ratna.steps(Sending(8, ""))
    assert await ask(database, "SELECT count(*), count(DISTINCT not_before) FROM outbox WHERE lane = 4") == [
        (5, 1)
    ]
    [[since]] = await ask(database, "SELECT min(not_before) FROM outbox WHERE lane = 4")
    ratna.waits(60)
    await ratna.whole()
    await ratna.announces()
    await ratna.steps(times=2)
    [[anew]] = await ask(database, "SELECT min(not_before) FROM outbox WHERE lane = 4")
    assert anew > since


@pytest.mark.parametrize(
    ("state", "told", "figure"),
    [
        ("failed", {"error": "blocked"}, "blocked"), ("failed", {"error": "failed"}, "failed"),
        ("unknown", {"error": "in doubt"}, "unknown"),
    ],
)  # fmt: skip
async def test_every_end_is_counted_as_what_it_is(
    ratna: Announcing, state: str, told: dict[str, str], figure: str
) -> None:
    number = await ratna.announces()
    await ratna.whole(state=state, **told)
    assert getattr(await ratna.figures(number), figure) == 5
    assert (await ratna.shown(number)).state is State.DONE


async def test_what_was_on_its_way_when_a_worker_died_is_unknown_and_not_sent_again(
    ratna: Announcing,
) -> None:
    number = await ratna.announces()
    await ratna.steps(times=2)
    async with ratna.database.transaction() as tx:
        taken = copies(await outbox.claim(tx, later(1), "w", later(1) - NOW, 3, outbox.Budget(0, 0)))
    async with ratna.database.transaction() as tx:
        assert await outbox.release(tx, later(1), everything=True) == 3
    left = copies(await ratna.whole())
    assert {one.chat_id for one in left}.isdisjoint(one.chat_id for one in taken)
    figures = await ratna.figures(number)
    assert (figures.sent, figures.unknown) == (3, 2)


async def test_who_left_in_the_meantime_is_spared_the_call(ratna: Announcing) -> None:
    number = await ratna.announces()
    await ratna.steps()
    async with ratna.database.transaction() as tx:
        await Store(tx).people.mark_stopped(2, NOW)
    assert sorted(one.chat_id for one in copies(await ratna.whole())) == [1, 3, 4, 5]
    assert (await ratna.figures(number)).blocked == 1


async def test_who_has_no_chat_is_left_to_their_coordinator(ratna: Announcing) -> None:
    async with ratna.database.transaction() as tx:
        store = Store(tx)
        without = await store.people.add_without_chat("id", NOW)
        await store.producers.add(producer(without, area="33.25.08.2001"), NOW)
    number = await ratna.announces()
    await ratna.whole()
    figures = await ratna.figures(number)
    assert (figures.people, figures.carried, figures.sent) == (6, 1, 5)


async def test_a_pause_takes_back_what_has_not_left(ratna: Announcing) -> None:
    number = await ratna.announces()
    await ratna.steps(times=2)
    async with ratna.database.transaction() as tx:
        await outbox.claim(tx, later(0), "w", later(9) - NOW, 2, outbox.Budget(0, 0))
        assert await Store(tx).announcements.become(number, State.PAUSED, NOW)
        await announcement_queue.take_back(tx, number)
    assert (await ratna.steps(times=3)).fed == 0
    assert sorted((await ratna.fates(number)).values()) == ["queued", *["waiting"] * 4]
    async with ratna.database.transaction() as tx:
        assert await Store(tx).announcements.become(number, State.SENDING, NOW)
        await outbox.release(tx, NOW, everything=True)
    assert len(copies(await ratna.whole())) == 4
    figures = await ratna.figures(number)
    assert (figures.sent, figures.unknown) == (4, 1)


async def test_stopped_it_leaves_the_others_alone(ratna: Announcing) -> None:
    number = await ratna.announces()
    await ratna.steps(times=2)
    async with ratna.database.transaction() as tx:
        store = Store(tx)
        assert await store.announcements.become(number, State.STOPPED, NOW)
        await announcement_queue.take_back(tx, number)
        assert not await store.announcements.become(number, State.SENDING, NOW)
    assert copies(await ratna.whole()) == []
    assert (await ratna.figures(number)).left == 5


async def test_two_at_once_reach_everybody_twice(ratna: Announcing) -> None:
    numbers = [await ratna.announces(), await ratna.announces()]
    left = copies(await ratna.whole())
    assert sorted(one.chat_id for one in left) == sorted([1, 2, 3, 4, 5] * 2)
    assert [(await ratna.figures(number)).sent for number in numbers] == [5, 5]


async def test_an_album_with_buttons_brings_a_second_message(ratna: Announcing) -> None:
    photo = Piece(kind=Kind.PHOTO, file_id="f", album="a")
    number = await ratna.announces(Content(pieces=(photo, photo, photo)), buttons=Buttons(read=True))
    left = copies(await ratna.whole())
    assert sorted((one.chat_id, one.params["part"]) for one in left) == [
        (chat, part) for chat in range(1, 6) for part in (0, 1)
    ]
    assert {(one.params["part"], one.counts) for one in left} == {(0, 3), (1, 1)}
    assert (await ratna.figures(number)).sent == 5


async def test_an_officer_whose_task_has_ended_reaches_nobody(ratna: Announcing) -> None:
    number = await ratna.announces(starts_at=later(60))
    async with ratna.database.transaction() as tx:
        await tx.execute(text("UPDATE grants SET revoked_at = 5"))
    ratna.waits(60)
    assert copies(await ratna.whole()) == []
    assert (await ratna.figures(number)).people == 0


async def test_a_reading_and_an_answer_count_once(ratna: Announcing) -> None:
    number = await ratna.announces(buttons=Buttons(read=True, answers=("Ikut", "Tidak")))
    await ratna.whole()
    people = sorted(await ratna.fates(number))
    async with ratna.database.transaction() as tx:
        store = Store(tx)
        for person in people[:2]:
            assert await store.announcements.read(number, person, NOW)
            assert await store.announcements.read(number, person, NOW)
        await store.announcements.answer(number, people[0], 0, NOW)
        await store.announcements.answer(number, people[0], 1, NOW)
        await store.announcements.answer(number, people[3], 1, NOW)
        assert await store.announcements.read(number, ratna.author, NOW) is None
        assert await store.announcements.read(number + 1, people[0], NOW) is None
        taps = await store.announcements.taps(number)
    assert (taps.read, taps.answers) == (3, {1: 2})


@pytest.mark.parametrize(
    ("area", "scope", "is_author", "sees"),
    [
        ("33.25", ("33.25",), False, True), ("33.25", ("33.25.08",), False, False), ("33.25.08", ("33.25",), False, True),
        ("33.25.08", ("33.25.05",), False, False), ("33.25", ("33.2",), False, False), ("", ("33.25",), False, False),
        ("", ("",), False, True), ("33.25", ("",), False, True), ("33.25", (), True, False),
        ("33.25.08", ("33.25.05", "33.25.08"), False, True),
    ],
)  # fmt: skip
async def test_an_officer_sees_what_concerns_no_more_than_the_own_area(
    ratna: Announcing, area: str, scope: tuple[str, ...], is_author: bool, sees: bool
) -> None:
    number = await ratna.announces(area=area, areas=(area,))
    async with ratna.database.transaction() as tx:
        store = Store(tx)
        other = await store.people.add(901, "id", NOW)
        await store.people.grant(other.id, Grant(Role.OFFICER, "33"), NOW)
        who = ratna.author if is_author else other.id
        assert (await store.announcements.find(number, scope, who) is not None) is sees
        assert (len(await store.announcements.listed(scope, who, 0, 5)) == 1) is sees
        assert await store.announcements.any_seen(scope, who) is sees


@pytest.mark.parametrize(
    ("scope", "is_author", "sees"),
    [
        (("33.25.05", "33.25.08"), True, True), (("33.25.08",), True, False), (("33.25.05", "33.25.08"), False, False),
        (("33.25",), False, True), ((), True, False),
    ],
)  # fmt: skip
async def test_an_author_finds_the_own_as_long_as_all_of_its_areas_are_theirs(
    ratna: Announcing, scope: tuple[str, ...], is_author: bool, sees: bool
) -> None:
    number = await ratna.announces(areas=("33.25.05", "33.25.08"))
    async with ratna.database.transaction() as tx:
        who = ratna.author if is_author else (await Store(tx).people.add(901, "id", NOW)).id
        assert (await Store(tx).announcements.find(number, scope, who) is not None) is sees
