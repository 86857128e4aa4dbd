"""What `laris doctor` says of reminders: whether they go out, what came too late, and how far the holidays are known."""

from datetime import date, timedelta

from bot.config import Misconfigured
from bot.runtime.chores import RECENT
from bot.runtime.clock import Clock
from domain import calendar_holidays
from storage import due_reminders
from storage.engine import Database

_PATIENCE = timedelta(hours=6)
"""So long may a hundred thousand monthly reports of one morning take, with pictures and at Telegram's free pace."""
_NOTICE = timedelta(days=30)
"""So long before the known holidays end somebody is to upgrade; the decree of a year comes out in September before."""
_SHOWN = ("planned", "sent", "missed", "skipped", "cancelled")


async def check_reminders(database: Database, clock: Clock) -> str:
    """Raises Misconfigured when reminders stay lying, or some could not be said by a fault of ours."""
    now = clock.now()
    async with database.reading() as tx:
        late = await due_reminders.figures(tx, now - _PATIENCE, now - RECENT)
        counts = await due_reminders.counts(tx)
    if late.due:
        raise Misconfigured(
            f"{late.due} reminders should have gone out more than six hours ago: is `laris run` running, and can it reach Telegram?"
        )
    if late.failed:
        raise Misconfigured(
            f"{late.failed} reminders of the last 7 days could not be said (state `failed`); see the log."
        )
    told = ", ".join(f"{counts.get(state, 0)} {state}" for state in _SHOWN)
    return f"reminders: {told}; {late.missed} came too late in the last 7 days"


def check_holidays(today: date) -> str:
    """Raises Misconfigured when the moving holidays of today, or of a month from now, are not known."""
    until = f"{calendar_holidays.known_until():%d %b %Y}"
    if not calendar_holidays.is_known(today, _NOTICE):
        raise Misconfigured(
            f"Holidays are known only until {until}: after that reminders go out on them, except on fixed ones. Upgrade Laris."
        )
    return f"holidays are known until {until}"
