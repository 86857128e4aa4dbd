"""Checking which papers goods need: what is known of a product, what is open, how ready it is for a channel.

The goods checked are a product ("p12"), the kind somebody last asked about without selling it ("q"), or – for whoever
is not written down – a kind and what was told of it, all within the button ("k0_11").
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.dialog.argument import number_in
from bot.turn import Turn
from domain.categories import find_kind, likely
from domain.papers import (
    Facts,
    Held,
    Question,
    Readiness,
    Ware,
    questions,
    readiness,
    rules,
)
from domain.papers.named import named
from domain.papers.tokens import MARK, decode, encode
from storage.certificates import Certificate
from storage.paper_notes import Fact, Inquiry
from storage.producers import Product
from storage.store import Store

ASKED = "q"
CATEGORY = "category"
"""Stored beside the facts of a product: the kind somebody corrected it to."""
SHELF_LIFE = "shelf_life_days"
"""The fact that stands in the product itself."""


@dataclass(frozen=True, slots=True)
class Goods:
    """What is checked. `token` names it in buttons; `told`: facts by id; `product_id` None: none of their products.
    `known`: what was told, and what the name says by itself."""

    token: str
    name: str
    category: str
    shelf_life_days: int | None
    told: Mapping[str, Fact]
    product_id: int | None = None

    @property
    def ware(self) -> Ware:
        return Ware(self.category, self.shelf_life_days)

    @property
    def known(self) -> Mapping[str, Fact]:
        return {**named(self.name, self.category), **self.told}


async def products(turn: Turn) -> tuple[Product, ...]:
    """The person's own products; none for a passer-by."""
    return await turn.store.products.of(turn.person.id) if turn.person.is_producer else ()


async def find(turn: Turn, token: str) -> Goods | None:
    """The goods of a button: an own product, or what was asked about. None for anything else, also if forged."""
    if token == ASKED:
        return await _asked(turn)
    if token.startswith(MARK):
        return _passing(token)
    number = number_in(token.removeprefix("p")) if token.startswith("p") else 0
    product = await turn.store.products.find(turn.person.id, number)
    return await of_product(turn, product) if product else None


async def of_product(turn: Turn, product: Product) -> Goods:
    """A product as the checker sees it, with everything that was told of it and of its maker."""
    return await of_maker(turn.store, turn.person.id, product)


async def of_maker(store: Store, person_id: int, product: Product) -> Goods:
    """The same for a product of anybody."""
    number = product.id or 0
    notes = store.paper_notes
    told = {**await notes.facts_of_producer(person_id), **await notes.facts_of_product(number)}
    producer = await store.producers.find(person_id)
    own = producer.category if producer else ""
    category = told.pop(CATEGORY, None) or category_of(product.name, own)
    return Goods(f"p{number}", product.name, str(category), product.shelf_life_days, told, product.id)


def category_of(name: str, own: str) -> str:
    """What a product is by its name; the trade of its maker where the name says nothing or several things."""
    kinds = [kind.id for kind in likely(name)]
    return kinds[0] if kinds and own not in kinds else own or "lainnya"


def _passing(token: str, name: str = "") -> Goods | None:
    found = decode(token)
    return Goods(token, name, found.category, found.days, found.told) if found else None


async def _asked(turn: Turn) -> Goods | None:
    inquiry = await turn.store.paper_notes.inquiry(turn.person.id)
    if inquiry is None:
        return None
    told = dict(inquiry.facts)
    days = told.pop(SHELF_LIFE, None)
    life = days if isinstance(days, int) else None
    return Goods(ASKED, inquiry.goods, inquiry.category, life, told)


async def ask_about(turn: Turn, name: str, category: str, days: int | None = None) -> Goods:
    """Goods of a kind, named or not, that are none of their products and keep for so many `days`, if that is known;
    what was told of the same goods is kept. Of a stranger nothing is written down."""
    person = turn.person
    if not person.id:
        told = named(name, category)
        return Goods(encode(category, days, told), name, category, days, told)
    before = await turn.store.paper_notes.inquiry(person.id)
    is_same = before is not None and (before.goods, before.category) == (name, category)
    told = {
        **(before.facts if before is not None and is_same else {}),
        **({SHELF_LIFE: days} if days else {}),
    }
    await turn.store.paper_notes.inquire(person.id, Inquiry(name, category, told), turn.now)
    goods = await _asked(turn)
    return goods or Goods(ASKED, name, category, None, {})


async def held(turn: Turn, goods: Goods) -> tuple[Held, ...]:
    """The papers that count for these goods: those of the business, and those of the product."""
    return held_for(goods, await turn.store.certificates.of(turn.person.id) if turn.person.id else ())


def held_for(goods: Goods, certificates: Iterable[Certificate]) -> tuple[Held, ...]:
    """Those among the papers of a maker that count for these goods."""
    return tuple(
        Held(one.paper, one.issued_on, one.expires_on) for one in certificates if _is_for(one, goods)
    )


def _is_for(certificate: Certificate, goods: Goods) -> bool:
    if certificate.product_id is not None:
        return certificate.product_id == goods.product_id
    paper = rules().papers.get(certificate.paper)
    return goods.product_id is not None or paper is None or not paper.per_product


async def facts(turn: Turn, goods: Goods) -> Facts:
    """Everything the checker may know of these goods."""
    return Facts(goods.known, await held(turn, goods))


async def ready(turn: Turn, goods: Goods, channel: str) -> Readiness:
    """How ready the goods are for a channel, today."""
    return readiness(goods.ware, channel, await facts(turn, goods), turn.today)


async def open_questions(turn: Turn, goods: Goods, channel: str) -> tuple[Question, ...]:
    """What must still be asked."""
    return questions(goods.ware, channel, await facts(turn, goods), turn.today)


async def tell(turn: Turn, goods: Goods, told: Mapping[str, Fact]) -> Goods:
    """Remember what was answered: of the product, of its maker, or of what was asked about. Returns the goods as they
    are known now."""
    about = rules().facts
    of_maker = {name: value for name, value in told.items() if about[name].about == "producer"}
    of_goods = {name: value for name, value in told.items() if name not in of_maker}
    if goods.product_id is None:
        return await _tell_of_asked(turn, goods, told)
    await turn.store.paper_notes.tell_of_producer(turn.person.id, of_maker, turn.now)
    days = of_goods.pop(SHELF_LIFE, None)
    if isinstance(days, int):
        await turn.store.products.keeps_for(turn.person.id, goods.product_id, days)
    elif days is not None:
        of_goods[SHELF_LIFE] = days
    await turn.store.paper_notes.tell_of_product(goods.product_id, of_goods, turn.now)
    return await find(turn, goods.token) or goods


async def forget(turn: Turn, goods: Goods, fact: str) -> Goods:
    """This is to be asked again. Returns the goods without it."""
    if goods.token.startswith(MARK):
        left = {name: value for name, value in goods.told.items() if name != fact}
        days = None if fact == SHELF_LIFE else goods.shelf_life_days
        return _passing(encode(goods.category, days, left), goods.name) or goods
    if goods.product_id is None:
        inquiry = await turn.store.paper_notes.inquiry(turn.person.id)
        if inquiry is not None:
            left = {name: value for name, value in inquiry.facts.items() if name != fact}
            await turn.store.paper_notes.inquire(
                turn.person.id, Inquiry(inquiry.goods, inquiry.category, left), turn.now
            )
    elif fact == SHELF_LIFE:
        await turn.store.products.keeps_for(turn.person.id, goods.product_id, None)
    await turn.store.paper_notes.forget(turn.person.id, goods.product_id, fact)
    return await find(turn, goods.token) or goods


async def _tell_of_asked(turn: Turn, goods: Goods, told: Mapping[str, Fact]) -> Goods:
    if goods.token.startswith(MARK):
        everything = {**goods.told, **told}
        days = everything.get(SHELF_LIFE, goods.shelf_life_days)
        life = days if isinstance(days, int) else None
        if life is not None:
            everything.pop(SHELF_LIFE, None)
        return _passing(encode(goods.category, life, everything), goods.name) or goods
    inquiry = await turn.store.paper_notes.inquiry(turn.person.id)
    if inquiry is not None:
        now = Inquiry(inquiry.goods, inquiry.category, {**inquiry.facts, **told})
        await turn.store.paper_notes.inquire(turn.person.id, now, turn.now)
    return await find(turn, goods.token) or goods


async def set_kind(turn: Turn, goods: Goods, category: str) -> Goods:
    """The goods are of another kind than they were taken for. Returns them as they are known now."""
    if find_kind(category) is None:
        return goods
    if goods.product_id is None:
        return await ask_about(turn, goods.name, category)
    await turn.store.paper_notes.tell_of_product(goods.product_id, {CATEGORY: category}, turn.now)
    return await find(turn, goods.token) or goods


async def asked_as(turn: Turn, category: str) -> Goods | None:
    """What was asked about last, as goods of this kind; None when there is no such kind."""
    if find_kind(category) is None:
        return await _asked(turn)
    before = await _asked(turn) if turn.person.id else None
    return await ask_about(turn, before.name if before else "", category)


@dataclass(frozen=True, slots=True)
class Told:
    """An answer that can be given again."""

    fact: str
    value: Fact


def answers(goods: Goods) -> tuple[Told, ...]:
    """What is known of the goods, in the order of the questions; facts that the rules no longer ask are left out."""
    known = {**goods.known, **({SHELF_LIFE: goods.shelf_life_days} if goods.shelf_life_days else {})}
    return tuple(Told(name, known[name]) for name in rules().facts if name in known)
