"""Figures as they are written: whole rupiah in full, in millions or billions only when that is exact; what is withheld in words."""

from bot.dialog.screen import Line, Literal
from domain.messages import N_, message
from domain.rupiah import Rupiah
from services.overview.figure import Unit

_TENTH_OF = {1_000_000_000: N_("Rp{amount} billion"), 1_000_000: N_("Rp{amount} million")}
WITHHELD = N_("fewer than 5 businesses")


def rupiah(amount: int, *, comma: str = ",") -> Line:
    """ "Rp1,5 juta", "Rp12 juta", "Rp1.234.500"; negative ones in full."""
    for unit, text in _TENTH_OF.items():
        if amount >= unit and amount % (unit // 10) == 0:
            whole, tenth = divmod(amount // (unit // 10), 10)
            if whole < 1_000 or unit > 1_000_000:
                return message(text, amount=Literal(f"{whole}{comma}{tenth}" if tenth else f"{whole}"))
    return message(N_("{amount}"), amount=Rupiah(amount))


def written(value: int | None, unit: Unit, *, comma: str = ",") -> Line:
    """A figure in words of its unit."""
    if value is None:
        return message(WITHHELD)
    if unit is Unit.RUPIAH:
        return rupiah(value, comma=comma)
    if unit is Unit.TENTHS:
        whole, tenth = divmod(value, 10)
        return Literal(f"{whole}{comma}{tenth}%" if tenth else f"{whole}%")
    return message(N_("{count}"), count=value)


def change(now: int | None, before: int | None) -> int | None:
    """Whole percent against the month before, rounded half away from nothing; None when it cannot be told."""
    if now is None or before is None or before <= 0:
        return None
    percent = (2 * abs(now - before) * 100 + before) // (2 * before)
    return percent if now >= before else -percent
