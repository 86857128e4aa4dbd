import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import areas

BATANG, BEKASI, SERANG, SOLO = "33.25", "32.16", "36.04", "33.72"


@pytest.mark.parametrize(
    ("text", "within", "code"),
    [
        ("Limpung", BATANG, "33.25.08"),
        ("kec. limpung", BATANG, "33.25.08"),
        ("Kecamatan   LIMPUNG", BATANG, "33.25.08"),
        ("limpung, batang", BATANG, "33.25.08"),
        ("limpung kab batang", BATANG, "33.25.08"),
        ("di limpung", BATANG, "33.25.08"),
        ("limpng", BATANG, "33.25.08"),
        ("warung asem", BATANG, "33.25.12"),
        ("Banyu Putih", BATANG, "33.25.15"),
        ("grinsing", BATANG, "33.25.07"),
        ("wonotungal", BATANG, "33.25.01"),
        ("Bawang", BATANG, "33.25.05"),
        ("batang", BATANG, "33.25.11"),
        ("Kedungwaringin", BEKASI, "32.16.12"),
        ("Kedung Waringin", BEKASI, "32.16.12"),
        ("kedungwringin", BEKASI, "32.16.12"),
        ("Muara Gembong", BEKASI, "32.16.17"),
        ("karangbahagia", BEKASI, "32.16.10"),
        ("cikarang brat", BEKASI, "32.16.08"),
        ("Anyer", SERANG, "36.04.30"),
        ("Anyar", SERANG, "36.04.30"),
        ("Puloampel", SERANG, "36.04.08"),
        ("lebakwangi", SERANG, "36.04.35"),
        ("waringin kurung", SERANG, "36.04.06"),
        ("bandung", SERANG, "36.04.34"),
        ("pasarkliwon", SOLO, "33.72.03"),
        ("lawean", SOLO, "33.72.01"),
        ("33.25.08", BATANG, "33.25.08"),
        ("limpung", "", "33.25.08"),
    ],
)
def test_one_kecamatan_is_meant(text, within, code):
    found = areas.search(text, within, 3)
    assert found.exact is not None
    assert found.exact.code == code
    assert found.candidates == (found.exact,)


@pytest.mark.parametrize(
    ("text", "within", "names"),
    [
        (
            "cikarang",
            BEKASI,
            {"Cikarang Barat", "Cikarang Utara", "Cikarang Timur", "Cikarang Selatan", "Cikarang Pusat"},
        ),
        ("tambun", BEKASI, {"Tambun Utara", "Tambun Selatan"}),
        ("bakang", BATANG, {"Batang", "Bawang"}),
    ],
)
def test_several_fit_and_none_is_guessed(text, within, names):
    found = areas.search(text, within, 3)
    assert found.exact is None
    assert names <= {area.name for area in found.candidates}


@pytest.mark.parametrize("text", ["", "x", "zzzzzz", "12345", "kecamatan", "😀", "32.16.08"])
def test_nothing_fits(text):
    found = areas.search(text, BATANG, 3)
    assert found == areas.SearchResult()


def test_a_village_typed_at_the_question_for_the_kecamatan_leads_to_it():
    found = areas.search_place("desa sidorejo", BATANG)
    assert found.exact is None
    assert {area.name for area in found.candidates} == {"Gringsing", "Warungasem"}
    assert {village.name for village in found.villages} == {"Sidorejo"}


def test_a_kecamatan_goes_before_a_village_of_the_same_name():
    found = areas.search_place("limpung", BATANG)
    assert found.exact == areas.find("33.25.08")
    assert found.villages == ()


def test_a_village_in_its_kecamatan():
    found = areas.search("ds. sukorejo", "33.25.08", 4)
    assert found.exact is not None
    assert found.exact.name == "Sukorejo"


def test_the_whole_country_offers_namesakes():
    found = areas.search("sukamaju", "", 3)
    assert found.exact is None or found.exact.name.replace(" ", "").lower() == "sukamaju"
    assert len(areas.search("sukamaju", "", 4, limit=6).candidates) == 6


def test_a_prefix_at_or_below_the_level_gives_that_area_alone():
    found = areas.search("limpung", "33.25.08", 3)
    assert found.exact == areas.find("33.25.08")
    assert areas.search("bandar", "33.25.08", 3) == areas.SearchResult()


@pytest.mark.parametrize(("within", "seconds"), [(BATANG, 0.005), ("", 0.150)])
def test_fast_enough(within, seconds):
    areas.search_place("pekalongn", within)
    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        areas.search_place("wonotungal sari", within)
        taken.append(time.perf_counter() - begun)
    assert min(taken) < seconds


@given(st.text(max_size=60))
def test_any_text_gives_an_answer(text):
    found = areas.search_place(text, BATANG)
    assert len(found.candidates) <= 6
    assert all(areas.is_within(area.code, BATANG) for area in found.candidates)


@pytest.mark.parametrize(
    ("text", "within", "village"),
    [
        ("sidomulyo limpung", BATANG, "33.25.08.2005"),
        ("Sidomulyo, Limpung", BATANG, "33.25.08.2005"),
        ("limpung sidomulyo", BATANG, "33.25.08.2005"),
        ("ds sidomulyo kec limpung kab batang", BATANG, "33.25.08.2005"),
        ("dk krajan rt 2 rw 1 desa sidomuljo kec. limpung", BATANG, "33.25.08.2005"),
        ("kalisari reban", BATANG, "33.25.04.2017"),
        ("kecamatan limpung desa sidomulyo", BATANG, "33.25.08.2005"),
        ("sidomulyo limpung batang", BATANG, "33.25.08.2005"),
        ("sidomulyo limpung", "", "33.25.08.2005"),
        ("kalisari kec blado", BATANG, "33.25.03.2007"),
        ("kel. kauman kec. batang", BATANG, "33.25.11.1015"),
    ],
)
def test_a_village_and_its_kecamatan_are_understood_together(text, within, village):
    found = areas.search_place(text, within)
    assert found.exact is not None
    assert found.exact.code == village.rpartition(".")[0]
    assert [area.code for area in found.villages] == [village]


@pytest.mark.parametrize(
    ("text", "kecamatan"),
    [
        ("sidomulyo", ["Limpung"]),
        ("kalisari batang", ["Blado", "Reban"]),
        ("ds sidorejo", ["Gringsing", "Warungasem"]),
    ],
)
def test_a_village_alone_is_a_guess_to_be_confirmed(text, kecamatan):
    found = areas.search_place(text, BATANG)
    assert found.exact is None
    assert sorted(area.name for area in found.candidates) == kecamatan
    assert {area.code.rpartition(".")[0] for area in found.villages} == {
        area.code for area in found.candidates
    }


@pytest.mark.parametrize(
    "text",
    [
        "limpung",
        "kec limpung",
        "limpung kab batang",
        "limpung batang",
        "limpung, kab batang jateng",
        "batang kota",
        "gringsing",
    ],
)
def test_a_kecamatan_alone_names_no_village(text):
    found = areas.search_place(text, BATANG)
    assert found.exact is not None
    assert found.villages == ()
