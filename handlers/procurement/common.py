"""What the screens of orders share: the argument of their buttons, paging, showing in place, what is not there."""

from bot.dialog.argument import NEW_MESSAGE, bare, number_in
from bot.dialog.pages import turning
from bot.dialog.screen import Button, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from services.procurement.names import DESK, HUB

Rows = tuple[tuple[Button, ...], ...]
PAGE = 4


def number_of(argument: str) -> int:
    """The number in an argument; 0 for anything else."""
    return number_in(bare(argument))


def numbers_of(argument: str) -> tuple[int, ...]:
    """The numbers of "12.3.40"; a forged one is 0."""
    return tuple(number_of(part) for part in bare(argument).split("."))


def pages(name: str, page: int, total: int, size: int = PAGE, *, argument: str = "") -> Rows:
    """The buttons to the page before and after. `argument`: what stands before the page in theirs."""
    return turning(page, lambda to: route(name, f"{argument}{to}"), is_more=total > (page + 1) * size)


def show(turn: Turn, screen: Screen, argument: str = "", *, anew: bool = False) -> None:
    """In the place of the tapped message, unless its button (or the caller) wants a new one."""
    if anew or argument.endswith(NEW_MESSAGE):
        turn.show(screen)
    else:
        turn.show_in_place(screen)


def gone(turn: Turn) -> None:
    """The need of a button is not there for this producer."""
    back = ((Button(message(N_("🛒 Orders")), route(HUB, NEW_MESSAGE)),),)
    turn.show(Screen((message(N_("That order is not among yours.")),), back))


def not_theirs(turn: Turn) -> None:
    """The need of a button is none that this buyer or officer manages."""
    back = ((Button(message(N_("🛒 Needs")), route(DESK, NEW_MESSAGE)),),)
    turn.show(Screen((message(N_("That need is not among yours.")),), back))
