"""The pages behind a guide: its steps, where to go and what often goes wrong, and what becomes of those without it."""

from bot.dialog.screen import Button, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.papers import is_stale, rules
from handlers.certificates import figures
from handlers.certificates import words as w
from handlers.certificates.guides import find_paper, open_guide


async def open_steps(turn: Turn, argument: str) -> None:
    paper = await find_paper(turn, argument)
    if paper is None:
        return
    title = message(N_("👣 <b>{paper}: steps</b>"), paper=w.said(paper.name))
    back = (
        Button(message(N_("⬅️ Guide")), route("paper_guide", argument)),
        Button(message(N_("🏢 Place and tips")), route("guide_more", argument)),
    )
    w.show(turn, Screen((title, w.numbered(paper.guide_on(turn.today).steps)), (back,)))


async def open_more(turn: Turn, argument: str) -> None:
    """What goes wrong, and where to go."""
    paper = await find_paper(turn, argument)
    if paper is None:
        return
    guide, office = paper.guide_on(turn.today), rules().offices[paper.office]
    mistakes = Lines(tuple(message(N_("• {text}"), text=w.said(one)) for one in guide.mistakes))
    site = (message(N_("🌐 {site}"), site=Literal(office.site)),) if office.site else ()
    parts = (
        message(N_("🏢 <b>{paper}: where to go, and what often goes wrong</b>"), paper=w.said(paper.name)),
        mistakes,
        Lines((message(N_("🏢 {place}"), place=w.said(office.place)), *site)),
    )
    without = (
        (Button(message(N_("🚨 Without it")), route("guide_without", argument)),) if guide.without else ()
    )
    source = Button(message(N_("🔗 Source")), route("guide_source", argument))
    w.show(turn, Screen(parts, ((*without, source), _around(argument))))


def _around(argument: str) -> tuple[Button, ...]:
    """To the guide and its steps."""
    return (
        Button(message(N_("⬅️ Guide")), route("paper_guide", argument)),
        Button(message(N_("👣 Steps")), route("guide_steps", argument)),
    )


async def open_without(turn: Turn, argument: str) -> None:
    """What becomes of somebody who does not have the paper: without threats, and with the office that knows."""
    paper = await find_paper(turn, argument)
    if paper is None:
        return
    guide = paper.guide_on(turn.today)
    if guide.without is None:
        await open_guide(turn, argument)
        return
    office = figures.office_line(rules().offices[paper.office], is_sure=True)
    parts = (
        message(N_("🚨 <b>Without {paper}</b>"), paper=w.said(paper.name)),
        w.said(guide.without),
        message(N_("ℹ️ {why}"), why=w.said(guide.why)),
        Lines(
            (office, figures.checked_line(guide.checked_on, is_stale=is_stale(guide.checked_on, turn.today)))
        ),
    )
    w.show(turn, Screen(parts, (_around(argument),)))
