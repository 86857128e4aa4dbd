"""Which needs somebody may see from the buyer's side: officers those of their area, buyers those of their own office."""

from collections.abc import Iterable

from bot.turn import Turn
from domain.areas import is_within
from domain.procurement.need import Need
from domain.roles import Action, Grant, Role, scope


async def grants(turn: Turn) -> tuple[Grant, ...]:
    """The roles with which this person may post needs."""
    held = await turn.store.people.grants(turn.person.id)
    return tuple(one for one in held if scope((one,), Action.POST_NEEDS))


async def find(turn: Turn, need_id: int) -> Need | None:
    """The need of a button, if it is theirs to manage; None for any other, also if forged."""
    need = await turn.store.needs.find(need_id)
    return need if need is not None and _is_theirs(turn, need, await grants(turn)) else None


async def held(turn: Turn, need_id: int) -> Need | None:
    """The same, locked until the turn is over."""
    need = await turn.store.needs.held(need_id)
    return need if need is not None and _is_theirs(turn, need, await grants(turn)) else None


def _is_theirs(turn: Turn, need: Need, own: Iterable[Grant]) -> bool:
    return any(is_within(need.reach, one.area) and _covers(turn, need, one) for one in own)


def _covers(turn: Turn, need: Need, grant: Grant) -> bool:
    if grant.role is not Role.BUYER or need.posted_by == turn.person.id:
        return True
    return grant.organisation is not None and grant.organisation == need.organisation


async def listed(turn: Turn) -> tuple[Need, ...]:
    """Needs that this person manages, newest first."""
    own = await grants(turn)
    everywhere = tuple(one.area for one in own if one.role is not Role.BUYER)
    found = await turn.store.needs.posted(everywhere, turn.person.id, all_of_area=True) if everywhere else ()
    mine = await turn.store.needs.posted(tuple(one.area for one in own), turn.person.id, all_of_area=False)
    seen = {one.id: one for one in (*found, *mine)}
    return tuple(seen[number] for number in sorted(seen, reverse=True))


async def is_officer_for(turn: Turn, need: Need) -> bool:
    """Whether they look at this need as an officer of its area, not as its buyer."""
    return any(one.role is not Role.BUYER and is_within(need.reach, one.area) for one in await grants(turn))
