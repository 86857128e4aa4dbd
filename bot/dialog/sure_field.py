"""The question whether somebody really wants something: two buttons, or yes and no in any of the ways people say them."""

from bot.dialog.fields import Choice
from bot.dialog.form import Context, Option, Value
from domain.answers import is_cancel, is_no, is_yes
from domain.messages import message


def sure(yes: str, no: str) -> Choice:
    """The answer is "yes" or "no"; `yes` and `no` are what the buttons say (message ids)."""
    return Choice(lambda _: [Option(message(yes), "yes"), Option(message(no), "no")], understand=_understood)


def _understood(text: str, _context: Context) -> Value | None:
    if is_yes(text):
        return Value("yes")
    return Value("no") if is_no(text) or is_cancel(text) else None
