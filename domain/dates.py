"""Days as people in Central Java write them: "besok", "td", "tgl 5", "22/11/26", "senin depan", "H-3".

`today` and the way a day leans come from the caller. What is ambiguous comes back to be asked, never guessed.
Source: market.md 6.3 and 6.4 rows 77-100.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from domain.day_reckoning import WHICH_DAY, Frame
from domain.day_rules import RULES as DAY_RULES
from domain.day_words import LONGEST, WEEKDAYS, is_about, plain
from domain.feast_rules import RULES as FEAST_RULES
from domain.heard_days import (
    CalendarDay,
    ExactDay,
    HeardDay,
    Lean,
    MonthOf,
    ShortDay,
    UnclearDay,
    calendar_day,
    short,
)
from domain.messages import N_, Rejected, message
from domain.spoken import clean
from domain.weekday_rules import RULES as WEEKDAY_RULES

__all__ = [
    "CalendarDay",
    "ExactDay",
    "FoundDay",
    "HeardDay",
    "Lean",
    "MonthOf",
    "ShortDay",
    "UnclearDay",
    "calendar_day",
    "find_day",
    "parse_day",
    "short",
]

_RULES = (*DAY_RULES, *WEEKDAY_RULES, *FEAST_RULES)
_WINDOW = 7
_WORDS = 60


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day found among other words; `rest`: the sentence without the words that told it."""

    day: HeardDay
    rest: str


def parse_day(
    text: str,
    today: date,
    lean: Lean = Lean.NEAREST,
    *,
    event: date | None = None,
    since: date | None = None,
) -> HeardDay:
    """The day of an answer. `event`: the day H of "H-3"; `since`: where "tempo 14 hari" begins.

    Raises Rejected for a text about no day, and for days there are not (31 Februari).
    """
    frame, said = Frame(today, lean, event, since), plain(text)
    heard = _meant(said, frame) or _together(said, frame) or _mentioned(text, frame)
    if heard is None or len(clean(text)) > LONGEST:
        raise Rejected(
            N_("I do not understand that date. Please write it like: besok, 5 Desember, or 22/11/2026.")
        )
    return _asked_back(heard) if is_about(text) else heard


def find_day(text: str, today: date, lean: Lean = Lean.NEAREST) -> FoundDay | None:
    """The first day told among other words ("kemarin setor 50 keripik"); None when there is none.

    Bare figures are left alone: in a sentence they count goods. Never raises.
    """
    return next(_found(text, Frame(today, lean)), None)


def _meant(said: str, frame: Frame, *, in_sentence: bool = False) -> HeardDay | None:
    for rule in _RULES:
        if (rule.in_sentence or not in_sentence) and (match := rule.pattern.fullmatch(said)):
            return rule.reckon(match, frame)
    return None


def _together(said: str, frame: Frame) -> HeardDay | None:
    """Two ways of saying one day ("Senin 23 Nov", "besok tgl 23"): they must agree, or it is asked."""
    words = said.split()
    for cut in range(1, min(len(words), 4)):
        head, tail = " ".join(words[:cut]), " ".join(words[cut:])
        named, dated = (head, tail) if _can_lead(head) else (tail, head)
        if _can_lead(named) and (first := _meant(named, frame)) and (second := _meant(dated, frame)):
            return _agreed(first, second, _whatever_the_lean(dated, frame))
    return None


_LEADING = frozenset({"hariini", "besok", "lusa", "kemarin", "wingi", "kemarinlusa", *WEEKDAYS, "minggu"})


def _can_lead(said: str) -> bool:
    return said.removeprefix("hari ") in _LEADING


def _whatever_the_lean(said: str, frame: Frame) -> set[date]:
    heard = (_meant(said, replace(frame, lean=lean)) for lean in Lean)
    return {day for one in heard if one is not None for day in _days(one)}


def _agreed(named: HeardDay, dated: HeardDay, possible: set[date]) -> HeardDay:
    """`named`: a day of the week or "besok"; `dated`: the date; `possible`: that date in other months or years."""
    shared = [day for day in _days(named) if day in possible]
    if len(shared) == 1:
        return ExactDay(shared[0])
    weekdays = {day.weekday() for day in _days(named)}
    if isinstance(dated, ExactDay) and weekdays == {dated.day.weekday()}:
        return dated
    return UnclearDay(tuple(dict.fromkeys((*_days(dated), *_days(named)))), WHICH_DAY)


def _days(heard: HeardDay) -> tuple[date, ...]:
    return (heard.day,) if isinstance(heard, ExactDay) else heard.choices


def _mentioned(text: str, frame: Frame) -> HeardDay | None:
    """A day in the middle of a longer answer; two different ones are asked back."""
    found = list(_found(text, frame))
    days = tuple(dict.fromkeys(day for one in found for day in _days(one.day)))
    if len(found) == 1:
        heard = found[0].day
        return ExactDay(heard.day, sure=False) if isinstance(heard, ExactDay) else heard
    return UnclearDay(days, WHICH_DAY) if days else None


def _found(text: str, frame: Frame) -> Iterator[FoundDay]:
    """Every day told, the longest wording at each place, from left to right."""
    words, at = clean(text).split(" ")[:_WORDS], 0
    while at < len(words):
        end, heard = _longest(words, at, frame)
        if heard is not None:
            yield FoundDay(heard, " ".join((*words[:at], *words[end:])).strip(" ,;."))
        at = end


def _longest(words: list[str], at: int, frame: Frame) -> tuple[int, HeardDay | None]:
    for end in range(min(len(words), at + _WINDOW), at, -1):
        said = plain(" ".join(words[at:end]))
        try:
            heard = _meant(said, frame, in_sentence=True) if said else None
        except Rejected:
            heard = None
        if heard is not None:
            return end, heard
    return at + 1, None


def _asked_back(heard: HeardDay) -> UnclearDay:
    """ "Sekitar tgl 5": offer that day, ask all the same."""
    return UnclearDay(_days(heard), message(N_("On which date exactly?")))
