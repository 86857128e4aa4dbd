"""Goods of a line that was read as counts of a shelf, and which product they can only mean. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from domain.consignment.line.reading import Goods, Told
from services.consignment.shelves import Desk

COUNTED: dict[Told, str] = {
    Told.SOLD: "sold",
    Told.LEFT: "left",
    Told.RETURNED: "good",
    Told.DAMAGED: "damaged",
    Told.EXPIRED: "expired",
    Told.MISSING: "missing",
}


def product_of(goods: Goods, view: Desk) -> int | None:
    """The product when it is clear: as named, else the only one that it can be."""
    lying = view.lying()
    if goods.product is not None:
        here = [one for one in goods.product.choices if one in lying]
        return here[0] if len(here) == 1 and goods.told is not Told.DELIVERED else goods.product.id
    among = list(view.goods) if goods.told is Told.DELIVERED or not lying else list(lying)
    return among[0] if len(among) == 1 else None


def choices_of(goods: Goods) -> tuple[int, ...]:
    """The products that it may mean."""
    return goods.product.choices if goods.product else ()


def counts_of(found: Sequence[Goods], view: Desk) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Counts by product; and those whose product must be asked."""
    by_product: dict[object, list[Goods]] = {}
    for one in found:
        product = product_of(one, view)
        key = product if product is not None else (one.product.said if one.product else "")
        by_product.setdefault(key, []).append(one)
    counts = [
        {"product": product_of(goods[0], view), "among": list(choices_of(goods[0])), **count_in(goods)}
        for goods in by_product.values()
    ]
    for count in counts:
        if count.get("sold") == 0 and "left" not in count and count["product"]:
            count["left"] = view.lying().get(count["product"], 0)
    done = [_bare(count) for count in counts if count["product"] is not None]
    waiting = [count for count in counts if count["product"] is None]
    return [count for count in done if len(count) > 1], waiting


def count_in(goods: Sequence[Goods]) -> dict[str, Any]:
    """What is told of one shelf, as a count: {"sold": 12, "left": 8}."""
    count: dict[str, Any] = {}
    for one in goods:
        if one.everything:
            count["left"] = 0
        elif one.pieces is not None and one.told in COUNTED:
            count[COUNTED[one.told]] = count.get(COUNTED[one.told], 0) + one.pieces
    return count


def _bare(count: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: value for name, value in count.items() if name != "among"}
    if told.get("sold") == 0 and "left" in told:
        del told["sold"]
    return told
