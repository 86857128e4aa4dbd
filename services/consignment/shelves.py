"""What a producer's questions about shops look at: their shops, goods, and the book with the shop in hand.

Loaded once for a question; pure afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.turn import Turn
from domain.consignment.advice import Advice, advise
from domain.consignment.commands import Command
from domain.consignment.events import Stamp
from domain.consignment.ledger import Ledger
from domain.consignment.terms import Agreement
from domain.outlets import Outlet
from services.consignment.writing import carried_out
from storage.consignment_records import Record
from storage.consignments import Shelf
from storage.producers import Product


@dataclass(frozen=True)
class Desk:
    """`shops`: names by number, the one used last first. `goods`: products that are made now; `names`: also of
    those that were. `outlet`, `agreement`, `ledger` and the records told `lately` are those
    of the shop in hand, if one is."""

    person: int
    now: datetime
    today: date
    shops: Mapping[int, str]
    goods: Mapping[int, Product]
    names: Mapping[int, str]
    shelves: Mapping[tuple[int, int], Shelf]
    outlet: Outlet | None = None
    agreement: Agreement = field(default_factory=Agreement)
    ledger: Ledger = field(default_factory=Ledger)
    lately: tuple[Record, ...] = ()

    @property
    def shop(self) -> str:
        """The name of the shop in hand."""
        return self.outlet.name if self.outlet else ""

    @property
    def outlet_id(self) -> int:
        """The number of the shop in hand; 0 when there is none."""
        return self.outlet.id or 0 if self.outlet else 0

    def advice(self, product: int) -> Advice | None:
        """How many to bring next time, when enough is known to say so."""
        shelf_life = self.goods[product].shelf_life_days if product in self.goods else None
        return advise(self.ledger, product, self.today, self.agreement.visit_every_days, shelf_life)

    def brought_before(self) -> list[int]:
        """Goods made now that were brought to the shop in hand some day; those to bring next time first."""
        here = {batch.facts.product for batch in self.ledger.batches.values()} & self.goods.keys()
        wanted = {product: advice.bring if (advice := self.advice(product)) else -1 for product in here}
        return sorted(here, key=lambda product: (-wanted[product], self.name(product)))

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

    def tried(self, on: date, *commands: Command) -> Ledger:
        """The book as it would be after these commands. Raises Rejected; nothing is stored."""
        stamp = Stamp("trial", self.person, self.now, on)
        return carried_out(self.ledger, self.agreement, stamp, commands)[1]


async def desk(turn: Turn, outlet_id: int | None = None) -> Desk:
    """Everything a question may look at; a shop that this person may not see is no shop in hand."""
    store, person = turn.store, turn.person.id
    outlet = await store.outlets.find(person, outlet_id) if outlet_id is not None else None
    agreement = await store.agreements.of(person, outlet.id) if outlet and outlet.id else None
    book = await store.consignments.book(person, outlet.id) if outlet and outlet.id else Ledger()
    return Desk(
        person=person,
        now=turn.now,
        today=turn.today,
        shops=await store.outlets.of_producer(person),
        goods={product.id: product for product in await store.products.of(person) if product.id},
        names=await store.products.names(person),
        shelves={(one.outlet, one.product): one for one in await store.consignments.shelves(person)},
        outlet=outlet,
        agreement=agreement or Agreement(),
        ledger=book,
        lately=await store.consignments.records.of_outlet(person, outlet.id, 10)
        if outlet and outlet.id
        else (),
    )
