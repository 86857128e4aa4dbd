"""Asking producers in waves, by the clock: a deed (`services.deeds`) that asks the next ones and plans the one after it.

Killed and done again it asks nobody twice: who was asked is written down with the plan to tell them. When nobody is
left near the place, all within reach are asked; when nobody is left at all, buyer and officers are told.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.calendar import Listening, next_open
from domain.procurement.matching import Verdict, is_near, judge, judge_all, most_missing
from domain.procurement.need import Need
from domain.procurement.waves import Rank, is_enough, next_wave, pause, ranking
from domain.reminders import Plan, Reminder
from domain.zones import near_to, regency
from services.deeds import Deed
from services.procurement import plans
from services.procurement.names import STUCK, WAVE
from storage.outbox import Call
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Field:
    """Everybody who makes such goods within reach, judged, and those who fit in the order of asking."""

    verdicts: tuple[Verdict, ...]
    ranks: tuple[Rank, ...]


async def field_of(store: Store, need: Need, now: datetime) -> Field:
    """The same for the ring that is open: near ones first, later all within reach."""
    candidates = await store.need_matching.candidates(need, now)
    zones = await store.zones.of([regency(need.area)])
    programme = await store.programmes.of(need.area)
    verdicts = judge_all(need, candidates, zones, halal_blocks=programme.halal_blocks)
    open_now = [one for one in verdicts if need.ring or is_near(one)]
    return Field(verdicts, ranking(need, open_now))


async def queue_of(store: Store, need: Need, now: datetime) -> tuple[Rank, ...]:
    """The ranks alone, as in `field_of`: whoever cannot take it is not even read, so that a wave costs little among a
    hundred thousand. Where halal is only warned about, it is read of those who have all the rest: who lacks it comes later."""
    blocks = (await store.programmes.of(need.area)).halal_blocks
    zones = await store.zones.of([regency(need.area)])
    warned = () if blocks else ("halal",)
    candidates = await store.need_matching.fitting(need, near_to(need.area, zones), now, warned)
    verdicts = judge_all(need, candidates, zones, halal_blocks=blocks)
    return ranking(need, (one for one in verdicts if need.ring or is_near(one)))


async def verdict_on(store: Store, need: Need, person_id: int, now: datetime) -> Verdict | None:
    """How things stand for one producer."""
    one = await store.need_matching.candidate(need, person_id, now)
    if one is None:
        return None
    zones, programme = await store.zones.of([regency(need.area)]), await store.programmes.of(need.area)
    return judge(need, one, zones, halal_blocks=programme.halal_blocks)


async def begin(store: Store, need: Need, now: datetime) -> None:
    """The first wave goes out as soon as the clock looks."""
    await _plan(store, need, 1, now)


async def resume(store: Store, need: Need, now: datetime) -> None:
    """It was changed: the next wave goes out as soon as the clock looks, if more answers are wanted."""
    await store.reminders.cancel(WAVE, str(need.id))
    wave = max((one.wave for one in await store.needs.asked(need.id)), default=0) + 1
    await _plan(store, need, wave, now)


async def go_on(store: Store, need: Need, now: datetime) -> None:
    """Somebody has come to fit, or dropped out: ask on at once, if no wave waits for its time anyway."""
    if not await store.reminders.waiting(WAVE, str(need.id)):
        wave = max((one.wave for one in await store.needs.asked(need.id)), default=0) + 1
        await _plan(store, need, wave, now, f"/{now.isoformat()}")


async def _plan(store: Store, need: Need, wave: int, at: datetime, mark: str = "") -> None:
    """Another wave of a need that was changed is another occasion; `mark`: so is one out of turn."""
    occasion = (f"{wave}/{need.revision}" if need.revision else str(wave)) + mark
    deed = Plan(WAVE, str(need.id), occasion, need.posted_by, at=at, params={"wave": wave}, is_deed=True)
    await store.reminders.plan([deed], at)


async def _do(store: Store, due: Reminder, now: datetime) -> Sequence[Call]:
    need, wave = await store.needs.held(int(due.subject)), int(due.params["wave"])
    if need is None or not need.takes_answers(now):
        return ()
    if is_enough(need, await store.need_offers.of_need(need.id)):
        return ()
    asked = {one.person_id for one in await store.needs.asked(need.id)}
    need, chosen = await _chosen(store, need, asked, now)
    if not chosen:
        await _stuck(store, need, await field_of(store, need, now), len(asked), now)
        return ()
    await store.needs.ask(need.id, wave, chosen, now)
    await store.reminders.plan(
        [plan for one in chosen for plan in plans.asked(need, one.person_id, wave, now)], now
    )
    await _plan(store, need, wave + 1, _when_awake(need, now + pause(need, now)))
    return ()


async def _chosen(store: Store, need: Need, asked: set[int], now: datetime) -> tuple[Need, tuple[Rank, ...]]:
    chosen = next_wave(await queue_of(store, need, now), asked)
    if not chosen and need.ring == 0:
        need = replace(need, ring=1)
        await store.needs.change(need, now)
        chosen = next_wave(await queue_of(store, need, now), asked)
    return need, chosen


def _when_awake(need: Need, moment: datetime) -> datetime:
    """Nobody is asked at night, so the next wave waits for the morning too."""
    return next_open(moment, Listening(need.zone, None, False), urgent=True)


async def _stuck(store: Store, need: Need, field: Field, asked: int, now: datetime) -> None:
    """Nobody (else) can be asked: whoever posted it and the officers hear why, once for as many as were asked."""
    helpers = await store.case_team.helpers(need.area, need.posted_by)
    people = {need.posted_by, *(one.person_id for one in helpers)}
    occasion = f"asked/{asked}/{need.revision}" if need.revision else f"asked/{asked}"
    why = most_missing(field.verdicts)
    params = {"asked": asked, "makers": len(field.verdicts), "missing": list(why) if why else None}
    await store.reminders.plan(
        [plans.told(STUCK, need, one, now, occasion, **params) for one in sorted(people)], now
    )


DEED = Deed(WAVE, _do)
