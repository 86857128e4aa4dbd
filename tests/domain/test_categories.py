import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import categories

CERTIFICATION_IDS = [
    "makanan_kering",
    "makanan_basah",
    "minuman_kering_serbuk",
    "minuman_botol",
    "minuman_saji",
    "frozen",
    "daging_ikan_kering",
    "daging_ikan_basah_beku",
    "olahan_susu",
    "kosmetik",
    "jamu_kemasan",
    "jamu_gendong",
    "fashion_batik",
    "kerajinan",
    "jasa_boga",
    "jasa_lain",
]
KINDS = [kind for group in categories.GROUPS for kind in group.kinds]


def test_the_ids_are_those_of_the_certification_rules_and_two_more():
    assert sorted(kind.id for kind in KINDS) == sorted([*CERTIFICATION_IDS, "mebel", "lainnya"])


def test_buttons_fit_a_screen():
    assert len(categories.GROUPS) <= 6
    assert all(1 <= len(group.kinds) <= 6 for group in categories.GROUPS)
    names = [entry.name for entry in (*categories.GROUPS, *KINDS)]
    assert all(1 <= len(name.split()) <= 3 for name in names)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_each_kind_is_found_and_lies_in_its_group(kind):
    assert categories.find_kind(kind.id) == kind
    assert kind in categories.group_of(kind).kinds
    assert kind.icon
    assert len(kind.example) <= 100


def test_unknown_ids():
    assert categories.find_kind("pesawat") is None
    assert categories.find_group("pesawat") is None


def test_a_group_by_its_id():
    assert categories.find_group("jasa") in categories.GROUPS


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("keripik singkong", "makanan_kering"),
        ("keripk tempe", "makanan_kering"),
        ("kerupuk", "makanan_kering"),
        ("emping melinjo", "makanan_kering"),
        ("rempeyek kacang", "makanan_kering"),
        ("sambal botol", "makanan_kering"),
        ("Kue kering lebaran", "makanan_kering"),
        ("madu", "makanan_kering"),
        ("kue basah", "makanan_basah"),
        ("serabi", "makanan_basah"),
        ("warung makan", "makanan_basah"),
        ("roti", "makanan_basah"),
        ("dimsum", "frozen"),
        ("nugget ayam frozen", "frozen"),
        ("abon sapi", "daging_ikan_kering"),
        ("ikan asin", "daging_ikan_kering"),
        ("sate bandeng", "daging_ikan_basah_beku"),
        ("yoghurt", "olahan_susu"),
        ("es krim", "olahan_susu"),
        ("kopi bubuk", "minuman_kering_serbuk"),
        ("jahe instan", "minuman_kering_serbuk"),
        ("susu kedelai", "minuman_botol"),
        ("sirup", "minuman_botol"),
        ("es teh", "minuman_saji"),
        ("kopi susu", "minuman_saji"),
        ("jamu gendong", "jamu_gendong"),
        ("jamu serbuk", "jamu_kemasan"),
        ("sabun mandi", "kosmetik"),
        ("batik tulis", "fashion_batik"),
        ("jilbab", "fashion_batik"),
        ("tas anyaman", "kerajinan"),
        ("gerabah", "kerajinan"),
        ("kursi jati", "mebel"),
        ("lemari", "mebel"),
        ("katering", "jasa_boga"),
        ("nasi kotak", "jasa_boga"),
        ("laundry", "jasa_lain"),
        ("jahit baju", "jasa_lain"),
        ("bibit tanaman", "lainnya"),
    ],
)
def test_what_is_sold_finds_its_kind(text, first):
    assert categories.match(text)[0].id == first


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("kue", {"makanan_kering", "makanan_basah"}),
        ("tempe", {"makanan_kering", "makanan_basah"}),
        ("jamu", {"jamu_gendong", "jamu_kemasan"}),
        ("bakso", {"frozen", "daging_ikan_basah_beku"}),
    ],
)
def test_a_word_with_two_meanings_offers_both(text, ids):
    assert ids <= {kind.id for kind in categories.match(text)}


@pytest.mark.parametrize("text", ["", "xyz", "123", "😀", "/start"])
def test_unknown_words_find_nothing(text):
    assert categories.match(text) == ()


@given(st.text(max_size=200))
def test_any_text_gives_at_most_four(text):
    assert len(categories.match(text)) <= 4
