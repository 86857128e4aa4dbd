"""Reasons for returning a paper: a closed list, or an officer's own sentence."""

import pytest

from domain.messages import Message, Rejected
from domain.reviews import OWN, REASONS, find_reason, own_words, stored, told


def test_every_reason_is_kept_by_its_name_and_told_as_a_sentence() -> None:
    for one in REASONS:
        assert find_reason(one.id) is one
        assert told(stored(one.id)) == Message(one.told)


def test_own_words_are_kept_and_told_as_written() -> None:
    assert told(stored(OWN, own_words("  Nama di surat  masih lama "))) == "Nama di surat masih lama"


@pytest.mark.parametrize("typed", ["", "ya", "/batal", "w" * 201])
def test_what_helps_nobody_is_refused(typed: str) -> None:
    with pytest.raises(Rejected):
        own_words(typed)


def test_a_forged_reason_is_none() -> None:
    assert find_reason("x") is None
    with pytest.raises(ValueError, match="no reason"):
        stored("x")
