"""An application for a place on a shelf: one product, one shop or chain. Where it is to stand, when it is looked at again."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.curation.states import WAITING, Reason, State
from domain.messages import N_, Rejected
from domain.outlets import OutletKind
from domain.spoken import clean

CHANNELS = {OutletKind.MINIMARKET: "minimarket", OutletKind.SUPERMARKET: "supermarket_horeka"}
_ELSEWHERE = "toko_bazar"
_SETTLED = timedelta(days=14)
"""A listing that is younger than that on the 1st has no month to look at yet (market.md 3.2: looked at monthly)."""
_PATIENCE = timedelta(weeks=1)
MOST_PIECES, MOST_WEEKS = 10_000, 12


@dataclass(frozen=True, slots=True)
class Target:
    """Where it is to be sold: a shop of the office's list (its number), or every shop of a chain in a regency."""

    area: str
    outlet: int | None = None
    chain: str | None = None

    def __str__(self) -> str:
        """As it is kept and as buttons carry it: "o12", "cAlfamart"."""
        return f"o{self.outlet}" if self.outlet is not None else f"c{self.chain}"


@dataclass(frozen=True, slots=True)
class Application:
    """`producer`, `product`: their numbers; `home`: area of the producer. `version` grows with every move. `proof`: how
    ready it was on the day of applying; `is_far`: outside the zone. Pieces and last day of the trial sale."""

    id: int
    producer: int
    product: int
    target: Target
    channel: str
    state: State
    version: int
    reason: Reason | None = None
    words: str | None = None
    front: str | None = None
    back: str | None = None
    photo: str | None = None
    is_far: bool = False
    lacks_halal: bool = False
    trial_pieces: int | None = None
    trial_until: date | None = None
    listed_on: date | None = None
    home: str = ""


def channel_of(kind: OutletKind) -> str:
    """The way to sell whose rules hold in a shop of this kind."""
    return CHANNELS.get(kind, _ELSEWHERE)


def first_look(listed_on: date) -> date:
    """The 1st on which a listing is first looked at: when it has stood at least two weeks."""
    first = next_first(listed_on)
    return first if first - listed_on >= _SETTLED else next_first(first)


def next_first(day: date) -> date:
    """The 1st of the month after this day."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def asked_on(one: Application, today: date) -> date | None:
    """The day on which whoever's word is missing is asked for it: when the trial sale is over, else every week that it
    waits. None while it waits for nobody."""
    if one.state not in WAITING:
        return None
    if one.state is State.TRIAL and one.trial_until is not None and one.trial_until > today:
        return one.trial_until
    return today + _PATIENCE


def own_words(typed: str) -> str:
    """What is said beside "something else", 5 to 200 characters. Raises Rejected."""
    said = clean(typed)
    if not 5 <= len(said) <= 200 or said.startswith("/"):
        raise Rejected(
            N_("Please write it in one sentence, for example: the pack opens too easily."),
        )
    return said
