"""Plain words about cases: a complaint that leaves no doubt, "how does mine stand?", "it is solved"."""

from bot.conversation import Conversation
from bot.dialog.event import Said
from bot.dialog.screen import Literal, Screen
from bot.turn import Turn
from domain.cases.model import Case, State
from domain.cases.talk import asks_how_it_stands, complains, says_solved
from domain.messages import N_, message
from handlers.cases import mine, report
from services.cases import words


def _said(turn: Turn) -> str:
    """Of somebody we know; "" for anything else."""
    event = turn.event
    is_talk = isinstance(event, Said) and not event.text.startswith("/") and turn.person.id
    return event.text if is_talk and isinstance(event, Said) else ""


async def hears_of_own(turn: Turn) -> bool:
    """Before anything is passed on to an officer: what only the person's own cases can be meant by."""
    said = _said(turn)
    is_over = says_solved(said)
    if turn.unheard is not None or not (is_over or asks_how_it_stands(said)):
        return False
    open_ = [one for one in await turn.store.cases.all_of(turn.person.id) if not one.is_closed]
    if not open_:
        return False
    if is_over and len(open_) == 1:
        await _over(turn, open_[0])
    else:
        await mine.open_mine(turn)
    return True


async def _over(turn: Turn, case: Case) -> None:
    """Who was asked has answered; who was not is asked whether it is this that they mean."""
    held = await turn.store.cases.of_person(turn.person.id, case.id)
    if held is not None and held.state is State.ASKED:
        await mine.confirm(turn, held)
        return
    asked = message(N_("🙋 #{number}: is it solved?"), number=Literal(str(case.id)))
    turn.show(Screen((asked,), (*words.solved_rows(case), (words.mine(),))))


async def hears_complaint(turn: Turn) -> bool:
    """ "tokonya nolak barang saya padahal sudah ada pirt": straight to its form, where the check of the day goes along."""
    kind = complains(_said(turn)) if _said(turn) else None
    if kind is None:
        return False
    await report.begin_kind(turn, kind)
    return True


OWN = Conversation(hears=hears_of_own)
COMPLAINTS = Conversation(hears=hears_complaint)
