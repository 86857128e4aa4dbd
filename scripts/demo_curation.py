"""Curation in the demo: one application waits for the office, one for a shop, one listing is due for its monthly look."""

from datetime import datetime, timedelta
from typing import Any

from domain.curation.states import Move
from domain.roles import Grant, Role
from scripts.demo_cases import turn_of
from services.curation import applying, moving
from services.curation.applying import ApplyAnswers
from services.curation.moving import Fate
from storage.people import Person
from storage.store import Store

DEWI = 7010
_HER_SHOP, _AREA = "Indomaret Limpung", "33.25"
_LISTED = timedelta(days=45)
"""So long ago that the 1st of a month has come since, whatever day the demo begins on."""


def people() -> list[dict[str, Any]]:
    """Whoever chooses for the shop."""
    return [
        {"id": DEWI, "first_name": "Dewi", "language_code": "id", "phone": "+6281200000110",
         "role_label": _HER_SHOP, "started": True},
    ]  # fmt: skip


async def add(store: Store, office: int, waits: int, decided: int, sells: int, now: datetime) -> None:
    """`office`: who decides for it; then three producers, by their numbers: whose application waits for the office, for the
    shop, and whose goods are on the shelf."""
    shops = {one.name: one for one in await store.outlets.of_office((_AREA,))}
    dewi = await store.people.add(DEWI, "id", now)
    there = Grant(Role.RETAILER, _AREA, outlet=shops[_HER_SHOP].id)
    await store.role_holders.give(dewi.id, there, "Dewi", now - timedelta(days=90))
    tuti = await _person(store, office)
    await _applied(
        store, await _person(store, waits), f"o{shops['Alfamart Bandar'].id}", now - timedelta(days=2)
    )
    here = f"o{shops[_HER_SHOP].id}"
    number = await _applied(store, await _person(store, decided), here, now - timedelta(days=6))
    await _moved(store, tuti, number, (Move.ACCEPT, Move.FORWARD), now - timedelta(days=5))
    number = await _applied(store, await _person(store, sells), here, now - _LISTED - timedelta(days=40))
    await _moved(store, tuti, number, (Move.ACCEPT, Move.FORWARD), now - _LISTED - timedelta(days=35))
    await _moved(store, dewi, number, (Move.TAKE, Move.TRY, Move.LIST), now - _LISTED)


async def _person(store: Store, number: int) -> Person:
    found = await store.people.reachable(number)
    if found is None:
        raise LookupError("the people of the demo are not there")
    return found


async def _applied(store: Store, producer: Person, target: str, at: datetime) -> int:
    [product, *_] = await store.products.of(producer.id)
    turn = turn_of(store, producer, at)
    done = await applying.apply(turn, ApplyAnswers(product=str(product.id), target=target, capacity=150))
    return done.number or 0


async def _moved(store: Store, who: Person, number: int, moves: tuple[Move, ...], at: datetime) -> None:
    """What is said to people on the way was said long ago."""
    for step, move in enumerate(moves):
        turn = turn_of(store, who, at + timedelta(hours=step))
        seen = await store.curations.held(number)
        told = (
            {"trial_pieces": 40, "trial_until": turn.today + timedelta(days=14)} if move is Move.TRY else {}
        )
        moved = await moving.move(turn, f"{number}.{seen.application.version if seen else 0}", move, **told)
        if moved.fate is not Fate.DONE:
            raise LookupError(number)
