"""Nothing hangs: whoever's word an application waits for is asked again every week, and its producer hears that they were. Who
is asked is looked up that very day: a shop's person may have left since. What they read stands in `asking`."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.areas import zone
from domain.curation.application import Application, asked_on
from domain.curation.states import SEEN_BY_SHOP, WAITING, State
from domain.reminders import Plan, Reminder
from services.curation.reach import reach_for, who_in
from services.deeds import Deed
from storage.outbox import Call
from storage.store import Store

ASK = "curation_ask"
LOOK, TRIAL, WAITS, PATIENCE = "curation_look", "curation_trial", "curation_waits", "curation_patience"
"""What is read then: of a month, of a trial sale, of a word that is missing; by the producer who waits for it."""
_OF_USE = timedelta(days=25)
_OFFICERS = 3


async def replan(store: Store, one: Application, now: datetime) -> None:
    """Forget who was to be asked where it stood before, and plan when somebody is asked where it stands now."""
    for kind in (LOOK, TRIAL, WAITS, PATIENCE):
        await store.reminders.cancel(kind, str(one.id))
    await _plan(store, one, now)


async def _plan(store: Store, one: Application, now: datetime) -> None:
    day = asked_on(one, local_today(one, now))
    await store.reminders.replan(ASK, str(one.id), [in_the_morning(ASK, one, day)] if day else [], now)


def local_today(one: Application, now: datetime) -> date:
    """The day at the shop."""
    return now.astimezone(ZoneInfo(zone(one.target.area))).date()


def in_the_morning(kind: str, one: Application, day: date) -> Plan:
    """Something that the clock does at seven of that day, at the shop."""
    at = datetime.combine(day, datetime.min.time(), ZoneInfo(zone(one.target.area))) + timedelta(hours=7)
    return Plan(
        kind, str(one.id), day.isoformat(), one.producer, at=at.astimezone(ZoneInfo("UTC")), is_deed=True
    )


async def curators(store: Store, one: Application) -> tuple[int, ...]:
    """Who can be asked for a word: whoever moved it last for the office and for the shop, and whoever chooses for that shop,
    if they still may and can be reached; otherwise a few officers of its area."""
    acted = sorted(set((await store.curations.actors(one.id)).values()) - {one.producer})
    shop = await store.curations.shop_people(one, _OFFICERS) if one.state in SEEN_BY_SHOP else ()
    there = [person for person in dict.fromkeys((*acted, *shop)) if await may_still(store, person, one)]
    if there:
        return tuple(there)
    helpers = await store.case_team.helpers(one.home, one.producer)
    return tuple(dict.fromkeys(helper.person_id for helper in helpers))[:_OFFICERS]


async def may_still(store: Store, person: int, one: Application) -> bool:
    """Whether they are here, and it is theirs to see."""
    is_here = await store.people.reachable(person) is not None
    return is_here and bool(who_in(await reach_for(store, person), one))


async def _ask(store: Store, due: Reminder, now: datetime) -> Sequence[Call]:
    seen = await store.curations.held(int(due.subject))
    if seen is None or seen.application.state not in WAITING:
        return ()
    one = seen.application
    kind = {State.TRIAL: TRIAL, State.EVALUATION: LOOK}.get(one.state, WAITS)
    asked = [(kind, person) for person in await curators(store, one)]
    if kind == WAITS:
        asked.append((PATIENCE, one.producer))
    await store.reminders.plan([_plan_of(name, one, person, now) for name, person in asked], now)
    await _plan(store, one, now)
    return ()


def _plan_of(kind: str, one: Application, person: int, now: datetime) -> Plan:
    day = local_today(one, now).isoformat()
    return Plan(kind, str(one.id), day, person, at=now, until=now + _OF_USE)


DEEDS = (Deed(ASK, _ask),)
