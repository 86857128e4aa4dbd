"""From what was answered to what is written: the commands of each kind of record, and its lines as people read them.

Answers are JSON as the forms keep them; nothing here asks or shows anything.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from bot.turn import Turn
from domain.consignment.commands import (
    AcceptShort,
    Bill,
    ChangePrice,
    Command,
    CompleteDocuments,
    Deduct,
    Deliver,
    DeliveryLine,
    Pay,
    PayAhead,
    Return,
    TakeBackSold,
    Visit,
)
from domain.consignment.facts import Fate
from services import products
from services.consignment.record_answers import DeliveryAnswers, Told, What
from services.consignment.shelves import Desk, desk
from services.consignment.writing import Draft, Saved, record
from storage.consignment_records import Piece
from storage.producers import Product

Answers = Mapping[str, Any]
_BY_SHELF_LIFE = "auto"
REFUSED = "refused"
"""What the shop turned down at delivery, where a fate is told."""


async def save(turn: Turn, answers: Told) -> Saved:
    """Write the record. Raises Rejected when the book refuses."""
    known = await turn.store.consignments.records.with_key(turn.person.id, answers.key)
    told = answers.model_dump()
    if known is None and isinstance(answers, DeliveryAnswers):
        told["goods"], told["prices"] = await _with_new_products(turn, answers.goods, answers.prices)
    shop, view = int(answers.shop), await desk(turn, int(answers.shop))
    draft = Draft(
        shop, answers.key, answers.what, told_on(told, view), commands_of(told, view), told_of(told, view),
        answers.photo or None,
    )  # fmt: skip
    return await record(turn, draft)


async def _with_new_products(
    turn: Turn, goods: Sequence[dict[str, Any]], prices: Mapping[str, int]
) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """The lines with numbers for products that are told of for the first time."""
    lines, known = [], dict(prices)
    for line in goods:
        if "name" in line:
            name = str(line["name"])
            price = known.pop(name, None)
            product = await products.add_named(turn, Product(name, price=price))
            line = {**line, "product": product}  # noqa: PLW2901
            del line["name"]
            if price is not None:
                known[str(product)] = price
        lines.append(line)
    return lines, known


def commands_of(answers: Answers, view: Desk) -> tuple[Command, ...]:
    """What is asked of the book; lines with products that are not yet there are left out."""
    return _COMMANDS[What(answers["what"])](answers, view)


def told_of(answers: Answers, view: Desk) -> tuple[Piece, ...]:
    """The lines of the record as people read them."""
    return _TOLD[What(answers["what"])](answers, view)


def _deliver(answers: Answers, view: Desk) -> tuple[Command, ...]:
    lines = tuple(
        DeliveryLine(
            line["product"],
            line["pieces"],
            answers.get("prices", {}).get(str(line["product"])),
            expires_on=expiry(answers, line["product"], view),
        )
        for line in answers["goods"]
        if "product" in line
    )
    short = (
        AcceptShort(line["product"], refused=line["refused"])
        for line in answers["goods"]
        if "product" in line and line.get("refused")
    )
    return (Deliver(lines), *short) if lines else ()


def expiry(answers: Answers, product: int, view: Desk) -> date | None:
    """The last day of these goods: as told, else worked out of the product's shelf life; None when unknown."""
    told = answers.get("expires", _BY_SHELF_LIFE)
    if told != _BY_SHELF_LIFE:
        return date.fromisoformat(told) if told else None
    shelf_life = view.goods[product].shelf_life_days if product in view.goods else None
    return told_on(answers, view) + timedelta(days=shelf_life) if shelf_life else None


def told_on(answers: Answers, view: Desk) -> date:
    """The day a record is about."""
    return date.fromisoformat(answers["on"]) if answers.get("on") else view.today


def _visit(answers: Answers, _view: Desk) -> tuple[Command, ...]:
    counts = tuple(command for count in answers["counts"] for command in _counts(count))
    paid = answers.get("paid")
    return (*counts, Pay(paid)) if paid else counts


def _counts(count: Mapping[str, Any]) -> tuple[Command, ...]:
    """One product of a visit. What is told to be missing is written off as such."""
    told = {name: pieces for name, pieces in count.items() if name != "missing"}
    missing = count.get("missing", 0)
    gone = (Return(count["product"], missing, Fate.MISSING),) if missing else ()
    return (*gone, Visit(**told)) if len(told) > 1 else gone


def _return(answers: Answers, _view: Desk) -> tuple[Command, ...]:
    return tuple(_returned(line) for line in answers["goods"])


def _returned(line: Mapping[str, Any]) -> Command:
    if line["fate"] == REFUSED:
        return AcceptShort(line["product"], refused=line["pieces"])
    fate = Fate(line["fate"])
    if line.get("sold"):
        return TakeBackSold(line["product"], line["pieces"], fate)
    return Return(line["product"], line["pieces"], fate)


_COMMANDS: dict[What, Callable[[Answers, Desk], tuple[Command, ...]]] = {
    What.DELIVERED: _deliver,
    What.VISITED: _visit,
    What.RETURNED: _return,
    What.PAID: lambda answers, _: (Pay(answers["money"]),),
    What.PAPERS: lambda _answers, _view: (CompleteDocuments(),),
    What.PRICED: lambda answers, _: (
        ChangePrice(answers["product"], answers["prices"][str(answers["product"])]),
    ),
    What.DOWN_PAID: lambda answers, _: (PayAhead(answers["money"]),),
    What.BILLED: lambda _answers, _view: (Bill(),),
    What.DEDUCTED: lambda answers, _: (Deduct(answers["money"], answers["reason"]),),
}


def _told_goods(answers: Answers, _view: Desk) -> tuple[Piece, ...]:
    prices = answers.get("prices", {})
    return tuple(
        piece for line in answers["goods"] if "product" in line for piece in _told_line(line, prices)
    )


def _told_line(line: Mapping[str, Any], prices: Mapping[str, int]) -> Iterator[Piece]:
    product = line["product"]
    yield Piece(line.get("fate", "delivered"), product, line["pieces"], prices.get(str(product)))
    if line.get("refused"):
        yield Piece(REFUSED, product, line["refused"])


def _told_visit(answers: Answers, view: Desk) -> tuple[Piece, ...]:
    lines = [
        Piece(what, count["product"], pieces)
        for count in answers["counts"]
        for what, pieces in counted(count, view.ledger.shelf(count["product"])).items()
    ]
    paid = answers.get("paid")
    return (*lines, Piece("paid", rupiah=paid)) if paid else tuple(lines)


def counted(count: Mapping[str, Any], lay: int) -> dict[str, int]:
    """What a count comes to when so many lay there: sold, left, returned, damaged, expired, missing."""
    gone = sum(count.get(what, 0) for what in ("good", "damaged", "expired", "missing"))
    sold, left = count.get("sold"), count.get("left")
    if sold is None:
        sold = max(0, lay - gone - (left or 0)) if left is not None else 0
    if left is None:
        left = lay - gone - sold
    told = {"sold": sold, **{what: count[what] for what in ("good", "damaged", "expired") if count.get(what)}}
    missing = lay - gone - sold - left + count.get("missing", 0)
    return {**told, **({"missing": missing} if missing > 0 else {}), "left": left}


def _told_money(answers: Answers, _view: Desk) -> tuple[Piece, ...]:
    return (Piece(str(answers["what"]), rupiah=answers["money"]),)


def _told_price(answers: Answers, _view: Desk) -> tuple[Piece, ...]:
    product = answers["product"]
    return (Piece("priced", product, rupiah=answers["prices"][str(product)]),)


_TOLD: dict[What, Callable[[Answers, Desk], tuple[Piece, ...]]] = {
    What.DELIVERED: _told_goods,
    What.VISITED: _told_visit,
    What.RETURNED: _told_goods,
    What.PAID: _told_money,
    What.PAPERS: lambda _answers, _view: (Piece("papers"),),
    What.BILLED: lambda _answers, _view: (Piece("billed"),),
    What.DEDUCTED: _told_money,
    What.PRICED: _told_price,
    What.DOWN_PAID: _told_money,
}


def checked(answers: Answers, view: Desk) -> None:
    """Raises Rejected when the book would refuse this."""
    if commands := commands_of(answers, view):
        view.tried(told_on(answers, view), *commands)
