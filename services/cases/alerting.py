"""Telling officers that somebody needs one: the circle of officers in their private chats, or their group in a topic."""

from dataclasses import replace

from bot.dialog.screen import Line, Literal, Screen
from domain.cases import moves
from domain.cases.circle import circle, farthest
from domain.cases.model import Author, Case, Step
from domain.messages import N_, message
from domain.roles import Role
from services.cases import topics, words
from services.cases.scene import Scene
from storage.outbox import Sequel

ALERT = "case_alert"
"""The sequel that tells which message an alert became."""


async def alert(
    scene: Scene, case: Case, late: int | None = None, *, privately: bool = False
) -> frozenset[int]:
    """Offer the case to whom it is offered to now; in the topic of their group, or to each of them. Returns the circle:
    nobody, when no officer can be reached."""
    helpers = await scene.store.case_team.helpers(case.area, case.person_id)
    if case.is_confidential and not any(one.role is Role.ADMIN for one in helpers):
        case = await scene.store.cases.save(replace(case, is_confidential=False))  # nobody would ever see it
    if case.hides_name and not case.is_confidential:
        helpers = farthest(helpers)
    chosen = circle(helpers, case.level, late, is_confidential=case.is_confidential)
    if not privately and await topics.offer(scene, case):
        return chosen
    await alert_each(scene, case, chosen)
    return chosen


async def alert_again(scene: Scene, case: Case) -> None:
    """Remind whoever was told, with a sound; nothing else is changed."""
    if await topics.offer(scene, case):
        return
    told = frozenset(await scene.store.case_team.alerted(case.id))
    if told:
        await alert_each(scene, case, told)
    else:
        await alert(scene, case)


async def alert_each(scene: Scene, case: Case, chosen: frozenset[int]) -> None:
    """Everybody of the circle in their own chat. At night and on days off it comes without a sound."""
    people = await scene.store.case_team.contacts({*chosen, case.person_id})
    screen = words.alert(case, people.get(case.person_id), await excerpt(scene, case), is_late=case.level > 0)
    await scene.store.case_team.alert(case.id, sorted(chosen), scene.now)
    for person in sorted(chosen):
        if person in people:
            told = Sequel(ALERT, {"case": case.id, "person": person})
            quiet = scene.is_quiet_time(people[person].area or case.area)
            scene.show(people[person], screen, case.area, sequel=told, is_quiet=quiet)


async def excerpt(scene: Scene, case: Case) -> str:
    """The newest words of the person, for an alert."""
    said = await scene.store.case_talk.latest(case.id, 5, for_person=True)
    return next(
        (one.piece.text for one in reversed(said) if one.author is Author.PERSON and one.piece.text), ""
    )


async def arrived(scene: Scene, number: int, person: int, message_id: int | None) -> None:
    """An alert became this message. If the case was taken meanwhile, the message says so at once."""
    case = await scene.store.cases.held(number)
    if case is None or message_id is None:
        return
    is_wanted = await scene.store.case_team.alert_left(number, person, message_id)
    to = await scene.store.case_team.contact(person)
    if not is_wanted and to is not None:
        scene.change(to, message_id, await _settled(scene, case), case.area)


async def settle(scene: Scene, case: Case) -> None:
    """Somebody took it, or it is closed: every alert says so."""
    alerted = await scene.store.case_team.alerted(case.id)
    await scene.store.case_team.forget_alerts(case.id)
    people = await scene.store.case_team.contacts(alerted)
    screen = await _settled(scene, case)
    for person, message_id in alerted.items():
        if message_id is not None and person in people:
            scene.change(people[person], message_id, screen, case.area)


async def _settled(scene: Scene, case: Case) -> Screen:
    if case.is_closed:
        return words.over(case)
    owner = await scene.store.case_team.contact(case.owner_id) if case.owner_id else None
    return words.taken(case, owner)


async def free(scene: Scene, case: Case) -> Case:
    """Its owner may not handle it any more: it is offered to others, and the person is not left alone."""
    freed = await scene.save(moves.freed(case, scene.now), Step.LATE, None)
    await alert(scene, freed, case.owner_id)
    return freed


def nobody(contact: str) -> Line:
    """There is no officer who could be told."""
    if contact:
        return message(
            N_("No officer in Laris for your area yet. Please ask here too: {contact}"),
            contact=Literal(contact),
        )
    return message(N_("No officer can be reached just now. It stays open until one is there."))
