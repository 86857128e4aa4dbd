"""Who else hears of an application than its producer: the people of the shop whose turn it is, and whoever decided on it
before when its producer takes it back. Decides nothing."""

from bot.dialog.screen import Button, Line, Literal, Screen, route
from bot.turn import Turn
from domain.clip import clipped
from domain.curation.states import SEEN_BY_SHOP, Move, State
from domain.messages import N_, message
from services.cases.words import place
from services.curation import waiting, words
from storage.curations import Seen

_MOST, _NAME = 5, 26


async def turn_of_shop(turn: Turn, seen: Seen) -> None:
    """The office agrees: whoever chooses for the shop hears that it is for them to say now."""
    text = message(
        N_("🏪 {goods} of {business}, {place}, would like into {shop}. The office agrees. It is your word now."),
        business=Literal(clipped(seen.business, _NAME)), place=place(seen.application.home), **_named(seen),
    )  # fmt: skip
    look = Button(message(N_("👀 Look")), route(words.CARD, str(seen.application.id)))
    await _tell(turn, await turn.store.curations.shop_people(seen.application, _MOST), text, (look,))


async def not_yet(turn: Turn, seen: Seen, undone: Move) -> None:
    """A shop that was just told that it is its turn hears that it is not."""
    if undone is Move.FORWARD:
        text = message(N_("⏳ {goods} → {shop}: the office looks at it once more."), **_named(seen))
        await _tell(turn, await turn.store.curations.shop_people(seen.application, _MOST), text)


async def taken_back(turn: Turn, seen: Seen, before: State) -> None:
    """The producer does not want to any more: office and shop hear it once the shop has seen it. Before that it only
    leaves their list."""
    if before not in SEEN_BY_SHOP:
        return
    people = await waiting.curators(turn.store, seen.application)
    shop = await turn.store.curations.shop_people(seen.application, _MOST)
    text = message(
        N_("🗑 {business} takes {goods} back from {shop}."), business=Literal(clipped(seen.business, _NAME)), **_named(seen)
    )  # fmt: skip
    await _tell(turn, tuple(dict.fromkeys((*people, *shop))), text)


def _named(seen: Seen) -> dict[str, Line]:
    return {"goods": words.goods(seen), "shop": words.shop(seen)}


async def _tell(turn: Turn, people: tuple[int, ...], text: Line, *rows: tuple[Button, ...]) -> None:
    for person in people:
        there = await turn.store.people.reachable(person)
        if there is not None and person != turn.person.id:
            turn.tell(there, Screen((text,), rows))
