"""The kind of answer that is "now", or a day and time to come. At hours when people rest the morning stands first.

Needs the facts `now` (a moment) and `zone`. View of the question: `?2026-12-01T09:00,…` moments that may be meant.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.dialog.day_field import today
from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import in_rows, named, unsuitable
from bot.dialog.form import Context, Option, Options, Value, View
from bot.dialog.screen import Line, Lines
from domain.agenda.when import HeardWhen, parse_clock, parse_when
from domain.calendar import Listening, is_open, next_open
from domain.dates import short
from domain.messages import N_, Message, Rejected, message
from domain.quantities import Count, parse_quantity
from domain.spoken import clean

NOW = "now"
_FARTHEST = timedelta(days=180)
_MORNING, _MOST = time(8), 6
_WHEN = N_("Please tap a button, or write day and time, for example: besok jam 9.")
_ZONE = re.compile(r"\b(wib|wita|wit)\b")
_HOURS_EAST = {"wib": 7, "wita": 8, "wit": 9}
_SAID_NOW = re.compile(
    r"(?:kirim )?(?:sekarang|skrg|skrang|skr|saiki|saniki|langsung|now|kirim)(?: (?:juga|aja|saja|wae|mawon|ya|kirim))*\W*"
)
_FROM_NOW = re.compile(
    r"\b(setengah|stengah|se|\d{1,3}|[a-z]+) ?(jam|menit|mnt)(?:an)? (?:lagi|lg|maneh|malih|dari sekarang)\b"
)


class WhenField:
    """The answer is `{"at": "now"}` or `{"at": "2026-12-01T09:00"}` in the zone of the fact."""

    def options(self, context: Context) -> Options:
        maybe = _maybe(context)
        if maybe:
            return Options(in_rows([_option(one) for one in maybe], 1))
        return Options(in_rows(_offered(context), 1))

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, Tapped):
            return _settled([_tapped(event.choice)], context)
        if not isinstance(event, Said):
            raise unsuitable(event)
        shown = [option for row in self.options(context).rows for option in row]
        found = named(event.text, shown, context)
        if found is not None:
            return _settled([_tapped(found.choice)], context)
        if _SAID_NOW.fullmatch(event.text.strip().casefold()):
            return Value({"at": NOW})
        return _settled(_heard(event.text, context), context)

    def show(self, value: Any, context: Context) -> Line:
        if value["at"] == NOW:
            return message(N_("now"))
        return Lines((message(N_("{moment}"), moment=_moment(datetime.fromisoformat(value["at"]), context)),))


def rests(context: Context) -> bool:
    """Whether people rest at this moment."""
    return not is_open(_now(context), _listening(context), urgent=True)


def _listening(context: Context) -> Listening:
    return Listening(str(context.facts["zone"]), every_day=True)


def _now(context: Context) -> datetime:
    now: datetime = context.facts["now"]
    return now


def _local_now(context: Context) -> datetime:
    return _now(context).astimezone(ZoneInfo(str(context.facts["zone"]))).replace(tzinfo=None)


def _moment(local: datetime, context: Context) -> datetime:
    return local.replace(tzinfo=ZoneInfo(str(context.facts["zone"])))


def _offered(context: Context) -> list[Option]:
    now = Option(message(N_("🚀 Now")), NOW)
    morning = _option(_next_morning(context))
    return [morning, now] if rests(context) else [now, morning]


def _next_morning(context: Context) -> datetime:
    """The next eight o'clock at which people like to hear something: not on a Sunday or a holiday."""
    local = _local_now(context)
    first = datetime.combine(local.date() + timedelta(days=local.time() >= _MORNING), _MORNING)
    opens = next_open(_moment(first, context), Listening(str(context.facts["zone"])))
    return datetime.combine(opens.astimezone(ZoneInfo(str(context.facts["zone"]))).date(), _MORNING)


def _option(local: datetime) -> Option:
    label = message(N_("🗓 {day}, {time}"), day=short(local.date()), time=f"{local:%H.%M}")
    return Option(label, f"{local:%Y-%m-%dT%H:%M}")


def _tapped(choice: str) -> datetime | None:
    """None is now. A forged button is as good as a written moment: limits are looked at all the same."""
    if choice == NOW:
        return None
    try:
        return datetime.strptime(choice, "%Y-%m-%dT%H:%M")  # noqa: DTZ007 (local time of the fact `zone`)
    except ValueError:
        raise Rejected(_WHEN) from None


def _heard(text: str, context: Context) -> list[datetime]:
    """Every moment that the words may mean; a time without a day is the next such time."""
    if (span := _span(text)) is not None:
        return [_local_now(context).replace(second=0, microsecond=0) + span]
    shift = _shift(text, context)
    try:
        heard = parse_when(text, today(context))
    except Rejected:
        return [_next(clock, shift, context) for clock in _clocks(text)]
    if not heard.clocks:
        raise Rejected(N_("At what time? Please write day and time together, for example: besok jam 9."))
    return [moment + shift for moment in _moments(heard)]


def _span(text: str) -> timedelta | None:
    """How long from now: "2 jam lagi" is no two o'clock."""
    found = _FROM_NOW.search(clean(text).casefold())
    if found is None:
        return None
    many, unit = found[1], timedelta(hours=1) if found[2] == "jam" else timedelta(minutes=1)
    if many in ("setengah", "stengah"):
        return unit / 2
    try:
        read = Count(1) if many == "se" else parse_quantity(many)
    except Rejected:
        return None
    return read.pieces * unit if isinstance(read, Count) else None


def _shift(text: str, context: Context) -> timedelta:
    """From the clock that was named ("jam 9 WITA") to the one here."""
    named = _ZONE.search(text.casefold())
    here = _now(context).astimezone(ZoneInfo(str(context.facts["zone"]))).utcoffset()
    if named is None or here is None:
        return timedelta()
    return here - timedelta(hours=_HOURS_EAST[named[1]])


def _clocks(text: str) -> list[time]:
    try:
        return [clock.start for clock in parse_clock(text)]
    except Rejected:
        raise Rejected(_WHEN) from None


def _moments(heard: HeardWhen) -> Iterable[datetime]:
    return (datetime.combine(days.first, clock.start) for days in heard.days for clock in heard.clocks)


def _next(clock: time, shift: timedelta, context: Context) -> datetime:
    local = _local_now(context)
    moment = datetime.combine(local.date() - timedelta(days=1), clock) + shift
    while moment <= local:
        moment += timedelta(days=1)
    return moment


def _settled(moments: Sequence[datetime | None], context: Context) -> Value | View:
    if None in moments:
        return Value({"at": NOW})
    now = _local_now(context)
    possible = [one for one in dict.fromkeys(moments) if one is not None and now < one <= now + _FARTHEST]
    if not possible:
        raise Rejected(
            N_("Please choose a moment to come, at most half a year ahead, for example: besok jam 9.")
        )
    possible = _by_day(possible, context)
    if len(possible) > 1:
        listed = ",".join(f"{one:%Y-%m-%dT%H:%M}" for one in possible[:_MOST])
        return View("?" + listed, message(N_("Which one do you mean?")))
    value = {"at": f"{possible[0]:%Y-%m-%dT%H:%M}"}
    return Value(value)


def _by_day(moments: list[datetime], context: Context) -> list[datetime]:
    """Of "jam 9" the morning is meant: nobody announces something at nine in the evening, when people rest. The card
    says which one it is."""
    listening = _listening(context)
    awake = [one for one in moments if is_open(_moment(one, context), listening, urgent=True)]
    return awake or moments


def _maybe(context: Context) -> list[datetime]:
    listed = context.view[1:].split(",") if context.view.startswith("?") else []
    return [one for choice in listed if (one := _tapped(choice))]


def advice(context: Context) -> tuple[Line, ...]:
    """A word of caution at hours when people rest."""
    if not rests(context):
        return ()
    return (
        Message(
            N_(
                "🌙 People are resting now. In the morning more of them read it; at night it comes without a sound."
            )
        ),
    )
