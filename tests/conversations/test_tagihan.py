"""/tagihan: the four figures, a shop's bills with their clock, and a letter that accuses nobody."""

from urllib.parse import unquote

from tests.conversations.shops import CARD, SAVED, adds_shop, brings
from tests.support.town import Talker, Town


async def sells_on_papers(talker: Talker, town: Town) -> None:
    """350 of 7,000 sold at Hypermart without commission to the shop's net price; papers complete on 8 October (W5)."""
    town.sim.clock.at("2026-10-08 10:00")
    await adds_shop(talker, "Hypermart Batang", "Harga setor", "Kontra bon + 30 hari")
    await brings(talker, 350, price="7rb")
    for line in ("ludes hypermart", "kontra bon hari ini"):
        await talker.says(line)
        await talker.sees(CARD)
        await talker.taps("Simpan")
        await talker.sees(SAVED)


async def test_the_four_figures_and_the_clock_of_a_late_bill(town: Town, siti: Talker) -> None:
    await sells_on_papers(siti, town)
    town.sim.clock.at("2026-11-22 10:00")
    await adds_shop(siti)
    await brings(siti, 50)
    await siti.says("laku 20")
    await siti.sees(CARD)
    await siti.taps("Simpan")
    await siti.sees(SAVED)
    await siti.taps("💰 Tagihan")
    shown = await siti.sees("Uang di toko")
    assert shown.text.split("\n\n")[1].splitlines() == [
        "📦 Uang di rak: Rp216.000", "🧾 Laku, belum dibayar: Rp2.594.000", "📅 Jatuh tempo minggu ini: Rp144.000",
        "🔴 Terlambat: Rp2.450.000 (paling lama 15 hari)",
    ]  # fmt: skip
    assert shown.text.split("\n\n")[2].splitlines() == [
        "🔴 Hypermart Batang: belum dibayar Rp2.450.000, terlambat Rp2.450.000",
        "📅 Warung Bu Tini: di rak Rp216.000, belum dibayar Rp144.000, minggu ini Rp144.000",
    ]
    assert shown.buttons == [
        "🔴 Hypermart Batang · Rp2.450.000",
        "📅 Warung Bu Tini · Rp144.000",
        "📦 Titip jual",
        "📊 Laporan",
    ]
    await siti.taps("Hypermart")
    shown = await siti.sees("📊 Hypermart Batang")
    assert "🔴 Rp2.450.000: jatuh tempo Sabtu, 7 Nov 2026, lewat 15 hari" in shown.text
    comparison = "Sebagai pembanding: 15 hari sejak kontra bon = 23 Okt 2026 (acuan Permendag 70/2013, cek aturan terbaru)."
    assert comparison in shown.text
    await siti.taps("Soal acuan")
    explained = await siti.sees("Jadi ini cuma pembanding.")
    assert "sampai Rp10.000.000 dibayar paling lama 15 hari" in explained.text
    assert "Itu cara kami membacanya, bukan keputusan." in explained.text
    assert not {"melanggar", "pelanggaran"} & set(f"{shown.text} {explained.text}".casefold().split())


async def test_a_polite_letter_in_indonesian(town: Town, siti: Talker) -> None:
    await sells_on_papers(siti, town)
    town.sim.clock.at("2026-11-22 10:00")
    await siti.says("/tagihan")
    await siti.sees("Uang di toko")
    await siti.taps("Hypermart")
    await siti.sees("📊 Hypermart Batang")
    await siti.taps("Surat ke toko")
    letter = await siti.sees("Yth. Hypermart Batang,")
    assert "Rp2.450.000, jatuh tempo Sabtu, 7 Nov 2026" in letter.text
    assert "Salam hormat, Siti (Keripik Bu Siti), 0812-3456-7890" in letter.text
    assert len(letter.text) <= 450
    link = next(button["url"] for button in letter.inline_buttons if "url" in button)
    assert link.startswith("https://wa.me/?text=Yth.")
    assert "Mohon kabarnya" in unquote(link)
    await siti.taps("Tagihan toko")
    await siti.sees("📊 Hypermart Batang")


async def test_a_late_bill_is_paid_from_its_statement(town: Town, siti: Talker) -> None:
    await sells_on_papers(siti, town)
    town.sim.clock.at("2026-11-22 10:00")
    await siti.says("/tagihan")
    await siti.sees("🔴 Terlambat: Rp2.450.000")
    await siti.taps("Hypermart")
    await siti.sees("📊 Hypermart Batang")
    await siti.taps("💰 Dibayar")
    await siti.sees("Yang belum dibayar Rp2.450.000.")
    await siti.taps("Rp2.450.000 (lunas)")
    await siti.sees("Sesudah ini semua lunas ✅")
    await siti.taps("Simpan")
    await siti.sees(SAVED)
    await siti.says("duit titipan udh cair blm")
    shown = await siti.sees("Uang di toko")
    assert "🟢 Terlambat: tidak ada" in shown.text


async def test_nothing_sold_nothing_owed(town: Town, siti: Talker) -> None:
    await siti.says("toko belum bayar 2 bulan")
    shown = await siti.sees("Belum ada catatan.")
    assert shown.buttons == ["📦 Titip jual", "📊 Laporan", "🙋 Lapor petugas"]
    await siti.taps("Lapor petugas")
    await siti.sees("Mau dibantu petugas soal apa?")
    await siti.says("/tagihan")
    await siti.sees("petugas bisa bantu")
    await siti.taps("Titip jual")
    await siti.sees("Belum ada toko di daftar.")
    await adds_shop(siti)
    await brings(siti, 10)
    await siti.says("/tagihan")
    shown = await siti.sees("Semua sudah lunas ✅")
    assert "📦 Uang di rak: Rp72.000" in shown.text


async def test_what_waits_for_papers_has_no_day(town: Town, siti: Talker) -> None:
    await adds_shop(siti, "Hypermart Batang", "Harga setor", "Kontra bon + 30 hari")
    await brings(siti, 10)
    for line in ("laku 10 hypermart", "kirim faktur ke hypermart"):
        await siti.says(line)
        await siti.sees(CARD)
        await siti.taps("Simpan")
        await siti.sees(SAVED)
    await siti.says("/tagihan")
    await siti.sees("⏳ Menunggu kontra bon: Rp80.000")
    await siti.taps("Hypermart")
    await siti.sees("⏳ Rp80.000: menunggu surat lengkap (kontra bon)")
    await siti.taps("Kembali ke toko")
    await siti.sees("🏪 Hypermart Batang")


async def test_many_bills_and_shops_have_pages(town: Town, siti: Talker) -> None:
    for name in ("A", "B", "C", "D", "E"):
        await adds_shop(siti, f"Warung {name}{name}", "Harga setor", "14 hari")
        await brings(siti, 10, price="8rb" if name == "A" else "9rb")
        for _ in range(4 if name == "E" else 1):
            await siti.says(f"laku 1 warung {name}{name}")
            await siti.sees(CARD)
            await siti.taps("Simpan")
            await siti.sees(SAVED)
            town.sim.clock.move(days=1)
    await siti.says("/tagihan")
    first = await siti.sees("Uang di toko")
    assert len(first.buttons) == 6
    await siti.taps("Lainnya ➡️")
    second = await siti.sees("Uang di toko")
    assert len(second.buttons) == 4
    await siti.forges("-:bills:99")
    again = await siti.sees("Uang di toko")
    assert again.buttons == first.buttons
    await siti.taps("Warung EE")
    shown = await siti.sees("📊 Warung EE")
    assert shown.text.count("jatuh tempo") == 3
    await siti.taps("Lainnya ➡️")
    shown = await siti.sees("📊 Warung EE")
    assert shown.text.count("jatuh tempo") == 1
