"""What became of an event, for its office: how many joined and came, what they think, what they had weeks later; on a
screen, and as a sheet with everybody. Only the people of the officer's areas are counted and listed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.dialog.screen import Painting
from bot.painter import Painter
from bot.texts import Texts
from bot.turn import Turn
from domain.agenda.event import Event, Seat
from domain.calendar import local_day
from domain.messages import N_, Message
from domain.phone import parse_phone
from domain.phone import show as show_phone
from services import seen
from services.agenda import office
from services.agenda.office import Desk
from services.agenda.plans import DAYS_AFTER
from services.agenda.reminder_words import FACE_WORDS
from services.agenda.words import when
from services.certificate_words import paper_name
from storage.event_people import Participant
from storage.event_results import Aftermath, Result
from storage.store import Store

SHEET = "event_sheet"
_LATEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Later:
    """What was answered so many days later."""

    days: int
    answered: int
    products: int
    papers: int


@dataclass(frozen=True, slots=True)
class Summary:
    """`ratings`: how many tapped each face, 1 to 4; `words`: some of what they wrote; `issued`: people by paper."""

    joined: int
    waiting: int
    came: int
    ratings: Mapping[int, int]
    words: tuple[str, ...]
    later: tuple[Later, ...]
    issued: Mapping[str, int]


async def summary(store: Store, event: Event, areas: Sequence[str]) -> Summary:
    """The figures of an event within areas."""
    people = await store.event_people.listed(event.id, areas)
    known = {one.person_id for one in people}
    told = [one for one in await store.event_results.told_of(event.id) if one.person_id in known]
    issued = [one for one in await store.event_results.of(event.id) if one.person_id in known]
    return Summary(
        joined=sum(one.seat is Seat.JOINED for one in people),
        waiting=sum(one.seat is Seat.WAITING for one in people),
        came=sum(one.came_at is not None for one in people),
        ratings=Counter(one.rating for one in people if one.rating),
        words=tuple(one.word for one in people if one.word)[-_LATEST_WORDS:],
        later=tuple(_later(days, told) for days in DAYS_AFTER),
        issued=_by_paper(issued),
    )


def _later(days: int, told: Sequence[Aftermath]) -> Later:
    then = [one for one in told if one.days == days]
    return Later(days, len(then), sum(one.products for one in then), sum(one.papers for one in then))


def _by_paper(issued: Sequence[Result]) -> dict[str, int]:
    pairs = {(one.paper, one.person_id) for one in issued}
    return dict(Counter(paper for paper, _ in pairs))


async def sheet(turn: Turn, desk: Desk) -> Painting:
    """Everybody of the officer's areas in a workbook; that they were seen is noted now."""
    people = await turn.store.event_people.listed(desk.event.id, desk.areas)
    await seen.note(turn, (one.person_id for one in people), "event report seen")
    return Painting(SHEET, {"event": desk.event.id, "areas": list(desk.areas)}, as_document=True)


async def _gather(store: Store, spec: Mapping[str, Any], texts: Texts) -> Any:
    event = await store.events.find(spec["event"])
    if event is None:
        raise LookupError("the event is gone")
    people = await store.event_people.listed(event.id, spec["areas"])
    told = {(one.person_id, one.days): one for one in await store.event_results.told_of(event.id)}
    issued: dict[int, list[str]] = {}
    for one in await store.event_results.of(event.id):
        issued.setdefault(one.person_id, []).append(texts.plain(paper_name(one.paper)))
    words = {name: texts.plain(Message(text)) for name, text in _WORDS.items()}
    rows = [_row(one, event, (told, issued), words, texts) for one in people]
    columns = [{"title": words[name], "kind": kind} for name, kind in _COLUMNS]
    note = f"{event.title} · {texts.plain(when(event))} · {event.place}"
    return {
        "name": f"peserta-acara-{event.id}.xlsx",
        "sheets": [{"title": words["sheet"], "notes": [note], "columns": columns, "rows": rows}],
    }


Told = Mapping[tuple[int, int], Aftermath]


def _row(
    one: Participant, event: Event, known: tuple[Told, Mapping[int, list[str]]], words: Mapping[str, str], texts: Texts
) -> list[Any]:  # fmt: skip
    told, issued = known
    later = [told.get((one.person_id, days)) for days in DAYS_AFTER]
    face = texts.plain(Message(FACE_WORDS[one.rating - 1])) if one.rating else None
    return [
        one.name, one.business, office.place_name(one.area).text,
        show_phone(parse_phone(one.phone)) if one.phone else None,
        words["has_place"] if one.seat is Seat.JOINED else words["waits"],
        local_day(one.since, event.zone).isoformat(),
        local_day(one.came_at, event.zone).isoformat() if one.came_at else None,
        face, one.word, *(_answer(one_later, words) for one_later in later), ", ".join(issued.get(one.person_id, ())) or None,
    ]  # fmt: skip


def _answer(told: Aftermath | None, words: Mapping[str, str]) -> str | None:
    if told is None:
        return None
    said = [words[name] for name, is_so in (("product", told.products), ("permit", told.papers)) if is_so]
    return ", ".join(said) or words["nothing"]


_COLUMNS = (
    ("name", "text"), ("business", "text"), ("place", "text"), ("phone", "text"), ("seat", "text"), ("since", "day"),
    ("came", "day"), ("rating", "text"), ("word", "text"), ("after_30", "text"), ("after_90", "text"), ("issued", "text"),
)  # fmt: skip
_WORDS = {
    "sheet": N_("Participants"), "name": N_("Name"), "business": N_("Business"), "place": N_("Place"), "phone": N_("Phone"),
    "seat": N_("Seat"), "since": N_("Since"), "came": N_("Was there"), "rating": N_("Rating"), "word": N_("Your word"),
    "after_30": N_("After 30 days"), "after_90": N_("After 90 days"), "issued": N_("Issued"),
    "has_place": N_("has a place"), "waits": N_("waits"), "product": N_("new product"), "permit": N_("new permit"),
    "nothing": N_("nothing yet"),
}  # fmt: skip
PAINTERS: dict[str, Painter] = {SHEET: Painter(_gather, "bot.bench.workbook:write")}
