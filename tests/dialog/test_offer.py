"""Buttons outside any form: what counts as their words, and what is kept of them."""

import pytest

from bot.dialog.offer import Offer, offered
from bot.dialog.screen import Button, Literal, Screen, route
from bot.texts import Texts

SCREEN = Screen(
    (Literal("Apa?"),),
    (
        (
            Button(Literal("📂 Punya saya (3)"), route("mine")),
            Button(Literal("🌐 Buka"), "https://example.org"),
        ),
        (Button(Literal("⬅️ Balik"), route("back", "p1")), Button(Literal("Jawab"), "token:step:choice")),
    ),
)


@pytest.mark.parametrize(
    ("typed", "data"),
    [
        ("punya saya", "-:mine:"), ("PUNYA SAYA!", "-:mine:"), ("1", "-:mine:"), ("2", "-:back:p1"), ("balik", "-:back:p1"),
        ("3", None), ("0", None), ("", None), ("punya", None), ("buka", None), ("jawab", None), ("0010000000001", None), ("(3)", None),
    ],
)  # fmt: skip
def test_words_and_numbers_of_routes(typed: str, data: str | None) -> None:
    offer = offered(SCREEN, Texts("id").plain, "what", "p1")
    assert offer is not None
    assert offer.meant(typed) == data


def test_it_survives_being_written_down() -> None:
    offer = offered(SCREEN, Texts("id").plain, "what", "p1")
    assert offer is not None
    assert Offer.model_validate(offer.model_dump(mode="json")) == offer


def test_a_screen_without_routes_offers_nothing() -> None:
    assert offered(Screen((Literal("Apa?"),)), Texts("id").plain) is None
