"""What a screen becomes on its way to Telegram: never more letters than a message or a caption holds."""

import html
import re

import pytest

from bot.dialog.screen import Line, Literal, Painting, Screen
from bot.texts import Texts
from bot.wire import message_params
from domain.messages import N_, message, utf16

SMILE = "\U0001f600"
TEXTS = Texts("id")
HEAD = message(N_("👤 <b>{name}</b>"), name=Literal("Budi & <Sari>"))


def seen(written: str) -> str:
    return html.unescape(re.sub("<[^>]*>", "", written))


@pytest.mark.parametrize(
    "parts",
    [
        (Literal("a" * 5_000),),
        (HEAD, Literal("a" * 4_096), HEAD),
        (HEAD, Literal(SMILE * 2_048)),
        (HEAD, Literal("&<" * 2_048)),
        (Literal("a" * 3_000), Literal("b" * 3_000), Literal("c" * 3_000)),
    ],
)
def test_what_is_too_long_is_cut_where_it_is_longest(parts: tuple[Line, ...]) -> None:
    for screen, field, most in (
        (Screen(parts), "text", 4_096),
        (Screen(parts, painting=Painting("p", {})), "caption", 1_024),
    ):
        written = message_params(1, screen, TEXTS)[1][field]
        assert 0 < utf16(seen(written)) <= most
        assert HEAD not in parts[:1] or "<b>Budi &amp; &lt;Sari&gt;</b>" in written


def test_what_finds_room_stays_as_it_is() -> None:
    parts = (HEAD, Literal("a" * 4_000), Literal("b"))
    text = message_params(1, Screen(parts), TEXTS)[1]["text"]
    assert text == f"👤 <b>Budi &amp; &lt;Sari&gt;</b>\n\n{'a' * 4_000}\n\nb"
