"""Two papers side by side: what each is, what it costs, and which comes first."""

from bot.dialog.screen import Button, Line, Lines, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.papers import rules
from domain.papers.model import Paper
from handlers.certificates import figures
from handlers.certificates import words as w

_MOST = 3


def show_difference(turn: Turn, names: tuple[str, ...]) -> None:
    """The papers with these ids, in the order of work."""
    papers = sorted((rules().papers[name] for name in names), key=lambda paper: paper.rank)[:_MOST]
    title = message(
        N_("⚖️ <b>{papers}: what is what?</b>"),
        papers=w.listed([w.said(one.name) for one in papers], N_("{before} and {after}")),
    )
    parts = (title, *(_one(turn, paper) for paper in papers), *_order(papers))
    rows = tuple((Button(w.labelled(paper.id), route("paper_guide", paper.id)),) for paper in papers)
    other = (Button(message(N_("🔎 Check a product")), route("paper_check")),)
    w.show(turn, Screen(parts, (*rows, other)), anew=True)


def _one(turn: Turn, paper: Paper) -> Line:
    named = {"icon": paper.icon, "paper": w.said(paper.name), "what": w.said(paper.guide_on(turn.today).what)}
    cost = figures.cost_line(paper.terms_on(turn.today).cost, rules().offices[paper.office])
    return Lines((message(N_("{icon} <b>{paper}</b>: {what}"), **named), cost))


def _order(papers: list[Paper]) -> tuple[Line, ...]:
    """Which of two comes first, by the rules."""
    if len(papers) != 2:
        return ()
    first, then = papers
    named = {"first": w.said(first.name), "then": w.said(then.name)}
    if first.id in then.counts_as or then.id in first.counts_as:
        return (message(N_("👉 One of the two is enough; which one depends on the goods.")),)
    if first.id in then.after:
        return (message(N_("👉 First {first}, then {then}."), **named),)
    return (message(N_("👉 {first} and {then} may be arranged side by side."), **named),)
