"""Finds a number in what somebody typed from a certificate: labels, blanks, dashes and look-alikes fall away.

Knows no kind of paper: which length is right stands in `paper_numbers`.
"""

import re

from domain.spoken import clean

_DASHES = r"\-‐‑‒–—―－"
_RUN = re.compile(rf"\d(?:[\s.,/_{_DASHES}]*\d|[OoIl|](?=[\d\s.,/_{_DASHES}OoIl|]|$))*")
_LOOK_ALIKES = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1"})
_NO_DIGIT = re.compile(r"\D")
_LONGEST = 200


def written(text: str) -> str:
    """One clean line of what was typed, at most 200 characters."""
    return clean(text)[:_LONGEST]


def longest_run(text: str) -> str:
    """The part with most digits, as it was written ("2073671040052 - 26"); "" without a digit. The letters O,
    I and l inside a number count as 0 and 1."""
    runs = _RUN.findall(written(text))
    return max(runs, key=lambda run: len(digits(run)), default="")


def digits(run: str) -> str:
    """Only the digits of a run, look-alikes read as digits."""
    return _NO_DIGIT.sub("", run.translate(_LOOK_ALIKES))


def digits_in(text: str) -> str:
    """The digits of the longest run of a text."""
    return digits(longest_run(text))
