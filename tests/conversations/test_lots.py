"""Monthly supply for an industry: posted, gathered from several small makers by a tap, confirmed as one lot.

It is Tuesday, 24 November 2026, 09.00.
"""

import pytest

from tests.conversations.buying import asks_for_fewer_papers, buyer
from tests.support.town import Talker, Town

FACTORY = "PT Sumber Rasa"
LINE = "300 buah keripik tempe per bulan selama 6 bulan di Pabrik Limpung maks 15rb"


async def orders_monthly(talker: Talker) -> None:
    """A lot in one line, without papers."""
    await talker.says(f"/kebutuhan {LINE}")
    await talker.sees("harus seperti apa?")
    await talker.says("bungkus 250 g, renyah")
    await talker.sees("Kirim pertama kapan?")
    await talker.says("10 desember 09.00")
    await talker.sees("Bayarnya bagaimana?")
    await talker.taps("Transfer")
    shown = await talker.sees("Sudah benar semua?")
    assert "300 buah sebulan" in shown.text
    await asks_for_fewer_papers(talker)
    await talker.taps("Pasang")
    await talker.sees("ditawari")


async def test_several_makers_become_one_lot(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    budi = town.person("Budi", 105)
    await budi.registers(name="Pak Budi", business="Keripik Pak Budi")
    factory, stranger = await buyer(town, organisation=FACTORY), await buyer(town, "Tono", 402, "Setda")
    await orders_monthly(factory)
    asked = await siti.sees("PT Sumber Rasa butuh 300 buah keripik tempe sebulan, 6 bulan")
    assert "Dipasok bareng-bareng" in asked.text
    await siti.forges("-:need_share:1.301")
    await siti.sees("Dipasok bareng-bareng")
    assert await town.rows("SELECT id FROM need_offers") == []
    await siti.taps("100 buah")
    await siti.sees("100 buah sebulan × Rp15.000")
    await budi.sees("butuh 300 buah keripik tempe sebulan")
    await budi.taps("Jumlah lain")
    await budi.sees("Semuanya butuh 300 buah")
    await budi.says("250")
    await budi.sees("Dicek dulu tawarannya")
    await budi.taps("Kirim")
    await budi.sees("250 buah sebulan × Rp15.000")
    await factory.says("/kebutuhan")
    await factory.sees("Yang dibutuhkan")
    await factory.taps("300 keripik tempe")
    await factory.sees("2 pembuat sanggup 350 buah dari 300 buah sebulan")
    await factory.taps("Siapa ikut")
    await factory.sees("350 buah dari 300 buah sebulan, 2 pembuat")
    await factory.taps("Sahkan")
    shown = await factory.sees("Sahkan 300 buah dari 300 buah sebulan, dari 2 pembuat?")
    assert "Keripik Bu Siti: 100 buah" in shown.text
    assert "Keripik Pak Budi: 200 buah (menawarkan 250 buah)" in shown.text
    await stranger.forges("-:need_lot_yes:1.350")
    await stranger.sees("Kebutuhan itu bukan punya Anda.")
    await factory.forges("-:need_lot_yes:1.99")
    await factory.sees("Bagiannya sudah berubah")
    assert await town.rows("SELECT 1 FROM need_deliveries") == []
    await factory.taps("Sahkan")
    await factory.sees("dari 2 pembuat?")
    await factory.taps("Ya, sahkan")
    await factory.sees("Semua 2 pembuat dikabari bagiannya.")
    await siti.sees(
        "Anda ikut memasok PT Sumber Rasa: 100 buah sebulan dari 300 buah, bersama-sama 2 pembuat"
    )
    await budi.sees("Anda ikut memasok PT Sumber Rasa: 200 buah sebulan dari 300 buah")
    found = await town.rows("SELECT count(*), sum(quantity) FROM need_deliveries")
    assert tuple(found[0]) == (12, 1_800)


@pytest.mark.parametrize("words", ["setahun", "12"])
async def test_a_lot_is_posted_by_taps_and_how_long_may_be_said(town: Town, words: str) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    factory = await buyer(town, organisation=FACTORY)
    await factory.says("/kebutuhan")
    await factory.sees("Belum ada kebutuhan")
    await factory.taps("Tiap bulan")
    await factory.sees("Butuh apa tiap bulan?")
    await factory.says("keripik tempe")
    await factory.sees("Berapa sebulan")
    await factory.says("300 bungkus")
    await factory.sees("Untuk berapa bulan?")
    await factory.says("100 bulan")
    await factory.sees("Tulis 2 sampai 24 bulan")
    await factory.says(words)
    await factory.sees("harus seperti apa?")
    await factory.taps("Lewati")
    await factory.sees("Kirim pertama kapan?")


async def test_a_maker_is_left_out_of_a_lot_and_told_kindly(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    budi = town.person("Budi", 105)
    await budi.registers(name="Pak Budi", business="Keripik Pak Budi")
    factory, stranger = await buyer(town, organisation=FACTORY), await buyer(town, "Tono", 402, "Setda")
    await orders_monthly(factory)
    for maker, share in ((siti, 100), (budi, 250)):
        await maker.sees("butuh 300 buah keripik tempe sebulan")
        await maker.says(f"saya bisa {share} buah")
        await maker.sees(f"{share} buah sebulan × Rp15.000")
    await factory.forges("-:need_lot:1")
    await factory.sees("350 buah dari 300 buah sebulan, 2 pembuat")
    await factory.taps("Tanpa 2")
    shown = await factory.sees("Lanjut tanpa Keripik Pak Budi (250 buah sebulan)?")
    assert "1 pembuat sanggup 100 buah dari 300 buah sebulan" in shown.text
    assert "kurang 200 buah sebulan" in shown.text
    for forged in ("1.2.250", "1.999", "1"):
        await stranger.forges(f"-:need_lot_out:{forged}")
        await stranger.sees("Kebutuhan itu bukan punya Anda.")
    await factory.forges("-:need_lot_out:1.2.9")
    await factory.sees("Bagiannya sudah berubah")
    await factory.taps("Ya, tanpa dia")
    await factory.sees("Lanjut tanpa Keripik Pak Budi. Masih kurang 200 buah sebulan.")
    told = await budi.sees("kali ini pembeli jalan dulu tanpa bagian Anda")
    assert "Terima kasih" in told.text
    await factory.forges("-:need_lot_out:1.2.250")
    await factory.sees("Pembuat itu sudah tidak ikut.")
    await budi.says("saya bisa 50 buah")
    await budi.sees("sudah diputus")
    await budi.forges("-:need_why:1")
    await budi.sees("tanpa bagian Anda")
    await factory.taps("Sahkan")
    await factory.sees("Sahkan 100 buah dari 300 buah sebulan, dari 1 pembuat?")
    await factory.taps("Ya, sahkan")
    await factory.sees("dikabari bagiannya")
    await siti.sees("Anda ikut memasok PT Sumber Rasa")
    await town.settled()
    outcomes = await town.rows("SELECT occasion FROM reminders WHERE kind = 'need_outcome' ORDER BY id")
    assert [row.occasion for row in outcomes] == ["out", "won"]
