"""Answers plain questions: "keripik pisang perlu bpom gak?", "brp biaya halal", "siap masuk indomaret?"."""

from dataclasses import replace

from bot.dialog.screen import Button, Screen, route
from bot.turn import Turn
from domain.categories import likely
from domain.messages import N_, message
from domain.paper_talk.questions import PaperQuestion, Topic, read_question
from domain.paper_talk.words import meant
from domain.papers import Readiness, rules
from handlers.certificates import check, checklists, guide_pages, guides, kinds, mine, record
from handlers.certificates import words as w
from handlers.certificates.card import show_card
from handlers.certificates.compare import show_difference
from handlers.certificates.flow import CHECK, KIND, PRODUCT, SHELF, proceed
from handlers.certificates.terms import show_term, term_in
from handlers.certificates.verdict import ANYWHERE, show_verdict
from services import papers
from services.papers import Goods
from storage.producers import Product

_HELD = (Topic.MINE, Topic.RECORD, Topic.RENEW)
_GUIDE = {
    Topic.DOCUMENTS: checklists.open_documents,
    Topic.WHERE: guide_pages.open_more,
    Topic.WITHOUT: guide_pages.open_without,
    Topic.MISTAKES: guide_pages.open_more,
    Topic.HOW: guides.open_guide,
    Topic.COST: guides.open_guide,
    Topic.TIME: guides.open_guide,
    Topic.WHAT: guides.open_guide,
}
_OF_THE_WHOLE = (Topic.COST, Topic.TIME)
"""Without a paper these are about all papers of the goods together: the way to the shelf adds them up."""


def asked_in(text: str) -> PaperQuestion:
    """What the words ask for."""
    return read_question(text, {channel.id: channel.words for channel in rules().channels.values()})


async def answer(turn: Turn, asked: PaperQuestion, text: str) -> bool:
    """Lead to the screen that answers; False when the menu is as good as anything."""
    if asked.topic in _HELD and (asked.topic is not Topic.RECORD or not asked.goods or asked.paper):
        await _about_mine(turn, asked, text)
        return True
    if asked.topic in (Topic.WHAT, None) and (term := term_in(text)) is not None:
        show_term(turn, term)
        return True
    if asked.topic is Topic.DIFFERENCE:
        show_difference(turn, tuple(dict.fromkeys(meant(paper)[0] for paper in asked.papers)))
        return True
    goods = await _goods(turn, asked)
    if goods is None and asked.goods and await _ask_kind(turn, asked):
        return True
    if asked.paper is not None and asked.topic is not Topic.SHELF:
        await _about_paper(turn, asked, goods)
        return True
    return await _about_goods(turn, asked, goods)


async def _about_goods(turn: Turn, asked: PaperQuestion, goods: Goods | None) -> bool:
    """No paper was named: the check of the goods, or the way to the shelf."""
    if asked.topic is Topic.COST and asked.channel and not asked.goods:
        await checklists.open_channel_steps(turn, f".{asked.channel[:3]}")
        return True
    if asked.topic is Topic.SHELF or (asked.channel and asked.topic in _GUIDE):
        await _shelf(turn, asked, goods)
        return True
    if goods is not None:
        then = SHELF if asked.topic in _OF_THE_WHOLE else CHECK
        await proceed(turn, goods, asked.channel or "", then, anew=True)
        return True
    return await _in_general(turn, asked)


async def _in_general(turn: Turn, asked: PaperQuestion) -> bool:
    """A need without goods is checked for the own goods; a way without paper is chosen from the guides."""
    is_way = asked.topic in (Topic.HOW, Topic.WHERE) and turn.person.is_producer
    if asked.topic is Topic.NEED or asked.channel or is_way:
        await check.choose_goods(turn, asked.channel or "")
        return True
    if asked.topic in _GUIDE:
        await guides.open_guides(turn)
        return True
    return False


async def _goods(turn: Turn, asked: PaperQuestion) -> Goods | None:
    """The own product that is meant, or goods of a clear kind."""
    name = asked.goods
    if not name:
        return None
    own = own_product(name, await papers.products(turn))
    if own is not None:
        goods = await papers.of_product(turn, own)
        return replace(goods, shelf_life_days=goods.shelf_life_days or asked.days)
    found = likely(name)
    if not found:
        return None
    producer = await turn.store.producers.find(turn.person.id) if turn.person.is_producer else None
    of_own_trade = producer is not None and any(kind.id == producer.category for kind in found)
    if len(found) == 1 or of_own_trade:
        category = producer.category if producer is not None and of_own_trade else found[0].id
        return await papers.ask_about(turn, name, category, asked.days)
    return None


def own_product(name: str, products: tuple[Product, ...]) -> Product | None:
    """The product whose words are all said, or that has all the words said; its first word names the thing."""
    said = set(name.casefold().split())
    for product in products:
        words = product.name.casefold().split()
        if words[0] in said and (said >= set(words) or said <= set(words)):
            return product
    return None


async def _ask_kind(turn: Turn, asked: PaperQuestion) -> bool:
    """Goods that may be several things: which one? Unknown words beside a paper may be no goods at all."""
    found = likely(asked.goods)[:4]
    if not found and (asked.paper or asked.topic not in (Topic.NEED, Topic.SHELF)):
        return False
    if not found:
        await kinds.change_kind(
            turn, await papers.ask_about(turn, asked.goods, "lainnya", asked.days), asked.channel or ""
        )
        return True
    goods = await papers.ask_about(turn, asked.goods, found[0].id, asked.days)
    where = f"{(asked.channel or '')[:3]}.{asked.paper or ''}"
    rows = tuple((Button(w.kind_name(kind.id), route("paper_is", f"{kind.id}.{where}")),) for kind in found)
    title = message(N_("<b>What kind of goods is {goods}?</b>"), goods=w.goods_name(goods))
    w.show(turn, Screen((title,), rows), anew=True, asks=KIND)
    return True


async def goods_are(turn: Turn, argument: str) -> None:
    """The goods last asked about are of this kind; then the question is answered."""
    category, _, rest = argument.partition(".")
    word, _, paper = rest.partition(".")
    channel = w.channel_of(word)
    goods = await papers.asked_as(turn, category)
    if goods is None:
        await check.choose_goods(turn)
        return
    if paper:
        await show_verdict(turn, goods, paper, channel)
    else:
        await proceed(turn, goods, channel, anew=True)


async def _about_mine(turn: Turn, asked: PaperQuestion, text: str) -> None:
    if not turn.person.is_producer:
        button = Button(message(N_("📝 Register now")), route("register"))
        told = message(N_("For that I need to know your business first. Shall we register it?"))
        w.show(turn, Screen((told,), ((button,),)), anew=True)
        return
    if asked.topic is Topic.RECORD:
        papers_ = meant(asked.paper) if asked.paper else ()
        await (record.record_said(turn, papers_, text) if papers_ else record.record(turn))
        return
    held = [
        one for one in await turn.store.certificates.of(turn.person.id) if _is_asked(one.paper, asked.paper)
    ]
    if asked.paper and len(held) == 1:
        await show_card(turn, held[0])
    elif asked.topic is Topic.RENEW and asked.paper and not held:
        await guides.open_guide(turn, _guide_of(asked.paper, None))
    else:
        await mine.show_list(turn, None, anew=True)


def _is_asked(paper: str, asked: str | None) -> bool:
    return asked is None or paper in meant(asked)


def _guide_of(asked: str, ready: Readiness | None) -> str:
    """The paper whose guide is meant: for goods the one that they need, otherwise the usual one."""
    fitting = meant(asked)
    lines = ready.lines if ready else ()
    needed = (line.paper for line in lines if line.paper in fitting or line.subject == asked)
    return next(needed, fitting[0])


async def _about_paper(turn: Turn, asked: PaperQuestion, goods: Goods | None) -> None:
    paper = asked.paper or ""
    if asked.topic in _GUIDE:
        ready = await papers.ready(turn, goods, asked.channel or ANYWHERE) if goods else None
        where = "." + w.where(goods, asked.channel or ANYWHERE) if goods else ""
        await _GUIDE[asked.topic](turn, _guide_of(paper, ready) + where)
        return
    if goods is None:
        own = await papers.products(turn)
        if len(own) != 1:
            await _guide_or_choice(turn, asked, own)
            return
        goods = await papers.of_product(turn, own[0])
    await show_verdict(turn, goods, paper, asked.channel or "")


async def _guide_or_choice(turn: Turn, asked: PaperQuestion, own: tuple[Product, ...]) -> None:
    """Without goods: which of the own products; otherwise what the paper is."""
    if asked.topic is not Topic.NEED or not own:
        await guides.open_guide(turn, _guide_of(asked.paper or "", None))
        return
    end = f"{(asked.channel or '')[:3]}.{asked.paper}"
    rows = tuple(
        (Button(w.clipped(one.name), route("paper_verdict", f"p{one.id}.{end}")),) for one in own[: w.PAGE]
    )
    title = message(N_("<b>Which product shall I check?</b>"))
    w.show(turn, Screen((title,), rows), anew=True, asks=PRODUCT, about=f"{CHECK}.{end}")


async def open_verdict(turn: Turn, argument: str) -> None:
    """Whether the goods of a button need the paper of it."""
    token, _, rest = argument.partition(".")
    word, _, paper = rest.partition(".")
    goods = await papers.find(turn, token)
    if goods is None:
        w.gone(turn)
    else:
        await show_verdict(turn, goods, paper, w.channel_of(word))


async def _shelf(turn: Turn, asked: PaperQuestion, goods: Goods | None) -> None:
    """The way to a channel, for the goods named or the own ones."""
    if goods is not None:
        await proceed(turn, goods, asked.channel or "", SHELF, anew=True)
    else:
        await check.choose_goods(turn, asked.channel or "", SHELF)
