"""Phrases about days and dates: "2 minggu lagi", "tgl 5", "22/11/26", "akhir bulan", "H-3", "habis lebaran"."""

from datetime import date, timedelta

from domain.day_reckoning import (
    WHICH_DAY,
    Frame,
    clipped,
    day_in,
    day_of,
    day_of_month,
    full_year,
    month_end,
    months_on,
    moved,
)
from domain.day_words import MONTHS
from domain.heard_days import ExactDay, HeardDay, Lean, UnclearDay
from domain.messages import N_, Message, message
from domain.rules_of_days import BACK, ON, THIS, Match, Reckon, Rule, rule
from domain.weekday_rules import weeks_away

_UNIT = r"(?P<unit>hari|minggu|pekan|bulan|tahun)"
_MONTH = rf"(?:bulan )?(?P<month>{'|'.join(MONTHS)})"
_YEAR = r"(?:[ ,]*(?:tahun )?(?P<year>\d{4}|\d{2}))?"
_DAY = r"(?:tgl )?(?P<day>\d{1,2})"
ON_WHICH_DATE: Message = message(N_("On which date? Please write it like 5 Desember."))


def _ahead(days: int, *, sure: bool = True) -> Reckon:
    return lambda _found, frame: ExactDay(clipped(frame.today, days), sure)


def _last_night(_found: Match, frame: Frame) -> HeardDay:
    return UnclearDay((frame.today - timedelta(1), frame.today), WHICH_DAY)


def _some_day(_found: Match, frame: Frame) -> HeardDay:
    return UnclearDay((frame.today + timedelta(1),), ON_WHICH_DATE)


def _span(found: Match, frame: Frame) -> HeardDay:
    sign = -1 if found.groupdict().get("back") else 1
    return ExactDay(moved(frame.today, sign * int(found["count"]), found["unit"]))


def _term(found: Match, frame: Frame) -> HeardDay:
    """ "Tempo 14 hari": counted from a day that the caller knows, or asked (market.md 6.4 row 95)."""
    count = int(found["count"])
    if frame.since is not None:
        return ExactDay(moved(frame.since, count, found["unit"]))
    maybe = moved(frame.today, -count if frame.lean is Lean.PAST else count, found["unit"])
    return UnclearDay((maybe,), message(N_("Counted from which day? If counted from today, it is this one:")))


def _half_month(found: Match, frame: Frame) -> HeardDay:
    back = bool(found["back"])
    return UnclearDay(
        (clipped(frame.today, -15 if back else 15), clipped(frame.today, -14 if back else 14)), WHICH_DAY
    )


def _whole_month(found: Match, frame: Frame) -> HeardDay:
    if found["unit"] == "tahun":
        return UnclearDay((months_on(frame.today, 12 * weeks_away(found)),), ON_WHICH_DATE)
    same = months_on(frame.today, weeks_away(found))
    return UnclearDay(tuple(dict.fromkeys((same, same.replace(day=1), month_end(same)))), ON_WHICH_DATE)


def _month_named(found: Match, frame: Frame) -> HeardDay:
    first = _first_of(found, frame)
    return UnclearDay((first, month_end(first)), ON_WHICH_DATE)


def _month_in_figures(found: Match, frame: Frame) -> HeardDay:
    """ "12/2027" on a package means the end of that month; it is shown all the same."""
    heard = day_of(1, int(found["number"]), found["year"], frame)
    first = heard.day if isinstance(heard, ExactDay) else heard.choices[0]
    return UnclearDay((month_end(first), first), ON_WHICH_DATE)


def _first_of(found: Match, frame: Frame) -> date:
    """The first day of the month that is meant: by name, by "depan" or "lalu", else this month."""
    groups = found.groupdict()
    if not groups.get("month"):
        return months_on(frame.today.replace(day=1), weeks_away(found))
    month, this = MONTHS.index(found["month"]) + 1, frame.today.month
    if groups.get("year") is None and month == this:
        return frame.today.replace(day=1)
    heard = day_of(1, month, groups.get("year"), frame)
    return heard.day if isinstance(heard, ExactDay) else heard.choices[0]


def _end(found: Match, frame: Frame) -> HeardDay:
    end = month_end(_first_of(found, frame))
    if frame.lean is Lean.PAST and end > frame.today and not found["month"] and not found["which"]:
        end = month_end(months_on(frame.today, -1))
    return ExactDay(end)


def _beginning(found: Match, frame: Frame) -> HeardDay:
    first = _first_of(found, frame)
    is_open = not found["month"] and not found["which"] and frame.lean is not Lean.PAST
    first = months_on(first, 1) if is_open and frame.today.day > 5 else first
    return UnclearDay(tuple(first + timedelta(ahead) for ahead in range(5)), ON_WHICH_DATE)


def _middle(found: Match, frame: Frame) -> HeardDay:
    first = _first_of(found, frame)
    return UnclearDay(tuple(first + timedelta(ahead) for ahead in (14, 13, 15)), ON_WHICH_DATE)


def _year_end(found: Match, frame: Frame) -> HeardDay:
    end = date(frame.today.year + weeks_away(found), 12, 31)
    is_open = frame.lean is Lean.PAST and not found["which"] and end > frame.today
    return ExactDay(end.replace(year=end.year - 1) if is_open else end)


def _from_day_h(found: Match, frame: Frame) -> HeardDay:
    if frame.event is None:
        return UnclearDay((), message(N_("Counted from which day? Please write the date, like 5 Desember.")))
    return ExactDay(clipped(frame.event, int(found["sign"] + found["count"])))


def _tgl(found: Match, frame: Frame) -> HeardDay:
    return day_of_month(int(found["day"]), frame)


def _tgl_then(found: Match, frame: Frame) -> HeardDay:
    """ "Tgl 5 kemarin", "tgl 5 depan": the last one gone, the next to come."""
    lean = Lean.PAST if weeks_away(found) < 0 else Lean.FUTURE
    heard = day_of_month(int(found["day"]), Frame(frame.today, lean))
    return ExactDay(heard.choices[1]) if isinstance(heard, UnclearDay) else heard


def _tgl_of_month(found: Match, frame: Frame) -> HeardDay:
    return day_in(months_on(frame.today.replace(day=1), weeks_away(found)), int(found["day"]))


def _day_and_month(found: Match, frame: Frame) -> HeardDay:
    return day_of(int(found["day"]), MONTHS.index(found["month"]) + 1, found["year"], frame)


def _day_month_then(found: Match, frame: Frame) -> HeardDay:
    """ "5 Desember tahun depan", "5 Nov kemarin"."""
    month = MONTHS.index(found["month"]) + 1
    if found["of_year"]:
        return day_of(int(found["day"]), month, str(frame.today.year + weeks_away(found)), frame)
    lean = Lean.PAST if weeks_away(found) < 0 else frame.lean if found["which"] == "ini" else Lean.FUTURE
    return day_of(int(found["day"]), month, None, Frame(frame.today, lean))


def _figures(found: Match, frame: Frame) -> HeardDay:
    """Day first, always (market.md 6.4 row 85); "11/25" is asked back with the only day it can be."""
    day, month = int(found["day"]), int(found["number"])
    if month > 12 >= day:
        heard = day_of(month, day, found["year"], frame)
        choices = (heard.day,) if isinstance(heard, ExactDay) else heard.choices
        return UnclearDay(choices, message(N_("The day comes first here. Do you mean this one?")))
    return day_of(day, month, found["year"], frame)


def _year_alone(found: Match, _frame: Frame) -> HeardDay:
    year = full_year(found["year"])
    return UnclearDay((date(year, 12, 31), date(year, 1, 1)), ON_WHICH_DATE)


def _year_first(found: Match, frame: Frame) -> HeardDay:
    return day_of(int(found["day"]), int(found["number"]), found["year"], frame)


def _glued(found: Match, frame: Frame) -> HeardDay:
    heard = day_of(int(found["day"]), int(found["number"]), found["year"], frame)
    return ExactDay(heard.day, sure=False) if isinstance(heard, ExactDay) else heard


def _range(found: Match, frame: Frame) -> HeardDay:
    """ "5 - 7 Des", "tgl 5 atau 6": one of them."""
    month = found["month"]
    heard = [
        day_of(int(found[end]), MONTHS.index(month) + 1, found["year"], frame)
        if month
        else day_of_month(int(found[end]), frame)
        for end in ("day", "other")
    ]
    days = tuple(one.day if isinstance(one, ExactDay) else one.choices[0] for one in heard)
    return UnclearDay(days, WHICH_DAY)


_PLAIN_MONTH = rf"(?:(?:bulan )?{THIS}|{_MONTH}{_YEAR}|bulan)"
RULES: tuple[Rule, ...] = (
    rule("hariini", _ahead(0)),
    rule("besok", _ahead(1)),
    rule("(?:besok )?lusa", _ahead(2)),
    rule("tulat", _ahead(3)),
    rule("kemarin", _ahead(-1)),
    rule("wingi", _ahead(-1, sure=False)),
    rule("kemarinlusa", _ahead(-2)),
    rule("tadimalam", _last_night),
    rule("mbesuk", _some_day),
    rule(rf"(?:dalam )?(?P<count>\d{{1,4}}) {_UNIT} (?:(?P<back>{BACK})|{ON}|dari hariini)", _span),
    rule(rf"dalam (?P<count>\d{{1,4}}) {_UNIT}", _span),
    rule(rf"tempo (?P<count>\d{{1,4}}) {_UNIT}", _term),
    rule(rf"(?P<count>\d{{1,4}}) {_UNIT}(?: tempo)?", _term, in_sentence=False),
    rule(rf"setengah bulan (?:(?P<back>{BACK})|{ON})", _half_month),
    rule(rf"(?P<unit>bulan|tahun) {THIS}", _whole_month),
    rule(rf"{_MONTH}{_YEAR}", _month_named, in_sentence=False),
    rule(rf"akhir {_PLAIN_MONTH}", _end),
    rule(rf"awal {_PLAIN_MONTH}", _beginning),
    rule(rf"(?:tengah) {_PLAIN_MONTH}", _middle),
    rule(rf"akhir tahun(?: {THIS})?", _year_end),
    rule(r"h ?(?P<sign>[-+]) ?(?P<count>\d{1,3})", _from_day_h),
    rule(r"tgl (?P<day>\d{1,2})", _tgl),
    rule(r"(?P<day>\d{1,2})", _tgl, in_sentence=False),
    rule(rf"{_DAY} {THIS}", _tgl_then, in_sentence=False),
    rule(rf"tgl (?P<day>\d{{1,2}}) {THIS}", _tgl_then),
    rule(rf"{_DAY} bulan {THIS}", _tgl_of_month),
    rule(rf"{_DAY} {_MONTH}{_YEAR}", _day_and_month),
    rule(rf"{_MONTH} tgl (?P<day>\d{{1,2}}){_YEAR}", _day_and_month),
    rule(r"bulan (?P<number>\d{1,2}) tgl (?P<day>\d{1,2})(?: tahun)?(?: (?P<year>\d{4}|\d{2}))?", _figures),
    rule(r"(?:tahun )?(?P<year>(?:19|20)\d\d)", _year_alone, in_sentence=False),
    rule(rf"{_MONTH} (?P<day>\d{{1,2}})(?: (?P<year>\d{{4}}))?", _day_and_month, in_sentence=False),
    rule(rf"{_DAY} {_MONTH} (?P<of_year>tahun )?{THIS}", _day_month_then),
    rule(rf"{_DAY} bulan (?P<number>\d{{1,2}})(?: tahun (?P<year>\d{{4}}|\d{{2}}))?", _figures),
    rule(
        r"(?:tgl )?(?P<day>\d{1,2})(?P<mark> ?[-/.] ?)(?P<number>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})",
        _figures,
    ),
    rule(r"tgl (?P<day>\d{1,2}) ?- ?(?P<other>1[3-9]|2\d|3[01])(?P<month>)(?P<year>)", _range),
    rule(r"tgl (?P<day>\d{1,2}) ?[-/.] ?(?P<number>\d{1,2})(?P<year>)?", _figures),
    rule(r"(?P<day>\d{1,2}) ?[-/.] ?(?P<number>\d{1,2})(?P<year>\d{4})?", _figures, in_sentence=False),
    rule(r"(?P<day>\d{1,2}) (?P<number>\d{1,2}) (?P<year>\d{4})", _figures, in_sentence=False),
    rule(r"(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})", _year_first),
    rule(r"(?P<day>\d{2})(?P<number>\d{2})(?P<year>20\d{2})", _glued, in_sentence=False),
    rule(r"(?P<number>\d{1,2})[-/. ](?P<year>\d{4})", _month_in_figures, in_sentence=False),
    rule(
        rf"(?:tgl )?(?P<day>\d{{1,2}}) ?(?:-|~|atau|dan|&) ?(?:tgl )?(?P<other>\d{{1,2}}) {_MONTH}{_YEAR}",
        _range,
    ),
    rule(
        r"tgl (?P<day>\d{1,2}) ?(?:-|~|atau|dan|&) ?(?:tgl )?(?P<other>\d{1,2})(?P<month>)(?P<year>)",
        _range,
    ),
)
