"""How long a paper holds and when to remind of it. Pure dates; who is reminded how is not known here."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from domain.papers.load import rules
from domain.papers.rule_book import RuleBook

_YEAR_OF_NUMBER = re.compile(r"\d{13}\s*-?\s*(\d{2})\s*$")


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day to remind on. `kind` "expiry": `days_before` the end; "yearly": ask whether something has changed."""

    kind: Literal["expiry", "yearly"]
    on: date
    days_before: int = 0


def expiry(
    paper: str,
    issued_on: date | None,
    *,
    number: str = "",
    printed_on: date | None = None,
    book: RuleBook | None = None,
) -> date | None:
    """The last day of a paper, or None when it has no end or nobody can say.

    `printed_on`, the end printed on the paper, wins; then years after the date of issue by the rule of that day, if
    somebody can prove them; for P-IRT without date 31 December of the year in the number. Source: certifications.md 8 and 9.
    """
    if printed_on is not None:
        return printed_on
    book = book or rules()
    if paper not in book.papers:
        return None
    validity = book.papers[paper].terms_on(issued_on or date.max).validity
    if validity.years is not None and validity.is_sure and issued_on is not None:
        return _years_later(issued_on, validity.years)
    year = _YEAR_OF_NUMBER.search(number) if paper == "spp_irt" else None
    return date(2000 + int(year[1]), 12, 31) if year else None


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def occasions(
    paper: str, issued_on: date | None, expires_on: date | None, today: date, book: RuleBook | None = None
) -> tuple[Occasion, ...]:
    """The days from `today` on to remind of a paper, soonest first; () for an unknown paper.

    With an end date: by the schedule of the paper. Without: the next yearly question, if the paper has one.
    """
    book = book or rules()
    if paper not in book.papers:
        return ()
    validity = book.papers[paper].terms_on(today).validity
    found: list[Occasion] = []
    if expires_on is not None:
        for days in validity.reminders:
            on = expires_on - timedelta(days=days)
            found.append(Occasion("expiry", on, days))
    elif validity.question and issued_on is not None:
        years = max(1, today.year - issued_on.year)
        yearly = (_years_later(issued_on, years + more) for more in (0, 1))
        found.append(Occasion("yearly", next(on for on in yearly if on >= today)))
    return tuple(sorted((one for one in found if one.on >= today), key=lambda one: one.on))
