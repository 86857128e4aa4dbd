"""The kind of answer that is several kecamatan of one regency: ticked one by one, or written in one line with commas.

View of the question: `page|code,code` – which page of the names is open, and what is ticked so far.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import PAGE, in_rows, named, page_row, place_of, unsuitable
from bot.dialog.form import Context, Option, Options, Value, View
from bot.dialog.screen import Line, Lines, Literal
from domain.answers import is_yes
from domain.areas import Area, children, find, search
from domain.clip import clipped
from domain.messages import N_, Rejected, message
from domain.spoken import clean

_DONE, _PAGE, _TOGGLE = "=", "~", "x"
_APART = re.compile(r"\s*(?:[,;\n]|\bdan\b|\band\b)\s*")
_UNKNOWN = N_("I do not know “{place}” here. Write the names with commas between them, or tap them.")
_MOST_NAMED, _MOST_TOLD = 8, 120


@dataclass(frozen=True, slots=True)
class PlacesField:
    """`within` gives the regency. The answer is a list of at least one code, in order."""

    within: Callable[[Context], str]

    def options(self, context: Context) -> Options:
        page, ticked = _read(context.view)
        areas = self._all(context)
        first = page * PAGE if page * PAGE < len(areas) else 0
        rows = in_rows([_option(one, ticked) for one in areas[first : first + PAGE]], 2)
        return Options((*rows, *page_row(first, len(areas), PAGE), *_done(ticked)))

    def read(self, event: Event, context: Context) -> Value | View:
        page, ticked = _read(context.view)
        if isinstance(event, Tapped):
            return self._tapped(event.choice, page, ticked, context)
        if not isinstance(event, Said):
            raise unsuitable(event)
        if ticked and (is_yes(event.text) or named(event.text, _done(ticked)[0], context)):
            return Value(sorted(ticked))
        return _view(page, (*ticked, *self._named(event.text, page, context)))

    def show(self, value: Sequence[str], context: Context) -> Line:
        names = [area.name for area in self._all(context) if area.code in value]
        if len(names) > _MOST_NAMED:
            shown = ", ".join(names[: _MOST_NAMED - 1])
            rest = len(names) - _MOST_NAMED + 1
            return Lines((message(N_("{names} and {count} more"), names=Literal(shown), count=rest),))
        return Lines((Literal(", ".join(names)),))

    def _all(self, context: Context) -> tuple[Area, ...]:
        return tuple(sorted(children(self.within(context)), key=lambda area: area.name))

    def _tapped(self, choice: str, page: int, ticked: tuple[str, ...], context: Context) -> Value | View:
        if choice == _DONE and ticked:
            return Value(sorted(ticked))
        if choice.startswith(_PAGE):
            return _view(_number(choice[1:]), ticked)
        code = choice[1:]
        if choice[:1] != _TOGGLE or all(area.code != code for area in self._all(context)):
            raise Rejected(N_("Please tap one of the buttons, or write its name."))
        return _view(page, (one for one in (*ticked, code) if one != code or code not in ticked))

    def _named(self, text: str, page: int, context: Context) -> tuple[str, ...]:
        """All that were written, or a refusal that names the one which is not known."""
        areas = self._all(context)
        shown = areas[page * PAGE : page * PAGE + PAGE]  # a number counts those in sight
        found = []
        for part in filter(None, _APART.split(clean(text))):
            at = place_of(part, [one.name for one in shown])
            area = shown[at] if at is not None else search(part, self.within(context), 3).exact
            if area is None:
                raise Rejected(_UNKNOWN, place=part[:40])
            found.append(area.code)
        return tuple(found)


def told_so_far(context: Context) -> tuple[Line, ...]:
    """What is ticked, for `Step.tells`: names on other pages are out of sight."""
    _, ticked = _read(context.view)
    names = sorted(area.name for code in ticked if (area := find(code)))
    return (message(N_("Chosen: {places}"), places=clipped(", ".join(names), _MOST_TOLD)),) if names else ()


def opened_with(codes: Iterable[str] | None) -> str:
    """The view in which these are ticked, for `Step.opens`."""
    return _view(0, codes or ()).name


def _view(page: int, codes: Iterable[str]) -> View:
    return View(f"{page}|{','.join(dict.fromkeys(codes))}")


def _read(view: str) -> tuple[int, tuple[str, ...]]:
    page, _, codes = view.partition("|")
    return _number(page), tuple(one for one in codes.split(",") if one)


def _number(page: str) -> int:
    return int(page[:3]) if page.isascii() and page.isdecimal() else 0


def _option(area: Area, ticked: Sequence[str]) -> Option:
    is_in = area.code in ticked
    label: Line = message(N_("✅ {choice}"), choice=area.name) if is_in else Literal(area.name)
    return Option(label, _TOGGLE + area.code)


def _done(ticked: Sequence[str]) -> tuple[tuple[Option, ...], ...]:
    if not ticked:
        return ()
    return ((Option(message(N_("👍 Done")), _DONE),),)
