"""What the columns of a shop's sheet mean, by the usual words for them; its rows as `SheetRow`s.

Takes plain cells (None, a whole number or a text). Nothing is guessed: a cell that is not clear is named by its line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.consignment.sheet import SheetRow
from domain.messages import N_, Message, Rejected, message
from domain.money import Exact, parse_money
from domain.quantities import Count, Packs, parse_quantity
from domain.spoken import clean

Cell = int | str | None
TEMPLATE = ("Nama Barang", "Terjual", "Satuan", "Nilai (Rp)", "Periode")
"""The header of the sheet that is offered to shops."""
_SEARCHED = 20
"""A header may stand below a letterhead of so many lines."""
_MOST = 1_000_000
_WORDS = {
    "product": "nama_barang barang produk nama_produk item nama_item deskripsi keterangan_barang product uraian nama",
    "sold": "terjual laku qty_terjual qty_jual jumlah_terjual jual sold qty jumlah pcs jml_terjual jml sales_qty qty_sales",
    "unit": "satuan unit uom sat kemasan",
    "amount": "nilai nilai_rp total rupiah total_rp hak_pemasok tagihan dibayar total_bayar amount sales nilai_jual nilai_penjualan "
    "total_harga jumlah_rp",
    "period": "periode bulan period tanggal tgl masa",
}
_COLUMN_OF = {spelling: column for column, words in _WORDS.items() for spelling in words.split()}


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that cannot be read, and why."""

    line: int
    why: Message


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` that can be read; `faults`: lines that cannot."""

    rows: tuple[SheetRow, ...]
    faults: tuple[Fault, ...]


def read_sheet(lines: Iterable[tuple[int, Sequence[Cell]]]) -> Sheet:
    """Numbered lines, the header among the first 20. Raises Rejected when no header is found."""
    told = list(lines)
    start, columns = _header(told)
    rows: list[SheetRow] = []
    faults: list[Fault] = []
    for line, cells in told[start + 1 :]:
        found = _row(line, {name: _at(cells, at) for name, at in columns.items()})
        if isinstance(found, Fault):
            faults.append(found)
        elif found is not None:
            rows.append(found)
    return Sheet(tuple(rows), tuple(faults))


def _header(told: Sequence[tuple[int, Sequence[Cell]]]) -> tuple[int, dict[str, int]]:
    for start, (_, cells) in enumerate(told[:_SEARCHED]):
        columns: dict[str, int] = {}
        for at, cell in enumerate(cells):
            if column := _COLUMN_OF.get(_spelling(cell)):
                columns.setdefault(column, at)
        if {"product", "sold"} <= columns.keys():
            return start, columns
    raise Rejected(N_("The sheet needs a column “Nama Barang” and a column “Terjual” in its header."))


def _spelling(cell: Cell) -> str:
    bare = "".join(one if one.isalnum() else " " for one in clean(str(cell or "")).casefold())
    return "_".join(bare.split())


def _at(cells: Sequence[Cell], at: int) -> Cell:
    return cells[at] if at < len(cells) else None


def _row(line: int, told: dict[str, Cell]) -> SheetRow | Fault | None:
    """None for an empty line and for a line of totals."""
    product, sold = clean(str(told["product"] or "")), told["sold"]
    if not product or product.casefold().startswith(("total", "jumlah", "grand", "subtotal")):
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
    return SheetRow(line, product[:80], pieces, unit, amount, clean(str(told.get("period") or ""))[:20])


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
