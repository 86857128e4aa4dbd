"""The office's list of shops out of the cells of a table: what can be taken is taken, what cannot is told by line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.areas import is_within
from domain.lists.cells import text_of
from domain.lists.header import Header, find_header
from domain.lists.titles import vocabulary
from domain.messages import N_, Message, Rejected, message
from domain.outlets import Outlet, read_outlet
from storage.outlets import Imported
from storage.store import Store

_SHOWN = 3


@dataclass(frozen=True)
class ListRead:
    """`outlets` that are sound; `faults` by line of the file."""

    outlets: tuple[Outlet, ...]
    faults: tuple[tuple[int, Message], ...]


def read_list(
    rows: Sequence[tuple[int, Sequence[Any]]], within: str, prefixes: tuple[str, ...] | None = None
) -> ListRead:
    """`rows`: line number and cells. `within`: the area that the list is about. `prefixes`: the areas in which shops may
    lie, `within` when not given. Raises Rejected without columns."""
    inside = (within,) if prefixes is None else prefixes
    header = _header(rows)
    outlets: list[Outlet] = []
    faults: list[tuple[int, Message]] = []
    for line, cells in rows[header.first :]:
        row = {name: text_of(cells[at[0]]) for name, at in header.columns.items() if at[0] < len(cells)}
        if not any(row.values()):
            continue
        try:
            outlet = read_outlet(row, within)
            if not any(is_within(outlet.area, prefix) for prefix in inside):
                raise Rejected(
                    N_("“{place}” lies outside the area of this office."), place=row.get("area", "")
                )
            outlets.append(outlet)
        except Rejected as refusal:
            faults.append((line, refusal.message))
    return ListRead(tuple(outlets), tuple(faults))


def _header(rows: Sequence[tuple[int, Sequence[Any]]]) -> Header:
    """The line with the titles that are needed; a heading may stand above it."""
    header = find_header([cells for _, cells in rows], vocabulary("shops"))
    if header is None or not {"name", "area"} <= header.columns.keys():
        raise Rejected(
            N_("The list needs a column “nama” and a column “kecamatan” (or “kode_area”) in its first line.")
        )
    return header


async def take(store: Store, listed: ListRead, now: datetime, actor: int | None) -> Imported:
    """Bring the office's list up to this one; who did it is noted."""
    done = await store.outlets.take_list(listed.outlets, now)
    await store.audit.add(now, actor, None, "outlets imported", added=done.added, changed=done.changed)
    return done


def result(done: Imported, listed: ListRead) -> tuple[Message, ...]:
    """What became of the list, the faults of the first lines included."""
    said = (
        message(
            N_("{added} shops are new, {changed} were changed, {unchanged} stood there just so."),
            added=done.added, changed=done.changed, unchanged=done.unchanged,
        ),
    )  # fmt: skip
    return (*said, *faults_of(listed))


def faults_of(listed: ListRead) -> tuple[Message, ...]:
    """What is wrong with the first lines that could not be taken, and how many more there are."""
    said = [message(N_("Line {line}: {fault}"), line=line, fault=why) for line, why in listed.faults[:_SHOWN]]
    more = len(listed.faults) - len(said)
    if more > 0:
        said.append(message(N_("… and {more} more lines that I could not take."), more=more))
    return tuple(said)
