"""An order of which nothing came: said in a word, nothing is to be paid, and nobody is told that money is late.

It is Tuesday, 24 November 2026, 09.00.
"""

import pytest

from handlers.procurement.settling import says_nothing_came
from tests.conversations.buying import buyer, orders
from tests.conversations.reminding import at
from tests.support.town import Talker, Town


async def test_nothing_came_and_nothing_is_owed(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    dewi = await buyer(town)
    await orders(dewi, siti)
    await at(town, "2026-12-04 10:05")
    await dewi.sees("sudah sampai (")
    await dewi.taps("Tidak semua")
    await dewi.sees("Berapa yang datang?")
    await dewi.taps("Tidak datang")
    await dewi.sees("Dicek dulu, ya.")
    await dewi.taps("Simpan")
    told = await dewi.sees("Pembeli: tidak ada yang datang")
    assert "❌ Tidak datang, tidak ada yang dibayar" in told.text
    assert not {"✅ Sudah dibayar", "🧾 Kuitansi"} & set(told.buttons)
    await siti.forges("-:need_order:1.1")
    await siti.sees("Pembeli: tidak ada yang datang")
    await siti.taps("Semua, tepat waktu")
    await siti.sees("Kedua pihak bilang beda")
    await dewi.forges("-:need_order:1.1")
    await dewi.sees("Kedua pihak bilang beda")
    await dewi.taps("Betulkan")
    await dewi.sees("Berapa yang datang?")
    await dewi.says("200")
    await dewi.sees("Datangnya tepat waktu?")
    await dewi.taps("Tepat waktu")
    await dewi.sees("Dicek dulu, ya.")
    await dewi.taps("Simpan")
    await dewi.sees("Pembeli: 200 buah tepat waktu")
    await dewi.taps("Sudah dibayar")
    await dewi.sees("Rp3.000.000 dibayar")


@pytest.mark.parametrize(
    "said", ["0", " 0 ", "belum ada", "gak dateng sama sekali", "Tidak datang", "durung teko", "nol"]
)
def test_none_in_words(said: str) -> None:
    assert says_nothing_came(said)


@pytest.mark.parametrize(
    "said", ["10", "belum semua, baru 140", "tidak lengkap", "ora genap, 90", "140 kotak", "halo"]
)
def test_some_in_words(said: str) -> None:
    assert not says_nothing_came(said)
