"""Writing into the book of titip jual: one confirmed record at a time, and undoing one.

A record is told once: its key comes from the dialog that was confirmed, so a second tap or a redelivered one finds
it there and changes nothing.
"""

from dataclasses import dataclass, replace
from datetime import date

from bot.turn import Turn
from domain.calendar_holidays import is_holiday
from domain.consignment.commands import Command, Undo
from domain.consignment.decision import decide
from domain.consignment.events import Event, Stamp
from domain.consignment.ledger import BuiltOn, Ledger
from domain.consignment.terms import Agreement, weekday
from domain.messages import N_, Rejected
from services import report_card
from services.consignment import reminders
from services.consignment.reminders import Moment
from storage.consignment_balances import Place
from storage.consignment_records import UNDOING, Piece, Record


def is_workday(day: date) -> bool:
    """Monday to Friday, national holidays left out."""
    return weekday(day) and not is_holiday(day)


@dataclass(frozen=True)
class Draft:
    """What is about to be written: `commands` in order, and `told` as people read it."""

    outlet: int
    key: str
    kind: str
    on: date
    commands: tuple[Command, ...]
    told: tuple[Piece, ...]
    photo: str | None = None


@dataclass(frozen=True)
class Saved:
    """`record` as stored; `before` and `after`: the book. `repeated`: it had been written before."""

    record: Record
    before: Ledger
    after: Ledger
    repeated: bool = False


async def record(turn: Turn, draft: Draft, of: int | None = None) -> Saved:
    """Write it down. Raises Rejected when the book refuses; then nothing was written.

    `of`: the producer whose book it is, when somebody else tells it (a shop's sheet)."""
    person, store = of or turn.person.id, turn.store.consignments
    if await turn.store.outlets.find(person, draft.outlet) is None:
        raise Rejected(N_("That shop is not in your list any more."))
    await store.balances.hold(Place(person, draft.outlet))
    before = await store.book(person, draft.outlet)
    known = await store.records.with_key(person, draft.key)
    if known is not None:
        return Saved(known, before, before, repeated=True)
    agreement = await turn.store.agreements.of(person, draft.outlet) or Agreement()
    stamp = Stamp(draft.key, turn.person.id, turn.now, draft.on)
    events, after = carried_out(before, agreement, stamp, draft.commands)
    told = Record(draft.outlet, draft.key, draft.kind, draft.told, turn.person.id, draft.on, turn.now)
    record_id = await store.add(person, told, events, before, after)
    if draft.photo:
        await store.records.attach(record_id, draft.photo, turn.now)
    if person == turn.person.id:
        await report_card.plan(turn)
    at = Moment(turn.today, turn.now)
    await reminders.plan_for(turn.store, Place(person, draft.outlet), agreement, (before, after), at)
    return Saved(replace(told, id=record_id, photos=int(bool(draft.photo))), before, after)


def carried_out(
    book: Ledger, agreement: Agreement, stamp: Stamp, commands: tuple[Command, ...]
) -> tuple[tuple[Event, ...], Ledger]:
    """The entries that these commands make, one after the other, and the book after them. Raises Rejected."""
    events = []
    for number, command in enumerate(commands):
        numbered = replace(stamp, key=f"{stamp.key}/{number}")
        decision = decide(book, agreement, command, numbered, is_workday)
        book = decision.ledger
        events.append(decision.event)
    return tuple(events), book


class NeedsUndoingFirst(Rejected):
    """A later record builds on this one. `record`: the one to undo first."""

    def __init__(self, later: Record) -> None:
        super().__init__(
            N_("A later entry, of {day}, builds on this one. Undo that one first, then this one."),
            day=later.on,
        )
        self.record = later


async def undo(turn: Turn, record_id: int) -> Saved | None:
    """Reverse everything that a record wrote; it stays to be seen. None when this person told no such record.

    Raises Rejected when it is undone already, NeedsUndoingFirst when a later one builds on it.
    """
    person, store = turn.person.id, turn.store.consignments
    target = await store.records.find(person, record_id)
    if target is None or target.kind == UNDOING or target.actor != person:
        return None
    await store.balances.hold(Place(person, target.outlet))
    before = await store.book(person, target.outlet)
    key = f"undo:{record_id}"
    known = await store.records.with_key(person, key)
    if known is not None:
        return Saved(known, before, before, repeated=True)
    keys = await store.records.entry_keys(record_id)
    commands = tuple(Undo(one) for one in reversed(keys))
    agreement = await turn.store.agreements.of(person, target.outlet) or Agreement()
    try:
        events, after = carried_out(before, agreement, Stamp(key, person, turn.now, turn.today), commands)
    except BuiltOn as refusal:
        later = await store.records.of_entry(person, target.outlet, refusal.key)
        if later is None:
            raise
        raise NeedsUndoingFirst(later) from refusal
    told = Record(target.outlet, key, UNDOING, target.told, person, turn.today, turn.now)
    new = await store.add(person, told, events, before, after)
    await store.records.mark_undone(person, record_id, turn.now)
    await reminders.plan(turn, target.outlet, agreement, before, after)
    return Saved(replace(told, id=new), before, after)
