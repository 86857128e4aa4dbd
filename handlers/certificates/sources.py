"""Where a rule, its figures or a guide come from, and when somebody last looked. The law stands first."""

from collections.abc import Iterable
from datetime import date

from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.dates import calendar_day
from domain.messages import N_, message
from domain.papers import is_stale, rules
from domain.papers.model import UNSOURCED, Cost, Time
from domain.papers.rule_model import Source
from handlers.certificates import figures
from handlers.certificates import words as w
from handlers.certificates.guides import find_paper
from handlers.certificates.lines import find_line

_LONGEST = 90


async def open_source(turn: Turn, argument: str) -> None:
    """The sources of one line of a check."""
    found = await find_line(turn, argument)
    if found is None:
        return
    line = found[2]
    named = (*line.basis, *line.sources, *_of_figures(line.cost, line.time))
    back = Button(message(N_("⬅️ Back")), route("paper_line", argument))
    _show(turn, line.paper, named, figures.checked_line(line.checked_on, is_stale=line.is_stale), back)


async def open_guide_source(turn: Turn, argument: str) -> None:
    """The sources of a guide and of its figures."""
    paper = await find_paper(turn, argument)
    if paper is None:
        return
    guide, terms = paper.guide_on(turn.today), paper.terms_on(turn.today)
    named = (*terms.basis, *guide.sources, *terms.sources, *_of_figures(terms.cost, terms.time))
    day = min(guide.checked_on, terms.checked_on)
    checked = figures.checked_line(day, is_stale=is_stale(day, turn.today))
    _show(turn, paper.id, named, checked, Button(message(N_("⬅️ Back")), route("guide_more", argument)))


def _of_figures(*figures: Cost | Time | None) -> Iterable[str]:
    return (name for figure in figures if figure is not None for name in figure.sources)


def _show(turn: Turn, paper: str, named: Iterable[str], checked: Line, back: Button) -> None:
    title = message(N_("🔗 <b>{paper}: where this comes from</b>"), paper=w.paper_name(paper))
    found = dict.fromkeys(named)
    known = [_told(rules().sources[name]) for name in found if name != UNSOURCED]
    guessed: tuple[Line, ...] = (message(_GUESSED),) if UNSOURCED in found else ()

    def parts(most: int) -> tuple[Line, ...]:
        return title, Lines((*known[:most], *guessed)), checked

    w.show(turn, Screen(w.as_many_as_fit(turn, parts, len(known)), ((back,),)))


_GUESSED = N_("• Partly from experience, not from a document. Please ask the office.")


def _told(source: Source) -> Line:
    title: Line = Literal(source.title if len(source.title) <= _LONGEST else source.title[:_LONGEST] + "…")
    is_link = source.address.startswith("https://")
    if is_link:
        title = message(N_('<a href="{address}">{title}</a>'), address=Literal(source.address), title=title)
    site = Literal(source.address) if source.address and not is_link else None
    notes = [note for note in (_day(source.date), site) if note is not None]
    if not notes:
        return message(N_("• {title}"), title=title)
    return message(N_("• {title} ({notes})"), title=title, notes=w.listed(notes))


def _day(written: str) -> Line | None:
    """A whole date in words; a year or a span of years as it stands."""
    if not written:
        return None
    try:
        return message(N_("{day}"), day=calendar_day(date.fromisoformat(written)))
    except ValueError:
        return Literal(written)
