"""Answers in somebody's own words where a screen asks which product is meant, or where it is sold."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.conversation import Open
from bot.dialog.event import Said
from bot.dialog.offer import Offer
from bot.dialog.screen import decode
from bot.turn import Turn
from domain.categories import is_goods_word
from domain.intents import guess
from domain.paper_talk.questions import PaperQuestion, Topic
from domain.paper_talk.words import words_of
from handlers.certificates import check
from handlers.certificates import words as w
from handlers.certificates.ask import answer, asked_in, goods_are, open_verdict, own_product
from handlers.certificates.flow import CHANNEL, CHECK, KIND, PRODUCT, ROUTES, SHELF, proceed
from services import papers

_OURS = ("certification", "curation")
_CLEAR = 0.7
Understand = Callable[[Turn, str, PaperQuestion], Awaitable[bool]]


async def hears(turn: Turn) -> bool:
    """Words at an open choice; False for everything that is about something else."""
    offer, text = turn.offer, _text(turn)
    if not text or offer is None or offer.step not in _UNDERSTAND:
        return False
    asked = asked_in(text)
    if asked.topic or asked.papers:
        return False
    return await _is_part_of_one(turn, offer, asked) or await _UNDERSTAND[offer.step](
        turn, offer.about, asked
    )


async def _is_part_of_one(turn: Turn, offer: Offer, asked: PaperQuestion) -> bool:
    """ "yang tempe" means the one button that speaks of it."""
    said = set() if asked.channel else {*asked.goods.split()}
    fitting = [data for label, data in offer.buttons if said and said <= {*words_of(label)}]
    _, name, argument = decode(fitting[0]) if len(fitting) == 1 else ("", "", "")
    if name not in _CHOICES or _is_of_another(turn, 0):
        return False
    await _CHOICES[name](turn, argument)
    return True


async def _channel(turn: Turn, about: str, asked: PaperQuestion) -> bool:
    """ "lewat shopee aja" """
    then, _, token = about.partition(".")
    goods = await papers.find(turn, token)
    if goods is None or asked.channel is None or _is_of_another(turn, _CLEAR) or _names_goods(asked):
        return False
    await proceed(turn, goods, asked.channel, then, anew=True)
    return True


async def _product(turn: Turn, about: str, asked: PaperQuestion) -> bool:
    """ "yang rempeyek, buat indomaret" """
    then, channel, paper = about.split(".")
    is_own = bool(asked.goods) and own_product(asked.goods, await papers.products(turn)) is not None
    if not (is_own or _names_goods(asked)) or _is_of_another(turn, 0):
        return False
    meant = replace(
        asked,
        topic=Topic.SHELF if then == SHELF else Topic.NEED,
        papers=(paper,) if paper else (),
        channel=asked.channel or w.channel_of(channel) or None,
    )
    return await answer(turn, meant, "")


def _names_goods(asked: PaperQuestion) -> bool:
    return any(is_goods_word(word) for word in asked.goods.split())


def _is_of_another(turn: Turn, certainty: float) -> bool:
    """Whether the words sound like another subject, with at least this certainty."""
    meant = guess(_text(turn))
    return meant is not None and meant.intent not in _OURS and meant.certainty >= certainty


async def _kind(_turn: Turn, _about: str, _asked: PaperQuestion) -> bool:
    """Only the buttons themselves."""
    return False


def _text(turn: Turn) -> str:
    return turn.event.text if isinstance(turn.event, Said) else ""


_UNDERSTAND: Mapping[str, Understand] = {CHANNEL: _channel, PRODUCT: _product, KIND: _kind}
_CHOICES: Mapping[str, Open] = {
    ROUTES[CHECK]: check.open_check, ROUTES[SHELF]: check.open_shelf, "paper_verdict": open_verdict, "paper_is": goods_are
}  # fmt: skip
