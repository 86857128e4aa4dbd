"""Words about a shelf: what somebody says of it ("laku 12 rusak 2", "habis semua"), and a count shown again."""

import re
from collections.abc import Sequence
from typing import Any

from bot.dialog.form import Context
from bot.dialog.screen import Line, Literal
from domain.clip import clipped
from domain.consignment.line.reading import Goods, Told
from domain.consignment.line.talk import read_line
from domain.messages import N_, Rejected, message
from domain.spoken import clean
from handlers.consignment.facts import view
from handlers.consignment.labels import NAME
from handlers.consignment.numbers import pieces_of
from services.consignment.line_counts import COUNTED, count_in, counts_of
from services.consignment.recording import counted

Count = dict[str, Any]
_ALL_GONE = re.compile(
    r"^(?:sudah |udah |wis )?(?:habis|abis|ludes|laku|entek|telas|payu|kejual|terjual) (?:semua(?:nya)?|kabeh|smua|sedaya|total)$"
)


def is_all_gone(text: str) -> bool:
    """ "Habis semua": of all goods that lie there."""
    return bool(_ALL_GONE.match(" ".join(text.casefold().split()).strip(" .!")))


def several(text: str, context: Context) -> list[Count]:
    """Counts of two products or more, told in one breath ("kopi sisa 5, jahe sisa 8"); [] for anything else."""
    desk = view(context)
    names = {product: desk.name(product) for product in desk.lying()}
    reading = read_line(text, {}, names, desk.today)
    counts, waiting = counts_of(reading.goods, desk) if reading else ([], [])
    return counts if len(counts) > 1 and not waiting else []


def heard(text: str, context: Context, product: int) -> Count:
    """What a person says of one shelf: a bare number is what is left. Raises Rejected."""
    desk, lying = view(context), view(context).lying().get(product, 0)
    if _is_number(text):
        return {"left": pieces_of(text, least=0)}
    reading = read_line(text, {}, {product: desk.name(product)}, desk.today)
    goods = reading.goods if reading else ()
    _check_brought(goods, lying)
    count = count_in([one for one in goods if one.told in COUNTED])
    if not count:
        raise Rejected(N_("I cannot read that. Please write it like: laku 12 sisa 3."))
    if count == {"sold": 0}:
        return {"left": lying}
    return count


def _is_number(text: str) -> bool:
    return text.strip().replace(".", "").isdecimal() or clean(text).casefold() in {"nol", "kosong"}


def _check_brought(goods: Sequence[Goods], lying: int) -> None:
    """ "Titip 50 laku 38": the 50 must be what lies there by the book."""
    brought = next((one.pieces for one in goods if one.told is Told.DELIVERED), None)
    if brought not in (None, lying):
        raise Rejected(
            N_("By your book {lay} were there, not {told}. How many are left?"), lay=lying, told=brought
        )


_PARTS = {
    "sold": N_("sold {pieces}"),
    "left": N_("left {pieces}"),
    "good": N_("returned {pieces}"),
    "damaged": N_("damaged {pieces}"),
    "expired": N_("expired {pieces}"),
    "missing": N_("missing {pieces}"),
}


def line_of(count: Count, context: Context) -> Line:
    """ "keripik tempe: laku 12, sisa 8" """
    desk = view(context)
    parts = counted(count, desk.ledger.shelf(count["product"]))
    told_of = ", ".join(
        context.render(message(_PARTS[what], pieces=pieces)) for what, pieces in parts.items()
    )
    return message(
        N_("{product} {told}"), product=clipped(desk.name(count["product"]), NAME), told=Literal(told_of)
    )
