"""The check step by step: which goods, sold where, what is open, the answer, and each paper in detail."""

from pydantic import BaseModel

from bot.conversation import begin
from bot.dialog.category_field import CategoryField
from bot.dialog.event import Event, Said
from bot.dialog.form import Context, Form, Options, Step, Value, View
from bot.dialog.screen import Button, Line, Lines, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.papers import rules
from domain.spoken import clean
from handlers.certificates import told
from handlers.certificates import words as w
from handlers.certificates.result import show_result
from services import papers
from services.papers import Goods

SHELF = "shelf"
_CHECK = "check"
_ROUTES = {_CHECK: "paper_check", SHELF: "paper_shelf"}


class GoodsAnswers(BaseModel):
    """What is asked about: the category, and the name if it was written."""

    then: str
    channel: str = ""
    goods: dict[str, str]


async def open_check(turn: Turn, argument: str = "") -> None:
    await _open(turn, argument, _CHECK)


async def open_shelf(turn: Turn, argument: str = "") -> None:
    await _open(turn, argument, SHELF)


async def _open(turn: Turn, argument: str, then: str) -> None:
    """Goods first, then the channel, then what is open, then the answer. "." alone leaves the goods open."""
    bare, page = w.paged(w.bare(argument))
    token, _, word = bare.partition(".")
    goods, channel = await papers.find(turn, token) if token else None, w.channel_of(word)
    if token and goods is None:
        turn.say(message(N_("That product is no longer here.")))
    if goods is None:
        await choose_goods(turn, channel, then, page)
    else:
        await proceed(turn, goods, channel, then, argument, page=page)


async def proceed(
    turn: Turn,
    goods: Goods,
    channel: str,
    then: str = _CHECK,
    argument: str = "",
    *,
    page: int = 0,
    anew: bool = False,
) -> None:
    """The next thing that is not known yet: the channel, an open question, or already the answer."""
    if channel not in rules().channels:
        _choose_channel(turn, goods, then, page, argument, anew=anew)
    elif not await told.ask(turn, goods, channel, then):
        await show_result(turn, goods, channel, then, argument, anew=anew)


async def choose_goods(turn: Turn, channel: str = "", then: str = _CHECK, page: int = 0) -> None:
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
        (Button(w.clipped(product.name), route(_ROUTES[then], f"p{product.id}{end}")),)
        for product in own[page * w.PAGE : (page + 1) * w.PAGE]
    )
    other = (Button(message(N_("🔎 Other goods")), route("paper_other", f"{then}.{channel[:3]}")),)
    w.show(
        turn,
        Screen(
            (message(N_("<b>Which product shall I check?</b>")),),
            (*rows, *w.pages(_ROUTES[then], end, page, len(own)), other),
        ),
    )


async def other_goods(turn: Turn, argument: str) -> None:
    then, _, word = argument.partition(".")
    await ask_goods(turn, w.channel_of(word), then if then in _ROUTES else _CHECK)


async def ask_goods(turn: Turn, channel: str, then: str) -> None:
    await begin(turn, GOODS, {"then": then, "channel": channel})


def _choose_channel(
    turn: Turn, goods: Goods, then: str, page: int, argument: str, *, anew: bool = False
) -> None:
    everything = list(rules().channels.values())
    page = page if page * w.PAGE < len(everything) else 0
    shown = everything[page * w.PAGE : (page + 1) * w.PAGE]
    buttons = [Button(w.channel_name(one.id), route(_ROUTES[then], w.where(goods, one.id))) for one in shown]
    examples = Lines(
        tuple(
            message(N_("{channel}: {example}"), channel=w.channel_name(one.id), example=w.said(one.example))
            for one in shown
        )
    )
    title = message(N_("<b>Where will {goods} be sold?</b>"), goods=w.goods_name(goods))
    rows = (*w.in_pairs(buttons), *w.pages(_ROUTES[then], goods.token, page, len(everything)))
    w.show(turn, Screen((title, examples), rows), argument, anew=anew)


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
        await papers.forget(turn, goods, fact)
        goods = await papers.find(turn, goods.token) or goods
    await proceed(turn, goods, channel)


async def change_kind(turn: Turn, argument: str) -> None:
    goods, channel = await _goods_of(turn, argument)
    if goods is not None:
        await told.change_kind(turn, goods, channel)


async def _goods_of(turn: Turn, argument: str) -> tuple[Goods | None, str]:
    """Goods and channel of a button; when either is not there (any more), the choice is offered anew."""
    token, _, word = argument.partition(".")
    goods, channel = await papers.find(turn, token), w.channel_of(word)
    if goods is None:
        turn.say(message(N_("That product is no longer here.")))
        await choose_goods(turn)
        return None, ""
    if not channel:
        _choose_channel(turn, goods, _CHECK, 0, "")
        return None, ""
    return goods, channel


class GoodsField:
    """A kind of goods, tapped or written; the words written are kept as their name."""

    _inner = CategoryField()

    def options(self, context: Context) -> Options:
        return self._inner.options(context)

    def read(self, event: Event, context: Context) -> Value | View:
        reading = self._inner.read(event, context)
        if isinstance(reading, View):
            return reading
        name = (
            clean(event.text)[:60] if isinstance(event, Said) and not event.text.strip().isdecimal() else ""
        )
        return Value({"category": reading.json, "name": name}, reading.note)

    def show(self, value: dict[str, str], context: Context) -> Line:
        return self._inner.show(value["category"], context)


async def _goods_told(turn: Turn, answers: GoodsAnswers) -> None:
    goods = await papers.ask_about(turn, answers.goods["name"], answers.goods["category"])
    await proceed(turn, goods, answers.channel, answers.then, anew=True)


GOODS = Form(
    name="paper_goods", version=1, title=N_("the check of your goods"),
    steps=(
        Step(
            "goods", N_("Goods"), N_("What goods shall I check? Tap a kind, or write it: keripik pisang"),
            GoodsField(),
        ),
    ),
    answers=GoodsAnswers, finish=_goods_told, given=("then", "channel"),
)  # fmt: skip
