"""Which of a form's own buttons (back, skip, save, …) was tapped, or meant by typed words. Pure, like the engine."""

from collections.abc import Callable
from dataclasses import replace

from bot.dialog import show
from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import named
from bot.dialog.form import Context, Form, View
from bot.dialog.state import Mode, State
from domain.answers import is_back, is_cancel, is_no, is_skip, is_yes, wants_officer
from domain.messages import Rejected


def control(form: Form, state: State, event: Event, context: Context, can_ask_officer: bool) -> str | None:
    """The control word (`back`, `skip`, `save`, …) that was tapped or typed, if it is offered now."""
    offered = show.controls(form, state, context, can_ask_officer)
    if isinstance(event, Tapped):
        choices = [option.choice for option in offered]
        return (event.choice if event.choice in choices else "") if event.step == show.CONTROL else None
    if not isinstance(event, Said):
        return None
    number_counts = state.mode is not Mode.ASK
    if (found := named(event.text, offered, context)) and (
        number_counts or not event.text.strip().isdecimal()
    ):
        return found.choice
    if can_ask_officer and state.mode is Mode.ASK and wants_officer(event.text):
        return "officer"
    return _spoken(state, event.text, [option.choice for option in offered])


def is_refused(form: Form, state: State, event: Event, context: Context) -> bool:
    """Whether words are no answer to the open question, nor a button of it. Nothing is changed by asking so."""
    if state.mode is not Mode.ASK or control(form, state, event, context, can_ask_officer=True) is not None:
        return False
    try:
        reading = form.step(state.step).field.read(event, replace(context, view=state.view))
    except Rejected:
        return True
    return isinstance(reading, View) and reading.is_refusal


_MEANINGS: dict[Mode, tuple[tuple[Callable[[str], bool], tuple[str, ...]], ...]] = {
    Mode.ASK: ((is_cancel, ("cancel", "back")), (is_back, ("back",)), (is_skip, ("skip",))),
    Mode.CARD: ((is_yes, ("save", "done")), (is_cancel, ("cancel", "done"))),
    Mode.RESUME: ((is_yes, ("continue",)), (is_no, ("cancel",)), (is_cancel, ("cancel",))),
    Mode.CANCEL: ((is_yes, ("stop",)), (is_no, ("continue",)), (is_cancel, ("stop",))),
}


def _spoken(state: State, text: str, offered: list[str]) -> str | None:
    """The control that these words mean here: "ya" saves a card, but confirms a cancelling elsewhere."""
    for understood, words in _MEANINGS[state.mode]:
        if understood(text):
            return next((word for word in words if word in offered), None)
    return None
