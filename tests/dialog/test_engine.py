"""The engine as a pure function: what one event does to a form, and what no row of events may do."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialog import engine
from bot.dialog.engine import Moment, Outcome
from bot.dialog.event import Edited, Event, Said, SentOther, SentPhoto, SharedContact, SharedLocation, Tapped
from bot.dialog.form import Form
from bot.dialog.screen import MAX_DATA_BYTES, decode
from bot.dialog.state import Mode, State
from bot.texts import Texts
from tests.dialog.sample import FORM, FULL, LIVE, context

WAY: tuple[Event, ...] = (
    Said("Budi"), Said("merah"), Said("5000"), Said("Limpung"), Said("Sidomulyo"), Said("081234567890"),
    SentPhoto("file"),
)  # fmt: skip


class Talk:
    """A form and the moment it is at; every event comes a second after the last."""

    def __init__(self, form: Form = FORM, answers: dict[str, Any] | None = None) -> None:
        self.form, self.now = form, 1_000_000
        self.last = engine.begin(form, context(answers or {}), self._moment(), answers)

    def _moment(self) -> Moment:
        self.now += 1
        return Moment(self.now, f"t{self.now}"[-5:], can_ask_officer=True)

    @property
    def state(self) -> State:
        assert self.last.state is not None
        return self.last.state

    def does(self, *events: Event) -> Outcome:
        for event in events:
            kept = State.model_validate_json(self.state.model_dump_json())
            self.last = engine.advance(self.form, kept, event, context(kept.answers), self._moment())
        return self.last

    def taps(self, choice: str, step: str = "!") -> Outcome:
        return self.does(Tapped(self.state.token, step, choice))

    def labels(self) -> list[str]:
        assert self.last.screen is not None
        keys = [key.label for row in self.last.screen.keys for key in row]
        buttons = [button.label for row in self.last.screen.buttons for button in row]
        return [Texts("en").plain(label) for label in (*buttons, *keys)]


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


WORDS = st.sampled_from(
    ["Budi", "merah", "8", "5000", "25", "Limpung", "Kalisari", "Sidomulyo", "081234567890", "batal", "kembali",
     "lewati", "ya", "tidak", "1", "2", "-", "", "📋 All places", "simpan", "99999", "²", "\u200b", "x" * 4096]
) | st.text(max_size=20)  # fmt: skip
OFFERED = st.integers(0, 30).map(lambda at: ("offered", at))
FORGED = st.tuples(
    st.just("forged"),
    st.sampled_from(["!", "name", "colour", "price", "place", "village", "phone", "photo", "nowhere"]),
    st.sampled_from(
        ["", "~1", "~²", "@", ">33.25", "?", "keep", "skip", "edit.place", "edit.nowhere", "33.25.08", "save"]
    )
    | st.text(max_size=12),
)
EVENTS = st.lists(
    st.one_of(
        WORDS.map(Said),
        OFFERED,
        FORGED,
        st.sampled_from([
            SentPhoto("f"), SentOther("voice"), SentOther("?"), Edited(), SharedContact("6281234567890", True),
            SharedContact("+12", True), SharedContact("0812", False), SharedLocation(-7.02, 109.92),
            SharedLocation(0.0, 0.0), Tapped("old", "name", "x"),
        ]),
        st.just("wait"),
    ),
    max_size=30,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(steps=EVENTS, is_live=st.booleans())
def test_no_row_of_events_raises_or_loses_an_answer(steps: list[Any], is_live: bool) -> None:
    talk = Talk(LIVE, dict(FULL)) if is_live else Talk()
    for step in steps:
        before, mode = {**talk.state.kept, **talk.state.answers}, talk.state.mode
        event = _event(talk, step)
        if event is None:
            continue
        outcome = talk.does(event)
        _check_buttons(outcome)
        if outcome.state is None:
            assert outcome.answers is not None or outcome.chosen is not None or outcome.screen is not None
            return
        if not (mode is Mode.RESUME and not outcome.state.answers):
            _check_answers(talk, before)


def _event(talk: Talk, step: Any) -> Event | None:
    if step == "wait":
        talk.now += engine.REST + 1
        return None
    if not isinstance(step, tuple):
        return step  # type: ignore[no-any-return]
    if step[0] == "forged":
        return Tapped(talk.state.token, step[1], step[2])
    buttons = [button for row in talk.last.screen.buttons for button in row] if talk.last.screen else []
    return Tapped(*decode(buttons[step[1] % len(buttons)].data)) if buttons else None


def _check_buttons(outcome: Outcome) -> None:
    for row in outcome.screen.buttons if outcome.screen else ():
        for button in row:
            assert len(button.data.encode()) <= MAX_DATA_BYTES
            assert Texts("id").plain(button.label).strip()


def _check_answers(talk: Talk, before: dict[str, Any]) -> None:
    """What was answered is still an answer, or offered to be kept, or was replaced: only what hangs on another
    answer (the village of another place, the price of a thing without one) may go."""
    there = {**talk.state.before, **talk.state.kept, **talk.state.answers}
    gone = set(before) - set(there)
    assert gone <= {"village", "price"}
    if "village" in gone:
        assert there["place"] != before["place"]
    if "price" in gone:
        assert there["colour"] == "abu"
    village = talk.state.answers.get("village")
    assert village is None or village.startswith(str(talk.state.answers["place"]) + ".")
