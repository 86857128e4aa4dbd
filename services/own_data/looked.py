"""Who looked at somebody's data and what for, in words of the street: by day, role and office, the latest first. No names: the
office answers for its officers, and the audit log knows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bot.turn import Turn
from domain.messages import N_
from domain.roles import Role
from storage.own_data import Look

MOST = 400
"""So many notes back: older ones stand in the file."""
OTHERWISE = N_("other work of the office")
PURPOSES: dict[str, str] = {
    "producer": N_("looked for a business"), "neighbour": N_("your coordinator's record of you"), "record": N_("handing your record over"),
    "slip": N_("a slip for you"), "case": N_("your question to the office"), "cases": N_("your question to the office"),
    "certificate": N_("checking a permit"), "curation": N_("curation for a shop"), "event": N_("a training"),
    "attendance": N_("a training"), "need": N_("an order of an office"), "order": N_("an order of an office"),
    "receipt": N_("an order of an office"), "lot": N_("an order of an office"), "preorder": N_("an order from the catalogue"), "good": N_("the catalogue"), "told": N_("news for you"),
    "announcement": N_("news for you"), "zone": N_("which shops you may supply"), "shop": N_("goods in shops"),
    "outlet": N_("goods in shops"), "role": N_("your task in Laris"), "invited": N_("your task in Laris"), "invitation": N_("your task in Laris"),
    "list": N_("the office's list"), "data": N_("deleting data"),
}  # fmt: skip
"""By the first word of a note in the audit log."""
_LOOKS = frozenset({"seen", "found", "listed", "opened", "compared", "sent", "fetched", "offered", "carried"})
"""Last words of notes after which nothing about the person is different."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Looks of one day, by one role of one office, for one purpose. `is_change`: something was written, too."""

    day: date
    role: Role | None
    area: str | None
    purpose: str
    times: int
    is_change: bool


async def visits(turn: Turn) -> tuple[Visit, ...]:
    """The latest first; those in a row that are alike are one."""
    looks = await turn.store.own_data.looks(turn.person.id, MOST)
    return together(looks, ZoneInfo(turn.texts.zone))


def together(looks: Iterable[Look], where: ZoneInfo) -> tuple[Visit, ...]:
    """One line for all that is alike on one day, in the order of the looks."""
    found: dict[tuple[date, Role | None, str | None, str], tuple[int, bool]] = {}
    for look in looks:
        first, _, last = look.action.partition(" ")
        key = (look.at.astimezone(where).date(), look.role, look.area, PURPOSES.get(first, OTHERWISE))
        times, is_change = found.get(key, (0, False))
        found[key] = times + 1, is_change or last.rpartition(" ")[2] not in _LOOKS
    return tuple(Visit(*key, *told) for key, told in found.items())
