"""Nobody hangs: a shop that does not answer is asked again, one whose person leaves is spoken for by the office, a month that is
answered late or twice stays one answer – and the producer hears of it."""

import pytest

from tests.conversations.curating import ALFA, applies, forwards, maker, retailer, shops, states
from tests.conversations.officers import quiet
from tests.conversations.planning import officer
from tests.support.town import Talker, Town


@pytest.fixture
async def trio(town: Town) -> tuple[Talker, Talker, Talker]:
    """Siti's application lies with Dewi's shop, Ratna sent it on."""
    listed = await shops(town)
    siti, ratna, dewi = await maker(town), await officer(town), await retailer(town, listed[ALFA])
    await applies(siti)
    await forwards(ratna, siti)
    await dewi.sees("Sekarang giliran toko menilai.")
    return siti, ratna, dewi


async def _is_listed(town: Town, siti: Talker, dewi: Talker) -> None:
    """Passed, on trial, on the shelf – by the shop's word."""
    await dewi.says("/kurasitoko")
    await dewi.taps("keripik tempe")
    await dewi.taps("Lolos")
    await dewi.sees("Lolos: keripik tempe")
    await dewi.taps("Lihat")
    await dewi.taps("Uji jual")
    await dewi.says("40")
    await dewi.sees("Berapa minggu?")
    await dewi.taps("2 minggu")
    await dewi.taps("Simpan")
    await siti.sees("uji jual 40 buah sampai")
    town.sim.clock.at("2026-12-08 09:00")
    await dewi.sees("Uji jual keripik tempe di Alfamart Limpung sudah selesai.")
    await dewi.taps("Lihat")
    await dewi.taps("Pajang")
    await siti.sees("sekarang resmi dipajang di Alfamart Limpung")


async def test_a_shop_that_says_nothing_is_asked_every_week(
    town: Town, trio: tuple[Talker, Talker, Talker]
) -> None:
    siti, ratna, dewi = trio
    for day in ("2026-12-02 09:30", "2026-12-10 09:30"):
        town.sim.clock.at(day)
        for one in (dewi, ratna):
            await one.sees("keripik tempe → Alfamart Limpung sudah seminggu lebih menunggu jawaban.")
            one.looks_up()
        await siti.sees("belum ada jawaban. Sudah saya tanyakan lagi")
        siti.looks_up()
    await dewi.says("/kurasitoko")
    await dewi.taps("keripik tempe")
    await dewi.taps("Lolos")
    await siti.sees("Selamat! keripik tempe lolos")
    assert await states(town) == [("lolos", None)]


async def test_a_month_that_is_answered_late_or_twice(
    town: Town, trio: tuple[Talker, Talker, Talker]
) -> None:
    siti, ratna, dewi = trio
    await _is_listed(town, siti, dewi)
    town.sim.clock.at("2027-01-01 09:30")
    await town.until("SELECT state FROM curations", "evaluasi_bulanan")
    town.sim.clock.at("2027-01-04 09:30")
    await dewi.sees("bulan lalu laku 0")
    await dewi.taps("Lihat")
    old = await dewi.sees("📊 Desember 2026")
    town.sim.clock.at("2027-02-01 09:30")
    await town.until("SELECT max(version) FROM curations", 8)
    await dewi.taps_old(old, "Lanjut")
    shown = await dewi.sees("Sudah berubah sejak tadi. Sekarang begini:")
    assert "📊 Januari 2027" in shown.text
    await ratna.says("/tinjau")
    await ratna.taps("Kurasi (0)")
    await ratna.taps("Giliran toko")
    await ratna.taps("keripik tempe")
    await ratna.sees("📊 Januari 2027")
    await dewi.taps("Lanjut")
    await siti.sees("keripik tempe tetap dipajang di Alfamart Limpung.")
    await ratna.taps("Lanjut")
    await ratna.sees("Tokonya sudah memutuskan")
    await quiet(town)
    assert await states(town) == [("dipertahankan", None)]


@pytest.mark.parametrize("way", ["blocks", "ends", "forgets"])
async def test_office_and_producer_hear_that_the_shop_has_nobody(
    town: Town, trio: tuple[Talker, Talker, Talker], way: str
) -> None:
    siti, ratna, dewi = trio
    if way == "blocks":
        await dewi.blocks()
    elif way == "ends":
        await ratna.says("/undang")
        await ratna.taps("Bertugas (")
        await ratna.taps("tanpa nama")
        await ratna.taps("Cabut tugas")
        await ratna.taps("Ya, cabut")
    else:
        await dewi.says("/hapusdata")
        await dewi.taps("🗑 Hapus")
        await dewi.taps("Ya, hapus")
    await ratna.sees("Orang Alfamart Limpung tidak bisa dihubungi lagi lewat Laris.")
    await siti.sees("Orang Alfamart Limpung yang biasa memilih barang sudah tidak di Laris.")
    await ratna.taps("Kurasi")
    await ratna.taps("keripik tempe")
    await ratna.taps("Lolos")
    await ratna.sees("Lolos: keripik tempe")
    assert await states(town) == [("lolos", None)]


async def test_a_trial_ends_after_the_shop_has_left(town: Town, trio: tuple[Talker, Talker, Talker]) -> None:
    siti, ratna, dewi = trio
    await dewi.says("/kurasitoko")
    await dewi.taps("keripik tempe")
    await dewi.taps("Lolos")
    await dewi.taps("Lihat")
    await dewi.taps("Uji jual")
    await dewi.says("40")
    await dewi.taps("2 minggu")
    await dewi.taps("Simpan")
    await siti.sees("uji jual 40 buah sampai")
    await dewi.blocks()
    await ratna.sees("tidak bisa dihubungi lagi")
    town.sim.clock.at("2026-12-08 09:00")
    await ratna.sees("Uji jual keripik tempe di Alfamart Limpung sudah selesai.")
    assert not [text for text in dewi.chat[-2:] if "sudah selesai" in text.text]


async def test_photos_that_come_together_answer_one_question_each(town: Town) -> None:
    """Four at once: front, back, the product – and one too many, which changes nothing."""
    await shops(town)
    siti = await maker(town)
    await siti.says("/kurasi")
    await siti.taps("Ajukan")
    for action, words, then in (
        ("taps", "keripik tempe", "Mau masuk toko apa?"), ("says", ALFA, "Harga satunya berapa"),
        ("says", "15rb", "Tahan berapa lama"), ("says", "3 bulan", "Seminggu bisa bikin berapa"),
        ("says", "100", "kemasan bagian depan"),
    ):  # fmt: skip
        await getattr(siti, action)(words)
        await siti.sees(then)
    await siti.sends_document("depan.jpg", b"\xff\xd8\xff", "image/jpeg")
    await siti.sees("Itu terkirim sebagai file. Kirim sebagai foto ya")
    await siti.sends_album("photo", "photo", "photo", "photo", "photo")
    await siti.sees("Foto yang lain tidak perlu.")
    await quiet(town)
    assert len([one for one in siti.news if "tidak perlu" in one.text]) == 1
    await siti.taps("Ajukan")
    await siti.sees("Sudah diajukan")
    [kept] = await town.rows("SELECT front, back, photo FROM curations")
    assert len({kept.front, kept.back, kept.photo}) == 3
