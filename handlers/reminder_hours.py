"""The questions about when to be reminded: some usual hours to tap, or any hours written in words."""

from typing import Any

from bot.dialog.event import Event, Said
from bot.dialog.fields import Choice
from bot.dialog.form import Context, Option, Options, Step, Value, View
from bot.dialog.screen import Line, Literal
from domain.answers import is_no, is_yes
from domain.calendar import USUAL_DAY
from domain.clock_times import Hours, parse_hours
from domain.messages import N_, Rejected, message

USUAL = "usual"
_SHORTEST = 30
_CHOICES: dict[str, tuple[str, int, int]] = {
    "3-6": (N_("🌅 {hours}"), 3 * 60, 6 * 60),
    "8-12": (N_("☀️ {hours}"), 8 * 60, 12 * 60),
    "13-17": (N_("🌤 {hours}"), 13 * 60, 17 * 60),
    "17-20": (N_("🌙 {hours}"), 17 * 60, 20 * 60),
}


def span(opens: int, closes: int) -> Literal:
    """ "03.00–06.00" """
    return Literal(f"{_clock(opens)}–{_clock(closes)}")


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02d}.{minute % 60:02d}"


def minutes(hours: Hours) -> list[int]:
    """First and last minute of the day. Raises Rejected for hours too short to say anything in."""
    opens, closes = (at.hour * 60 + at.minute for at in (hours.start, hours.end))
    if (closes - opens) % (24 * 60) < _SHORTEST:
        raise Rejected(
            N_("That is too short. Please give me at least half an hour, for example 05.00 sampai 06.00.")
        )
    return [opens, closes]


class HoursField:
    """The answer is "usual", or the first and the last minute of the day."""

    _choice = Choice(
        lambda _: [
            Option(message(N_("⏰ Usual hours")), USUAL),
            *(
                Option(message(label, hours=span(*ends)), choice)
                for choice, (label, *ends) in _CHOICES.items()
            ),
        ],
        refusal=N_("Please tap one of the buttons, or write it like this: jam 5 sampai 8 malam."),
    )

    def options(self, context: Context) -> Options:
        return self._choice.options(context)

    def read(self, event: Event, context: Context) -> Value | View:
        try:
            chosen = self._choice.read(event, context)
        except Rejected:
            if not isinstance(event, Said):
                raise
            return Value(minutes(parse_hours(event.text)))
        name = chosen.json if isinstance(chosen, Value) else USUAL
        return Value(list(_CHOICES[name][1:]) if name in _CHOICES else USUAL)

    def show(self, value: Any, context: Context) -> Line:
        return span(*(USUAL_DAY if value == USUAL else value))


HOURS_STEPS = (
    Step(
        "hours", N_("Hours"), N_("At what time may I remind you? Tap, or write it: jam 5 sampai 8 malam."),
        HoursField(),
    ),
    Step(
        "every_day", N_("Sundays"), N_("Also on Sundays and holidays?"),
        Choice(
            lambda _: [
                Option(message(N_("📅 Yes, every day")), "yes"),
                Option(message(N_("🏖 No, not then")), "no"),
            ],
            understand=lambda text, _: Value("yes") if is_yes(text) else Value("no") if is_no(text) else None,
        ),
    ),
)  # fmt: skip
