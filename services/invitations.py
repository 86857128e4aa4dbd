"""Inviting somebody to a role by a one-time link. The token is a secret: only its hash is stored."""

import hashlib
import secrets
from datetime import datetime, timedelta

from bot.dialog.screen import Literal
from bot.turn import Turn
from domain.areas import find, full_name
from domain.messages import N_, Message, message
from domain.roles import Grant, Role
from storage.store import Store

PREFIX = "i_"

ROLE_NAMES: dict[Role, str] = {
    Role.COORDINATOR: N_("coordinator"),
    Role.OFFICER: N_("officer"),
    Role.ADMIN: N_("administrator"),
    Role.BUYER: N_("buyer"),
    Role.RETAILER: N_("shop"),
}


async def invite(store: Store, grant: Grant, now: datetime, days: int) -> str:
    """Make an invitation and return the start parameter of its link. Valid once, for so many days."""
    token = PREFIX + secrets.token_urlsafe(24)
    await store.invitations.add(_hash(token), grant, now, now + timedelta(days=days))
    await store.audit.add(now, None, None, "invited", role=grant.role, area=grant.area)
    return token


async def accept(turn: Turn, token: str) -> Grant | None:
    """Use an invitation up. None when it is unknown, already used, or too old."""
    person = await turn.known_person()
    grant = await turn.store.invitations.use(_hash(token), person.id, turn.now)
    if grant is not None:
        await turn.store.people.grant(person.id, grant, turn.now)
        await turn.store.audit.add(
            turn.now, person.id, person.id, "role accepted", role=grant.role, area=grant.area
        )
    return grant


def area_name(code: str) -> Message | Literal:
    area = find(code)
    return Literal(full_name(area)) if area else message(N_("Indonesia"))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
