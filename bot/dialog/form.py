"""A conversation as data: a form is a row of questions, each with the kind of answer it takes."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from pydantic import BaseModel

from bot.dialog.event import Event
from bot.dialog.room import Extra
from bot.dialog.screen import Key, Line
from domain.messages import N_, Message

Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Context:
    """What a question may look at. `view`: which page of its choices is open ("" at first). `facts`: what the
    form loaded, and always `today`, the calendar day where the person lives.

    `render` turns a line into the very words on the person's screen, so that typing them counts as a tap.
    """

    answers: Answers
    facts: Mapping[str, Any]
    render: Callable[[Line], str]
    view: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose; `choice` comes back when it is tapped."""

    label: Line
    choice: str


@dataclass(frozen=True, slots=True)
class Options:
    """The choices a question shows now: rows of buttons, or (when the phone must share something) of keys."""

    rows: tuple[tuple[Option, ...], ...] = ()
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """The answer, as JSON. `note`: something worth saying back about it. `also`: answers to later questions that were
    given along with it."""

    json: Any
    note: Message | None = None
    also: Answers = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class View:
    """Not an answer yet: show other choices (the next page, places that sound alike). `is_refusal`: because what
    was said does not fit; it counts as one."""

    name: str
    note: Line | None = None
    is_refusal: bool = False


class Field(Protocol):
    """The kind of answer that a question takes. Pure: the same event and context give the same reading.

    One whose class says `hears_controls` is given "lewati" and "kembali" as well, where no such button is offered."""

    def options(self, context: Context) -> Options: ...

    def read(self, event: Event, context: Context) -> Value | View:
        """Raises `Rejected` with what is wrong and an example."""

    def show(self, value: Any, context: Context) -> Line:
        """The answer as the summary card shows it."""


def always(_answers: Answers) -> bool:
    return True


def never(_answer: Any) -> bool:
    return False


def nothing(_context: Context) -> tuple[Line, ...]:
    return ()


def from_the_start(_kept: Any) -> str:
    return ""


def outermost(_view: str) -> str | None:
    return None


Load = Callable[[Any, Answers, str], Awaitable[Mapping[str, Any]]]
"""Loads facts for one question, given the turn, the answers so far and the view."""


@dataclass(frozen=True)
class Step:
    """One question. `label` names its line on the summary card, `why` says what the answer is for.

    `asks_again`: answers that no longer fit when this one is changed. `hidden`: not a line of the card.
    `bare`: without step number and controls.
    `skip`: what the button for leaving an optional question says, when "Skip" is not kind enough.
    `asks`, `whys`: question and reason made from what is known (`ask` stands for it where nothing is known).
    `known`: the answer when it need not be asked; None when it must. It can be changed on the card. `usual`: it is
    asked as a rule, and counts as a step to come until it is known.
    `leads`: whether the form ends at once with an answer, because it leads elsewhere.
    `tells`: paragraphs below the question. `load`: facts this question is read and shown with; `shows`: facts it is
    shown with alone (a count of what is chosen so far). `opens`: the view it opens with, given the answer it had
    before; `around`: the view around an inner one, to which "back" leads first.
    """

    name: str
    label: str
    ask: str
    field: Field
    why: str = ""
    optional: bool = False
    skip: str = ""
    bare: bool = False
    when: Callable[[Answers], bool] = always
    asks_again: tuple[str, ...] = ()
    hidden: bool = False
    asks: Callable[[Context], Line] | None = None
    whys: Callable[[Context], Line] | None = None
    known: Callable[[Context], Any] | None = None
    usual: bool = False
    leads: Callable[[Any], bool] = never
    tells: Callable[[Context], tuple[Line, ...]] = nothing
    load: Load | None = None
    shows: Load | None = None
    opens: Callable[[Any], str] = from_the_start
    around: Callable[[str], str | None] = outermost


@dataclass(frozen=True)
class Form:
    """A conversation. Raise `version` when steps change: half-filled old forms then end politely.

    `own`: subjects of free text that its own answers sound like, so that they are never taken for another subject.
    `live`: begins at its card with known answers, and each change is saved at once (a profile).
    `given`: answers handed in at the beginning and never asked.
    `card`: the summary's first line; `save`: its button that ends the form; `remarks`: what else is worth saying there, an `Extra` as far as there is room; `photo`: the answer whose
    picture it shows, and which a picture sent to the card changes.
    `load`: facts the questions need (given the turn); `load_for`: the same, given the answers as well, and asked
    again when the answer `about` changes; `finish`: the use case (given turn and answers).
    `gathers`: given turn and answers, these with something more that belongs to an answer given before (the next
    picture of an album): it is taken in silence. `before`: shows something before what comes next, given the turn and
    the states before and after.
    """

    name: str
    version: int
    title: str
    steps: tuple[Step, ...]
    answers: type[BaseModel]
    finish: Callable[[Any, Any], Awaitable[None]]
    load: Callable[[Any], Awaitable[Mapping[str, Any]]] | None = None
    load_for: Callable[[Any, Answers], Awaitable[Mapping[str, Any]]] | None = None
    about: str = ""
    given: tuple[str, ...] = ()
    card: str = ""
    save: str = N_("✅ Save")
    remarks: Callable[[Context], tuple[Line | Extra, ...]] = nothing
    photo: str = ""
    own: frozenset[str] = frozenset()
    live: bool = False
    actions: tuple[Option, ...] = field(default=())
    gathers: Callable[[Any, Answers], Answers | None] | None = None
    before: Callable[[Any, Any, Any], Awaitable[None]] | None = None

    def step(self, name: str) -> Step:
        """Raises KeyError for a step that is not in this form."""
        return next((step for step in self.steps if step.name == name), None) or _missing(self, name)

    def applicable(self, answers: Answers) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.when(answers))


def _missing(form: Form, name: str) -> Step:
    raise KeyError(f"{form.name} has no step {name}")
