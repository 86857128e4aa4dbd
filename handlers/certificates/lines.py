"""Each paper of a check in detail: why, what it costs, how long, and who has the final word."""

from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.paper_numbers import NO_NUMBER
from domain.papers import Line as PaperLine
from domain.papers import Readiness, Status, rules
from domain.papers.answer import Doubt
from domain.papers.model import Cost, Time
from handlers.certificates import figures
from handlers.certificates import words as w
from handlers.certificates.next_step import ask
from services import certificates, papers
from services.papers import Goods


async def open_lines(turn: Turn, argument: str) -> None:
    """All papers of a check as buttons, six at a time."""
    where, page = w.paged(argument)
    goods, ready = await _checked(turn, where)
    if goods is None or ready is None:
        return
    page = page if page * w.PAGE < len(ready.lines) else 0
    shown = ready.lines[page * w.PAGE : (page + 1) * w.PAGE]
    buttons = [
        Button(
            message(N_("{icon} {name}"), icon=w.ICONS[line.status], name=w.paper_name(line.paper)),
            route("paper_line", f"{where}.{line.paper}"),
        )
        for line in shown
    ]
    title = message(
        N_("📋 <b>{goods}</b> → {channel}\nTap a paper to see why, what it costs and how long it takes."),
        goods=w.goods_name(goods), channel=w.channel_name(ready.channel),
    )  # fmt: skip
    back = (Button(message(N_("⬅️ Back")), route("paper_check", where)),)
    rows = (*w.in_pairs(buttons), *w.pages("paper_lines", where, page, len(ready.lines)), back)
    w.show(turn, Screen((title,), rows))


async def open_line(turn: Turn, argument: str) -> None:
    found = await find_line(turn, argument)
    if found is not None:
        show_line(turn, *found)


async def find_line(turn: Turn, argument: str) -> tuple[Goods, Readiness, PaperLine] | None:
    """The line that a button names, with what it is about; None when it is not there (any more): that is told."""
    where, _, paper = argument.rpartition(".")
    goods, ready = await _checked(turn, where)
    if goods is None or ready is None:
        return None
    line = next((one for one in ready.lines if one.paper == paper), None)
    if line is None:
        await open_lines(turn, where)
        return None
    return goods, ready, line


async def _checked(turn: Turn, where: str) -> tuple[Goods | None, Readiness | None]:
    token, _, word = where.partition(".")
    goods, channel = await papers.find(turn, token), w.channel_of(word)
    if goods is None or not channel:
        w.gone(turn)
        return None, None
    return goods, await papers.ready(turn, goods, channel)


def show_line(
    turn: Turn,
    goods: Goods,
    ready: Readiness,
    line: PaperLine,
    first: Line | None = None,
    *,
    anew: bool = False,
) -> None:
    """One paper of one product in one channel; `first` answers a question about it."""
    where = w.where(goods, ready.channel)
    is_open = line.status in (Status.MISSING, Status.CHECK)
    notes = (w.Extra(_note(line.cost)), w.Extra(_note(line.time))) if is_open else ()
    parts = w.fitting(turn, first or _title(line), *_told(line), _final_word(line), *notes)
    w.show(turn, Screen(parts, _buttons(line, where)), anew=anew)


def _title(line: PaperLine) -> Line:
    paper = rules().papers[line.paper]
    need = message(w.NEEDS[line.need])
    return message(
        N_("{icon} <b>{paper}</b>: {need}"), icon=w.ICONS[line.status], paper=w.said(paper.name), need=need
    )


def _told(line: PaperLine) -> tuple[Line, ...]:
    why = (message(N_("ℹ️ {why}"), why=w.said(line.why)),) if line.why else ()
    if line.status in (Status.HAVE, Status.IMPOSSIBLE):
        return why
    return (*why, Lines((figures.cost_line(line.cost, line.office), figures.time_line(line.time))))


def _note(figure: Cost | Time | None) -> Line | None:
    """What the figure depends on."""
    return message(N_("☝️ {note}"), note=w.said(figure.note)) if figure and figure.note else None


def _final_word(line: PaperLine) -> Line:
    """Who decides, by which law, and when we last looked."""
    basis = Literal(", ".join(one.replace("-", " ", 1) for one in line.basis[:2]))
    law = (message(N_("⚖️ {basis}"), basis=basis),) if line.basis else ()
    office = figures.office_line(line.office, is_sure=line.doubt is not Doubt.LOW_CONFIDENCE)
    return Lines((office, *law, figures.checked_line(line.checked_on, is_stale=line.is_stale)))


def _buttons(line: PaperLine, where: str) -> w.Rows:
    token = where.partition(".")[0]
    guide = Button(message(N_("📖 Guide")), route("paper_guide", f"{line.paper}.{where}"))
    source = Button(message(N_("🔗 Source")), route("paper_source", f"{where}.{line.paper}"))
    have: w.Rows = ()
    if line.status in (Status.MISSING, Status.CHECK) and line.doubt is not Doubt.EXPIRING:
        have = ((_have(line.paper, token, where),),)
    instead: w.Rows = ()
    if line.instead:
        label = message(N_("📖 {paper} instead"), paper=w.paper_name(line.instead))
        instead = ((Button(label, route("paper_guide", f"{line.instead}.{where}")),),)
    question: w.Rows = ()
    if line.open_facts:
        question = ((Button(message(N_("❓ Answer")), route("paper_questions", where)),),)
    back = (Button(message(N_("⬅️ Details")), route("paper_lines", where)),)
    unsure: w.Rows = ()
    if line.doubt is Doubt.LOW_CONFIDENCE:
        unsure = ((ask(where, line.paper),),)
    return (*question, *unsure, *instead, (guide, source), *have, back)


def _have(paper: str, token: str, where: str) -> Button:
    if paper in NO_NUMBER:
        return Button(message(N_("✅ That is done")), route("paper_done", f"{where}.{paper}"))
    return Button(message(N_("➕ I have it")), route("record_paper", f"{paper}.{token}"))


async def mark_done(turn: Turn, argument: str) -> None:
    """A duty without a number is fulfilled."""
    where, _, paper = argument.rpartition(".")
    goods, ready = await _checked(turn, where)
    if goods is None or ready is None or paper not in NO_NUMBER:
        return
    if goods.product_id is not None:
        await certificates.done(turn, paper, goods.product_id)
        turn.answer_tap(message(N_("👍 Noted.")))
    await open_line(turn, argument)
