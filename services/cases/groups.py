"""A forum group of officers: linked to their area by a one-time code, and what Telegram says about its topics.

Whatever goes wrong there – no rights, no topics, topic deleted, bot put out – cases go on in private chats, and whoever
linked the group is told once what is missing.
"""

import hashlib
import secrets
from datetime import timedelta

from bot.dialog.event import CallEnded
from bot.dialog.screen import Line
from domain.cases.model import Case
from domain.messages import N_, Message, message
from domain.roles import Action, may
from services.cases import topics, words
from services.cases.scene import Scene
from services.cases.talking import fall_back
from storage.case_groups import Group
from storage.case_team import Contact

PREFIX, UNLINKED = "k_", "unlinked"
_VALID = timedelta(days=1)
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that are mistaken for one another
_LENGTH = 8
FAULTS: dict[str, str] = {
    "rights": N_("make me an administrator who may manage topics (Kelola topik)"),
    "no_forum": N_("switch on topics (Topik) in the settings of the group"),
}
"""What somebody must do so that topics can be made."""


async def offer_code(scene: Scene, person_id: int, area: str) -> str:
    """A code that links one group to this area; valid for a day, and only for this officer."""
    code = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    await scene.store.case_groups.offer(_hash(code), person_id, area, scene.now + _VALID)
    await scene.store.audit.add(scene.now, person_id, None, "case group code", area=area)
    return code


async def link(scene: Scene, code: str, by: Contact, chat_id: int) -> Group | None:
    """This group is for cases of the code's area from now on. None for a code that is no good."""
    area = await scene.store.case_groups.use(_hash(code.strip().upper()), by.person_id, scene.now)
    if area is None or not may(await scene.store.people.grants(by.person_id), Action.HANDLE_CASES, area):
        return None
    group = await scene.store.case_groups.link(chat_id, area, by.person_id, scene.now)
    await scene.store.audit.add(scene.now, by.person_id, None, "case group linked", area=area)
    return group


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


async def topic_made(scene: Scene, event: CallEnded) -> None:
    """Telegram made the topic of a case, or did not."""
    case, group = await _about(scene, event)
    if case is None or group is None or case.group_id != group.id:
        return
    if event.topic is not None:
        await topics.made(scene, case, group, event.topic)
    else:
        await _fault(scene, event, case, group)


async def posted(scene: Scene, event: CallEnded) -> None:
    """A message of ours reached a topic, or did not."""
    if event.fault is None:
        return
    case, group = await _about(scene, event)
    if case is not None and group is not None and case.group_id == group.id:
        await _fault(scene, event, case, group)


async def _about(scene: Scene, event: CallEnded) -> tuple[Case | None, Group | None]:
    case = await scene.store.cases.held(int(event.about["case"]))
    return case, await scene.store.case_groups.find(int(event.about["group"]))


async def _fault(scene: Scene, event: CallEnded, case: Case, group: Group) -> None:
    if event.fault == "moved" and event.moved_to is not None:
        await moved(scene, group, event.moved_to)
    elif event.fault == "gone":
        await left(scene, group)
    elif event.fault in FAULTS and group.fault is None:
        await scene.store.case_groups.has_fault(group.id, event.fault)
        await _tell_linker(scene, group, Message(FAULTS[event.fault]))
    await fall_back(scene, case)


async def moved(scene: Scene, group: Group, to: int) -> None:
    """The group became a supergroup: the same people under another number."""
    await scene.store.case_groups.moved(group.id, to)


async def left(scene: Scene, group: Group) -> None:
    """The bot was put out: every case that was talked about there goes on in private chats."""
    if group.left_at is not None:
        return
    await scene.store.case_groups.was_left(group.id, scene.now)
    gone = message(N_("add me to the group again, or go on without it"))
    await _tell_linker(scene, group, gone)
    for case in await scene.store.cases.in_group(group.id):
        await fall_back(scene, case)


async def came(scene: Scene, group: Group, *, topics_allowed: bool) -> None:
    """The bot is (again) in a linked group, perhaps with other rights: new cases may use it again."""
    if group.left_at is not None:
        await scene.store.case_groups.was_left(group.id, None)
    if topics_allowed and group.fault == "rights":
        await scene.store.case_groups.has_fault(group.id, None)


async def _tell_linker(scene: Scene, group: Group, what: Line) -> None:
    who = await scene.store.case_team.contact(group.linked_by)
    if who is None:
        return
    text = message(
        N_("👥 I cannot use your group for {area} now, so cases come to each of you here. To use it: {what}."),
        area=words.region(group.area), what=what,
    )  # fmt: skip
    scene.show(who, words.plain(text), group.area)


async def unlink(scene: Scene, group: Group, actor: int) -> None:
    """An officer does not want it any more: its cases go on in private chats."""
    await scene.store.case_groups.has_fault(group.id, UNLINKED)
    await scene.store.audit.add(scene.now, actor, None, "case group unlinked", area=group.area)
    for case in await scene.store.cases.in_group(group.id):
        await fall_back(scene, case)
