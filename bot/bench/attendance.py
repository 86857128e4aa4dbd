"""The certificate of attendance and the sheet for the door: one page each. Runs in the process for heavy work."""

import io
from typing import Any

from bot.bench.letter import register_fonts
from bot.bench.letters import legible

_INK, _QUIET, _GREEN, _LINE = "#1F2933", "#5B6770", "#1E6B4A", "#AAB4AE"
_MIME = "application/pdf"


def certificate(data: Any, content: bytes) -> tuple[Any, bytes]:
    """A job of `bot.bench`. `data`: see `services.agenda.attendance`."""
    del content
    from reportlab.lib.pagesizes import A4, landscape

    page = _Page(landscape(A4), data["title"], data["office"])
    words, middle = data["words"], page.width / 2
    page.frame()
    page.line(data["office"], middle, 500, 15, colour=_QUIET)
    page.line(words["head"], middle, 440, 30, bold=True, colour=_GREEN)
    page.line(words["given"], middle, 395, 13, colour=_QUIET)
    page.line(data["person"], middle, 350, 34, bold=True)
    page.line(data["business"], middle, 322, 15, colour=_QUIET)
    page.rule(middle - 190, middle + 190, 308)
    page.line(words["for"], middle, 280, 13, colour=_QUIET)
    page.line(data["title"], middle, 246, 23, bold=True)
    page.line(data["days"], middle, 218, 15)
    page.line(data["place"], middle, 196, 13, colour=_QUIET)
    page.code(data["link"], middle - 45, 80, 90)
    page.line(f"{words['proof']}: {data['code']}", middle, 62, 11)
    page.line(words["scan"], middle, 47, 9, colour=_QUIET)
    return {"name": data["name"], "mime": _MIME}, page.done()


def poster(data: Any, content: bytes) -> tuple[Any, bytes]:
    """A job of `bot.bench`. `data`: see `services.agenda.attendance`."""
    del content
    from reportlab.lib.pagesizes import A4

    page = _Page(A4, data["title"], data["office"])
    middle = page.width / 2
    page.frame()
    page.line(data["head"], middle, 745, 40, bold=True, colour=_GREEN)
    page.line(data["title"], middle, 700, 24, bold=True)
    page.line(data["when"], middle, 670, 15)
    page.line(data["place"], middle, 648, 15, colour=_QUIET)
    page.code(data["link"], middle - 180, 255, 360)
    for number, step in enumerate(data["steps"]):
        page.line(step, middle, 215 - 30 * number, 15)
    page.line(data["office"], middle, 75, 13, colour=_QUIET)
    return {"name": data["name"], "mime": _MIME}, page.done()


class _Page:
    """One sheet. Distances in points (1/72 inch) from the lower left corner."""

    def __init__(self, size: tuple[float, float], title: str, author: str) -> None:
        from reportlab.pdfgen.canvas import Canvas

        register_fonts()
        self._made = io.BytesIO()
        self.width, self._height = size
        self._canvas = Canvas(self._made, pagesize=size, invariant=1)
        self._canvas.setTitle(legible(title, 80))
        self._canvas.setAuthor(legible(author, 80))

    def frame(self) -> None:
        """Two lines around everything."""
        for inset, width, colour in ((26, 2.4, _GREEN), (34, 0.7, _LINE)):
            self._canvas.setStrokeColor(_colour(colour))
            self._canvas.setLineWidth(width)
            self._canvas.rect(inset, inset, self.width - 2 * inset, self._height - 2 * inset)

    def line(
        self, text: str, x: float, y: float, size: float, *, bold: bool = False, colour: str = _INK
    ) -> None:
        """A line with its middle at x, smaller if it would not fit, and at last cut."""
        from reportlab.pdfbase.pdfmetrics import stringWidth

        font, said, room = "NotoBold" if bold else "Noto", legible(text), self.width - 130
        while size > 9 and stringWidth(said, font, size) > room:
            size -= 0.5
        while len(said) > 1 and stringWidth(said, font, size) > room:
            said = said[:-2].rstrip() + "…"
        self._canvas.setFont(font, size)
        self._canvas.setFillColor(_colour(colour))
        self._canvas.drawCentredString(x, y, said)

    def rule(self, left: float, right: float, y: float) -> None:
        self._canvas.setStrokeColor(_colour(_LINE))
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
        self._canvas.setFillColor(_colour(_INK))
        self._canvas.drawPath(
            path, stroke=0, fill=1
        )  # one shape, so that no hairlines show between the squares

    def done(self) -> bytes:
        self._canvas.save()
        return self._made.getvalue()


def _colour(hexadecimal: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(hexadecimal)
