"""Tells whether two rows of lists are of one person: by the number of a card (within one file only, and never kept), by the
phone, or by name, area and product together. Pure.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b

from domain.lists.names import are_alike
from domain.name_search import fold

_FIRST = re.compile(r"[,;/&+]|\b(?:dan|dll|serta)\b", re.IGNORECASE)
_SAYS_LITTLE = frozenset(
    [
        "usaha",
        "pembuatan",
        "buat",
        "bikin",
        "pembuat",
        "jualan",
        "jual",
        "menjual",
        "penjual",
        "dagang",
        "pedagang",
        "perdagangan",
        "produksi",
        "produsen",
        "industri",
        "pengolahan",
        "olahan",
        "aneka",
        "macam",
        "toko",
        "warung",
        "home",
        "rumahan",
        "kerajinan",
        "pengrajin",
    ]
)


class Why(StrEnum):
    """By what two rows are of one person."""

    CARD = "card"
    PHONE = "phone"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Twin:
    """The row before (`place`: sheet and line), and whether there is hardly a doubt."""

    place: tuple[int, int]
    why: Why
    is_sure: bool


def twin_key(name_key: str, area: str, product: str) -> int:
    """One number for name, area and product; rows with the same number are taken for twins. 64 bits, with a sign."""
    told = f"{name_key}|{area}|{product_key(product)}".encode()
    return int.from_bytes(blake2b(told, digest_size=8).digest(), "big", signed=True)


@lru_cache(maxsize=16_384)
def product_key(product: str) -> str:
    """The words that count of the first thing that is made: "Usaha pembuatan kripik tempe, dll" → keripik tempe."""
    words = fold(_FIRST.split(product, maxsplit=1)[0]).split()
    return " ".join([word for word in words if word not in _SAYS_LITTLE] or words)


@dataclass(slots=True)
class Twins:
    """All rows of a file so far. `cards` are kept in memory while the file is read, and nowhere else."""

    cards: dict[str, tuple[int, int]] = field(default_factory=dict)
    phones: dict[str, tuple[tuple[int, int], str, str]] = field(default_factory=dict)
    keys: dict[int, tuple[tuple[int, int], str, str]] = field(default_factory=dict)

    def meet(self, place: tuple[int, int], name_key: str, key: int, phone: str, card: str) -> Twin | None:
        """The row before this one that is of the same person; None: this is the first, and is remembered."""
        found = self._found(name_key, key, phone, card)
        if found is None:
            if card:
                self.cards[card] = place
            if phone:
                self.phones.setdefault(phone, (place, name_key, card))
            self.keys.setdefault(key, (place, phone, card))
        return found

    def _found(self, name_key: str, key: int, phone: str, card: str) -> Twin | None:
        if card and card in self.cards:
            return Twin(self.cards[card], Why.CARD, is_sure=True)
        if phone and phone in self.phones:
            place, name, other_card = self.phones[phone]
            return Twin(place, Why.PHONE, is_sure=are_alike(name, name_key) and not (card and other_card))
        if key in self.keys:
            place, other_phone, other_card = self.keys[key]
            if not (card and other_card):  # two cards that differ are two people of one name
                return Twin(place, Why.NAME, is_sure=not (phone and other_phone))
        return None
