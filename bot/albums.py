"""Pictures that were sent together: each comes as a message of its own. One may answer this question, the next one the
question after it; what nobody asked for is answered once and not ten times. Knows no form."""

from bot.dialog import spoken
from bot.dialog.form import Context, Form
from bot.dialog.state import Mode, State
from bot.turn import Turn
from domain.messages import N_, message

SPARE = message(N_("📷 The other photos are not needed."))


def of(turn: Turn) -> str:
    """The album that the turn's picture belongs to; "" for anything that came alone."""
    return (turn.piece.album if turn.piece is not None else None) or ""


def is_answered(turn: Turn, state: State) -> bool:
    """Whether it was said already that no other picture of this album is needed."""
    return bool(of(turn)) and state.album == of(turn) and state.is_album_over


def is_spare(turn: Turn, form: Form, state: State, context: Context) -> bool:
    """Whether this is one picture more of an album that gave its answers."""
    if not of(turn) or state.album != of(turn):
        return False
    return state.mode is not Mode.ASK or spoken.is_refused(form, state, turn.event, context)


def noted(turn: Turn, before: State, after: State | None, *, is_over: bool = False) -> State | None:
    """The state after a picture, with its album; over as soon as one of it was no answer."""
    if not of(turn) or after is None:
        return after
    was_refused = after.refusals > before.refusals
    return after.model_copy(update={"album": of(turn), "is_album_over": is_over or was_refused})
