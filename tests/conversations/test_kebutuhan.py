"""Orders of offices: posted in one line, offered to makers, answered in a tap, ordered, delivered and paid.

It is Tuesday, 24 November 2026, 09.00.
"""

from bot.office_work import invite_link
from domain.roles import Grant, Role
from tests.conversations.buying import buyer, posts
from tests.conversations.reminding import at
from tests.support.town import Talker, Town


async def test_an_order_from_the_first_word_to_the_last_rupiah(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    dewi = await buyer(town)
    await posts(dewi)
    asked = await siti.sees("Dinas Kesehatan butuh 200 buah keripik tempe")
    assert "Paling mahal Rp15.000 per buah" in asked.text
    await siti.taps("Saya bisa")
    await siti.sees("Sudah dikirim ke pembeli: 200 buah × Rp15.000 = Rp3.000.000")
    await dewi.sees("sudah 1 tawaran")
    await dewi.taps("Lihat tawaran")
    await dewi.sees("1. Keripik Bu Siti: 200 buah × Rp15.000 = Rp3.000.000")
    await dewi.taps("Pilih 1")
    await dewi.sees("Pesan ke Keripik Bu Siti: 200 buah × Rp15.000 = Rp3.000.000?")
    await dewi.taps("Ya, pesan")
    await dewi.sees("Sudah dipesan, dan sudah cukup.")
    await siti.sees("Anda dapat pesanan: 200 buah keripik tempe untuk Dinas Kesehatan")
    await at(town, "2026-12-03 08:30")
    await siti.sees("Besok 09.00 WIB: 200 buah keripik tempe")
    await at(town, "2026-12-04 10:05")
    await siti.sees("untuk Dinas Kesehatan sudah diantar?")
    await siti.taps("Semua, tepat waktu")
    await siti.sees("Pembuat: 200 buah tepat waktu")
    await dewi.sees("sudah sampai (")
    for came, then in (("2000", "Yang dipesan hanya 200 buah"), ("190", "Pihak sana bilang beda")):
        await dewi.taps("Tidak semua")
        await dewi.sees("Berapa yang datang?")
        await dewi.says(came)
        await dewi.sees("Datangnya tepat waktu?")
        await dewi.taps("Tepat waktu")
        await dewi.sees("Dicek dulu, ya.")
        await dewi.taps("Simpan")
        shown = await dewi.sees(then)
    assert "Kedua pihak bilang beda" in shown.text
    await dewi.taps("Sudah dibayar")
    await dewi.sees("Rp2.850.000 dibayar")
    await dewi.taps("Surat, pajak")
    guide = await dewi.sees("Kalau yang bayar kantor pemerintah: PPh 22 Rp45.000, diterima Rp2.955.000")
    assert "Kalau perusahaan, tanyakan dulu." in guide.text


async def test_whoever_lacks_a_paper_is_not_asked_and_learns_why(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    dewi = await buyer(town)
    await posts(dewi, papers=True)
    await dewi.sees("belum ada yang cocok. 1 dari 1 pembuat belum punya")
    await siti.says("/ngklarisi")
    await siti.sees("Belum giliran")
    await siti.taps("1. 200 keripik tempe")
    await siti.sees("Belum giliran Anda")
    await siti.taps("Kenapa bukan saya?")
    await siti.sees("belum punya yang masih berlaku: Sertifikat halal, PIRT")
    await siti.forges("-:need_yes:1")
    await siti.sees("Belum giliran Anda")
    assert await town.rows("SELECT id FROM need_offers") == []


async def test_another_amount_a_change_of_mind_and_a_refusal(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    dewi = await buyer(town)
    await posts(dewi)
    await siti.sees("butuh 200 buah keripik tempe")
    for none_or_all in ("saya bisa 0 buah", "saya bisa 99999999999999999999 buah 14rb"):
        await siti.says(none_or_all)
        await siti.sees("Saya belum paham jumlahnya.")
    assert await town.rows("SELECT id FROM need_offers") == []
    await siti.says("saya bisa 150 buah 14rb")
    await siti.sees("Sudah dikirim ke pembeli: 150 buah × Rp14.000 = Rp2.100.000")
    await siti.taps("Tarik lagi")
    await siti.sees("Sudah ditarik.")
    await siti.taps("Tidak bisa")
    await siti.sees("Kenapa belum bisa?")
    await siti.taps("Waktunya mepet")
    await siti.sees("Masih boleh berubah pikiran")
    await siti.taps("Jumlah lain")
    await siti.sees("Sanggup berapa?")
    await siti.says("100")
    await siti.sees("Batas pembeli Rp15.000")
    await siti.says("14.500")
    await siti.sees("Dicek dulu tawarannya")
    await siti.taps("Kirim")
    await siti.sees("100 buah × Rp14.500 = Rp1.450.000")


async def test_splitting_a_purchase_is_refused_politely(town: Town) -> None:
    """G5"""
    dewi = await buyer(town)
    await dewi.says("pecah jadi dua nota ya, 1,9 juta + 1,9 juta")
    await dewi.sees("memecah nota supaya di bawah batas itu dilarang")
    await posts(dewi)


async def test_a_need_that_is_called_off_is_taken_back_from_whoever_heard_of_it(
    town: Town, siti: Talker
) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    dewi, tono = await buyer(town), await buyer(town, "Tono", 402, "Setda")
    await posts(dewi)
    await siti.sees("butuh 200 buah keripik tempe")
    await tono.forges("-:need_desk:1")
    await tono.sees("Kebutuhan itu bukan punya Anda.")
    await tono.forges("-:need_offers:1")
    await tono.sees("Kebutuhan itu bukan punya Anda.")
    await dewi.taps("Batalkan")
    await dewi.sees("Kenapa batal?")
    await dewi.says("rapat ditunda")
    await dewi.sees("Yakin dibatalkan?")
    await dewi.taps("Ya, batalkan")
    await dewi.sees("Semua yang ditawari dikabari.")
    await siti.sees("Batal: 200 buah keripik tempe untuk Dinas Kesehatan")


async def test_words_without_a_name_find_their_need(town: Town, siti: Talker) -> None:
    """Of two needs that wait, which one is meant is asked; the buyer's own words lead to offers and orders."""
    town.sim.clock.at("2026-11-24 09:00")
    dewi = await buyer(town)
    await posts(dewi)
    await siti.sees("butuh 200 buah keripik tempe")
    await posts(dewi, "80 emping tgl 7 desember 06.00 di Dinkes Limpung maks 12rb")
    await siti.sees("butuh 80 buah emping")
    await siti.says("aku gelem 50 rego 11rb")
    await siti.sees("Untuk pesanan yang mana?")
    await siti.taps("80 emping")
    await siti.sees("Sudah dikirim ke pembeli: 50 buah × Rp11.000 = Rp550.000")
    await siti.says("ora iso, repot")
    await siti.sees("Untuk pesanan yang mana?")
    await siti.taps("200 keripik")
    await siti.sees("Kenapa belum bisa?")
    await siti.taps("Waktunya mepet")
    await siti.sees("Masih boleh berubah pikiran")
    await dewi.says("ono tawaran opo ora")
    listed = await dewi.sees("Yang dibutuhkan")
    assert any("80 emping, Sen, 7 Des" in label for label in listed.buttons)
    await dewi.says("barang wis teko durung")
    await dewi.sees("Belum ada pesanan")
    link = await invite_link(town.settings(), Grant(Role.OFFICER, "33.25.08"), 7)
    await dewi.starts(link.partition("start=")[2])
    await dewi.sees("Sekarang jadi")
    await dewi.forges("-:need_desk:1")
    card = await dewi.sees("200 buah keripik tempe")
    assert not any("Urutan" in label for label in card.buttons), (
        "what a part's officer may not see has no button"
    )
