"""Posters on A4: a square to point a phone at, and words that can be read from two metres. One page for each place. Runs in the
process for heavy work."""

from typing import Any

from bot.bench.page import GREEN, INK, MIME, QUIET, WHITE, Page

_CODE = 320.0
"""Points, 11 cm: a phone reads it from a metre and more."""
_MOST_PAGES = 600


def draw(data: Any, content: bytes) -> tuple[Any, bytes]:
    """A job of `bot.bench`. `data`: `{"name": file name, "pages": [{"place", "link"}], "words": {"office", "title", "free",
    "steps": [text], "typed", "foot"}}`; `typed` may say `{bot}`, the address without its parameter."""
    del content
    from reportlab.lib.pagesizes import A4

    words = data["words"]
    sheet = Page(A4, data["name"], words["office"])
    for number, page in enumerate(data["pages"][:_MOST_PAGES]):
        if number:
            sheet.next()
        _page(sheet, page, words)
    return {"name": data["name"], "mime": MIME}, sheet.done()


def _page(sheet: Page, page: dict[str, str], words: dict[str, Any]) -> None:
    """From the top down: the office on a band, what it is about, the square, three steps, the place on a band. Capitals of 56
    points are 14 mm high, of 34 points 9 mm."""
    middle, top = sheet.width / 2, sheet.height
    sheet.band(top - 74, 74, GREEN)
    sheet.line(words["office"], middle, top - 46, 24, bold=True, colour=WHITE)
    sheet.line(words["title"], middle, top - 140, 56, bold=True)
    sheet.line(words["free"], middle, top - 188, 34, bold=True, colour=GREEN)
    sheet.code(page["link"], middle - _CODE / 2, top - 220 - _CODE, _CODE)
    at = top - 220 - _CODE - 44
    for step in words["steps"]:
        sheet.line(step, middle, at, 23, bold=True, colour=INK)
        at -= 33
    bot = page["link"].partition("?")[0].removeprefix("https://")
    sheet.line(words["typed"].replace("{bot}", bot), middle, at - 4, 15, colour=QUIET)
    sheet.band(0, 94, GREEN)
    sheet.line(page["place"], middle, 50, 34, bold=True, colour=WHITE)
    sheet.line(words["foot"], middle, 21, 15, bold=True, colour=WHITE)
