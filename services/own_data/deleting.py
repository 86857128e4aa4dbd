"""Somebody is forgotten: at once in their own turn, the rest beside it (`storage.erasures`). Others lose nothing that is theirs:
shops keep their sums, the office its counts."""

from dataclasses import dataclass
from datetime import timedelta

from bot.dialog.argument import number_in
from bot.turn import Turn
from domain.cases.model import Case, Outcome, Step
from domain.cases.moves import closed
from domain.messages import N_, message
from domain.roles import Grant, Role
from domain.rupiah import Rupiah
from services.agenda import seats
from services.cases import alerting, owning, topics, words
from services.cases.reach import reach_of
from services.cases.scene import Scene, scene_of
from services.consignment import bills
from services.curation import leaving
from services.own_data import partners
from storage.calls import Lane
from storage.erasures import LETTER, SELF
from storage.listed_people import Waiting
from storage.people import Person
from storage.role_holders import Holder

_MOST_CASES = 1_000
_FRESH = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class AtStake:
    """What somebody should know before. `unpaid`: what shops owe for goods sold; `on_shelf`: goods that lie there; `cases`,
    `orders`: open ones; `roles`: tasks that end; `last_admin`: the one without whom nobody could invite officers."""

    unpaid: Rupiah
    on_shelf: Rupiah
    cases: int
    orders: int
    roles: tuple[Grant, ...]
    last_admin: Grant | None


async def at_stake(turn: Turn) -> AtStake:
    """Of this turn's own person."""
    summary, _ = await bills.overview(turn)
    cases = await turn.store.cases.all_of(turn.person.id, _MOST_CASES)
    grants = await turn.store.people.grants(turn.person.id)
    return AtStake(
        Rupiah(summary.sold_unpaid), Rupiah(summary.on_shelf), sum(not one.is_closed for one in cases),
        await partners.waiting(turn, turn.person.id), grants, await _last_admin(turn, grants),
    )  # fmt: skip


async def _last_admin(turn: Turn, grants: tuple[Grant, ...]) -> Grant | None:
    for grant in grants:
        holder = Holder(0, turn.person.id, "", grant, turn.now)
        if grant.role is Role.ADMIN and await turn.store.role_holders.is_last_admin(holder):
            return grant
    return None


def is_fresh(turn: Turn, asked_at: str) -> bool:
    """Whether a last button was shown just now: one that is found again next year does nothing with a single tap."""
    return 0 <= turn.now.timestamp() - number_in(asked_at) < _FRESH.total_seconds()


async def forget_me(turn: Turn) -> bool:
    """Forget the turn's own person, who is a stranger from now on. False when nothing was known of them."""
    person = turn.person
    if not person.id or not await forget(turn, person, SELF):
        return False
    turn.dialog, turn.offer, turn.offers = None, None, None
    turn.person = Person(0, person.chat_id, person.language, is_stopped=False, is_producer=False)
    return True


async def forget(turn: Turn, person: Person | int, way: str = LETTER) -> bool:
    """Forget somebody who asked for it, at once and with everybody told who waits for them. Whoever calls has looked whether
    the turn's person may do that. False when nothing was known of them."""
    number = person if isinstance(person, int) else person.id
    await _close_cases(turn, number)
    await _leave_events(turn, number)
    await partners.tell(turn, number)
    shops = await leaving.shops_of(turn, number)
    had_roles, reach = bool(await turn.store.people.grants(number)), await reach_of(turn, number)
    if not await turn.store.erasures.begin(number, turn.person.id, way, turn.now):
        return False
    await owning.free_all(scene_of(turn), number, reach)
    await leaving.tell(turn, shops)
    await turn.store.audit.add(turn.now, turn.person.id, number, "data deleted", way=way)
    if had_roles and isinstance(person, Person):
        scope = {"type": "chat", "chat_id": person.chat_id}
        turn.owe(Lane.TOUCH, "deleteMyCommands", {"scope": scope})
    return True


async def forget_listed(turn: Turn, one: Waiting) -> None:
    """Forget somebody who only stands on lists of the office and asked for it by letter: a number without a name says that it
    was done. Whoever calls has looked whether the turn's person may do that."""
    number = await turn.store.people.add_without_chat(turn.texts.language, turn.now)
    await turn.store.listed_people.forget(one.id)
    await turn.store.erasures.begin(number, turn.person.id, LETTER, turn.now, one.phone)
    await turn.store.audit.add(turn.now, turn.person.id, number, "data deleted", way=LETTER)


async def _leave_events(turn: Turn, person_id: int) -> None:
    """Their places go to those who wait."""
    parts = await turn.store.event_members.of_person(person_id)
    for event in (await turn.store.events.these(parts)).values():
        if event.is_open(turn.now):
            await seats.leave(turn, event, person_id)


async def _close_cases(turn: Turn, person_id: int) -> None:
    """Nobody waits for an answer any more: officers are told, without a name."""
    scene = scene_of(turn)
    for case in await turn.store.cases.all_of(person_id, _MOST_CASES):
        if not case.is_closed:
            over = await scene.save(closed(case, Outcome.WITHDRAWN, turn.now), Step.WITHDRAWN, None)
            await _tell_owner(scene, over)
            await alerting.settle(scene, over)
            await topics.close(scene, over)


async def _tell_owner(scene: Scene, case: Case) -> None:
    owner = await scene.store.case_team.contact(case.owner_id) if case.owner_id else None
    if owner is not None and case.topic is None:
        told = message(N_("closed: whoever asked had their data deleted. There is nothing more to do."))
        scene.show(owner, words.about(case, told), case.area, is_quiet=scene.is_quiet_time(case.area))
