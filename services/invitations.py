"""Inviting somebody to a role by a one-time link, and taking roles back. The token is a secret: only its hash is
stored. Who may do it to whom is decided in `domain.roles`."""

import hashlib
import secrets
from datetime import datetime, timedelta

from bot.dialog.screen import Line, Literal, Screen
from bot.turn import Turn
from domain.areas import find, full_name
from domain.messages import N_, Message, Rejected, message
from domain.roles import Grant, Role, givable, may_give
from services import menus
from services.cases import owning
from services.cases.reach import reach_of
from services.cases.scene import scene_of
from services.curation import leaving
from services.overview import monthly
from storage.invitations import Invited
from storage.role_holders import Holder
from storage.store import Store

PREFIX = "i_"

ROLE_NAMES: dict[Role, str] = {
    Role.COORDINATOR: N_("coordinator"),
    Role.OFFICER: N_("officer"),
    Role.ADMIN: N_("administrator"),
    Role.BUYER: N_("buyer"),
    Role.RETAILER: N_("shop"),
}


async def invite(
    store: Store, grant: Grant, now: datetime, days: int, name: str = "", by: int | None = None
) -> str:
    """Make an invitation and return the start parameter of its link. Valid once, for so many days."""
    token = PREFIX + secrets.token_urlsafe(24)
    await store.invitations.add(_hash(token), grant, now, now + timedelta(days=days), name, by)
    await store.audit.add(now, by, None, "invited", role=grant.role, area=grant.area)
    return token


async def offer(turn: Turn, grant: Grant, name: str, days: int) -> str:
    """The same for somebody in the chat; raises `Rejected` when this role is not theirs to give."""
    if not may_give(await turn.store.people.grants(turn.person.id), grant):
        raise Rejected(N_("You cannot give that role there."))
    return await invite(turn.store, grant, turn.now, days, name, turn.person.id)


async def accept(turn: Turn, token: str) -> Invited | None:
    """Use an invitation up; whoever made it is told. None when it is unknown, already used, or too old.

    Raises `Rejected`, and leaves the invitation open, for whoever made it and for whoever holds the role already.
    """
    found = await turn.store.invitations.by_token(_hash(token), turn.now)
    if found is None:
        return None
    if found.by is not None and found.by == turn.person.id:
        raise Rejected(
            N_("You made this invitation yourself. Send the link to {name}; it is good for one person."),
            name=found.name,
        )
    if found.grant in await turn.store.people.grants(turn.person.id):
        raise Rejected(N_("You have this task already. The link is still good for somebody else."))
    person = await turn.known_person()
    if not await turn.store.invitations.use(found.id, person.id, turn.now):
        return None
    await turn.store.role_holders.give(person.id, found.grant, found.name or turn.origin.name, turn.now)
    await turn.store.audit.add(
        turn.now, person.id, person.id, "role accepted", role=found.grant.role, area=found.grant.area
    )
    await monthly.expect(turn.store, person.id, turn.now)
    await menus.refresh_own(turn)
    await _tell_host(turn, found)
    return found


async def _tell_host(turn: Turn, found: Invited) -> None:
    host = await turn.store.people.reachable(found.by or 0)
    if host is not None:
        accepted = N_("✅ {name} has accepted the invitation: {task}.")
        turn.tell(
            host, Screen((message(accepted, name=found.name, task=await task(turn.store, found.grant)),))
        )


async def revoke(turn: Turn, holder: Holder) -> None:
    """Take a role back: its holder is told, their menu changes, and open invitations that they could not make any more
    are taken back with it. Raises `Rejected` for the last administrator."""
    if await turn.store.role_holders.is_last_admin(holder):
        raise Rejected(
            N_(
                "This is the last administrator there. Invite another one first; without one nobody could invite officers from the chat."
            )
        )
    cases = await reach_of(turn, holder.person_id)
    shops = await leaving.shops_of(turn, holder.person_id, (holder.grant,))
    if not await turn.store.role_holders.revoke(holder.id, turn.person.id, turn.now):
        return
    await leaving.tell(turn, shops)
    await owning.free_all(scene_of(turn), holder.person_id, cases)
    await turn.store.audit.add(
        turn.now,
        turn.person.id,
        holder.person_id,
        "role revoked",
        role=holder.grant.role,
        area=holder.grant.area,
    )
    left = await turn.store.people.grants(holder.person_id)
    for one in await turn.store.invitations.made_by(holder.person_id, turn.now):
        if not may_give(left, one.grant):
            await turn.store.invitations.revoke(one.id, turn.now)
    person = await turn.store.people.reachable(holder.person_id)
    if person is not None:
        await menus.refresh(turn, person)
        ended = N_(
            "Your task has ended: {task}. Thank you for your work. Everything of your own business stays as it is."
        )
        turn.tell(person, Screen((message(ended, task=await task(turn.store, holder.grant)),)))


async def withdraw(turn: Turn, invited: Invited) -> None:
    """The link opens nothing any more."""
    if await turn.store.invitations.revoke(invited.id, turn.now):
        await turn.store.audit.add(
            turn.now,
            turn.person.id,
            None,
            "invitation revoked",
            role=invited.grant.role,
            area=invited.grant.area,
        )


async def reach(turn: Turn) -> dict[Role, tuple[str, ...]]:
    """What this person may give and take back, and where."""
    return givable(await turn.store.people.grants(turn.person.id))


async def task(store: Store, grant: Grant) -> Line:
    """ "coordinator for Limpung"; for whom somebody buys, or which shop they speak for."""
    role, area = Message(ROLE_NAMES[grant.role]), area_name(grant.area)
    outlet = await store.outlets.find(0, grant.outlet) if grant.outlet is not None else None
    whose = outlet.name if outlet else grant.organisation
    if whose:
        return message(N_("{role} of {whose} for {area}"), role=role, whose=Literal(whose), area=area)
    return message(N_("{role} for {area}"), role=role, area=area)


def area_name(code: str) -> Message | Literal:
    area = find(code)
    return Literal(full_name(area)) if area else message(N_("Indonesia"))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
