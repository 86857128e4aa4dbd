"""Plain questions about papers, as people type them: what is asked, of which paper, where, about what goods."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.categories import likely
from domain.paper_talk.questions import PaperQuestion, Topic, read_question
from domain.papers import rules

CHANNELS = {channel.id: channel.words for channel in rules().channels.values()}
ASKED = (
    ("keripik pisang perlu bpom gak?", "need", "bpom", "", "keripik pisang"),
    ("kripik pisang prlu bpom ga sih", "need", "bpom", "", "kripik pisang"),
    ("Keripik Pisang perlu BPOM???", "need", "bpom", "", "keripik pisang"),
    ("apakah keripik tempe harus halal", "need", "halal", "", "keripik tempe"),
    ("halal itu wajib gak", "need", "halal", "", ""),
    ("izin pirt gimana caranya", "how", "spp_irt", "", ""),
    ("gmn cara bikin pirt", "how", "spp_irt", "", ""),
    ("piye carane ngurus pirt", "how", "spp_irt", "", ""),
    ("kumaha carana ngadamel halal", "how", "halal", "", ""),
    ("cara daftar halal gratis", "how", "halal_sd", "", ""),
    ("daftar merek dimana", "where", "merek", "", ""),
    ("brp biaya halal", "cost", "halal", "", ""),
    ("biaya bikin pirt berapa ya", "cost", "spp_irt", "", ""),
    ("bpom bayar berapa", "cost", "bpom", "", ""),
    ("halal gratis gak", "", "halal_sd", "", ""),
    ("barcode mahal gak", "cost", "barcode", "", ""),
    ("berapa lama ngurus bpom", "time", "bpom", "", ""),
    ("halal brp lama jadinya", "time", "halal", "", ""),
    ("pirt berapa hari keluar", "time", "spp_irt", "", ""),
    ("syarat bikin nib", "documents", "nib", "", ""),
    ("dokumen untuk pirt apa aja", "documents", "spp_irt", "", ""),
    ("berkas halal apa saja", "documents", "halal", "", ""),
    ("sertifikat saya", "mine", "", "", ""),
    ("cek sertifikat saya dong", "mine", "", "", ""),
    ("izin saya apa saja", "mine", "", "", ""),
    ("pirt saya habis kapan", "mine", "spp_irt", "", ""),
    ("kapan halal saya expired", "mine", "halal", "", ""),
    ("siap masuk indomaret?", "shelf", "", "minimarket", ""),
    ("pengen masuk alfamart", "shelf", "", "minimarket", ""),
    ("syarat masuk indomart apa", "shelf", "", "minimarket", ""),
    ("cara biar masuk minimarket gimana", "shelf", "", "minimarket", ""),
    ("bisa gak keripik tempe masuk indomaret", "shelf", "", "minimarket", "keripik tempe"),
    ("titip di warung perlu pirt?", "need", "spp_irt", "toko_bazar", ""),
    ("jualan di shopee wajib halal?", "need", "halal", "online", ""),
    ("jual online harus ada izin apa", "need", "", "online", ""),
    ("mau ekspor mebel butuh apa", "need", "", "ekspor", "mebel"),
    ("nglarisi syaratnya apa", "documents", "", "pemerintah", ""),
    ("dimsum frozen harus bpom ya bu?", "need", "bpom", "", "dimsum frozen"),
    ("nugget ayam ijin apa", "need", "", "", "nugget ayam"),
    ("saya jual sate bandeng, izinnya apa aja?", "need", "", "", "sate bandeng"),
    ("yoghurt boleh pirt?", "need", "spp_irt", "", "yoghurt"),
    ("kue basah bisa pirt gak", "need", "spp_irt", "", "kue basah"),
    ("serabi perlu izin apa", "need", "", "", "serabi"),
    ("katering perlu slhs?", "need", "slhs", "", "katering"),
    ("kedai kopi perlu laik higiene?", "need", "slhs", "", "kedai kopi"),
    ("es teh jualan di sekolah perlu izin?", "need", "", "pemerintah", "es teh"),
    ("jamu gendong perlu bpom?", "need", "bpom", "", "jamu gendong"),
    ("sabun mandi perlu bpom ya", "need", "bpom", "", "sabun mandi"),
    ("lulur butuh notifikasi?", "need", "kosmetik", "", "lulur"),
    ("batik tulis perlu sni?", "need", "sni", "", "batik tulis"),
    ("tas kulit wajib halal kah", "need", "halal", "", "tas kulit"),
    ("mebel jati butuh izin apa", "need", "", "", "mebel jati"),
    ("jahit baju perlu izin?", "need", "", "", "jahit baju"),
    ("salon butuh nib?", "need", "nib", "", "salon"),
    ("abon sapi bpom apa pirt", "", "spp_irt", "", "abon sapi"),
    ("ikan asin perlu skp?", "need", "skp", "", "ikan asin"),
    ("kopi bubuk perlu label gizi?", "need", "ing", "", "kopi bubuk"),
    ("label kemasan harus ada apa aja", "documents", "label", "", ""),
    ("apa itu slhs", "what", "slhs", "", ""),
    ("apa itu p-irt", "what", "spp_irt", "", ""),
    ("pirit berlaku brp tahun", "what", "spp_irt", "", ""),
    ("halall itu apa", "what", "halal", "", ""),
    ("sertifikat halal gimana", "how", "halal", "", ""),
    ("urus merk dimana ya", "where", "merek", "", ""),
    ("halal berbayar berapa", "cost", "halal_reg", "", ""),
    ("biaya halal yang bayar brp", "cost", "halal_reg", "", ""),
    ("syarat halal reguler", "documents", "halal_reg", "", ""),
    ("rendang bisa halal gratis gak", "need", "halal_sd", "", "rendang"),
    ("bedanya halal gratis sama reguler", "difference", "halal_reg", "", ""),
    ("halal reguler beda apa sama yang gratis", "difference", "halal_sd", "", ""),
    ("perpanjang pirt", "renew", "spp_irt", "", ""),
    ("mau memperpanjang izin bpom", "renew", "bpom", "", ""),
    ("pirt saya sudah jadi 2063325010123-27", "record", "spp_irt", "", ""),
    ("catat nib 1234567890123", "record", "nib", "", ""),
    ("sudah punya halal ID31110000412891122", "record", "halal", "", ""),
    ("sudah punya pirt, masih perlu halal?", "need", "halal", "", ""),
    ("npwp", "", "npwp", "", ""),
    ("nib", "", "nib", "", ""),
    ("cek izin", "", "", "", ""),
    ("izin", "", "", "", ""),
    ("sertifikat", "", "", "", ""),
    ("do I need halal for banana chips?", "need", "halal", "", "banana chips"),
    ("how much is halal", "cost", "halal", "", ""),
    ("how to get pirt", "how", "spp_irt", "", ""),
    ("my certificates", "mine", "", "", ""),
    ("halal wajib ga buat warung makan?", "need", "halal", "", "warung makan"),
    ("sertifikat halal saya sudah habis belum", "mine", "halal", "", ""),
    ("nomor pirt saya hilang", "mine", "spp_irt", "", ""),
    ("mau bikin label apa aja isinya", "documents", "label", "", ""),
    ("tempe saya perlu slhs", "need", "slhs", "", "tempe"),
    ("saya mau urus izin dari mana dulu", "where", "", "", ""),
    ("mau bikin pirt", "how", "spp_irt", "", ""),
    ("krupuk ikan saya butuh BPOM atau PIRT?", "need", "spp_irt", "", "krupuk ikan"),
    ("bikin sambel terasi dijual di shopee butuh ijin apa aja ya", "need", "", "online", "sambel terasi"),
    ("pirt sy mau habis", "mine", "spp_irt", "", ""),
    ("lupa tgl habis pirt, cek dong", "mine", "spp_irt", "", ""),
    ("izinku sing arep entek opo", "mine", "", "", ""),
    ("BPOM mahal gak?", "cost", "bpom", "", ""),
    ("sy bikin kue kering utk lebaran, perlu ijin apa", "need", "", "", "kue kering"),
    ("frozen food kudu bpom opo cukup pirt", "need", "spp_irt", "", "frozen food"),
    ("bu, sambal bawang botolan itu pirt apa bpom", "", "bpom", "", "sambal bawang botolan"),
    ("minyak kelapa vco izinnya", "", "", "", "minyak kelapa vco"),
    ("tas dari kulit sapi perlu halal?", "need", "halal", "", "tas dari kulit sapi"),
    ("kalo blm halal kena denda gak", "without", "halal", "", ""),
    ("denda kalau ga punya pirt", "without", "spp_irt", "", ""),
    ("PIRT kadaluarsa apa masih boleh jualan", "without", "spp_irt", "", ""),
    ("jualan tanpa pirt boleh?", "without", "spp_irt", "", ""),
    ("cara daftar sehati gimana", "how", "halal_sd", "", ""),
    ("nib itu bayar apa gratis", "cost", "nib", "", ""),
    ("apa bedanya pirt sama bpom", "difference", "bpom", "", ""),
    ("halal sama pirt duluan mana", "difference", "spp_irt", "", ""),
    ("bedanya halal apa", "what", "halal", "", ""),
    ("daftarin merek berapa biayanya", "cost", "merek", "", ""),
    ("kopi bubuk merek sendiri izinnya apa", "need", "", "", "kopi bubuk"),
    ("sabun cair cuci piring buatan sendiri izin apa", "need", "", "", "sabun cair cuci piring"),
    ("roti tawar tahan 4 hari bisa pirt?", "need", "spp_irt", "", "roti tawar"),
    ("saya jual rendang kemasan vakum ke luar kota, ijinnya apa", "need", "", "", "rendang kemasan vakum"),
    ("komposisi harus ditulis di kemasan?", "need", "label", "", ""),
    ('tulisan "menyembuhkan" boleh ga di kemasan', "mistakes", "label", "", "menyembuhkan"),
    ("informasi nilai gizi wajib kah utk keripik", "need", "ing", "", "keripik"),
    ("PIRT-nya kok gratis? beneran bu?", "cost", "spp_irt", "", ""),
    ("saya sudah punya PIRT tapi beda kemasan, perlu baru lagi?", "mistakes", "spp_irt", "", ""),
    ("ganti resep halalnya gimana", "mistakes", "halal", "", ""),
    ("teh celup boleh tulis khasiat?", "mistakes", "label", "", "teh celup"),
    ("frozen food rumahan kena aturan apa aja", "need", "", "", "frozen food"),
    ("Mbak, produk saya abon ayam tahan 6 bulan, ngurus apa ya?", "how", "", "", "abon ayam"),
    ("apa itu self declare", "what", "halal_sd", "", ""),
    ("nutrisi di kemasan itu ngitungnya gimana", "how", "ing", "", ""),
    ("biaya masuk indomaret berapa", "cost", "", "minimarket", ""),
    ("harus pt dulu gak buat pirt", "need", "spp_irt", "", ""),
    ("kbli keripik apa ya", "", "nib", "", "keripik"),
    ("saya pemula, izin apa dulu", "need", "", "", ""),
    ("ijin edar itu apa sih", "what", "edar", "", ""),
    ("mainan kayu anak perlu sni ga", "need", "sni", "", "mainan kayu anak"),
    ("berapa total biaya semua izin keripik", "cost", "", "", "keripik"),
    ("opo kudu halal nek mung dodolan rengginang", "need", "halal", "", "rengginang"),
    ("ekspor keripik ke malaysia", "", "", "ekspor", "keripik"),
    ("surat ijin usaha mikro IUMK masih berlaku?", "mine", "nib", "", ""),
    ("bisa dibantu dinas ga ngurus pirt", "how", "spp_irt", "pemerintah", ""),
)  # fmt: skip


@pytest.mark.parametrize(("text", "topic", "paper", "channel", "goods"), ASKED)
def test_a_question_is_taken_apart(text: str, topic: str, paper: str, channel: str, goods: str) -> None:
    found = read_question(text, CHANNELS)
    assert (found.topic or "", found.paper or "", found.channel or "", found.goods) == (
        topic,
        paper,
        channel,
        goods,
    )


@pytest.mark.parametrize(
    "text", ["", "halo", "sertifikat", "izin", "cek izin ya bu", "😀", "12", "pak tolong"]
)
def test_words_without_a_question_are_empty(text: str) -> None:
    assert read_question(text, CHANNELS).is_empty


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("prit", "spp_irt"), ("p-irt", "spp_irt"), ("P IRT", "spp_irt"), ("spp-irt", "spp_irt"), ("pirtnya", "spp_irt"),
        ("bpon", "bpom"), ("bepom", "bpom"), ("halall", "halal"), ("hallal", "halal"), ("halalnya", "halal"),
        ("merk", "merek"), ("barkode", "barcode"), ("nomor induk berusaha", "nib"), ("laik sehat", "slhs"),
        ("nib", "nib"), ("nilai gizi", "ing"), ("nibung", None), ("md", "bpom"), ("madu", None), ("partai", None),
    ],
)  # fmt: skip
def test_papers_are_known_by_many_names_and_one_slip(text: str, paper: str | None) -> None:
    assert read_question(text, CHANNELS).paper == paper


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("masuk indomaret", "minimarket"), ("di alfa mart", "minimarket"), ("jual di tiktok", "online"),
        ("ke hotel", "supermarket_horeka"), ("dijual di warung", "toko_bazar"), ("buat dinas", "pemerintah"),
        ("ke luar negeri", "ekspor"), ("pesanan wa", "langsung"), ("katering perlu slhs", None),
        ("jual ke katering", "supermarket_horeka"), ("kafe butuh izin apa", None),
    ],
)  # fmt: skip
def test_channels_are_known_by_what_people_call_them(text: str, channel: str | None) -> None:
    assert read_question(text, CHANNELS).channel == channel


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("roti tawar tahan 4 hari bisa pirt?", 4), ("sambal tahan sampai 3 bulan perlu bpom", 90),
        ("keripik awet sebulan butuh apa", 30), ("dodol tahan seminggu pirt?", 7), ("berapa lama tahan", None),
        ("kerupuk tahan lama perlu pirt", None), ("keripik perlu pirt", None), ("kue tahan 3-5 hari pirt?", None),
    ],
)  # fmt: skip
def test_how_long_it_keeps_is_heard(text: str, days: int | None) -> None:
    assert read_question(text, CHANNELS).days == days


def test_all_papers_that_are_named_are_heard() -> None:
    assert read_question("apa bedanya pirt, halal sama bpom", CHANNELS).papers == ("spp_irt", "halal", "bpom")
    assert read_question("pirt pirt pirt", CHANNELS).papers == ("spp_irt",)


def test_a_number_beside_a_paper_is_to_be_recorded() -> None:
    found = read_question("pirt 2063325010123-27", CHANNELS)
    assert found == PaperQuestion(Topic.RECORD, ("spp_irt",), has_number=True)
    assert read_question("perpanjang pirt 2063325010123-27", CHANNELS).topic is Topic.RENEW


@pytest.mark.parametrize(
    ("goods", "kinds"),
    [
        ("keripik pisang", ["makanan_kering"]), ("dimsum frozen", ["frozen"]), ("mebel jati", ["mebel"]),
        ("batik tulis", ["fashion_batik"]), ("kopi bubuk", ["minuman_kering_serbuk"]), ("qwerty", []),
        ("bakso", ["frozen", "daging_ikan_basah_beku"]),
    ],
)  # fmt: skip
def test_goods_are_of_a_likely_kind(goods: str, kinds: list[str]) -> None:
    assert [kind.id for kind in likely(goods)] == kinds


@given(st.text(max_size=200))
def test_nothing_that_can_be_typed_breaks_the_reading(text: str) -> None:
    found = read_question(text, CHANNELS)
    assert len(found.goods) <= 60
    assert found.paper is None or isinstance(found.paper, str)
