"""A forum group of officers: how it is linked, and what officers do there. One topic is one case; a reply to a message of
ours goes to the person, everything else that officers write stays among them.
"""

from bot.conversation import Conversation
from bot.dialog.event import CallEnded, GroupMoved, Membership, Said, Tapped
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, copying, route
from bot.turn import Turn
from domain.cases.model import Case
from domain.messages import N_, Message, Rejected, message
from domain.roles import Action, scope
from handlers.cases.pieces import piece_of
from services.cases import alerting, closing, groups, owning, talking, topics, words
from services.cases.reach import number_of
from services.cases.scene import in_short, scene_of
from storage.case_groups import Group
from storage.case_team import Contact

GROUP, UNLINK = "case_group", "case_group_off"
_LINK = ("/kaitkan", "/link")
_ONLY_OFFICERS = N_("Only officers of this area answer here. That was not passed on.")


async def happened(turn: Turn) -> bool:
    """Everything in groups comes by here; False for what is no business of cases."""
    event = turn.event
    if isinstance(event, Said) and (code := _code(event.text)) is not None:
        await _link(turn, code)
        return True
    group = await turn.store.case_groups.of_chat(turn.person.chat_id)
    if isinstance(event, Membership):
        await _came_or_went(turn, group, event)
        return True
    if group is None or (isinstance(event, Said) and event.text.startswith("/")):
        return False
    if isinstance(event, GroupMoved):
        await groups.moved(scene_of(turn), group, event.to)
    elif isinstance(event, Tapped):
        await _tapped(turn, group, event)
    elif turn.origin.topic is not None:
        await _wrote(turn, group, turn.origin.topic)
    return True


def _code(text: str) -> str | None:
    """The code of "/kaitkan ABCD2345", or of the link that adds us to a group ("/start@bot k_ABCD2345")."""
    first, *rest = text.split()[:2] or [""]
    command, argument = first.partition("@")[0].casefold(), rest[0] if rest else ""
    if command in _LINK:
        return argument
    is_ours = command == "/start" and argument.startswith(groups.PREFIX)
    return argument.removeprefix(groups.PREFIX) if is_ours else None


async def _link(turn: Turn, code: str) -> None:
    by = await turn.store.case_team.by_chat(turn.origin.user_id)
    group = await groups.link(scene_of(turn), code, by, turn.person.chat_id) if by is not None else None
    if group is None:
        turn.say(
            message(
                N_(
                    "That code does not work here. An officer gets a new one in our private chat: /kasus, then Group."
                )
            )
        )
        return
    turn.say(
        message(N_("✅ This group is now for cases of <b>{area}</b>. Each case gets its own topic."), area=words.region(group.area)),
        message(N_("Please switch on topics here and make me an administrator who may manage topics. Until then cases come to your private chats.")),
        message(N_("Reply to a message of mine to answer the person. Anything else you write is only for you.")),
    )  # fmt: skip


async def _came_or_went(turn: Turn, group: Group | None, event: Membership) -> None:
    scene = scene_of(turn)
    if group is not None and event.is_in:
        await groups.came(scene, group, topics_allowed=event.topics)
    elif group is not None:
        await groups.left(scene, group)
    elif event.is_in:
        turn.say(
            message(
                N_(
                    "👋 I talk about business in private chats. Officers can link this group to their cases: /kasus in our private chat, then Group."
                )
            )
        )


async def _tapped(turn: Turn, group: Group, tap: Tapped) -> None:
    """Buttons of a topic. Who taps must be an officer of the area, also with a forged button."""
    case = await turn.store.cases.held(number_of(tap.choice))
    by = await _officer(turn, case) if case is not None and case.group_id == group.id else None
    if case is None or by is None:
        turn.answer_tap(message(N_("That is only for officers of this area.")))
        return
    try:
        await _do(turn, case, by, tap.step)
    except Rejected as refusal:
        turn.answer_tap(refusal.message)


async def _do(turn: Turn, case: Case, by: Contact, step: str) -> None:
    scene = scene_of(turn)
    if step == words.TAKE:
        taken = await owning.take(scene, case, by)
        turn.show_in_place(Screen(words.taken(taken, by).parts))
        turn.answer_tap(message(N_("It is yours.")))
    elif step in (words.ASK_SOLVED, words.PROMISE) and case.owner_id != by.person_id:
        turn.answer_tap(message(N_("Take it first, or let its officer do it.")))
    elif step == words.ASK_SOLVED:
        await closing.ask(scene, case, by)
        turn.answer_tap(message(N_("Asked.")))
    elif step == words.PROMISE:
        await owning.promise(scene, case, by)
        turn.answer_tap(message(N_("The person knows.")))


async def _officer(turn: Turn, case: Case) -> Contact | None:
    """Who acts here, if they may handle this case."""
    by = await turn.store.case_team.by_chat(turn.origin.user_id)
    if by is None or not owning.may_handle(await turn.store.people.grants(by.person_id), case):
        return None
    await turn.store.case_team.call(by.person_id, turn.origin.name)
    return await turn.store.case_team.contact(by.person_id)


async def _wrote(turn: Turn, group: Group, topic: int) -> None:
    """A reply to a message of ours is an answer to the person; anything else is talk among officers."""
    case = await turn.store.cases.in_topic(group.id, topic)
    piece = piece_of(turn.event, turn.person.chat_id)
    if case is None or piece is None or turn.origin.quoted is None:
        return
    by = await _officer(turn, case)
    if by is None:
        turn.say(message(_ONLY_OFFICERS))
        return
    try:
        await talking.officer_says(scene_of(turn), case, by, piece, from_topic=True)
    except Rejected as refusal:
        turn.say(refusal.message)
        return
    who = await turn.store.case_team.contact(case.person_id)
    turn.say(message(N_("✅ Sent to {who}"), who=in_short(who)))


async def open_group(turn: Turn, argument: str = "") -> None:
    """How a group is linked, with a fresh code; or the one that is linked already."""
    areas = scope(await turn.store.people.grants(turn.person.id), Action.HANDLE_CASES)
    area = argument if argument in areas else areas[0]
    linked = next(iter(await turn.store.case_groups.within((area,))), None)
    back = Button(message(N_("⬅️ Cases")), route("cases"))
    if linked is not None:
        turn.show(Screen(_linked(linked), ((Button(message(N_("✖️ Unlink")), route(UNLINK, area)), back),)))
        return
    code = await groups.offer_code(scene_of(turn), turn.person.id, area)
    add = turn.house.link(groups.PREFIX + code).replace("?start=", "?startgroup=") + "&admin=manage_topics"
    others = tuple(
        (Button(words.region(one), route(GROUP, one)),) for one in dict.fromkeys(areas) if one != area
    )[:3]
    rows = (
        (
            Button(message(N_("➕ Add me to group")), add),
            Button(message(N_("📋 Copy")), copying(f"/kaitkan {code}")),
        ),
        *others,
        (back,),
    )
    turn.show(Screen(_how(code, area), rows))


def _linked(group: Group) -> tuple[Line, ...]:
    told: list[Line] = [
        message(N_("👥 A group is linked for cases of <b>{area}</b>."), area=words.region(group.area))
    ]
    if group.fault in groups.FAULTS:
        told.append(message(N_("⚠️ I cannot use it yet: {what}."), what=Message(groups.FAULTS[group.fault])))
    return tuple(told)


def _how(code: str, area: str) -> tuple[Line, ...]:
    steps = Lines(
        (
            message(N_("1. Make a group of your officers and switch on topics (Topik).")),
            message(N_("2. Add me as administrator who may manage topics (Kelola topik).")),
            message(N_("3. Write there: <code>/kaitkan {code}</code> (works for a day, only from you)"), code=Literal(code)),
        )
    )  # fmt: skip
    title = message(N_("👥 <b>Cases in a group</b> for {area}: one topic per case."), area=words.region(area))
    return title, steps, message(N_("Without a group cases come to each officer's private chat."))


async def unlink(turn: Turn, argument: str) -> None:
    """Cases go on in private chats."""
    areas = scope(await turn.store.people.grants(turn.person.id), Action.HANDLE_CASES)
    linked = await turn.store.case_groups.within((argument,) if argument in areas else ())
    for group in linked:
        await groups.unlink(scene_of(turn), group, turn.person.id)
    turn.say(message(N_("👥 Unlinked. Cases come to each officer's private chat.")))


async def _alert_arrived(turn: Turn, event: CallEnded) -> None:
    about = event.about
    await alerting.arrived(scene_of(turn), int(about["case"]), int(about["person"]), event.message_id)


async def _topic_made(turn: Turn, event: CallEnded) -> None:
    await groups.topic_made(scene_of(turn), event)


async def _posted(turn: Turn, event: CallEnded) -> None:
    await groups.posted(scene_of(turn), event)


CONVERSATION = Conversation(
    routes={GROUP: open_group, UNLINK: unlink},
    sequels={alerting.ALERT: _alert_arrived, topics.TOPIC: _topic_made, topics.POST: _posted},
    group=happened,
    action=Action.HANDLE_CASES,
)
