"""Goods of a stranger as a short word: what goes in comes out, and forged words are nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.papers import UNSURE, rules
from domain.papers.tokens import decode, encode

FACTS = [fact for fact in rules().facts.values() if fact.kind == "choice"]
TOLD = st.dictionaries(st.sampled_from(FACTS), st.integers(0, 9), max_size=9)


@given(st.sampled_from(sorted(rules().categories)), st.none() | st.integers(0, 3_650), TOLD)
def test_what_was_told_comes_back(category, days, chosen):
    told = {fact.id: fact.choices[number % len(fact.choices)].value for fact, number in chosen.items()}
    token = encode(category, days, told)
    found = decode(token)
    assert len(token) <= 26
    assert ":" not in token
    assert "." not in token
    assert found is not None
    assert (found.category, found.days, dict(found.told)) == (category, days, told)


def test_not_knowing_comes_back_as_well():
    found = decode(encode("makanan_kering", None, {"claims": UNSURE, "shelf_life_days": UNSURE}))
    assert found is not None
    assert dict(found.told) == {"claims": UNSURE, "shelf_life_days": UNSURE}


@pytest.mark.parametrize(
    "token",
    ["", "k", "kZ_", "kz_", "k0_z", "k0_zz", "k0_0y", "k0d99999_", "k0_" + "00" * 10, "p1", "k0_é0", "k0_ 0"],
)
def test_a_forged_word_is_nothing(token):
    assert decode(token) is None


@given(st.text(max_size=30))
def test_no_word_breaks_the_reading(token):
    decode("k" + token)
