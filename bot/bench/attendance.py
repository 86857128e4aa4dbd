"""The certificate of attendance and the sheet for the door: one page each. Runs in the process for heavy work."""

from typing import Any

from bot.bench.page import GREEN, MIME, QUIET, Page


def certificate(data: Any, content: bytes) -> tuple[Any, bytes]:
    """A job of `bot.bench`. `data`: see `services.agenda.attendance`."""
    del content
    from reportlab.lib.pagesizes import A4, landscape

    page = Page(landscape(A4), data["title"], data["office"])
    words, middle = data["words"], page.width / 2
    page.frame()
    page.line(data["office"], middle, 500, 15, colour=QUIET)
    page.line(words["head"], middle, 440, 30, bold=True, colour=GREEN)
    page.line(words["given"], middle, 395, 13, colour=QUIET)
    page.line(data["person"], middle, 350, 34, bold=True)
    page.line(data["business"], middle, 322, 15, colour=QUIET)
    page.rule(middle - 190, middle + 190, 308)
    page.line(words["for"], middle, 280, 13, colour=QUIET)
    page.line(data["title"], middle, 246, 23, bold=True)
    page.line(data["days"], middle, 218, 15)
    page.line(data["place"], middle, 196, 13, colour=QUIET)
    page.code(data["link"], middle - 45, 80, 90)
    page.line(f"{words['proof']}: {data['code']}", middle, 62, 11)
    page.line(words["scan"], middle, 47, 9, colour=QUIET)
    return {"name": data["name"], "mime": MIME}, page.done()


def poster(data: Any, content: bytes) -> tuple[Any, bytes]:
    """A job of `bot.bench`. `data`: see `services.agenda.attendance`."""
    del content
    from reportlab.lib.pagesizes import A4

    page = Page(A4, data["title"], data["office"])
    middle = page.width / 2
    page.frame()
    page.line(data["head"], middle, 745, 40, bold=True, colour=GREEN)
    page.line(data["title"], middle, 700, 24, bold=True)
    page.line(data["when"], middle, 670, 15)
    page.line(data["place"], middle, 648, 15, colour=QUIET)
    page.code(data["link"], middle - 180, 255, 360)
    for number, step in enumerate(data["steps"]):
        page.line(step, middle, 215 - 30 * number, 15)
    page.line(data["office"], middle, 75, 13, colour=QUIET)
    return {"name": data["name"], "mime": MIME}, page.done()
