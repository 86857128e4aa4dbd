"""What stands open in a chat when an update comes: its form, whether leaving it loses something, and what its person
may do."""

from typing import Any

from bot.conversation import Entry
from bot.dialog.form import Form
from bot.turn import Turn, current_turn
from domain.roles import Action, scope
from handlers.conversations import BOOK


async def this_turn() -> Turn:
    """The turn of this update, without an open form that its person may no longer fill in."""
    turn = current_turn.get()
    form = open_form(turn)
    if form is not None and not await may(turn, BOOK.guarded_forms.get(form.name)):
        turn.dialog = None
    return turn


async def may(turn: Turn, action: Action | None) -> bool:
    return action is None or bool(scope(await turn.store.people.grants(turn.person.id), action))


async def open_to(turn: Turn, entry: Entry | None) -> Entry | None:
    """The entry that a plain word names, if it is open to this person: "toko" is a command of officers, and a word of
    everybody else."""
    return entry if entry is not None and await may(turn, entry.action) else None


def is_worth_keeping(turn: Turn, form: Form) -> bool:
    """Whether leaving the form would lose something that was said: an answer, or a part of one that its question holds
    (a view with JSON in it, such as the goods counted so far)."""
    state = state_of(turn)
    return not form.live and (bool(set(state.answers) - set(form.given)) or "{" in state.view)


def open_form(turn: Turn) -> Form | None:
    if turn.dialog is None:
        return None
    form = BOOK.forms.get(turn.dialog.form)
    return form if form is not None and form.version == turn.dialog.version else None


def state_of(turn: Turn) -> Any:
    return turn.dialog
