"""The buttons of a screen that asks something outside any form: their words or numbers, typed next, count as the tap."""

import re
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from bot.dialog.fields import place_of
from bot.dialog.room import Plain
from bot.dialog.screen import NO_DIALOG, SEPARATOR, Screen

FORM: Final = "offer"
_ROUTE = NO_DIALOG + SEPARATOR
_COUNT = re.compile(r"\([^)]*\)")


class Offer(BaseModel):
    """Kept in the place of a half-filled form until the next thing somebody does. `buttons`: their words and data;
    `step`: what is asked, for whoever understands freer answers than these, and `about` what it is asked of."""

    model_config = ConfigDict(hide_input_in_errors=True)

    form: Literal["offer"] = FORM
    version: Literal[1] = 1
    step: str = ""
    about: str = ""
    buttons: list[tuple[str, str]]

    def meant(self, text: str) -> str | None:
        """The data of the button whose number (from 1) or words were typed; counts in brackets need not be."""
        at = place_of(text, [_COUNT.sub("", words) for words, _ in self.buttons])
        return None if at is None else self.buttons[at][1]


def offered(screen: Screen, plain: Plain, step: str = "", about: str = "") -> Offer | None:
    """The buttons of a screen that lead somewhere by themselves, as they are read there; None without any."""
    buttons = [button for row in screen.buttons for button in row if button.data.startswith(_ROUTE)]
    return (
        Offer(step=step, about=about, buttons=[(plain(b.label), b.data) for b in buttons])
        if buttons
        else None
    )
