"""What a producer's questions about shops look at: their shops, goods, and the book with the shop in hand.

Loaded once for a question; pure afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.turn import Turn
from domain.consignment import decide
from domain.consignment_commands import Command
from domain.consignment_events import Event, Stamp
from domain.consignment_ledger import Ledger
from domain.consignment_terms import Agreement
from domain.outlets import Outlet
from storage.consignments import Shelf
from storage.producers import Product


@dataclass(frozen=True)
class Desk:
    """`shops`: names by number, the one used last first. `goods`: products that are made now; `names`: also of
    those that were. `outlet`, `agreement` and `ledger` are those of the shop in hand, if one is."""

    person: int
    today: date
    shops: Mapping[int, str]
    goods: Mapping[int, Product]
    names: Mapping[int, str]
    shelves: Mapping[tuple[int, int], Shelf]
    outlet: Outlet | None = None
    agreement: Agreement = field(default_factory=Agreement)
    ledger: Ledger = field(default_factory=Ledger)

    @property
    def shop(self) -> str:
        """The name of the shop in hand."""
        return self.outlet.name if self.outlet else ""

    def name(self, product: int) -> str:
        """What a product is called."""
        return self.names.get(product, "?")

    def lying(self) -> dict[int, int]:
        """Pieces by product that lie in the shop in hand."""
        pieces: dict[int, int] = {}
        for batch in self.ledger.batches.values():
            if batch.shelf:
                pieces[batch.facts.product] = pieces.get(batch.facts.product, 0) + batch.shelf
        return pieces

    def tried(self, stamp: Stamp, *commands: Command) -> tuple[tuple[Event, ...], Ledger]:
        """What would come of these commands, one after the other. Raises Rejected; nothing is stored."""
        ledger, events = self.ledger, []
        for number, command in enumerate(commands):
            decision = decide(ledger, self.agreement, command, numbered(stamp, number))
            ledger = decision.ledger
            events.append(decision.event)
        return tuple(events), ledger


def numbered(stamp: Stamp, number: int) -> Stamp:
    """The stamp of one of several entries that are told together."""
    return Stamp(f"{stamp.key}/{number}", stamp.actor, stamp.recorded_at, stamp.on, stamp.source)


async def desk(turn: Turn, outlet_id: int | None = None) -> Desk:
    """Everything a question may look at; a shop that this person may not see is no shop in hand."""
    store, person = turn.store, turn.person.id
    outlet = await store.outlets.find(person, outlet_id) if outlet_id is not None else None
    agreement = await store.agreements.of(person, outlet.id) if outlet and outlet.id else None
    book = await store.consignments.book(person, outlet.id) if outlet and outlet.id else Ledger()
    return Desk(
        person=person,
        today=turn.today,
        shops=await store.outlets.of_producer(person),
        goods={product.id: product for product in await store.products.of(person) if product.id},
        names=await store.products.names(person),
        shelves={(one.outlet, one.product): one for one in await store.consignments.shelves(person)},
        outlet=outlet,
        agreement=agreement or Agreement(),
        ledger=book,
    )
