"""Which area and month somebody means who asks for the picture in words: "bulan lalu kecamatan bandar". What is not
understood is left out: the picture then says where and when it is of."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from domain.area_search import fold, named_exactly
from domain.areas import find
from domain.day_words import MONTHS, plain
from services.overview.view import Asked, month_before

_LAST = re.compile(r"\bbulan (?:lalu|kemarin|wingi|sebelumnya)\b")
_YEAR = re.compile(r"\b(20\d\d)\b")
_NAMED = re.compile(rf"\b({'|'.join(MONTHS)})\b")
_KECAMATAN = re.compile(r"\bkec", re.IGNORECASE)
_KIND = re.compile(r"^(?:kabupaten|kota|provinsi)\s+", re.IGNORECASE)
_PLACE = re.compile(r"[^\W\d_][\w'’-]*")
_LONGEST = 3
"""Words of a name ("Bandar", "Kota Baru", "Warung Asem Lor")."""


def meant(said: str, reach: Sequence[str], today: date) -> Asked:
    """Within reach alone: the name of a place elsewhere means nothing."""
    return Asked(_area(said, reach), _month(plain(said), today))


def _month(said: str, today: date) -> date | None:
    this = today.replace(day=1)
    if _LAST.search(said):
        return month_before(this)
    named = _NAMED.search(said)
    if named is None:
        return None
    year = _YEAR.search(said)
    found = date(int(year[1]) if year else this.year, MONTHS.index(named[1]) + 1, 1)
    return found.replace(year=found.year - 1) if not year and found > this else found


def _area(said: str, reach: Sequence[str]) -> str:
    """The one kecamatan that is named; a desa only when nothing else is said."""
    words = _PLACE.findall(said)
    own = {fold(_KIND.sub("", area.name)) for prefix in reach if (area := find(prefix))}
    for name in _names(words):
        if fold(_KIND.sub("", name)) in own and not _KECAMATAN.search(
            name
        ):  # "rekap Batang" is of all of Batang
            return ""
        if found := _called(name, reach, 3):
            return found
    return _called(" ".join(words), reach, 4)


def _names(words: Sequence[str]) -> Iterator[str]:
    """Runs of words, the longest first."""
    for size in range(min(_LONGEST, len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            yield " ".join(words[at : at + size])


def _called(name: str, reach: Sequence[str], level: Literal[3, 4]) -> str:
    found = {area.code for prefix in reach for area in named_exactly(name, prefix, level)}
    return found.pop() if name and len(found) == 1 else ""
