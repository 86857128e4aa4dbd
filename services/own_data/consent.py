"""Consent to be written to: taken back at once, given again whenever somebody wants. Answers to their own words go on."""

from datetime import datetime

from bot.dialog.screen import Line
from bot.turn import Turn
from services import registration
from services.curation import leaving


async def is_given(turn: Turn) -> bool:
    """Whether they agree at this moment."""
    return await turn.store.consents.latest(turn.person.id) is not None


async def given(turn: Turn) -> tuple[str, datetime, str] | None:
    """What they agreed to: the version, since when, and the very words."""
    latest = await turn.store.consents.latest(turn.person.id)
    return None if latest is None else (latest[0].version, latest[1], latest[0].text)


async def withdraw(turn: Turn) -> None:
    """From this moment on nothing is sent to them by itself: no announcement, no reminder, also none that waits already."""
    person = turn.person
    await turn.store.consents.withdraw(person.id, turn.now)
    await turn.store.people.mark_stopped(person.chat_id, turn.now)
    await leaving.tell(turn, await leaving.shops_of(turn, person.id))
    await turn.store.erasures.silence(person.id, person.chat_id)
    await turn.store.audit.add(turn.now, person.id, person.id, "consent withdrawn")


def text(turn: Turn) -> Line:
    """What is agreed to, as it reads today."""
    return registration.consent_text(turn)


async def give(turn: Turn) -> None:
    """They agree (again), and hear what waited for them."""
    await registration.agree(turn)
    await turn.store.people.mark_stopped(turn.person.chat_id, None)
    await turn.store.audit.add(turn.now, turn.person.id, turn.person.id, "consent given")
