"""NIB, the business number of OSS: 13 digits. Knows its shape alone; whether it is alive only OSS can say."""

import re
from typing import NewType

from domain.messages import N_, Rejected
from domain.spoken import clean

Nib = NewType("Nib", str)
"""Thirteen ASCII digits."""

_LABEL = re.compile(r"^(?:(?:no(?:mor)?|nib|saya|nya|ini|adalah|:|\.|=|\s)+)(?=\d)", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s.,_/-]+")


def parse_nib(text: str) -> Nib:
    """Thirteen digits, blanks, dots and dashes ignored. Raises Rejected. Source: certifications.md 8."""
    written = _BETWEEN.sub("", _LABEL.sub("", clean(text)))
    digits = re.sub(r"\D", "", written)
    if digits != written or not digits:
        raise Rejected(N_("A NIB has digits only. Please write its 13 digits, for example 1234567890123."))
    if len(digits) == 16:
        raise Rejected(
            N_("That looks like a NIK; we do not need it. A NIB has 13 digits, for example 1234567890123.")
        )
    if len(digits) != 13:
        raise Rejected(
            N_("I counted {count} digits. A NIB has 13 digits, for example 1234567890123. Please check it."),
            count=len(digits),
        )
    return Nib(digits)


def show(nib: Nib) -> str:
    """In groups that the eye can follow: "1234 5678 90123"."""
    return f"{nib[:4]} {nib[4:8]} {nib[8:]}"
