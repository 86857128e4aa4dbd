"""Answers that need not be asked, because they are known from what was said before. Pure, like the engine."""

from collections.abc import Callable
from typing import Any

from bot.dialog.form import Context, Form, Step
from bot.dialog.state import State


def next_to_ask(form: Form, state: State, at: Callable[[State], Context]) -> Step | None:
    """The first question that is neither answered nor known; what is known is written into the answers on the way."""
    while True:
        waiting = next((s for s in form.applicable(state.answers) if s.name not in state.answers), None)
        if waiting is None or waiting.known is None or waiting.name in state.ahead:
            return waiting
        known = waiting.known(at(state))
        if known is None:
            return waiting
        state.answers[waiting.name] = known


def without_known_after(form: Form, name: str, state: State) -> dict[str, Any]:
    """The answers without what was known because of this one: it need not be so for another."""
    later = form.steps[form.steps.index(form.step(name)) :]
    known = {step.name for step in later if step.known is not None and step.name not in state.path}
    return {one: value for one, value in state.answers.items() if one not in known}
