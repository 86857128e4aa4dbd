"""One need shared among three makers, a colleague who is faster, and a need that nobody answers.

It is Tuesday, 24 November 2026, 09.00.
"""

from domain.procurement.need import Offer, OfferState
from storage.store import Store
from tests.conversations.buying import buyer, posts
from tests.conversations.officers import officer
from tests.conversations.reminding import at
from tests.support.town import Talker, Town
from tests.support.trade import business


async def test_three_makers_share_what_nobody_could_make_alone(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    ratna, dewi = await officer(town, "Ratna", 201), await buyer(town)
    makers = [siti]
    for name, number in (("Budi", 105), ("Rini", 106)):
        maker = town.person(name, number)
        await maker.registers(name=name, business=f"Keripik {name}")
        makers.append(maker)
    await posts(dewi)
    for maker, offered in zip(makers, ("100 buah 14rb", "60 buah 14.500", "80 buah 15rb"), strict=True):
        await maker.sees("butuh 200 buah keripik tempe")
        await maker.says(f"saya bisa {offered}")
        await maker.sees("Sudah dikirim ke pembeli")
    await dewi.says("/kebutuhan pecah jadi 2 nota ya, biar di bawah 2 juta")
    await dewi.sees("memecah nota supaya di bawah batas itu dilarang")
    for talker in (dewi, ratna):
        await talker.forges("-:need_offers:1")
        await talker.sees("3. Keripik Rini: 80 buah × Rp15.000")
    await dewi.taps("Pilih 1")
    await dewi.sees("Pesan ke Keripik Bu Siti: 100 buah")
    await dewi.taps("Ya, pesan")
    await dewi.sees("Masih kurang 100 buah")
    await dewi.taps("Pilih 3")
    await dewi.sees("Pesan ke Keripik Rini: 80 buah")
    await ratna.taps("Pilih 2")
    await ratna.sees("Pesan ke Keripik Budi: 60 buah")
    await ratna.taps("Ya, pesan")
    await ratna.sees("Masih kurang 40 buah")
    await dewi.taps("Ya, pesan")  # eighty, as they stood before the colleague ordered
    shown = await dewi.sees("Sekarang tinggal butuh 40 buah")
    assert "Pesan ke Keripik Rini: 40 buah" in shown.text
    await dewi.taps("Ya, pesan")
    await dewi.sees("Sudah dipesan, dan sudah cukup.")
    for maker, quantity in zip(makers, (100, 60, 40), strict=True):
        await maker.sees("Anda dapat pesanan")
        await maker.says("/ngklarisi")
        await maker.taps("Pesanan saya")
        await maker.sees(f"{quantity} keripik tempe")
    assert (await town.rows("SELECT sum(awarded) FROM need_offers"))[0][0] == 200


async def test_a_need_that_nobody_answers_goes_to_the_officers(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    ratna, dewi = await officer(town, "Ratna", 201), await buyer(town)
    await posts(dewi)
    await siti.sees("butuh 200 buah keripik tempe")
    await at(town, "2026-11-24 11:05")
    for talker in (dewi, ratna):
        await talker.sees("1 yang cocok sudah ditawari semua, belum ada yang bisa")
    await ratna.taps("Kebutuhannya")
    await ratna.sees("Ditawari: 1. Tawaran masuk: 0")
    await at(town, "2026-12-03 09:05")
    await dewi.sees("waktu jawab habis, dan belum ada yang bisa")
    await dewi.taps("Pasang lagi")
    await dewi.sees("Harus sampai kapan?")


async def test_a_fifth_offer_stands_on_the_next_page(town: Town, siti: Talker) -> None:
    """Five makers, whose answers are written into the memory; each learns that the buyer looked."""
    town.sim.clock.at("2026-11-24 09:00")
    dewi = await buyer(town)
    await posts(dewi)
    await siti.sees("butuh 200 buah keripik tempe")
    assert town.app is not None
    for number in range(5):
        maker = await business(town.app.database, 900 + number, "33.25.08.2005")
        async with town.app.database.transaction() as tx:
            offer = Offer(1, maker, OfferState.OFFERED, 10, 10_000 + number)
            await Store(tx).need_offers.answer(offer, town.sim.clock.now())
    await dewi.forges("-:need_offers:1")
    shown = await dewi.sees("4. ")
    assert shown.buttons == ["Pilih 1", "Pilih 2", "Pilih 3", "Pilih 4", "Lainnya ➡️", "⬅️ Balik"]
    await dewi.taps("Lainnya")
    shown = await dewi.sees("5. ")
    assert shown.buttons == ["Pilih 5", "⬅️ Sebelumnya", "⬅️ Balik"]
    await dewi.taps("Pilih 5")
    await dewi.sees("10 buah × Rp10.004")
    looked = await town.rows(
        "SELECT count(DISTINCT subject_id) FROM audit_log WHERE action = 'need offer seen'"
    )
    assert looked[0][0] == 5
