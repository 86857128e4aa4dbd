"""Moves a form one event further. Pure: no clock, no storage, no Telegram; what it needs is handed in.

`begin` opens a form, `advance` takes an event, `current` shows the open question again.
"""

from dataclasses import dataclass, replace
from typing import Any

from bot.dialog import show, spoken
from bot.dialog.event import Event, Said, SentPhoto, Tapped
from bot.dialog.form import Context, Form, Step, Value, View
from bot.dialog.known import next_to_ask, without_known_after
from bot.dialog.screen import Line, Screen
from bot.dialog.state import Mode, State
from domain.answers import is_back, is_skip
from domain.messages import N_, Message, Rejected, message

CONTROL = show.CONTROL
REPEAT_AFTER = 10
"""A stale tap within so many seconds of the newest question does not repeat it: it is still in sight."""
_COPIES = 4
"""A tap on any of so many messages with the very same question counts."""
REST = 6 * 3600
"""After so many seconds of silence a text is met with "shall we go on?" instead of being taken as an answer."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What the engine may not find out for itself. `now`: seconds since 1970 UTC; `token`: a fresh one."""

    now: int
    token: str
    can_ask_officer: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """`state` None: the form is over. `answers` set: finish the form with them. `chosen`: written under the
    tapped question. `toast`: shown for a moment over the chat. `action`: what the card's extra button said.
    `in_place`: the screen takes the place of the tapped message (other choices for the same question)."""

    state: State | None
    screen: Screen | None = None
    answers: dict[str, Any] | None = None
    chosen: Line | None = None
    toast: Message | None = None
    action: str | None = None
    asks_officer: bool = False
    in_place: bool = False


def begin(
    form: Form, context: Context, moment: Moment, answers: dict[str, Any] | None = None,
    note: Line | None = None, ahead: dict[str, str] | None = None,
) -> Outcome:  # fmt: skip
    """Open the form; `answers` known beforehand are not asked (a live form shows its card at once). `ahead`: views
    that questions open with."""
    known = {"answers": dict(answers or {}), "ahead": dict(ahead or {})}
    state = State(
        form=form.name, version=form.version, step="", token=moment.token, asked_at=moment.now, **known
    )
    return _go_on(form, state, context, moment, note)


def current(form: Form, state: State, context: Context, moment: Moment, note: Line | None = None) -> Outcome:
    """The open question once more, as a new message."""
    state = _fresh(state, moment)
    return Outcome(state, show.screen(form, state, _at(context, state), note, moment.can_ask_officer))


def resume(form: Form, state: State, context: Context, moment: Moment) -> Outcome:
    """ "Shall we go on with your registration (4 of 9)?" """
    return current(form, state.model_copy(update={"mode": Mode.RESUME}), context, moment)


def advance(form: Form, state: State, event: Event, context: Context, moment: Moment) -> Outcome:
    """Take one event. Never raises for anything a person can do."""
    if isinstance(event, Tapped):
        if event.step not in (CONTROL, state.step) or not state.is_asked_by(event.token):
            return _stale(form, state, context, moment)
        if event.token != state.token:
            state = state.asking()
    control = spoken.control(form, state, event, _at(context, state), moment.can_ask_officer)
    if control is not None:
        return _controlled(form, state, control, context, moment)
    if isinstance(event, Said) and not form.live and is_asleep(state, moment.now):
        return (resume if state.path or state.from_card else current)(form, state, context, moment)
    if state.mode is Mode.CARD and form.photo and isinstance(event, SentPhoto):
        return _answered(form, state.opened_at(form.photo), event, context, moment)
    if state.mode is not Mode.ASK:
        return current(form, state, context, moment, message(N_("Please tap one of the buttons.")))
    return _answered(form, state, event, context, moment)


def is_asleep(state: State, now: int) -> bool:
    """Whether an open question has waited so long that a text need not be meant for it."""
    return state.mode is Mode.ASK and now - state.asked_at > REST


def _stale(form: Form, state: State, context: Context, moment: Moment) -> Outcome:
    toast = message(N_("That question has already been answered."))
    if moment.now - state.asked_at <= REPEAT_AFTER:
        return Outcome(state, toast=toast)
    again = current(form, state, context, moment)
    return Outcome(again.state, again.screen, toast=toast)


def _controlled(form: Form, state: State, control: str, context: Context, moment: Moment) -> Outcome:
    word, _, argument = control.partition(".")
    match word:
        case "back":
            return _back(form, state, context, moment)
        case "skip":
            return _store(form, state, Value(None), context, moment)
        case "keep":
            return _store(form, state, Value(state.kept[state.step]), context, moment)
        case "cancel":
            return _cancel(form, state, context, moment)
        case "continue":
            return current(form, state.asking(), context, moment)
        case "restart":
            given = {name: state.answers[name] for name in form.given if name in state.answers}
            return begin(form, context, moment, given)
        case "edit":
            return _edit(form, state, argument, context, moment)
        case "save":
            return Outcome(None, answers=state.answers, chosen=Message(form.save))
        case "done" | "stop":
            return Outcome(None, chosen=message(N_("Closed")), screen=None if form.live else show.cancelled())
        case "do":
            return Outcome(None, action=argument)
        case "officer":
            return Outcome(state, asks_officer=True)
    return _stale(form, state, context, moment)


def _back(form: Form, state: State, context: Context, moment: Moment) -> Outcome:
    around = form.step(state.step).around(state.view) if state.mode is Mode.ASK else None
    if around is not None:
        shown = current(form, state.model_copy(update={"view": around, "refusals": 0}), context, moment)
        return replace(shown, in_place=True)
    state = state.model_copy(deep=True)
    if state.from_card:
        state.answers, state.before = state.before, {}
        return _go_on(form, state, context, moment)
    previous = state.path.pop()
    state.kept |= {previous: state.answers.pop(previous, None)}
    state.answers = without_known_after(form, previous, state)
    return _ask(form, state, form.step(previous), context, moment)


def _cancel(form: Form, state: State, context: Context, moment: Moment) -> Outcome:
    if form.live:
        return _back(form, state, context, moment)
    if not set(state.answers) - set(form.given):
        return Outcome(None, show.cancelled())
    return current(form, state.model_copy(update={"mode": Mode.CANCEL}), context, moment)


def _edit(form: Form, state: State, name: str, context: Context, moment: Moment) -> Outcome:
    state = state.model_copy(deep=True)
    state.from_card, state.before = True, dict(state.answers)
    for step in (name, *form.step(name).asks_again):
        if step in state.answers:
            state.kept[step] = state.answers.pop(step)
    first = next(step for step in form.applicable(state.answers) if step.name not in state.answers)
    return _ask(form, state, first, context, moment)


def _answered(form: Form, state: State, event: Event, context: Context, moment: Moment) -> Outcome:
    step = form.step(state.step)
    try:
        if isinstance(event, Said) and not getattr(step.field, "hears_controls", False):
            _refuse_control(event.text)
        reading = step.field.read(event, _at(context, state))
    except Rejected as refusal:
        state = state.model_copy(update={"refusals": state.refusals + 1})
        return current(form, state, context, moment, refusal.message)
    if isinstance(reading, View):
        seen = {"view": reading.name, "refusals": state.refusals + reading.is_refusal}
        shown = current(form, state.model_copy(update=seen), context, moment, reading.note)
        in_place = isinstance(event, Tapped) and shown.screen is not None and not shown.screen.keys
        return replace(shown, in_place=in_place)
    return _store(form, state, reading, context, moment)


def _refuse_control(text: str) -> None:
    """Words for a button that is not there now are no answer: nobody is called "Kembali"."""
    if is_skip(text):
        raise Rejected(N_("This question cannot be skipped, I need it to help you."))
    if is_back(text):
        raise Rejected(N_("This is the first question."))


def _store(
    form: Form, state: State, value: Value, context: Context, moment: Moment, chosen: Line | None = None
) -> Outcome:
    step = form.step(state.step)
    state = state.model_copy(deep=True)
    state.answers[step.name] = value.json
    if state.kept.pop(step.name, value.json) != value.json:
        state.kept = {name: kept for name, kept in state.kept.items() if name not in step.asks_again}
    state.answers |= value.also
    if not state.from_card:
        state.path += [step.name, *value.also]
    empty = message(N_("Skipped")) if value.json is None else None
    said = chosen or empty or step.field.show(value.json, _at(context, state))
    if step.leads(value.json):
        return Outcome(None, answers=state.answers, chosen=said)
    return _go_on(form, state, context, moment, value.note, said)


def _go_on(
    form: Form,
    state: State,
    context: Context,
    moment: Moment,
    note: Line | None = None,
    said: Line | None = None,
) -> Outcome:
    """Ask the next open question; without one, show the card, or finish a form that has none."""
    valid = {*form.given, *(step.name for step in form.applicable(state.answers))}
    state.answers = {name: value for name, value in state.answers.items() if name in valid}
    waiting = next_to_ask(form, state, lambda now: _at(context, now))
    if waiting is not None:
        return _ask(form, state, waiting, context, moment, note, said)
    was_edited = state.from_card
    state.step, state.mode, state.from_card, state.kept, state.before = "", Mode.CARD, False, {}, {}
    if not form.card:
        return Outcome(None, answers=state.answers, chosen=said)
    shown = current(form, state, context, moment, note)
    saves = state.answers if form.live and was_edited and said is not None else None
    return Outcome(shown.state, shown.screen, answers=saves, chosen=said)


def _ask(
    form: Form, state: State, step: Step, context: Context, moment: Moment,
    note: Line | None = None, said: Line | None = None,
) -> Outcome:  # fmt: skip
    ahead = dict(state.ahead)
    view = ahead.pop(step.name, None) or step.opens(state.kept.get(step.name))
    changed = {"step": step.name, "mode": Mode.ASK, "view": view, "refusals": 0, "ahead": ahead}
    state = state.model_copy(update=changed)
    shown = current(form, state, context, moment, note)
    return Outcome(shown.state, shown.screen, chosen=said)


def _fresh(state: State, moment: Moment) -> State:
    """With a token of its own; earlier ones of the very same question stay good."""
    question = state.fingerprint()
    copies = [*state.copies, state.token][-_COPIES:] if question == state.question else []
    asked = {"token": moment.token, "asked_at": moment.now, "question": question, "copies": copies}
    return state.model_copy(update=asked)


def _at(context: Context, state: State) -> Context:
    return Context(state.answers, context.facts, context.render, state.view)
