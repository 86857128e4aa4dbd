"""One line of free text, anywhere: "setor 50 keripik ke Indomaret Limpung 8rb" becomes a card to check; what is not
clear in it is asked. A photo that comes by itself may belong to what was told last."""

from collections.abc import Sequence
from typing import Any

from bot import conversation
from bot.conversation import Conversation, begin
from bot.dialog.event import Said, SentPhoto
from bot.dialog.fields import Choice
from bot.dialog.form import Context, Form, Option, Step, Value
from bot.dialog.screen import Line
from bot.turn import Turn
from domain.consignment.line.reading import About, Question, Reading, Told
from domain.consignment.line.talk import read_line
from domain.form_answers import FormAnswers
from domain.messages import N_, message
from domain.name_search import find_name, fold
from handlers.consignment import advice, drafts, photos, saved, shop_screen
from services.consignment.line_check import only_shop, open_question, vetted
from services.consignment.line_drafts import LineDraft, drafts_of
from services.consignment.record_answers import What
from services.consignment.shelves import Desk, desk

_LONGEST = 300
_MOST_WORDS = 4
_SHOPS_AT_ALL = frozenset(
    ("toko", "toko saya", "daftar toko", "tokoku", "warung", "semua toko", "lihat toko")
)


async def hears(turn: Turn) -> bool:
    """Whether these words or this photo tell something of goods in shops; then it is taken up."""
    if not turn.person.is_producer:
        return False
    if isinstance(turn.event, SentPhoto):
        return await photos.offer_photo(turn)
    if not isinstance(turn.event, Said) or len(turn.event.text) > _LONGEST:
        return False
    if await take(turn, turn.event.text):
        return True
    if turn.dialog is not None:
        return False
    return await advice.answer_question(turn, turn.event.text) or await _named(turn, turn.event.text)


async def _named(turn: Turn, text: str) -> bool:
    """Whoever only names a shop, or shops at all, wants to see it."""
    said = fold(text)
    if said in _SHOPS_AT_ALL:
        await shop_screen.open_shops(turn)
        return True
    shops = await turn.store.outlets.of_producer(turn.person.id)
    found = find_name(text, list(shops.values())).exact
    if found is None or len(said.split()) > _MOST_WORDS:
        return False
    await shop_screen.show(turn, list(shops)[found])
    return True


async def take(turn: Turn, text: str) -> bool:
    """Read the line and begin to ask what is missing of it; False when it reports nothing."""
    shops = await turn.store.outlets.of_producer(turn.person.id)
    goods = {one.id: one.name for one in await turn.store.products.of(turn.person.id) if one.id}
    reading = read_line(text, shops, goods, turn.today)
    if reading is None:
        return False
    if Told.UNDO in reading.acts:
        await saved.ask_undo(turn, "")
    elif (question := open_question(reading)) is not None:
        await _ask_what(turn, text, reading, question)
    else:
        view = await desk(turn, await _shop_of(turn, reading))
        return await _begin(turn, drafts_of(reading, view), view, _first_question(reading))
    return True


async def _shop_of(turn: Turn, reading: Reading) -> int | None:
    if reading.shop is not None:
        return reading.shop.id
    standings = await turn.store.consignments.standings(turn.person.id)
    owing = [one.outlet for one in standings if one.unbilled or one.bills]
    return only_shop(reading, await desk(turn), owing)


def _first_question(reading: Reading) -> Line | None:
    """What is unclear, in words; shops and goods have questions of their own."""
    first = next(iter(reading.questions), None)
    return None if first is None or first.about in (About.SHOP, About.PRODUCT) else first.text


async def _begin(turn: Turn, told: Sequence[LineDraft], view: Desk, unclear: Line | None) -> bool:
    """Ask for the first; the others wait for it."""
    if not told:
        return False
    first, *others = told
    first = vetted(first, view)
    if view.outlet_id and not view.lying() and first.what in (What.VISITED, What.RETURNED):
        await shop_screen.show(turn, view.outlet_id, message(shop_screen.NOTHING_LEFT))
        return True
    if turn.dialog is not None and turn.dialog.form == drafts.FORMS[first.what].name:
        await _finish_first(turn)
        return True
    waiting: dict[str, Any] | None = None
    for one in reversed(others):
        waiting = {"what": one.what, **one.answers, "ahead": one.ahead, "next": waiting}
    await drafts.tell(
        turn, first.what, {**first.answers, "ahead": first.ahead, "next": waiting}, first.note or unclear
    )
    return True


async def _finish_first(turn: Turn) -> None:
    """The same kind of record is open already: what was told there is not thrown away."""
    form = next((one for one in drafts.FORMS.values() if turn.dialog and one.name == turn.dialog.form), None)
    if form is not None and turn.dialog is not None:
        note = message(N_("First finish or cancel this one, then write the other one again."))
        await conversation.repeat(turn, form, turn.dialog, note)


class WhatAnswers(FormAnswers):
    """`told`: the word that the line lacked; `text`: the line."""

    text: str
    about: str
    told: str


_WORDS = {
    "setor": N_("📦 Brought"),
    "laku": N_("💸 Sold"),
    "sisa": N_("🔢 Left"),
    "retur": N_("↩️ Returned"),
    "dibayar": N_("💰 Shop paid"),
    "dp": N_("💵 Down payment"),
    "potongan": N_("✂️ Deduction"),
}
_OF_GOODS, _OF_MONEY = ("setor", "laku", "sisa", "retur"), ("dibayar", "dp", "potongan")


async def _ask_what(turn: Turn, text: str, reading: Reading, question: Question) -> None:
    """What happened at all? A number that goes with nothing can only be written again."""
    of_money = Told.UNSAID in (one.told for one in reading.money)
    if not of_money and Told.UNSAID not in (one.told for one in reading.goods):
        turn.say(question.text)
        return
    await begin(turn, WHAT, {"text": text, "about": "money" if of_money else "goods"})


async def _retold(turn: Turn, answers: WhatAnswers) -> None:
    if not await take(turn, f"{answers.told} {answers.text}"):
        turn.say(message(N_("I cannot read that. Please write it like: laku 12 sisa 3.")))


def _words_for(context: Context) -> list[Option]:
    words = _OF_MONEY if context.answers.get("about") == "money" else _OF_GOODS
    return [Option(message(_WORDS[word]), word) for word in words]


def _word_in(text: str, context: Context) -> Value | None:
    words = text.casefold().split()
    return next((Value(option.choice) for option in _words_for(context) if option.choice in words), None)


WHAT = Form(
    name="what_was_told", version=1, title=N_("your line"),
    steps=(
        Step("told", N_("What"), N_("“{text}”: what happened?"), Choice(_words_for, understand=_word_in)),
    ),
    answers=WhatAnswers, finish=_retold, given=("text", "about"),
)  # fmt: skip

CONVERSATION = Conversation(forms=(WHAT,), hears=hears)
