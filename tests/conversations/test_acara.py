"""/acara: officers plan an event in six questions, announce it, change it, call it off; people hear of it just once.

It is Tuesday, 24 November 2026, 09.00.
"""

from collections.abc import Sequence

import pytest

from tests.conversations.planning import SIX, about, announces, answers, officer, planned_events, plans
from tests.conversations.reminding import at
from tests.support.town import Talker, Town


async def test_six_questions_a_card_and_a_tap_and_everybody_is_told(
    town: Town, ratna: Talker, yuli: Talker
) -> None:
    await ratna.says("/acara")
    shown = await ratna.sees("Belum ada acara di wilayah ini.")
    assert shown.buttons == ["➕ Acara baru", "🕘 Sudah lewat"]
    await ratna.taps("Acara baru")
    assert "Langkah 1 dari 6" in (await ratna.sees("Mau bikin acara apa?")).text
    await answers(ratna, *SIX)
    card = await ratna.sees("Sudah benar semua?")
    for line in (
        "Acara: Pelatihan kemasan keripik", "Jenis: 🎓 Pelatihan", "Waktu: Kamis, 3 Des 2026, 09.00–12.00 WIB",
        "Tempat: Aula Kecamatan Limpung", "Kuota: 30 orang", "Info: Bawa contoh produk", "Belum ada peta",
    ):  # fmt: skip
        assert line in card.text
    await ratna.taps("Simpan")
    shown = await ratna.sees("Belum diumumkan. Cocok untuk 1 pelaku usaha.")
    assert shown.buttons == ["📣 Umumkan", "✏️ Ubah", "❌ Batalkan acara", "⬅️ Daftar acara"]
    assert about(yuli, "kemasan") == []
    await ratna.taps_twice("Umumkan")
    await ratna.sees("Sudah diumumkan tadi.")
    said = await yuli.sees("📅 Pelatihan kemasan keripik")
    assert "Bawa contoh produk" in said.text
    await yuli.taps("Ikut")
    await yuli.sees("Sudah terdaftar di Pelatihan kemasan keripik.")
    await at(town, "2026-11-25 09:00")
    assert about(yuli, "Acara baru") == []
    await ratna.says("/acara")
    assert (
        "1. Kam, 3 Des 09.00: Pelatihan kemasan keripik. 1 dari 30 tempat terisi"
        in (await ratna.sees("Acara di wilayah")).text
    )


async def test_what_is_not_certain_is_asked_back(town: Town, ratna: Talker) -> None:
    await ratna.says("/acara")
    await ratna.sees("Belum ada acara")
    await ratna.taps("Acara baru")
    await answers(
        ratna,
        ("says", "Rapat paguyuban", "Acaranya jenis apa?"),
        ("taps", "Lainnya", "Kapan?"),
        ("says", "di balai desa", "Tulis hari dan jamnya"),
        ("says", "besok jam setengah 8", "Maksudnya jam yang mana?"),
    )
    shown = await ratna.gets_answer()
    assert shown.buttons[:2] == ["07.30", "19.30"]
    await answers(
        ratna,
        ("taps", "07.30", "Di mana?"),
        ("says", "-7.016, 109.928", "Apa nama tempatnya?"),
        ("says", "Balai Desa Sidomulyo", "Muat berapa orang?"),
        ("says", "0", "Tulis paling sedikit 1"),
        ("says", "banyak", "Muat berapa orang?"),
        ("says", "dua puluh lima", "Acara ini untuk siapa?"),
        ("says", "Limpung", "Langkah 6 dari 6"),
        ("taps", "Pakai ini", "Sudah benar semua?"),
    )
    card = await ratna.sees("Sudah benar semua?")
    assert "Info: belum diisi" in card.text
    assert "Waktu: Rabu, 25 Nov 2026, 07.30 WIB" in card.text
    assert "Tempat: Balai Desa Sidomulyo (ada peta)" in card.text
    assert "Kuota: 25 orang" in card.text
    await answers(
        ratna,
        ("taps", "Info", "Peserta perlu tahu"),
        ("says", "Bawa KTP", "Info: Bawa KTP"),
        ("taps", "Simpan", "Sudah dicatat."),
        ("says", "/acara", "Acara di wilayah"),
        ("taps", "Acara baru", "Mau bikin acara apa?"),
        ("says", "Bimtek foto", "Kapan?"),
        ("says", "5 desember 09.00", "Di mana?"),
        ("says", "balai desa sidomulyo", "Muat berapa orang?"),
    )


async def test_never_more_than_six_questions(town: Town, ratna: Talker) -> None:
    await ratna.says("/acara")
    await ratna.sees("Belum ada acara")
    await ratna.taps("Acara baru")
    await answers(
        ratna,
        ("says", "Kumpul warga", "Acaranya jenis apa?"),
        ("says", "izin kolektif", "Izin apa"),
        ("says", "PIRT dan halal", "Kapan?"),
        ("says", "5 desember 09.00", "Langkah 5 dari 6"),
        ("says", "Balai Desa Sidomulyo", "Kirim juga lokasinya"),
        ("taps", "Tanpa peta", "Langkah 6 dari 6"),
        ("taps", "Pakai ini", "Kuota: tanpa batas"),
        ("taps", "Simpan", "Sudah dicatat."),
    )


@pytest.mark.parametrize(
    ("when", "remark"),
    [
        ("24 desember 09.00", "Kamis, 24 Des 2026 itu hari libur."),
        ("29 november 09.00", "itu hari Minggu."),
        ("3 desember 21.00", "Mulainya malam atau dini hari."),
        ("4 desember 10.00-11.00", "Bentrok dengan Pelatihan kemasan keripik."),
    ],
)
async def test_what_may_be_a_slip_is_remarked_but_allowed(
    town: Town, ratna: Talker, when: str, remark: str
) -> None:
    await plans(ratna, when="4 desember 09.00-12.00")
    await ratna.says("/acara")
    await ratna.sees("Pelatihan kemasan keripik")
    await ratna.taps("Acara baru")
    await ratna.sees("Mau bikin acara apa?")
    lines = list(SIX)
    lines[0], lines[1] = ("says", "Bimtek foto", "Kapan?"), ("says", when, "Di mana?")
    await answers(ratna, *lines)
    assert remark in (await ratna.sees("Sudah benar semua?")).text
    await ratna.taps("Simpan")
    await ratna.sees("Sudah dicatat.")


@pytest.mark.parametrize("when", ["kemarin jam 9", "hari ini jam 8 pagi", "21 november 2026 10.00"])
async def test_what_is_over_cannot_be_planned(town: Town, ratna: Talker, when: str) -> None:
    await ratna.says("/acara")
    await ratna.sees("Belum ada acara")
    await ratna.taps("Acara baru")
    await answers(
        ratna,
        ("says", "Bimtek foto", "Kapan?"),
        ("says", when, "sudah lewat"),
        ("says", "besok 09.00", "Di mana?"),
    )


SCOPES: Sequence[tuple[str, bool]] = (
    ("33.25", True),
    ("33.25.08", False),
    ("33.25.04", False),
    ("33.26", False),
    ("", True),
)


@pytest.mark.parametrize(("area", "may"), SCOPES)
async def test_only_officers_of_the_whole_area_change_it(
    town: Town, ratna: Talker, area: str, may: bool
) -> None:
    await plans(ratna)
    other = await officer(town, "Wahyu", 107, area)
    [row] = await town.rows("SELECT id FROM events")
    for name, sees in (
        ("acara_tell", "Sedang diumumkan"),
        ("acara_off", "Kenapa"),
        ("acara_edit", "Coba dicek"),
    ):
        await other.forges(f"-:{name}:{row.id}")
        await other.sees(sees if may else "bukan di wilayah")
    assert (await planned_events(town))[0].startswith(
        "Pelatihan kemasan keripik/" + ("open" if may else "draft")
    )


@pytest.mark.parametrize(("area", "sees"), [("33.25.08", True), ("33.25.04", True), ("33.26", False)])
async def test_an_officer_of_a_part_sees_what_concerns_it(
    town: Town, ratna: Talker, area: str, sees: bool
) -> None:
    await plans(ratna)
    other = await officer(town, "Wahyu", 107, area)
    await other.says("/acara")
    await other.sees("Belum ada acara")
    await announces(ratna)
    await other.says("/acara")
    shown = await other.sees("Acara di wilayah ini" if sees else "Belum ada acara")
    assert ("kemasan" in shown.text) is sees
    [row] = await town.rows("SELECT id FROM events")
    await other.forges(f"-:acara_one:{row.id}")
    shown = await other.sees("👀 Acara wilayah yang lebih luas." if sees else "bukan di wilayah")
    assert not {"✏️ Ubah", "📣 Umumkan"} & set(shown.buttons)


@pytest.mark.parametrize("words", ["/acara", "acara"])
async def test_producers_are_led_to_their_agenda_and_officers_to_their_desk(
    town: Town, ratna: Talker, yuli: Talker, words: str
) -> None:
    await yuli.says(words)
    await yuli.sees("Belum ada acara yang cocok.")
    await ratna.says("ada acara apa minggu depan")
    await ratna.sees("Belum ada acara di wilayah ini.")
    for name in ("acara_new", "acara_one", "acara_edit", "acara_tell", "acara_off"):
        await yuli.forges(f"-:{name}:1")
        await yuli.sees("khusus petugas")
    stranger = town.person("Tono", 108)
    await stranger.says(words)
    await stranger.gets_answer()
    assert await planned_events(town) == []
