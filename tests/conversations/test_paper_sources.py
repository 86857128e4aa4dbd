"""Every figure can be traced: each line and guide shows its sources, the law first, and when it was last looked at."""

import pytest

from domain.papers import rules
from tests.conversations.paper_talk import answers_until, settles
from tests.support.town import Talker, Town


@pytest.fixture
async def maker(town: Town) -> Talker:
    talker = town.person("Siti", 103)
    await settles(town, talker, "makanan_kering", "keripik tempe")
    return talker


async def test_the_law_stands_first_and_a_page_can_be_opened(maker: Talker) -> None:
    await maker.says("keripik tempe perlu nib?")
    await maker.sees("Ya, keripik tempe perlu NIB.")
    await maker.taps("Sumber")
    shown = await maker.sees("NIB: sumbernya")
    assert "• PP 28/2025" in shown.text.splitlines()[2]
    assert "(5 Jun 2025)" in shown.text
    assert "Terakhir dicek 22 Nov 2026." in shown.text
    await maker.says("keripik tempe dijual di toko perlu apa")
    await answers_until(maker, "Menurut aturan")
    await maker.taps("Rincian")
    await maker.sees("Ketuk salah satu")
    await maker.taps("PIRT")
    await maker.sees("PIRT: wajib")
    await maker.taps("Sumber")
    shown = await maker.sees("PIRT: sumbernya")
    links = [entity["url"] for entity in shown.body["entities"] if entity["type"] == "text_link"]
    assert (
        "https://dpmptsp.klungkungkab.go.id/2024/10/24/bimtek-penyuluhan-keamanan-pangan-di-kecamatan-nusa-penida"
        in links
    )


async def test_a_figure_from_memory_says_so(maker: Talker) -> None:
    await maker.says("barcode mahal gak")
    await maker.sees("cek dulu ke GS1 Indonesia")
    await maker.taps("Tempat dan tips")
    await maker.sees("tempatnya, dan yang sering salah")
    await maker.taps("Sumber")
    shown = await maker.sees("Barcode: sumbernya")
    assert "Sebagian dari pengalaman" in shown.text
    await maker.taps("Balik")
    await maker.sees("tempatnya, dan yang sering salah")


async def test_what_we_are_not_sure_of_says_so_in_its_guide(maker: Talker) -> None:
    await maker.says("cara urus nkv")
    shown = await maker.sees("Nomor dokter hewan")
    assert "Kami belum yakin. Cek dulu ke Dinas Peternakan." in shown.text
    assert "Tanggal habisnya" not in shown.text
    assert "📆 Berlakunya: tanya kantornya." in shown.text
    await maker.says("cara urus label hsp")
    assert (
        "Biaya: biasanya gratis, cek dulu ke Dinas Kesehatan" in (await maker.sees("Label dapur bersih")).text
    )


async def test_old_rules_say_so_in_guide_line_and_source(town: Town, maker: Talker) -> None:
    town.sim.clock.at("2027-05-22 09:00")
    await maker.says("keripik tempe perlu nib?")
    fresh = await maker.sees("Ya, keripik tempe perlu NIB.")
    assert "sudah lebih dari 180 hari" in fresh.text
    await maker.taps("Sumber")
    assert "sudah lebih dari 180 hari" in (await maker.sees("NIB: sumbernya")).text
    await maker.says("cara bikin nib")
    assert "sudah lebih dari 180 hari" in (await maker.sees("🪪 NIB (")).text


async def test_the_note_of_a_category_is_told(town: Town, budi: Talker) -> None:
    await settles(town, budi, "mebel", "kursi jati")
    await budi.says("kursi jati dijual di toko perlu apa")
    shown = await answers_until(budi, "Menurut aturan")
    assert "Simpan nota beli kayunya." in shown.text
    await budi.says("tanaman hias dijual di toko perlu izin apa")
    shown = await answers_until(budi, "Menurut aturan", {"beras, sayur": "Bukan"})
    assert "Aturan untuk produk ini belum ada di catatan kami." in shown.text


async def test_what_happens_without_it_is_told_without_a_threat(maker: Talker) -> None:
    await maker.says("cara bikin pirt")
    await maker.sees("🏷 PIRT (")
    await maker.taps("Tempat dan tips")
    await maker.sees("tempatnya, dan yang sering salah")
    await maker.taps("Kalau belum punya")
    shown = await maker.sees("biasanya ditegur dulu")
    assert "Pastikan ke Dinas Kesehatan." in shown.text
    await maker.taps("Langkah")
    await maker.sees("langkahnya")


def test_no_text_names_a_particular_fine() -> None:
    """Certifications.md 3.1: "it should not threaten with a particular fine"."""
    told = [guide.without.id for paper in rules().papers.values() for guide in paper.guide if guide.without]
    assert len(told) >= 8
    assert not any("Rp" in text for text in told)
