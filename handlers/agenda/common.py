"""What the screens of events share: the argument of their buttons, paging, the answer to what is not there."""

from bot.dialog.argument import NEW_MESSAGE, bare, number_in
from bot.dialog.pages import turning
from bot.dialog.screen import Button, Line, Screen, route
from bot.turn import Turn
from domain.clip import clipped
from domain.messages import N_, message
from services import registration
from services.agenda.reminder_words import LIST
from storage.event_people import Participant

Rows = tuple[tuple[Button, ...], ...]


def number_of(argument: str) -> int:
    """The number in an argument; 0 for anything else."""
    return number_in(bare(argument))


def paged(argument: str) -> tuple[str, int]:
    """The argument of a list and the page it asks for."""
    rest, _, page = bare(argument).partition("~")
    return rest, number_of(page) if len(page) < 4 else 0


def pages(name: str, argument: str, page: int, total: int, size: int) -> Rows:
    """The buttons to the page before and after."""
    return turning(page, lambda to: route(name, f"{argument}~{to}"), is_more=total > (page + 1) * size)


def show(turn: Turn, screen: Screen, argument: str = "", *, anew: bool = False) -> None:
    """In the place of the tapped message, unless its button (or the caller, or a picture) wants a new one."""
    if anew or screen.photo or argument.endswith(NEW_MESSAGE):
        turn.show(screen)
    else:
        turn.show_in_place(screen)


def called(one: Participant, most: int) -> Line:
    """Somebody of an event in a list of an officer: "Ibu Siti"."""
    return registration.address(clipped(one.name, most), one.honorific)


def gone(turn: Turn) -> None:
    """The event of a button is not there for this person."""
    back = ((Button(message(N_("📅 Agenda")), route(LIST, NEW_MESSAGE)),),)
    turn.show(Screen((message(N_("That event is not in your agenda.")),), back))
