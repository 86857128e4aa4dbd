"""The sheet on which an office writes what came out of a collective permit, and what a filled one (or a list of another
office) says: whose paper each line is. Nothing is written down before the officer has looked at it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.dialog.screen import Painting
from bot.painter import Painter
from bot.texts import Texts
from bot.turn import Turn
from domain.agenda.cohort import Standing, Want
from domain.agenda.event import Event
from domain.agenda.result_rows import Fault, Known, Placed, place
from domain.agenda.result_sheet import TEMPLATE, code_of, read_results
from domain.messages import Rejected
from services import seen
from services.agenda import cohort, issuing
from services.agenda.issuing import Issue
from services.agenda.office import Desk
from services.agenda.words import when
from services.certificate_words import paper_name
from services.certificates import Numbered
from storage.event_people import Participant
from storage.store import Store

FORM = "event_results"
_KINDS = ("text", "text", "text", "text", "text", "text", "day", "text")


@dataclass(frozen=True, slots=True)
class Look:
    """What a sheet says: lines that can be written down, and those that cannot."""

    placed: tuple[Placed, ...]
    faults: tuple[Fault, ...]


async def look(turn: Turn, desk: Desk, rows: Sequence[Any]) -> Look:
    """The cells of a file held against the members whom this officer may see. Raises Rejected when it says nothing."""
    told = read_results([(line, cells) for line, cells in rows])
    people = await turn.store.event_people.listed(desk.event.id, desk.areas)
    await seen.note(turn, (one.person_id for one in people), "event results compared")
    members = [await _known(turn.store, one) for one in people]
    return Look(*place(told, members, cohort.about(desk.event), turn.today))


async def _known(store: Store, one: Participant) -> Known:
    products = {product.id or 0: product.name for product in await store.products.of(one.person_id)}
    return Known(one.person_id, one.name, one.business, one.phone, products)


async def take(turn: Turn, desk: Desk, found: Look) -> tuple[int, tuple[Fault, ...]]:
    """Write down every line that can be. Returns how many are new, and the lines that a member's book refused."""
    new, refused = 0, []
    for one in found.placed:
        issue = Issue(one.person, one.paper, one.product, Numbered(number=one.number), one.issued)
        try:
            new += await issuing.record(turn, desk.event, issue)
        except Rejected as refusal:
            refused.append(Fault(one.line, refusal.message))
    return new, tuple(refused)


async def form(turn: Turn, desk: Desk) -> Painting:
    """The sheet to fill in, with everybody for whom a paper is still to come."""
    people = await turn.store.event_people.listed(desk.event.id, desk.areas)
    await seen.note(turn, (one.person_id for one in people), "event results form sent")
    spec = {"event": desk.event.id, "areas": list(desk.areas), "today": turn.today.isoformat()}
    return Painting(FORM, spec, as_document=True)


async def _gather(store: Store, spec: Mapping[str, Any], texts: Texts) -> Any:
    event = await store.events.find(spec["event"])
    if event is None:
        raise LookupError("the event is gone")
    people = await store.event_people.listed(event.id, spec["areas"])
    rows = [row for one in people for row in await _rows(store, event, one, spec, texts)]
    notes = [
        f"{event.title} · {texts.plain(when(event))}",
        "Isi kolom Nomor dan Tanggal Terbit, lalu kirim file ini kembali. Yang belum jadi dikosongkan. Kolom Kode jangan diubah.",
    ]
    columns = [{"title": title, "kind": kind} for title, kind in zip(TEMPLATE, _KINDS, strict=True)]
    return {
        "name": f"hasil-acara-{event.id}.xlsx",
        "sheets": [{"title": "Hasil", "notes": notes, "columns": columns, "rows": rows}],
    }


async def _rows(
    store: Store, event: Event, one: Participant, spec: Mapping[str, Any], texts: Texts
) -> list[list[Any]]:
    """One line for each paper that is still to come; those that are there or not needed have none."""
    bundle = await cohort.bundle(store, event, one.person_id, date.fromisoformat(spec["today"]))
    due = [want for want in bundle.wants if want.standing in cohort.DUE]
    return [
        [
            code_of(one.person_id, want.product), one.name, one.business, want.goods or None,
            texts.plain(paper_name(want.paper)), None, None, _lacking(want, bundle.documents[want.paper], texts),
        ]
        for want in due
    ]  # fmt: skip


def _lacking(want: Want, documents: tuple[int, int], texts: Texts) -> str:
    """What the office should ask for: papers that come first, open questions, documents."""
    done, total = documents
    first = [texts.plain(paper_name(one)) for one in want.first]
    asks = ["pertanyaan cek produk belum dijawab"] if want.standing is Standing.ASK else []
    ready = [f"berkas siap {done} dari {total}"] if total else []
    return "; ".join((*first, *asks, *ready))


PAINTERS: dict[str, Painter] = {FORM: Painter(_gather, "bot.bench.workbook:write")}
