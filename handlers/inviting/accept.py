"""The link of an invitation (`?start=i_…`): whoever opens it has the role."""

from bot.conversation import Conversation
from bot.dialog.screen import Screen
from bot.turn import Turn
from domain.messages import N_, Rejected, message
from services import invitations, tasks
from services.cases.reach import waiting


async def accept(turn: Turn, token: str) -> None:
    try:
        found = await invitations.accept(turn, invitations.PREFIX + token)
    except Rejected as refusal:
        turn.say(refusal.message)
        return
    if found is None:
        turn.say(message(N_("This invitation has been used or is too old. Please ask for a new one.")))
        return
    welcome = message(
        N_("✅ Welcome! You are now {task}."), task=await invitations.task(turn.store, found.grant)
    )
    lines, rows = await waiting(turn)
    turn.show(Screen((welcome, *lines), (*rows, *await tasks.buttons(turn))))


CONVERSATION = Conversation(links={invitations.PREFIX: accept})
