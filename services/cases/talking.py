"""The talk between a person and their officer: every word is kept, and goes to the other side with the case's number."""

from dataclasses import replace

from domain.cases import limits, moves
from domain.cases.model import Author, Case, Piece, Step
from domain.messages import N_, message
from services.cases import alerting, topics, words
from services.cases.owning import deliver_backlog, owner_who_may
from services.cases.scene import Scene, called
from storage.case_team import Contact


async def person_says(scene: Scene, case: Case, piece: Piece) -> Case:
    """The person wrote: their officer reads it, or whoever takes the case will. A closed case is open again."""
    was_closed = case.is_closed
    await scene.store.case_talk.add(case.id, Author.PERSON, case.person_id, piece, scene.now)
    step = Step.REOPENED if was_closed else None
    case = await scene.save(moves.heard(case, scene.now), step, case.person_id)
    if was_closed:
        await topics.reopen(scene, case)
    case, owner = await owner_who_may(scene, case)
    if await topics.heard(scene, case, piece):
        return case
    if owner is not None:
        who = await scene.store.case_team.contact(case.person_id)
        scene.pass_on(owner, piece, words.word_head(case, who), case.area)
    elif was_closed:
        await alerting.alert(scene, case)
    return case


async def officer_says(
    scene: Scene, case: Case, by: Contact, piece: Piece, *, from_topic: bool = False
) -> Case:
    """An officer answers; a case that is nobody's is taken with it. Raises Rejected when it is closed, or somebody
    else's."""
    if case.owner_id is None:
        case = await take_silently(scene, case, by)
    case = moves.taken(case, by.person_id)
    is_first = case.first_answer_at is None
    await scene.store.case_talk.add(case.id, Author.OFFICER, by.person_id, piece, scene.now)
    after = limits.worked(case.opened_at, scene.now, case.area) if is_first else None
    step = Step.ANSWERED if is_first else None
    case = await scene.save(moves.answered(case, scene.now), step, by.person_id, after)
    await scene.store.audit.add(scene.now, by.person_id, case.person_id, "case answered", case=case.id)
    person = await scene.store.case_team.contact(case.person_id)
    if person is not None:
        scene.pass_on(person, piece, words.answer_head(case, by), case.area)
    if not from_topic:
        await topics.post_answer(scene, case, piece, by)
    return case


async def take_silently(scene: Scene, case: Case, by: Contact) -> Case:
    """Taken with the answer itself: the answer tells the person who it is."""
    case = await scene.save(moves.taken(case, by.person_id), Step.TAKEN, by.person_id)
    await alerting.settle(scene, case)
    return case


async def note(scene: Scene, case: Case, by: Contact, piece: Piece) -> None:
    """Something for officers alone. It goes nowhere but into the case."""
    await scene.store.case_talk.add(case.id, Author.NOTE, by.person_id, piece, scene.now)
    await scene.store.audit.add(scene.now, by.person_id, case.person_id, "case noted", case=case.id)


async def fall_back(scene: Scene, case: Case) -> None:
    """The group cannot be used for it any more: it goes on in private chats, and nothing is lost."""
    await scene.store.cases.put_in_topic(case.id, None, None)
    case = replace(case, group_id=None, topic=None)
    if case.is_closed:
        return
    case, owner = await owner_who_may(scene, case)
    if owner is None:
        await alerting.alert(scene, case, privately=True)
        return
    who = await scene.store.case_team.contact(case.person_id)
    text = message(N_("from now on here, not in the group. {who} writes to you."), who=called(who))
    scene.show(owner, words.about(case, text), case.area)
    await deliver_backlog(scene, case, owner)
