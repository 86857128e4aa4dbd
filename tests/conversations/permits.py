"""A day of permits for the talks: planned, joined, opened by its office; sheets as offices send them."""

import io
from typing import Any

from xlsxwriter import Workbook

from domain.agenda.event import Event, EventKind
from tests.conversations.events import fill, planned
from tests.conversations.reminding import id_of
from tests.support.town import Talker, Town

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NIB, PIRT = "9120001234567", "2063325010123-27"


async def permits(town: Town, *papers: str, people: int = 0) -> Event:
    event = await planned(
        town, "Izin kolektif", "2026-12-03 09:00", kind=EventKind.PERMITS, papers=papers or ("nib", "spp_irt")
    )
    await fill(town, event, people)
    return event


async def joins(yuli: Talker) -> Any:
    await yuli.says("/agenda")
    await yuli.sees("Izin kolektif")
    await yuli.taps("1. Izin kolektif")
    await yuli.sees("📍 Aula Kecamatan Limpung")
    await yuli.taps("Ikut")
    return await yuli.sees("Sudah terdaftar di Izin kolektif")


def sheet(*rows: tuple[Any, ...]) -> bytes:
    made = io.BytesIO()
    book = Workbook(made)
    page = book.add_worksheet()
    for at_, row in enumerate(rows):
        page.write_row(at_, 0, row)
    book.close()
    return made.getvalue()


async def held(town: Town, who: Talker) -> list[tuple[str, str | None, str]]:
    rows = await town.rows(
        "SELECT paper, number, state FROM certificates WHERE producer_id = :who AND ended_at IS NULL ORDER BY id",
        who=await id_of(town, who),
    )
    return [(row.paper, row.number, row.state) for row in rows]


async def opens(town: Town, ratna: Talker, event: Event) -> Any:
    await ratna.says("/acara")
    await ratna.sees("Acara di wilayah")
    await ratna.taps("1. Izin kolektif")
    await ratna.sees("📍 Aula Kecamatan Limpung")
    await ratna.taps("Berkas")
    return await ratna.sees("berkas")
