"""What a line about goods and money in shops says, and what must be asked back. Values only."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.consignment.line.names import Named
from domain.consignment.line.words import ACTS, Told
from domain.heard_days import ExactDay, HeardDay
from domain.messages import Message
from domain.money import Exact, Heard
from domain.quantities import Packs, Weight


class About(StrEnum):
    """What a question asks for."""

    WHAT = "what"
    SHOP = "shop"
    PRODUCT = "product"
    PIECES = "pieces"
    PRICE = "price"
    MONEY = "money"
    DAY = "day"
    EXPIRY = "expiry"


@dataclass(frozen=True, slots=True)
class Question:
    """`choices`: numbers of shops or products, whole rupiah, pieces or days, likeliest first (may be none).

    `item`: the place in `Reading.goods` or `Reading.money` that it is about.
    """

    about: About
    text: Message
    choices: tuple[int, ...] | tuple[date, ...] = ()
    item: int = 0


@dataclass(frozen=True, slots=True)
class Goods:
    """One thing told of goods. `pieces` None: not told, or `everything`, or `packs` whose content must be asked.

    `refused`: of those that were brought, so many were turned down by the shop.
    """

    told: Told
    pieces: int | None = None
    everything: bool = False
    packs: Packs | Weight | None = None
    product: Named | None = None
    price: Heard | None = None
    refused: int = 0

    @property
    def price_rupiah(self) -> int | None:
        """The price of one when it is beyond doubt."""
        return self.price.rupiah if isinstance(self.price, Exact) else None


@dataclass(frozen=True, slots=True)
class Money:
    """PAID, PAID_ALL, DOWN_PAID, DEDUCTED or UNSAID. PAID_ALL without an amount: all that is open (lunas).

    `reason`: the words beside a deduction ("sewa rak").
    """

    told: Told
    heard: Heard | None = None
    percent_bp: int | None = None
    reason: str = ""

    @property
    def rupiah(self) -> int | None:
        """The amount when it is beyond doubt."""
        return self.heard.rupiah if isinstance(self.heard, Exact) else None


@dataclass(frozen=True, slots=True)
class Reading:
    """A line taken apart. `acts`: BILLED, DOCUMENTS, UNDO. `day` None: not told, that is today.

    `questions`: what keeps the line from being clear, in the order to ask; a shop or product that was not named
    is no question here, for the talk may know it.
    """

    goods: tuple[Goods, ...] = ()
    money: tuple[Money, ...] = ()
    acts: tuple[Told, ...] = ()
    shop: Named | None = None
    day: HeardDay | None = None
    expiry: HeardDay | None = None
    questions: tuple[Question, ...] = ()

    @property
    def told(self) -> tuple[Told, ...]:
        """All that it tells, in order, each once."""
        kinds = (*(one.told for one in self.goods), *(one.told for one in self.money), *self.acts)
        return tuple(dict.fromkeys(kinds))

    @property
    def on(self) -> date | None:
        """The day when it is told and beyond doubt."""
        return self.day.day if isinstance(self.day, ExactDay) else None

    @property
    def expires_on(self) -> date | None:
        """The date on the goods when it is told and beyond doubt."""
        return self.expiry.day if isinstance(self.expiry, ExactDay) else None

    @property
    def products(self) -> Iterator[Named]:
        """Those that are named, each once."""
        return iter(dict.fromkeys(one.product for one in self.goods if one.product))


__all__ = ["ACTS", "About", "Goods", "Money", "Question", "Reading", "Told"]
