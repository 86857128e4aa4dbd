"""Faults of a form are found when it is made, and a form can be drawn."""

from dataclasses import replace

import pytest

from bot.dialog.check import check
from bot.dialog.diagram import mermaid
from bot.dialog.fields import Text
from bot.dialog.form import Form, Step
from bot.dialog.screen import Place, decode, encode, route
from handlers.registry import BOOK
from tests.dialog.sample import FORM, LIVE, STEPS

LONG = Step("x" * 60, "Long", "Long?", Text(str))


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        (replace(FORM, steps=(*STEPS, STEPS[0])), "two steps are called name"),
        (replace(FORM, steps=STEPS[1:]), "answer name has no step"),
        (replace(FORM, given=("other",)), "step other has no answer"),
        (replace(FORM, steps=(replace(STEPS[0], ask=""), *STEPS[1:])), "step name asks nothing"),
        (
            replace(FORM, steps=(replace(STEPS[0], asks_again=("foo",)), *STEPS[1:])),
            "asks again for unknown foo",
        ),
        (replace(LIVE, card=""), "a live form needs a card"),
        (replace(FORM, steps=(*STEPS, LONG)), "64 bytes|has no answer"),
    ],
)
def test_a_faulty_form_is_refused_by_name(form: Form, fault: str) -> None:
    with pytest.raises(ValueError, match=rf"form {form.name}: .*({fault})"):
        check(form)


def test_the_answers_of_the_real_forms_can_be_checked() -> None:
    """What does so is built when a form is first finished: a fault would wait for that day."""
    for form in BOOK.forms.values():
        assert form.answers.model_rebuild(force=True), form.name


def test_the_real_forms_are_sound() -> None:
    assert set(BOOK.forms) >= {
        "consent", "registration", "profile", "new_product", "product", "removal",
        "paper_facts", "paper_kind", "paper_goods", "record_certificate", "certificate", "certificate_removal",
    }  # fmt: skip
    for form in BOOK.forms.values():
        check(form)


def test_a_form_is_drawn_with_its_questions_edits_and_detours() -> None:
    drawn = mermaid([FORM, LIVE]).splitlines()
    assert drawn[0] == "flowchart TD"
    assert '    sample_name["Name · Text"]' in drawn
    assert '    sample_price["Price · Amount · optional"]' in drawn
    assert "    sample_colour -. not always .-> sample_place" in drawn
    assert "    sample_card -. edit .-> sample_phone" in drawn
    assert '  subgraph living["living v1"]' in drawn
    assert drawn.count("  end") == 2


@pytest.mark.parametrize(
    ("data", "parts"),
    [
        ("t:step:choice", ("t", "step", "choice")), ("", ("", "", "")), (":::", ("", "", ":")), ("garbage", ("garbage", "", "")),
        ("t:s:a:b", ("t", "s", "a:b")), ("-:menu:", ("-", "menu", "")),
    ],
)  # fmt: skip
def test_button_data_is_read_whatever_it_is(data: str, parts: tuple[str, str, str]) -> None:
    assert decode(data) == parts


def test_button_data_has_a_limit() -> None:
    assert len(encode(Place("t", "s"), "x" * 60).encode()) == 64
    with pytest.raises(ValueError, match="longer than 64 bytes"):
        encode(Place("t", "s"), "é" * 31)
    assert route("menu") == "-:menu:"
