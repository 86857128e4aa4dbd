"""A guide per paper: what it is, why, what it costs; a checklist that remembers its ticks; the steps; what goes wrong."""

from bot.dialog.argument import bare
from bot.dialog.screen import Button, Line, Lines, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.paper_numbers import NO_NUMBER
from domain.papers import Line as PaperLine
from domain.papers import Status, is_stale, rules
from domain.papers.model import Guide, Paper
from handlers.certificates import figures
from handlers.certificates import words as w
from services import certificates, papers
from services.papers import Goods

_DEFAULT_CHANNEL = "langsung"


async def open_guides(turn: Turn, argument: str = "") -> None:
    """All guides, those for the own goods first."""
    _, page = w.paged(bare(argument))
    everything = await _by_use(turn)
    page = page if page * w.PAGE < len(everything) else 0
    shown = everything[page * w.PAGE : (page + 1) * w.PAGE]
    buttons = [Button(w.labelled(paper), route("paper_guide", paper)) for paper in shown]
    back = (Button(message(N_("⬅️ Certificates")), route("papers")),)
    title = message(N_("📖 <b>How to get a paper</b>\nTap one. Each tells what it costs and what to bring."))
    rows = (*w.in_pairs(buttons), *w.pages("paper_guides", "", page, len(everything)), back)
    w.show(turn, Screen((title,), rows), argument)


async def _by_use(turn: Turn) -> list[str]:
    first: list[str] = []
    for product in (await papers.products(turn))[:3]:
        goods = await papers.of_product(turn, product)
        ready = await papers.ready(turn, goods, "minimarket")
        first += [line.paper for line in ready.lines if line.status is not Status.IMPOSSIBLE]
    return list(dict.fromkeys((*first, *rules().papers)))


async def find_paper(turn: Turn, argument: str) -> Paper | None:
    """The paper of a button; for one that is not there all guides are shown."""
    paper = rules().papers.get(bare(argument).partition(".")[0])
    if paper is None:
        await open_guides(turn)
    return paper


async def open_guide(turn: Turn, argument: str) -> None:
    """Main page. The argument is the paper, and where they are known goods and channel: "spp_irt.p3.minimarket"."""
    paper, where = await find_paper(turn, argument), bare(argument).partition(".")[2]
    if paper is None:
        return
    goods, line = await _context(turn, paper.id, where)
    w.show(turn, Screen(_told(turn, paper, goods, line), await _buttons(turn, paper, where)), argument)


async def _context(turn: Turn, paper: str, where: str) -> tuple[Goods | None, PaperLine | None]:
    """The goods that the guide is read for (a single product speaks for itself), and their line about the paper."""
    token, _, word = where.partition(".")
    goods = await papers.find(turn, token) if token else None
    own = () if goods or token else await papers.products(turn)
    if len(own) == 1:
        goods = await papers.of_product(turn, own[0])
    if goods is None:
        return None, None
    ready = await papers.ready(turn, goods, w.channel_of(word) or _DEFAULT_CHANNEL)
    return goods, next((line for line in ready.lines if line.paper == paper), None)


def _told(turn: Turn, paper: Paper, goods: Goods | None, line: PaperLine | None) -> tuple[Line, ...]:
    guide, terms = paper.guide_on(turn.today), paper.terms_on(turn.today)
    office = rules().offices[paper.office]
    title = message(
        N_("{icon} <b>{paper}</b> ({legal})"),
        icon=paper.icon,
        paper=w.said(paper.name),
        legal=w.said(paper.legal),
    )
    lines = [figures.cost_line(terms.cost, office), figures.time_line(terms.time)]
    if paper.id not in NO_NUMBER:
        lines.append(figures.validity_line(paper, turn.today))
    checked = figures.checked_line(guide.checked_on, is_stale=is_stale(guide.checked_on, turn.today))
    notes = (terms.cost.note if terms.cost else None, terms.time.note if terms.time else None)
    more = tuple(w.Extra(message(N_("☝️ {note}"), note=w.said(note))) for note in notes if note)
    what, why = w.said(guide.what), w.Extra(_why(guide, goods, line))
    final = Lines((figures.office_line(office, is_sure=guide.is_sure), checked))
    return w.fitting(turn, title, what, why, Lines(tuple(lines)), final, *more)


def _why(guide: Guide, goods: Goods | None, line: PaperLine | None) -> Line:
    """Why this paper, and why by this route, for these goods; without goods the general reason."""
    if goods is None or line is None or line.why is None:
        return message(N_("ℹ️ {why}"), why=w.said(guide.why))
    return message(N_("ℹ️ {goods}: {why}"), goods=w.goods_name(goods), why=w.said(line.why))


async def _buttons(turn: Turn, paper: Paper, where: str) -> w.Rows:
    guide = paper.guide_on(turn.today)
    ticked = await turn.store.paper_notes.ticked(turn.person.id, paper.id)
    done = sum(item.key in ticked for item in guide.documents)
    argument = f"{paper.id}.{where}" if where else paper.id
    bring = (
        (
            Button(
                message(N_("📋 Bring ({done}/{total})"), done=done, total=len(guide.documents)),
                route("guide_docs", argument),
            ),
        )
        if guide.documents
        else ()
    )
    steps = Button(message(N_("👣 Steps")), route("guide_steps", argument))
    more = Button(message(N_("🏢 Place and tips")), route("guide_more", argument))
    back = (
        Button(message(N_("⬅️ Back")), route("paper_check", where))
        if where
        else Button(message(N_("⬅️ All guides")), route("paper_guides"))
    )
    return ((*bring, steps), (more, await _own(turn, paper, where)), (back,))


async def _own(turn: Turn, paper: Paper, where: str) -> Button:
    """Record it; or renew the one that is held (for these goods)."""
    if paper.id in NO_NUMBER:
        return Button(message(N_("🔎 Check a product")), route("paper_check"))
    token = where.partition(".")[0]
    held = await certificates.held(turn, paper.id, token)
    if held is not None:
        label = message(N_("🔄 Renew")) if certificates.ends(paper.id) else message(N_("📜 See mine"))
        name = "renew_paper" if certificates.ends(paper.id) else "certificate"
        return Button(label, route(name, certificates.token_of(held)))
    return Button(
        message(N_("➕ I have it")), route("record_paper", f"{paper.id}.{token}" if token else paper.id)
    )
