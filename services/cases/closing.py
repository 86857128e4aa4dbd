"""The end of a case: only the person says that it is solved. Who says nothing for long is reminded twice, then waited for."""

from domain.cases import moves
from domain.cases.model import Case, Outcome, Step
from domain.messages import N_, message
from services.cases import alerting, topics, words
from services.cases.owning import may_handle, owner_who_may
from services.cases.scene import Scene, called, in_short
from storage.case_team import Contact


async def ask(scene: Scene, case: Case, by: Contact) -> Case:
    """ "Sudah beres?" Raises Rejected when it is closed."""
    case = await scene.save(moves.asked(case, scene.now), Step.ASKED, by.person_id)
    person = await scene.store.case_team.contact(case.person_id)
    if person is not None:
        scene.show(person, words.solved_question(case, by), case.area)
    await topics.post(
        scene, case, words.about(case, message(N_("the person was asked whether it is solved.")))
    )
    return case


async def confirm(scene: Scene, case: Case) -> Case:
    """The person says that it is solved. Raises Rejected when it was closed already."""
    case = await scene.save(moves.closed(case, Outcome.CONFIRMED, scene.now), Step.CONFIRMED, case.person_id)
    await _tell_owner(scene, case, N_("🎉 {who} says that it is solved."))
    await _end(scene, case)
    return case


async def deny(scene: Scene, case: Case) -> Case:
    """The person says that it is not solved yet. Raises Rejected when it is closed."""
    case = await scene.save(moves.denied(case, scene.now), Step.DENIED, case.person_id)
    case, owner = await owner_who_may(scene, case)
    if owner is not None:
        await _tell_owner(scene, case, N_("✋ {who} says that it is not solved yet."))
    return case


async def close_silently(scene: Scene, case: Case) -> Case:
    """Nobody answered for long: closed, and counted as not confirmed. The person can open it again by a word."""
    case = await scene.save(moves.closed(case, Outcome.SILENT, scene.now), Step.SILENT, None)
    person = await scene.store.case_team.contact(case.person_id)
    if person is not None and not person.is_away:
        text = message(
            N_("closed, because we heard nothing for a while. Not solved? Just reply to this message.")
        )
        scene.show(person, words.about(case, text, words.again_row(case)), case.area, is_quiet=True)
    await _tell_owner(scene, case, N_("🏁 closed without a word of {who} (not confirmed)."))
    await _end(scene, case)
    return case


async def _tell_owner(scene: Scene, case: Case, text: str) -> None:
    """In the topic, or in the owner's own chat."""
    who = await scene.store.case_team.contact(case.person_id)
    if case.group_id is not None and case.topic is not None:
        await topics.post(scene, case, words.about(case, message(text, who=in_short(who))))
        return
    owner = await scene.store.case_team.contact(case.owner_id) if case.owner_id else None
    if owner is not None and may_handle(await scene.store.people.grants(owner.person_id), case):
        shown = words.about(case, message(text, who=called(who)), (words.look(case),))
        scene.show(owner, shown, case.area, is_quiet=scene.is_quiet_time(case.area))


async def _end(scene: Scene, case: Case) -> None:
    await alerting.settle(scene, case)
    await topics.close(scene, case)
