"""One line about goods and money in shops: "setor 50 keripik ke Indomaret Limpung 8rb", "td ditransfer 1,2jt".

Reads and asks back; decides nothing, saves nothing. A shop or product that is not in the lists is said to be
unknown, never guessed. Source: market.md 6.4.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.messages import Message
from domain.money import Heard
from domain.quantities import Packs, Weight


class Told(StrEnum):
    """What a line tells; one line can tell several (laku 12 sisa 8)."""

    DELIVERED = "delivered"
    SOLD = "sold"
    SOLD_ALL = "sold_all"
    LEFT = "left"
    RETURNED = "returned"
    DAMAGED = "damaged"
    EXPIRED = "expired"
    MISSING = "missing"
    PAID = "paid"
    PAID_ALL = "paid_all"
    DOWN_PAID = "down_paid"
    BILLED = "billed"
    DOCUMENTS = "documents"
    DEDUCTED = "deducted"
    PRICE = "price"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Named:
    """A shop or product that was named: `id` when it is clear, else `choices` to ask, or neither: unknown."""

    said: str
    id: int | None = None
    choices: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line says. None: not said. `pieces` by kind; `packs`: a number whose pieces must be asked.

    `price` per piece and `money` in all may be unclear or approximate: ask then. `questions`: what to ask back,
    in order; empty when the line is clear as it stands.
    """

    told: tuple[Told, ...]
    pieces: Mapping[Told, int]
    packs: Packs | Weight | None = None
    product: Named | None = None
    shop: Named | None = None
    price: Heard | None = None
    money: Heard | None = None
    on: date | None = None
    questions: tuple[Message, ...] = ()


def read_line(
    text: str, shops: Mapping[int, str], products: Mapping[int, str], today: date
) -> Reading | None:
    """None when the line tells nothing of consignment. `shops`, `products`: names by id."""
    raise NotImplementedError
