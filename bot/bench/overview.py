"""The picture of an area and a month, for a phone and for a sheet of paper: what matters most stands on top and is written largest.
Runs in the process for heavy work.

Colours can be told apart by colour-blind people, and nothing is told by colour alone.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.bench.canvas import QUIET, WIDTH, Box, Canvas
from bot.bench.letters import legible

HEIGHT = 2120
GREEN, ORANGE, BLUE, RED, TRACK = "#1B7F5C", "#F08A24", "#2166AC", "#B3361E", "#C9D6CE"
_EDGE, _PAD, _GAP = 36, 28, 20
_MIDDLE = WIDTH / 2


def draw(data: Any, content: bytes) -> tuple[Any, bytes]:
    """A job of `bot.bench`. `data`: as `services.overview.picture` gathers it; without anything to show there is no picture."""
    del content
    made = {"name": "rekap.png", "mime": "image/png"}
    return made, b"" if data.get("nothing") else paint(data).png()


def paint(data: Any) -> Canvas:
    """The same as a canvas, for tests to look at."""
    canvas = Canvas(HEIGHT)
    room = WIDTH - 2 * _EDGE
    canvas.text((_EDGE, 28), legible(data["title"], 60), 56, bold=True, room=room)
    canvas.text((_EDGE, 104), legible(data["period"], 60), 34, colour=QUIET, room=room)
    left, right = _columns()
    _moved(canvas, (_EDGE, 164, WIDTH - _EDGE, 560), data)
    _tile(canvas, (*left(580), 760), data, "active")
    _owed(canvas, (*right(580), 760), data)
    _outlets(canvas, (*left(780), 1160), data, "best", GREEN)
    _outlets(canvas, (*right(780), 1160), data, "worst", ORANGE)
    _orders(canvas, (_EDGE, 1180, WIDTH - _EDGE, 1380), data)
    _census(canvas, (*left(1400), 1620), data)
    _papers(canvas, (*right(1400), 1780), data)
    _linked(canvas, (*left(1640), 1780), data)
    _problems(canvas, (_EDGE, 1800, WIDTH - _EDGE, 2020), data)
    _source(canvas, data)
    return canvas


def _columns() -> Any:
    """Left, top and right of a box in one of the two columns; the bottom is the caller's."""
    half = _GAP / 2
    return (
        lambda top: (_EDGE, top, _MIDDLE - half),
        lambda top: (_MIDDLE + half, top, WIDTH - _EDGE),
    )


def _head(canvas: Canvas, box: Box, said: str, colour: str = QUIET) -> None:
    canvas.panel(box)
    room = box[2] - box[0] - 2 * _PAD
    canvas.text((box[0] + _PAD, box[1] + 16), legible(said, 60), 30, bold=True, colour=colour, room=room)


def _moved(canvas: Canvas, box: Box, data: Any) -> None:
    """The largest figure, how it changed, what was paid, and the bars of six months."""
    sold, paid, words = data["figures"]["sold"], data["figures"]["paid"], data["words"]
    _head(canvas, box, words["sold"])
    x, room = box[0] + _PAD, (box[2] - box[0]) * 0.52
    canvas.text((x, box[1] + 60), legible(sold["written"]), 72, bold=True, room=room)
    _changed(canvas, (x, box[1] + 160), sold, data["month_before"], room)
    canvas.text((x, box[1] + 262), legible(words["paid"]), 30, bold=True, colour=QUIET, room=room)
    canvas.text((x, box[1] + 304), legible(paid["written"]), 46, bold=True, room=room)
    _bars(canvas, (box[0] + (box[2] - box[0]) * 0.58, box[1] + 70, box[2] - _PAD, box[3] - 56), data["bars"])


def _changed(canvas: Canvas, at: tuple[float, float], figure: Any, month: str, room: float) -> None:
    """An arrow and a sign tell the direction, not the colour."""
    said, y = f"{month}: {figure['before']}", at[1]
    if figure["change"] is not None:
        colour = GREEN if figure["change"] >= 0 else RED
        canvas.text(at, figure["changed"], 44, bold=True, colour=colour, room=room)
        y += 54
    canvas.text((at[0], y), legible(said, 60), 28, colour=QUIET, room=room)


def _bars(canvas: Canvas, box: Box, bars: Sequence[Mapping[str, Any]]) -> None:
    left, top, right, base = box
    step, most = (right - left) / len(bars), max((bar["value"] or 0 for bar in bars), default=0)
    canvas.line(left, right, base)
    for number, bar in enumerate(bars):
        middle, value = left + (number + 0.5) * step, max(0, bar["value"] or 0)
        height = max(value / most * (base - top), 4) if most and value else 0
        colour = GREEN if number == len(bars) - 1 else TRACK
        canvas.bar((middle - step * 0.36, base - height, middle + step * 0.36, base), colour)
        canvas.text((middle, base + 10), legible(bar["month"], 4), 28, colour=QUIET, anchor="ma")
        if bar["value"] is None:
            canvas.text((middle, base - 8), "< 5", 26, colour=QUIET, anchor="md")


def _tile(canvas: Canvas, box: Box, data: Any, name: str) -> None:
    figure = data["figures"][name]
    _head(canvas, box, data["words"][name])
    room = box[2] - box[0] - 2 * _PAD
    canvas.text((box[0] + _PAD, box[1] + 58), legible(figure["written"]), 60, bold=True, room=room)
    said = f"{figure['changed']}  {data['month_before']}: {figure['before']}".strip()
    canvas.text((box[0] + _PAD, box[1] + 132), legible(said, 50), 28, colour=QUIET, room=room)


def _owed(canvas: Canvas, box: Box, data: Any) -> None:
    figures, words = data["figures"], data["words"]
    _head(canvas, box, words["owed"])
    x, room = box[0] + _PAD, box[2] - box[0] - 2 * _PAD
    canvas.text((x, box[1] + 52), legible(figures["owed"]["written"]), 48, bold=True, room=room)
    for number, name in enumerate(("late", "very_late")):
        if name in figures:
            said = f"{words[name]}: {figures[name]['written']}"
            colour = RED if figures[name]["now"] else QUIET
            canvas.text((x, box[1] + 110 + 34 * number), legible(said, 60), 28, colour=colour, room=room)


def _outlets(canvas: Canvas, box: Box, data: Any, side: str, colour: str) -> None:
    """A bar for each shop, as long as the best of all is; beside it the whole figure."""
    _head(canvas, box, data["words"][side])
    x, room = box[0] + _PAD, box[2] - box[0] - 2 * _PAD
    most = max((row["rupiah"] for row in [*data["best"], *data["worst"]]), default=0)
    if not data[side]:
        said = data["words"]["few"] if side == "best" else "–"
        canvas.text((x, box[1] + 66), legible(said), 26, colour=QUIET, room=room)
    for number, row in enumerate(data[side]):
        y = box[1] + 62 + number * 63
        canvas.text((x, y), legible(row["name"], 28), 28, room=room * 0.54)
        canvas.text((x + room, y), legible(row["written"], 24), 28, bold=True, anchor="ra", room=room * 0.44)
        length = max(row["rupiah"] / most * room, 4) if most and row["rupiah"] > 0 else 0
        canvas.bar((x, y + 40, x + room, y + 48), TRACK, round_top=False)
        canvas.bar((x, y + 40, x + length, y + 48), colour, round_top=False)


def _orders(canvas: Canvas, box: Box, data: Any) -> None:
    """What offices ordered on the left; how many asked, and what is not paid, on the right."""
    figures, words = data["figures"], data["words"]
    _head(canvas, box, words["orders"])
    x, middle, room = box[0] + _PAD, _MIDDLE + _GAP / 2 + _PAD, (box[2] - box[0]) / 2 - 2 * _PAD
    canvas.text((x, box[1] + 56), legible(figures["ordered"]["written"]), 52, bold=True, room=room)
    paid = f"{words['order_paid']}: {figures['order_paid']['written']}"
    before = f"{data['month_before']}: {figures['ordered']['before']}"
    for number, said in enumerate((paid, before)):
        canvas.text((x, box[1] + 122 + 36 * number), legible(said, 60), 28, colour=QUIET, room=room)
    for number, name in enumerate(
        one for one in ("needs", "unmet", "order_open", "order_late") if one in figures
    ):
        colour = RED if name in ("unmet", "order_late") and figures[name]["now"] else QUIET
        said = f"{words[name]}: {figures[name]['written']}"
        canvas.text((middle, box[1] + 22 + 42 * number), legible(said, 60), 28, colour=colour, room=room)


def _census(canvas: Canvas, box: Box, data: Any) -> None:
    registered, target = data["figures"]["registered"], data["figures"].get("target")
    _head(canvas, box, data["words"]["registered"])
    x, room = box[0] + _PAD, box[2] - box[0] - 2 * _PAD
    said = registered["written"] + (f" / {target['written']}" if target else "")
    canvas.text((x, box[1] + 58), legible(said), 52, bold=True, room=room)
    if target and target["now"]:
        share = min(1.0, registered["now"] / target["now"])
        canvas.bar((x, box[1] + 138, x + room, box[1] + 166), TRACK, round_top=False)
        canvas.bar((x, box[1] + 138, x + max(4, room * share), box[1] + 166), BLUE, round_top=False)
        percent = f"{registered['now'] * 100 // target['now']}%"
        canvas.text((x, box[1] + 174), percent, 28, bold=True, colour=BLUE)


def _papers(canvas: Canvas, box: Box, data: Any) -> None:
    _head(canvas, box, data["words"]["papers"])
    x, room = box[0] + _PAD, box[2] - box[0] - 2 * _PAD
    if not data["papers"]:
        canvas.text((x, box[1] + 64), legible(data["words"]["none"]), 34, colour=QUIET, room=room)
        return
    canvas.text((x, box[1] + 56), data["figures"]["issued"]["written"], 52, bold=True)
    canvas.text(
        (x + room, box[1] + 80), legible(data["verified"]), 28, colour=QUIET, anchor="ra", room=room / 2
    )
    for number, row in enumerate(data["papers"][:5]):
        y = box[1] + 136 + number * 46
        canvas.text((x, y), legible(row["name"], 30), 30, room=room - 100)
        canvas.text((x + room, y), str(row["count"]), 30, bold=True, anchor="ra")


def _linked(canvas: Canvas, box: Box, data: Any) -> None:
    _head(canvas, box, data["words"]["linked"])
    x, room = box[0] + _PAD, box[2] - box[0] - 2 * _PAD
    canvas.text((x, box[1] + 50), legible(data["figures"]["share"]["written"]), 44, bold=True, room=room)
    canvas.text((x, box[1] + 104), legible(data["words"]["baseline"]), 26, colour=QUIET, room=room)


def _problems(canvas: Canvas, box: Box, data: Any) -> None:
    canvas.panel(box)
    canvas.bar((box[0], box[1] + 16, box[0] + 10, box[3] - 16), RED, round_top=False)
    x, room = box[0] + _PAD, box[2] - box[0] - 2 * _PAD
    canvas.text((x, box[1] + 16), legible(data["words"]["problems"]), 32, bold=True, room=room)
    if not data["problems"]:
        said = data["words"]["quiet" if data["is_recent"] else "over"]
        canvas.text((x, box[1] + 70), legible(said), 30, colour=QUIET, room=room)
    for number, line in enumerate(data["problems"]):
        canvas.text((x, box[1] + 66 + 48 * number), legible(f"{number + 1}. {line}"), 32, room=room)


def _source(canvas: Canvas, data: Any) -> None:
    """Where the figures come from, in two lines that are cut at a blank."""
    words, lines = legible(data["source"]).split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 98:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    for number, line in enumerate(lines[:3]):
        canvas.text((_EDGE, 2032 + number * 28), line, 22, colour=QUIET, room=WIDTH - 2 * _EDGE)
