"""A sheet of paper to write and draw on: lines of text that always fit, QR codes, stripes. For the process for heavy work."""

import io
from typing import Any

from bot.bench.letter import register_fonts
from bot.bench.letters import legible

INK, QUIET, GREEN, LINE, WHITE = "#1F2933", "#5B6770", "#1E6B4A", "#AAB4AE", "#FFFFFF"
MIME = "application/pdf"


class Page:
    """One sheet. Distances in points (1/72 inch) from the lower left corner."""

    def __init__(self, size: tuple[float, float], title: str, author: str) -> None:
        from reportlab.pdfgen.canvas import Canvas

        register_fonts()
        self._made = io.BytesIO()
        self.width, self.height = size
        self._canvas = Canvas(self._made, pagesize=size, invariant=1)
        self._canvas.setTitle(legible(title, 80))
        self._canvas.setAuthor(legible(author, 80))

    def next(self) -> None:
        """From here on the next sheet."""
        self._canvas.showPage()

    def band(self, bottom: float, height: float, colour: str) -> None:
        """A coloured stripe from edge to edge."""
        self._canvas.setFillColor(_colour(colour))
        self._canvas.rect(0, bottom, self.width, height, stroke=0, fill=1)

    def frame(self) -> None:
        """Two lines around everything."""
        for inset, width, colour in ((26, 2.4, GREEN), (34, 0.7, LINE)):
            self._canvas.setStrokeColor(_colour(colour))
            self._canvas.setLineWidth(width)
            self._canvas.rect(inset, inset, self.width - 2 * inset, self.height - 2 * inset)

    def line(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        *,
        bold: bool = False,
        colour: str = INK,
        room: float = 0,
    ) -> None:
        """A line with its middle at x, smaller if it would not fit in its room (0: the sheet), and at last cut."""
        from reportlab.pdfbase.pdfmetrics import stringWidth

        font, said, room = "NotoBold" if bold else "Noto", legible(text), room or self.width - 130
        while size > 9 and stringWidth(said, font, size) > room:
            size -= 0.5
        while len(said) > 1 and stringWidth(said, font, size) > room:
            said = said[:-2].rstrip() + "…"
        self._canvas.setFont(font, size)
        self._canvas.setFillColor(_colour(colour))
        self._canvas.drawCentredString(x, y, said)

    def write(
        self, text: str, x: float, y: float, size: float, *, bold: bool = False, colour: str = INK
    ) -> None:
        """A line that begins at x; whoever writes sees to it that it fits."""
        self._canvas.setFont("NotoBold" if bold else "Noto", size)
        self._canvas.setFillColor(_colour(colour))
        self._canvas.drawString(x, y, legible(text))

    def length(self, text: str, size: float) -> float:
        """How long a line of this size is."""
        from reportlab.pdfbase.pdfmetrics import stringWidth

        return float(stringWidth(legible(text), "Noto", size))

    def paragraph(self, text: str, at: tuple[float, float], size: float, room: float, most: int) -> float:
        """Words in at most so many lines from `at` down, smaller if they would not fit, and at last cut. Returns where the
        next line would stand."""
        from reportlab.lib.utils import simpleSplit

        said = legible(text)
        while size > 8 and len(simpleSplit(said, "Noto", size, room)) > most:
            size -= 0.5
        lines = simpleSplit(said, "Noto", size, room)
        shown = lines[:most] if len(lines) <= most else [*lines[: most - 1], lines[most - 1] + " …"]
        x, y = at
        for line in shown:
            self.write(line, x, y, size)
            y -= size * 1.35
        return y

    def box(self, left: float, bottom: float, width: float, height: float) -> None:
        """A thin frame."""
        self._canvas.setStrokeColor(_colour(LINE))
        self._canvas.setLineWidth(1)
        self._canvas.rect(left, bottom, width, height)

    def rule(self, left: float, right: float, y: float) -> None:
        self._canvas.setStrokeColor(_colour(LINE))
        self._canvas.setLineWidth(1)
        self._canvas.line(left, y, right, y)

    def code(self, text: str, left: float, bottom: float, size: float) -> None:
        """A QR code, drawn as squares: sharp at any size."""
        import segno

        rows = [bytes(row) for row in segno.make(text, error="m").matrix_iter(border=0)]
        unit, path = size / len(rows), self._canvas.beginPath()
        for down, row in enumerate(rows, 1):
            for across, dark in enumerate(row):
                if dark:
                    path.rect(left + across * unit, bottom + size - down * unit, unit, unit)
        self._canvas.setFillColor(_colour(INK))
        self._canvas.drawPath(
            path, stroke=0, fill=1
        )  # one shape, so that no hairlines show between the squares

    def done(self) -> bytes:
        self._canvas.save()
        return self._made.getvalue()


def _colour(hexadecimal: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(hexadecimal)
