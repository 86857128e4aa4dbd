"""The way of an application: every state × move × who in one table, and random walks that never leave it."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.curation.application import Target, channel_of, first_look, next_first, own_words
from domain.curation.states import (
    ENDED,
    FOR_OFFICE,
    FOR_SHOP,
    ON_SHELF,
    OPEN,
    UNDOABLE,
    WAYS,
    Move,
    Reason,
    State,
    Who,
    moves,
    way,
)
from domain.messages import Rejected
from domain.outlets import OutletKind

O, R, P, C = Who.OFFICE, Who.RETAILER, Who.PRODUCER, Who.CLOCK  # noqa: E741
TABLE = """
diajukan         lengkap  kurasi_dinas      O   -
diajukan         kurang   berkas_kurang     O   why
berkas_kurang    ulang    diajukan          P   -
kurasi_dinas     terus    kurasi_ritel      O   -
kurasi_dinas     kurang   berkas_kurang     O   why
kurasi_dinas     gagal    tidak_lolos       O   why
kurasi_ritel     lolos    lolos             RO  -
kurasi_ritel     gagal    tidak_lolos       RO  why
lolos            uji      uji_jual          RO  -
uji_jual         pajang   listing_aktif     RO  -
uji_jual         tarik    ditarik           RO  why
listing_aktif    nilai    evaluasi_bulanan  C   -
listing_aktif    tarik    ditarik           RO  why
evaluasi_bulanan nilai    evaluasi_bulanan  C   -
evaluasi_bulanan tetap    dipertahankan     RO  -
evaluasi_bulanan tarik    ditarik           RO  why
dipertahankan    nilai    evaluasi_bulanan  C   -
dipertahankan    tarik    ditarik           RO  why
diajukan         batal    ditarik           P   -
berkas_kurang    batal    ditarik           P   -
kurasi_dinas     batal    ditarik           P   -
kurasi_ritel     batal    ditarik           P   -
lolos            batal    ditarik           P   -
uji_jual         batal    ditarik           P   -
listing_aktif    batal    ditarik           P   -
evaluasi_bulanan batal    ditarik           P   -
dipertahankan    batal    ditarik           P   -
"""
_LETTERS = {"O": O, "R": R, "P": P, "C": C}
EXPECTED = {
    (State(here), Move(move), _LETTERS[letter]): (State(to), why == "why")
    for here, move, to, who, why in (line.split() for line in TABLE.strip().splitlines())
    for letter in who
}


@pytest.mark.parametrize(("state", "who"), list(product(State, Who)))
def test_every_move_of_everybody_in_every_state(state: State, who: Who) -> None:
    for move in Move:
        expected = EXPECTED.get((state, move, who))
        assert (move in moves(state, frozenset({who}))) is (expected is not None)
        reason = Reason.TASTE if expected is not None and expected[1] else None
        if expected is None:
            with pytest.raises(Rejected):
                way(state, move, frozenset({who}), reason)
            continue
        assert way(state, move, frozenset({who}), reason).to is expected[0]
        with pytest.raises(Rejected):
            way(state, move, frozenset({who}), None if reason else Reason.TASTE)


def test_the_states_and_reasons_are_those_of_the_knowledge_file() -> None:
    assert [one.value for one in State] == [
        "diajukan",
        "berkas_kurang",
        "kurasi_dinas",
        "kurasi_ritel",
        "lolos",
        "tidak_lolos",
        "uji_jual",
        "listing_aktif",
        "evaluasi_bulanan",
        "dipertahankan",
        "ditarik",
    ]
    reasons = "izin halal kemasan label_ED rasa_mutu kapasitas harga ukuran barcode lainnya"
    assert [one.value for one in Reason] == reasons.split()


@given(
    st.lists(
        st.tuples(st.sampled_from(Move), st.sampled_from(Who), st.sampled_from([None, *Reason])), max_size=40
    )
)
def test_whatever_is_tried_it_stays_on_the_way(tries: list[tuple[Move, Who, Reason | None]]) -> None:
    """Nothing leads out of an end; a shelf is reached through trial alone; a reason stands wherever it ended badly."""
    state, been = State.SUBMITTED, {State.SUBMITTED}
    for move, who, reason in tries:
        before = state
        try:
            state = way(state, move, frozenset({who}), reason).to
        except Rejected:
            continue
        assert before not in ENDED
        if state in ON_SHELF and before not in ON_SHELF:
            assert before is State.TRIAL
        if state is State.FAILED or (state is State.WITHDRAWN and who is not Who.PRODUCER):
            assert reason is not None
        been.add(state)
    if state in ON_SHELF:
        assert {State.OFFICE, State.RETAIL, State.PASSED, State.TRIAL} <= been


def test_every_open_state_waits_for_somebody_and_has_a_way_out() -> None:
    for state in OPEN:
        assert moves(state, frozenset(Who))
        assert (state, Move.CANCEL) in WAYS
    assert {state for state in OPEN if state not in FOR_OFFICE | FOR_SHOP | ON_SHELF} == {State.INCOMPLETE}
    assert all(not moves(state, frozenset(Who)) for state in ENDED)
    assert UNDOABLE.isdisjoint({Move.CANCEL, Move.RESUBMIT, Move.LOOK, Move.TRY})


@pytest.mark.parametrize(
    ("listed", "looked"),
    [("2026-11-01", "2026-12-01"), ("2026-11-17", "2026-12-01"), ("2026-11-18", "2027-01-01"), ("2026-12-31", "2027-02-01")],
)  # fmt: skip
def test_a_listing_is_first_looked_at_when_there_is_something_to_see(listed: str, looked: str) -> None:
    assert first_look(date.fromisoformat(listed)) == date.fromisoformat(looked)


def test_months_follow_one_another() -> None:
    assert next_first(date(2026, 12, 31)) == date(2027, 1, 1)
    assert next_first(date(2027, 1, 1)) == date(2027, 2, 1)


def test_a_target_is_a_shop_or_a_chain() -> None:
    assert str(Target("33.25.08", outlet=12)) == "o12"
    assert str(Target("33.25", chain="Alfamart")) == "cAlfamart"
    assert [channel_of(kind) for kind in (OutletKind.MINIMARKET, OutletKind.SUPERMARKET, OutletKind.STALL)] == [
        "minimarket", "supermarket_horeka", "toko_bazar",
    ]  # fmt: skip


def test_own_words_help_somebody() -> None:
    assert own_words(" kemasannya  gampang sobek ") == "kemasannya gampang sobek"
    for said in ("ya", "/batal", "w" * 201):
        with pytest.raises(Rejected):
            own_words(said)
