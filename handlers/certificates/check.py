"""The check step by step: which goods, sold where, what is open, the answer, and each paper in detail."""

from bot.dialog.argument import bare
from bot.dialog.screen import Button, Line, Lines, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.papers import rules
from handlers.certificates import told
from handlers.certificates import words as w
from handlers.certificates.flow import CHECK, PRODUCT, ROUTES, SHELF, choose_channel, proceed
from handlers.certificates.kinds import ask_goods
from handlers.certificates.kinds import change_kind as begin_kind
from services import papers
from services.papers import Goods


async def open_check(turn: Turn, argument: str = "") -> None:
    await _open(turn, argument, CHECK)


async def open_shelf(turn: Turn, argument: str = "") -> None:
    await _open(turn, argument, SHELF)


async def _open(turn: Turn, argument: str, then: str) -> None:
    """Goods first, then the channel, then what is open, then the answer. "." alone leaves the goods open."""
    said, page = w.paged(bare(argument))
    token, _, word = said.partition(".")
    goods, channel = await papers.find(turn, token) if token else None, w.channel_of(word)
    if token and goods is None:
        w.gone(turn)
    elif goods is None:
        await choose_goods(turn, channel, then, page)
    else:
        await proceed(turn, goods, channel, then, argument, page=page)


async def choose_goods(turn: Turn, channel: str = "", then: str = CHECK, page: int = 0) -> None:
    """One product needs no choice; without any, the kind of goods is asked."""
    own = await papers.products(turn)
    if not own:
        await ask_goods(turn, channel, then)
        return
    if len(own) == 1 and not page:
        await proceed(turn, await papers.of_product(turn, own[0]), channel, then)
        return
    page = page if page * w.PAGE < len(own) else 0
    end = f".{channel[:3]}" if channel else ""
    rows = tuple(
        (Button(w.clipped(product.name), route(ROUTES[then], f"p{product.id}{end}")),)
        for product in own[page * w.PAGE : (page + 1) * w.PAGE]
    )
    other = (Button(message(N_("🔎 Other goods")), route("paper_other", f"{then}.{channel[:3]}")),)
    title = message(N_("<b>Which product shall I check?</b>"))
    screen = Screen((title,), (*rows, *w.pages(ROUTES[then], end, page, len(own)), other))
    w.show(turn, screen, asks=PRODUCT, about=f"{then}.{channel[:3]}.")


async def other_goods(turn: Turn, argument: str) -> None:
    then, _, word = argument.partition(".")
    await ask_goods(turn, w.channel_of(word), then if then in ROUTES else CHECK)


async def ask_open(turn: Turn, argument: str) -> None:
    """The questions that are still open; the answer itself when none is."""
    goods, channel = await _goods_of(turn, argument)
    if goods is not None:
        await proceed(turn, goods, channel)


async def open_answers(turn: Turn, argument: str) -> None:
    """What was answered, four to a screen; each can be asked again."""
    goods, channel = await _goods_of(turn, w.paged(argument)[0])
    if goods is None:
        return
    _, page = w.paged(argument)
    known = papers.answers(goods)
    page = page if page * _ANSWERS < len(known) else 0
    shown = known[page * _ANSWERS : (page + 1) * _ANSWERS]
    where = w.where(goods, channel)
    kind = message(N_("Kind: {kind}"), kind=w.kind_name(goods.category))
    facts = rules().facts
    lines = [
        message(
            N_("{number}. {question} <b>{answer}</b>"),
            number=number, question=w.said(facts[one.fact].question), answer=told.shown_value(facts[one.fact], one.value),
        )
        for number, one in enumerate(shown, page * _ANSWERS + 1)
    ]  # fmt: skip
    numbers = tuple(
        Button(message(N_("✏️ {number}"), number=number), route("paper_again", f"{where}.{one.fact}"))
        for number, one in enumerate(shown, page * _ANSWERS + 1)
    )
    below = (
        Button(message(N_("✏️ Kind")), route("paper_kind", where)),
        Button(message(N_("⬅️ Back")), route("paper_check", where)),
    )
    title = message(N_("<b>What you told about {goods}</b>"), goods=w.goods_name(goods))
    parts: tuple[Line, ...] = (title, kind, *((Lines(tuple(lines)),) if lines else ()))
    rows = (
        *((numbers,) if numbers else ()),
        *w.pages("paper_answers", where, page, len(known), _ANSWERS),
        below,
    )
    w.show(turn, Screen(parts, rows))


_ANSWERS = 3


async def ask_again(turn: Turn, argument: str) -> None:
    """Ask one question again: its answer is forgotten first."""
    where, _, fact = argument.rpartition(".")
    goods, channel = await _goods_of(turn, where)
    if goods is None:
        return
    if fact in rules().facts:
        await told.ask(turn, await papers.forget(turn, goods, fact), channel, again=fact)
    else:
        await proceed(turn, goods, channel)


async def change_kind(turn: Turn, argument: str) -> None:
    goods, channel = await _goods_of(turn, argument)
    if goods is not None:
        await begin_kind(turn, goods, channel)


async def _goods_of(turn: Turn, argument: str) -> tuple[Goods | None, str]:
    """Goods and channel of a button; when either is not there (any more), the choice is offered anew."""
    token, _, word = argument.partition(".")
    goods, channel = await papers.find(turn, token), w.channel_of(word)
    if goods is None:
        w.gone(turn)
        return None, ""
    if not channel:
        choose_channel(turn, goods, CHECK, 0, "")
        return None, ""
    return goods, channel
