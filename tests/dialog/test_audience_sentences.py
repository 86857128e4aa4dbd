"""For whom an announcement is, said in one sentence: taken whole or not at all, and never half understood."""

import pytest

from domain.audience import Audience, PaperGap
from tests.dialog.audience_talk import Officer


@pytest.fixture
def ratna() -> Officer:
    return Officer("33.25")


LIMPUNG, BAWANG, BANDAR, WARUNGASEM = "33.25.08", "33.25.05", "33.25.02", "33.25.12"
BATIK, KERIPIK, HALAL = ("fashion_batik",), ("makanan_kering",), PaperGap(paper="halal")
SENTENCES = [
    ("pedagang keripik di bandar", {"areas": (BANDAR,), "categories": ("makanan_kering",)}),
    ("kirim ke semua pedagang keripik di bandar", {"areas": (BANDAR,), "categories": ("makanan_kering",)}),
    ("semua perajin batik di Limpung sama Bawang", {"areas": (BAWANG, LIMPUNG), "categories": ("fashion_batik",)}),
    ("warga limpung aja", {"areas": (LIMPUNG,)}),
    ("bakul keripik nang bandar", {"areas": (BANDAR,), "categories": ("makanan_kering",)}),
    ("yang belum punya pirt", {"paper": PaperGap(paper="spp_irt")}),
    ("umkm limpung yg blm punya halal", {"areas": (LIMPUNG,), "paper": PaperGap(paper="halal")}),
    ("pirt habis 90 hari lagi", {"paper": PaperGap(paper="spp_irt", within=90)}),
    ("yang gak aktif 3 bulan", {"silent_days": 90}),
    ("semua se-kabupaten yang belum punya nib", {"paper": PaperGap(paper="nib")}),
    ("ibu2 batik warungasem", {"areas": (WARUNGASEM,), "categories": BATIK}),
    ("ibu-ibu pembatik se-warungasem", {"areas": (WARUNGASEM,), "categories": BATIK}),
    ("warga kecamatan limpung & warungasem yang jualan batik", {"areas": (LIMPUNG, WARUNGASEM), "categories": BATIK}),
    ("all batik makers in warungasem without halal", {"areas": (WARUNGASEM,), "categories": BATIK, "paper": HALAL}),
    ("kabeh bakul kripik nang limpung lan bandar", {"areas": (BANDAR, LIMPUNG), "categories": KERIPIK}),
    ("warungasem batik", {"areas": (WARUNGASEM,), "categories": BATIK}),
    ("batik tulis", {"categories": BATIK}),
    ("batik sama emping di Limpung, Bandar dan Bawang", {"areas": (BANDAR, BAWANG, LIMPUNG), "categories": (*BATIK, *KERIPIK)}),
    ("yang belum ber-PIRT", {"paper": PaperGap(paper="spp_irt")}),
    ("PIRT-nya mau habis bulan depan", {"paper": PaperGap(paper="spp_irt", within=60)}),
    ("yg 2 bulan gak pernah buka", {"silent_days": 60}),
    ("yang sudah 6 bln ga ada kabar", {"silent_days": 180}),
    ("anggota yg gak pernah muncul setahun", {"silent_days": 365}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "meant"), SENTENCES)
def test_an_audience_may_be_said_in_one_sentence(
    ratna: Officer, words: str, meant: dict[str, object]
) -> None:
    ratna.says(words)
    assert ratna.chosen == Audience.model_validate(meant)
    ratna.says("semua")
    assert ratna.chosen == Audience()
    ratna.taps("Pakai ini")
    assert "audience" in ratna.state.answers


@pytest.mark.parametrize(
    "words",
    [
        "semua",
        "semuanya",
        "Semua UMKM",
        "ke semua pelaku usaha",
        "kabeh",
        "seluruh kabupaten batang",
        "semua orang",
        "se kabupaten batang",
        "satu kabupaten",
        "sak kabupaten",
        "sdaya",
        "smua",
    ],
)
def test_everybody_said_in_words_is_the_answer(ratna: Officer, words: str) -> None:
    ratna.says(words)
    assert ratna.state.answers.get("audience") == Audience().model_dump(mode="json")


@pytest.mark.parametrize(
    "words",
    [
        "keripik di atlantis",
        "semua kecuali limpung",
        "kabupaten pekalongan",
        "asdf qwer di limpung",
        "btk warungasem",
        "kendal",
        "semarang",
        "batik di kota pekalongan",
        "yang sudah punya halal",
        "batik yang punya anak kecil banyak",
    ],
)
def test_nothing_is_half_understood(ratna: Officer, words: str) -> None:
    ratna.says("bawang", words)
    assert ratna.chosen.areas == (BAWANG,)
    assert ratna.chosen.categories == ()


def test_a_place_of_another_regency_is_named_as_such(ratna: Officer) -> None:
    ratna.says("kendal")
    assert "di luar wilayah" in ratna.text()
    ratna.says("batik di kota semarang")
    assert "di luar wilayah" in ratna.text()
    ratna.says("Limpung")
    assert ratna.chosen.areas == (LIMPUNG,)


def test_a_name_that_is_only_alike_is_asked_back(ratna: Officer) -> None:
    ratna.says("sekarang baru")
    assert ratna.chosen.areas == ()
    ratna.says("Limpung")
    assert ratna.chosen.areas == (LIMPUNG,)
