"""Kinds of reminders for tests: real ones, about chores, so that the mechanism is tried without any subject's rules."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

from bot.dialog.screen import Button, Literal, route
from domain.reminders import Plan, Reminder, Topic
from services.reminder_kinds import KINDS
from services.reminders import Kind, Notice
from storage.store import Store

DONE = "done "
"""A chore whose subject begins so is done: nobody needs to hear of it any more."""
BROKEN = "broken "
"""Whoever asks about a chore whose subject begins so fails."""


def _notice(reminder: Reminder, today: date) -> Notice:
    """Raises KeyError for a chore without words, which is a fault of whoever planned it."""
    words = reminder.params["words"]
    day = reminder.params.get("day")
    left = f" ({(date.fromisoformat(day) - today).days} hari lagi)" if day else ""
    line = Literal(f"{words}{left}")
    button = Button(Literal(f"✔ {words[:14]}"), route("menu", words[:14]))
    return Notice(line, (line, Literal("Kerjakan, ya.")), ((button,),))


async def _still_to_do(
    _store: Store, chores: Sequence[Reminder], _now: datetime
) -> Mapping[int, Mapping[str, Any]]:
    if any(chore.subject.startswith(BROKEN) for chore in chores):
        raise RuntimeError("nobody knows")
    return {chore.id: {} for chore in chores if not chore.subject.startswith(DONE)}


CHORE = Kind("test_chore", Topic.AGENDA, _notice, _still_to_do)
ERRAND = Kind("test_errand", Topic.CONSIGNMENT, _notice, late=timedelta(hours=6), latest_only=False)
SECRET = Kind("test_secret", Topic.REPORT, _notice, late=timedelta(hours=6), tells_missed=False)
ALL = {kind.name: kind for kind in (CHORE, ERRAND, SECRET)}


@contextmanager
def known_chores() -> Iterator[None]:
    """Within, these are the kinds there are."""
    before = dict(KINDS)
    KINDS.clear()
    KINDS.update(ALL)
    try:
        yield
    finally:
        KINDS.clear()
        KINDS.update(before)


def chore(person_id: int, at: date | datetime, words: str = "Sapu dapur", **changed: Any) -> Plan:
    """A plan; `subject` and `occasion` are the words unless they are given."""
    kind: Kind = changed.pop("kind", CHORE)
    named = {"subject": words, "occasion": at.isoformat(), "params": {"words": words}, **changed}
    return Plan(kind=kind.name, person_id=person_id, at=at, **named)
