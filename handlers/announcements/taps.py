"""What recipients tap below an announcement: that they have read it, and what they answer. Works for months."""

from bot.conversation import Conversation
from bot.dialog.argument import number_in
from bot.dialog.event import Tapped
from bot.turn import Turn
from domain.messages import N_, message
from services.announcement_copies import ANSWER, READ, keyboard
from storage.announcements import Tap
from storage.outbox import Lane

_NONE = -1
_NOT_YOURS = N_("This button is not meant for you, sorry.")


async def read(turn: Turn, argument: str) -> None:
    tap = await turn.store.announcements.read(_number(argument), turn.person.id, turn.now)
    turn.answer_tap(message(_NOT_YOURS) if tap is None else message(N_("Thank you 🙏")))
    if tap is not None:
        _redraw(turn, tap)


async def answer(turn: Turn, argument: str) -> None:
    """A later answer takes the place of an earlier one."""
    number, _, chosen = argument.partition(".")
    at = _number(chosen) if chosen.isdecimal() else _NONE
    tap = await turn.store.announcements.answer(_number(number), turn.person.id, at, turn.now)
    if tap is None:
        turn.answer_tap(message(_NOT_YOURS))
        return
    turn.answer_tap(message(N_("Noted: {answer}"), answer=tap.announcement.buttons.answers[at]))
    _redraw(turn, tap)


def _redraw(turn: Turn, tap: Tap) -> None:
    """The buttons show what was tapped, and can be tapped again."""
    one = tap.announcement
    if isinstance(turn.event, Tapped) and turn.event.message_id is not None:
        markup = keyboard(one.buttons, one.id, turn.texts, chosen=tap.answer, is_read=True)
        place = {"chat_id": turn.person.chat_id, "message_id": turn.event.message_id}
        turn.owe(Lane.TOUCH, "editMessageReplyMarkup", {**place, "reply_markup": markup})


def _number(written: str) -> int:
    return number_in(written, 9)


CONVERSATION = Conversation(routes={READ: read, ANSWER: answer}, aside_routes=frozenset({READ, ANSWER}))
