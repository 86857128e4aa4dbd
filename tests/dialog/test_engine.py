"""The engine as a pure function: what one event does to a form."""

from dataclasses import replace

import pytest

from bot.dialog import engine
from bot.dialog.event import Event, Said, SentOther, SentPhoto, SharedContact, Tapped
from bot.dialog.state import Mode
from tests.dialog.sample import FORM, FULL, LIVE
from tests.dialog.talk import Talk

WAY: tuple[Event, ...] = (
    Said("Budi"), Said("merah"), Said("5000"), Said("Limpung"), Said("Sidomulyo"), Said("081234567890"),
    SentPhoto("file"),
)  # fmt: skip


def test_a_form_asks_in_order_and_ends_with_what_was_answered() -> None:
    talk = Talk()
    for step, event in zip(FORM.steps, WAY, strict=True):
        assert talk.state.step == step.name
        talk.does(event)
    assert talk.state.mode is Mode.CARD
    done = talk.taps("save")
    assert done.state is None
    assert done.answers == {**FULL, "photo": "file"}


@pytest.mark.parametrize("answered", range(len(WAY)))
def test_back_offers_the_answer_again_and_keep_takes_it(answered: int) -> None:
    talk = Talk()
    talk.does(*WAY[: answered + 1])
    if talk.state.mode is Mode.CARD:
        return
    before = dict(talk.state.answers)
    talk.taps("back")
    assert talk.state.step == FORM.steps[answered].name
    assert any(label.startswith("✔️ Keep") for label in talk.labels())
    talk.taps("keep")
    assert talk.state.answers == before


@pytest.mark.parametrize(
    ("words", "mode", "step"),
    [
        ("batal", Mode.CANCEL, "place"), ("cancel", Mode.CANCEL, "place"), ("kembali", Mode.ASK, "price"),
        ("lewati", Mode.ASK, "place"), ("-", Mode.ASK, "place"), ("???", Mode.ASK, "place"),
        ("Limpung", Mode.ASK, "village"), ("3", Mode.ASK, "village"),
    ],
)  # fmt: skip
def test_what_words_do_at_a_question(words: str, mode: Mode, step: str) -> None:
    talk = Talk()
    talk.does(*WAY[:3], Said(words))
    assert (talk.state.mode, talk.state.step) == (mode, step)


@pytest.mark.parametrize(
    ("words", "is_over"),
    [("ya", True), ("jangan", False), ("batal", True), ("2", True), ("1", False), ("hm", False)],
)
def test_cancelling_is_confirmed(words: str, is_over: bool) -> None:
    talk = Talk()
    outcome = talk.does(*WAY[:3], Said("batal"), Said(words))
    assert (outcome.state is None) is is_over
    assert outcome.answers is None
    if outcome.state is not None:
        assert talk.state.answers == {"name": "Budi", "colour": "merah", "price": 5_000}


@pytest.mark.parametrize(
    ("step", "event", "value"),
    [
        ("name", Said("Sari"), "Sari"), ("colour", Said("2"), "putih"), ("colour", Said("putih"), "putih"),
        ("price", Said("7000"), 7_000), ("village", Said("Kalisalak"), "33.25.08.2006"),
        ("phone", SharedContact("6281299998888", True), {"number": "+6281299998888", "verified": True}),
        ("photo", SentPhoto("new"), "new"),
    ],
)  # fmt: skip
def test_one_line_of_the_card_is_changed_and_the_rest_stays(step: str, event: Event, value: object) -> None:
    for form in (FORM, LIVE):
        talk = Talk(form, dict(FULL))
        assert talk.state.mode is Mode.CARD
        talk.taps(f"edit.{step}")
        assert talk.state.step == step
        changed = talk.does(event)
        assert talk.state.answers == {**FULL, step: value}
        assert changed.answers == ({**FULL, step: value} if form.live else None)


def test_another_place_asks_for_its_village_and_back_restores_both() -> None:
    talk = Talk(FORM, dict(FULL))
    talk.taps("edit.place")
    talk.does(Said("Bawang"))
    assert (talk.state.step, talk.state.kept) == ("village", {})
    talk.taps("back")
    assert (talk.state.mode, talk.state.answers) == (Mode.CARD, FULL)


def test_the_same_place_keeps_its_village_at_hand() -> None:
    talk = Talk(FORM, dict(FULL))
    talk.taps("edit.place")
    talk.taps("keep")
    assert "✔️ Keep: Sidomulyo" in talk.labels()
    talk.taps("keep")
    assert talk.state.answers == FULL


def test_an_answer_that_no_longer_applies_is_dropped() -> None:
    talk = Talk(FORM, dict(FULL))
    talk.taps("edit.colour")
    talk.taps("abu", "colour")
    assert talk.state.mode is Mode.CARD
    assert "price" not in talk.state.answers


@pytest.mark.parametrize(
    ("seconds", "mode"), [(60, Mode.ASK), (engine.REST, Mode.RESUME), (30 * 86_400, Mode.RESUME)]
)
def test_after_long_silence_a_text_is_no_answer(seconds: int, mode: Mode) -> None:
    talk = Talk()
    talk.does(WAY[0])
    talk.now += seconds
    before = dict(talk.state.answers)
    talk.does(Said("merah"))
    assert talk.state.mode is mode
    if mode is Mode.RESUME:
        assert talk.state.answers == before
        talk.taps("continue")
        talk.does(Said("merah"))
    assert talk.state.answers == {"name": "Budi", "colour": "merah"}


def test_after_long_silence_a_tap_is_an_answer() -> None:
    talk = Talk()
    talk.does(WAY[0])
    talk.now += 30 * 86_400
    talk.taps("merah", "colour")
    assert talk.state.answers == {"name": "Budi", "colour": "merah"}


@pytest.mark.parametrize(("seconds", "repeats"), [(0, False), (engine.REPEAT_AFTER + 5, True)])
def test_a_stale_tap_changes_nothing(seconds: int, repeats: bool) -> None:
    talk = Talk()
    talk.does(*WAY[:2])
    before = talk.state
    talk.now += seconds
    outcome = talk.does(Tapped("old", "colour", "putih"))
    assert outcome.toast is not None
    assert (outcome.screen is not None) is repeats
    assert (talk.state.answers, talk.state.step) == (before.answers, before.step)


def test_starting_again_keeps_only_what_was_given() -> None:
    form = replace(FORM, steps=FORM.steps[1:], given=("name",))
    talk = Talk(form, {"name": "Budi"})
    talk.does(Said("merah"))
    talk.now += engine.REST
    talk.does(Said("halo"))
    talk.taps("restart")
    assert (talk.state.step, talk.state.answers) == ("colour", {"name": "Budi"})


def test_an_officer_is_offered_after_two_refusals() -> None:
    talk = Talk()
    talk.does(Said("123"))
    assert "🙋 Ask an officer" not in talk.labels()
    talk.does(Said("456"))
    assert "🙋 Ask an officer" in talk.labels()
    assert talk.taps("officer").asks_officer
    talk.does(Said("Budi"))
    assert "🙋 Ask an officer" not in talk.labels()


def test_a_tap_on_another_copy_of_the_question_counts() -> None:
    """A reply in doubt is sent twice; a refused answer, a pause and second thoughts show the same question again."""
    for again in ((Said("ungu tua"),), (Said("batal"),), (SentOther("voice"), Said("coklat"))):
        talk = Talk()
        talk.does(WAY[0])
        first = talk.state.token
        talk.does(*again)
        assert talk.state.token != first
        talk.does(Tapped(first, "colour", "merah"))
        assert talk.state.answers == {"name": "Budi", "colour": "merah"}


def test_a_tap_on_a_question_from_before_a_long_silence_counts() -> None:
    talk = Talk()
    talk.does(WAY[0])
    first = talk.state.token
    talk.now += 7 * 86_400
    talk.does(Said("halo"))
    assert talk.state.mode is Mode.RESUME
    talk.does(Tapped(first, "colour", "merah"))
    assert (talk.state.step, talk.state.answers) == ("price", {"name": "Budi", "colour": "merah"})


def test_an_older_card_saves_only_what_it_shows() -> None:
    talk = Talk(FORM, dict(FULL))
    first = talk.state.token
    talk.taps("edit.name")
    talk.does(Said("Sari"))
    assert talk.does(Tapped(first, "!", "save")).answers is None
    second = talk.state.token
    talk.does(Said("hm"))
    assert talk.does(Tapped(second, "!", "save")).answers == {**FULL, "name": "Sari"}


def test_a_question_that_was_answered_stays_answered() -> None:
    talk = Talk()
    talk.does(WAY[0])
    first = talk.state.token
    talk.does(Said("merah"))
    talk.taps("back")
    assert talk.state.step == "colour"
    talk.does(Tapped(first, "colour", "putih"))
    assert "colour" not in talk.state.answers
    talk.does(Said("putih"))
    assert talk.state.answers["colour"] == "putih"


def test_two_answers_at_once_are_two_answers() -> None:
    talk = Talk()
    talk.does(*WAY[:3], Said("Sidomulyo"))
    assert "Sidomulyo, Limpung" in talk.labels()
    talk.taps("33.25.08.2005", "place")
    assert (talk.state.step, talk.state.answers["village"]) == ("phone", "33.25.08.2005")
    talk.taps("back")
    assert talk.state.step == "village"
    assert "✔️ Keep: Sidomulyo" in talk.labels()
    talk.taps("back")
    assert (talk.state.step, talk.state.path) == ("place", ["name", "colour", "price"])
    talk.does(Said("Bawang"))
    assert (talk.state.step, talk.state.kept) == ("village", {})


def test_two_answers_at_once_change_two_lines_of_the_card() -> None:
    talk = Talk(FORM, dict(FULL))
    talk.taps("edit.place")
    talk.does(Said("kalisari reban"))
    assert talk.state.mode is Mode.CARD
    assert talk.state.answers == {**FULL, "place": "33.25.04", "village": "33.25.04.2017"}
