"""How many pieces somebody says, and which numbers are worth a button."""

from domain.messages import N_, Rejected
from domain.money import Unclear
from domain.quantities import Count, Packs, Weight, parse_quantity
from domain.units import GRAMS

MOST = 100_000
_USUAL = (10, 20, 30, 50, 100)


def pieces_of(text: str, unit: str | None = None, *, least: int = 1) -> int:
    """A whole number of pieces; goods sold by weight are counted in their unit. Raises Rejected."""
    heard = parse_quantity(text)
    match heard:
        case Count(pieces):
            return _within(pieces, least)
        case Weight(grams) if unit in GRAMS and grams % GRAMS[unit or ""] == 0:
            return _within(grams // GRAMS[unit or ""], least)
        case Packs(unit=pack) if pack == unit:
            return _within(heard.packs, least)
        case Packs(unit=pack):
            raise Rejected(
                N_("How many are in one {pack}? Please write it like: 3 {pack} isi 24, or write the pieces."),
                pack=pack,
            )
        case Unclear():
            raise Rejected(heard.question.id, **heard.question.params)
    raise Rejected(N_("I need the number of pieces. Please write a number, for example 12."))


def _within(pieces: int, least: int) -> int:
    if pieces < least:
        raise Rejected(N_("That is nothing. Please write how many, for example 12."))
    if pieces > MOST:
        raise Rejected(N_("That is a lot. Please write a number up to {most}."), most=MOST)
    return pieces


def usual(*likely: int | None) -> tuple[int, ...]:
    """Up to six numbers for buttons, the likely ones among them, in order."""
    first = [number for number in dict.fromkeys(likely) if number and number > 0][:6]
    others = [number for number in _USUAL if number not in first]
    return tuple(sorted({*first, *others[: 6 - len(first)]}))


def steps_to(lying: int, most: int = 4) -> tuple[int, ...]:
    """Up to so many numbers between nothing and what lies there, for a shelf that is counted."""
    if lying <= most + 1:
        return tuple(range(1, lying))
    return tuple(dict.fromkeys(max(1, round(lying * part / (most + 1))) for part in range(1, most + 1)))
