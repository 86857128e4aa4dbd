"""The topic of a case in the officers' group: made when the case is offered, written to, closed and opened with it.

A group sees initials and no long numbers (market.md 4.4). Illegal fees are never talked about in a group.
"""

from dataclasses import replace

from bot.dialog.screen import Screen
from bot.texts import Texts
from domain.areas import zone
from domain.cases.model import Author, Case, Kind, Piece
from domain.cases.naming import without_numbers
from domain.messages import N_, message
from services.cases import words
from services.cases.scene import OFFICE_LANGUAGE, Scene, in_short
from storage.case_groups import Group
from storage.case_team import Contact
from storage.outbox import Call, Lane, Sequel

TOPIC, POST = "case_topic", "case_post"
"""Sequels: a topic was made (or not); a message reached it (or not)."""
_COLOURS: dict[Kind, int] = {
    Kind.QUESTION: 7_322_096, Kind.REFUSED: 16_478_047, Kind.LATE: 16_766_590, Kind.OTHER: 13_338_331,
}  # fmt: skip
"""Colours that Telegram allows for the icon of a topic. Source: core.telegram.org/bots/api#createforumtopic, 2026-11."""
_MOST_NAME = 120


async def offer(scene: Scene, case: Case) -> bool:
    """Offer the case in the group of its area. False when there is none that works, or it is nothing for a group."""
    if case.is_confidential or case.hides_name:
        return False
    group = await _group_of(scene, case)
    if group is None:
        return False
    if case.group_id != group.id:
        await scene.store.cases.put_in_topic(case.id, group.id, None)
        await _make(scene, case, group)
    elif case.topic is not None:
        await post_alert(scene, case, group)
    return True


async def _group_of(scene: Scene, case: Case) -> Group | None:
    """Where it is talked about already, if that still works; else the nearest group."""
    own = await scene.store.case_groups.find(case.group_id) if case.group_id else None
    return own if own is not None and own.works else await scene.store.case_groups.nearest(case.area)


async def _make(scene: Scene, case: Case, group: Group) -> None:
    who = await scene.store.case_team.contact(case.person_id)
    texts = Texts(OFFICE_LANGUAGE, zone(case.area))
    name = message(
        N_("{title} · {who} · {place}"), title=words.title(case), who=in_short(who), place=words.place(case.area)
    )  # fmt: skip
    params = {
        "chat_id": group.chat_id,
        "name": texts.plain(name)[:_MOST_NAME],
        "icon_color": _COLOURS.get(case.kind, 7_322_096),
    }
    told = Sequel(TOPIC, {"case": case.id, "group": group.id})
    scene.calls.append(Call(group.chat_id, Lane.REPLY, "createForumTopic", params, told))


async def made(scene: Scene, case: Case, group: Group, topic: int) -> None:
    """The topic is there: the alert and everything that was said until now go into it."""
    await scene.store.cases.put_in_topic(case.id, group.id, topic)
    case = replace(case, group_id=group.id, topic=topic)
    await post_alert(scene, case, group)
    for word in await scene.store.case_talk.words(case.id, most=20):
        if word.author is Author.PERSON:
            await post_word(scene, case, group, word.piece)
    if case.is_closed:
        await close(scene, case)
    elif case.owner_id is not None:
        await post_taken(scene, case, group)


async def post_alert(scene: Scene, case: Case, group: Group) -> None:
    """The case in short, with a button to take it."""
    who = await scene.store.case_team.contact(case.person_id)
    said = await scene.store.case_talk.words(case.id, most=1, only=Author.PERSON)
    text = said[0].piece.text if said else ""
    screen = words.alert(case, who, text, is_late=case.level > 0, in_group=True)
    hint = message(N_("Reply to a message of mine to answer the person. Anything else here is only for us."))
    scene.post(group, case, Screen((*screen.parts, hint), screen.buttons), _told(case, group))


async def post_word(scene: Scene, case: Case, group: Group, piece: Piece) -> None:
    """What the person wrote."""
    who = await scene.store.case_team.contact(case.person_id)
    shown = replace(piece, text=without_numbers(piece.text))
    scene.post_on(group, case, shown, words.word_head(case, who, in_group=True), _told(case, group))


async def post_taken(scene: Scene, case: Case, group: Group) -> None:
    """Who takes care of it, and what that officer can do."""
    owner = await scene.store.case_team.contact(case.owner_id) if case.owner_id else None
    taken = words.taken(case, owner)
    scene.post(group, case, Screen(taken.parts, words.owner_rows(case)), _told(case, group))


async def post(scene: Scene, case: Case, screen: Screen) -> None:
    """Anything else; nothing when the case has no topic."""
    if (group := await _where(scene, case)) is not None:
        scene.post(group, case, screen, _told(case, group))


async def post_answer(scene: Scene, case: Case, piece: Piece, by: Contact | None) -> None:
    """What an officer answered elsewhere, so that the topic tells the whole talk."""
    if (group := await _where(scene, case)) is not None:
        scene.post_on(group, case, piece, Screen(words.answer_head(case, by).parts), _told(case, group))


async def heard(scene: Scene, case: Case, piece: Piece) -> bool:
    """The person wrote: it goes into the topic. False when there is none."""
    group = await _where(scene, case)
    if group is None:
        return False
    await post_word(scene, case, group, piece)
    return True


async def was_taken(scene: Scene, case: Case) -> bool:
    """Whether officers work on it in a topic; then the topic says who took it."""
    group = await _where(scene, case)
    if group is None:
        return False
    await post_taken(scene, case, group)
    return True


async def close(scene: Scene, case: Case) -> None:
    """The last word, and the topic is closed."""
    await _turn(scene, case, "closeForumTopic", words.over(case))


async def reopen(scene: Scene, case: Case) -> None:
    """The topic is open again, with the case."""
    again = words.about(case, message(N_("opened again by the person.")))
    await _turn(scene, case, "reopenForumTopic", again)


async def _turn(scene: Scene, case: Case, method: str, screen: Screen) -> None:
    """Closing is said before the topic is closed, opening after it was opened: both leave in one row."""
    group = await _where(scene, case)
    if group is None:
        return
    place = {"chat_id": group.chat_id, "message_thread_id": case.topic}
    call = Call(group.chat_id, Lane.REPLY, method, place)
    if method == "reopenForumTopic":
        scene.calls.append(call)
    scene.post(group, case, Screen(screen.parts), _told(case, group))
    if method == "closeForumTopic":
        scene.calls.append(call)


async def _where(scene: Scene, case: Case) -> Group | None:
    """The group in whose topic the case is talked about now."""
    if case.group_id is None or case.topic is None:
        return None
    group = await scene.store.case_groups.find(case.group_id)
    return group if group is not None and group.works else None


def _told(case: Case, group: Group) -> Sequel:
    return Sequel(POST, {"case": case.id, "group": group.id})
