"""What both sides say of a delivery: how many came, in time or not, what was paid. Neither word overwrites the other."""

from dataclasses import dataclass
from typing import Literal

from bot.dialog.argument import number_in
from bot.turn import Turn
from domain.procurement.need import Delivery, Need, Offer, Word
from services.procurement import desk
from services.procurement.posting import note
from storage.need_rows import Side

Deed = Literal["delivered", "paid"]


@dataclass(frozen=True, slots=True)
class Job:
    """A delivery as one of its two sides sees it."""

    need: Need
    offer: Offer
    delivery: Delivery
    side: Side

    @property
    def own(self) -> Word:
        return self.delivery.buyer if self.side == "buyer" else self.delivery.maker

    @property
    def other(self) -> Word:
        return self.delivery.maker if self.side == "buyer" else self.delivery.buyer

    @property
    def key(self) -> str:
        """What names it in a button."""
        return f"{self.offer.id}.{self.delivery.number}"


async def find(turn: Turn, argument: str) -> Job | None:
    """The delivery of a button, if it is theirs: as its maker, or as whoever manages the need. None for anything else."""
    order, _, number = argument.partition(".")
    offer = await turn.store.need_offers.find(number_in(order))
    delivery = await turn.store.need_offers.delivery(number_in(order), number_in(number, 4))
    if offer is None or delivery is None:
        return None
    if offer.person_id == turn.person.id:
        need = await turn.store.needs.find(offer.need_id)
        return Job(need, offer, delivery, "maker") if need else None
    need = await desk.find(turn, offer.need_id)
    return Job(need, offer, delivery, "buyer") if need else None


async def tell(turn: Turn, job: Job, word: Word, deed: Deed) -> Job | None:
    """Write down what this side says. Returns how things stand then."""
    if not await turn.store.need_offers.told(job.offer.id, job.delivery.number, job.side, word):
        return None
    subject = job.offer.person_id if job.side == "buyer" else None
    await note(turn, f"order {deed}", job.need.id, subject, offer=job.offer.id, number=job.delivery.number)
    return await find(turn, job.key)
