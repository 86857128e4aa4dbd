"""The kind of answer that is a place: tapped from pages of buttons, typed with typos, or guessed from a location.

Views of the question: `~2` the third page, `>33.25` the areas below that code, `?code,code` some that may be
meant, `@` waiting for the phone's location.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal as OneOf

from bot.dialog.event import Event, Said, SharedLocation, Tapped
from bot.dialog.fields import PAGE, Choice, named, unsuitable
from bot.dialog.form import Context, Option, Options, Value, View
from bot.dialog.screen import Key, Line, Literal, Share
from domain.areas import Area, children, find, full_name, is_within, parent, search, search_place
from domain.messages import N_, Rejected, message
from domain.places import is_far, nearest
from domain.spoken import clean

_HERE = "@"
_BELOW = ">"
_MAYBE = "?"


@dataclass(frozen=True, slots=True)
class PlaceField:
    """An area of `level` (3 kecamatan, 4 desa) within the prefix that `within` gives. A location is too rough
    a guess for a desa. `desa`: the question that somebody answers as well who names the desa for the kecamatan."""

    level: OneOf[3, 4]
    within: Callable[[Context], str]
    desa: str = ""

    def options(self, context: Context) -> Options:
        if context.view == _HERE:
            return Options(keys=(Key(message(N_("📍 Send my location")), Share.LOCATION), Key(_ALL)))
        rows = self._choice(context).options(_paged(context)).rows
        if context.view and not context.view.startswith("~"):
            return Options((*rows, (Option(_ALL, ""),)))
        here = ((Option(message(N_("📍 Use my location")), _HERE),),) if self.level == 3 else ()
        return Options((*rows, *here))

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, SharedLocation) and self.level == 3:
            return self._guess(event, context)
        if isinstance(event, Tapped):
            return self._tapped(event.choice, context)
        if not isinstance(event, Said):
            raise unsuitable(event)
        is_number = clean(
            event.text
        ).isdecimal()  # a number means one of the places, not the button below them
        if context.view and not is_number and named(event.text, [Option(_ALL, "")], context):
            return View("")
        reading = self._choice(context).read(event, _paged(context))
        if isinstance(reading, Value) and not reading.note:
            return self._tapped(reading.json, context)  # the number or the words of a button
        return reading

    def show(self, value: str, context: Context) -> Line:
        area = find(value)
        return Literal(area.name if area else value)

    def _choice(self, context: Context) -> Choice:
        areas = self._listed(context)
        within = self._below(context)
        options = tuple(Option(Literal(self._label(area, within)), area.code) for area in areas)
        return Choice(lambda _: options, understand=self._understand, refusal=_UNKNOWN)

    def _listed(self, context: Context) -> tuple[Area, ...]:
        if context.view.startswith(_MAYBE):
            return _areas(context.view[1:].split(","))
        return tuple(sorted(children(self._below(context)), key=lambda area: area.name))

    def _below(self, context: Context) -> str:
        within = self.within(context)
        below = context.view[1:].partition("~")[0] if context.view.startswith(_BELOW) else within
        return below if is_within(below, within) else within

    def _label(self, area: Area, within: str) -> str:
        if is_within(area.code, within) and area.code.count(".") == within.count(".") + 1:
            return area.name
        above = parent(area)
        return f"{area.name}, {above.name}" if area.level > self.level and above else full_name(area)

    def _tapped(self, code: str, context: Context) -> Value | View:
        if code in ("", _HERE):
            return View(code)
        if code.startswith("~"):
            return View(context.view.partition("~")[0] + code)
        area = find(code)
        if area is None or not is_within(code, self.within(context)):
            raise Rejected(_UNKNOWN)
        if area.level > self.level:
            return self._with_desa(area)
        return Value(code) if area.level == self.level else View(_BELOW + code)

    def _with_desa(self, desa: Area) -> Value:
        """Both the kecamatan and the desa in it."""
        kecamatan = parent(desa)
        if not self.desa or kecamatan is None or kecamatan.level != self.level:
            raise Rejected(_UNKNOWN)
        return Value(
            kecamatan.code, message(N_("📍 {place}"), place=_named(desa.code)), {self.desa: desa.code}
        )

    def _understand(self, text: str, context: Context) -> Value | View | None:
        within = self.within(context)
        found = search_place(text, within, PAGE) if self.level == 3 else search(text, within, 4, PAGE)
        villages = found.villages if self.desa else ()
        if found.exact:
            return self._with_desa(villages[0]) if villages else Value(found.exact.code)
        if not found.candidates:
            return None
        return View(_maybe(villages or found.candidates), message(N_("Do you mean one of these?")))

    def _guess(self, event: SharedLocation, context: Context) -> View:
        within = self.within(context)
        if is_far(event.latitude, event.longitude, within):
            far = N_("That location is far from {place}. Please choose the place of your business below.")
            return View("", message(far, place=_named(within)))
        near = nearest(event.latitude, event.longitude, within)
        return View(
            _maybe(one.area for one in near), message(N_("It seems to be near here. Which one is right?"))
        )


def _paged(context: Context) -> Context:
    """The same question as a plain choice sees it: only the page of its view is left."""
    _, mark, page = context.view.partition("~")
    return replace(context, view=mark + page)


_ALL = message(N_("📋 All places"))
_UNKNOWN = N_("I do not know that place here. Tap a name below, or write it again.")


def _maybe(areas: Iterable[Area]) -> str:
    return _MAYBE + ",".join(area.code for area in areas)


def _areas(codes: Iterable[str]) -> tuple[Area, ...]:
    return tuple(area for code in codes if (area := find(code)) is not None)


def _named(code: str) -> Line:
    area = find(code)
    return Literal(full_name(area)) if area else message(N_("Indonesia"))
