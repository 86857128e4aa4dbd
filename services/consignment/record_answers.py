"""Kinds of records, and the shapes of what is answered when one is told. Values only, JSON as the forms keep it."""

from enum import StrEnum
from typing import Any

from pydantic import Field

from domain.form_answers import FormAnswers


class What(StrEnum):
    """Kinds of records. The values are stored: never rename one."""

    DELIVERED = "delivered"
    VISITED = "visited"
    RETURNED = "returned"
    PAID = "paid"
    PAPERS = "papers"
    PRICED = "priced"
    DOWN_PAID = "down_paid"
    BILLED = "billed"
    DEDUCTED = "deducted"


Lines = list[dict[str, Any]]


class Told(FormAnswers):
    """What every record is told with. `shop`: its number, or "new:<name>" when it is to be added first. `next`: what
    is to be told after this one (the rest of a line that told several things)."""

    key: str
    what: What
    shop: int | str
    on: str = ""
    photo: str | None = None
    next: dict[str, Any] | None = None


class DeliveryAnswers(Told):
    """`goods`: lines {"product" or "name", "pieces"}; `prices`: whole rupiah by product number or name; `expires`: a
    day, or "auto" for what the product's shelf life says."""

    goods: Lines = Field(default_factory=list)
    prices: dict[str, int] = Field(default_factory=dict)
    expires: str | None = "auto"


class VisitAnswers(Told):
    """`counts`: {"product", "left", "sold", "damaged", …}, or "deliver" when a delivery comes first; `paid`: rupiah."""

    counts: Lines | str = Field(default_factory=list)
    paid: int | None = None


class ReturnAnswers(Told):
    """`goods`: lines {"product", "pieces", "fate"}."""

    goods: Lines = Field(default_factory=list)


class MoneyAnswers(Told):
    """`money`: whole rupiah."""

    money: int = 0


class DeductionAnswers(MoneyAnswers):
    """`reason`: what the shop took it off for."""

    reason: str = ""


class PriceAnswers(Told):
    """`product`: its number; `prices`: whole rupiah by that number."""

    product: int = 0
    prices: dict[str, int] = Field(default_factory=dict)
