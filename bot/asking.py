"""The facts that questions are read and shown with: what a form loads once, and what one question needs besides."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.dialog.engine import Outcome
from bot.dialog.form import Context, Form
from bot.dialog.state import Mode, State
from bot.turn import Turn


async def context_of(turn: Turn, form: Form, answers: dict[str, Any]) -> Context:
    """What every question of the form may look at."""
    facts: dict[str, Any] = {"today": turn.today}
    if form.load is not None:
        facts |= await form.load(turn)
    if form.load_for is not None:
        facts |= await form.load_for(turn, answers)
    return Context(answers, facts, turn.texts.plain)


async def at_question(turn: Turn, form: Form, state: State) -> Context:
    """What the open question is read with."""
    context = await context_of(turn, form, state.answers)
    load = form.step(state.step).load if state.mode is Mode.ASK and state.step else None
    return context if load is None else _with(context, await load(turn, state.answers, state.view))


Run = Callable[[Context], Outcome]


async def seen(turn: Turn, form: Form, context: Context, run: Run, outcome: Outcome | None = None) -> Outcome:
    """What comes of it, drawn with the facts that the question which is asked then is shown with. The engine is
    pure: the same event may simply be given to it again. `outcome`: when it has been run with `context` already."""
    outcome = outcome or run(context)
    state = outcome.state
    if state is None or state.mode is not Mode.ASK:
        return outcome
    step = form.step(state.step)
    loads = [load for load in (step.load, step.shows) if load is not None]
    for load in loads:
        context = _with(context, await load(turn, state.answers, state.view))
    return run(context) if loads else outcome


def _with(context: Context, facts: Mapping[str, Any]) -> Context:
    return replace(context, facts={**context.facts, **facts})
