"""Which month the rows of a shop's sheet are about, as shops write it: "Okt 2026", "10/2026", "2026-10-05".

Pure. What is not understood is no month; nothing is guessed.
"""

import re
from collections.abc import Iterable
from datetime import date

from domain.consignment.sheet_rows import SheetRow
from domain.dates import parse_day
from domain.heard_days import ExactDay, Lean
from domain.messages import Rejected

_YEAR_FIRST = re.compile(r"^(20\d\d)[-/. ]?(0?[1-9]|1[0-2])$")
_MONTH_FIRST = re.compile(r"^(0?[1-9]|1[0-2])[-/. ](20\d\d)$")


def month_said(text: str, today: date) -> date | None:
    """The first day of the month that is named, or that a day lies in; without a year the latest one that has begun."""
    said = text.strip().casefold()
    if not said:
        return None
    if found := _YEAR_FIRST.match(said):
        return date(int(found[1]), int(found[2]), 1)
    if found := _MONTH_FIRST.match(said):
        return date(int(found[2]), int(found[1]), 1)
    for wording in (said, f"1 {said}"):
        day = _day(wording, today)
        if day is not None:
            return day.replace(day=1)
    return None


def _day(said: str, today: date) -> date | None:
    try:
        heard = parse_day(said, today, Lean.PAST)
    except Rejected:
        return None
    return heard.day if isinstance(heard, ExactDay) else None


def months_of(rows: Iterable[SheetRow], heading: Iterable[str], today: date) -> dict[date, int]:
    """How many rows speak of each month; a sheet whose rows name none is about the month in its heading."""
    found: dict[date, int] = {}
    for row in rows:
        month = month_said(row.period, today) if row.period else None
        if month is not None:
            found[month] = found.get(month, 0) + 1
    if found:
        return found
    named = {month for text in heading for month in _in_words(text, today)}
    return dict.fromkeys(named, 0) if len(named) == 1 else {}


def _in_words(text: str, today: date) -> Iterable[date]:
    """ "Rekap penjualan bulan Oktober 2026", "PERIODE: 10/2026"."""
    for found in re.finditer(r"(?<!\d)(?:[^\W\d_]{3,9}\s+20\d\d|\d{1,2}[-/]20\d\d)(?!\d)", text):
        month = month_said(found[0], today)
        if month is not None:
            yield month
