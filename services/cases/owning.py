"""Whose case it is: taken by the first who taps, handed over, promised for later; and whether its owner still may."""

from domain.cases import moves
from domain.cases.model import Author, Case, Step
from domain.messages import N_, message
from domain.roles import Action, Grant, may
from services.cases import alerting, topics, words
from services.cases.scene import Scene, officer
from storage.case_team import Contact
from storage.cases import Reach

_BACKLOG, _MOST = 8, 1_000


async def take(scene: Scene, case: Case, by: Contact) -> Case:
    """The first who takes it owns it: the others see by whom, and the person hears who answers until when. Raises
    Rejected when somebody was faster, or it is closed."""
    if case.owner_id == by.person_id:
        return case
    return await _owned(scene, moves.taken(case, by.person_id), by, Step.TAKEN)


async def hand_over(scene: Scene, case: Case, to: Contact, actor: int) -> Case:
    """A colleague goes on with it. Raises Rejected when it is closed."""
    return await _owned(scene, moves.passed(case, to.person_id), to, Step.HANDED_OVER, actor)


async def _owned(scene: Scene, case: Case, by: Contact, step: Step, actor: int | None = None) -> Case:
    case = await scene.save(case, step, actor or by.person_id)
    await scene.store.audit.add(
        scene.now, actor or by.person_id, case.person_id, f"case {step}", case=case.id
    )
    await alerting.settle(scene, case)
    is_in_topic = await topics.was_taken(scene, case)
    if not is_in_topic:
        await deliver_backlog(scene, case, by)
    person = await scene.store.case_team.contact(case.person_id)
    if person is not None:
        until = N_("{officer} takes care of it, and answers by {due} at the latest.")
        told = until if case.due_at is not None else N_("{officer} takes care of it now.")
        text = message(told, officer=officer(by), due=case.due_at)
        scene.show(person, words.about(case, text), case.area)
    return case


async def deliver_backlog(scene: Scene, case: Case, to: Contact) -> None:
    """What the person wrote since the last answer, in the officer's own chat: each message can be answered."""
    who = await scene.store.case_team.contact(case.person_id)
    said = await scene.store.case_talk.latest(case.id, _BACKLOG, for_person=True)
    since = case.officer_wrote_at
    for word in said:
        if word.author is Author.PERSON and (since is None or word.at > since):
            scene.pass_on(to, word.piece, words.word_head(case, who), case.area)


async def promise(scene: Scene, case: Case, by: Contact) -> Case:
    """Still being worked on: the person hears until when, and the officer has that long. Raises Rejected when closed."""
    case = await scene.save(moves.promised(case, scene.now), Step.PROMISED, by.person_id)
    person = await scene.store.case_team.contact(case.person_id)
    text = message(
        N_("{officer} is still working on it. The next word comes by {due}."), officer=officer(by), due=case.due_at
    )  # fmt: skip
    if person is not None:
        scene.show(person, words.about(case, text), case.area)
    await topics.post(scene, case, words.about(case, text))
    return case


async def owner_who_may(scene: Scene, case: Case) -> tuple[Case, Contact | None]:
    """The officer of this case, if they still may handle it and can be reached; else it is offered to others."""
    if case.owner_id is None:
        return case, None
    owner = await scene.store.case_team.contact(case.owner_id)
    grants = await scene.store.people.grants(case.owner_id)
    if owner is not None and not owner.is_away and may_handle(grants, case):
        return case, owner
    return await alerting.free(scene, case), None


async def free_all(scene: Scene, person_id: int, reach: Reach) -> None:
    """After somebody's task has ended: what they were answering is offered to their colleagues at once. `reach`: what they
    could see until then."""
    for case in await scene.store.cases.owned_by(person_id, reach, _MOST):
        await owner_who_may(scene, case)


def may_handle(grants: tuple[Grant, ...], case: Case) -> bool:
    """Whether somebody with these roles may handle this case."""
    action = Action.HANDLE_CONFIDENTIAL if case.is_confidential else Action.HANDLE_CASES
    return may(grants, action, case.area)
