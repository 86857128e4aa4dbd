"""What the clock does with cases: reminds officers, offers cases to others when nobody answered, asks and waits for the person.

Each finds the case locked and looks again whether it still holds: what changed meanwhile is left alone.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from bot.dialog.screen import Button, route
from domain.cases import clock, limits, moves
from domain.cases.model import Case, State, Step
from domain.messages import N_, message
from domain.reminders import Reminder, Topic
from services.cases import alerting, closing, topics, words
from services.cases.owning import owner_who_may
from services.cases.scene import Scene, called, officer
from services.deeds import Deed
from services.reminders import Kind, Notice
from storage.outbox import Call
from storage.store import Store

Happen = Callable[[Scene, Case], Awaitable[None]]


def _deed(name: str, holds: Callable[[Case, datetime], bool], happens: Happen) -> Deed:
    async def do(store: Store, due: Reminder, now: datetime) -> Sequence[Call]:
        scene = Scene(store, now)
        case = await store.cases.held(int(due.subject))
        if case is not None and holds(case, now):
            await happens(scene, case)
        return scene.calls

    return Deed(name, do)


def _waits(case: Case, _now: datetime) -> bool:
    return case.waits_since is not None and not case.is_closed


async def _ring(scene: Scene, case: Case) -> None:
    """The office opens, and nobody took it in the night."""
    if case.owner_id is None:
        await alerting.alert_again(scene, case)


async def _half(scene: Scene, case: Case) -> None:
    """Half of the time has passed without an answer."""
    case, owner = await owner_who_may(scene, case)
    if owner is None:
        await alerting.alert_again(scene, case)
        return
    who = await scene.store.case_team.contact(case.person_id)
    text = message(N_("⏳ {who} still waits. Answer by {due}."), who=called(who), due=case.due_at)
    rows = words.word_head(case, who).buttons
    scene.show(owner, words.about(case, text, *rows), case.area)


def _is_late(case: Case, now: datetime) -> bool:
    return _waits(case, now) and case.due_at is not None and case.due_at <= now


async def _late(scene: Scene, case: Case) -> None:
    """The limit has passed: it is offered to colleagues, then to administrators; the person hears so."""
    former = case.owner_id
    case = await scene.save(moves.late(case, scene.now), Step.LATE, None)
    told = await alerting.alert(scene, case, former)
    people = await scene.store.case_team.contacts({case.person_id, former or 0})
    if former in people and former not in told:
        text = message(N_("⏰ the time limit has passed. It is offered to others; you may still take it."))
        scene.show(people[former], words.about(case, text, (words.look(case),)), case.area)
    if case.person_id in people:
        text = message(
            N_("sorry, it takes longer than promised. Others have been asked; a word comes by {due}."),
            due=case.due_at,
        )
        scene.show(people[case.person_id], words.about(case, text), case.area)


def _may_be_asked(case: Case, now: datetime) -> bool:
    silent_since = case.officer_wrote_at
    return (
        case.state is State.OPEN and case.waits_since is None and silent_since is not None
        and silent_since + limits.ask_after() <= now
    )  # fmt: skip


async def _ask(scene: Scene, case: Case) -> None:
    """The person has been silent since the answer. They are asked by the reminder that this plans for the next decent
    moment, and by two more."""
    await scene.save(moves.asked(case, scene.now), Step.ASKED, None)
    await scene.store.reminders.plan([clock.first_question(case, scene.now)], scene.now)
    await topics.post(
        scene, case, words.about(case, message(N_("the person was asked whether it is solved.")))
    )


def _was_silent(case: Case, now: datetime) -> bool:
    asked_at = case.asked_at
    return case.state is State.ASKED and asked_at is not None and asked_at + limits.silent_after() <= now


async def _silent(scene: Scene, case: Case) -> None:
    await closing.close_silently(scene, case)


DEEDS = (
    _deed(clock.RING, _waits, _ring),
    _deed(clock.HALF, _waits, _half),
    _deed(clock.LATE, _is_late, _late),
    _deed(clock.ASK, _may_be_asked, _ask),
    _deed(clock.SILENT, _was_silent, _silent),
)


async def _still_asked(
    store: Store, due: Sequence[Reminder], _now: datetime
) -> Mapping[int, Mapping[str, Any]]:
    """Only cases that still wait for the person's word, with the name of their officer."""
    found: dict[int, Mapping[str, Any]] = {}
    for one in due:
        case = await store.cases.of_person(one.person_id, int(one.subject))
        if case is not None and case.state is State.ASKED:
            owner = await store.case_team.contact(case.owner_id) if case.owner_id else None
            found[one.id] = {"officer": owner.name if owner else ""}
    return found


def _question(reminder: Reminder, _today: date) -> Notice:
    number, name = reminder.subject, str(reminder.params.get("officer", ""))
    by = message(N_("officer {name}"), name=name) if name else officer(None)
    line = message(N_("🙋 #{number}: {officer} asks: is it solved?"), number=number, officer=by)
    why = message(N_("Without an answer it is closed after a while. You can open it again by a word."))
    yes = Button(message(N_("✅ Yes, solved")), route(words.SOLVED, number))
    no = Button(message(N_("✋ Not yet")), route(words.NOT_SOLVED, number))
    return Notice(line, (line, why), ((yes, no),))


KIND = Kind(clock.CONFIRM, Topic.CASES, _question, _still_asked)
