"""Everything that can be shown, in both languages: short enough for tired eyes, and fully translated."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from bot.dialog import engine, show
from bot.dialog.engine import Moment
from bot.dialog.form import Context, Form, Step
from bot.dialog.screen import Button, Screen
from bot.dialog.state import Mode, State
from bot.texts import LANGUAGES, Texts
from bot.wire import message_params
from domain.categories import GROUPS
from domain.roles import Grant, Role
from handlers.registry import BOOK
from scripts.catalogues import faults, read
from storage.people import Person
from tests.conversations.longest import facts_of, longest
from tests.conversations.longest_roles import consent_of
from tests.support.town import Talker, Town

MOST_TEXT, MOST_LABEL, MOST_CHOICES = 450, 24, 6
TURNING = ("~", "@")


@pytest.fixture(autouse=True)
def nothing_failed() -> None:
    """These tests need no town of their own."""


def context(form: Form, texts: Texts, answers: dict[str, Any]) -> Context:
    facts = facts_of(form)
    if form.name == "consent":
        facts["consent"] = consent_of(form.name)
    return Context(answers, facts, texts.plain)


def screens(form: Form, texts: Texts) -> Iterator[tuple[str, Screen]]:
    """Every question (fresh, and as an edit with the longest kept answer), the card, and "shall we go on?"."""
    full, moment = longest(form), Moment(1, "tokenx", can_ask_officer=True)
    known = context(form, texts, full)
    for step in form.steps:
        state = State(
            form=form.name, version=1, step=step.name, token="tokenx", asked_at=1, answers=full, refusals=2
        )
        edited = replace_state(state, kept=full, from_card=True, path=["x"])
        for name, one in (("fresh", state), ("edit", edited)):
            yield f"{form.name}.{step.name} {name}", show.screen(form, one, known, None, True)
        for mode in (Mode.RESUME, Mode.CANCEL):
            asked = replace_state(state, mode=mode)
            yield f"{form.name}.{step.name} {mode}", show.screen(form, asked, known, None, True)
    if form.card:
        shown = engine.begin(form, known, moment, full).screen
        assert shown is not None
        yield f"{form.name} card", shown


def replace_state(state: State, **changes: Any) -> State:
    return state.model_copy(update=changes)


def plain(screen: Screen, texts: Texts) -> str:
    return "\n\n".join(texts.plain(part) for part in screen.parts).replace("<b>", "").replace("</b>", "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", BOOK.forms.values(), ids=lambda form: form.name)
def test_no_screen_of_a_form_is_longer_than_tired_eyes_can_take(form: Form, language: str) -> None:
    texts = Texts(language)
    for name, screen in screens(form, texts):
        shown = plain(screen, texts)
        assert len(shown) <= MOST_TEXT, f"{name}: {len(shown)} characters\n{shown}"
        method, params = message_params(1, screen, texts)
        assert method in ("sendMessage", "sendPhoto")
        assert params["parse_mode"] == "HTML"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", BOOK.forms.values(), ids=lambda form: form.name)
def test_labels_of_a_form_fit_on_a_small_phone(form: Form, language: str) -> None:
    texts = Texts(language)
    for name, screen in screens(form, texts):
        labels = [texts.plain(b.label) for row in screen.buttons for b in row]
        labels += [texts.plain(key.label) for row in screen.keys for key in row]
        for label in labels:
            is_own_answer = label.startswith(("✔️",))
            assert len(label) <= (60 if is_own_answer else MOST_LABEL), f"{name}: {label}"


@pytest.mark.parametrize("form", BOOK.forms.values(), ids=lambda form: form.name)
def test_no_question_has_more_than_six_choices(form: Form) -> None:
    texts = Texts("id")
    for step in form.steps:
        for view in views(step):
            known = replace(context(form, texts, longest(form)), view=view)
            rows = step.field.options(known).rows
            choices = [o for row in rows for o in row if o.choice and not o.choice.startswith(TURNING)]
            assert len(choices) <= MOST_CHOICES, f"{form.name}.{step.name} {view}: {len(choices)}"


def views(step: Step) -> tuple[str, ...]:
    if step.name == "category":
        return ("", *(f">{group.id}" for group in GROUPS))
    if step.name == "audience":  # has screens and tests of its own
        return ("",)
    return ("", "~1", "~2", "~3")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_kinds_of_a_group_are_explained_in_one_screen(language: str) -> None:
    from bot.dialog.event import Tapped

    texts, form = Texts(language), BOOK.forms["registration"]
    state = State(form=form.name, version=1, step="category", token="t", asked_at=1)
    for group in GROUPS:
        if len(group.kinds) > 1:
            tap = Tapped("t", "category", group.id)
            moment = Moment(2, "u")
            shown = engine.advance(form, state, tap, context(form, texts, {}), moment).screen
            assert shown is not None
            assert len(plain(shown, texts)) <= MOST_TEXT, plain(shown, texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_and_the_command_menu_are_short(language: str) -> None:
    texts = Texts(language)
    everything = tuple(Grant(role, "33.25") for role in Role)
    commands = BOOK.commands_of(Person(1, 1, language, is_stopped=False, is_producer=True), everything)
    assert len(commands) == len(BOOK.entries)
    assert all(3 <= len(command["description"]) <= 40 for command in commands)
    assert len({command["description"] for command in commands}) == len(commands)
    for entry in BOOK.entries:
        if entry.key:
            assert len(texts.plain(replace_message(entry.key))) <= 16
    for door in BOOK.doors(everything):
        assert len(texts.plain(door.label)) <= MOST_LABEL


def replace_message(text: str) -> Any:
    from domain.messages import Message

    return Message(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_is_complete(language: str) -> None:
    assert faults(language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_read_as_babel_reads_it(language: str) -> None:
    texts = Texts(language)
    for entry in read(language):
        assert texts.template(str(entry.id)) == entry.string or not entry.id


async def test_no_message_of_a_long_talk_is_too_long(town: Town, budi: Talker) -> None:
    await budi.registers(name="Bu " + "Siti Aminah " * 4, business="Keripik " * 9)
    for words in (
        "/start",
        "/menu",
        "/bantuan",
        "/bahasa",
        "/profil",
        "/produk",
        "/daftar",
        "/petugas",
        "qwerty",
        "/batal",
    ):
        await budi.says(words)
        await budi.gets_answer()
    await town.settled()
    said = [message for message in budi.chat if message.by_bot]
    assert len(said) > 20
    assert [message.text for message in said if len(message.text) > MOST_TEXT] == []
    assert {type(message.text) for message in said} == {str}
    assert Button
