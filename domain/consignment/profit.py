"""What the goods at one shop have earned, by the cost of a piece frozen in its batch. Not an account for the tax.

Unsold goods are stock at cost; what expired, broke or was lost at the producer's cost is a loss, no deduction from
sales. Source: market.md 1.4, W4, W6b.
"""

from dataclasses import dataclass

from domain.consignment.state import Batch, Ledger


@dataclass(frozen=True, slots=True)
class Profit:
    """Whole rupiah and pieces. `net_sales`: the producer's share of what the shop owes or paid for.

    `pieces_without_cost`: pieces in these figures whose cost nobody told; with any, the rest is too rosy.
    """

    net_sales: int
    cost_of_sold: int
    lost_pieces: int
    loss: int
    pieces_without_cost: int

    @property
    def gross_profit(self) -> int:
        return self.net_sales - self.cost_of_sold

    @property
    def net_profit(self) -> int:
        return self.gross_profit - self.loss


def profit(ledger: Ledger) -> Profit:
    """Over the whole book."""
    batches = list(ledger.batches.values())
    return Profit(
        net_sales=sum(batch.worth(batch.billable).net for batch in batches),
        cost_of_sold=sum(batch.billable * _cost(batch) for batch in batches),
        lost_pieces=sum(map(_lost, batches)),
        loss=sum(_lost(batch) * _cost(batch) for batch in batches),
        pieces_without_cost=sum(
            batch.billable + _lost(batch) for batch in batches if batch.facts.unit_cost is None
        ),
    )


def _cost(batch: Batch) -> int:
    return batch.facts.unit_cost or 0


def _lost(batch: Batch) -> int:
    """Lost at the producer's cost: what the shop bears is billable like a sale."""
    gone = batch.returned_damaged + batch.expired + batch.missing
    return gone - (batch.billable - batch.sold)
