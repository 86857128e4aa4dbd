"""The answer of the check: how ready goods are for a channel, one line per paper, exactly one next step."""

from bot.dialog.screen import Button, Line, Lines, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.papers import Line as PaperLine
from domain.papers import Need, Readiness, Status
from domain.papers.answer import Doubt
from handlers.certificates import figures
from handlers.certificates import words as w
from handlers.certificates.next_step import next_button, next_line
from handlers.certificates.path import show_path
from services import papers
from services.papers import Goods

_MOST_LINES = 11


async def show_result(
    turn: Turn, goods: Goods, channel: str, then: str = "", argument: str = "", *, anew: bool = False
) -> None:
    """What somebody wanted to see when the questions were asked: the check, or (`then` "shelf") the way to the shelf."""
    if then == "shelf":
        await show_path(turn, goods, channel, anew=anew)
        return
    ready = await papers.ready(turn, goods, channel)
    parts = w.as_many_as_fit(turn, lambda most: _parts(ready, goods, most), _MOST_LINES)
    w.show(turn, Screen(parts, _buttons(ready, goods)), argument, anew=anew)


def _parts(ready: Readiness, goods: Goods, most: int) -> tuple[Line, ...]:
    title = message(
        N_("🔎 <b>{goods}</b> → {channel}"), goods=w.goods_name(goods), channel=w.channel_name(ready.channel)
    )
    count = message(N_("{done} of {total} are there."), done=len(ready.done), total=len(ready.required))
    closed = (message(N_("🚪 {why}"), why=w.said(ready.closed)),) if ready.closed else ()
    if not ready.lines:
        return title, *closed, next_line(ready)
    note = (message(N_("☝️ {note}"), note=w.said(ready.note)),) if ready.note else ()
    papers_ = Lines(_lines(ready, most))
    return title, *closed, count, papers_, *note, next_line(ready), figures.knowledge_line(ready)


def _lines(ready: Readiness, most: int) -> tuple[Line, ...]:
    """What must be there, and what cannot be; suggestions are only counted."""
    shown = [line for line in ready.lines if line.need is not Need.SUGGESTED]
    extra = len(ready.lines) - len(shown)
    lines = [_line(line) for line in shown[:most]]
    if extra or len(shown) > most:
        more = extra + max(0, len(shown) - most)
        lines.append(message(N_("➕ {count} more under “Details”"), count=more))
    return tuple(lines)


def _line(line: PaperLine) -> Line:
    icon, name = w.ICONS[line.status], w.paper_name(line.paper)
    if line.status is Status.IMPOSSIBLE and line.instead:
        return message(
            N_("{icon} {paper}: not possible, take {instead}"),
            icon=icon, paper=name, instead=w.paper_name(line.instead),
        )  # fmt: skip
    if line.status is Status.IMPOSSIBLE:
        return message(N_("{icon} {paper}: not possible"), icon=icon, paper=name)
    texts: dict[Doubt | None, str] = {
        Doubt.EXPIRING: N_("{icon} {paper}: ends soon"),
        Doubt.OPEN_QUESTION: N_("{icon} {paper}: depends on a question"),
        Doubt.LOW_CONFIDENCE: N_("{icon} {paper}: ask {office} first"),
    }
    if line.status is Status.MISSING and line.expires_on is not None:
        return message(N_("{icon} {paper}: has ended"), icon=icon, paper=name)
    plain = N_("{icon} {paper} (the buyer asks)") if line.need is Need.ASKED else N_("{icon} {paper}")
    text = texts.get(line.doubt, plain)
    return message(text, icon=icon, paper=name, office=w.office_name(line.office))


def _buttons(ready: Readiness, goods: Goods) -> w.Rows:
    where = w.where(goods, ready.channel)
    details = (Button(message(N_("📋 Details")), route("paper_lines", where)),) if ready.lines else ()
    return (
        *next_button(ready, goods),
        (*details, Button(message(N_("✏️ My answers")), route("paper_answers", where))),
        (
            Button(message(N_("🛒 Sell elsewhere")), route("paper_check", goods.token)),
            Button(message(N_("⬅️ Certificates")), route("papers")),
        ),
    )
