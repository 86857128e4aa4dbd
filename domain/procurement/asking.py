"""Which papers are proposed for what is needed, from the same rules that tell producers what they must have."""

from datetime import date

from domain.categories import GROUPS, likely
from domain.papers import Facts, Need, Ware, readiness
from domain.procurement.rules import rules

_CHANNEL = "pemerintah"


def kinds_of(item: str) -> tuple[str, ...]:
    """Kinds of goods that the words for an item clearly mean, likeliest first; () when it is not clear."""
    return tuple(kind.id for kind in likely(item))[:2]


def is_food(kinds: tuple[str, ...]) -> bool:
    """Whether something is eaten or drunk."""
    told = rules().papers
    food = {kind.id for group in GROUPS if group.id in told.food for kind in group.kinds} | set(
        told.also_food
    )
    return bool(food & set(kinds))


def proposed(kinds: tuple[str, ...], day: date) -> tuple[str, ...]:
    """Papers that a buyer is advised to ask for; () for services and crafts."""
    if not is_food(kinds):
        return ()
    lines = readiness(Ware(kinds[0], None), _CHANNEL, Facts({}, ()), day).lines
    must = {name for line in lines if line.need is Need.MUST for name in (line.paper, line.subject)}
    found = [
        paper
        for paper in ("halal", "spp_irt", "slhs")
        if paper in must or (paper == "halal" and "halal_sd" in must)
    ]
    return tuple(found)


def choosable() -> tuple[str, ...]:
    """All papers that may be asked for."""
    return tuple(rules().papers.met_by)
