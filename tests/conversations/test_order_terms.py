"""Another quantity or price for an order that stands: one side asks, the other one says yes or no, both are told.

It is Tuesday, 24 November 2026, 09.00.
"""

import pytest

from tests.conversations.buying import buyer, orders
from tests.conversations.reminding import at
from tests.support.town import Talker, Town

ORDER = "-:need_order:1.1"
DEALS = "SELECT action FROM audit_log WHERE action LIKE 'order terms%' ORDER BY id"


async def test_quantity_and_price_change_with_the_word_of_both(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    dewi, tono = await buyer(town), await buyer(town, "Tono", 402, "Setda")
    await orders(dewi, siti)
    await siti.forges(ORDER)
    await siti.sees("200 buah × Rp15.000 = Rp3.000.000")
    await siti.taps("Jumlah, harga")
    await siti.sees("Baru berlaku kalau pihak sana setuju")
    await siti.taps("Jumlah")
    await siti.sees("Berapa banyak?")
    await siti.says("15 lusin")
    await siti.sees("180 buah")
    await siti.taps("Harga")
    await siti.sees("Contoh: 15rb")
    await siti.says("15.500")
    await siti.sees("Rp15.500")
    await siti.taps("Usulkan")
    await siti.sees("Terkirim. Baru berlaku")
    told = await dewi.sees("Keripik Bu Siti minta pesanan diubah: 200 buah keripik tempe")
    assert "200 → 180 buah" in told.text
    assert "Semuanya Rp3.000.000 → Rp2.790.000" in told.text
    for stranger, forged in (
        (tono, "1.1.1.180.15500"),
        (siti, "1.1.1.180.15500"),
        (dewi, "1.1.1.180.1"),
        (dewi, "1.1.1"),
    ):
        await stranger.forges(f"-:need_o_deal:{forged}")
        await stranger.sees(
            "tidak ada di daftar Anda" if stranger is tono else "sudah dijawab atau sudah berubah"
        )
    await dewi.forges(ORDER)
    await dewi.sees("Pembuat usul 180 buah × Rp15.500 = Rp2.790.000")
    await dewi.taps("Setuju")
    await dewi.sees("Sepakat. Pesanan sudah diubah")
    await dewi.forges("-:need_o_deal:1.1.1.180.15500")
    await dewi.sees("sudah dijawab atau sudah berubah")
    await siti.sees("Dinas Kesehatan setuju: keripik tempe, sekarang 180 buah × Rp15.500 = Rp2.790.000")
    [offer] = await town.rows("SELECT awarded, price FROM need_offers")
    assert tuple(offer) == (180, 15_500)
    assert [row.action for row in await town.rows(DEALS)] == ["order terms proposed", "order terms agreed"]
    await at(town, "2026-12-03 08:30")
    await siti.sees("Besok 09.00 WIB: 180 buah keripik tempe")


async def test_a_change_may_be_refused_and_taken_back(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    dewi = await buyer(town)
    await orders(dewi, siti)
    for price in ("13rb", "14rb"):
        await dewi.forges("-:need_o_terms:1.1")
        await dewi.sees("Apa yang diubah?")
        await dewi.taps("Usulkan")
        await dewi.sees("Belum ada yang berubah")
        await dewi.taps("Jumlah, harga")
        await dewi.sees("Apa yang diubah?")
        await dewi.taps("Harga")
        await dewi.sees("Contoh: 15rb")
        await dewi.says(price)
        await dewi.sees("Apa yang diubah?")
        await dewi.taps("Usulkan")
        await dewi.sees("Pembeli usul 200 buah")
        await siti.sees(f"Rp15.000 → Rp{price[:2]}.000")
        if price == "13rb":
            await siti.taps("Tidak")
            await siti.sees("Dicatat. Pesanan tetap seperti semula")
            await dewi.sees(
                "Keripik Bu Siti tidak setuju. Pesanan tetap seperti semula: 200 buah keripik tempe × Rp15.000"
            )
    await dewi.forges(ORDER)
    await dewi.sees("Pembeli usul 200 buah × Rp14.000")
    await dewi.taps("Tarik")
    await dewi.sees("Usulan ditarik")
    await siti.sees("Dinas Kesehatan menarik usulannya")
    await siti.forges("-:need_o_deal:1.1.1.200.14000")
    await siti.sees("sudah dijawab atau sudah berubah")
    assert (await town.rows("SELECT price FROM need_deliveries"))[0][0] == 15_000


@pytest.mark.parametrize("first", ["maker", "buyer"])
async def test_an_order_is_called_off_by_both(town: Town, siti: Talker, first: str) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    dewi = await buyer(town)
    await orders(dewi, siti)
    one, other = (siti, dewi) if first == "maker" else (dewi, siti)
    await one.forges(ORDER)
    await one.sees("200 buah × Rp15.000")
    await one.taps("Tidak jadi")
    await one.sees("Pesanan 200 buah × Rp15.000 = Rp3.000.000 tidak jadi?")
    await one.taps("Ya, tidak jadi")
    await one.sees("Terkirim. Baru berlaku")
    await other.sees("minta pesanan ini tidak jadi: 200 buah keripik tempe")
    await other.taps("Setuju")
    await other.sees("Sepakat: pesanan 200 buah × Rp15.000 = Rp3.000.000 tidak jadi")
    await one.sees("Sepakat: pesanan 200 buah keripik tempe tidak jadi")
    await one.forges(ORDER)
    await one.sees("Pesanan itu tidak ada di daftar Anda.")
    [offer] = await town.rows("SELECT state, awarded FROM need_offers")
    assert tuple(offer) == ("dropped", 0)
    await siti.forges("-:need:1")
    await siti.sees("Pesanan Anda untuk ini tidak jadi.")
    await at(town, "2026-12-04 10:05")  # nobody is reminded of it


async def test_what_is_due_can_be_changed_no_more(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    dewi = await buyer(town)
    await orders(dewi, siti)
    await at(town, "2026-12-04 09:01")
    for forged in ("need_o_terms:1.1", "need_o_quit:1.1", "need_o_quit:1.1.1"):
        await siti.forges(f"-:{forged}")
        shown = await siti.sees("Pesanan itu sudah jalan")
        assert not any("Jumlah, harga" in label for label in siti.screen.buttons), shown.text
