"""What the clock does about data that were kept long enough; whoever was not heard of for years is told a month before."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.dialog.screen import Screen
from bot.texts import Texts
from bot.wire import message_params
from domain.areas import zone
from domain.dates import CalendarDay
from domain.messages import N_, message
from domain.retention import Retention, retention
from storage import retention as kept
from storage.calls import Call, Lane
from storage.erasures import UNUSED
from storage.store import Store

_MOST = 100
"""People who are told in an hour."""
_DAYTIME = range(9, 17)


async def advance(tx: AsyncConnection, area: str, now: datetime, most: int) -> tuple[Sequence[Call], bool]:
    """One portion: tidy up to so many rows, or else forget one who was told and said nothing, or else tell some others.
    What they are told, and whether there is more to do at once: so that answers to people come in between."""
    where = ZoneInfo(zone(area))
    local = now.astimezone(where)
    rules = retention(local.date())
    if await kept.tidy(tx, rules, now, most):
        return (), True
    told, store = (now - rules.unused + rules.notice, now - rules.notice), Store(tx)
    for person in await kept.to_be_forgotten(tx, local.date() - rules.unused, told, 1):
        await store.audit.add(now, None, person, "data deleted", way=UNUSED)
        await store.erasures.begin(person, person, UNUSED, now)
        return (), True
    return (await _tell(tx, area, now, rules) if local.hour in _DAYTIME else ()), False


async def _tell(tx: AsyncConnection, area: str, now: datetime, rules: Retention) -> Sequence[Call]:
    today = now.astimezone(ZoneInfo(zone(area))).date()
    calls = []
    since = rules.unused - rules.notice
    for one in await kept.to_be_told(tx, today - since, now - since, _MOST):
        await Store(tx).audit.add(now, None, one.person_id, kept.NOTICED)
        day = CalendarDay.fromordinal((today + rules.notice).toordinal())
        told = message(
            N_(
                "👋 We have not heard from you for a long time. Your data will be deleted on {day}. Still in business? Write me anything, and all stays."
            ),
            day=day,
        )
        method, params = message_params(one.chat_id, Screen((told,)), Texts(one.language, zone(area)))
        calls.append(Call(one.chat_id, Lane.NOTICE, method, params))
    return calls
