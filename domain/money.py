"""Whole rupiah as people write them. What is approximate or ambiguous comes back to be asked, never guessed.

Knows writing; not what is paid, or to whom. Source: market.md 6.4 rows 1-42.
"""

from dataclasses import dataclass
from fractions import Fraction

from domain.messages import N_, Message, Rejected, message
from domain.money_phrases import Phrase, take_apart
from domain.number_reading import Reading, read_number

LIMIT = 1_000_000_000_000
"""One trillion rupiah: more is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Exact:
    """An amount that was said without doubt, in whole rupiah."""

    rupiah: int


@dataclass(frozen=True, slots=True)
class Approximate:
    """About this many rupiah ("50rb-an", "1jt lebih"): ask for the exact figure before booking."""

    rupiah: int


@dataclass(frozen=True, slots=True)
class Unclear:
    """What to ask, and the amounts that may be meant, likeliest first (may be none)."""

    choices: tuple[int, ...]
    question: Message


Heard = Exact | Approximate | Unclear

_SLANG = {
    "seceng": 1_000,
    "ceceng": 1_000,
    "noceng": 2_000,
    "goceng": 5_000,
    "ceban": 10_000,
    "noban": 20_000,
    "goban": 50_000,
}
_OLD_SLANG = {"jigo": 25, "gocap": 50, "cepek": 100, "gopek": 500, "nopek": 200}
_FREE = {"gratis", "free", "cuma-cuma", "gratisan", "haratis", "nol rupiah"}


def parse_money(text: str) -> Heard:
    """Reads an amount; a unit or period (/bulan, sebungkus) is left out. Raises Rejected for other texts."""
    phrase = take_apart(text)
    if phrase.core in _FREE:
        return Exact(0)
    if phrase.about_balance:
        return _about_balance(phrase)
    if phrase.range_ends:
        return _between(phrase.range_ends)
    heard = _amount(phrase)
    if phrase.bundle:
        return Unclear(
            _amounts(heard),
            message(N_("Is that the price for several together? Please write the price of one.")),
        )
    return heard


def format_money(rupiah: int) -> str:
    """ "Rp25.000": no blank, dots, no decimals (market.md 6.4). A debt has its sign in front: "-Rp5.000"."""
    sign = "-" if rupiah < 0 else ""
    return f"{sign}Rp{abs(rupiah):,}".replace(",", ".")


def _amount(phrase: Phrase) -> Heard:
    if phrase.core in _SLANG:
        return Exact(_SLANG[phrase.core])
    if phrase.core in _OLD_SLANG:
        small = _OLD_SLANG[phrase.core]
        return Unclear(
            (small * 1_000, small), message(N_("How much is that in full? Please write it like 25.000."))
        )
    reading = read_number(phrase.core)
    if reading is None:
        raise Rejected(N_("I cannot read that amount. Please write it like 25.000 or 25rb."))
    return _judged(reading, phrase)


def _judged(reading: Reading, phrase: Phrase) -> Heard:
    values = _whole(reading, phrase)
    if not values or max(values) > LIMIT:
        raise Rejected(N_("That amount is too large or has cents. Please write it like 25.000 or 25rb."))
    if len(values) > 1:
        return Unclear(
            values, message(N_("Which amount do you mean? Please choose, or write it like 1.500.000."))
        )
    if phrase.approximate:
        return Approximate(values[0])
    return Exact(values[0])


def _whole(reading: Reading, phrase: Phrase) -> tuple[int, ...]:
    """Whole amounts; a small number without ribu or Rp may mean thousands ("25" for a snack: row 34)."""
    values = list(reading.values)
    smallest_clear = 100 if phrase.with_rp else 1_000
    if not reading.scaled and len(values) == 1 and 0 < values[0] < smallest_clear:
        values = _thousands(values[0])
    return tuple(int(value) for value in values if value.denominator == 1)


def _thousands(value: Fraction) -> list[Fraction]:
    return [value, value * 1_000] if value.denominator == 1 else [value * 1_000, value * 1_000_000]


def _between(ends: tuple[str, str]) -> Heard:
    low, high = (read_number(end) for end in ends)
    values = [int(end.values[0]) for end in (low, high) if end and end.values[0].denominator == 1]
    if len(values) < 2:
        raise Rejected(N_("I cannot read that amount. Please write it like 25.000 or 25rb."))
    return Unclear(
        tuple(values), message(N_("That is a range. Please write one amount, for example 25.000."))
    )


def _about_balance(phrase: Phrase) -> Unclear:
    """lunas, bayar setengah, kurang 50rb: parts of a balance that only the books know (rows 40-42)."""
    reading = read_number(phrase.core) if phrase.core else None
    known = (
        (int(reading.values[0]),) if reading and reading.scaled and reading.values[0].denominator == 1 else ()
    )
    return Unclear(known, message(N_("How much money is that? Please write the amount, for example 25.000.")))


def _amounts(heard: Heard) -> tuple[int, ...]:
    return heard.choices if isinstance(heard, Unclear) else (heard.rupiah,)
