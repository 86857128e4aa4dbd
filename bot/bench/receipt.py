"""The kuitansi: half a sheet to print and sign, with dotted lines for what is not known. Runs in the process for heavy work."""

from typing import Any

from bot.bench.page import GREEN, INK, MIME, QUIET, Page

_LEFT, _VALUE, _RIGHT = 52.0, 170.0, 543.0
_SIGNED = 200.0
_DOTS = "." * 46


def draw(data: Any, content: bytes) -> tuple[Any, bytes]:
    """A job of `bot.bench`. `data`: see `services.procurement.receipts`."""
    del content
    from reportlab.lib.pagesizes import A5, landscape

    page = Page(landscape(A5), f"{data['words']['title']} {data['number']}", data["business"])
    page.frame()
    _head(page, data)
    _lines(page, data)
    _signatures(page, data)
    page.line(data["words"]["foot"], page.width / 2, 44, 9, colour=QUIET)
    return {"name": data["name"], "mime": MIME}, page.done()


def _head(page: Page, data: Any) -> None:
    page.write(data["words"]["title"], _LEFT, 350, 26, bold=True, colour=GREEN)
    number = f"{data['words']['number']} {data['number']}"
    page.write(number, _RIGHT - page.length(number, 12), 353, 12, colour=QUIET)
    page.rule(_LEFT, _RIGHT, 340)


def _lines(page: Page, data: Any) -> None:
    """From whom, the sum in words, for what; then the figure."""
    at = 316.0
    for name, size, most in (("payer", 13.0, 1), ("spelled", 13.0, 3), ("what", 13.0, 2)):
        page.write(data["words"][name], _LEFT, at, 11, colour=QUIET)
        at = page.paragraph(data[name] or _DOTS, (_VALUE, at), size, _RIGHT - _VALUE, most) - 12
    page.box(_LEFT, 164, 210, 36)
    page.write(data["amount"], _LEFT + 14, 175, 20, bold=True)


def _signatures(page: Page, data: Any) -> None:
    """Left who pays, right who receives, with room for the stamp where one is usual."""
    place = f"{'.' * 26}, {data['day'] or '.' * 30}"
    left, right = 150.0, 440.0
    page.line(place, right, 188, 11)
    page.line(data["words"]["pays"], left, 138, 11, colour=QUIET)
    page.line(data["words"]["takes"], right, 170, 11, colour=QUIET)
    if data["stamp"]:
        page.box(right - 92, 94, 62, 62)
        for number, word in enumerate(data["stamp"].split(" ", 1)):
            page.line(word, right - 61, 128 - 13 * number, 9, colour=QUIET)
    page.line(_DOTS, left, 76, 10, colour=INK)
    page.line(data["payee"] or _DOTS, right, 78, 12, bold=True, room=_SIGNED)
    page.line(data["business"], right, 63, 10, colour=QUIET, room=_SIGNED)
