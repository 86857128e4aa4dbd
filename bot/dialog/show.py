"""Draws a form: the question with its step number and controls, the summary card, "shall we go on?"."""

from itertools import groupby

from bot.dialog.fields import in_rows
from bot.dialog.form import Context, Form, Option, Options, Step
from bot.dialog.room import fitting
from bot.dialog.screen import Button, Key, Line, Lines, Literal, Place, Screen, encode
from bot.dialog.state import Mode, State
from domain.clip import clipped
from domain.messages import N_, Message, message

CONTROL = "!"
_CLIP = 44
_SURE = (message(N_("Really cancel? Your answers so far will be deleted.")),)


def screen(form: Form, state: State, context: Context, note: Line | None, can_ask_officer: bool) -> Screen:
    """What is to be seen at this point of the form; `note` comes first."""
    before = () if note is None else (note,)
    if state.mode is Mode.ASK:
        return _question(form, state, context, before, can_ask_officer)
    text = (
        _SURE
        if state.mode is Mode.CANCEL
        else (_card if state.mode is Mode.CARD else _resume)(form, state, context)
    )
    buttons = _buttons(state.token, _rows(controls(form, state, context, can_ask_officer)))
    photo = state.answers.get(form.photo) if state.mode is Mode.CARD else None
    return Screen((*before, *text), buttons, photo=photo)


def _rows(options: tuple[Option, ...]) -> tuple[tuple[Option, ...], ...]:
    """Lines to edit stand in pairs; what ends the form has its own rows below them."""
    edits = [option for option in options if option.choice.startswith("edit.")]
    rest = [option for option in options if option not in edits]
    return in_rows(edits, 2) + in_rows(rest, 1 if not edits else 2)


def cancelled() -> Screen:
    return Screen((message(N_("All right, cancelled. Nothing was saved.")),), clears_keys=True)


def controls(form: Form, state: State, context: Context, can_ask_officer: bool) -> tuple[Option, ...]:
    """The buttons that belong to the form itself, not to the question, in the order they are shown."""
    match state.mode:
        case Mode.CARD:
            return (*_edits(form, state), *_closing(form))
        case Mode.RESUME:
            return (
                Option(message(N_("▶️ Continue")), "continue"),
                Option(message(N_("🔄 Start again")), "restart"),
                Option(message(N_("✖️ Cancel")), "cancel"),
            )
        case Mode.CANCEL:
            return (
                Option(message(N_("▶️ Keep filling in")), "continue"),
                Option(message(N_("🗑 Yes, cancel")), "stop"),
            )
    own = _question_controls(form, state, form.step(state.step), context)
    if can_ask_officer and state.refusals >= 2:
        own = (*own, Option(message(N_("🙋 Ask an officer")), "officer"))
    return own


def _question_controls(form: Form, state: State, step: Step, context: Context) -> tuple[Option, ...]:
    if step.bare:
        return ()
    kept = state.kept.get(step.name)
    keep = (
        message(N_("✔️ Keep: {answer}"), answer=_on_one_line(step.field.show(kept, context), context))
        if kept
        else None
    )
    skip = message(N_("🗑 Leave empty")) if kept and state.from_card else Message(step.skip or N_("⏭ Skip"))
    offered = (
        (keep, "keep"),
        (message(N_("↩️ Back")) if _leads_back(state, step) else None, "back"),
        (skip if step.optional else None, "skip"),
        (message(N_("✖️ Cancel")) if not form.live else None, "cancel"),
    )
    return tuple(Option(label, choice) for label, choice in offered if label is not None)


def _leads_back(state: State, step: Step) -> bool:
    return bool(state.path) or state.from_card or step.around(state.view) is not None


def _edits(form: Form, state: State) -> tuple[Option, ...]:
    steps = [step for step in form.applicable(state.answers) if not step.hidden]
    return tuple(
        Option(message(N_("✏️ {line}"), line=Message(step.label)), f"edit.{step.name}") for step in steps
    )


def _closing(form: Form) -> tuple[Option, ...]:
    if form.live:
        return (*form.actions, Option(message(N_("👌 Done")), "done"))
    return (Option(Message(form.save), "save"), Option(message(N_("✖️ Cancel")), "cancel"))


def _question(
    form: Form, state: State, context: Context, before: tuple[Line, ...], can_ask_officer: bool
) -> Screen:
    step = form.step(state.step)
    parts = (
        *before,
        *_header(form, state, context),
        _asked(step, wording(form, step, context)),
        *step.tells(context),
    )
    why = step.whys(context) if step.whys is not None else Message(step.why) if step.why else None
    if why is not None and not (before and context.view):  # choices that are explained are enough to read
        parts = (*parts, message(N_("ℹ️ <i>{why}</i>"), why=why))
    options, own = step.field.options(context), controls(form, state, context, can_ask_officer)
    if options.keys:
        return Screen(parts, keys=_keys(options, own))
    rows = _buttons(state.token, options.rows, state.step) + _buttons(state.token, _control_rows(own))
    return Screen(parts, rows, clears_keys=not rows)


def wording(form: Form, step: Step, context: Context) -> Line:
    """What a question asks, with what is known so far."""
    if step.asks is not None:
        return step.asks(context)
    return Message(step.ask, {**context.facts, **_shown_answers(form, context)})


def _asked(step: Step, question: Line) -> Line:
    """Bold, so that tired eyes land on what is asked; a bare question brings a whole text and stays as it is."""
    return question if step.bare else message(N_("<b>{question}</b>"), question=question)


def _control_rows(own: tuple[Option, ...]) -> tuple[tuple[Option, ...], ...]:
    """A kept answer is long and has a row of its own; the rest share one."""
    return tuple(tuple(group) for _, group in groupby(own, key=lambda option: option.choice == "keep"))


def _header(form: Form, state: State, context: Context) -> tuple[Line, ...]:
    steps = _asked_steps(form, state, context)
    if state.from_card or len(steps) < 2:
        return ()
    number = steps.index(state.step) + 1
    return (message(N_("Step {number} of {total}"), number=number, total=len(steps)),)


def _asked_steps(form: Form, state: State, context: Context) -> list[str]:
    """The questions of this person's way: what was handed in, or is known or will be, is no step of it."""
    asked = {*state.path, *state.kept, state.step}
    return [
        step.name
        for step in form.applicable(state.answers)
        if step.name in asked or (step.name not in state.answers and _is_expected(step, context))
    ]


def _is_expected(step: Step, context: Context) -> bool:
    """Whether it will be asked, as far as one can tell now."""
    return step.known is None or (step.usual and step.known(context) is None)


def _shown_answers(form: Form, context: Context) -> dict[str, object]:
    """The answers so far, as they may be named in a question ("Which desa in {kecamatan}?")."""
    given = {name: context.answers.get(name, "") for name in form.given}
    return given | {
        step.name: step.field.show(context.answers[step.name], context)
        for step in form.steps
        if context.answers.get(step.name) is not None
    }


def _card(form: Form, state: State, context: Context) -> tuple[Line, ...]:
    steps = [step for step in form.applicable(state.answers) if not step.hidden]
    lines = tuple(_line(step, context) for step in steps)
    return fitting(context.render, Message(form.card), Lines(lines), *form.remarks(context))


def _line(step: Step, context: Context) -> Line:
    value = context.answers.get(step.name)
    shown = (
        message(N_("not filled in"))
        if value in (None, "")
        else _clip(step.field.show(value, context), context)
    )
    return message(N_("<b>{label}</b>: {answer}"), label=Message(step.label), answer=shown)


def _on_one_line(line: Line, context: Context) -> Line:
    return _clip(Literal(", ".join(one for one in context.render(line).splitlines() if one)), context)


def _clip(line: Line, context: Context) -> Line:
    """Several lines have been made short enough by their field."""
    if isinstance(line, Lines):
        return line
    text = context.render(line)
    return Literal(clipped(text, _CLIP)) if len(text) > _CLIP else line


def _resume(form: Form, state: State, context: Context) -> tuple[Line, ...]:
    steps = _asked_steps(form, state, context)
    if state.step not in steps:
        return (
            message(
                N_("Shall we go on with {title}? Only the last check is left."), title=Message(form.title)
            ),
        )
    number, total = steps.index(state.step) + 1, len(steps)
    return (
        message(N_("Shall we go on with {title}? ({number} of {total})"),
                title=Message(form.title), number=number, total=total),
    )  # fmt: skip


def _buttons(
    token: str, rows: tuple[tuple[Option, ...], ...], step: str = CONTROL
) -> tuple[tuple[Button, ...], ...]:
    place = Place(token, step)
    return tuple(
        tuple(Button(option.label, encode(place, option.choice)) for option in row) for row in rows if row
    )


def _keys(options: Options, own: tuple[Option, ...]) -> tuple[tuple[Key, ...], ...]:
    """A phone can share only from the keyboard below the chat, so the controls move there, too."""
    return (*((key,) for key in options.keys), tuple(Key(option.label) for option in own))
