"""After the delivery: the kuitansi as a file, and what happens when nobody pays.

It is Tuesday, 24 November 2026; delivered on Friday, 4 December, to be paid by Monday, 7 December.
"""

import io

from pypdf import PdfReader

from tests.conversations.buying import buyer, orders
from tests.conversations.officers import officer
from tests.conversations.reminding import at
from tests.support.town import Talker, Town


def paper(town: Town, talker: Talker) -> str:
    """The words of the last file."""
    document = next(m.body["document"] for m in reversed(talker.chat) if m.by_bot and "document" in m.body)
    file = town.sim.world.files.get(document["file_id"])
    assert file is not None
    return " ".join(PdfReader(io.BytesIO(town.sim.world.files.read(file))).pages[0].extract_text().split())


async def test_a_kuitansi_says_what_both_sides_said_and_leaves_the_rest_open(
    town: Town, siti: Talker
) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    dewi, tono = await buyer(town), await buyer(town, "Tono", 402, "Setda")
    await orders(dewi, siti)
    await siti.forges("-:need_o_receipt:1.1")
    await siti.sees("Kuitansi baru bisa dibuat setelah barang diantar")
    await at(town, "2026-12-04 10:05")
    await siti.sees("untuk Dinas Kesehatan sudah diantar?")
    await siti.taps("Semua, tepat waktu")
    await siti.sees("Pembuat: 200 buah tepat waktu")
    await siti.taps("Kuitansi")
    await siti.sees("Kuitansi Rp3.000.000", 15)
    said = paper(town, siti)
    for words in (
        "Dinas Kesehatan", "Tiga juta rupiah", "Rp3.000.000", "200 buah keripik tempe × Rp15.000", "Keripik Bu Siti",
        "No. L-0001/1",
    ):  # fmt: skip
        assert words in said
    assert "Meterai" not in said
    await tono.forges("-:need_o_receipt:1.1")
    await tono.sees("Pesanan itu tidak ada di daftar Anda.")
    await tono.forges("-:need_o_help:1.1")
    await tono.sees("Pesanan itu bukan punya Anda.")
    await dewi.forges("-:need_o_part:1.1")
    await dewi.sees("Berapa yang datang?")
    await dewi.says("190")
    await dewi.sees("Datangnya tepat waktu?")
    await dewi.taps("Tepat waktu")
    await dewi.sees("Dicek dulu, ya.")
    await dewi.taps("Simpan")
    await dewi.sees("Pihak sana bilang beda")
    await dewi.forges("-:need_o_receipt:1.1")
    await dewi.sees("Samakan dulu, baru kuitansinya dibuat.")


async def test_nobody_paid_an_officer_hears_of_it_with_the_order_as_it_stands(
    town: Town, siti: Talker
) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    ratna, dewi = await officer(town, "Ratna", 201), await buyer(town)
    await orders(dewi, siti)
    await at(town, "2026-12-04 10:05")
    await siti.sees("untuk Dinas Kesehatan sudah diantar?")
    await siti.taps("Semua, tepat waktu")
    await siti.sees("Pembuat: 200 buah tepat waktu")
    await at(town, "2026-12-09 09:05")
    await siti.sees("Dinas Kesehatan sudah bayar Rp3.000.000")
    await siti.taps("Lapor telat")
    await siti.sees("Pembeli bilang apa soal uangnya?")
    await siti.says("Katanya nunggu anggaran")
    await siti.sees("Catatan pesanan hari ini ikut dikirim")
    await siti.taps("Kirim")
    await siti.sees("Sudah dikirim. Nomornya")
    assert "💰" in (await ratna.sees("🆕 #1")).text
    await ratna.taps("Ambil")
    await ratna.sees("Katanya nunggu anggaran")
    await ratna.forges("-:case_evidence:1")
    proof = (await ratna.sees("📎 Keripik Bu Siti → Dinas Kesehatan")).text
    for words in ("200 buah keripik tempe × Rp15.000", "Telat 2 hari", "Pembeli: belum bilang apa-apa"):
        assert words in proof
