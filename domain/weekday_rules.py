"""Phrases about days of the week: "Jumat depan", "malam Minggu", "Selasa minggu lalu", "Jumat Kliwon"."""

import re
from datetime import date, timedelta

from domain.day_reckoning import WHICH_DAY, Frame, week_of
from domain.day_words import WEEKDAYS
from domain.heard_days import ExactDay, HeardDay, Lean, UnclearDay
from domain.messages import N_, message
from domain.pasaran import NAMES, next_pasaran
from domain.rules_of_days import BACK, THIS, Match, Rule, rule

_WEEK = timedelta(7)
_DAY = timedelta(1)
WEEKDAY = rf"(?:(?:hari )?(?P<weekday>{'|'.join(WEEKDAYS)})|hari (?P<sunday>minggu))"
_PASARAN = rf"(?P<pasaran>{'|'.join(name.lower() for name in NAMES)})"


def _wanted(found: Match) -> int:
    named = found.groupdict().get("weekday")
    return WEEKDAYS.index(named) if named else 6


def _coming(found: Match, frame: Frame) -> date:
    """The next one after today."""
    return frame.today + timedelta((_wanted(found) - frame.today.weekday() - 1) % 7 + 1)


def _weekday(found: Match, frame: Frame) -> HeardDay:
    coming = _coming(found, frame)
    if coming == frame.today + _WEEK:
        other = frame.today - _WEEK if frame.lean is Lean.PAST else coming
        return UnclearDay((frame.today, other), WHICH_DAY)
    if frame.lean is Lean.NEAREST:
        return UnclearDay((coming, coming - _WEEK), WHICH_DAY)
    return ExactDay(coming - _WEEK if frame.lean is Lean.PAST else coming)


def _this(found: Match, frame: Frame) -> HeardDay:
    gone = frame.today - timedelta((frame.today.weekday() - _wanted(found)) % 7)
    return ExactDay(gone if frame.lean is Lean.PAST or gone == frame.today else gone + _WEEK)


def _next(found: Match, frame: Frame) -> HeardDay:
    """The coming one, or the one a week later: certain only when it lies in another week for everybody,
    whether weeks begin on Monday or on Sunday."""
    coming = _coming(found, frame)
    other_week = all(week_of(coming, first) != week_of(frame.today, first) for first in (0, 6))
    if other_week and coming - frame.today > _DAY:
        return ExactDay(coming)
    return UnclearDay((coming, coming + _WEEK), WHICH_DAY)


def _tomorrow(found: Match, frame: Frame) -> HeardDay:
    return ExactDay(_coming(found, frame))


def _last(found: Match, frame: Frame) -> HeardDay:
    gone = _coming(found, frame) - _WEEK
    return ExactDay(gone if gone < frame.today else gone - _WEEK)


def _of_week(found: Match, frame: Frame) -> HeardDay:
    """ "Selasa minggu depan"; on a Sunday it is open which week is this one."""
    weeks, wanted = timedelta(7 * weeks_away(found)), _wanted(found)
    by_monday = week_of(frame.today) + weeks + timedelta(wanted)
    by_sunday = week_of(frame.today, 6) + weeks + timedelta((wanted + 1) % 7)
    choices = (by_monday, by_sunday)
    return ExactDay(by_monday) if by_monday == by_sunday else UnclearDay(choices, WHICH_DAY)


def _eve(found: Match, frame: Frame) -> HeardDay:
    """ "Malam Minggu" is Saturday evening."""
    heard = _weekday(found, Frame(frame.today + _DAY, frame.lean))
    if isinstance(heard, UnclearDay):
        return UnclearDay(tuple(choice - _DAY for choice in heard.choices), heard.question)
    return ExactDay(heard.day - _DAY, sure=False)


def _coming_eve(found: Match, frame: Frame) -> HeardDay:
    return ExactDay(_coming(found, Frame(frame.today + _DAY)) - _DAY, sure=False)


def _market_eve(found: Match, frame: Frame) -> HeardDay:
    """ "Malam Jumat Kliwon" is Thursday evening."""
    heard = _market_day(found, Frame(frame.today + _DAY, frame.lean))
    days = heard.choices if isinstance(heard, UnclearDay) else (heard.day,)
    return UnclearDay(tuple(day - _DAY for day in days), message(N_("Do you mean this day?")))


def _market_day(found: Match, frame: Frame) -> HeardDay:
    named = found["weekday"]
    wanted = WEEKDAYS.index(named) if named else 6 if found["sunday"] else None
    cycle = timedelta(5 if wanted is None else 35)
    coming = next_pasaran(found["pasaran"].capitalize(), wanted, frame.today)
    is_past = frame.lean is Lean.PAST or weeks_away(found) < 0
    day = coming - cycle if is_past and coming > frame.today else coming
    return UnclearDay((day,), message(N_("Do you mean this day?")))


def _whole_week(found: Match, frame: Frame) -> HeardDay:
    weeks = weeks_away(found)
    monday = week_of(frame.today) + timedelta(7 * weeks)
    days = tuple(monday + timedelta(ahead) for ahead in range(7))
    if weeks == 0:
        is_past = frame.lean is Lean.PAST
        days = tuple(day for day in days if (day <= frame.today if is_past else day >= frame.today))
    return UnclearDay(days, message(N_("On which day of that week?")))


def _weekend(_found: Match, frame: Frame) -> HeardDay:
    saturday = week_of(frame.today) + timedelta(5)
    if saturday > frame.today and frame.lean is Lean.PAST:
        saturday -= _WEEK
    return UnclearDay((saturday, saturday + _DAY), WHICH_DAY)


def weeks_away(found: Match) -> int:
    """-1, 0 or 1 by the word of the group `which`: lalu, ini (or none), depan."""
    which = found["which"] or "ini"
    return 0 if which == "ini" else -1 if re.fullmatch(BACK, which) else 1


RULES: tuple[Rule, ...] = (
    rule(WEEKDAY, _weekday),
    rule("minggu", _weekday, in_sentence=False),
    rule(rf"{WEEKDAY} ini", _this),
    rule(rf"{WEEKDAY} (?:depan|lagi)", _next),
    rule(rf"(?:besok|nanti) {WEEKDAY}", _tomorrow),
    rule(rf"{WEEKDAY} (?:besok|nanti)", _tomorrow),
    rule(rf"{WEEKDAY} {BACK}", _last),
    rule(rf"kemarin {WEEKDAY}", _last),
    rule(rf"{WEEKDAY} (?:minggu|pekan) {THIS}", _of_week),
    rule(rf"(?:minggu|pekan) {THIS} {WEEKDAY}", _of_week),
    rule(rf"malam {WEEKDAY}|malam minggu", _eve),
    rule(rf"(?:besok|nanti) (?:malam {WEEKDAY}|malam minggu)", _coming_eve),
    rule(rf"malam {WEEKDAY} {_PASARAN}(?: {THIS})?", _market_eve),
    rule(rf"(?:{WEEKDAY} )?{_PASARAN}(?: {THIS})?", _market_day),
    rule(rf"(?:minggu|pekan) {THIS}", _whole_week),
    rule("akhirpekan(?: (?:ini|depan))?", _weekend),
)
