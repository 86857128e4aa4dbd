"""What people who were there think of it, and what came of it a month and three months later."""

from collections.abc import Mapping

from bot.turn import Turn
from domain.agenda.event import Event
from domain.messages import N_
from services.agenda import plans
from services.agenda.plans import DAYS_AFTER
from storage.event_results import Aftermath

PRODUCT, PERMIT, BOTH, NOTHING = "p", "i", "b", "n"
ANSWERS: Mapping[str, str] = {
    PRODUCT: N_("🧺 New product"), PERMIT: N_("📜 New permit"), BOTH: N_("🎉 Both"), NOTHING: N_("⏳ Not yet"),
}  # fmt: skip


async def rate(turn: Turn, event: Event, rating: int) -> None:
    """1 (poor) to 4 (very good), of somebody who was there."""
    if await turn.store.event_members.rate(event.id, turn.person.id, rating):
        await turn.store.reminders.cancel(plans.AFTER, str(event.id), turn.person.id)
        await _note(turn, "event rated", event)


async def add_word(turn: Turn, event: Event, word: str) -> None:
    """In their own words, beside the face they tapped (good, when they tapped none)."""
    part = await turn.store.event_members.find(event.id, turn.person.id)
    if part is not None:
        await turn.store.event_members.rate(event.id, turn.person.id, part.rating or 3, word)
        await _note(turn, "event rated", event)


async def tell(turn: Turn, event: Event, days: int, told: str) -> bool:
    """What there is so many days later; the last answer counts. Returns False for what cannot be answered."""
    if days not in DAYS_AFTER or told not in ANSWERS:
        return False
    said = Aftermath(
        event.id, turn.person.id, days, products=told in (PRODUCT, BOTH), papers=told in (PERMIT, BOTH)
    )
    await turn.store.event_results.tell(said, turn.now)
    await _note(turn, "event aftermath told", event)
    return True


async def _note(turn: Turn, action: str, event: Event) -> None:
    await turn.store.audit.add(turn.now, turn.person.id, turn.person.id, action, event=event.id)
