"""A letter on a page: A4, the sender's name on top, a table, a line to sign on. Runs in the process for heavy work."""

import io
from functools import lru_cache
from html import escape
from typing import Any

from bot.bench.letters import BOLD, REGULAR, legible

_MARGIN = 62.0
"""Points (1/72 inch) on every side."""
_INK, _QUIET, _LINE, _HEAD = "#1F2933", "#5B6770", "#AAB4AE", "#E4ECE6"
_LONGEST = 400
_MOST_ROWS = 200


def draw(data: Any, content: bytes) -> tuple[Any, bytes]:
    """A job of `bot.bench`. `data`: `{"name": file name, "letter": domain.letter.to_json(…)}`."""
    del content
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    register_fonts()
    letter, made = data["letter"], io.BytesIO()
    page = SimpleDocTemplate(
        made, pagesize=A4, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN, bottomMargin=_MARGIN,
        title=legible(letter["subject"], 80), author=legible(" ".join(letter["sender"][:1]), 80), invariant=1,
    )  # fmt: skip
    page.build(_story(letter, A4[0] - 2 * _MARGIN))
    return {"name": data["name"], "mime": "application/pdf"}, made.getvalue()


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Make our letters known to ReportLab as Noto and NotoBold."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Noto", str(REGULAR)))
    pdfmetrics.registerFont(TTFont("NotoBold", str(BOLD)))


def _story(letter: dict[str, Any], width: float) -> list[Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import HRFlowable, KeepTogether, Spacer

    first, *rest = letter["sender"] or [""]
    closing = [
        *(_said(line, after=8) for line in letter["closing"]),
        Spacer(1, 10),
        _said(letter["farewell"]),
    ]
    signature = [Spacer(1, 62), HRFlowable(180, 0.8, color=HexColor(_LINE), hAlign="LEFT", spaceAfter=4)]
    return [
        _said(first, size=17, bold=True),
        *(_said(line, size=9.5, colour=_QUIET) for line in rest),
        HRFlowable("100%", 1.2, color=HexColor(_LINE), spaceBefore=8, spaceAfter=14),
        _said(letter["dateline"], right=True, after=16),
        *(_said(line) for line in letter["receiver"]),
        Spacer(1, 14),
        _said(letter["subject"], bold=True, after=14),
        _said(letter["greeting"], after=8),
        *(_said(line, after=8) for line in letter["opening"]),
        *([_table(letter, width), Spacer(1, 12)] if letter["rows"] else []),
        KeepTogether([*closing, *signature, *(_said(line) for line in letter["signature"])]),
    ]


def _said(
    text: str,
    *,
    size: float = 11,
    bold: bool = False,
    colour: str = _INK,
    right: bool = False,
    after: float = 0,
) -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.enums import TA_LEFT, TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    style = ParagraphStyle(
        "said", fontName="NotoBold" if bold else "Noto", fontSize=size, leading=size * 1.42, spaceAfter=after,
        textColor=HexColor(colour), alignment=TA_RIGHT if right else TA_LEFT, splitLongWords=1,
    )  # fmt: skip
    return Paragraph(escape(legible(text, _LONGEST), quote=False), style)


def _table(letter: dict[str, Any], width: float) -> Any:
    """Rows that do not fit on the page go on with the head repeated; the last column (money) stands to the right."""
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table

    last = len(letter["columns"]) - 1
    body = [
        [_said(cell, size=10, right=at == last) for at, cell in enumerate(row)]
        for row in letter["rows"][:_MOST_ROWS]
    ]
    head = [_said(cell, size=10, bold=True, right=at == last) for at, cell in enumerate(letter["columns"])]
    total = letter["total"]
    foot = [[_said(total[0], size=10, bold=True), *[""] * (last - 1), _said(total[1], size=10, bold=True, right=True)]] if total else []  # fmt: skip
    return Table(
        [head, *body, *foot],
        colWidths=[width / (last + 1)] * (last + 1),
        repeatRows=1,
        style=[
            ("BACKGROUND", (0, 0), (-1, 0), HexColor(_HEAD)),
            ("LINEBELOW", (0, 0), (-1, -1), 0.6, HexColor(_LINE)),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            *([("SPAN", (0, -1), (last - 1, -1))] if total and last > 1 else []),
        ],
    )
