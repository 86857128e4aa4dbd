"""The kinds of answers about goods that several conversations ask for: price, how long they keep, how many a week."""

from bot.dialog.amount_fields import Amount, certain, rupiah, unclear
from bot.dialog.screen import Line
from domain.durations import parse_duration_days
from domain.messages import N_, message
from domain.rupiah import Rupiah
from domain.spoken import clean

_CAPACITY_EXAMPLE = N_("Write it with digits, for example 50")
_MOST_PER_WEEK = 1_000_000


def price() -> Amount:
    """Whole rupiah for one."""
    return Amount(rupiah, lambda value: message(N_("{price}"), price=Rupiah(value)))


def keeps() -> Amount:
    """Days."""
    return Amount(lambda text: certain(parse_duration_days(text)), _in_days)


def weekly() -> Amount:
    """Pieces in a week."""
    return Amount(pieces, lambda value: message(N_("{number} a week"), number=value))


def pieces(text: str) -> tuple[int, ...]:
    """A whole number of pieces, up to a million. Raises Rejected."""
    digits = clean(text).replace(".", "")
    number = "".join(c for c in digits.split(" ")[0] if c.isdecimal()) if digits else ""
    if not number or not digits[0].isdecimal() or not 0 < int(number[:12]) <= _MOST_PER_WEEK:
        raise unclear(_CAPACITY_EXAMPLE)
    return (int(number),)


def _in_days(days: int) -> Line:
    """In the words people use: days up to two weeks, then full months (of 30 days) or full weeks."""
    if days >= 30 and days % 30 == 0:
        return message(N_("{months} months"), months=days // 30) if days > 30 else message(N_("1 month"))
    if days >= 14 and days % 7 == 0:
        return message(N_("{weeks} weeks"), weeks=days // 7)
    return message(N_("{days} days"), days=days) if days > 1 else message(N_("1 day"))
