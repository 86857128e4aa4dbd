"""Words that lead here: "pengen masuk alfamart", "status kurasi saya". What such a way takes in papers is answered elsewhere."""

from bot.conversation import Conversation
from bot.dialog.event import Said
from bot.turn import Turn
from domain.curation.talk import asks_status, wants_in
from handlers.curation.apply import open_form
from handlers.curation.mine import open_mine


async def hears(turn: Turn) -> bool:
    if not turn.person.is_producer or not isinstance(turn.event, Said) or turn.event.text.startswith("/"):
        return False
    if asks_status(turn.event.text):
        await open_mine(turn)
        return True
    if wants_in(turn.event.text):
        has_any = bool(await turn.store.curations.of(turn.person.id))
        await (open_mine(turn) if has_any else open_form(turn))
        return True
    return False


CONVERSATION = Conversation(hears=hears)
