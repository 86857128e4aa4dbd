"""Cases are found within reach and nowhere else, written whole, counted by area; what people wrote can be taken away."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.cases import limits, moves
from domain.cases.model import Case, Kind, Outcome, State
from domain.messages import Rejected
from storage.cases import Reach
from storage.engine import Database
from storage.store import Store
from tests.storage.rows import is_waiting, person

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SIDOMULYO = "33.25.08.2005"
BATANG = Reach(("33.25",), ())


async def opened(
    database: Database, person_id: int, kind: Kind = Kind.QUESTION, area: str = SIDOMULYO, at: datetime = NOW,
    *, is_confidential: bool = False,
) -> Case:  # fmt: skip
    async with database.transaction() as tx:
        due = limits.due(kind, at, area)
        return await Store(tx).cases.open(person_id, kind, area, due, at, is_confidential=is_confidential)


async def saved(database: Database, case: Case, after: int | None = None) -> Case:
    async with database.transaction() as tx:
        return await Store(tx).cases.save(case, after)


async def found(database: Database, reach: Reach, number: int) -> Case | None:
    async with database.reading() as tx:
        return await Store(tx).cases.for_officer(reach, number)


async def test_a_case_comes_back_as_it_was_saved(database: Database) -> None:
    siti, ratna = await person(database, 7), await person(database, 8)
    case = await opened(database, siti)
    assert await found(database, BATANG, case.id) == case
    closed = moves.closed(moves.answered(moves.taken(case, ratna), NOW + HOUR), Outcome.CONFIRMED, NOW + DAY)
    await saved(database, closed, after=60)
    assert await found(database, BATANG, case.id) == closed
    async with database.transaction() as tx:
        await Store(tx).cases.put_in_topic(case.id, None, 44)
    await saved(database, closed)  # how it stands, not where it is talked about
    assert (await found(database, BATANG, case.id) or case).topic == 44


@pytest.mark.parametrize(
    ("reach", "is_found"),
    [
        (Reach(("33.25",)), True), (Reach(("33.25.08",)), True), (Reach(("",)), True), (Reach((SIDOMULYO,)), True),
        (Reach(("33.25.0",)), False), (Reach(("33.25.01",)), False), (Reach(("33.26",)), False), (Reach(), False),
        (Reach((), ("33.25",)), False), (Reach(("33.26", "33.25.08")), True),
    ],
)  # fmt: skip
async def test_only_whoever_serves_the_area_finds_it(
    database: Database, reach: Reach, is_found: bool
) -> None:
    case = await opened(database, await person(database, 7))
    assert (await found(database, reach, case.id) is not None) is is_found
    async with database.reading() as tx:
        cases = Store(tx).cases
        for which in ("new", "open"):
            assert bool(await cases.listed(reach, 0, which, 0, 9)) is is_found
        assert bool((await cases.counts(reach, 0, NOW)).open) is is_found


async def test_what_is_confidential_is_found_by_administrators_alone(database: Database) -> None:
    case = await opened(database, await person(database, 7), Kind.FEES, is_confidential=True)
    assert await found(database, Reach(("33.25",), ()), case.id) is None
    assert await found(database, Reach((), ("33.25",)), case.id) == case


async def test_a_person_finds_only_their_own(database: Database) -> None:
    siti, budi = await person(database, 7), await person(database, 8)
    first, second = await opened(database, siti), await opened(database, siti)
    await saved(database, moves.closed(second, Outcome.SILENT, NOW))
    async with database.transaction() as tx:
        cases = Store(tx).cases
        assert await cases.of_person(budi, first.id) is None
        assert await cases.of_person(siti, first.id) == first
        assert [one.id for one in await cases.all_of(siti)] == [first.id, second.id]  # open ones first
        assert await cases.all_of(budi) == ()


async def test_lists_and_counts_of_an_officer(database: Database) -> None:
    siti, ratna = await person(database, 7), await person(database, 8)
    urgent = await opened(database, siti, Kind.FEES)
    new = await opened(database, siti)
    own = await saved(database, moves.taken(await opened(database, siti), ratna))
    answered = await saved(database, moves.answered(moves.taken(await opened(database, siti), ratna), NOW))
    closed = await saved(database, moves.closed(await opened(database, siti), Outcome.SILENT, NOW + HOUR))
    async with database.reading() as tx:
        cases = Store(tx).cases
        listed = {
            which: [one.id for one in await cases.listed(BATANG, ratna, which, 0, 9)]
            for which in ("new", "own", "open", "closed")
        }
        assert listed == {
            "new": [urgent.id, new.id], "own": [own.id, answered.id],
            "open": [urgent.id, new.id, own.id, answered.id], "closed": [closed.id],
        }  # fmt: skip
        assert [one.id for one in await cases.listed(BATANG, ratna, "open", 1, 2)] == [new.id, own.id]
        assert [one.id for one in await cases.owned_by(ratna, BATANG, 9)] == [own.id, answered.id]
        assert await cases.owned_by(ratna, Reach(("33.26",)), 9) == ()
        counts = await cases.counts(BATANG, ratna, NOW + 30 * DAY)
        assert (counts.open, counts.unowned, counts.own, counts.late) == (4, 2, 2, 3)


async def test_of_two_who_take_it_at_once_one_owns_it(database: Database) -> None:
    siti, ratna, eko = [await person(database, chat) for chat in (7, 8, 9)]
    case = await opened(database, siti)

    async def takes(officer: int) -> bool:
        async with database.transaction() as tx:
            cases = Store(tx).cases
            held = await cases.for_officer(BATANG, case.id, hold=True)
            assert held is not None
            await asyncio.sleep(0.05)
            try:
                await cases.save(moves.taken(held, officer))
            except Rejected:
                return False
            return True

    assert sorted(await asyncio.gather(takes(ratna), takes(eko))) == [False, True]
    assert (await found(database, BATANG, case.id) or case).owner_id in (ratna, eko)


async def test_whoever_holds_a_case_is_waited_for(database: Database) -> None:
    case = await opened(database, await person(database, 7))
    async with database.transaction() as tx:
        assert await Store(tx).cases.held(case.id) == case

        async def second() -> None:
            async with database.transaction() as other:
                await Store(other).cases.held(case.id)

        assert await is_waiting(second())
    await asyncio.sleep(0.1)


async def test_figures_are_recomputed_from_the_cases(database: Database) -> None:
    siti, ratna = await person(database, 7), await person(database, 8)
    for minutes, outcome in ((30, Outcome.CONFIRMED), (90, Outcome.CONFIRMED), (600, Outcome.SILENT)):
        case = moves.answered(moves.taken(await opened(database, siti), ratna), NOW + HOUR)
        await saved(database, moves.closed(case, outcome, NOW + DAY), minutes)
    await opened(database, siti, Kind.LATE)
    await opened(database, siti, area="33.26.01.2001")
    async with database.reading() as tx:
        figures = await Store(tx).case_figures.between(("33.25",), NOW, NOW + 2 * DAY, NOW + 9 * DAY)
        nothing = await Store(tx).case_figures.between((), NOW, NOW + 2 * DAY, NOW)
        later = await Store(tx).case_figures.between(("33.25",), NOW + 5 * DAY, NOW + 9 * DAY, NOW)
    assert (figures.opened, figures.closed, figures.confirmed, figures.open, figures.late) == (4, 3, 2, 1, 1)
    assert (figures.confirmed_share, figures.answered_after) == (67, 90)
    assert figures.by_kind == {Kind.QUESTION: 3, Kind.LATE: 1}
    assert (nothing.opened, nothing.confirmed_share, nothing.answered_after) == (0, None, None)
    assert (later.opened, later.closed, later.open) == (0, 0, 1)


async def test_the_database_refuses_a_case_that_cannot_be(database: Database) -> None:
    case = await opened(database, await person(database, 7))
    for wrong in (
        replace(case, state=State.CLOSED), replace(case, due_at=None), replace(case, closed_at=NOW),
    ):  # fmt: skip
        with pytest.raises(IntegrityError):
            await saved(database, wrong)
    assert await saved(database, case) == case
