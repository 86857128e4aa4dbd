"""A shop's person leaves: their task ends, they block the bot, they are forgotten. Office and producers hear at once for which
shops nobody speaks any more; the office may write down the shop's word until somebody new comes."""

from collections.abc import Iterable

from bot.dialog.screen import Button, Screen, route
from bot.turn import Turn
from domain.curation.application import Application
from domain.curation.states import FOR_SHOP, ON_SHELF
from domain.messages import N_, message
from domain.roles import Grant
from services.curation import waiting, words
from services.curation.reach import reach_at
from storage.curations import Reach, Seen

_MOST, _PEOPLE = 50, 20


async def shops_of(turn: Turn, person: int, grants: Iterable[Grant] | None = None) -> Reach:
    """The shops that they choose for, by these grants or all they hold: to be asked for before they leave."""
    held = await turn.store.people.grants(person) if grants is None else grants
    return await reach_at(turn.store, person, held)


async def tell(turn: Turn, left: Reach) -> None:
    """They have left these shops."""
    if not left.is_shop:
        return
    offices: dict[int, list[Seen]] = {}
    for one in await turn.store.curations.listed(left, FOR_SHOP | ON_SHELF, 0, _MOST):
        if await _has_somebody(turn, one.application):
            continue
        await _tell_producer(turn, one)
        for person in await waiting.curators(turn.store, one.application):
            offices.setdefault(person, []).append(one)
    for person, orphans in offices.items():
        await _tell_office(turn, person, orphans)


async def _has_somebody(turn: Turn, one: Application) -> bool:
    people = await turn.store.curations.shop_people(one, _PEOPLE)
    return any([await waiting.may_still(turn.store, person, one) for person in people])


async def _tell_producer(turn: Turn, one: Seen) -> None:
    producer = await turn.store.people.reachable(one.application.producer)
    if producer is not None:
        text = message(
            N_("🏪 Whoever chose for {shop} is no longer in Laris. Your {goods} stays where it is; until somebody new comes, the office speaks for the shop."),
            shop=words.shop(one), goods=words.goods(one),
        )  # fmt: skip
        turn.tell(
            producer,
            Screen((text,), ((Button(message(N_("👀 Look")), route(words.MINE, str(one.application.id))),),)),
        )


async def _tell_office(turn: Turn, person: int, orphans: list[Seen]) -> None:
    officer = await turn.store.people.reachable(person)
    if officer is None:
        return
    text = message(
        N_("🏪 Nobody of {shop} can be reached in Laris any more. Please write down the shop's word on {count} products, or invite somebody new (/undang)."),
        shop=words.shop(orphans[0]), count=len(orphans),
    )  # fmt: skip
    turn.tell(officer, Screen((text,), ((Button(message(N_("🏪 Kurasi")), route("curations", "shop")),),)))
