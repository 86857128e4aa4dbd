"""The kind of answer that is an area somebody is responsible for: all of theirs, or one below it, down to the desa.

Views of the question: "" all that are theirs (or what lies in the only one), `>33.25.08` what lies there, `~2` pages,
`?code,code` some that may be meant.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal as OneOf

from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import Choice, named, unsuitable
from bot.dialog.form import Context, Option, Options, Value, View
from bot.dialog.screen import Line, Literal
from domain.areas import children, find, full_name, is_within, parent, search, title
from domain.messages import N_, Rejected, message

COUNTRY = "*"
"""The choice that means the empty prefix: an answer of "" would be none."""
_BELOW, _OWN, _MAYBE = ">", ".", "?"
_LEVELS: dict[bool, tuple[OneOf[3, 4], ...]] = {False: (3, 4), True: (4,)}
_UNKNOWN = N_("I do not know that place here. Tap a name below, or write it again.")


@dataclass(frozen=True, slots=True)
class ScopeField:
    """`within` gives the area prefixes that may be chosen from; nothing beyond them can be, however it is said. The
    answer is an area code, or `COUNTRY`. `village`: only a desa or kelurahan will do."""

    within: Callable[[Context], tuple[str, ...]]
    village: bool = False

    def options(self, context: Context) -> Options:
        if context.view.startswith(_MAYBE):
            return Options(tuple((_named(code),) for code in self._maybe(context)))
        below = self._below(context)
        if below is None:
            return Options(tuple((self._whole(prefix),) for prefix in self.within(context)))
        rows = _choice(below).options(_paged(context)).rows
        whole = () if self.village else ((self._whole(below),),)
        back = ((Option(message(N_("⬆️ Further up")), ""),),) if context.view.startswith(_BELOW) else ()
        return Options((*whole, *rows, *back))

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, Tapped):
            return self._tapped(event.choice, context)
        if not isinstance(event, Said):
            raise unsuitable(event)
        shown = [option for row in self.options(context).rows for option in row]
        found = named(event.text, shown, context)
        if found is None:
            return self._said(event.text, context)
        is_area = (
            found.choice[:1].isdigit() and not self.village
        )  # whoever writes a name means all of it; a tap looks into it
        return self._tapped(_OWN + found.choice if is_area else found.choice, context)

    def show(self, value: str, context: Context) -> Line:
        area = find(_prefix(value))
        above = parent(area) if area and area.level == 4 else None
        return Literal(f"{title(area)}, {above.name}") if area and above else _name(_prefix(value))

    def _below(self, context: Context) -> str | None:
        """The area whose parts are shown; None while it is not chosen which of several own ones is meant."""
        if context.view.startswith(_BELOW):
            code = context.view[1:].partition("~")[0]
            return code if self._is_theirs(code, context) else None
        own = self.within(context)
        return own[0] if len(own) == 1 else None

    def _is_theirs(self, code: str, context: Context) -> bool:
        return any(is_within(code, prefix) for prefix in self.within(context))

    def _tapped(self, choice: str, context: Context) -> Value | View:
        if choice.startswith("~"):
            return View(context.view.partition("~")[0] + choice)
        if choice in ("", _OWN):
            return View("")
        code = _prefix(choice.removeprefix(_OWN))
        if not self._is_theirs(code, context) or (code and find(code) is None):
            raise Rejected(_UNKNOWN)
        if not children(code) or (choice.startswith(_OWN) and not self.village):
            return Value(code or COUNTRY)
        return View(_BELOW + code)

    def _said(self, text: str, context: Context) -> Value | View:
        maybe: list[str] = []
        for prefix in self.within(context):
            for level in _LEVELS[self.village]:
                found = search(text, prefix, level)
                if found.exact is not None:
                    return Value(found.exact.code)
                maybe += [area.code for area in found.candidates]
        if not maybe:
            raise Rejected(_UNKNOWN)
        return View(_MAYBE + ",".join(maybe[:6]), message(N_("Do you mean one of these?")))

    def _maybe(self, context: Context) -> list[str]:
        return [code for code in context.view[1:].split(",") if find(code) and self._is_theirs(code, context)]

    def _whole(self, prefix: str) -> Option:
        if self.village:
            return Option(_short(prefix), prefix)
        return Option(message(N_("✅ All {area}"), area=_short(prefix)), _OWN + (prefix or COUNTRY))


def _choice(below: str) -> Choice:
    areas = sorted(children(below), key=lambda area: area.name)
    options = tuple(Option(Literal(area.name), area.code) for area in areas)
    return Choice(lambda _: options, page=4)


def _named(code: str) -> Option:
    return Option(_name(code), _OWN + code)


def _paged(context: Context) -> Context:
    _, mark, page = context.view.partition("~")
    return replace(context, view=mark + page)


def _prefix(value: str) -> str:
    return "" if value == COUNTRY else value


def _short(code: str) -> Line:
    area = find(code)
    return Literal(area.name.replace("Kabupaten ", "Kab. ")) if area else message(N_("Indonesia"))


def _name(code: str) -> Line:
    area = find(code)
    return Literal(full_name(area)) if area else message(N_("Indonesia"))
