"""What is still read of a workbook that somebody sent, and a look into the archive before anything is unpacked."""

import io
import re
import zipfile
from dataclasses import dataclass

from bot.bench import Refused

_REFERENCE = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')


@dataclass(frozen=True, slots=True)
class Limits:
    """What is still read. `grid`: rows times columns as far as any cell reaches; `unpacked`: bytes inside a workbook."""

    rows: int = 5_000
    columns: int = 60
    grid: int = 20_000_000
    unpacked: int = 150 * 1024**2
    too_long: str = "too_many_rows"


def refuse_bomb(content: bytes, limits: Limits) -> None:
    """Looks into the archive before anything is unpacked: is it a workbook, how large, how far do its cells reach?"""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if not any(name.startswith("xl/") for name in names):  # of another office, or no table at all
                raise Refused("unreadable" if "content.xml" in names else "not_a_sheet")
            if sum(part.file_size for part in parts) > limits.unpacked or len(parts) > 2_000:
                raise Refused("too_big_inside")
            for name in names:
                if name.startswith("xl/worksheets/sheet") and name.endswith(".xml"):
                    _refuse_far_cells(archive, name, limits)
    except zipfile.BadZipFile:
        raise Refused("not_a_sheet") from None


def _refuse_far_cells(archive: zipfile.ZipFile, name: str, limits: Limits) -> None:
    """One cell in the last column of row one million makes a grid of billions: seen in the names of the cells."""
    rows = columns = 0
    before = b""
    with archive.open(name) as part:
        while chunk := part.read(1 << 20):
            found = _REFERENCE.findall(before + chunk)
            before = chunk[-200:]
            if not found:
                continue
            rows = max(rows, *map(int, {digits for _, digits in found}))
            columns = max(columns, *map(_column, {letters for letters, _ in found}))
            if rows * columns > limits.grid:
                raise Refused("too_many_columns" if columns > 10 * limits.columns else limits.too_long)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
