"""A record in words: on the message that it is saved, in the history of a shop, before it is undone."""

from collections.abc import Iterator, Mapping

from bot.dialog.screen import Line, Lines, Literal
from domain.messages import N_, message
from domain.rupiah import Rupiah
from storage.consignment_records import UNDOING, Piece, Record

_ICONS = {
    "delivered": "📦", "visited": "🧮", "returned": "↩️", "paid": "💰", "papers": "🧾", "priced": "🏷",
    "down_paid": "💵", "billed": "🧾", "deducted": "✂️", "dispute": "⚖️", "settled": "🤝", UNDOING: "✖️",
}  # fmt: skip
_MOST_LINES = 6

_WORDS: dict[str, str] = {
    "delivered": N_("{product}: brought {pieces}"),
    "sold": N_("{product}: sold {pieces}"),
    "left": N_("{product}: {pieces} left"),
    "good": N_("{product}: {pieces} returned, still good"),
    "returned_good": N_("{product}: {pieces} returned, still good"),
    "damaged": N_("{product}: {pieces} damaged"),
    "returned_damaged": N_("{product}: {pieces} damaged"),
    "expired": N_("{product}: {pieces} expired"),
    "missing": N_("{product}: {pieces} missing"),
    "refused": N_("{product}: {pieces} not accepted by the shop"),
    "priced": N_("{product}: new price {money}"),
    "paid": N_("Paid: {money}"),
    "down_paid": N_("Paid ahead (DP): {money}"),
    "papers": N_("The shop has all papers (kontra bon)"),
    "billed": N_("A bill was handed in"),
    "deducted": N_("The shop took off {money}"),
    "dispute": N_("{product}: the shop says {pieces} sold"),
    "shop_agrees": N_("{product}: the shop says the same now"),
    "settled": N_("{product}: agreed on {pieces} sold"),
}
_OF_MONEY: dict[str, str] = {
    "dispute": N_("{product}: the shop says {money}"),
    "settled": N_("{product}: agreed on {money}"),
}


def icon(record: Record) -> str:
    """The sign of its kind."""
    return _ICONS.get(record.kind, "•")


def words(record: Record, names: Mapping[int, str]) -> Lines:
    """Its lines; what is left of a shelf stands behind what was sold of it."""
    lines = list(_lines(record.told, names))
    more = len(lines) - _MOST_LINES
    if more > 0:
        lines[_MOST_LINES:] = [message(N_("… and {more} more"), more=more)]
    return Lines(tuple(lines))


def _lines(told: tuple[Piece, ...], names: Mapping[int, str]) -> Iterator[Line]:
    left = {piece.product: piece.pieces for piece in told if piece.what == "left"}
    for piece in told:
        if piece.what == "left":
            continue
        if piece.what == "sold" and piece.product in left:
            yield message(
                N_("{product}: sold {pieces}, {left} left"), product=_name(piece, names), pieces=piece.pieces,
                left=left[piece.product],
            )  # fmt: skip
            continue
        if piece.what == "delivered" and piece.rupiah is not None:
            yield message(
                N_("{product}: brought {pieces} at {money}"), product=_name(piece, names), pieces=piece.pieces,
                money=Rupiah(piece.rupiah),
            )  # fmt: skip
            continue
        if piece.what in _OF_MONEY and piece.rupiah is not None:
            yield message(_OF_MONEY[piece.what], product=_name(piece, names), money=Rupiah(piece.rupiah))
            continue
        yield message(
            _WORDS.get(piece.what, "{product}"), product=_name(piece, names), pieces=piece.pieces or 0,
            money=Rupiah(piece.rupiah or 0),
        )  # fmt: skip


def _name(piece: Piece, names: Mapping[int, str]) -> Literal:
    return Literal(names.get(piece.product or 0, "–"))


def headline(record: Record, shop: str) -> Line:
    """One line: "📦 Warung Sari, Min, 22 Nov 2026" """
    return message(N_("{icon} <b>{shop}</b>, {day}"), icon=Literal(icon(record)), shop=shop, day=record.on)
