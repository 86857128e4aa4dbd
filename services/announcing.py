"""An officer announces: confirmed, approved by a second one where many are meant, paused, stopped, corrected."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from bot.dialog.argument import number_in
from bot.turn import Turn
from domain.announcements.content import Buttons, Content
from domain.announcements.progress import WAS_SENT, State
from domain.areas import common
from domain.audience import Audience
from domain.form_answers import FormAnswers
from domain.reminders import Topic
from domain.roles import Action
from services import audiences
from storage.announcements import Announcement, NewAnnouncement
from storage.audiences import Size
from storage.people import Person


class When(FormAnswers):
    """`at`: day and time in the zone of the office, as `2026-12-01T09:00`; "now": at once."""

    at: Literal["now"] | datetime

    def moment(self, turn: Turn) -> datetime:
        """As a moment in UTC."""
        return turn.now if self.at == "now" else self.at.replace(tzinfo=ZoneInfo(turn.texts.zone))


class NewAnswers(FormAnswers):
    """What an officer confirms."""

    content: Content
    audience: Audience
    buttons: Buttons
    when: When


@dataclass(frozen=True, slots=True)
class Confirmed:
    """`approvers`: who was asked to approve, when that is needed (`needs_approval`)."""

    number: int
    size: Size
    needs_approval: bool
    approvers: tuple[Person, ...] = ()


def needs_approval(turn: Turn, size: Size) -> bool:
    """Whether so many people need a second officer's word."""
    return 0 < turn.office.approval_over < size.people


async def size_of(turn: Turn, audience: Audience) -> Size:
    """How many people it reaches at this moment."""
    return await audiences.size(turn, Action.ANNOUNCE, audience, Topic.ANNOUNCEMENTS)


async def confirm(turn: Turn, answers: NewAnswers) -> Confirmed:
    """Write it down. It is sent when its moment comes, or once a second officer has approved."""
    scope = await audiences.scope_for(turn, Action.ANNOUNCE)
    areas, size = answers.audience.within(scope), await size_of(turn, answers.audience)
    asks = needs_approval(turn, size)
    new = NewAnnouncement(
        turn.person.id, answers.content, answers.buttons, answers.audience, areas, common(areas),
        State.WAITING if asks else State.SCHEDULED, answers.when.moment(turn), size.people, size.without_chat,
    )  # fmt: skip
    number = await turn.store.announcements.add(new, turn.now)
    await turn.store.audit.add(
        turn.now, turn.person.id, None, "announcement confirmed", announcement=number, people=size.people
    )
    approvers = await approvers_of(turn, new.area) if asks else ()
    return Confirmed(number, size, asks, approvers)


async def approvers_of(turn: Turn, area: str) -> tuple[Person, ...]:
    """Who else may announce all over that area."""
    found = await turn.store.people.who_may(Action.ANNOUNCE, area)
    return tuple(person for person in found if person.id != turn.person.id)


async def find(turn: Turn, number: str) -> Announcement | None:
    """The one that a button names, if this officer may see it."""
    scope = await audiences.scope_for(turn, Action.ANNOUNCE)
    return await turn.store.announcements.find(number_in(number, 9), scope, turn.person.id)


async def decide(turn: Turn, one: Announcement, *, yes: bool) -> bool:
    """A second officer's word. False when somebody was first, or when it is one's own and others could decide."""
    if one.made_by == turn.person.id and yes and await approvers_of(turn, one.area):
        return False
    state = State.SCHEDULED if yes else State.REFUSED
    starts_at = max(one.starts_at, turn.now)
    done = await turn.store.announcements.decide(one.id, turn.person.id, state, turn.now, starts_at)
    if done:
        action = "announcement approved" if yes else "announcement refused"
        await turn.store.audit.add(turn.now, turn.person.id, None, action, announcement=one.id)
    return done


async def pause(turn: Turn, one: Announcement) -> bool:
    """Nothing more leaves until somebody lets it go on. False when it is not being sent."""
    return await _turned(turn, one, State.PAUSED)


async def resume(turn: Turn, one: Announcement) -> bool:
    """It goes on where it was. What waits for its moment or for a second officer does not begin by this."""
    return one.state is State.PAUSED and await _turned(turn, one, State.SENDING)


async def stop(turn: Turn, one: Announcement) -> bool:
    """Whoever has no copy yet gets none."""
    if one.state is State.WAITING:
        return await decide(turn, one, yes=False)
    return await _turned(turn, one, State.STOPPED)


async def _turned(turn: Turn, one: Announcement, state: State) -> bool:
    done = await turn.store.announcements.become(one.id, state, turn.now)
    if done:
        await turn.store.announcements.take_back(one.id)
        await turn.store.audit.add(
            turn.now, turn.person.id, None, f"announcement {state}", announcement=one.id
        )
    return done


def may_correct(one: Announcement) -> bool:
    """Whether its words may still be changed: not while a second officer looks at them, and not between their word and
    its moment, since they would have approved something else."""
    if one.state is State.SCHEDULED:
        return one.decided_by is None
    return one.state in WAS_SENT


async def correct(turn: Turn, one: Announcement, content: Content) -> None:
    """From now on this is right; copies are changed, or told anew."""
    await turn.store.announcements.take_back(one.id)
    fresh = await turn.store.announcements.get(one.id) or one
    await turn.store.announcements.correct(fresh, content)
    await turn.store.audit.add(turn.now, turn.person.id, None, "announcement corrected", announcement=one.id)
