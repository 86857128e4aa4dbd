"""Titip jual: judges what is asked of the book of one producer with one shop, and says which event comes of it.

Pure: time and agreement come in, an event comes out; storing it is for others. Source: market.md section 1.
"""

from dataclasses import dataclass

from domain.consignment_commands import Command
from domain.consignment_events import Event, Stamp
from domain.consignment_ledger import Ledger
from domain.consignment_terms import Agreement, IsWorkday, weekday


@dataclass(frozen=True, slots=True)
class Decision:
    """`event` to be stored and the book with it; `repeated`: it was stored before, nothing changes (W15)."""

    event: Event
    ledger: Ledger
    repeated: bool = False


def decide(
    ledger: Ledger,
    agreement: Agreement,
    command: Command,
    stamp: Stamp,
    is_workday: IsWorkday = weekday,
) -> Decision:
    """The event that carries the command out. Raises Rejected, with the open number shown (W13).

    The same key with the same command gives the first event again; with another command it is refused and the
    first one stands.
    """
    raise NotImplementedError
