"""What the columns of a shop's sheet mean, by the usual words for them; its rows as `SheetRow`s.

Takes plain cells (None, a whole number or a text). Nothing is guessed: a cell that is not clear is named by its line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.consignment.sheet_rows import SheetRow
from domain.lists.header import Header, find_header
from domain.lists.titles import vocabulary
from domain.messages import N_, Message, Rejected, message
from domain.money import Exact, parse_money
from domain.quantities import Count, Packs, parse_quantity
from domain.spoken import clean

Cell = int | str | None
TEMPLATE = ("Kode", "Pelaku Usaha", "Nama Barang", "Satuan", "Terjual", "Nilai (Rp)", "Periode")
"""The header of the sheet that is offered to shops."""
_CODE = "LRS-"
"""Before the number of goods in our own template: no shop's own numbers are taken for ours."""
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that cannot be read, and why."""

    line: int
    why: Message


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` that tell something; `faults`: lines that cannot be read; `silent`: how many goods stand there without a
    number. `heading`: what is written above the rows, the titles included."""

    rows: tuple[SheetRow, ...]
    faults: tuple[Fault, ...]
    silent: int = 0
    heading: tuple[str, ...] = ()


def read_sheet(lines: Iterable[tuple[int, Sequence[Cell]]]) -> Sheet:
    """Numbered lines; a letterhead may stand above the titles. Raises Rejected when no titles are found."""
    told = list(lines)
    header = _header([cells for _, cells in told])
    rows: list[SheetRow] = []
    faults: list[Fault] = []
    silent = 0
    for line, cells in told[header.first :]:
        cell = {name: _at(cells, at[0]) for name, at in header.columns.items()}
        if _is_silent(cell):
            silent += 1
            continue
        found = _row(line, cell)
        if isinstance(found, Fault):
            faults.append(found)
        elif found is not None:
            rows.append(found)
    return Sheet(tuple(rows), tuple(faults), silent, (*header.heading, *header.titles))


def code_of(product: int) -> str:
    """How the template names goods, beside the words that the shop may change: "LRS-12"."""
    return f"{_CODE}{product}"


def _is_silent(told: dict[str, Cell]) -> bool:
    """Goods without a number: the shop tells nothing of them. That is not "none were sold"."""
    product = clean(str(told["product"] or ""))
    return bool(product) and not _is_total(product) and told["sold"] is None


def _is_total(product: str) -> bool:
    return product.casefold().startswith(("total", "jumlah", "grand", "subtotal"))


def _header(rows: Sequence[Sequence[Cell]]) -> Header:
    header = find_header(rows, vocabulary("sales"))
    if header is None or not {"product", "sold"} <= header.columns.keys():
        raise Rejected(N_("The sheet needs a column “Nama Barang” and a column “Terjual” in its header."))
    return header


def _at(cells: Sequence[Cell], at: int) -> Cell:
    return cells[at] if at < len(cells) else None


def _row(line: int, told: dict[str, Cell]) -> SheetRow | Fault | None:
    """None for an empty line and for a line of totals."""
    product, sold = clean(str(told["product"] or "")), told["sold"]
    if not product or _is_total(product):
        return (
            None if sold is None or product else Fault(line, message(N_("The name of the goods is missing.")))
        )
    counted = _pieces(sold)
    if counted is None:
        return Fault(
            line, message(N_("I cannot read how many were sold: “{cell}”."), cell=str(sold or "")[:40])
        )
    amount = _rupiah(told.get("amount"))
    if amount is None and told.get("amount") is not None:
        return Fault(line, message(N_("I cannot read the amount “{cell}”."), cell=str(told["amount"])[:40]))
    pieces, unit = counted
    unit = clean(str(told.get("unit") or "")) or unit
    period, maker = clean(str(told.get("period") or ""))[:20], clean(str(told.get("maker") or ""))[:80]
    return SheetRow(line, product[:80], pieces, unit, amount, period, maker, _code(told.get("code")))


def _code(cell: Cell) -> int | None:
    number = str(cell or "").strip().upper().removeprefix(_CODE)
    is_ours = str(cell or "").strip().upper().startswith(_CODE)
    return int(number) if is_ours and number.isascii() and number.isdecimal() and len(number) < 16 else None


def _pieces(cell: Cell) -> tuple[int, str | None] | None:
    if isinstance(cell, int):
        return (cell, None) if 0 <= cell <= _MOST else None
    if not cell or cell.strip() == "-":
        return 0, None
    try:
        quantity = parse_quantity(cell)
    except Rejected:
        return None
    if isinstance(quantity, Packs):
        return quantity.packs, quantity.unit
    return (quantity.pieces, None) if isinstance(quantity, Count) and quantity.pieces <= _MOST else None


def _rupiah(cell: Cell) -> int | None:
    if isinstance(cell, int):
        return cell if cell >= 0 else None
    if not cell:
        return None
    try:
        heard = parse_money(cell)
    except Rejected:
        return None
    return heard.rupiah if isinstance(heard, Exact) else None
