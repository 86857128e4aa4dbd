"""When an event takes place, as an officer writes it: "besok jam setengah 8", "27-31 Des 09.00 sampai selesai".

What may mean several days or hours comes back to be asked. Source: market.md 6.3, 6.4.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from domain.clock_times import ExactTime, HeardTime, parse_time
from domain.dates import ExactDay, Lean, find_day, parse_day
from domain.messages import N_, Rejected
from domain.spoken import clean

_MOST_WORDS = 14
_OPEN_END = re.compile(
    r"\s*(?:-|–|—|s\.?/?d\.?|sampai|sampe|hingga|nganti)?\s*\b(?:selesai|rampung|bubar|kelar|bar)\b", re.IGNORECASE
)  # fmt: skip
_TO = re.compile(
    r"\s*(?:-|–|—|\bs/d\b|\bsd\b|\bs\.d\.?|\bsampai(?: dengan)?\b|\bsampe\b|\bhingga\b|\bnganti\b)\s*"
)
_DAYS_OF_MONTH = re.compile(
    r"(?:tgl|tanggal)?\s*(\d{1,2})\s*(?:-|–|—|s/d|sd|sampai|sampe|hingga)\s*(\d{1,2})\b(.*)"
)
_MARKED = re.compile(r"\b(?:jam|pukul|pkl|pk|jm)\b|\d[.:]\d\d|\bsetengah\b")
_PART = re.compile(r"\b(?:pagi|siang|sore|malam|malem|bengi|isuk|esuk)\b")
_CLOCKLIKE = re.compile(
    r"\d|\b(?:setengah|stengah|subuh|isya|maghrib|magrib|ashar|asar|dzuhur|jam|pukul)\b|" + _PART.pattern
)
_CLOCK_WORDS = re.compile(r"\b(?:jam|pukul|pkl|setengah)\b|" + _PART.pattern)


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another; mostly the same."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Clock:
    """From one time of day to another; `end` None: nobody said."""

    start: time
    end: time | None = None


@dataclass(frozen=True, slots=True)
class HeardWhen:
    """The days and times that may be meant, likeliest first. No `clocks`: the time was not said."""

    days: tuple[Days, ...]
    clocks: tuple[Clock, ...]


def parse_when(text: str, today: date) -> HeardWhen:
    """Day and time of a text; bare days come without times. Raises Rejected when no day was understood."""
    said = _plain(text)
    words = said.split()
    if not words or len(words) > _MOST_WORDS:
        raise _not_understood()
    readings = sorted(_readings(words, today), key=lambda reading: reading[0])
    if readings and readings[0][0][1] and _MARKED.search(said) and _clocks(said):
        raise _not_understood()  # "jam 12 malam" is a time and no day: nothing of it may be taken for the twelfth
    if readings:
        return readings[0][1]
    days = _days(said, today)
    if not days:
        raise _not_understood()
    return HeardWhen(days, ())


def parse_clock(text: str) -> tuple[Clock, ...]:
    """The times of a text without a day ("9 sampai 12 siang"). Raises Rejected when it tells none."""
    found = _clocks(_plain(text))
    if not found:
        raise Rejected(N_("At what time? For example: 09.00, or jam 9 sampai 12."))
    return found


def _not_understood() -> Rejected:
    return Rejected(N_("Please write day and time, for example: besok jam 9, or 5 Desember 09.00-12.00."))


def _plain(text: str) -> str:
    said = clean(text).casefold()
    said = re.sub(r"[,;()|]|\b(?:wib|wita|wit)\b|\bhari(?= [a-z])(?! ini)", " ", _OPEN_END.sub(" ", said))
    return " ".join(said.split())


def _readings(words: list[str], today: date) -> Iterator[tuple[tuple[int, ...], HeardWhen]]:
    """Every way to see a run of words as the time and the rest as the day, with how doubtful it is."""
    for begin in range(len(words)):
        for end in range(begin + 1, len(words) + 1):
            window, rest = " ".join(words[begin:end]), " ".join(words[:begin] + words[end:])
            clocks = _clocks(_with_part(window, rest)) if rest and _CLOCKLIKE.search(window) else ()
            days = _days(rest, today) if clocks else ()
            if days:
                lost, plain = len(_CLOCK_WORDS.findall(rest)), not _MARKED.search(window)
                doubt = (rest.isdecimal(), lost, plain, len(clocks) > 1, end - begin, -begin)
                yield doubt, HeardWhen(days, clocks)


def _with_part(window: str, rest: str) -> str:
    """ "sabtu pagi jam 7" is seven in the morning: the part of the day may stand with the day."""
    part = _PART.search(rest)
    return f"{window} {part[0]}" if part and not _PART.search(window) else window


def _clocks(said: str) -> tuple[Clock, ...]:
    ends = _TO.split(said)
    if len(ends) > 2 or not all(ends):
        return ()
    heard = [_time(end) for end in ends]
    if any(one is None for one in heard):
        return ()
    starts = _all(heard[0])
    if len(heard) == 1:
        return tuple(Clock(start) for start in starts)
    return (_span(starts, _all(heard[1]), ends),)


def _time(said: str) -> HeardTime | None:
    try:
        return parse_time(said)
    except Rejected:
        return None


def _all(heard: HeardTime | None) -> tuple[time, ...]:
    if heard is None:
        return ()
    return (heard.at,) if isinstance(heard, ExactTime) else heard.choices


def _span(starts: tuple[time, ...], stops: tuple[time, ...], said: list[str]) -> Clock:
    """ "7 sampai 9 malam": where the end is certain, the start is the last one before it; else the likeliest start."""
    if len(stops) == 1 and len(starts) > 1 and not re.search(r"pagi|siang|sore|malam", said[0]):
        before = [start for start in starts if start < stops[0]]
        return Clock(max(before, default=starts[0]), stops[0])
    return Clock(starts[0], next((stop for stop in stops if stop > starts[0]), stops[0]))


def _days(said: str, today: date) -> tuple[Days, ...]:
    return (
        _days_of_month(said, today)
        or _from_to(said, today)
        or tuple(Days(day, day) for day in _one_day(said, today))
    )


def _days_of_month(said: str, today: date) -> tuple[Days, ...]:
    """ "27-31 des", "tgl 27 s/d 31"."""
    found = _DAYS_OF_MONTH.fullmatch(said)
    if found is None:
        return ()
    month = found[3].strip()
    lead = "" if month else "tgl "
    return _spans(
        _one_day(f"{lead}{found[1]} {month}".strip(), today), f"{lead}{found[2]} {month}".strip(), today
    )


def _from_to(said: str, today: date) -> tuple[Days, ...]:
    """ "27 des - 2 jan", "senin sampai rabu"."""
    ends = _TO.split(said)
    if len(ends) != 2 or not all(ends):
        return ()
    return _spans(_one_day(ends[0], today), ends[1], today)


def _spans(firsts: tuple[date, ...], last: str, today: date) -> tuple[Days, ...]:
    found = []
    for first in firsts:
        lasts = [day for day in _one_day(last, max(first, today)) if day >= first]
        found += [Days(first, lasts[0])] if lasts else []
    return tuple(found)


def _one_day(said: str, today: date) -> tuple[date, ...]:
    """The days that the whole of these words may mean; () when they are about something else."""
    try:
        heard = parse_day(said, today, Lean.FUTURE)
    except Rejected:
        return ()
    if isinstance(heard, ExactDay):
        return (heard.day,) if heard.sure or _is_whole(said, today) else ()
    return heard.choices if _is_whole(said, today) else ()


def _is_whole(said: str, today: date) -> bool:
    """Whether these words tell a day and nothing else."""
    found = find_day(said, today, Lean.FUTURE)
    return found is not None and not found.rest
