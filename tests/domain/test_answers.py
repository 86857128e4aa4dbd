import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.answers import is_back, is_cancel, is_no, is_skip, is_yes

ASKED = {"yes": is_yes, "no": is_no, "cancel": is_cancel, "back": is_back, "skip": is_skip}
SAID = {
    "yes": "iya|y|yo|nggih|oke|sip|gas|Ya|IYA|iyaaa|ya bu|Ok.|inggih|muhun|betul|setuju|👍|👍🏽|sippp",
    "no": "tdk|ga|gak|nggak|ora|mboten|jangan|Tidak|enggak|gak mau|henteu|ga kok|👎|ngga deh|bukan",
    "cancel": "gajadi|batal|cancel|ra sido|ga jadi|Batal!|gak jadi deh|ora sido|batalin aja|stop|teu jadi",
    "back": "kembali|mundur|balik|back|mbalik|sebelumnya|Kembali|balik lagi",
    "skip": "lewati|skip|nanti saja|mengko|-|ntar aja|Lewati|tidak mau menjawab|engke",
}


@pytest.mark.parametrize(
    ("meaning", "text"), [(key, one) for key, all_ in SAID.items() for one in all_.split("|")]
)
def test_each_answer_has_one_meaning(meaning, text):
    assert [key for key, asks in ASKED.items() if asks(text)] == [meaning]


@pytest.mark.parametrize(
    "text", ["", "Siti", "ya ampun mahal", "tidak ada toko", "Bali Jaya", "😀", "123", "k", "jadi"]
)
def test_other_texts_are_no_such_answer(text):
    assert not any(asks(text) for asks in ASKED.values())


@given(st.text(max_size=60))
def test_no_text_means_two_things(text):
    assert sum(asks(text) for asks in ASKED.values()) <= 1
