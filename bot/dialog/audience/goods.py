"""Choosing by what people make: whole groups or single kinds, tapped or written."""

from collections.abc import Sequence

from bot.dialog.audience.part import Step, pieces, ticked
from bot.dialog.audience.picking import Picking
from bot.dialog.form import Context, Option
from bot.dialog.screen import Line
from domain.audience import Audience
from domain.categories import GROUPS, Group, Kind, find_group, find_kind, likely
from domain.messages import N_, Message, message

_OPEN, _PUT = ">", "x"


class Goods:
    icon = "🏷"
    label = N_("🏷 Kind of business")
    everything = N_("📋 All kinds")

    def is_offered(self, context: Context) -> bool:
        return True

    def question(self, now: Picking) -> str:
        return (
            N_("Is it one of these?")
            if now.among
            else N_("Which kinds of business? Tap several, or write what they make.")
        )

    def choices(self, now: Picking, context: Context) -> Sequence[Option]:
        if now.among:
            return tuple(_kind(kind, now) for name in now.among if (kind := find_kind(name)))
        group = find_group(now.node)
        return (
            tuple(_kind(kind, now) for kind in group.kinds)
            if group
            else tuple(_group(one, now) for one in GROUPS)
        )

    def wide(self, now: Picking, context: Context) -> tuple[Option, ...]:
        group = find_group(now.node)
        if group is None or now.among:
            return ()
        whole = ticked(
            message(N_("All {place}"), place=Message(group.name)), group.id in now.audience.categories
        )
        return (Option(whole, _PUT + group.id),)

    def tapped(self, choice: str, now: Picking, context: Context) -> Step:
        mark, chosen = choice[:1], choice[1:]
        if mark == _OPEN:
            return Step(now.moved(node=chosen))
        return Step(now.chose(now.audience.with_category(chosen)))

    def heard(self, text: str, now: Picking, context: Context) -> Step | None:
        audience = now.audience
        for part in pieces(text):
            kinds = likely(part)
            if not kinds:
                return None
            if len(kinds) > 1:
                return Step(now.chose(audience).asks_among(tuple(kind.id for kind in kinds[:6])))
            audience = _with(audience, kinds[0])
        return Step(now.chose(audience).moved(node=now.node)) if pieces(text) else None

    def cleared(self, now: Picking) -> Picking:
        return now.chose(now.audience.model_copy(update={"categories": ()})).moved()


def _with(audience: Audience, kind: Kind) -> Audience:
    return audience if kind.id in audience.kinds else audience.with_category(kind.id)


def _group(group: Group, now: Picking) -> Option:
    """A group of one kind is chosen at once."""
    has_some = any(kind.id in now.audience.kinds for kind in group.kinds)
    mark = _OPEN + group.id if len(group.kinds) > 1 else _PUT + group.kinds[0].id
    return Option(ticked(_label(group), has_some), mark)


def _kind(kind: Kind, now: Picking) -> Option:
    return Option(ticked(_label(kind), kind.id in now.audience.kinds), _PUT + kind.id)


def _label(one: Group | Kind) -> Message:
    return message(N_("{icon} {name}"), icon=one.icon, name=Message(one.name))


def shown(audience: Audience) -> Line:
    """The kinds in one line, at most four by name."""
    names = [
        Message(found.name) for one in audience.categories if (found := find_group(one) or find_kind(one))
    ]
    if not names:
        return message(N_("all kinds of business"))
    if len(names) > 4:
        return message(N_("{names} and {count} more"), names=_listed(names[:3]), count=len(names) - 3)
    return _listed(names)


def _listed(names: Sequence[Line]) -> Line:
    """Two, three … names with commas between them, whatever the language."""
    first, *rest = names
    return message(N_("{first}, {rest}"), first=first, rest=_listed(rest)) if rest else first
