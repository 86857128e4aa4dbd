"""Reckoning with days: which year or month is meant, ends of months, weeks. Pure arithmetic on dates."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from domain.heard_days import ExactDay, HeardDay, Lean, UnclearDay
from domain.messages import N_, Message, Rejected, message

FIRST_YEAR, LAST_YEAR = 1900, 2099
_FAR = 40
"""Two candidates of which one is this many days nearer than the other are not worth a question."""
WHICH_DAY: Message = message(N_("Which day do you mean?"))


@dataclass(frozen=True, slots=True)
class Frame:
    """What a phrase is reckoned from. `event`: the day H of "H-3"; `since`: where a term of days begins."""

    today: date
    lean: Lean = Lean.NEAREST
    event: date | None = None
    since: date | None = None


def clipped(day: date, days: int) -> date:
    """So many days on; raises Rejected outside of the years anybody means."""
    try:
        moved = day + timedelta(days)
    except OverflowError:
        raise _too_far() from None
    if not FIRST_YEAR <= moved.year <= LAST_YEAR:
        raise _too_far()
    return moved


def months_on(day: date, months: int) -> date:
    """The same day of another month, or its last day when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _too_far()
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_end(day: date) -> date:
    """The last day of that month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def moved(day: date, count: int, unit: str) -> date:
    """`unit`: hari, minggu, pekan, bulan or tahun."""
    if unit in ("bulan", "tahun"):
        return months_on(day, count * (12 if unit == "tahun" else 1))
    return clipped(day, count * (1 if unit == "hari" else 7))


def week_of(day: date, first: int = 0) -> date:
    """The day on which the week of a day began; `first` 0: weeks begin on Monday, 6: on Sunday."""
    return day - timedelta((day.weekday() - first) % 7)


def full_year(written: str) -> int:
    """ "26" and "2026" are one year. Raises Rejected for years nobody means."""
    year = int(written) + (0 if len(written) > 2 else 2000 if int(written) < 80 else 1900)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _too_far()
    return year


def day_of(day: int, month: int, year: str | None, frame: Frame) -> HeardDay:
    """A day and a month, the year as written ("" or None: not) or the one that the lean makes likely."""
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        raise _no_such_day()
    if year:
        return ExactDay(_real(full_year(year), month, day))
    near = [frame.today.year + years for years in (-1, 0, 1, -2, -3, -4, 2, 3, 4)]
    days = [date(y, month, day) for y in near if day <= monthrange(y, month)[1]]
    return _leaning(days, frame)


def day_of_month(day: int, frame: Frame) -> HeardDay:
    """ "Tgl 5": of this month or of one beside it; a month too short for it is passed over."""
    if not 1 <= day <= 31:
        raise _no_such_day()
    first = frame.today.replace(day=1)
    months = [months_on(first, months) for months in (0, -1, 1, -2, 2)]
    return _leaning([month.replace(day=day) for month in months if day <= month_end(month).day], frame)


def day_in(first: date, day: int) -> ExactDay:
    """That day of the month beginning with `first`."""
    return ExactDay(_real(first.year, first.month, day))


def _leaning(days: list[date], frame: Frame) -> HeardDay:
    today = frame.today
    before = max((day for day in days if day < today), default=None)
    after = min((day for day in days if day > today), default=None)
    if today in days:
        other = before if frame.lean is Lean.PAST else after
        return ExactDay(today) if other is None else UnclearDay((today, other), WHICH_DAY)
    if before is None or after is None or frame.lean is not Lean.NEAREST:
        one = before if frame.lean is Lean.PAST else after
        found = one or after or before
        if found is None:
            raise _no_such_day()
        return ExactDay(found)
    nearer, farther = sorted((before, after), key=lambda day: abs(day - today))
    if abs(farther - today) - abs(nearer - today) >= timedelta(_FAR):
        return ExactDay(nearer)
    return UnclearDay((nearer, farther), WHICH_DAY)


def _real(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise _no_such_day() from None


def _no_such_day() -> Rejected:
    return Rejected(N_("There is no such date. Please write it like 22 November 2026."))


def _too_far() -> Rejected:
    return Rejected(N_("That date is too far away. Please write it like 22 November 2026."))
