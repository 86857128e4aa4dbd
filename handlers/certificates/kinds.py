"""What kind of goods is meant: asked when nothing is known of them, and changed when they were taken for another."""

from bot.conversation import begin
from bot.dialog.category_field import CategoryField
from bot.dialog.event import Event, Said
from bot.dialog.form import Context, Form, Options, Step, Value, View
from bot.dialog.screen import Line
from bot.turn import Turn
from domain.form_answers import FormAnswers
from domain.messages import N_
from domain.spoken import clean
from handlers.certificates import words as w
from handlers.certificates.flow import proceed
from services import papers
from services.papers import Goods


class GoodsAnswers(FormAnswers):
    """What is asked about: the category, and the name if it was written."""

    then: str
    channel: str = ""
    goods: dict[str, str]


class KindAnswers(FormAnswers):
    """The kind that the goods are of."""

    goods: str
    channel: str
    category: str


async def ask_goods(turn: Turn, channel: str, then: str) -> None:
    await begin(turn, GOODS, {"then": then, "channel": channel})


async def change_kind(turn: Turn, goods: Goods, channel: str) -> None:
    await begin(turn, KIND, {"goods": goods.token, "channel": channel})


async def _kind_told(turn: Turn, answers: KindAnswers) -> None:
    goods = await papers.find(turn, answers.goods)
    if goods is None:
        w.gone(turn)
        return
    changed = await papers.set_kind(turn, goods, answers.category)
    await proceed(turn, changed, answers.channel, anew=True)


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
KIND = Form(
    name="paper_kind", version=1, title=N_("the kind of your product"),
    steps=(
        Step("category", N_("Kind"), N_("What kind of product is it? Tap one, or write it."), CategoryField()),
    ),
    answers=KindAnswers, finish=_kind_told, given=("goods", "channel"),
)  # fmt: skip
