"""The forms of /lapor: a question, a complaint, a shop that refuses, a shop that pays late. What is asked is short; what
the books and rules know is attached by itself."""

from collections.abc import Mapping
from typing import Any

from bot import albums
from bot.dialog.fields import Choice, Text
from bot.dialog.form import Context, Form, Option, Step
from bot.dialog.screen import Line, Literal, Written
from bot.turn import Turn
from domain.cases.model import KIND_ICONS, KIND_NAMES, Kind, Piece
from domain.cases.naming import one_line
from domain.form_answers import FormAnswers
from domain.messages import N_, Message, Rejected, message
from domain.papers import rules
from domain.spoken import clean
from handlers.cases.pieces import Anything, all_answered, answered, as_answer, piece_of
from services import papers
from services.cases import evidence
from services.cases.opening import open_case, told_person
from services.consignment import bills
from services.consignment.bills import ShopBills
from storage.case_talk import Evidence

_LABEL = 20
_SHOP = 60
_MOST_MORE = 9
"""An album holds ten pictures at most."""
OWN_HOUSE = "langsung"
"""The channel in which no shop can refuse."""


class QuestionAnswers(FormAnswers):
    words: dict[str, Any]


class StuckAnswers(FormAnswers):
    stuck: str
    area: str
    words: dict[str, Any] | None = None


class ComplaintAnswers(FormAnswers):
    kind: Kind
    words: dict[str, Any]


class RefusedAnswers(FormAnswers):
    product: str
    channel: str
    shop: str | None = None
    words: dict[str, Any]


class LateAnswers(FormAnswers):
    shop: str
    words: dict[str, Any]


async def _send(
    turn: Turn, kind: Kind, pieces: list[Piece], proof: Evidence | None = None, area: str = ""
) -> None:
    opened = await open_case(turn, kind, pieces, proof, area)
    turn.show(told_person(opened, turn.office.contact))


async def _ask(turn: Turn, answers: QuestionAnswers) -> None:
    await _send(turn, Kind.QUESTION, [answered(answers.words, turn.person.chat_id)])


async def _ask_stuck(turn: Turn, answers: StuckAnswers) -> None:
    """The question at which they are stuck comes first, in the very words that they read."""
    where = Piece("text", answers.stuck, turn.person.chat_id, None)
    more = [answered(answers.words, turn.person.chat_id)] if answers.words else []
    await _send(turn, Kind.QUESTION, [where, *more], area=answers.area)


async def _complain(turn: Turn, answers: ComplaintAnswers) -> None:
    await _send(turn, answers.kind, all_answered(answers.words, turn.person.chat_id))


async def _complain_refused(turn: Turn, answers: RefusedAnswers) -> None:
    goods = await papers.find(turn, f"p{answers.product}")
    proof = None
    if goods is not None and answers.channel in rules().channels:
        proof = await evidence.of_readiness(turn, goods, answers.channel, answers.shop or "")
    await _send(turn, Kind.REFUSED, all_answered(answers.words, turn.person.chat_id), proof)


async def _complain_late(turn: Turn, answers: LateAnswers) -> None:
    proof = await evidence.of_bill(turn, int(answers.shop))
    await _send(turn, Kind.LATE, all_answered(answers.words, turn.person.chat_id), proof)


def _gathers(turn: Turn, answers: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The other pictures of an album are part of the story: evidence, not one photo too many."""
    piece = piece_of(turn.event, turn.person.chat_id)
    is_next = turn.dialog is not None and albums.of(turn) and turn.dialog.album == albums.of(turn)
    words = answers.get("words")
    if piece is None or not is_next or not words:
        return None
    more = [*words.get("more", ()), as_answer(piece)][:_MOST_MORE]
    return {**answers, "words": {**words, "more": more}}


async def owing(turn: Turn) -> tuple[ShopBills, ...]:
    """Shops that owe something, the latest first."""
    if not turn.person.is_producer:
        return ()
    _, shops = await bills.overview(turn)
    return tuple(one for one in shops if one.summary.sold_unpaid)


async def _goods(turn: Turn) -> Mapping[str, Any]:
    products = await papers.products(turn)
    return {"products": {str(one.id): one.name for one in products}}


async def _owing(turn: Turn) -> Mapping[str, Any]:
    return {"owing": {str(one.standing.outlet): one for one in await owing(turn)}}


def _products(context: Context) -> list[Option]:
    found: Mapping[str, str] = context.facts["products"]
    return [Option(Literal(one_line(name, _LABEL)), number) for number, name in found.items()]


def _channels(_context: Context) -> list[Option]:
    return [
        Option(message(N_("{icon} {name}"), icon=one.icon, name=Written(one.name.id, one.name.en)), one.id)
        for one in rules().channels.values()
        if one.id != OWN_HOUSE
    ]


def _late_shops(context: Context) -> list[Option]:
    found: Mapping[str, ShopBills] = context.facts["owing"]
    return [Option(Literal(one_line(one.standing.name, _LABEL)), number) for number, one in found.items()]


def _shop_name(text: str) -> str:
    name = clean(text)
    if not 2 <= len(name) <= _SHOP or not any(letter.isalpha() for letter in name):
        raise Rejected(N_("Please write the name of the shop, for example Indomaret Limpung."))
    return name


def _kind_question(context: Context) -> Line:
    kind = Kind(context.answers["kind"])
    if kind is Kind.FEES:
        return message(N_("Who asked for how much, for what, where and when? As much as you want to tell."))
    if kind is Kind.REFUSED:
        return message(N_("Which product, which shop, and what did they say?"))
    if kind is Kind.LATE:
        return message(N_("Which shop, how much, since when?"))
    return message(N_("What happened? Tell it in your own words."))


def _kind_reason(context: Context) -> Line:
    if context.answers["kind"] == Kind.FEES:
        return message(N_("Your name is kept secret. Only the officer who takes it sees it."))
    return message(N_("A photo, a voice note or a place is fine, too."))


def _kind_remark(context: Context) -> tuple[Line, ...]:
    kind = Kind(context.answers["kind"])
    title = message(N_("{icon} {kind}"), icon=KIND_ICONS[kind], kind=Message(KIND_NAMES[kind]))
    secret = (message(N_("🔒 Your name is kept secret. Only the officer who takes it sees it.")),)
    return (title, *(secret if kind is Kind.FEES else ()))


def _check_remark(_context: Context) -> tuple[Line, ...]:
    return (message(N_("📎 The check of your papers as it is today goes along.")),)


def _bill_remark(_context: Context) -> tuple[Line, ...]:
    return (message(N_("📎 The bill as it is today goes along.")),)


OWN_WORDS = N_("A photo, a voice note or a place is fine, too.")
CARD = N_("<b>Send this to the officers?</b>")
SEND = N_("📨 Send")
QUESTION = Form(
    name="ask_officer", version=1, title=N_("your question"),
    steps=(Step("words", N_("Question"), N_("What do you want to ask? Just write it."), Anything(), why=OWN_WORDS),),
    answers=QuestionAnswers, finish=_ask,
)  # fmt: skip
STUCK = Form(
    name="ask_officer_here", version=1, title=N_("your question"),
    steps=(
        Step("words", N_("Question"), N_("What is unclear? An officer answers here."), Anything(), optional=True,
             skip=N_("📨 Just ask"), why=N_("The question where you are goes along. Afterwards we go on here.")),
    ),
    answers=StuckAnswers, finish=_ask_stuck, given=("stuck", "area"),
)  # fmt: skip
COMPLAINT = Form(
    name="complaint", version=1, title=N_("your complaint"),
    steps=(
        Step("words", N_("Story"), N_("What happened? Tell it in your own words."), Anything(), asks=_kind_question,
             whys=_kind_reason),
    ),
    answers=ComplaintAnswers, finish=_complain, given=("kind",), card=CARD, save=SEND, remarks=_kind_remark,
    gathers=_gathers,
)  # fmt: skip
REFUSED = Form(
    name="refused", version=1, title=N_("your complaint"),
    steps=(
        Step("product", N_("Product"), N_("Which product was refused?"), Choice(_products, columns=1)),
        Step("channel", N_("Sold as"), N_("What kind of shop is it?"), Choice(_channels)),
        Step("shop", N_("Shop"), N_("What is the shop called?"), Text(_shop_name), optional=True),
        Step("words", N_("Story"), N_("What did the shop say?"), Anything(), why=OWN_WORDS),
    ),
    answers=RefusedAnswers, finish=_complain_refused, load=_goods, card=CARD, save=SEND, remarks=_check_remark,
    gathers=_gathers,
)  # fmt: skip
LATE = Form(
    name="late_payment", version=1, title=N_("your complaint"),
    steps=(
        Step("shop", N_("Shop"), N_("Which shop pays late?"), Choice(_late_shops, columns=1)),
        Step("words", N_("Story"), N_("What did the shop say? Have you asked it already?"), Anything(), why=OWN_WORDS),
    ),
    answers=LateAnswers, finish=_complain_late, load=_owing, card=CARD, save=SEND, remarks=_bill_remark,
    gathers=_gathers,
)  # fmt: skip
