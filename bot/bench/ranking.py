"""The picture of what or who sells best: a bar or two for each, the longest on top. Runs in the process for heavy
work."""

from typing import Any

from bot.bench.canvas import QUIET, WIDTH, Canvas, width
from bot.bench.letters import legible

MOST = 6
_EDGE, _TOP, _ROW = 36, 300, 170
_BAR = 44


def paint(data: Any) -> Canvas:
    """`data`: `{"title", "period", "colours": [2], "names": [2], "rows": [{"name", "values": [2], "written": [2]}]}`,
    values >= 0; rows beyond six are left out."""
    rows = data["rows"][:MOST]
    canvas = Canvas(_TOP + _ROW * max(1, len(rows)) + _EDGE)
    room = WIDTH - 2 * _EDGE
    canvas.text((_EDGE, 36), legible(data["title"], 60), 60, bold=True, room=room)
    canvas.text((_EDGE, 120), legible(data["period"], 60), 36, colour=QUIET, room=room)
    _legend(canvas, data)
    most = max((max(0, value) for row in rows for value in row["values"]), default=0)
    for number, row in enumerate(rows):
        _row(canvas, _TOP + number * _ROW, row, data["colours"], most)
    return canvas


def _legend(canvas: Canvas, data: Any) -> None:
    x: float = _EDGE
    for name, colour in zip(data["names"], data["colours"], strict=True):
        said = legible(name, 24)
        canvas.bar((x, 206, x + 34, 240), colour, round_top=False)
        canvas.text((x + 48, 200), said, 34)
        x += 48 + width(said, 34) + 48


def _row(canvas: Canvas, top: float, row: Any, colours: list[str], most: int) -> None:
    """The name above its bars, and beside each bar what it stands for."""
    canvas.text((_EDGE, top), legible(row["name"], 40), 36, bold=True, room=WIDTH - 2 * _EDGE)
    longest = WIDTH - 2 * _EDGE - 290
    for number, (value, written) in enumerate(zip(row["values"], row["written"], strict=True)):
        y = top + 54 + number * (_BAR + 6)
        length = max(value / most * longest, 6) if most and value > 0 else 0
        canvas.bar((_EDGE, y, _EDGE + length, y + _BAR), colours[number], round_top=False)
        canvas.text((_EDGE + length + 16, y + _BAR / 2), legible(written, 20), 32, anchor="lm", room=270)
