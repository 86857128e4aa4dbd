"""Kecamatan near a point on the map: a guess to be confirmed, never an answer by itself.

Centres are means of village points (data: geografis, MIT; made by scripts/kecamatan_points.py), so a border
may be missed by kilometres.
"""

import csv
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from domain.area_tree import Area, find, is_within

FAR_KM = 25.0
_EARTH_KM = 6_371.0
_FILE = Path(__file__).parent / "knowledge" / "kecamatan_points.csv"


@dataclass(frozen=True, slots=True)
class Near:
    """A kecamatan and the distance to its centre in kilometres (one decimal)."""

    area: Area
    km: float


def nearest(latitude: float, longitude: float, within: str, limit: int = 3) -> tuple[Near, ...]:
    """The nearest kecamatan inside the prefix, nearest first. Degrees (WGS 84); () when there is none."""
    by_distance = sorted((_km(latitude, longitude, *point), code) for code, point in _points_within(within))
    found = ((find(code), km) for km, code in by_distance[:limit])
    return tuple(Near(area, round(km, 1)) for area, km in found if area)


def is_far(latitude: float, longitude: float, within: str) -> bool:
    """True when every kecamatan of the prefix is more than 25 km away (Papua, for an office in Batang)."""
    closest = nearest(latitude, longitude, within, limit=1)
    return not closest or closest[0].km > FAR_KM


def apart(code: str, other: str) -> float | None:
    """Kilometres in a straight line between the centres of two kecamatan (longer codes count as their kecamatan), one
    decimal; 0.0 within one; None when the centre of one is not known. Roads are longer: say it as about."""
    here, there = (".".join(one.split(".")[:3]) for one in (code, other))
    points = _centres()
    if here not in points or there not in points:
        return None
    return round(_km(*points[here], *points[there]), 1)


def _km(latitude: float, longitude: float, latitude_2: float, longitude_2: float) -> float:
    """Great-circle distance by the haversine formula."""
    north, east = radians(latitude_2 - latitude), radians(longitude_2 - longitude)
    chord = sin(north / 2) ** 2 + cos(radians(latitude)) * cos(radians(latitude_2)) * sin(east / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(chord)))


@lru_cache(maxsize=64)
def _points_within(within: str) -> tuple[tuple[str, tuple[float, float]], ...]:
    prefix = ".".join(within.split(".")[:3])
    return tuple((code, point) for code, point in _points() if is_within(code, prefix))


@lru_cache(maxsize=1)
def _points() -> tuple[tuple[str, tuple[float, float]], ...]:
    with _FILE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        return tuple((row["code"], (float(row["latitude"]), float(row["longitude"]))) for row in rows)


@lru_cache(maxsize=1)
def _centres() -> dict[str, tuple[float, float]]:
    return dict(_points())
