"""What an office calls its orders and whether halal is a must: chosen by officers of a whole regency, for that regency."""

from dataclasses import replace

from bot.turn import Turn
from domain.areas import find, is_within
from domain.procurement.programme import Programme
from domain.roles import Role
from domain.zones import regency
from services.procurement import desk


async def mine(turn: Turn) -> Programme:
    """As it is called where this producer lives, or this office is."""
    producer = await turn.store.producers.find(turn.person.id)
    return await turn.store.programmes.of(producer.area if producer else turn.office.area)


async def editable(turn: Turn) -> str | None:
    """The regency for which this person chooses; None for buyers, and for officers of a part of one."""
    own = [one for one in await desk.grants(turn) if one.role is not Role.BUYER]
    for area in (turn.office.area, *(one.area for one in own)):
        found = find(regency(area)) if area else None
        if found is not None and found.level == 2 and any(is_within(found.code, one.area) for one in own):
            return found.code
    return None


async def name(turn: Turn, area: str, called: str) -> Programme:
    """From now on it is called so. `area`: an editable regency."""
    return await _choose(turn, area, replace(await turn.store.programmes.of(area), name=called))


async def require_halal(turn: Turn, area: str, blocks: bool) -> Programme:
    """From now on a missing halal paper keeps makers out, or is only told."""
    return await _choose(turn, area, replace(await turn.store.programmes.of(area), halal_blocks=blocks))


async def _choose(turn: Turn, area: str, chosen: Programme) -> Programme:
    await turn.store.programmes.choose(area, chosen, turn.person.id, turn.now)
    await turn.store.audit.add(
        turn.now,
        turn.person.id,
        None,
        "programme changed",
        area=area,
        name=chosen.name,
        halal=chosen.halal_blocks,
    )
    return chosen
