"""The office's list of shops: who may see which, and one shop added, changed or taken off the list.

What lies outside somebody's area is not there for them; nobody is told that it exists.
"""

from collections.abc import Mapping
from typing import Any

from bot.dialog.argument import number_in
from bot.turn import Turn
from domain.areas import is_within
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected
from domain.name_search import fold
from domain.outlets import Outlet, OutletKind, chain_of
from domain.roles import Action, may_at, scope


class ShopAnswers(FormAnswers):
    """A shop as the office writes it down. `id` None: a new one; `phone`: {"number": E.164}."""

    id: int | None = None
    name: str
    kind: OutletKind
    kecamatan: str
    zone: str | None = None
    pic: str | None = None
    phone: str | None = None


async def reach(turn: Turn, action: Action) -> tuple[str, ...]:
    """The area prefixes in which this person may do it."""
    return scope(await turn.store.people.grants(turn.person.id), action)


def home(turn: Turn, prefixes: tuple[str, ...]) -> str:
    """The area in which places are looked for: the only one of this person, or the home area of the office."""
    return prefixes[0] if len(prefixes) == 1 and prefixes[0] else turn.office.area


async def listed(turn: Turn, action: Action) -> tuple[Outlet, ...]:
    """The shops that this person may do it with, by name: a shop's own people have theirs alone."""
    grants = await turn.store.people.grants(turn.person.id)
    found = await turn.store.outlets.of_office(scope(grants, action))
    return tuple(one for one in found if may_at(grants, action, one.area, one.id or 0))


async def find(turn: Turn, action: Action, argument: object) -> Outlet | None:
    """The shop with this number, if this person may do it there; a forged number finds nothing."""
    number = number_in(str(argument))
    grants = await turn.store.people.grants(turn.person.id)
    found = await turn.store.outlets.find_listed(number, scope(grants, action))
    return found if found is not None and may_at(grants, action, found.area, number) else None


def as_answers(outlet: Outlet) -> Mapping[str, Any]:
    """A shop in the shape of the form's answers."""
    return {
        "id": outlet.id, "name": outlet.name, "kind": outlet.kind,
        "kecamatan": ".".join(outlet.area.split(".")[:3]), "zone": outlet.zone, "pic": outlet.pic,
        "phone": outlet.phone,
    }  # fmt: skip


async def save(turn: Turn, answers: ShopAnswers) -> int:
    """The shop's number. Raises Rejected outside the area, and for a name that another shop there has."""
    prefixes = await reach(turn, Action.EDIT_OUTLETS)
    if not any(is_within(answers.kecamatan, prefix) for prefix in prefixes):
        raise Rejected(N_("That place lies outside your area."))
    before = await find(turn, Action.EDIT_OUTLETS, answers.id) if answers.id is not None else None
    if answers.id is not None and before is None:
        raise Rejected(N_("That shop is not on the list any more."))
    after = _outlet(answers, before)
    if before is None:
        return await _add(turn, after)
    if after != before:
        if not await turn.store.outlets.change_listed(after, prefixes):
            raise Rejected(TAKEN)
        await _note(turn, "outlet changed", after)
    return answers.id or 0


TAKEN = N_(
    "There is a shop of that name in that kecamatan already. Please add something, for example the street."
)


async def _add(turn: Turn, outlet: Outlet) -> int:
    there = await turn.store.outlets.of_office((outlet.area,))
    if any(fold(one.name) == fold(outlet.name) for one in there):
        raise Rejected(TAKEN)
    number = await turn.store.outlets.add(outlet, turn.now)
    await turn.store.audit.add(turn.now, turn.person.id, None, "outlet added", outlet=number)
    return number


def _outlet(answers: ShopAnswers, before: Outlet | None) -> Outlet:
    same_place = before is not None and before.area.startswith(answers.kecamatan)
    return Outlet(
        name=answers.name, kind=answers.kind,
        area=before.area if before is not None and same_place else answers.kecamatan,
        chain=chain_of(answers.name) or (before.chain if before else None), zone=answers.zone or None,
        pic=answers.pic or None, phone=answers.phone or None, id=answers.id,
    )  # fmt: skip


async def remove(turn: Turn, outlet: Outlet) -> None:
    """Off the list; producers who have goods there keep it in theirs."""
    prefixes = await reach(turn, Action.EDIT_OUTLETS)
    await turn.store.outlets.remove_listed(outlet.id or 0, prefixes, turn.now)
    await _note(turn, "outlet removed", outlet)


async def _note(turn: Turn, action: str, outlet: Outlet) -> None:
    await turn.store.audit.add(turn.now, turn.person.id, None, action, outlet=outlet.id)
