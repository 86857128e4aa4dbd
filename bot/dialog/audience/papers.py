"""Choosing by a certificate: whoever lacks it, or whose own ends soon."""

from collections.abc import Sequence

from bot.dialog.audience.part import Step, days_in, to_hub
from bot.dialog.audience.picking import Picking
from bot.dialog.form import Context, Option
from bot.dialog.screen import Line, Literal, Written
from domain.audience import PAPERS, Audience, PaperGap
from domain.messages import N_, message
from domain.papers import rules

_LACKS = "0"
_ENDING = (30, 60, 90)
_NEVER_END = frozenset({"nib", "halal"})


class Papers:
    icon = "📜"
    label = N_("📜 Certificate")
    everything = N_("📋 Whatever they hold")

    def is_offered(self, context: Context) -> bool:
        return True

    def question(self, now: Picking) -> str:
        return (
            N_("Who is meant? Tap, or write in how many days it ends.")
            if now.node
            else N_("Which certificate?")
        )

    def choices(self, now: Picking, context: Context) -> Sequence[Option]:
        if now.node not in PAPERS:
            return tuple(Option(paper_name(paper), paper) for paper in PAPERS)
        soon = tuple(Option(message(N_("⏳ Ends in {days} days"), days=days), str(days)) for days in _ENDING)
        return (Option(message(N_("❌ Do not have it")), _LACKS), *soon)

    def wide(self, now: Picking, context: Context) -> tuple[Option, ...]:
        return ()

    def tapped(self, choice: str, now: Picking, context: Context) -> Step:
        if now.node in PAPERS:
            return _chosen(now, now.node, None if choice == _LACKS else int(choice))
        return _chosen(now, choice, None) if choice in _NEVER_END else Step(now.moved(node=choice))

    def heard(self, text: str, now: Picking, context: Context) -> Step | None:
        if now.node in PAPERS:
            return _chosen(now, now.node, days_in(text))
        said = text.strip().casefold()
        named = next((paper for paper in PAPERS if said in (paper, *_names(paper, context))), None)
        return None if named is None else self.tapped(named, now, context)

    def cleared(self, now: Picking) -> Picking:
        return now.chose(now.audience.with_gap(None)).moved()


def _chosen(now: Picking, paper: str, within: int | None) -> Step:
    return to_hub(now.chose(now.audience.with_gap(PaperGap(paper=paper, within=within))))


def _names(paper: str, context: Context) -> tuple[str, ...]:
    return (context.render(paper_name(paper)).casefold(),)


def paper_name(paper: str) -> Line:
    """What the paper is called on a button."""
    if paper == "halal":  # there are two ways to it
        return Literal("Halal")
    found = rules().papers.get(paper)
    return Literal(paper) if found is None else Written(found.name.id, found.name.en)


def shown(audience: Audience) -> Line | None:
    """The paper in one line, if one is asked for."""
    gap = audience.paper
    if gap is None:
        return None
    if gap.within is None:
        return message(N_("do not have {paper}"), paper=paper_name(gap.paper))
    return message(N_("{paper} ends in {days} days"), paper=paper_name(gap.paper), days=gap.within)
