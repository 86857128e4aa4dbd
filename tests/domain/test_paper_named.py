"""What the name of goods says by itself is not asked; what is ambiguous, or only sounds like it, is."""

import pytest

from domain.papers import Facts, Ware, questions
from domain.papers.named import named
from tests.domain.paper_table import TODAY

SAID = (
    ("dimsum ayam", "frozen", {"animal": "poultry"}),
    ("nugget ikan", "frozen", {"animal": "fish"}),
    ("abon sapi", "daging_ikan_kering", {"animal": "meat"}),
    ("abon lele", "daging_ikan_kering", {"animal": "fish"}),
    ("kerupuk udang mentah", "daging_ikan_kering", {"animal": "fish"}),
    ("kerupuk kulit", "daging_ikan_kering", {"animal": "meat"}),
    ("keripik kentang rasa ayam", "makanan_kering", {}),
    ("bumbu ayam goreng", "makanan_kering", {"sort": "seasoning"}),
    ("tepung ayam krispi", "makanan_kering", {}),
    ("telur ayam", "lainnya", {}),
    ("yoghurt susu sapi", "olahan_susu", {}),
    ("bakso", "daging_ikan_basah_beku", {}),
    ("siomay ikan ayam", "frozen", {}),
    ("telur asin", "makanan_kering", {"sort": "salted_egg"}),
    ("bubur bayi mpasi", "makanan_kering", {"sort": "baby_diet"}),
    ("kopi instan", "minuman_kering_serbuk", {"sort": "sni"}),
    ("kopi bubuk", "minuman_kering_serbuk", {"sort": "seasoning"}),
    ("bolu kopi", "makanan_basah", {}),
    ("rendang kemasan vakum", "makanan_basah", {"storage": "vacuum"}),
    ("sarden kaleng", "daging_ikan_basah_beku", {"storage": "canned", "animal": "fish"}),
    ("air minum galon", "minuman_botol", {"water": "yes"}),
    ("tas kulit", "fashion_batik", {"leather": "yes"}),
    ("tas kulit sapi", "fashion_batik", {"leather": "yes"}),
    ("dompet kulit sintetis", "fashion_batik", {"leather": "no"}),
    ("kursi jati", "mebel", {"wood": "yes"}),
    ("baju bayi", "fashion_batik", {"baby": "yes"}),
    ("mainan kayu", "kerajinan", {"toy": "yes", "wood": "yes"}),
    ("jamu kapsul", "jamu_kemasan", {"jamu_form": "medicine"}),
    ("jamu serbuk temulawak", "jamu_kemasan", {"jamu_form": "powder"}),
    ("warung makan", "makanan_basah", {"premises": "warung"}),
    ("kedai kopi", "minuman_saji", {"premises": "cafe"}),
    ("dendeng babi", "daging_ikan_kering", {"ingredients": "haram"}),
    ("bir pletok", "minuman_botol", {}),
    ("", "makanan_kering", {}),
    ("qwerty", "nothing", {}),
)


@pytest.mark.parametrize(("goods", "category", "facts"), SAID, ids=str)
def test_a_name_tells_what_it_tells(goods: str, category: str, facts: dict[str, str]) -> None:
    assert dict(named(goods, category)) == facts


def test_only_answers_that_the_category_knows() -> None:
    """A warung cannot be a depot of cosmetics; the choices of the category limit what a name may say."""
    assert "premises" not in named("depot air", "makanan_basah")
    assert named("depot air", "minuman_saji")["premises"] == "depot"


def test_what_the_name_says_is_not_asked() -> None:
    def asked(goods: str) -> set[str]:
        facts = Facts(named(goods, "frozen"))
        return {question.fact for question in questions(Ware("frozen"), "langsung", facts, TODAY)}

    assert "animal" in asked("dimsum")
    assert "animal" not in asked("dimsum ayam")
