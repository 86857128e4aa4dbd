"""Every sector asks which papers it needs, step by step: the questions, the answer, why, the guide, the first tick."""

from dataclasses import dataclass, field

import pytest

from tests.conversations.paper_talk import ANSWERS, answers_until, lines_of, settles
from tests.support.town import Talker, Town

FOOD = ("NIB", "Halal gratis", "Tabel gizi", "Label lengkap")


@dataclass(frozen=True)
class Sector:
    """`needs`: missing papers; `never`: what must not even be named; `instead`: what takes the place of PIRT."""

    goods: str
    kind: str
    channel: str
    needs: tuple[str, ...]
    never: tuple[str, ...] = ()
    told: dict[str, str] = field(default_factory=dict)
    instead: str = ""
    asks_first: tuple[str, ...] = ()


SECTORS = (
    Sector("keripik singkong", "makanan_kering", "Minimarket",
           (*FOOD, "PIRT", "Kelas keamanan pangan", "NPWP", "Merek", "Barcode"), ("Izin BPOM (MD)", "Surat laik bersih")),
    Sector("serabi", "makanan_basah", "Toko", ("NIB", "Label dapur bersih", "Halal gratis"), ("Izin BPOM (MD)",),
           {"disimpan bagaimana": "Segar"}, "Label dapur bersih"),
    Sector("kopi bubuk", "minuman_kering_serbuk", "Minimarket", ("PIRT", "Halal gratis"), ("Izin BPOM (MD)",),
           {"termasuk salah satu": "Bumbu, kopi"}),
    Sector("sari buah", "minuman_botol", "Online", (*FOOD, "Izin dapur BPOM", "Izin BPOM (MD)"), (), {}, "Izin BPOM (MD)"),
    Sector("es dawet", "minuman_saji", "Dari rumah", ("NIB", "Label dapur bersih", "Halal gratis"), ("Label lengkap",),
           {}, "Label dapur bersih"),
    Sector("dimsum ayam", "frozen", "Minimarket", ("Izin BPOM (MD)", "Halal reguler", "Barcode"), ("Halal gratis",),
           {"Ada daging, ayam": "Ayam"}, "Izin BPOM (MD)"),
    Sector("ikan asin", "daging_ikan_kering", "Toko", (*FOOD, "PIRT"), ("Izin BPOM (MD)",),
           {"Ada daging, ayam": "Ikan"}, "", ("Surat olahan ikan",)),
    Sector("abon sapi", "daging_ikan_kering", "Supermarket", (*FOOD, "PIRT", "Barcode"), ("Surat olahan ikan",),
           {"Ada daging, ayam": "Daging"}),
    Sector("bandeng presto", "daging_ikan_basah_beku", "Online", ("Izin BPOM (MD)", "Surat olahan ikan"), (),
           {"Ada daging, ayam": "Ikan"}, "Izin BPOM (MD)"),
    Sector("yoghurt", "olahan_susu", "Toko", (*FOOD, "Izin BPOM (MD)"), ("Barcode",),
           {"disimpan bagaimana": "Masuk kulkas"}, "Izin BPOM (MD)"),
    Sector("sabun mandi", "kosmetik", "Online", ("Izin kosmetik (NA)", "Tempat kosmetik layak", "Halal reguler"),
           ("PIRT", "Izin BPOM (MD)", "Tabel gizi")),
    Sector("jamu gendong", "jamu_gendong", "Dari rumah", ("NIB", "Halal gratis"), ("PIRT", "Izin jamu (TR)")),
    Sector("jamu kapsul", "jamu_kemasan", "Toko", ("Izin jamu (TR)", "Izin usaha jamu", "Halal reguler"), (),
           {}, "Izin jamu (TR)"),
    Sector("batik tulis", "fashion_batik", "Online", ("NIB",), ("PIRT", "Halal gratis", "Halal reguler", "Label lengkap")),
    Sector("tas kulit", "fashion_batik", "Minimarket", ("NIB", "Halal reguler", "Barcode"), ("PIRT", "Halal gratis"),
           {"kulit, bulu": "Ada"}),
    Sector("anyaman bambu", "kerajinan", "Kantor pemerintah", ("NIB", "NPWP", "Tayang di e-Katalog"),
           ("PIRT", "Halal gratis", "Bukti kayu sah")),
    Sector("kursi jati", "mebel", "Luar negeri", ("NIB", "NPWP", "Bukti kayu sah"), ("PIRT", "Halal gratis", "Label lengkap"),
           {"dari kayu": "Ya, kayu"}),
    Sector("jahit baju", "jasa_lain", "Dari rumah", ("NIB",), ("PIRT", "Halal gratis", "Label lengkap")),
    Sector("nasi kotak", "jasa_boga", "Kantor pemerintah", ("NIB", "Surat laik bersih", "Halal gratis"), ("PIRT",),
           {"Tempat usahanya": "Katering"}),
)  # fmt: skip


@pytest.mark.parametrize("sector", SECTORS, ids=lambda sector: sector.goods)
async def test_every_sector_learns_what_it_needs(town: Town, budi: Talker, sector: Sector) -> None:
    await settles(town, budi, sector.kind, sector.goods)
    await budi.says("/sertifikat")
    await budi.sees("Izin dan sertifikat")
    await budi.taps("Cek produk")
    await budi.sees(f"{sector.goods} mau dijual di mana?")
    if sector.channel == "Luar negeri":
        await budi.taps("Lainnya")
        await budi.gets_answer()
    await budi.taps(sector.channel)
    found = await answers_until(budi, "Menurut aturan yang kami tahu per 22 Nov 2026.", sector.told)
    lines = lines_of(found)
    assert {paper: lines.get(paper) for paper in sector.needs} == dict.fromkeys(sector.needs, "❌")
    assert {paper for paper in sector.never if paper in found.text} == set()
    assert [paper for paper, icon in lines.items() if icon == "⚠️"] == list(sector.asks_first)
    assert ("PIRT: tidak bisa, pakai " + sector.instead in found.text) is bool(sector.instead)
    assert found.text.count("👉 Berikutnya:") == 1
    assert "👉 Berikutnya: urus NIB." in found.text
    await budi.taps("Rincian")
    await budi.sees("Ketuk salah satu: kenapa perlu, biaya, dan lamanya.")
    await budi.taps("NIB")
    detail = await budi.sees("NIB: wajib")
    assert "💰 Biaya: gratis" in detail.text
    assert "🏢 Pastikan ke kantor izin (DPMPTSP)." in detail.text
    assert "Terakhir dicek 22 Nov 2026." in detail.text
    await budi.taps("Sumber")
    await budi.sees("NIB: sumbernya")
    await budi.taps("Balik")
    await budi.sees("NIB: wajib")
    await budi.taps("Panduan")
    await budi.sees("🪪 NIB (")
    await budi.taps("Syarat (0/5)")
    await budi.sees("0 dari 5 siap.")
    await budi.taps("⬜ 1")
    await budi.sees("1 dari 5 siap.")
    assert [row.item for row in await town.rows("SELECT item FROM paper_ticks")] == ["ktp"]


async def test_what_was_answered_is_not_asked_again_and_can_be_changed(town: Town, budi: Talker) -> None:
    await settles(town, budi, "makanan_kering", "keripik singkong")
    await budi.says("/sertifikat")
    await budi.sees("Izin dan sertifikat")
    await budi.taps("Cek produk")
    await budi.sees("mau dijual di mana?")
    await budi.taps("Dari rumah")
    await answers_until(budi, "Menurut aturan")
    assert (await town.rows("SELECT shelf_life_days FROM products"))[0].shelf_life_days == 90
    await budi.taps("Tempat lain")
    await budi.sees("mau dijual di mana?")
    await budi.taps("Minimarket")
    await budi.sees("→ 🛒 Minimarket")
    await budi.taps("Jawaban saya")
    told = await budi.sees("Jawaban tentang keripik singkong")
    assert "Jenis: 🍘 Makanan kering" in told.text
    assert "1. Berapa lama tahan di suhu ruang (tanpa kulkas)? 3 bulan" in told.text
    await budi.taps("✏️ 1")
    await budi.sees("Berapa lama tahan")
    await budi.says("5 hari")
    changed = await budi.sees("PIRT: tidak bisa, pakai Label dapur bersih")
    assert "Sudah ada" in changed.text
    await budi.taps("Jawaban saya")
    await budi.sees("5 hari")
    await budi.taps("✏️ Jenis")
    await budi.sees("termasuk jenis apa?")
    await budi.says("mebel")
    await answers_until(budi, "→ 🛒 Minimarket")
    await budi.sees("NIB")
    assert "PIRT" not in budi.screen.text


async def test_not_knowing_is_an_answer_and_says_what_it_leaves_open(town: Town, budi: Talker) -> None:
    await settles(town, budi, "makanan_kering", "keripik singkong")
    await budi.says("keripik singkong dijual di toko perlu apa")
    shown = await answers_until(budi, "Menurut aturan", dict.fromkeys(ANSWERS, "Tidak tahu"))
    assert "⚠️ PIRT" in shown.text
    told = await town.rows("SELECT DISTINCT value FROM product_facts")
    assert [row.value for row in told] == ['"unsure"']


@pytest.mark.parametrize("goods", ["makanan kering", "frozen", "mebel"])
async def test_a_stranger_may_ask_as_well(town: Town, budi: Talker, goods: str) -> None:
    await budi.says("/sertifikat")
    await budi.sees("Izin dan sertifikat")
    await budi.taps("Cek produk")
    await budi.sees("Barang apa yang mau dicek?")
    await budi.says(goods)
    await budi.sees("mau dijual di mana?")
    await budi.taps("Online")
    shown = await answers_until(budi, "Menurut aturan")
    assert "NIB" in shown.text
    await budi.taps("Sertifikat")
    await budi.sees("Izin dan sertifikat")
    await budi.taps("Punya saya")
    await budi.sees("saya perlu kenal usahanya dulu")
    assert await town.rows("SELECT * FROM people") == []


async def test_a_stranger_is_not_written_down_but_what_was_told_holds(town: Town, budi: Talker) -> None:
    await budi.says("keripik pisang perlu bpom gak?")
    await budi.sees("keripik pisang biasanya tidak perlu")
    await budi.taps("Jawab")
    found = await answers_until(budi, "Menurut aturan", {"Berapa lama tahan": "Sebulan"})
    assert "❌ PIRT" in found.text
    await budi.taps("Jawaban saya")
    told = await budi.sees("Jawaban tentang")
    assert "1. Berapa lama tahan di suhu ruang (tanpa kulkas)? Sebulan" in told.text
    await budi.taps("✏️ 1")
    await budi.sees("Berapa lama tahan")
    await budi.says("3 hari")
    await budi.sees("PIRT: tidak bisa")
    await budi.taps("Rincian")
    await budi.sees("Ketuk salah satu")
    await budi.taps("Halal gratis")
    await budi.sees("Halal gratis: wajib")
    await budi.taps("Panduan")
    await budi.sees("Sertifikat halal gratis")
    await budi.taps("Syarat (0/6)")
    await budi.sees("0 dari 6 siap.")
    await budi.taps("⬜ 1")
    await budi.sees_toast("Daftar dulu ya")
    await budi.taps("Panduan")
    await budi.sees("Sertifikat halal gratis")
    await budi.taps("Balik")
    await budi.sees("PIRT: tidak bisa")
    for table in ("people", "paper_inquiries", "paper_ticks", "product_facts", "producer_facts"):
        assert await town.rows(f"SELECT * FROM {table}") == [], table
