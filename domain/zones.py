"""Which kecamatan supply which shops: zones that an office draws itself, and how far apart two places are.

A rule of the office, no law: where no zone is drawn nobody is too far. Knows no producer, no shop and no need.
Source of the thought, and of the proposal for Serang: market.md 3.4 (the regent's example: Pontang to Anyer).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.areas import children, find, is_within
from domain.messages import N_, Message, Rejected, message
from domain.name_search import fold
from domain.places import apart
from domain.spoken import clean

NAME_LIMIT = 40
REASON_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Zone:
    """Some kecamatan of one regency that supply the shops of one another. `area`: the regency; `kecamatan`: their codes,
    in order. A kecamatan may be in several zones: borders are seldom sharp."""

    area: str
    name: str
    kecamatan: tuple[str, ...]
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Allowance:
    """An officer's word that somebody may supply a place although it lies outside their zone, with the reason."""

    producer_id: int
    reason: str
    granted_by: int


@dataclass(frozen=True, slots=True)
class Supply:
    """Whether a place may be supplied from another one. `zone`: the zone that the place is supplied from, None where none
    is drawn; `km`: straight line between the two kecamatan, about, None when one of them is not known; `reason`: why it
    is allowed although it lies outside."""

    is_far: bool
    zone: str | None = None
    km: float | None = None
    reason: str | None = None


def at_outlet(outlet_id: int) -> str:
    """A shop as allowances name it."""
    return f"outlet:{outlet_id}"


def at_need(need_id: int) -> str:
    """A need of an office or firm as allowances name it."""
    return f"need:{need_id}"


def regency(area: str) -> str:
    """The regency or city of an area code, in which its zones are drawn: "33.25.08.2001" → "33.25"."""
    return ".".join(area.split(".")[:2])


def kecamatan(area: str) -> str:
    """The kecamatan of an area code; "" for a code that is wider than one."""
    parts = area.split(".")
    return ".".join(parts[:3]) if len(parts) >= 3 else ""


def zones_of(area: str, zones: Sequence[Zone], named: str | None = None) -> tuple[Zone, ...]:
    """The zones that a place is supplied from: the one that is `named` (a shop says it), else all in which its kecamatan
    lies. () where none is drawn."""
    here = [zone for zone in zones if is_within(area, zone.area)]
    by_name = tuple(zone for zone in here if named and fold(zone.name) == fold(named))
    return by_name or tuple(zone for zone in here if kecamatan(area) in zone.kecamatan)


def supply(
    producer_area: str,
    place_area: str,
    zones: Sequence[Zone],
    *,
    named: str | None = None,
    reason: str | None = None,
) -> Supply:
    """Whether a producer who lives there may supply a place (a shop, the house of a buyer). `zones`: at least those of the
    place's regency; `named`: the zone that the place says it belongs to; `reason`: that of an officer's exception.

    Never far: where no zone is drawn, the own kecamatan, a producer whose kecamatan is not known.
    """
    km = apart(producer_area, place_area)
    fitting = zones_of(place_area, zones, named)
    zone = fitting[0].name if fitting else None
    home = kecamatan(producer_area)
    near = not fitting or not home or home == kecamatan(place_area)
    if near or any(home in one.kecamatan for one in fitting):
        return Supply(False, zone, km)
    return Supply(reason is None, zone, km, reason)


def near_to(area: str, zones: Sequence[Zone]) -> tuple[str, ...] | None:
    """The kecamatan from which a place is supplied (`supply`), in order, its own among them; None: from everywhere."""
    fitting = zones_of(area, zones)
    if not fitting:
        return None
    return tuple(sorted({code for one in fitting for code in one.kecamatan} | ({kecamatan(area)} - {""})))


def too_far(found: Supply) -> Message:
    """Why something is hidden, in one line: with the distance where it is known, said as about."""
    if found.km is None:
        return message(N_("🚚 Too far: outside zone {zone}"), zone=found.zone or "–")
    return message(
        N_("🚚 Too far: about {km} km, outside zone {zone}"),
        km=max(1, round(found.km)),
        zone=found.zone or "–",
    )


def zone_name(text: str) -> str:
    """The name of a zone, 2 to 40 characters with a letter. Raises Rejected."""
    name = clean(text).strip(" .,;:!?\"'")
    if len(name) < 2 or not any(one.isalpha() for one in name) or name.startswith("/"):
        raise Rejected(N_("Please write a short name for the zone, for example: North."))
    if len(name) > NAME_LIMIT:
        raise Rejected(N_("That name is too long. Please write up to {limit} letters."), limit=NAME_LIMIT)
    return name


def reason_given(text: str) -> str:
    """Why an exception is made, 5 to 200 characters. Raises Rejected."""
    reason = clean(text)
    if len(reason) < 5 or not any(one.isalpha() for one in reason):
        raise Rejected(N_("Please write the reason in a few words, for example: he passes there every week."))
    return reason[:REASON_LIMIT]


def chosen(codes: Iterable[str], area: str) -> tuple[str, ...]:
    """The kecamatan of this regency among the codes, each once, in order; anything else is dropped."""
    known = {one.code for one in children(area)}
    return tuple(sorted({code for code in codes if code in known}))


def left_over(area: str, zones: Iterable[Zone]) -> tuple[str, ...]:
    """Codes of the kecamatan of a regency that no zone holds."""
    held = {code for zone in zones for code in zone.kecamatan}
    return tuple(one.code for one in children(area) if one.code not in held)


def names(codes: Iterable[str]) -> tuple[str, ...]:
    """The kecamatan by name, in alphabetical order."""
    return tuple(sorted(area.name for code in codes if (area := find(code))))
