"""Drawing with Pillow for a chart: text that fits, bars, panels. Knows no figures and no words of the business."""

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.bench.letters import BOLD, REGULAR

if TYPE_CHECKING:
    from PIL import ImageFont

WIDTH = 1080
INK, QUIET, LINE, PAPER, PANEL = "#1F2933", "#5B6770", "#AAB4AE", "#FFFFFF", "#E4ECE6"
Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""


@lru_cache(maxsize=32)
def font(size: int, *, bold: bool = False) -> "ImageFont.FreeTypeFont":
    """A font of so many pixels."""
    from PIL import ImageFont

    return ImageFont.truetype(str(BOLD if bold else REGULAR), size)


class Canvas:
    """A white sheet. `texts` keeps where every text stands, so that a test can see that none covers another."""

    def __init__(self, height: int) -> None:
        from PIL import Image, ImageDraw

        self._image = Image.new("RGB", (WIDTH, height), PAPER)
        self._draw: ImageDraw.ImageDraw = ImageDraw.Draw(self._image)
        self.texts: list[tuple[str, Box]] = []

    def text(
        self, at: tuple[float, float], said: str, size: int, *,
        bold: bool = False, colour: str = INK, anchor: str = "la", room: float = 0,
    ) -> Box:  # fmt: skip
        """Write one line; with `room` (pixels) it is made smaller, and at last cut, until it fits."""
        said, size = _fitting(said, size, bold, room) if room else (said, size)
        chosen = font(size, bold=bold)
        box = self._draw.textbbox(at, said, font=chosen, anchor=anchor)
        self._draw.text(at, said, fill=colour, font=chosen, anchor=anchor)
        if said:
            self.texts.append((said, box))
        return box

    def bar(self, box: Box, colour: str, *, round_top: bool = True) -> None:
        """A bar of a chart; nothing when it has no height or no width."""
        left, top, right, bottom = box
        if bottom - top < 1 or right - left < 1:
            return
        radius = min(6.0, (right - left) / 3, bottom - top) if round_top else 0
        corners = (True, True, False, False)
        self._draw.rounded_rectangle(box, radius=radius, fill=colour, corners=corners)

    def panel(self, box: Box) -> None:
        self._draw.rounded_rectangle(box, radius=24, fill=PANEL)

    def line(self, left: float, right: float, y: float, colour: str = LINE) -> None:
        self._draw.line((left, y, right, y), fill=colour, width=2)

    def png(self) -> bytes:
        """The picture. Few colours: a palette makes it half as large for a slow phone, and quicker to write."""
        from PIL import Image

        made = io.BytesIO()
        few = self._image.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(made, "PNG", compress_level=4)
        return made.getvalue()


def width(said: str, size: int, *, bold: bool = False) -> float:
    """Pixels that a line takes."""
    return font(size, bold=bold).getlength(said)


def _fitting(said: str, size: int, bold: bool, room: float) -> tuple[str, int]:
    smallest = max(18, size * 6 // 10)
    while size > smallest and width(said, size, bold=bold) > room:
        size -= 2
    while len(said) > 1 and width(said, size, bold=bold) > room:
        said = said[:-2].rstrip() + "…"
    return said, size
