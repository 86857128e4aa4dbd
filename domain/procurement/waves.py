"""In which order producers are asked: an explainable rotation. Whoever was not asked for longest comes first; an order
counts as some days more; then whose papers are all there, who can make all of it, and at last a draw with a stored seed.

Asking somebody puts them behind all who wait, so nobody who fits is left out for ever.
"""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from domain.procurement.capacity import over_time
from domain.procurement.matching import Verdict
from domain.procurement.need import Need, Offer, OfferState
from domain.procurement.rules import rules

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Rank:
    """Somebody's place, from 1, and why: `since`: the moment from which their waiting counts (None: never asked); `lacks`:
    papers that are only warned about; `makes_all`: their free capacity (or an unknown one) is enough; `lot`: number that
    the draw gave them, 0 to 999,999, the smaller first."""

    place: int
    person_id: int
    since: datetime | None
    lacks: int
    makes_all: bool
    lot: int


def ranking(need: Need, verdicts: Iterable[Verdict]) -> tuple[Rank, ...]:
    """Everybody who fits, in the order in which they are asked. The same for the same seed, whoever reckons it."""
    keys = sorted(_key(need, one) for one in verdicts if one.fits)
    return tuple(
        Rank(place, person, since if since > _NEVER else None, lacks, not some, drawn)
        for place, (since, lacks, some, drawn, person) in enumerate(keys, 1)
    )


def lot(seed: str, person_id: int) -> int:
    """The number that somebody draws for a need."""
    drawn = hashlib.sha256(f"{seed}:{person_id}".encode()).digest()
    return int.from_bytes(drawn[:8], "big") % 1_000_000


def next_wave(ranks: Sequence[Rank], asked: Collection[int]) -> tuple[Rank, ...]:
    """Those who are asked next."""
    waiting = [one for one in ranks if one.person_id not in asked]
    return tuple(waiting[: rules().waves.size])


def is_enough(need: Need, offers: Iterable[Offer]) -> bool:
    """Whether so much was offered that nobody else needs to be asked: for a lot once all of it, since nobody competes."""
    offered = sum(one.quantity for one in offers if one.state in (OfferState.OFFERED, OfferState.AWARDED))
    return offered >= (1 if need.is_lot else rules().waves.enough) * need.quantity


def pause(need: Need, now: datetime) -> timedelta:
    """How long those who were asked have before the next ones are: less when the deadline is near."""
    usual = timedelta(minutes=rules().waves.pause_minutes)
    return max(timedelta(minutes=10), min(usual, (need.deadline - now) / 4))


def _key(need: Need, one: Verdict) -> tuple[datetime, int, bool, int, int]:
    person = one.candidate.person_id
    makes_some = not _makes_all(need, one)
    return _since(one) or _NEVER, len(one.warned), makes_some, lot(need.seed, person), person


def _since(one: Verdict) -> datetime | None:
    """To the moment: by the day alone, small makers would come last all day long on a day with many needs."""
    ordered, asked = one.candidate.ordered_at, one.candidate.asked_at
    after_order = ordered + timedelta(days=rules().waves.order_days) if ordered else None
    moments = [moment for moment in (asked, after_order) if moment is not None]
    return max(moments) if moments else None


def _makes_all(need: Need, one: Verdict) -> bool:
    free = one.candidate.free
    return free is None or over_time(free, need.months) >= need.quantity
