"""The question "for whom?": a hub and its inner screens, by taps and by words, never beyond the asker's area."""

import pytest

from bot.dialog.event import Said, SentPhoto
from domain.audience import Audience, PaperGap
from tests.dialog.audience_talk import Officer


@pytest.fixture
def ratna() -> Officer:
    return Officer("33.25")


def test_everybody_of_the_own_area_takes_one_tap(ratna: Officer) -> None:
    assert "Siapa yang dikirimi?" in ratna.text()
    assert "👥 <b>1.234</b> orang, 14 lewat pendamping" in ratna.text()
    assert "📍 seluruh Kabupaten Batang\n🏷 semua jenis usaha" in ratna.text()
    ratna.taps("Pakai ini")
    assert ratna.state.answers["audience"] == Audience().model_dump(mode="json")


def test_kecamatan_are_ticked_one_by_one_and_villages_of_one(ratna: Officer) -> None:
    ratna.taps("Daerah")
    assert "Daerah mana saja?" in ratna.text()
    ratna.taps("Bandar", "Banyuputih")
    assert ratna.labels()[:2] == ["✅ Bandar", "✅ Banyuputih"]
    ratna.taps("Banyuputih", "Desa di Bandar", "Batiombo")
    assert ratna.chosen.areas == ("33.25.02.2020",)
    ratna.taps("Semua Bandar")
    assert ratna.chosen.areas == ("33.25.02",)
    ratna.taps("Batiombo", "Kembali", "Selesai")
    assert "📍 Batiombo" in ratna.text()
    ratna.taps("Daerah", "Semua tempat")
    assert ratna.chosen == Audience()


def test_places_and_goods_may_be_written_at_once(ratna: Officer) -> None:
    ratna.says("limpung, Bawang dan tersono")
    assert len(ratna.chosen.areas) == 3
    assert "📍 Bawang, " in ratna.text()
    ratna.says("keripik tempe")
    assert ratna.chosen.categories == ("makanan_kering",)
    ratna.says("6")
    assert ratna.state.answers["audience"]["categories"] == ["makanan_kering"]


def test_pages_keep_what_is_ticked(ratna: Officer) -> None:
    ratna.taps("Daerah", "Bandar", "➡️")
    assert "✅ Bandar" not in ratna.labels()
    ratna.taps(ratna.labels()[0], "Sebelumnya")
    assert "✅ Bandar" in ratna.labels()
    assert len(ratna.chosen.areas) == 2


def test_a_name_that_may_be_several_is_asked_back(ratna: Officer) -> None:
    ratna.taps("Daerah")
    ratna.says("Sidomulyo")
    areas = ratna.chosen.areas
    if not areas:
        assert "salah satu" in ratna.text()
        ratna.taps(ratna.labels()[0])
    assert ratna.chosen.areas[0].startswith("33.25.")


def test_a_whole_group_or_some_of_its_kinds(ratna: Officer) -> None:
    ratna.taps("Jenis usaha", "Makanan", "Semua Makanan")
    assert ratna.chosen.categories == ("makanan",)
    ratna.taps("Makanan kering")
    assert ratna.chosen.categories == ("makanan_kering",)
    ratna.taps("Kembali", "Lainnya", "Selesai")
    assert ratna.chosen.categories == ("makanan_kering", "lainnya")
    assert "🏷 Makanan kering, " in ratna.text()


@pytest.mark.parametrize(
    ("taps", "says", "gap"),
    [
        (("PIRT", "Belum punya"), (), PaperGap(paper="spp_irt")),
        (("PIRT", "Habis 60 hari"), (), PaperGap(paper="spp_irt", within=60)),
        (("PIRT",), ("2 minggu",), PaperGap(paper="spp_irt", within=14)),
        (("PIRT",), ("45",), PaperGap(paper="spp_irt", within=45)),
        (("Halal",), (), PaperGap(paper="halal")),
        (("NIB",), (), PaperGap(paper="nib")),
        ((), ("halal",), PaperGap(paper="halal")),
    ],
)
def test_a_certificate_that_is_missing_or_ends(
    ratna: Officer, taps: tuple[str, ...], says: tuple[str, ...], gap: PaperGap
) -> None:
    ratna.taps("Sertifikat", *taps)
    ratna.says(*says)
    assert ratna.chosen.paper == gap
    assert "📜" in ratna.text()


def test_shops_one_by_one_or_all_that_a_name_fits(ratna: Officer) -> None:
    ratna.taps("Toko", "Alfamart Batang")
    ratna.says("indomaret")
    ratna.taps("Semua 2", "Selesai")
    assert set(ratna.chosen.outlets) == {1, 2, 3}
    assert "🏪 Alfamart Batang, dan 2 lagi" in ratna.text()
    ratna.taps("Toko", "Semua toko")
    assert ratna.chosen.outlets == ()


def test_events_by_a_tap_or_by_name(ratna: Officer) -> None:
    ratna.taps("Lainnya", "Ikut acara", "Pelatihan kem… (03/12/26)")
    ratna.says("bazar")
    ratna.taps("Selesai")
    assert set(ratna.chosen.events) == {5, 7}
    assert "📅 Pelatihan kem… (03/12/26), dan 1 lagi" in ratna.text()
    ratna.taps("Lainnya", "Ikut acara", "Ikut atau tidak")
    assert ratna.chosen.events == ()


@pytest.mark.parametrize(("said", "days"), [("90 hari", 90), ("3 bulan", 90), ("120", 120), ("setahun", 365)])
def test_silence_tapped_or_written(ratna: Officer, said: str, days: int) -> None:
    ratna.taps("Lainnya", "Lama diam")
    ratna.says(said)
    assert ratna.chosen.silent_days == days
    assert f"💤 tidak ada kabar {days} hari" in ratna.text()


@pytest.mark.parametrize(
    ("door", "said"),
    [
        ("", "xyzzy qwerty"), ("Daerah", "Bekasi Timur Sekali"), ("Jenis usaha", "xyzzy"), ("Sertifikat", "ijazah"),
        ("Toko", "Carrefour Paris"), ("Lama diam", "lama sekali"), ("Lama diam", "99999"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_asked_again_and_nothing_is_lost(
    ratna: Officer, door: str, said: str
) -> None:
    ratna.says("Limpung")
    before = ratna.chosen
    if door:
        ratna.taps(*(("Lainnya", door) if door == "Lama diam" else (door,)))
    ratna.says(said)
    assert ratna.chosen == before
    ratna.does(SentPhoto("f"))
    assert ratna.chosen == before
    ratna.taps(*(("Selesai",) if door else ()), "Pakai ini")
    assert ratna.chosen == before


@pytest.mark.parametrize("scope", [("33.25.08",), ("33.25.08", "33.25.05")])
def test_an_officer_of_some_kecamatan_sees_no_other(scope: tuple[str, ...]) -> None:
    tuti = Officer(*scope)
    tuti.taps("Daerah")
    seen = " ".join(tuti.labels())
    assert "Gringsing" not in seen
    for choice in ("x33.25.09", "x33.24", ">33.24", "x33", "=every", "x", "~99", "~x"):
        tuti.forges(choice)
    assert tuti.chosen == Audience()
    tuti.says("Gringsing")
    assert tuti.chosen == Audience()
    tuti.says("Limpung")
    assert all(area.startswith(scope) for area in tuti.chosen.areas)


def test_who_serves_one_village_has_no_places_to_choose() -> None:
    tuti = Officer("33.25.08.2001", shops={})
    assert not any("Daerah" in label or "Toko" in label for label in tuti.labels())
    tuti.taps("Pakai ini")


def test_the_country_is_opened_level_by_level() -> None:
    pusat = Officer("")
    assert "📍 seluruh Indonesia" in pusat.text()
    pusat.taps("Daerah")
    pusat.does(Said("Aceh"))
    assert pusat.state.answers == {}


def test_forged_buttons_of_the_hub_change_nothing(ratna: Officer) -> None:
    for choice in ("nothing", "=done", "x33.25.08", ""):
        ratna.forges(choice)
        assert ratna.chosen == Audience()
    ratna.taps("Pakai ini")


def test_back_leads_out_of_an_inner_screen_and_a_correction_begins_with_what_was_chosen(
    ratna: Officer,
) -> None:
    ratna.taps("Jenis usaha", "Makanan", "Kembali", "Kembali")
    assert "Siapa yang dikirimi?" in ratna.text()
    ratna.says("Limpung")
    ratna.taps("Pakai ini", "Untuk")
    assert ratna.chosen.areas
    assert "📍 Limpung" in ratna.text()
    ratna.taps("Kembali")
    assert "Benar?" in ratna.text()
