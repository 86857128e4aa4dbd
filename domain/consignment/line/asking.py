"""What must be asked back before a line about goods and money can be booked: unknown names, unclear figures.

Adds questions to a reading; knows no words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from domain.consignment.line.names import Named
from domain.consignment.line.reading import About, Goods, Money, Question, Reading, Told
from domain.consignment.line.tokens import Token
from domain.heard_days import ExactDay, HeardDay, UnclearDay
from domain.messages import N_, Message, message
from domain.money import Approximate, Heard, Unclear
from domain.quantities import Packs, Weight
from domain.rupiah import Rupiah


def questions(reading: Reading, loose: Sequence[Token | None], today: date) -> Reading:
    """The reading with all that keeps it from being clear. `loose`: numbers that go with nothing."""
    asked = (
        *_what(reading, loose),
        *_named(reading.shop, About.SHOP),
        *(one for at, goods in enumerate(reading.goods) for one in _goods(goods, at)),
        *(one for at, money in enumerate(reading.money) for one in _money(money, at)),
        *_day(reading.day, today),
        *_expiry(reading.expiry),
    )
    return replace(reading, questions=tuple(_once(asked)))


def _once(asked: Sequence[Question]) -> Iterator[Question]:
    """The same product is asked for once, however often it was told of."""
    seen: set[object] = set()
    for one in asked:
        same = (one.about, one.text.id, tuple(one.text.params.items()), one.choices)
        if one.about not in {About.SHOP, About.PRODUCT} or same not in seen:
            yield one
        seen.add(same)


def _what(reading: Reading, loose: Sequence[Token | None]) -> Iterator[Question]:
    if Told.UNSAID in (one.told for one in reading.goods):
        yield Question(About.WHAT, message(N_("What happened: brought, sold, or returned?")))
    if Told.UNSAID in (one.told for one in reading.money):
        text = N_("What is this money: paid by the shop, a down payment, or a deduction?")
        yield Question(About.WHAT, message(text))
    if Told.DELIVERED in reading.told and {Told.ACCEPTED, Told.REFUSED} & set(reading.told):
        text = N_("Those numbers do not add up. Please write it like: titip 50 laku 38 sisa 12.")
        yield Question(About.WHAT, message(text))
    if Told.SHOP_SAYS in reading.told:
        text = N_(
            "You and the shop count differently. Please write your own number alone, for example: laku 30."
        )
        yield Question(About.WHAT, message(text))
    for token in loose:
        text = N_("What is {number}? Please write it once more, for example: laku 12 sisa 8.")
        if token is not None:
            yield Question(About.WHAT, message(text, number=token.text))


def _named(named: Named | None, about: About) -> Iterator[Question]:
    if named is None or named.id is not None:
        return
    if about is About.SHOP:
        which, unknown = (
            N_("Which shop is “{said}”?"),
            N_("I do not know the shop “{said}” yet. Which one is it?"),
        )
    else:
        which = N_("Which product is “{said}”?")
        unknown = N_("I do not know the product “{said}” yet. Which one is it?")
    yield Question(about, message(which if named.choices else unknown, said=named.said), named.choices)


def _goods(goods: Goods, at: int) -> Iterator[Question]:
    for one in _named(goods.product, About.PRODUCT):
        yield replace(one, item=at)
    if goods.told is Told.PRICE:
        yield from _amount(
            goods.price, About.PRICE, at, N_("What does one cost? Please write the price, for example 8.000.")
        )
        return
    if isinstance(goods.packs, Packs):
        text = message(
            N_("How many pieces are {packs} {unit} in all? Please write the number."),
            packs=goods.packs.packs,
            unit=goods.packs.unit,
        )
        yield Question(About.PIECES, text, item=at)
    elif isinstance(goods.packs, Weight):
        yield Question(
            About.PIECES, message(N_("How many packs is that? I count pieces, not weight.")), item=at
        )
    elif goods.pieces is None and not goods.everything:
        yield Question(
            About.PIECES,
            _HOW_MANY.get(goods.told, message(N_("How many? Please write a number, for example 12."))),
            item=at,
        )
    if goods.price is not None:
        yield from _amount(goods.price, About.PRICE, at, "")


_HOW_MANY: dict[Told, Message] = {
    Told.DELIVERED: message(N_("How many did you bring? Please write a number, for example 12.")),
    Told.SOLD: message(N_("How many were sold? Please write a number, for example 12.")),
    Told.LEFT: message(N_("How many are left? Please write a number, for example 12.")),
    Told.RETURNED: message(N_("How many came back? Please write a number, for example 12.")),
}


def _money(money: Money, at: int) -> Iterator[Question]:
    if (money.percent_bp is not None and money.told is Told.DEDUCTED) or (
        money.told is Told.PAID_ALL and money.heard is None
    ):
        return
    yield from _amount(
        money.heard, About.MONEY, at, N_("How much money? Please write an amount, for example 25.000.")
    )


def _amount(heard: Heard | None, about: About, at: int, missing: str) -> Iterator[Question]:
    match heard:
        case None:
            yield Question(about, message(missing), item=at)
        case Unclear(choices=choices, question=text):
            yield Question(about, text, choices, at)
        case Approximate(rupiah=rupiah):
            text = message(N_("About {amount}: how much is it exactly?"), amount=Rupiah(rupiah))
            yield Question(about, text, (rupiah,), at)


def _day(heard: HeardDay | None, today: date) -> Iterator[Question]:
    if isinstance(heard, UnclearDay):
        yield Question(About.DAY, heard.question, tuple(day for day in heard.choices if day <= today))
    elif isinstance(heard, ExactDay) and heard.day > today:
        text = N_("{day} is still to come. I only write down what has happened. On which day was it?")
        yield Question(About.DAY, message(text, day=heard.day), (today,))


def _expiry(heard: HeardDay | None) -> Iterator[Question]:
    if isinstance(heard, UnclearDay):
        yield Question(About.EXPIRY, heard.question, heard.choices)
