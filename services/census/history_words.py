"""The lists that an officer may see, one under the other. Words and buttons only."""

from collections.abc import Sequence

from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from domain.clip import clipped
from domain.heard_days import calendar_day
from domain.lists.verdicts import ListState
from domain.messages import N_, message
from services.census.list_words import ANOTHER
from storage.people_lists import PeopleList


def history(lists: Sequence[PeopleList], first: int, page: int) -> Screen:
    """The lists an officer may see, the newest first, a page at a time."""
    if not lists:
        return Screen((message(N_("There is no list yet. Send one: an Excel or CSV file.")),), ((ANOTHER,),))
    shown = lists[first : first + page]
    lines = Lines(tuple(_line(one) for one in shown))
    buttons = [
        (
            Button(
                Literal(f"{_ICONS.get(one.state, '⏳')} {clipped(one.source, 20)}"),
                route("list", str(one.id)),
            ),
        )
        for one in shown
    ]
    more = (
        [(Button(message(N_("More ➡️")), route("lists", str(first + page))),)]
        if first + page < len(lists)
        else []
    )
    return Screen((message(N_("📚 Lists")), lines), (*buttons, *more, (ANOTHER,)))


_ICONS = {
    ListState.TAKEN: "✅",
    ListState.UNDOING: "↩️",
    ListState.UNDONE: "↩️",
    ListState.READY: "❓",
    ListState.ASKING: "❓",
}


def _line(one: PeopleList) -> Line:
    texts = {
        ListState.TAKEN: N_("• {source}, {day}: {count} invited"), ListState.READY: N_("• {source}, {day}: not decided yet"),
        ListState.ASKING: N_("• {source}, {day}: not decided yet"), ListState.UNDONE: N_("• {source}, {day}: taken back"),
        ListState.UNDOING: N_("• {source}, {day}: taken back"),
    }  # fmt: skip
    text = texts.get(one.state, N_("• {source}, {day}: in work"))
    return message(
        text, source=Literal(clipped(one.source, 30)), day=calendar_day(one.as_of), count=one.counts.new
    )
