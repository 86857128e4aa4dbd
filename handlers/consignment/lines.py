"""One line of free text, anywhere: "setor 50 keripik ke Indomaret Limpung 8rb" becomes a card to check; what is not
clear in it is asked. A photo that comes by itself may belong to what was told last."""

from bot.conversation import Conversation
from bot.dialog.event import SentPhoto
from bot.turn import Turn
from handlers.consignment import saved


async def hears(turn: Turn) -> bool:
    """Whether this photo tells something of goods in shops; then it is taken up."""
    return turn.person.is_producer and isinstance(turn.event, SentPhoto) and await saved.offer_photo(turn)


CONVERSATION = Conversation(hears=hears)
