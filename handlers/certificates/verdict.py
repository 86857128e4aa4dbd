"""Yes, no, or it depends: whether some goods need a paper, in one sentence with its reason."""

from bot.dialog.screen import Button, Line, Lines, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.paper_talk.words import meant
from domain.papers import Line as PaperLine
from domain.papers import Need, Readiness, Status, rules
from domain.papers.answer import Doubt
from domain.papers.rule_model import Fact
from handlers.certificates import figures
from handlers.certificates import words as w
from handlers.certificates.lines import show_line
from handlers.certificates.result import show_result
from services import papers
from services.papers import Goods

ANYWHERE = "langsung"
"""Where the law alone speaks: no buyer asks for more."""


async def show_verdict(turn: Turn, goods: Goods, paper: str, channel: str) -> None:
    """Yes, no, or it depends – with the reason, for these goods."""
    channel = channel if channel in rules().channels else ANYWHERE
    ready = await papers.ready(turn, goods, channel)
    if not ready.lines:  # goods of no known kind
        await show_result(turn, goods, channel, anew=True)
        return
    line = next((one for one in ready.lines if one.paper in meant(paper) or one.subject == paper), None)
    if line is None:
        _not_needed(turn, goods, ready, paper)
    elif line.doubt is Doubt.OPEN_QUESTION:
        _depends(turn, goods, ready, line)
    else:
        show_line(turn, goods, ready, line, _answer(line, goods), anew=True)


def _answer(line: PaperLine, goods: Goods) -> Line:
    """The answer in one sentence."""
    named = {"goods": w.goods_name(goods), "paper": w.paper_name(line.paper)}
    if line.status is Status.IMPOSSIBLE and line.instead:
        return message(
            N_("🚫 <b>{paper} is not possible for {goods}. It needs {instead}.</b>"),
            **named, instead=w.paper_name(line.instead),
        )  # fmt: skip
    if line.status is Status.IMPOSSIBLE:
        return message(
            N_("🚫 <b>{paper} is not possible for {goods}. What it needs instead depends.</b>"), **named
        )
    if line.doubt is Doubt.LOW_CONFIDENCE:
        office = w.office_name(line.office)
        return message(N_("🤔 <b>{goods} may need {paper}. Ask {office} first.</b>"), **named, office=office)
    if line.status is Status.HAVE:
        return message(N_("✅ <b>{goods} needs {paper}, and you have it.</b>"), **named)
    texts = {
        Need.MUST: N_("❗ <b>Yes, {goods} needs {paper}.</b>"),
        Need.ASKED: N_("🛒 <b>Not by law, but buyers ask {paper} for {goods}.</b>"),
        Need.SUGGESTED: N_("👍 <b>{goods} need not have {paper}, but it helps.</b>"),
    }
    return message(texts.get(line.need, N_("👌 <b>No, {goods} does not need {paper}.</b>")), **named)


def _depends(turn: Turn, goods: Goods, ready: Readiness, line: PaperLine) -> None:
    """What holds usually, and the question that decides."""
    named = {"goods": w.goods_name(goods), "paper": w.paper_name(line.paper)}
    usually = N_("🤔 <b>{goods} usually does not need {paper}, but it depends.</b>")
    depends = N_("🤔 <b>{goods} most likely needs {paper}, but it depends.</b>")
    route_only = N_("❗ <b>Yes, {goods} needs halal. Free or paid route? That depends.</b>")
    if line.subject == "halal" and line.need is Need.MUST and not line.may_fall_away:
        told = message(route_only, goods=w.goods_name(goods))
    else:
        told = message(usually if line.may_fall_away else depends, **named)
    facts = rules().facts
    decides = Lines(
        (
            message(N_("What decides:")),
            *(_question(facts[one]) for one in line.open_facts[:2]),
        )
    )
    where = w.where(goods, ready.channel)
    rows = (
        (Button(message(N_("❓ Answer")), route("paper_questions", where)),),
        (
            Button(message(N_("📖 Guide")), route("paper_guide", f"{line.paper}.{where}")),
            Button(message(N_("🔎 Full check")), route("paper_check", where)),
        ),
    )
    parts = w.fitting(turn, told, *map(w.Extra, _usual(ready, line)), decides, figures.knowledge_line(ready))
    w.show(turn, Screen(parts, rows), anew=True)


def _question(fact: Fact) -> Line:
    """The question; with its choices where it says little without them."""
    asked = w.said(fact.question)
    others = [w.said(choice.label) for choice in fact.choices[1:]]
    if len(others) < 2 or fact.kind == "days":
        return message(N_("❓ {question}"), question=asked)
    return message(
        N_("❓ {question} ({choices})"), question=asked, choices=w.listed(others, N_("{before}; {after}"))
    )


def _usual(ready: Readiness, line: PaperLine) -> tuple[Line, ...]:
    """What is needed as far as is known, without the paper in question."""
    names = [w.paper_name(one.paper) for one in ready.required if one.paper != line.paper][:6]
    return (message(N_("Usually it needs: {papers}."), papers=w.listed(names)),) if names else ()


def _not_needed(turn: Turn, goods: Goods, ready: Readiness, paper: str) -> None:
    """The paper does not concern these goods; what does is named."""
    named = {"goods": w.goods_name(goods), "paper": w.paper_name(meant(paper)[0])}
    told = message(N_("👌 <b>No, {goods} does not need {paper}.</b>"), **named)
    needed = [w.paper_name(line.paper) for line in ready.required][:6]
    needs: tuple[Line, ...] = (message(N_("It needs: {papers}."), papers=w.listed(needed)),) if needed else ()
    basis = figures.knowledge_line(ready)
    where = w.where(goods, ready.channel)
    rows = (
        (Button(message(N_("🔎 Full check")), route("paper_check", where)),),
        (
            Button(message(N_("🛒 Sell elsewhere")), route("paper_check", goods.token)),
            Button(message(N_("⬅️ Certificates")), route("papers")),
        ),
    )
    w.show(turn, Screen((told, *needs, basis), rows), anew=True)
