"""How long goods keep, in whole days. Knows spans, not dates."""

import re
from fractions import Fraction

from domain.messages import N_, Rejected, message
from domain.money import Unclear
from domain.number_reading import read_number
from domain.spoken import clean

LIMIT = 3_650
"""Ten years in days."""
_DAYS = {
    **dict.fromkeys(["hari", "hr", "dinten", "dina", "dinane", "day", "days", "d"], 1),
    **dict.fromkeys(["minggu", "mgg", "pekan", "week", "weeks"], 7),
    **dict.fromkeys(["bulan", "bln", "wulan", "sasih", "month", "months"], 30),
    **dict.fromkeys(["tahun", "thn", "th", "taun", "warsa", "year", "years"], 365),
}
_UNITS = "|".join(sorted(_DAYS, key=len, reverse=True))
_FILLER = re.compile(
    r"\b(?:tahan|awet|kuat|sampai|sampe|kira-kira|sekitar|kurang lebih|paling lama|maksimal|max|an)\b|[~±]"
)
_ONE = re.compile(rf"\b(?:se|sa|sak)({_UNITS})\b")
_RANGE = re.compile(rf"\d+\s*(?:{_UNITS})?\s*(?:-|–|s/d|sd|atau|sampai|sampe)\s*\d+")
_PART = re.compile(rf"\s*(.+?)\s*({_UNITS})(?:an)?\b(\s+(?:setengah|satengah)\b)?")


def parse_duration_days(text: str) -> int | Unclear:
    """Days: 30 to a month, 365 to a year. Unclear for a range or a number without unit. Raises Rejected."""
    said = _ONE.sub(r"1 \1", clean(text).casefold())[:80]
    if _RANGE.search(said):
        return Unclear(
            (), message(N_("How many days at least? Please write one number, for example 14 hari."))
        )
    bare = _FILLER.sub(" ", said).strip()
    if bare.isascii() and bare.isdigit():
        return _without_unit(int(bare))
    return _checked(_sum(bare))


def _without_unit(number: int) -> Unclear:
    choices = tuple(number * days for days in (1, 7, 30) if 0 < number * days <= LIMIT)
    return Unclear(choices, message(N_("Days, weeks or months? Please write it like 14 hari or 3 bulan.")))


def _sum(said: str) -> Fraction:
    total, at = Fraction(0), 0
    while at < len(said):
        part = _PART.match(said, at)
        reading = read_number(part[1]) if part else None
        if part is None or reading is None or len(reading.values) > 1:
            return Fraction(0)
        total += (reading.values[0] + (Fraction(1, 2) if part[3] else 0)) * _DAYS[part[2]]
        at = part.end()
    return total


def _checked(days: Fraction) -> int:
    if not 1 <= days <= LIMIT:
        raise Rejected(N_("I cannot read how long it keeps. Please write it like 14 hari or 3 bulan."))
    return int(days)
