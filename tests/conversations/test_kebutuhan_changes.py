"""Needs and orders that are changed: everybody who heard of it hears what is different, once, and nothing changes silently.

It is Tuesday, 24 November 2026, 09.00.
"""

from tests.conversations.buying import buyer, orders, posts
from tests.conversations.reminding import at, swept
from tests.support.town import Talker, Town


async def test_whoever_was_asked_hears_once_what_is_different(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    dewi, tono = await buyer(town), await buyer(town, "Tono", 402, "Setda")
    await posts(dewi)
    await siti.sees("butuh 200 buah keripik tempe")
    await tono.forges("-:need_edit:1")
    await tono.sees("Kebutuhan itu bukan punya Anda.")
    await dewi.taps("Ubah")
    await dewi.sees("Apa yang diubah?")
    await dewi.taps("Simpan")
    await dewi.sees("Belum ada yang berubah")
    await dewi.taps("Ubah")
    await dewi.sees("Apa yang diubah?")
    await dewi.taps("Jumlah")
    await dewi.sees("Berapa banyak?")
    await dewi.says("250 buah")
    await dewi.sees("Apa yang diubah?")
    await dewi.taps("Batas harga")
    await dewi.sees("Contoh: 15rb")
    await dewi.says("12rb")
    await dewi.sees("Apa yang diubah?")
    await dewi.taps("Simpan")
    await dewi.sees("Sudah diubah")
    told = await siti.sees("Berubah: 250 buah keripik tempe untuk Dinas Kesehatan")
    assert "200 → 250 buah" in told.text
    assert "Rp15.000 → Rp12.000" in told.text
    await siti.forges("-:need_yes:1")  # the button of the first message, before the change
    await siti.sees("Pembeli barusan mengubahnya")
    await siti.taps("Bisa, 250 buah")
    await siti.sees("250 buah × Rp12.000 = Rp3.000.000")
    await swept(town)
    told_of = await town.rows("SELECT id FROM reminders WHERE kind = 'need_revised'")
    assert len(told_of) == 1


async def test_an_order_is_changed_only_with_the_word_of_its_maker(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    dewi = await buyer(town)
    await orders(dewi, siti)
    await dewi.forges("-:need_edit:1")
    await dewi.sees("Ini sudah dipesan")
    await dewi.taps("Kapan")
    await dewi.sees("Harus sampai kapan")
    await dewi.says("7 desember 10.00")
    await dewi.sees("Ini sudah dipesan")
    await dewi.taps("Simpan")
    await dewi.sees("Sudah diubah")
    told = await siti.sees("Bisa begitu? Pembeli menunggu")
    assert "Jumat, 4 Des 2026, 09.00 WIB → Senin, 7 Des 2026, 10.00 WIB" in told.text
    await siti.taps("Tidak bisa")
    shown = await siti.sees("Pembeli dikabari kalau Anda tidak bisa")
    assert "Tadinya: Jumat, 4 Des 2026, 09.00 WIB, Dinkes Limpung. Pembuat tidak bisa." in shown.text
    await dewi.sees("Keripik Bu Siti tidak bisa 200 buah keripik tempe")
    await siti.forges("-:need_o_agree:1.1.0")
    await siti.sees("Pembeli barusan mengubahnya")
    await siti.forges("-:need_o_agree:1.1.1")
    await siti.sees("Dicatat, pembeli dikabari")
    await dewi.sees("Keripik Bu Siti bisa 200 buah keripik tempe")
    await dewi.forges("-:need_o_agree:1.0.1")
    await dewi.sees("Pesanan itu tidak ada di daftar Anda.")
    await at(town, "2026-12-04 10:05")  # nothing is due on the day that stood before
    await at(town, "2026-12-06 08:30")
    await siti.sees("Besok 10.00 WIB: 200 buah keripik tempe")
    await dewi.forges("-:need_off:1")
    await dewi.sees("Kenapa batal?")
    await dewi.says("rapat ditunda")
    await dewi.sees("Yakin dibatalkan?")
    await dewi.taps("Ya, batalkan")
    await dewi.sees("Semua yang ditawari dikabari.")
    await siti.sees("Batal: 200 buah keripik tempe untuk Dinas Kesehatan")
