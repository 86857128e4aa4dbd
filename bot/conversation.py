"""Runs forms for a turn: loads facts, asks the pure engine, shows what it answers, and calls the use case.

Also the words in which a conversation describes itself to the registry: `Entry` and `Conversation`.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot import albums
from bot.asking import at_question, context_of, seen
from bot.dialog import engine, show, spoken
from bot.dialog.engine import Outcome
from bot.dialog.event import CallEnded, FileArrived, SentPhoto, Tapped
from bot.dialog.form import Context, Form
from bot.dialog.screen import Line, Screen
from bot.dialog.state import Mode, State
from bot.painter import Painter
from bot.turn import Turn
from domain.messages import N_, Message, Rejected, message
from domain.roles import Action

ASK_OFFICER = "ask_officer"
"""The route that somebody is led to who asks for an officer in the middle of a form."""
_LONGEST_QUESTION = 400
Open = Callable[[Turn, str], Awaitable[None]]
Arrive = Callable[[Turn, FileArrived], Awaitable[None]]
Follow = Callable[[Turn, CallEnded], Awaitable[None]]
Hear = Callable[[Turn], Awaitable[bool]]


@dataclass(frozen=True)
class Entry:
    """A door into a conversation. `words`: command spellings, the first is the one shown; `intents`: what free
    text may mean it; `key`: its label on the home keyboard (understood for ever, also when it is no longer
    `on_keyboard`); `about`: its line in Telegram's command menu.

    `action`: permission that is needed; whoever has it finds the entry in their command menu and as a button on their
    desk, which says `button` (or `about`). `aside`: may be answered while a form stays open. `otherwise`: the command of
    the entry to which it leads whoever may not go through, or is no producer.
    """

    words: tuple[str, ...]
    open: Open
    about: str
    intents: tuple[str, ...] = ()
    key: str = ""
    on_keyboard: bool = True
    action: Action | None = None
    button: str = ""
    for_producers: bool = False
    aside: bool = False
    otherwise: str = ""


@dataclass(frozen=True)
class Conversation:
    """What one module of `handlers/` brings: doors, forms, `routes` for buttons outside dialogs, and `links`
    for start parameters with that prefix. `aside_routes` and `aside_links` (prefixes) may be used while a form stays open.
    `for_producers`: its routes lead nowhere before somebody is registered. `action`: permission that all its entries, routes and forms
    need; what lies within the area is still to be asked with `domain.roles.scope`.

    `hears` is asked first about words and photos that come outside any form, and says whether it took them. `quoted` is
    asked before everything, also while a form stays open, about words and files that reply to a message of ours;
    `group` about everything that happens in a group; `inline` about what is written behind the bot's name in any chat.

    `painters` make the pictures and documents of its screens; `arrivals` hear of files it asked for, which `readers`
    (jobs "module:function", see `bot.bench`) may have read. An arrival comes at any time: it shows screens and routes,
    and leaves an open form alone. `sequels` hear how calls ended that were owed with their name
    (`turn.owe`), and speak to others than the person who sits there."""

    entries: tuple[Entry, ...] = ()
    forms: tuple[Form, ...] = ()
    routes: Mapping[str, Open] = field(default_factory=dict)
    links: Mapping[str, Open] = field(default_factory=dict)
    aside_routes: frozenset[str] = frozenset()
    aside_links: frozenset[str] = frozenset()
    for_producers: bool = False
    action: Action | None = None
    painters: Mapping[str, Painter] = field(default_factory=dict)
    arrivals: Mapping[str, Arrive] = field(default_factory=dict)
    readers: Mapping[str, str] = field(default_factory=dict)
    sequels: Mapping[str, Follow] = field(default_factory=dict)
    hears: Hear | None = None
    quoted: Hear | None = None
    group: Hear | None = None
    inline: Hear | None = None


async def begin(
    turn: Turn, form: Form, answers: dict[str, Any] | None = None, note: Line | None = None,
    ahead: dict[str, str] | None = None, *, on_top: bool = False,
) -> None:  # fmt: skip
    """Open a form, in the place of whatever was open – or `on_top` of it: then the other one waits beneath, and its
    question comes back when this one is over. `note` is said before its first question, `ahead` are choices to show
    first at some of its questions."""
    context, moment = await context_of(turn, form, answers or {}), turn.moment()
    begun = await seen(turn, form, context, lambda now: engine.begin(form, now, moment, answers, note, ahead))
    beneath = _waiting(turn.dialog, form) if on_top and turn.dialog is not None else None
    await _apply(turn, form, begun, had_keys=False, beneath=beneath)


async def advance(turn: Turn, form: Form, state: State) -> str | None:
    """Give the turn's event to the open form. Returns an extra action of its card that was chosen, if any."""
    if form.gathers is not None and (more := form.gathers(turn, state.answers)) is not None:
        turn.dialog = state.model_copy(update={"answers": dict(more)})
        return None
    if albums.is_answered(turn, state):
        return None
    context, moment = await at_question(turn, form, state), turn.moment()
    if albums.is_spare(turn, form, state, context):
        await repeat(turn, form, state, albums.SPARE)
        turn.dialog = albums.noted(turn, state, turn.dialog, is_over=True)
        return None
    had_keys = _has_keys(form, state, context)

    def run(now: Context) -> Outcome:
        return engine.advance(form, state, turn.event, now, moment)

    outcome = run(context)
    if outcome.state is not None and _is_about_another(form, state, outcome.state):
        context = await context_of(turn, form, outcome.state.answers)
        outcome = run(context)
    outcome = await seen(turn, form, context, run, outcome)
    if form.before is not None and outcome.state is not None:
        await form.before(turn, state, outcome.state)
    if outcome.asks_officer:
        turn.stuck = _stuck(turn, form, state, context)
    await _apply(
        turn, form, replace(outcome, state=albums.noted(turn, state, outcome.state)), had_keys, state.beneath
    )
    return ASK_OFFICER if outcome.asks_officer else outcome.action


def _stuck(turn: Turn, form: Form, state: State, context: Context) -> str:
    """Where somebody is stuck, in the words that they read themselves."""
    here = Context(state.answers, context.facts, context.render, state.view)
    question = show.wording(form, form.step(state.step), here) if state.step else Message(form.card)
    where = message(N_("Stuck at {title}: “{question}”"), title=Message(form.title), question=question)
    return " ".join(turn.texts.plain(where).split())[:_LONGEST_QUESTION]


def came_back(turn: Turn, before: State) -> bool:
    """Whether the form `before` is over, and the one that waited beneath it is open again (to be repeated)."""
    return before.beneath is not None and turn.dialog is not None and _dumped(turn.dialog) == before.beneath


def leave(turn: Turn) -> None:
    """Drop the open form; what waits beneath it is open again."""
    beneath = turn.dialog.beneath if turn.dialog is not None else None
    turn.dialog = None if beneath is None else State.model_validate(beneath)


def _waiting(open_now: State, form: Form) -> dict[str, Any] | None:
    """What waits beneath a new form: what is open, or (the same form a second time) what waits beneath that."""
    return open_now.beneath if open_now.form == form.name else _dumped(open_now)


def _dumped(state: State) -> dict[str, Any]:
    return state.model_dump(mode="json")


async def is_control(turn: Turn, form: Form, state: State) -> bool:
    """Whether the turn's words are a button of the open form, or the picture that its card shows."""
    if form.photo and isinstance(turn.event, SentPhoto):
        return True
    context = await at_question(turn, form, state)
    return bool(spoken.control(form, state, turn.event, context, can_ask_officer=False))


async def refuses(turn: Turn, form: Form, state: State) -> bool:
    """Whether the turn's words are no answer to the open question, nor a button of it."""
    return spoken.is_refused(form, state, turn.event, await at_question(turn, form, state))


async def repeat(turn: Turn, form: Form, state: State, note: Line | None = None) -> None:
    """Show the open question again, as the newest message."""
    context, moment = await at_question(turn, form, state), turn.moment()
    shown = await seen(turn, form, context, lambda now: engine.current(form, state, now, moment, note))
    await _apply(turn, form, shown, had_keys=False, beneath=state.beneath)


async def resume(turn: Turn, form: Form, state: State) -> None:
    """Ask whether to go on with the open form."""
    context = await at_question(turn, form, state)
    outcome = engine.resume(form, state, context, turn.moment())
    await _apply(turn, form, outcome, _has_keys(form, state, context), state.beneath)


def _is_about_another(form: Form, before: State, after: State) -> bool:
    """Whether the facts loaded before this answer are not those of what it is about now. The engine is pure, so
    the same event may simply be given to it again."""
    return bool(form.about) and before.answers.get(form.about) != after.answers.get(form.about)


def _has_keys(form: Form, state: State, context: Context) -> bool:
    if state.mode is not Mode.ASK or not state.step:
        return False
    now = Context(state.answers, context.facts, context.render, state.view)
    return bool(form.step(state.step).field.options(now).keys)


async def _apply(
    turn: Turn, form: Form, outcome: Outcome, had_keys: bool, beneath: dict[str, Any] | None
) -> None:
    if outcome.state is not None:
        turn.dialog = outcome.state.model_copy(update={"beneath": beneath})
    else:
        leave(turn)
    turn.answer_tap(outcome.toast)
    if outcome.chosen is not None:
        turn.mark_chosen(outcome.chosen)
    if had_keys and outcome.screen is not None and outcome.screen.buttons:
        turn.say(_noted(outcome), home=True)
    if outcome.answers is not None:
        await _finish(turn, form, outcome.answers)
    if outcome.screen is not None:
        _show(turn, form, outcome, outcome.screen)
    elif _is_closed_by_words(turn, outcome):
        turn.say(message(N_("👍 All right.")), home=True)


def _is_closed_by_words(turn: Turn, outcome: Outcome) -> bool:
    """A tap on "Done" can be seen on the card; whoever wrote it must not meet with silence."""
    is_closed = outcome.state is None and outcome.answers is None and outcome.action is None
    return is_closed and not isinstance(turn.event, Tapped)


def _show(turn: Turn, form: Form, outcome: Outcome, screen: Screen) -> None:
    if outcome.in_place:
        turn.show_in_place(screen)
    elif form.live and outcome.answers is not None:
        turn.show(replace(screen, parts=(message(N_("💾 Saved.")), *screen.parts)))
    else:
        turn.show(turn.with_home(screen) if screen.clears_keys else screen)


def _noted(outcome: Outcome) -> Line:
    if outcome.chosen is None:
        return message(N_("👍 All right."))
    return message(N_("👍 Noted: {answer}"), answer=outcome.chosen)


async def _finish(turn: Turn, form: Form, answers: dict[str, Any]) -> None:
    try:
        await form.finish(turn, form.answers.model_validate(answers))
    except Rejected as refusal:
        turn.say(refusal.message, home=True)
