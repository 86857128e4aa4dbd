"""One installation, two time zones: everybody reads the time of their own place, with its letters."""

from domain.roles import Role
from tests.conversations.officers import asks, officer, takes
from tests.conversations.reminding import at
from tests.support.town import Talker, Town


async def _lives_in(town: Town, talker: Talker, area: str) -> None:
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        await tx.exec_driver_sql(
            f"UPDATE producers SET area = '{area}' WHERE person_id = (SELECT id FROM people WHERE chat_id = {talker.id})"
        )


async def test_an_officer_of_another_zone_reads_the_limit_and_the_reminder_in_their_own(
    town: Town, siti: Talker
) -> None:
    """The office of the installation is in Batang (WIB), the officer and Siti in Makassar (WITA)."""
    town.sim.clock.at("2026-11-24 09:00")
    await _lives_in(town, siti, "73.71.01.1001")
    andi = await officer(town, "Andi", 301, "73.71")
    boss = await officer(town, "Wahyu", 302, "33", role=Role.ADMIN)
    number = await asks(siti, "Kemasan standing pouch beli di mana?")
    told = await siti.sees("paling lambat")
    assert "16.00 WITA" in told.text
    assert "Jawab paling lambat Rabu, 25 Nov 2026, 16.00 WITA" in (await andi.sees(f"#{number} ·")).text
    await takes(andi, number)
    await at(town, "2026-11-25 09:30")
    await andi.sees("masih menunggu. Jawab paling lambat Rabu, 25 Nov 2026, 16.00 WITA.")
    await boss.says("/kasus")
    assert "WITA" not in (await boss.gets_answer()).text
