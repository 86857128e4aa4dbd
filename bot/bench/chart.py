"""The picture of twelve months: how much was sold and came back, how much was paid and is owed. Runs in the process
for heavy work.

Made for a phone 390 points wide: the smallest letters are 28 of 1,080 pixels, two panels one below the other, three
big figures on top. Colours can be told apart by colour-blind people and are named beside the bars.
"""

from dataclasses import dataclass
from typing import Any

from bot.bench.canvas import INK, QUIET, WIDTH, Canvas, width
from bot.bench.letters import legible

HEIGHT = 1440
SOLD, RETURNED, PAID, OWED = "#1B7F5C", "#F08A24", "#2166AC", "#D9534F"
_EDGE = 36
_TILE = (196, 352)
_FIRST, _SECOND = (384, 888), (912, 1416)


@dataclass(frozen=True, slots=True)
class Series:
    """One colour of bars: its name and one value >= 0 for each month, with how the value is written above its bar."""

    name: str
    colour: str
    values: tuple[int, ...]


def draw(data: Any, content: bytes) -> tuple[Any, bytes]:
    """A job of `bot.bench`. `data`: `{"name", "title", "period", "tiles": [{"label", "value"}] (3), "months": [12 short
    names], "pieces": panel, "money": panel}` with panel = `{"title", "names": [1 or 2], "values": [[12], …], "written":
    [texts of the first values, …]}`."""
    del content
    canvas = paint(data)
    return {"name": data["name"], "mime": "image/png"}, canvas.png()


def paint(data: Any) -> Canvas:
    """The same as a canvas, for tests to look at."""
    canvas = Canvas(HEIGHT)
    room = WIDTH - 2 * _EDGE
    canvas.text((_EDGE, 36), legible(data["title"], 60), 60, bold=True, room=room)
    canvas.text((_EDGE, 120), legible(data["period"], 60), 36, colour=QUIET, room=room)
    _tiles(canvas, data["tiles"])
    _panel(canvas, _FIRST, data["pieces"], data["months"], (SOLD, RETURNED))
    _panel(canvas, _SECOND, data["money"], data["months"], (PAID, OWED))
    return canvas


def _tiles(canvas: Canvas, tiles: list[dict[str, str]]) -> None:
    """Big figures side by side."""
    gap = 24
    across = (WIDTH - 2 * _EDGE - gap * (len(tiles) - 1)) / max(1, len(tiles))
    for number, tile in enumerate(tiles):
        left = _EDGE + number * (across + gap)
        canvas.panel((left, _TILE[0], left + across, _TILE[1]))
        middle = left + across / 2
        canvas.text(
            (middle, _TILE[0] + 24),
            legible(tile["label"], 30),
            32,
            colour=QUIET,
            anchor="ma",
            room=across - 32,
        )
        canvas.text(
            (middle, _TILE[0] + 72), legible(tile["value"], 20), 56, bold=True, anchor="ma", room=across - 32
        )


def _panel(
    canvas: Canvas, reach: tuple[int, int], panel: dict[str, Any], months: list[str], colours: tuple[str, str]
) -> None:
    top, bottom = reach
    canvas.panel((_EDGE, top, WIDTH - _EDGE, bottom))
    canvas.text(
        (_EDGE + 32, top + 24), legible(panel["title"], 50), 40, bold=True, room=WIDTH - 2 * _EDGE - 64
    )
    series = [
        Series(legible(name, 24), colour, tuple(max(0, value) for value in values))
        for name, colour, values in zip(panel["names"], colours, panel["values"], strict=False)
    ]
    _legend(canvas, top + 90, series)
    _bars(canvas, (top + 184, bottom - 60), series, panel["written"], [legible(month, 4) for month in months])


def _legend(canvas: Canvas, y: float, series: list[Series]) -> None:
    """A coloured square and the name of what it stands for."""
    x: float = _EDGE + 32
    for one in series:
        canvas.bar((x, y + 6, x + 34, y + 40), one.colour, round_top=False)
        canvas.text((x + 48, y), one.name, 34, colour=INK)
        x += 48 + width(one.name, 34) + 48


def _bars(
    canvas: Canvas,
    reach: tuple[float, float],
    series: list[Series],
    written: list[list[str]],
    months: list[str],
) -> None:
    """Two bars a month beside one another; the value stands above the taller one, as far as there is room."""
    top, base = reach
    left, right = _EDGE + 32, WIDTH - _EDGE - 32
    step = (right - left) / max(1, len(months))
    most = max((value for one in series for value in one.values), default=0)
    canvas.line(left, right, base)
    busy_until = float("-inf")
    for number, month in enumerate(months):
        middle = left + (number + 0.5) * step
        heights = [one.values[number] / most * (base - top) if most else 0 for one in series]
        edges = [middle - step * 0.36 + side * step * 0.36 for side in range(len(series))]
        for edge, one, height in zip(edges, series, heights, strict=True):
            shown = max(height, 4) if one.values[number] else 0  # a little is not nothing
            canvas.bar((edge, base - shown, edge + step * 0.34, base), one.colour)
        canvas.text((middle, base + 10), month, 28, colour=QUIET, anchor="ma")
        taller = heights.index(max(heights))
        said = legible(written[taller][number], 8) if max(heights) else ""
        at = (edges[taller] + step * 0.17, base - max(heights) - 8)
        busy_until = _value(canvas, at, said, busy_until)


def _value(canvas: Canvas, at: tuple[float, float], said: str, busy_until: float) -> float:
    """Write the value of a bar; returns how far to the right it reaches. One that would touch its left neighbour is
    left out: a figure nobody can read is worse than none."""
    half = width(said, 28, bold=True) / 2
    if not said or at[0] - half < busy_until + 4:
        return busy_until
    canvas.text(at, said, 28, bold=True, anchor="md")
    return at[0] + half
