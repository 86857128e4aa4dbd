"""Words that lead here: "pengen masuk alfamart", "status kurasi saya". What such a way takes in papers is answered elsewhere."""

from bot.conversation import Conversation
from bot.dialog.event import Said
from bot.turn import Turn
from domain.curation.talk import asks_status, means_own, wants_in
from handlers.curation.apply import open_form
from handlers.curation.mine import open_mine
from services.curation import applying


async def hears(turn: Turn) -> bool:
    if not turn.person.is_producer or not isinstance(turn.event, Said) or turn.event.text.startswith("/"):
        return False
    if asks_status(turn.event.text):
        await open_mine(turn)
        return True
    if means_own(turn.event.text) and await turn.store.curations.of(turn.person.id):
        await open_mine(turn)
        return True
    return wants_in(turn.event.text) and await _leads_in(turn)


async def _leads_in(turn: Turn) -> bool:
    """To their applications, or to a first one; where no shop is listed, the papers are all that can be shown."""
    if await turn.store.curations.of(turn.person.id):
        await open_mine(turn)
    elif await applying.places(turn):
        await open_form(turn)
    else:
        return False
    return True


CONVERSATION = Conversation(hears=hears)
