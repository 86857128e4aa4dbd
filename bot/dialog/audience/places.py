"""Choosing by place: kecamatan with one tap each, villages of one of them, or several names in one line."""

from collections.abc import Sequence

from bot.dialog.audience.part import Step, pieces, ticked
from bot.dialog.audience.picking import Picking, scope_of
from bot.dialog.form import Context, Option
from bot.dialog.screen import Line, Literal
from domain.areas import Area, children, find, full_name, is_within, overlap, search
from domain.audience import Audience
from domain.messages import N_, message

_KECAMATAN = 3
_OPEN, _PUT = ">", "x"


class Places:
    icon = "📍"
    label = N_("📍 Place")
    everything = N_("📋 All places")

    def is_offered(self, context: Context) -> bool:
        return len(_listed(Picking(), context)) > 1

    def question(self, now: Picking) -> str:
        return (
            N_("Is it one of these?") if now.among else N_("Which places? Tap several, or write their names.")
        )

    def choices(self, now: Picking, context: Context) -> Sequence[Option]:
        return tuple(_option(area, now) for area in _listed(now, context))

    def wide(self, now: Picking, context: Context) -> tuple[Option, ...]:
        return (*_whole(now), *_villages(_listed(now, context), now))

    def tapped(self, choice: str, now: Picking, context: Context) -> Step:
        mark, code = choice[:1], choice[1:]
        if mark == _OPEN:
            return Step(now.moved(node=code))
        return Step(now.chose(now.audience.with_area(code)))

    def heard(self, text: str, now: Picking, context: Context) -> Step | None:
        """All names of the line, or none: nothing is half understood."""
        audience, unclear = now.audience, tuple[Area, ...]()
        for part in pieces(text):
            found, is_sure = _named(part, scope_of(context))
            if not found:
                return None
            if is_sure:
                audience = _with(audience, found[0].code)
            else:
                unclear = found
        if unclear:
            return Step(now.chose(audience).asks_among(tuple(area.code for area in unclear)))
        return Step(now.chose(audience).moved(node=now.node)) if pieces(text) else None

    def cleared(self, now: Picking) -> Picking:
        return now.chose(now.audience.model_copy(update={"areas": ()})).moved()


def _with(audience: Audience, code: str) -> Audience:
    return audience if code in audience.areas else audience.with_area(code)


def _listed(now: Picking, context: Context) -> tuple[Area, ...]:
    """The areas to choose from here: all of them within the scope."""
    scope = overlap(("",), scope_of(context))
    if now.among:
        codes: tuple[str, ...] = now.among
    elif not now.node and len(scope) != 1:
        codes = scope
    else:
        node = now.node if overlap((now.node,), scope) and now.node else next(iter(scope), "")
        codes = tuple(area.code for area in children(node))
    areas = (area for code in codes if overlap((code,), scope) and (area := find(code)))
    return tuple(sorted(areas, key=lambda area: area.name))


def _option(area: Area, now: Picking) -> Option:
    label = Literal(full_name(area) if now.among and area.level > _KECAMATAN else area.name)
    if area.level < _KECAMATAN and not now.among:
        has_some = any(is_within(one, area.code) for one in now.audience.areas)
        return Option(ticked(label, has_some), _OPEN + area.code)
    return Option(ticked(label, area.code in now.audience.areas), _PUT + area.code)


def _whole(now: Picking) -> tuple[Option, ...]:
    """The opened area as a whole."""
    area = find(now.node) if now.node and not now.among else None
    if area is None:
        return ()
    label = message(N_("All {place}"), place=area.name)
    return (Option(ticked(label, area.code in now.audience.areas), _PUT + area.code),)


def _villages(areas: Sequence[Area], now: Picking) -> tuple[Option, ...]:
    """From the only kecamatan that is ticked, the way to its villages."""
    ticked_ones = [area for area in areas if any(is_within(one, area.code) for one in now.audience.areas)]
    if now.among or len(ticked_ones) != 1 or ticked_ones[0].level != _KECAMATAN:
        return ()
    [area] = ticked_ones
    return (Option(message(N_("🔎 Villages of {place}"), place=area.name), _OPEN + area.code),)


def _named(text: str, scope: Sequence[str]) -> tuple[tuple[Area, ...], bool]:
    """The one area that is meant (then it is sure), some that may be, or () for a name that is not known here."""
    for level in (3, 4):
        found = [search(text, prefix, level) for prefix in overlap(("",), tuple(scope))]
        exact = tuple(one.exact for one in found if one.exact)
        if len(exact) == 1:
            return exact, True
        maybe = tuple(area for one in found for area in one.candidates)
        if exact or (maybe and level == 4):
            return (exact or maybe)[:6], False
    near = [area for prefix in overlap(("",), tuple(scope)) for area in search(text, prefix, 3).candidates]
    return tuple(near[:6]), False


def shown(audience: Audience, scope: Sequence[str]) -> Line:
    """The places in one line, at most four by name."""
    areas = [area for code in audience.within(tuple(scope)) if (area := find(code))]
    names = [area.name for area in areas]
    if len(names) > 4:
        return message(N_("{names} and {count} more"), names=", ".join(names[:3]), count=len(names) - 3)
    if audience.areas:
        return Literal(", ".join(names))
    return message(N_("all of {place}"), place=", ".join(names)) if names else message(N_("all of Indonesia"))
