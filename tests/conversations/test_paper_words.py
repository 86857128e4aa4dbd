"""Plain words about papers, typos and all, lead straight to the screen that answers."""

import pytest

from tests.conversations.paper_talk import answers_until, settles
from tests.support.town import Talker, Town


@pytest.fixture
async def maker(town: Town) -> Talker:
    talker = town.person("Siti", 103)
    await settles(town, talker, "makanan_kering", "keripik tempe", "rempeyek")
    return talker


@pytest.mark.parametrize(
    ("said", "sees", "button"),
    [
        ("keripik pisang perlu bpom gak?", "keripik pisang biasanya tidak perlu Izin BPOM (MD), tapi tergantung.", "❓ Jawab"),
        ("kripik pisang prlu bpom ga sih", "kripik pisang biasanya tidak perlu Izin BPOM", "🔎 Cek lengkap"),
        ("keripik tempe harus halal?", "Ya, keripik tempe perlu halal. Jalurnya gratis atau berbayar?", "❓ Jawab"),
        ("dimsum frozen bisa pirt?", "dimsum frozen tidak bisa pakai PIRT. Perlunya Izin BPOM (MD).", "📖 Ganti: Izin BPOM (MD)"),
        ("sabun mandi perlu bpom ya", "Ya, sabun mandi perlu Izin kosmetik (NA).", "📖 Panduan"),
        ("mebel jati perlu pirt?", "Tidak, mebel jati tidak perlu PIRT.", "🔎 Cek lengkap"),
        ("mebel jati butuh izin apa", "mebel jati mau dijual di mana?", "🏠 Dari rumah"),
        ("batik tulis perlu halal gak", "batik tulis", "❓ Jawab"),
        ("bakso perlu halal?", "bakso itu termasuk yang mana?", "🧊 Makanan beku"),
        ("qwerty perlu izin apa", "Produk ini termasuk jenis apa?", "🍪 Makanan"),
        ("izin pirt gimana caranya", "🏷 PIRT (", "👣 Langkah"),
        ("gmn cara ngurus halall", "Sertifikat halal gratis", "👣 Langkah"),
        ("brp biaya halal", "💰 Biaya: gratis", "📋 Syarat (0/6)"),
        ("bpom bayar berapa", "💰 Biaya: Rp100.000–Rp1.500.000", "👣 Langkah"),
        ("berapa lama ngurus nib", "⏱ Lama:", "👣 Langkah"),
        ("syarat bikin pirt", "PIRT: yang disiapkan", "⬜ 1"),
        ("urus merk dimana ya", "Merek: tempatnya, dan yang sering salah", "👣 Langkah"),
        ("apa itu slhs", "🧼 Surat laik bersih (", "👣 Langkah"),
        ("sertifikat saya", "Belum ada sertifikat yang dicatat.", "➕ Catat"),
        ("pirt saya habis kapan", "Belum ada sertifikat yang dicatat.", "➕ Catat"),
        ("perpanjang pirt", "🏷 PIRT (", "➕ Sudah punya"),
        ("siap masuk indomaret?", "Produk mana yang mau dicek?", "rempeyek"),
        ("pengen masuk alfamart", "Produk mana yang mau dicek?", "🔎 Barang lain"),
        ("jualan di shopee harus ada izin apa", "Produk mana yang mau dicek?", "keripik tempe"),
        ("pirt perlu gak", "Produk mana yang mau dicek?", "rempeyek"),
        ("catat nib 1234567890123", "Terbit tanggal berapa?", "🤷 Tidak tahu"),
        ("sudah punya halal ID31110000412891122", "Surat apa yang sudah punya?", "☪️ Halal reguler"),
        ("bpom kosmetik saya sudah keluar NA18171234567", "Untuk produk yang mana?", "🧺 Semua produk"),
        ("pirt saya 2063325010123", "Untuk produk yang mana?", "rempeyek"),
        ("saya mau urus izin dari mana dulu", "Produk mana yang mau dicek?", "rempeyek"),
        ("halal wajib ga buat warung makan?", "Ya, warung makan perlu halal.", "❓ Jawab"),
        ("tempe saya perlu slhs", "tempe", "🔎 Cek lengkap"),
        ("sabun cuci piring perlu bpom", "sabun cuci piring", "🔎 Cek lengkap"),
        ("nomor pirt saya hilang", "Belum ada sertifikat yang dicatat.", "➕ Catat"),
        ("apa bedanya pirt sama bpom", "Cukup salah satu, tergantung produknya.", "🏷 PIRT"),
        ("halal sama pirt duluan mana", "PIRT dan Halal gratis boleh diurus bareng.", "☪️ Halal gratis"),
        ("kalo blm halal kena denda gak", "Kalau belum punya Halal gratis", "👣 Langkah"),
        ("halal berbayar berapa", "💰 Biaya: Rp300.000–Rp650.000", "📋 Syarat (0/5)"),
        ("halal reguler bedanya apa sama yang gratis", "Cukup salah satu, tergantung produknya.", "☪️ Halal reguler"),
        ("rendang bisa halal gratis gak", "Jalurnya gratis atau berbayar? Tergantung.", "❓ Jawab"),
        ("gs1 itu apa", "lembaga yang memberi nomor barcode asli", "▥ Barcode"),
        ("biaya masuk indomaret berapa", "Minimarket: cara masuknya", "⬅️ Balik"),
        ("roti kering tahan 4 hari bisa pirt?", "roti kering tidak bisa pakai PIRT. Gantinya tergantung jawaban.", "❓ Jawab"),
        ("mainan kayu perlu sni ga", "mainan kayu mungkin perlu Tanda SNI. Cek dulu ke Dinas Perindustrian.", "🔗 Sumber"),
        ("souvenir perlu sni?", "souvenir biasanya tidak perlu Tanda SNI, tapi tergantung.", "❓ Jawab"),
        ("tas kulit perlu halal?", "Ya, tas kulit perlu Halal reguler.", "🔗 Sumber"),
        ("serabi bisa pirt?", "serabi tidak bisa pakai PIRT. Gantinya tergantung jawaban.", "❓ Jawab"),
        ("dendeng babi perlu halal?", "Ya, dendeng babi perlu Tulisan", "🔗 Sumber"),
        ("apa itu kbli", "💡 Nomor kode yang menerangkan jenis usaha kita (KBLI).", "🪪 NIB"),
        ("maklon itu apa sih", "💡 Menitip buat ke pabrik", "🧴 Izin kosmetik (NA)"),
        ("teh celup boleh tulis khasiat?", "Menulis khasiat, menyembuhkan, terbaik", "👣 Langkah"),
        ("/sertifikat halal", "Sertifikat halal gratis", "👣 Langkah"),
        ("/sertifikat", "Izin dan sertifikat", "🔎 Cek produk"),
        ("izin", "Izin dan sertifikat", "📖 Panduan"),
        ("📜 Sertifikat", "Izin dan sertifikat", "📂 Punya saya (0)"),
    ],
)  # fmt: skip
async def test_words_lead_to_the_answer(maker: Talker, said: str, sees: str, button: str) -> None:
    await maker.says(said)
    shown = await maker.sees(sees)
    assert button in shown.buttons
    assert len(shown.text) <= 450


async def test_the_way_to_the_shelf_of_the_product_that_is_named(town: Town, maker: Talker) -> None:
    await maker.says("rempeyek siap masuk indomaret?")
    way = await answers_until(maker, "Siap 🛒 Minimarket? 0 dari 9.")
    assert "rempeyek" in way.text
    assert "Perkiraan" in way.text
    assert "belum termasuk Barcode (tanya dulu)." in way.text
    assert "1️⃣ NIB" in way.text
    assert "(bisa bareng)" in way.text
    await maker.taps("Yang dinilai")
    await maker.sees("0 dari 5 siap.")
    await maker.taps("⬜ 2")
    await maker.sees("1 dari 5 siap.")
    await maker.taps("Cara masuk")
    await maker.sees("Minimarket: cara masuknya")
    await maker.taps("Balik")
    await maker.sees("1 dari 5 siap.")
    await maker.taps("Balik")
    await maker.sees("Siap 🛒 Minimarket?")
    await maker.taps("Mulai: NIB")
    await maker.sees("🪪 NIB (")
    await maker.taps("Sudah punya")
    await maker.sees("NIB ada 13 angka")
    await maker.says("1234567890123")
    await maker.sees("Terbit tanggal")
    await maker.taps("Tidak tahu")
    await maker.sees("Kirim foto")
    await maker.taps("Lewati")
    await maker.sees("Sudah benar semua?")
    await maker.taps("Simpan")
    await maker.sees("NIB sudah dicatat.")
    await maker.says("rempeyek siap masuk indomaret?")
    await maker.sees("Siap 🛒 Minimarket? 1 dari 9.")
    await maker.taps("Cek lengkap")
    await maker.sees("✅ NIB")


async def test_an_answer_goes_on_to_the_whole_check(maker: Talker) -> None:
    await maker.says("keripik pisang perlu bpom gak?")
    await maker.sees("Yang menentukan:")
    await maker.taps("Jawab")
    found = await answers_until(maker, "→ 🏠 Dari rumah")
    assert "❌ PIRT" in found.text
    assert "BPOM" not in found.text
    await maker.says("keripik pisang perlu bpom gak?")
    shown = await maker.sees("Tidak, keripik pisang tidak perlu Izin BPOM (MD).")
    assert "Yang perlu: NIB, PIRT" in shown.text


async def test_several_kinds_are_asked_back(maker: Talker) -> None:
    await maker.says("bakso perlu halal?")
    await maker.sees("bakso itu termasuk yang mana?")
    await maker.taps("Daging/ikan segar")
    await maker.sees("Ya, bakso perlu halal.")
    await maker.forges("-:paper_is:nonsense.min.halal")
    await maker.sees("Ya, bakso perlu halal.")
    await maker.forges("-:paper_verdict:p999.min.halal")
    await maker.sees("Produk itu sudah tidak ada di sini.")


async def test_goods_that_nobody_knows_are_given_a_kind(maker: Talker) -> None:
    await maker.says("qwerty perlu izin apa")
    await maker.sees("Produk ini termasuk jenis apa?")
    await maker.says("mebel")
    await maker.sees("qwerty mau dijual di mana?")
    await maker.taps("Dari rumah")
    await answers_until(maker, "🔎 qwerty → 🏠 Dari rumah")


async def test_another_question_instead_of_an_answer_is_answered(maker: Talker) -> None:
    """A chain of questions in one chat: what was asked back before must not swallow them."""
    await maker.says("sambel terasi dijual di shopee butuh ijin apa aja ya")
    await maker.sees("Berapa lama tahan di suhu ruang")
    await maker.says("BPOM mahal gak?")
    await maker.sees("💰 Biaya: Rp100.000–Rp1.500.000")
    await maker.says("keripik pisang dijual di toko perlu apa")
    await maker.sees("Berapa lama tahan di suhu ruang")
    await maker.says("lumayan lama kok bu")
    await maker.sees("Saya belum paham lamanya")
    await maker.says("3 bulan")
    await maker.sees("termasuk salah satu ini")
    await maker.says("pirt saya habis kapan ya")  # what was answered is not thrown away
    await maker.sees("Kita lanjutkan")
    await maker.taps("Lanjut")
    await maker.sees("termasuk salah satu ini")


async def test_a_single_product_needs_no_choosing(town: Town, budi: Talker) -> None:
    await settles(town, budi, "frozen", "dimsum ayam")
    await budi.says("perlu bpom gak")
    await budi.sees("Ya, dimsum ayam perlu Izin BPOM (MD).")
    await budi.says("siap masuk alfamart?")
    await answers_until(budi, "Siap 🛒 Minimarket?", {"Ada daging, ayam": "Ayam"})
    await budi.says("cara bikin pirt")
    await budi.sees("dimsum ayam: PIRT hanya untuk makanan kering.")


async def test_english_is_spoken_as_well(town: Town) -> None:
    emma = town.person("Emma", 105, language="en")
    await emma.says("do I need halal for nugget")
    await emma.sees("Yes, nugget needs halal. Free or paid route?")
    await emma.taps("Answer")
    await emma.sees("Is there meat, chicken or fish in it?")
    await emma.says("/batal")
    await emma.sees("All right, cancelled.")
    await emma.says("how much is halal")
    shown = await emma.sees("💰 Cost: free")
    assert "working days" in shown.text
    await emma.says("/sertifikat")
    await emma.sees("Permits and certificates")
    await emma.taps("Guides")
    await emma.sees("How to get a paper")
    await emma.taps("NIB")
    await emma.sees("Last checked")


async def test_a_paper_is_recorded_in_english(town: Town) -> None:
    emma = town.person("Emma", 105, language="en")
    await settles(town, emma, "makanan_kering", "chips", language="en")
    await emma.says("got my pirt 2063325010123-27")
    await emma.sees("When was it issued?")
    await emma.says("12 March 2022")
    await emma.sees("Until when is it valid?")
    await emma.taps("12 Mar 2027")
    await emma.sees("Send a photo of it")
    await emma.taps("Skip")
    card = await emma.sees("Is everything right?")
    assert "Number: 2063325010123-27" in card.text
    await emma.taps("Save")
    await emma.sees("PIRT is recorded.")
    await emma.taps("See it")
    await emma.sees("(flour, cakes, crackers; plastic; Kabupaten Batang)")
    await emma.taps("Remove")
    await emma.sees("Really remove PIRT")
    await emma.taps("Yes, remove")
    await emma.sees("is removed.")
