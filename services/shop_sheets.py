"""A shop's sales of a month: read from a file, held against the books of the producers, told to them when confirmed.

Nothing is written into a book before whoever sent the sheet has looked at it. All of it is written in one turn: killed
in the middle, it is done again as a whole or not at all.
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.turn import Turn
from domain.consignment.columns import Sheet, read_sheet
from domain.consignment.sheet import Compared, Difference, Month, compare
from domain.consignment.sheet_month import month_said, months_of
from domain.consignment.sheet_rows import Goods, Placed, SheetRow, place
from domain.messages import N_, Rejected
from domain.outlets import Outlet
from domain.roles import Action
from services import office_shops
from services.consignment.disputes import RAISED
from services.consignment.writing import Draft, record
from storage.consignment_records import Piece
from storage.shop_sheets import READ, ShopSheet

AGREES = "shop_agrees"
"""The line of a record that ends a difference: the shop says the same now."""
MOST_ROWS = 1_000
MONTHS = 3
"""So many months back a shop may tell."""


@dataclass(frozen=True)
class Maker:
    """One producer's part of a sheet: `rows` by product, and what the book says to them."""

    producer: int
    business: str
    rows: Mapping[int, SheetRow]
    compared: Compared


@dataclass(frozen=True)
class Look:
    """A sheet held against the books as they are now. `goods`: all that the shop has of producers, by number."""

    sheet: ShopSheet
    outlet: Outlet
    month: Month
    goods: Mapping[int, Goods]
    placed: Placed
    makers: tuple[Maker, ...]

    @property
    def agreed(self) -> int:
        """On how many goods both say the same."""
        return sum(len(one.compared.agreed) for one in self.makers)

    @property
    def differences(self) -> tuple[tuple[Maker, Difference], ...]:
        """Each difference with the producer whose goods they are."""
        return tuple((maker, one) for maker in self.makers for one in maker.compared.differences)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be told."""
        return self.sheet.state == READ


def month_of(first: date, today: date) -> Month:
    """The days of a month that have passed."""
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return Month(first, min(last, today))


def months(today: date) -> tuple[date, ...]:
    """The months that a shop may tell of: the last one that ended first, then the running one, then older ones."""
    numbers = [today.year * 12 + today.month - 1 - back for back in range(MONTHS)]
    firsts = [date(number // 12, number % 12 + 1, 1) for number in numbers]
    return (firsts[1], firsts[0], *firsts[2:])


def read(rows: Sequence[Any]) -> Sheet:
    """The sheet in the cells of a file. Raises Rejected without a header, with no line that tells something, or too long."""
    sheet = read_sheet([(line, cells) for line, cells in rows])
    if not sheet.rows:
        raise Rejected(
            N_("No line says how many were sold. Please fill in the column “Terjual” and send it again.")
        )
    if len(sheet.rows) > MOST_ROWS:
        raise Rejected(N_("That list is very long: at most {most} lines. Please leave out what is not sold for others."), most=MOST_ROWS)  # fmt: skip
    return sheet


def other_month(sheet: Sheet, month: date, today: date) -> date | None:
    """The month that the sheet itself names, when it is not the one that was chosen."""
    named = months_of(sheet.rows, sheet.heading, today)
    return None if not named or month in named else max(named, key=lambda one: (named[one], one))


def of_month(sheet: Sheet, month: date, today: date) -> tuple[SheetRow, ...]:
    """The rows of this month: those that name another one are left out."""
    return tuple(
        row for row in sheet.rows if not row.period or month_said(row.period, today) in (None, month)
    )


async def keep(turn: Turn, outlet: Outlet, month: date, name: str, rows: tuple[SheetRow, ...]) -> int:
    """Keep a sheet that was read; the number by which it can be looked at."""
    sheet = ShopSheet(outlet.id or 0, month, turn.person.id, name, rows, turn.now)
    number = await turn.store.shop_sheets.add(sheet)
    await turn.store.audit.add(
        turn.now, turn.person.id, None, "shop sheet read", outlet=outlet.id, sheet=number
    )
    return number


async def look(turn: Turn, argument: object) -> Look | None:
    """A sheet by its number, if this person may report for its shop."""
    number = str(argument)
    is_number = number.isascii() and number.isdecimal() and len(number) < 16
    sheet = await turn.store.shop_sheets.find(int(number)) if is_number else None
    outlet = await office_shops.find(turn, Action.REPORT_SALES, sheet.outlet) if sheet else None
    if sheet is None or outlet is None:
        return None
    goods = {one.product: one for one in await turn.store.shop_sheets.goods_at(sheet.outlet)}
    placed = place(sheet.rows, tuple(goods.values()), sheet.chosen)
    month = month_of(sheet.month, turn.today)
    makers = [await _maker(turn, sheet.outlet, one, placed, month) for one in _makers(placed, goods)]
    return Look(sheet, outlet, month, goods, placed, tuple(makers))


def _makers(placed: Placed, goods: Mapping[int, Goods]) -> list[list[Goods]]:
    """The goods that the sheet speaks of, by producer."""
    by_producer: dict[int, list[Goods]] = {}
    for product in placed.rows:
        by_producer.setdefault(goods[product].producer, []).append(goods[product])
    return sorted(by_producer.values(), key=lambda of_one: of_one[0].business)


async def _maker(turn: Turn, outlet: int, goods: list[Goods], placed: Placed, month: Month) -> Maker:
    producer = goods[0].producer
    book = await turn.store.consignments.book(producer, outlet)
    rows = {one.product: placed.rows[one.product] for one in goods}
    return Maker(producer, goods[0].business, rows, compare(book, rows, month))


async def choose(turn: Turn, seen: Look, line: int, product: int) -> bool:
    """What the sender says of a line: one of the shop's goods, or 0 for none of them. False for anything else."""
    if (
        not seen.is_open
        or (product and product not in seen.goods)
        or not any(row.line == line for row in seen.sheet.rows)
    ):
        return False
    await turn.store.shop_sheets.choose(seen.sheet.id or 0, {**seen.sheet.chosen, line: product})
    return True


@dataclass(frozen=True)
class Sent:
    """`told`: producers in whose books it stands now; `refused`: those whose book could not take it."""

    told: tuple[Maker, ...]
    refused: tuple[Maker, ...]


async def send(turn: Turn, seen: Look) -> Sent | None:
    """Write what is new into the books; the producers are told by whoever calls. None when it was sent before."""
    number, differing = seen.sheet.id or 0, len(seen.differences)
    if not await turn.store.shop_sheets.mark_told(number, seen.agreed, differing, turn.now):
        return None
    told = [maker for maker in seen.makers if await _written(turn, seen, maker)]
    for maker in told:
        await turn.store.audit.add(
            turn.now, turn.person.id, maker.producer, "shop sheet told", outlet=seen.outlet.id, sheet=number
        )
    return Sent(tuple(told), tuple(maker for maker in seen.makers if maker not in told))


async def _written(turn: Turn, seen: Look, maker: Maker) -> bool:
    """Whether the book took it; a refusal leaves that book as it was and holds up nobody else's."""
    if not maker.compared.commands:
        return True
    try:
        await record(turn, _draft(seen, maker), of=maker.producer)
    except Rejected:
        return False
    return True


def _draft(seen: Look, maker: Maker) -> Draft:
    compared = maker.compared
    told = [
        Piece(
            RAISED, one.product, None if one.about_money else one.shop, one.shop if one.about_money else None
        )
        for one in compared.differences
        if one.is_new
    ]
    told += [Piece(AGREES, product) for product in compared.withdrawn]
    key = f"sheet:{seen.sheet.id}"
    return Draft(seen.sheet.outlet, key, RAISED, seen.month.last, compared.commands, tuple(told))
