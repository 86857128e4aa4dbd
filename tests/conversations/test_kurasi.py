"""Curation played by producer, officer and retailer: from the application to the listing and its monthly look."""

from tests.conversations.curating import ALFA, SRI, applies, forwards, maker, retailer, shops, states
from tests.conversations.planning import officer
from tests.support.town import Town


async def test_from_the_application_to_the_shelf_and_the_month_after(town: Town) -> None:
    listed = await shops(town)
    siti, ratna, dewi = await maker(town), await officer(town), await retailer(town, listed[ALFA])
    await applies(siti)
    await forwards(ratna, siti)
    await dewi.says("/kurasitoko")
    await dewi.sees("🏪 Giliran toko: 1")
    await dewi.taps("keripik tempe")
    await dewi.sees("Dinilai toko ·")
    await dewi.taps("Lolos")
    await dewi.sees("Lolos: keripik tempe")
    await siti.sees("Selamat! keripik tempe lolos di Alfamart Limpung.")
    await siti.taps("Siapkan catatan")
    await siti.sees("Alfamart Limpung sudah masuk daftar toko.")
    assert len(await town.rows("SELECT id FROM agreements WHERE ended_at IS NULL")) == 1
    await dewi.taps("Lihat")
    await dewi.sees("🎉 Lolos ·")
    await dewi.taps("Uji jual")
    await dewi.sees("Uji jualnya berapa buah?")
    await dewi.says("40")
    await dewi.sees("Berapa minggu?")
    await dewi.taps("2 minggu")
    await dewi.sees("Sudah benar semua?")
    await dewi.taps("Simpan")
    await dewi.sees("Uji jual: keripik tempe")
    await siti.sees("uji jual 40 buah sampai")
    town.sim.clock.at("2026-12-08 09:00")
    await dewi.sees("Uji jual keripik tempe di Alfamart Limpung sudah selesai.")
    await dewi.taps("Lihat")
    await dewi.sees("🧪 Uji jual ·")
    await dewi.taps("Pajang")
    await dewi.sees("Sudah dipajang: keripik tempe")
    await siti.sees("sekarang resmi dipajang di Alfamart Limpung")
    assert (await town.rows("SELECT listed_on FROM curations"))[0][0] == "2026-12-08"
    town.sim.clock.at("2027-01-01 09:30")
    await town.until("SELECT state FROM curations", "evaluasi_bulanan")
    town.sim.clock.at("2027-01-04 09:30")
    await dewi.sees("di Alfamart Limpung: bulan lalu laku 0")
    await dewi.taps("Lihat")
    await dewi.sees("📊 Desember 2026: laku 0")
    await dewi.taps("Lanjut")
    await dewi.sees("Dipertahankan: keripik tempe")
    await siti.sees("keripik tempe tetap dipajang di Alfamart Limpung.")
    assert await states(town) == [("dipertahankan", None)]


async def test_a_return_leads_to_what_helps_and_back_again(town: Town) -> None:
    await shops(town)
    siti, ratna = await maker(town), await officer(town)
    karno = await officer(town, "Karno", 108)
    await applies(siti)
    for one in (ratna, karno):
        await one.says("/tinjau")
        await one.taps("Kurasi (1)")
        await one.taps("keripik tempe")
        await one.sees("📨 Diajukan ·")
    await ratna.taps("Berkas kurang")
    asked = await ratna.sees("Kenapa? Nanti dibaca pembuatnya")
    assert asked.buttons[:5] == ["📄 Izin", "🟢 Halal", "🏷 Label, kedaluwarsa", "🎁 Kemasan", "📊 Barcode"]
    await ratna.taps("Lainnya ➡️")
    await ratna.sees("Kenapa?")
    await ratna.taps("✍️ Lainnya")
    await ratna.sees("Apa alasannya? Tulis satu kalimat saja")
    await ratna.says("Foto kemasannya terbalik.")
    done = await ratna.sees("Berkas kurang: keripik tempe")
    await siti.sees("keripik tempe → Alfamart Limpung: Foto kemasannya terbalik.")
    await karno.taps("Berkas lengkap")
    await karno.sees("Sudah ditinjau oleh Petugas Ratna")
    await ratna.taps_old(done, "Urungkan")
    await ratna.sees("Menunggu lagi.")
    await siti.sees("kabar tadi dibatalkan, sedang dinilai ulang")
    await ratna.taps("Berkas kurang")
    await ratna.sees("Kenapa?")
    await ratna.says("halal")
    await ratna.sees("Berkas kurang: keripik tempe")
    news = await siti.sees("sertifikat halalnya belum ada. Di panduan ada cara yang gratis.")
    assert news.buttons == ["📖 Panduan", "🙋 Tanya petugas", "👀 Lihat"]
    await siti.taps("Lihat")
    await siti.sees("Alasan: sertifikat halalnya belum ada.")
    await siti.taps_twice("Ajukan lagi")
    await siti.sees("Sudah diajukan lagi")
    assert await states(town) == [("diajukan", None)]
    await siti.says("status kurasi saya")
    await siti.sees("Masuk toko (kurasi)")
    await siti.taps("keripik tempe")
    await siti.taps("Batalkan")
    await siti.sees("Yakin batalkan")
    await siti.says("ya, batalkan")
    await siti.sees("dibatalkan.")
    assert await states(town) == [("ditarik", None)]


async def test_halal_may_be_asked_for_first_and_nobody_else_sees_it(town: Town) -> None:
    listed = await shops(town)
    siti, ratna = await maker(town), await officer(town)
    wati, dewi = await officer(town, "Wati", 109, "33.25.02"), await retailer(town, listed[SRI])
    await ratna.says("/tinjau")
    await ratna.taps("Kurasi (0)")
    await ratna.taps("Halal: diingatkan")
    await ratna.sees("yang belum halal tetap boleh mengajukan di Kabupaten Batang")
    await ratna.taps("Wajib ada")
    await ratna.sees("Tersimpan.")
    await applies(siti, sees="Dinas minta sertifikat halal dulu.")
    assert await states(town) == []
    await ratna.taps("Halal: wajib")
    await ratna.sees("tanpa halal belum bisa mengajukan")
    await ratna.taps("Ingatkan saja")
    await ratna.sees("Tersimpan.")
    await siti.says("pengen masuk alfamart")
    await siti.sees("Produk mana yang mau masuk toko?")
    await siti.says("/batal")
    await siti.gets_answer()
    for stranger in (wati, dewi):
        for data in (
            "curation:1",
            "curation_do:lengkap.1.1",
            "curation_proof:1",
            "curation_undo:1",
            "curation_photos:1",
        ):
            await stranger.forges(f"-:{data}")
            await stranger.sees("Pengajuan itu tidak ada di wilayah ini.")


async def test_a_product_that_passed_is_offered_to_another_shop(town: Town) -> None:
    listed = await shops(town)
    siti, ratna = await maker(town), await officer(town)
    dewi = await retailer(town, listed[SRI])
    await applies(siti)
    await forwards(ratna, siti)
    await ratna.taps("Lihat")
    await ratna.sees("Dinilai toko ·")
    await ratna.taps("Lolos")
    await ratna.sees("Lolos: keripik tempe")
    await dewi.says("/kurasitoko")
    await dewi.taps("Siap masuk toko")
    await dewi.sees("• keripik tempe – Usaha Bu Siti, Limpung (lolos di Alfamart Limpung)")
    await dewi.taps("keripik tempe")
    await dewi.sees("Usaha Bu Siti sudah ditanya.")
    await siti.sees("Toko Sri Bandar mau menjual keripik tempe buatan Ibu/Bapak.")
    await siti.taps_twice("Mau")
    await siti.sees("Toko Sri Bandar sudah masuk daftar toko.")
    await dewi.sees("keripik tempe mau masuk Toko Sri Bandar")
    await dewi.taps("Lihat")
    await dewi.sees("🎉 Lolos ·")
    assert [state for state, _ in await states(town)] == ["lolos", "lolos"]
    assert len(await town.rows("SELECT id FROM agreements WHERE ended_at IS NULL")) == 1
