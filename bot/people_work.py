"""`laris import producers`: the office's list of people, from a file into the database – the same way as from the chat."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from bot.bench import Refused, fault_book, people_list
from bot.config import Misconfigured, Settings
from bot.file_faults import told
from bot.opening import made_ready, opened
from bot.runtime.clock import Clock
from bot.texts import Texts
from domain.lists.columns import letters
from domain.lists.sources import source_name, told_source
from domain.lists.verdicts import Counts, ListState
from domain.messages import Rejected
from services.census import deciding, fault_sheet, list_words, progress
from storage.engine import Database
from storage.people_lists import NewList, PeopleList
from storage.store import Store


@dataclass(frozen=True, slots=True)
class PeopleRead:
    """A list of people as the reader made of it; `scope`: the area it is taken for."""

    name: str
    source: str
    scope: str
    about: Mapping[str, Any]
    content: bytes


def read_people(settings: Settings, file: Path, within: str, source: str) -> PeopleRead:
    """The list in a file. Raises Misconfigured for what cannot be read at all."""
    say, scope = Texts("en").plain, within or settings.laris_area
    wanted = {"about": {"scope": [scope], "home": settings.laris_area, "columns": None}}
    try:
        about, content = people_list.read(wanted, file.read_bytes())
        called = told_source(source) if source else ""
    except OSError:
        raise Misconfigured(f"{file} cannot be read.") from None
    except Refused as fault:
        raise Misconfigured(f"{file}: {say(told(str(fault)))}") from None
    except Rejected as refusal:
        raise Misconfigured(say(refusal.message)) from None
    if "asked" in about:
        titles = ", ".join(
            str(column["title"] or letters(column["at"])) for column in about["asked"]["columns"]
        )
        raise Misconfigured(
            f"{file}: it is not clear which column holds names, and which kecamatan or desa ({titles})."
        )
    return PeopleRead(file.name, called or source_name(about["heading"], file.name), scope, about, content)


async def import_people(settings: Settings, read: PeopleRead, left_out: Path, *, only_look: bool) -> None:
    """Take the office's list of people, or `only_look` what would become of it. Rows that were not taken are written to
    `left_out`. Raises Misconfigured when there are any with mistakes; the others are taken."""
    clock = Clock(settings.laris_clock_file)
    async with opened(settings) as database:
        await made_ready(database)
        number = await _staged(database, clock, read)
        one = await _decided(database, clock, number, only_look=only_look)
        if one.counts.rows > one.counts.new:
            await _write(database, one, left_out)
        if only_look:
            async with database.transaction(heavy=True) as tx:
                await deciding.drop(Store(tx), one, None, clock.now())
    if count := list_words.withheld(one):
        typer.echo(
            f"{count} asked to be deleted before: they are not taken, and may still come by themselves."
        )
    _tell(one.counts, left_out, only_look=only_look)


async def _staged(database: Database, clock: Clock, read: PeopleRead) -> int:
    async with database.transaction(heavy=True) as tx:
        store, now = Store(tx), clock.now()
        new = NewList(None, read.name, read.source, now.date(), (read.scope,), ListState.STAGING)
        number = await store.people_lists.add(new, now)
        file = await store.files.put(read.name, read.content, clock.machine_now())
        await store.people_lists.change(number, about=read.about, file=file)
    return number


async def _decided(database: Database, clock: Clock, number: int, *, only_look: bool) -> PeopleList:
    """The list with its counts, taken if it is to be; once more when another one came in between."""
    while True:
        async with database.transaction(heavy=True) as tx:
            store = Store(tx)
            one = await store.people_lists.find(number, for_change=True)
            if one is None or one.state in (ListState.DROPPING, ListState.DROPPED):
                raise Misconfigured("The list was put aside by somebody else.")
            if one.state is not ListState.READY:
                await progress.portion(store, one, clock.now())
            elif only_look or not one.counts.new or await deciding.take(store, one, None, clock.now()):
                return one


async def _write(database: Database, one: PeopleList, to: Path) -> None:
    async with database.reading() as tx:
        data = await fault_sheet.gather(Store(tx), {"list": one.id}, Texts("id"))
    _save(fault_book.write(data, b"")[1], to)


def _save(content: bytes, to: Path) -> None:
    try:
        to.write_bytes(content)
    except OSError:
        raise Misconfigured(f"{to} cannot be written; the list was taken all the same.") from None


def _tell(counts: Counts, left_out: Path, *, only_look: bool) -> None:
    taken = "would be invited" if only_look else "are invited now"
    typer.echo(
        f"{counts.new} people {taken}. {counts.registered} are registered already, {counts.listed} stood on another list, "
        f"{counts.double} stand twice in the file, {counts.faulty} have mistakes, {counts.outside} lie outside the area."
    )
    if counts.rows > counts.new:
        typer.echo(f"Rows that were left out: {left_out}")
    if counts.faulty:
        raise Misconfigured(f"{counts.faulty} rows have mistakes: see {left_out}.")
