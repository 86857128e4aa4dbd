"""The question for consent: the same for whoever registers and for whoever claims a record."""

from typing import Any

from bot.dialog.fields import Choice
from bot.dialog.form import Context, Option, Step, Value
from bot.turn import Turn
from domain.answers import is_cancel, is_no, is_yes
from domain.messages import N_, message
from services import registration


async def consent_facts(turn: Turn) -> dict[str, Any]:
    return {"consent": registration.consent_text(turn)}


def _agreement(_context: Context) -> list[Option]:
    return [Option(message(N_("✅ Yes, I agree")), "yes"), Option(message(N_("❌ No")), "no")]


def yes_or_no(text: str, _context: Context) -> Value | None:
    """What somebody wrote in the place of the two buttons."""
    if is_yes(text):
        return Value("yes")
    return Value("no") if is_no(text) or is_cancel(text) else None


AGREED = Step(
    "agreed",
    N_("Consent"),
    N_("{consent}\n\nDo you agree?"),
    Choice(_agreement, understand=yes_or_no),
    bare=True,
)
