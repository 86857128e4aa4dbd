"""Which papers and taxes go along with a purchase: an estimate with its source, never a ruling. Amounts in whole rupiah.

Source: market.md 2.3 and 2.4, worked examples G1-G6.
"""

from dataclasses import dataclass

from domain.areas import is_within
from domain.procurement.rules import BuyingRoute, LadderStep, rules

_WHOLE = 10_000
_SERVICES = "jasa"


@dataclass(frozen=True, slots=True)
class Tax:
    """What a treasurer probably keeps back. `is_unknown`: not for us to reckon, the treasurer is asked."""

    kept: int = 0
    kept_with_letter: int = 0
    is_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Guidance:
    """Everything that goes along with a purchase of `total` rupiah."""

    total: int
    paper: LadderStep
    tax: Tax
    needs_stamp: bool
    route: BuyingRoute | None

    @property
    def net(self) -> int:
        """What arrives when the treasurer keeps the tax back."""
        return self.total - self.tax.kept

    @property
    def net_with_letter(self) -> int:
        """The same for somebody with a letter of final tax (Surat Keterangan)."""
        return self.total - self.tax.kept_with_letter


def guidance(total: int, kinds: tuple[str, ...], area: str) -> Guidance:
    """What goes along with a purchase of goods of these kinds (ids) for a place in this area, when a treasurer of the
    government pays."""
    return Guidance(
        total,
        paper_for(total),
        tax_on(total, kinds),
        total > rules().stamp.above,
        route_in(area),
    )


def paper_for(total: int) -> LadderStep:
    """The lowest step of the ladder that reaches so far."""
    steps = rules().ladder.steps
    return next((step for step in steps if step.up_to is None or total <= step.up_to), steps[-1])


def is_service(kinds: tuple[str, ...]) -> bool:
    """Whether something is a service: catering is one."""
    return any(kind.startswith(_SERVICES) for kind in kinds)


def tax_on(total: int, kinds: tuple[str, ...]) -> Tax:
    """PPh 22 on goods above the limit, when a treasurer of the government pays. A service below it has nothing kept back
    either way that we know of; above it the treasurer is asked."""
    law = rules().pph22
    if total <= law.above:
        return Tax()
    if is_service(kinds):
        return Tax(is_unknown=True)
    return Tax(_share(total, law.share_bp), _share(total, law.with_letter_bp))


def route_in(area: str) -> BuyingRoute | None:
    """Where the offices of an area buy, if that is written."""
    return next((route for code, route in rules().routes.items() if is_within(area, code)), None)


def final_tax(turnover: int) -> int:
    """Tax of a year for an individual with this turnover (market.md G6), if the facility still applies."""
    law = rules().final_tax
    return _share(max(0, turnover - law.free), law.share_bp)


def limits() -> tuple[int, ...]:
    """The values that somebody might want to stay under: steps of the ladder and the limit of the tax, smallest first."""
    steps = (step.up_to for step in rules().ladder.steps)
    return tuple(sorted({rules().pph22.above, *(limit for limit in steps if limit)}))


def crossed(alone: int, together: int) -> int | None:
    """The highest limit that a purchase stays under by itself, but not together with others of the same; None when it
    makes no difference. To be told, never to be used: splitting is forbidden."""
    return max((limit for limit in limits() if alone <= limit < together), default=None)


def _share(amount: int, bp: int) -> int:
    """A share of an amount, half rupiah up."""
    return (amount * bp + _WHOLE // 2) // _WHOLE
