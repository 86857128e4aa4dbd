"""No row of events, however strange, may raise, lose an answer, or make a button that Telegram refuses."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialog import engine
from bot.dialog.engine import Outcome
from bot.dialog.event import Edited, Event, Said, SentOther, SentPhoto, SharedContact, SharedLocation, Tapped
from bot.dialog.screen import MAX_DATA_BYTES, decode
from bot.dialog.state import Mode
from bot.texts import Texts
from tests.dialog.sample import FULL, LIVE
from tests.dialog.talk import Talk

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
