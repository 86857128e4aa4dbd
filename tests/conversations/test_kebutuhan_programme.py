"""What an office calls its orders, and halal as a warning instead of a bar: chosen by officers of the whole regency alone.

It is Tuesday, 24 November 2026, 09.00.
"""

from tests.conversations.buying import buyer, posts
from tests.conversations.officers import officer
from tests.support.town import Talker, Town


async def test_the_office_names_its_orders_and_only_warns_of_halal(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    ratna, lia = await officer(town, "Ratna", 201), await officer(town, "Lia", 202, "33.25.08")
    dewi = await buyer(town)
    for other in (dewi, lia):
        await other.forges("-:need_programme:h0")
        await other.sees("Kebutuhan itu bukan punya Anda.")
    await ratna.says("/kebutuhan")
    await ratna.sees("Belum ada kebutuhan")
    await ratna.taps("Nama, halal")
    await ratna.sees("tidak ditawari")
    await ratna.taps("Nglarisi Dodolan")
    await ratna.sees("⚙️ Nglarisi Dodolan, Kabupaten Batang")
    await ratna.taps("Nama lain")
    await ratna.sees("Kantor Anda menyebutnya apa?")
    await ratna.says("x")
    await ratna.sees("Tulis nama yang pendek")
    await ratna.says("Larisi Batang")
    await ratna.sees("⚙️ Larisi Batang")
    await ratna.taps("Ingatkan saja")
    await ratna.sees("pembeli diberi peringatan")
    await siti.says("/nglarisi")
    await siti.sees("Larisi Batang: belum ada kantor")
    await posts(dewi, keep="halal")
    await siti.sees("butuh 200 buah keripik tempe")
    await siti.taps("Saya bisa")
    await siti.sees("Sudah dikirim ke pembeli")
    await dewi.sees("sudah 1 tawaran")
    await dewi.taps("Lihat tawaran")
    await dewi.sees("1. Keripik Bu Siti")
    await dewi.taps("Pilih 1")
    await dewi.sees("pembuat ini belum punya yang berlaku: Sertifikat halal")
