"""The kind of answer that says for how many days a link is good: tapped, or written ("7", "seminggu", "2 minggu")."""

from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import in_rows, unsuitable
from bot.dialog.form import Context, Option, Options, Value, View
from bot.dialog.screen import Line
from domain.durations import parse_duration_days
from domain.messages import N_, Rejected, message
from domain.spoken import clean

_OFFERED = (1, 7, 30)
MOST = 90
"""A link that lies about for a season is nobody's any more."""
_WRONG = N_("Please write the days, 1 to 90, for example: 7")


class ValidityField:
    """A bare number means days, never the place of a button."""

    def options(self, context: Context) -> Options:
        return Options(in_rows([Option(_shown(days), str(days)) for days in _OFFERED], 3))

    def read(self, event: Event, context: Context) -> Value | View:
        if not isinstance(event, Said | Tapped):
            raise unsuitable(event)
        days = _days(event.choice if isinstance(event, Tapped) else clean(event.text))
        if not 1 <= days <= MOST:
            raise Rejected(_WRONG)
        return Value(days)

    def show(self, value: int, context: Context) -> Line:
        return _shown(value)


def _days(text: str) -> int:
    if text.isdecimal():
        return int(text[:4])
    try:
        heard = parse_duration_days(text)
    except Rejected:
        return 0
    return heard if isinstance(heard, int) else 0


def _shown(days: int) -> Line:
    return message(N_("{days} days"), days=days)
