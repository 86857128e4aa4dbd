"""Deletion and kill -9: whatever the moment, after the restart it is finished, once, and the file holds nothing."""

from pathlib import Path

import pytest

from simulator.server import Simulator
from tests.support.detour import Detour
from tests.support.processes import Bot, running
from tests.support.raw_bytes import traces
from tests.support.registrants import Books, Registrant

pytestmark = pytest.mark.crash
OF_HER = ("Warga Aaah", "Keripik Warga", "+6281234100007")


async def test_killed_while_the_last_word_is_on_its_way(
    sim: Simulator, detour: Detour, wary_bot: Bot, books: Books, tmp_path: Path
) -> None:
    await wary_bot.start(measured=False)
    await wary_bot.ready()
    siti = Registrant(sim, 7)
    await siti.registers()
    await siti.phone.says("/hapusdata")
    await siti.phone.sees("Hapus semua data saya")
    await siti.phone.taps("🗑 Hapus")
    await siti.phone.sees("Yakin hapus semuanya?")
    await books.settle()
    detour.hangs("sendMessage")
    await siti.phone.taps("Ya, hapus")
    await wary_bot.until(lambda: any("sudah dihapus" in str(one.params) for one in detour.heard))
    await wary_bot.kill()
    assert await books.rows("SELECT count(*) FROM producers") == [(0,)]
    detour.clear()
    async with running(wary_bot):
        await siti.phone.sees("Datanya sudah dihapus", 20)

        async def is_wiped() -> bool:
            return await books.rows("SELECT count(*) FROM erasures WHERE wiped_at IS NOT NULL") == [(1,)]

        await books.until(is_wiped, 30)
    assert traces(tmp_path / "laris.db", OF_HER) == []
    assert await books.rows("SELECT count(*) FROM outbox WHERE chat_id = 7") == [(0,)]
