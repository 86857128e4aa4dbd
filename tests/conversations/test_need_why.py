""" "Kenapa bukan saya?" where somebody fits and waits all the same: others are nearer or waited longer, it is night, enough is
offered. Every answer names the number or the day.

It is Tuesday, 24 November 2026, 21.00.
"""

from domain.procurement.need import Offer, OfferState
from storage.store import Store
from tests.conversations.buying import buyer, posts
from tests.conversations.reminding import id_of
from tests.support.town import Talker, Town
from tests.support.trade import business

LIMPUNG, BATANG = "33.25.08.2005", "33.25.11.2001"
NEED = "{} keripik tempe tgl 10 desember 09.00 di {} maks 15rb"


async def asks_why(talker: Talker, need: int) -> str:
    await talker.says("/ngklarisi")
    await talker.sees("keripik tempe")
    await talker.forges(f"-:need:{need}")
    await talker.sees("Belum giliran Anda")
    await talker.taps("Kenapa bukan saya?")
    return str((await talker.sees("Anda cocok")).text)


async def test_whoever_fits_and_waits_hears_the_true_reason(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-24 21:00")
    dewi = await buyer(town)
    await posts(dewi)
    await town.until("SELECT count(*) FROM need_asks", 1)  # siti, so that all others come before her
    assert town.app is not None
    others = [await business(town.app.database, 900 + number, LIMPUNG) for number in range(6)]
    near = await business(town.app.database, 950, BATANG)
    async with town.app.database.transaction() as tx:
        await tx.exec_driver_sql("UPDATE producers SET category = 'makanan_kering'")

    await posts(dewi, NEED.format(100, "Puskesmas Limpung"))
    await town.until("SELECT count(*) FROM need_asks WHERE need_id = 2", 5)
    told = await asks_why(siti, 2)
    assert "Anda nomor 2 di antara yang menunggu giliran." in told
    assert "Malam hari tidak ada yang ditawari. Lanjut Rabu, 25 Nov 2026, 07.00 WIB." in told
    assert "yang paling lama belum ditawari" in told

    asked = {row[0] for row in await town.rows("SELECT person_id FROM need_asks WHERE need_id = 2")}
    assert len(asked) == 5
    assert asked < set(others)
    async with town.app.database.transaction() as tx:
        offer = Offer(2, min(asked), OfferState.OFFERED, 200, 14_000)
        await Store(tx).need_offers.answer(offer, town.sim.clock.now())
    told = await asks_why(siti, 2)
    assert "Anda nomor 2 " in told
    assert "Tawaran sudah cukup. Yang lain ditawari kalau ada yang mundur." in told
    assert "Malam hari" not in told

    await posts(dewi, NEED.format(300, "Dinkes Batang"))
    await town.until("SELECT count(*) FROM need_asks WHERE need_id = 3", 1)
    assert [row[0] for row in await town.rows("SELECT person_id FROM need_asks WHERE need_id = 3")] == [near]
    told = await asks_why(siti, 3)
    assert "Yang dekat (sampai 15 km) ditawari dulu; Anda kira-kira 25 km dari sana." in told
    assert await id_of(town, siti) not in asked
