"""One lot of several small makers for an industry or offtaker: what each can give a month, and how the volume is shared out
when they offer more than is wanted. Pure and the same for the same seed, so that everybody can reckon it again.
"""

from collections.abc import Iterable, Mapping, Sequence

from domain.procurement.need import Need, Offer, OfferState
from domain.procurement.waves import lot

_UNKNOWN = (10, 3)


def choices(need: Need, possible: int | None) -> tuple[int, ...]:
    """Monthly shares to be given in one tap: what they can make (`possible`, units a month) and half of it; a tenth
    and a third of the volume where nobody knows."""
    if possible:
        most = min(possible, need.monthly)
        return tuple(dict.fromkeys((most, max(1, most // 2))))
    return tuple(dict.fromkeys(max(1, need.monthly // part) for part in _UNKNOWN))


def share(need: Need, offer: Offer) -> int:
    """Units a month that somebody gives, or that were ordered from them."""
    return (offer.awarded or offer.quantity) // need.months


def gathered(need: Need, offers: Iterable[Offer]) -> int:
    """Units a month that all who take part give together."""
    return sum(share(need, one) for one in taking_part(offers))


def taking_part(offers: Iterable[Offer]) -> tuple[Offer, ...]:
    """Those whose share counts: offered, or ordered by now."""
    return tuple(one for one in offers if one.state in (OfferState.OFFERED, OfferState.AWARDED))


def allot(need: Need, offers: Sequence[Offer]) -> Mapping[int, int]:
    """Units a month that each taking part is given, by offer. When more is offered than wanted, the largest shares are cut
    to one level, so that the small ones keep all of theirs; units that cannot be divided go by the draw."""
    left = need.monthly
    waiting = sorted(offers, key=lambda one: (share(need, one), -lot(need.seed, one.person_id), one.id))
    given: dict[int, int] = {}
    for place, one in enumerate(waiting):
        given[one.id] = min(share(need, one), left // (len(waiting) - place))
        left -= given[one.id]
    return given
