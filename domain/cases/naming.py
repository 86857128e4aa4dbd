"""How cases and people are written: numbers that are found again, initials, and what a group may not see."""

import re

from domain.clip import clipped

_NUMBER = re.compile(r"#(\d{1,12})\b")
_MANY_DIGITS = re.compile(r"(?<!\w)\+?\d(?:[\s.()-]?\d){8,}")
_KEPT = 3


def case_named(text: str) -> int | None:
    """The case that one of our own messages is about: its first line names it as #12, before any word of a person."""
    first = text.lstrip().partition("\n")[0]
    found = _NUMBER.search(first)
    return int(found[1]) if found else None


def initials(name: str) -> str:
    """ "Siti Aminah" → "S. A." """
    letters = [word[0].upper() for word in name.split() if word[0].isalpha()]
    return " ".join(f"{letter}." for letter in letters[:3]) or "?"


def without_numbers(text: str) -> str:
    """The text with long numbers (phones, NIK, accounts) cut to their first digits: for chats of several people.

    Source: market.md 4.4, norms for NIK and group chats.
    """
    return _MANY_DIGITS.sub(lambda found: found[0][:_KEPT] + "•••", text)


def one_line(text: str, most: int) -> str:
    """Without line breaks, at most so many characters."""
    return clipped(" ".join(text.split()), most)
