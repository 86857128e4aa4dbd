"""The last day somebody was heard from: written down once a day, by what they do, not by what we do."""

import asyncio

import pytest

from tests.support.town import Talker, Town


async def heard(town: Town) -> str:
    """The day that is written down when everything that came has been dealt with."""
    await town.settled()
    for _ in range(500):
        if not await town.rows("SELECT id FROM inbox WHERE state = 'new'"):
            break
        await asyncio.sleep(0.01)
    [row] = await town.rows("SELECT heard_on FROM producers")
    return str(row[0])


@pytest.mark.parametrize("town", ["plain"], indirect=True)
async def test_a_word_or_a_tap_is_a_sign_of_life_and_blocking_is_none(town: Town, budi: Talker) -> None:
    town.sim.clock.at("2026-11-22 08:00")
    await budi.registers()
    assert await heard(town) == "2026-11-22"
    town.sim.clock.at("2026-11-25 08:00")
    await budi.says("/menu")
    assert await heard(town) == "2026-11-25"
    town.sim.clock.at("2026-11-28 08:00")
    await budi.blocks()
    assert await heard(town) == "2026-11-25"
    await budi.unblocks()
    assert await heard(town) == "2026-11-25"
    await budi.says("/menu")
    assert await heard(town) == "2026-11-28"
