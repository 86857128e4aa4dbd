"""Several kecamatan in one answer: numbers, names, taps, forged taps."""

import pytest

from bot.dialog.event import Said, SentPhoto, Tapped
from bot.dialog.form import Context, Value, View
from bot.dialog.places_field import PlacesField, opened_with
from bot.texts import Texts
from domain.messages import Rejected

FIELD = PlacesField(lambda _: "33.25")


def at(view: str = "") -> Context:
    return Context({}, {}, Texts("id").plain, view)


@pytest.mark.parametrize(
    ("said", "view", "then"),
    [
        ("1, 3", "", "0|33.25.02,33.25.11"),
        ("limpung", "1|33.25.01", "1|33.25.01,33.25.08"),
        ("Limpung dan limpung; batang", "", "0|33.25.08,33.25.11"),
    ],
)
def test_names_and_numbers_are_added(said: str, view: str, then: str) -> None:
    assert FIELD.read(Said(said), at(view)) == View(then)


@pytest.mark.parametrize("event", [Said("Pontang"), Said("selesai"), SentPhoto("x"), Tapped("t", "s", "="),
                                   Tapped("t", "s", "x36.04.12"), Tapped("t", "s", "33.25.08")])  # fmt: skip
def test_what_is_no_place_here_is_refused(event: object) -> None:
    with pytest.raises(Rejected):
        FIELD.read(event, at())  # type: ignore[arg-type]


def test_taps_toggle_and_turn_pages_and_end() -> None:
    view = opened_with(["33.25.08"])
    assert FIELD.read(Tapped("t", "s", "x33.25.08"), at(view)) == View("0|")
    assert FIELD.read(Tapped("t", "s", "~2"), at(view)) == View("2|33.25.08")
    assert FIELD.read(Tapped("t", "s", "~x"), at(view)) == View("0|33.25.08")
    assert FIELD.read(Tapped("t", "s", "="), at("1|33.25.08,33.25.01")) == Value(["33.25.01", "33.25.08"])
    assert FIELD.read(Said("selesai"), at("1|33.25.08")) == Value(["33.25.08"])
    assert FIELD.options(at("99|")).rows == FIELD.options(at()).rows
