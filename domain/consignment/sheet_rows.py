"""Which goods the rows of a shop's sheet are about, among those of several makers that it sells. Nothing is guessed.

Pure: a row that fits no goods, or more than one, is handed back with what it may be.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from domain.name_search import find_name, fold
from domain.units import GRAMS, PACKS, SIZES

_MOST_OFFERED = 6


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as the shop wrote it. `sold` >= 0 in `unit` (None: pieces); `amount` whole rupiah, when given.

    `maker`: whose goods they are, in the shop's words; `code`: the number that our own template gave the goods.
    """

    line: int
    product: str
    sold: int
    unit: str | None = None
    amount: int | None = None
    period: str = ""
    maker: str = ""
    code: int | None = None


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods that the shop has of somebody: `product` is a number of its own among all goods."""

    product: int
    name: str
    producer: int
    business: str
    owner: str = ""
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A row that fits no goods beyond doubt. `candidates`: products that it may be, likeliest first.

    `unclear_unit`: the goods are known, but not how many pieces their unit holds.
    """

    row: SheetRow
    candidates: tuple[int, ...] = ()
    unclear_unit: bool = False


@dataclass(slots=True)
class Placed:
    """`rows` by product, in pieces: several rows of one product are one. `skipped`: rows that are not about our goods."""

    rows: dict[int, SheetRow] = field(default_factory=dict)
    unmatched: list[Unmatched] = field(default_factory=list)
    skipped: list[SheetRow] = field(default_factory=list)


def place(rows: Iterable[SheetRow], goods: Sequence[Goods], chosen: Mapping[int, int]) -> Placed:
    """Rows by goods. `chosen`: what somebody said of a line, the number of a product or 0 for "none of these"."""
    placed, by_product = Placed(), {one.product: one for one in goods}
    for row in rows:
        if chosen.get(row.line) == 0:
            placed.skipped.append(row)
            continue
        said = by_product.get(chosen.get(row.line, 0)) or by_product.get(row.code or 0)
        found = [said] if said else _meant(row, goods)
        _put(placed, row, found)
    return placed


def _put(placed: Placed, row: SheetRow, found: Sequence[Goods]) -> None:
    if len(found) != 1:
        placed.unmatched.append(Unmatched(row, tuple(one.product for one in found[:_MOST_OFFERED])))
        return
    (one,) = found
    size = _size(row.unit, one.unit)
    if size is None:
        placed.unmatched.append(Unmatched(row, (one.product,), unclear_unit=True))
        return
    told = replace(row, sold=row.sold * size, unit=None)
    before = placed.rows.get(one.product)
    placed.rows[one.product] = told if before is None else _joined(before, told)


def _meant(row: SheetRow, goods: Sequence[Goods]) -> list[Goods]:
    """The one that is meant, or all that may be: by its name, or by its name with that of its maker."""
    among = _of_maker(row.maker, goods) if row.maker else list(goods)
    by_name = _found(row.product, among, [one.name for one in among])
    if len(by_name) == 1:
        return by_name
    names = [f"{one.name} {one.business} {one.owner}" for one in among]
    exact = _found(row.product, among, names)
    return exact if len(exact) == 1 else by_name or exact


def _found(said: str, goods: Sequence[Goods], names: Sequence[str]) -> list[Goods]:
    match = find_name(said, names)
    places = match.candidates if match.exact is None else (match.exact,)
    return [goods[at] for at in places]


def _of_maker(said: str, goods: Sequence[Goods]) -> list[Goods]:
    """Goods of the maker that a sheet names; of all when it names nobody whom we know."""
    makers = list({one.producer: (one.business, one.owner) for one in goods}.items())
    for part in (0, 1):
        match = find_name(said, [names[part] for _, names in makers])
        places = match.candidates if match.exact is None else (match.exact,)
        if places:
            meant = {makers[at][0] for at in places}
            return [one for one in goods if one.producer in meant]
    return list(goods)


def _size(unit: str | None, own: str | None) -> int | None:
    """Pieces in one of the row's units; None when only the maker of the goods knows."""
    said = fold(unit or "")
    if said == fold(own or "") or (said not in PACKS and said not in GRAMS):
        return 1 if said == fold(own or "") else SIZES.get(said, 1)
    return None


def _joined(before: SheetRow, row: SheetRow) -> SheetRow:
    known = before.amount is not None and row.amount is not None
    amount = (before.amount or 0) + (row.amount or 0) if known else None
    return replace(before, sold=before.sold + row.sold, amount=amount)
