"""Times of day as people write them: "jam setengah 8" is half an hour BEFORE eight, "jam 7 bengi" is 19.00.

What is only roughly a time (subuh, habis maghrib) is asked. Source: market.md 6.4 rows 101-110.
"""

import re
from dataclasses import dataclass
from datetime import time

from domain.messages import N_, Message, Rejected, message
from domain.number_reading import read_number
from domain.spoken import clean

LONGEST = 80
_WHICH: Message = message(N_("Which time do you mean?"))
_PARTS = {
    "pagi": "pagi esuk isuk enjing injing morning am paginya isuk-isuk esuk-esuk",
    "dinihari": "dinihari subuh shubuh parak",
    "siang": "siang awan beurang siangnya",
    "sore": "sore sonten petang sorenya pm_",
    "malam": "malam malem mlm bengi mbengi dalu peuting wengi malamnya malemnya ndalu",
}  # fmt: skip
_PART_OF = {word: part for part, words in _PARTS.items() for word in words.split()}
_ROUGH: dict[str, tuple[time, ...]] = {
    "subuh": (time(4, 30), time(5)),
    "dhuhur": (time(12, 15), time(12, 30)),
    "ashar": (time(15, 15), time(15, 30)),
    "maghrib": (time(18, 15), time(17, 45)),
    "isya": (time(19, 15), time(19, 30)),
    "jumatan": (time(13), time(13, 30)),
    "istirahat": (time(12), time(13)),
    "pagi": (time(7), time(8), time(9)),
    "siang": (time(11), time(12), time(13)),
    "sore": (time(15), time(16), time(17)),
    "malam": (time(18), time(19), time(20)),
    "dinihari": (time(3), time(4)),
}  # fmt: skip
_NAMES = {
    "subuh": "subuh shubuh subuhan fajar",
    "dhuhur": "dhuhur duhur zuhur dzuhur dzuhur zhuhur luhur lohor dhuhr dzohor bedug",
    "ashar": "ashar asar asyar ngasar",
    "maghrib": "maghrib magrib mahrib maghriban magriban surup",
    "isya": "isya isa isyak ngisa",
    "jumatan": "jumatan jumuahan jemuahan solat_jumat",
    "istirahat": "istirahat ngaso rehat",
}  # fmt: skip
_NAMED = {word: name for name, words in _NAMES.items() for word in words.split()}
_FILLER = re.compile(
    r"\b(?:jam|pukul|pkl|pk|jm|tabuh|wayah|waktu|wkt|wib|wita|wit|teng|pas|tepat|sekitar(?:an)?|kira-kira|kira2|ya|bu|pak|mas|mbak"
    r"|kak|aja|saja|nya|mulai|dari|di|pada|nanti|ntar|besok|hari|ini|sehabis|habis|abis|bar|bakda|bada|setelah|sesudah|sebelum"
    r"|sholat|solat|shalat|sembahyang|istirahat(?= siang))\b\.?"
)
_ABOUT = re.compile(r"\b(?:sekitar(?:an)?|kira-kira|kira2|antara|kurang lebih)\b|(?<=\d)\s?-?\s?an\b")
_WRITTEN = re.compile(r"(\d{1,2}) ?[.:] ?(\d{2})(?:[.:]\d{2})?")
_HALF = re.compile(r"(?:setengah|satengah|stengah|stgh|stngah|1/2|½) (\d{1,2})")
_LESS = re.compile(r"(\d{1,2}) (?:kurang|krg|kirang) (\d{1,2}|seperempat)(?: menit| mnt)?")
_PAST = re.compile(r"(\d{1,2}) (?:(?:lewat|lwt|lebih|lbh|luwih|liwat) )?(\d{1,2}|seperempat)(?: menit| mnt)?")
_WHOLE = re.compile(r"\d{1,2}")
_AND_A_HALF = re.compile(r"(\d{1,2}) (?:lewat |lebih )?setengah")
_RANGE = re.compile(
    r"\s*(?:-|–|—|s/d|\bsd\b|\bs\.d\.?|\bsampai(?: dengan)?\b|\bsampe\b|\bhingga\b|\bnganti\b|\bnepi\b|\bke\b)\s*"
)


@dataclass(frozen=True, slots=True)
class ExactTime:
    """A time of day that was said. `sure` False: understood, but worth showing before anything hangs on it."""

    at: time
    sure: bool = True


@dataclass(frozen=True, slots=True)
class UnclearTime:
    """What to ask, and the times that may be meant, likeliest first."""

    choices: tuple[time, ...]
    question: Message


HeardTime = ExactTime | UnclearTime


@dataclass(frozen=True, slots=True)
class Hours:
    """From one time to another; `start` after `end` reaches over midnight ("20.00 to 07.00")."""

    start: time
    end: time


def parse_time(text: str) -> HeardTime:
    """The time of an answer; a spoken hour that may be morning or evening is asked. Raises Rejected."""
    said = clean(text).casefold()
    heard = _heard(_plain(said)) if len(said) <= LONGEST else None
    if heard is None:
        raise Rejected(N_("I do not understand that time. Please write it like: 07.30, or jam 5 sore."))
    if _ABOUT.search(said) and isinstance(heard, ExactTime):
        return UnclearTime((heard.at,), _WHICH)
    return heard


def parse_hours(text: str) -> Hours:
    """ "08.00-16.00", "jam 8 pagi sampai 5 sore". A bare hour is taken so that the span fits into one day.

    Raises Rejected when it is no span.
    """
    ends = _RANGE.split(re.sub(r"^\s*(?:dari|mulai)\b", "", clean(text).casefold())[:LONGEST])
    if len(ends) != 2 or not all(ends):
        raise Rejected(N_("Please write from when until when, for example 08.00 sampai 16.00."))
    part = next((_PART_OF[word] for word in ends[1].split() if word in _PART_OF), "")
    starts = _all(parse_time(ends[0] if part != "pagi" or _has_part(ends[0]) else f"{ends[0]} pagi"))
    stops = _all(parse_time(ends[1]))
    start = starts[0]
    return Hours(start, next((stop for stop in stops if stop > start), stops[0]))


def _has_part(said: str) -> bool:
    return any(word in _PART_OF for word in said.split())


def _all(heard: HeardTime) -> tuple[time, ...]:
    return (heard.at,) if isinstance(heard, ExactTime) else heard.choices


def _plain(said: str) -> str:
    """Without words around it; numbers in words become figures ("jam pitu bengi" → "7 malam")."""
    said = (
        re.sub(r"['’`´,!?()]", "", said)
        .replace("dini hari", "dinihari")
        .replace("tengah malam", "tengahmalam")
    )
    said = re.sub(r"tengah hari|tengah dina", "tengahhari", said)
    said = re.sub(r"(?<=\d)\s?-?\s?an\b", "", re.sub(r"(?<=\d)(?=[a-z])", " ", said))
    words = _FILLER.sub(" ", said).split()
    return " ".join(_NAMED.get(word) or _PART_OF.get(word) or _figure(word) for word in words).strip(" .")


def _figure(word: str) -> str:
    reading = read_number(word) if word.isalpha() and len(word) > 2 and word != "setengah" else None
    number = reading.values[0] if reading and not reading.scaled else None
    return str(int(number)) if number is not None and number.denominator == 1 and number <= 59 else word


def _heard(said: str) -> HeardTime | None:
    if said in ("tengahmalam", "tengahhari"):
        return ExactTime(time(0 if said == "tengahmalam" else 12))
    if said in _ROUGH:
        return UnclearTime(_ROUGH[said], message(N_("At about what time is that?")))
    *words, last = said.split() or [""]
    part = last if last in _PARTS and words else "dinihari" if last == "subuh" and words else ""
    return _clock(" ".join(words) if part else said, part)


def _clock(said: str, part: str) -> HeardTime | None:
    said = said.replace("stengah", "setengah")
    if found := _WRITTEN.fullmatch(said):
        return _placed(int(found[1]), int(found[2]), part, written=True)
    if found := _HALF.fullmatch(said):
        return _placed(*_before(int(found[1]), 30), part, written=int(found[1]) > 12)
    if found := _LESS.fullmatch(said):
        return _placed(*_before(int(found[1]), _minutes(found[2])), part, written=True, sure=False)
    if found := _AND_A_HALF.fullmatch(said):
        return _placed(int(found[1]), 30, part)
    if found := _PAST.fullmatch(said):
        return _placed(int(found[1]), _minutes(found[2]), part, written=True, sure=False)
    return _placed(int(said), 0, part) if _WHOLE.fullmatch(said) else None


def _minutes(said: str) -> int:
    return 15 if said == "seperempat" else int(said)


def _before(hour: int, minutes: int) -> tuple[int, int]:
    """So many minutes before a full hour: half 8 is 7.30, half 1 is 12.30."""
    return (12 if hour == 1 else hour - 1) if hour else 23, 60 - minutes


def _placed(
    hour: int, minute: int, part: str, *, written: bool = False, sure: bool = True
) -> HeardTime | None:
    if not (0 <= hour <= 24 and 0 <= minute <= 59) or (hour == 24 and minute):
        return None
    hour %= 24
    if part:
        hours = _in_part(hour, part)
        if len(hours) == 1:
            return ExactTime(time(hours[0], minute), sure)
        return UnclearTime(tuple(time(one, minute) for one in hours), _WHICH)
    if written or hour == 0 or hour > 12:
        return ExactTime(time(hour, minute), sure)
    return UnclearTime(tuple(time(one % 24, minute) for one in _likeliest(hour)), _WHICH)


def _likeliest(hour: int) -> tuple[int, int]:
    """A bare hour: 6 to 11 rather before noon, 12 rather at noon, 1 to 5 rather after it."""
    return (hour, hour + 12) if 6 <= hour <= 12 else (hour + 12, hour)


_HOURS: dict[str, dict[int, tuple[int, ...]]] = {
    "pagi": {12: (0, 12)},
    "dinihari": {12: (0,)},
    "siang": {12: (12,), 1: (13,), 2: (14,), 3: (15,), 4: (16,)},
    "sore": {1: (13,), 2: (14,), 3: (15,), 4: (16,), 5: (17,), 6: (18,), 7: (19,)},
    "malam": {12: (0,), 1: (1,), 2: (2,), 3: (3,), 4: (4,), 5: (17, 5), 6: (18,), 7: (19,), 8: (20,), 9: (21,),
              10: (22,), 11: (23,)},
}  # fmt: skip


def _in_part(hour: int, part: str) -> tuple[int, ...]:
    return _HOURS[part].get(hour, (hour,))
