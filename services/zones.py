"""Zones as officers keep them: who may draw them, and what is kept of every change. Others ask `supplies`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.dialog.argument import number_in
from bot.turn import Turn
from domain.areas import find, is_within
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected
from domain.outlets import Outlet
from domain.roles import Action
from domain.zone_proposals import proposal
from domain.zones import Allowance, Supply, Zone, at_outlet, chosen, regency, supply
from services.office_shops import reach
from storage.producers import Producer

TAKEN = N_("There is a zone of that name already. Please write another one.")
GONE = N_("That zone is not there any more.")


class ZoneAnswers(FormAnswers):
    """A zone as an officer draws it. `id` None: a new one."""

    id: int | None = None
    area: str
    name: str
    kecamatan: list[str]


@dataclass(frozen=True, slots=True)
class Outsider:
    """A producer who may supply a shop from outside its zone, with the reason."""

    producer: Producer
    allowance: Allowance


async def editable(turn: Turn) -> tuple[str, ...]:
    """The regencies whose zones this person may draw: all of a regency must be theirs. The home area comes first, others
    are known by their shops and zones."""
    prefixes = await reach(turn, Action.EDIT_OUTLETS)
    known = [turn.office.area, *prefixes, *await turn.store.zones.regencies(prefixes)]
    known += [one.area for one in await turn.store.outlets.of_office(prefixes)]
    regencies = dict.fromkeys(regency(area) for area in known)
    return tuple(one for one in regencies if _is_regency(one) and may_draw(one, prefixes))


def may_draw(area: str, prefixes: tuple[str, ...]) -> bool:
    """Whether all of this regency lies within these areas."""
    return any(is_within(area, prefix) for prefix in prefixes)


def _is_regency(area: str) -> bool:
    found = find(area)
    return found is not None and found.level == 2


async def find_zone(turn: Turn, argument: object) -> Zone | None:
    """The zone with this number, if this person may change it; a forged number finds nothing."""
    zone = await turn.store.zones.find(number_in(str(argument)))
    return zone if zone and may_draw(zone.area, await reach(turn, Action.EDIT_OUTLETS)) else None


def as_answers(zone: Zone) -> Mapping[str, Any]:
    """A zone in the shape of the form's answers."""
    return {"id": zone.id, "area": zone.area, "name": zone.name, "kecamatan": list(zone.kecamatan)}


async def save(turn: Turn, answers: ZoneAnswers) -> None:
    """Draw or change it. Raises Rejected outside the area, and for a name that is taken."""
    if not may_draw(answers.area, await reach(turn, Action.EDIT_OUTLETS)) or not _is_regency(answers.area):
        raise Rejected(N_("That place lies outside your area."))
    zone = Zone(answers.area, answers.name, chosen(answers.kecamatan, answers.area), answers.id)
    if answers.id is None:
        if await turn.store.zones.add(zone, turn.now) is None:
            raise Rejected(TAKEN)
        await _note(turn, "zone drawn", zone)
        return
    before = await find_zone(turn, answers.id)
    if before is None or before.area != zone.area:
        raise Rejected(GONE)
    if before != zone:
        if not await turn.store.zones.change(zone):
            raise Rejected(TAKEN)
        await _note(turn, "zone changed", zone)


async def remove(turn: Turn, zone: Zone) -> None:
    """Nobody is too far because of it any more."""
    await turn.store.zones.remove(zone, turn.now)
    await _note(turn, "zone removed", zone)


async def take_proposal(turn: Turn, area: str) -> int:
    """Draw what was proposed for this regency, where none is drawn yet; how many zones it made."""
    proposed = proposal(area)
    if proposed is None or area not in await editable(turn) or await turn.store.zones.of([area]):
        return 0
    for zone in proposed.zones:
        await turn.store.zones.add(zone, turn.now)
        await _note(turn, "zone drawn", zone)
    return len(proposed.zones)


async def _note(turn: Turn, action: str, zone: Zone) -> None:
    await turn.store.audit.add(turn.now, turn.person.id, None, action, zone=zone.name, area=zone.area)


async def supplies(turn: Turn, producer: Producer, outlet: Outlet) -> Supply:
    """Whether this producer may supply this shop, by the zones that are drawn there and an officer's allowance."""
    zones = await turn.store.zones.of([regency(outlet.area)])
    held = (await turn.store.zones.allowances(at_outlet(outlet.id or 0))).get(producer.person_id)
    reason = held.reason if held else None
    return supply(producer.area, outlet.area, zones, named=outlet.zone, reason=reason)


async def outsiders(turn: Turn, outlet: Outlet) -> list[Outsider]:
    """Who may supply this shop from outside its zone."""
    found = []
    for number, allowance in (await turn.store.zones.allowances(at_outlet(outlet.id or 0))).items():
        producer = await turn.store.producers.find(number)
        if producer is not None:
            found.append(Outsider(producer, allowance))
    return found


async def allow(turn: Turn, producer: Producer, outlet: Outlet, reason: str) -> None:
    """Let this producer supply this shop from outside its zone."""
    number = outlet.id or 0
    await turn.store.zones.allow(producer.person_id, at_outlet(number), reason, turn.person.id, turn.now)
    await turn.store.audit.add(turn.now, turn.person.id, producer.person_id, "zone allowance", outlet=number)


async def end_allowance(turn: Turn, producer_id: int, outlet: Outlet) -> None:
    """From now on the zones count again."""
    if await turn.store.zones.end_allowance(producer_id, at_outlet(outlet.id or 0), turn.now):
        about = {"outlet": outlet.id}
        await turn.store.audit.add(turn.now, turn.person.id, producer_id, "zone allowance ended", **about)
