"""Where a row of an office's list lies: kecamatan and desa by name (spellings of market.md 5 forgiven), by code, or out of an
address. Knows which areas the list is about and tells what lies outside of them; says nothing of any other office.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from domain.area_search import fold, named_exactly, search
from domain.area_tree import Area, children, find, is_within, parse_code
from domain.lists.addresses import bare, desa_in, split
from domain.messages import N_, Rejected

_REGENCY = re.compile(r"^(?P<kind>kab(?:upaten)?|kota(?:madya)?)?\b[\s.:]*(?P<name>.+)$", re.IGNORECASE)

Rings = tuple[tuple[str, ...], ...]


class Place(NamedTuple):
    """`area`: code of the desa, or of the kecamatan when the row names no desa; "" when it `is_outside`."""

    area: str
    is_outside: bool = False


OUTSIDE = Place("", is_outside=True)


class Told(NamedTuple):
    """What a row says of its place, as written; "" where it says nothing."""

    kecamatan: str = ""
    desa: str = ""
    area: str = ""
    regency: str = ""
    address: str = ""


class Places:
    """`scope`: the prefixes that the list is for; `home`: the area of this office, where the scope is the whole country."""

    def __init__(self, scope: Sequence[str], home: str = "") -> None:
        self._scope = tuple(scope)
        self._rings = _rings(self._scope, home)
        self._known: dict[Told, Place | Rejected] = {}

    @property
    def regions(self) -> tuple[str, ...]:
        """Where names are looked for first."""
        return self._rings[0]

    def find(self, told: Told) -> Place:
        """Raises Rejected when the row does not say clearly where it lies. What was said before is not looked up again."""
        known = self._known.get(told)
        if known is None:
            try:
                known = self._find(told)
            except Rejected as refusal:
                known = refusal
            self._known[told] = known
        if isinstance(known, Rejected):
            raise Rejected(known.message.id, **known.message.params)
        return known

    def _find(self, told: Told) -> Place:
        code = parse_code(told.area) if told.area else None
        if code and code.count(".") >= 2:
            return self._placed(code)
        if told.area and not (told.kecamatan or told.desa or told.address):
            raise Rejected(N_("I do not know the area code {code}."), code=told.area[:20])
        return self._by_name(told)

    def _by_name(self, told: Told) -> Place:
        rings = self._rings
        if told.regency and (regencies := regencies_called(told.regency)):
            rings = (tuple(code for code in regencies if any(_meet(code, prefix) for prefix in self._scope)),)
            if not rings[0]:
                return OUTSIDE
        kecamatan, desa = bare(told.kecamatan), bare(told.desa)
        if not kecamatan and told.address:
            kecamatan, named = split(told.address, lambda part: _is_kecamatan(part, rings))
            desa = desa or named
        elif not desa and (named := desa_in(told.address)):
            return self._perhaps_in_desa(kecamatan, named, rings)
        if kecamatan:
            return self._in_kecamatan(kecamatan, desa, rings)
        if desa:
            return self._by_desa(desa, rings)
        raise Rejected(N_("The kecamatan is missing."))

    def names_place(self, name: str) -> Told:
        """What the name of a sheet says: a kecamatan, a desa, or nothing about places."""
        plain = bare(name)
        for ring in self._rings:
            if any(named_exactly(plain, prefix, 3) for prefix in ring):
                return Told(kecamatan=plain)
            if sum(len(named_exactly(plain, prefix, 4)) for prefix in ring) == 1:
                return Told(desa=plain)
        return Told()

    def _perhaps_in_desa(self, kecamatan: str, desa: str, rings: Rings) -> Place:
        """A desa out of an address beside a column for the kecamatan: a help, not a promise."""
        try:
            return self._in_kecamatan(kecamatan, desa, rings)
        except Rejected:
            return self._in_kecamatan(kecamatan, "", rings)

    def _in_kecamatan(self, name: str, desa: str, rings: Rings) -> Place:
        area = _kecamatan(name, rings)
        if area is None:
            return OUTSIDE
        if not desa or not any(_meet(area.code, prefix) for prefix in self._scope):
            return self._placed(area.code)
        return self._placed(_desa(desa, area).code)

    def _by_desa(self, name: str, rings: Rings) -> Place:
        narrow = tuple(prefix for prefix in self._scope if prefix.count(".") >= 2)
        same: list[Area] = []
        for prefixes in (narrow, *rings):
            same = [area for prefix in prefixes for area in named_exactly(name, prefix, 4)]
            if len(same) == 1:
                return self._placed(same[0].code)
            if same:
                break
        if not same:
            raise Rejected(N_("The kecamatan is missing, and I do not know the desa “{desa}”."), desa=name)
        raise Rejected(
            N_("The kecamatan is missing: there are {count} places called {desa}."),
            count=len(same),
            desa=name,
        )

    def _placed(self, code: str) -> Place:
        return Place(code) if any(is_within(code, prefix) for prefix in self._scope) else OUTSIDE


def _rings(scope: Sequence[str], home: str) -> Rings:
    """Where names are looked for, the nearest first: the regency of a kecamatan, too, because its neighbours are known
    by name; for the whole country the home regency before all others."""
    regencies = tuple(dict.fromkeys(".".join(prefix.split(".")[:2]) for prefix in scope))
    return ((home,), ("",)) if regencies == ("",) and home else (regencies,)


def _meet(one: str, other: str) -> bool:
    return is_within(one, other) or is_within(other, one)


def _kecamatan(name: str, rings: Rings) -> Area | None:
    """None when it lies elsewhere. The very name here goes before the very name elsewhere, that before a small typo."""
    for ring in rings:
        here = [area for prefix in ring for area in named_exactly(name, prefix, 3)]
        if len(here) == 1:
            return here[0]
        if here:
            raise Rejected(
                N_("There are several kecamatan {place}: fill in the column for the kabupaten."), place=name
            )
    if named_exactly(name, "", 3):
        return None
    found = [search(name, prefix, 3) for prefix in rings[0]]
    exact = [one.exact for one in found if one.exact]
    if len(exact) == 1:
        return exact[0]
    likely = ", ".join(area.name for one in found for area in one.candidates[:2])
    if likely:
        raise Rejected(
            N_("I do not know the kecamatan “{place}”. Perhaps {likely}?"), place=name, likely=likely
        )
    raise Rejected(N_("I do not know the kecamatan “{place}”."), place=name)


def _desa(name: str, kecamatan: Area) -> Area:
    found = search(name, kecamatan.code, 4)
    if found.exact:
        return found.exact
    elsewhere = [find(area.code[:8]) for area in named_exactly(name, kecamatan.code[:5], 4)]
    if len(elsewhere) == 1 and elsewhere[0]:
        raise Rejected(
            N_("Desa {desa} lies in {there}, not in {kecamatan}."),
            desa=name,
            there=elsewhere[0].name,
            kecamatan=kecamatan.name,
        )
    likely = ", ".join(area.name for area in found.candidates[:2])
    if likely:
        raise Rejected(
            N_("There is no desa “{desa}” in {kecamatan}. Perhaps {likely}?"),
            desa=name,
            kecamatan=kecamatan.name,
            likely=likely,
        )
    raise Rejected(N_("There is no desa “{desa}” in {kecamatan}."), desa=name, kecamatan=kecamatan.name)


def _is_kecamatan(name: str, rings: Rings) -> bool:
    return any(named_exactly(name, prefix, 3) for ring in rings for prefix in ring)


@lru_cache(maxsize=4_096)
def regencies_called(text: str) -> tuple[str, ...]:
    """Codes of regencies and cities of that name; both Pekalongans, unless it says which."""
    found = _REGENCY.match(bare(text))
    if found is None:
        return ()
    wanted = {"k": "kota", "b": "kabupaten"}.get(_initial(found["kind"]))
    return tuple(
        area.code for area in _all_regencies().get(fold(found["name"]), ()) if wanted in (None, area.kind)
    )


def _initial(kind: str | None) -> str:
    return "" if not kind else "k" if kind.casefold().startswith("kota") else "b"


@lru_cache(maxsize=1)
def _all_regencies() -> dict[str, tuple[Area, ...]]:
    found: dict[str, tuple[Area, ...]] = {}
    for province in children(""):
        for area in children(province.code):
            name = fold(area.name.removeprefix("Kabupaten ").removeprefix("Kota "))
            found[name] = (*found.get(name, ()), area)
    return found
