"""What an officer sees of the census. Words and buttons only."""

from bot.dialog.pages import turning
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from domain.areas import find, full_name
from domain.census import Count, Target, percent
from domain.clip import clipped
from domain.heard_days import calendar_day
from domain.messages import N_, message
from services.census.board import Board

PAGE = 6
_BAR = 10
_SOURCES = 2


def screen(board: Board, page: int, *, can_go_up: bool) -> Screen:
    """Figures of the whole, six of the areas below, and the ways from here."""
    first = page * PAGE
    shown = board.rows[first : first + PAGE]
    parts: list[Line] = [Lines((_title(board), *_figures(board)))]
    if shown:
        parts.append(Lines(tuple(_row(board, one) for one in shown)))
    parts.append(_sources(board))
    return Screen(tuple(parts), (*_areas(board, shown), *_ways(board, page, can_go_up)))


def _title(board: Board) -> Line:
    return message(N_("📊 <b>{place}</b>"), place=place(board.area))


def place(area: str) -> Line:
    """The name of an area; of "" the words for all of them."""
    found = find(area)
    return Literal(full_name(found)) if found else message(N_("Your areas"))


def _figures(board: Board) -> tuple[Line, ...]:
    total, target = board.total, board.target
    awaited = message(N_("✉️ Invited, not registered yet: {count}"), count=total.invited)
    if target is None:
        return message(N_("👤 Registered: {count} (no target set)"), count=total.registered), awaited
    share = percent(total.registered, target.people)
    reached = message(
        N_("👤 Registered: {count} of {target} ({share}%)"),
        count=total.registered,
        target=_people(target),
        share=share,
    )
    full = min(_BAR, share * _BAR // 100)
    return reached, Literal("▰" * full + "▱" * (_BAR - full)), awaited


def _people(target: Target) -> Line:
    return message(N_("{people}") if target.is_set else N_("±{people}"), people=target.people)


def _row(board: Board, one: Count) -> Line:
    target = board.targets.get(one.area) if one.area != board.area else None
    name = _name(board, one)
    if target is None:
        return message(
            N_("• {place}: {count}, ✉️ {invited}"), place=name, count=one.registered, invited=one.invited
        )
    return message(
        N_("• {place}: {count}/{target}, ✉️ {invited}"),
        place=name, count=one.registered, target=_people(target), invited=one.invited,
    )  # fmt: skip


def _name(board: Board, one: Count) -> Line:
    area = find(one.area)
    if one.area == board.area:
        return message(N_("Village unknown"))
    return Literal(clipped(area.name, 18) if area else one.area)


def _sources(board: Board) -> Line:
    """Every count names its source and its day."""
    if not board.sources:
        return message(N_("Source: registrations in Laris. No list has been brought in yet."))
    lines = tuple(
        message(
            N_("Source: {source}, {day} ({count} awaited)"),
            source=Literal(clipped(one.name, 30)), day=calendar_day(one.as_of), count=one.awaited,
        )
        for one in board.sources[:_SOURCES]
    )  # fmt: skip
    more = len(board.sources) - _SOURCES
    return Lines((*lines, *((message(N_("… and {more} more lists"), more=more),) if more > 0 else ())))


def _areas(board: Board, shown: tuple[Count, ...]) -> tuple[tuple[Button, ...], ...]:
    buttons = [
        Button(Literal(clipped(area.name, 18)), route("census", one.area))
        for one in shown
        if one.area != board.area and one.area.count(".") < 3 and (area := find(one.area))
    ]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def _ways(board: Board, page: int, can_go_up: bool) -> tuple[tuple[Button, ...], ...]:
    is_more = (page + 1) * PAGE < len(board.rows)
    turns = turning(page, lambda to: route("census", f"{board.area}~{to}"), is_more=is_more)
    above = board.area.rpartition(".")[0]
    up = (Button(message(N_("⬆️ Up")), route("census", above)),) if can_go_up else ()
    tools = Button(message(N_("🧰 Tools")), route("census_tools", board.area))
    return (*turns, (*up, tools))


def tools(board_area: str) -> Screen:
    """What can be done with an area, besides looking at it."""
    back = Button(message(N_("📊 Census")), route("census", board_area))
    rows = (
        (Button(message(N_("🎯 Target")), route("census_target", board_area)), Button(message(N_("📄 Excel")), route("census_sheet", board_area))),
        (Button(message(N_("🖼 Posters")), route("posters", board_area)),),
        (Button(message(N_("📥 Import a list")), route("import")), Button(message(N_("📚 Lists")), route("lists"))),
        (back,),
    )  # fmt: skip
    return Screen((message(N_("🧰 {place}: what would you like to do?"), place=place(board_area)),), rows)


def target_kept(area: str, target: int | None) -> Screen:
    back = Button(message(N_("📊 Census")), route("census", area))
    said = (
        message(N_("🎯 {place}: no target of its own any more."), place=place(area))
        if target is None
        else message(N_("🎯 Target of {place}: {people} people."), place=place(area), people=target)
    )
    return Screen((said,), ((back,),))
