"""Neighbours whom a coordinator registered, as records that their owners may claim. They are registered producers
already, who only had no chat: claiming gives them theirs, or joins them with what the owner has."""

from dataclasses import replace

from bot.dialog.screen import Literal, Screen
from bot.turn import Turn
from domain.messages import N_, message
from domain.name_search import fold
from services import menus, registration
from services.claims import Held, Source
from services.registration import Phoned
from storage.neighbours import Neighbour
from storage.store import Store

NAME = "neighbour"
_GIVEN_UP = N_("👍 {who} has opened Laris and keeps the data now. You need not do anything more.")


async def _waits(store: Store) -> bool:
    return await store.neighbours.any_waits()


async def _with_phone(store: Store, number: str) -> tuple[Held, ...]:
    return tuple(_held(one) for one in await store.neighbours.unclaimed(phone=number))


async def _find(store: Store, record: int) -> Held | None:
    found = await store.neighbours.unclaimed(person_id=record)
    return _held(found[0]) if found else None


def _held(one: Neighbour) -> Held:
    return Held(
        NAME, one.person_id, one.name, one.business, one.area, one.phone, message(N_("by a coordinator"))
    )


async def _adopt(turn: Turn, record: int, phone: Phoned | None) -> None:
    one = (await turn.store.neighbours.unclaimed(person_id=record))[0]
    await _hand_over(turn, one)
    if turn.person.id:
        await turn.store.people.merge(record, turn.person.id)
    else:
        await turn.store.people.give_chat(record, turn.person.chat_id, turn.person.language)
        turn.person = replace(turn.person, id=record)
    await turn.become_producer()
    await _keep_phone(turn, phone)
    await menus.refresh_own(turn)
    name = registration.address(one.name, one.honorific)
    turn.say(
        message(N_("🎉 Done, {name}! You keep the data of {business} yourself now."), name=name, business=one.business),
        message(N_("Please see whether everything is right: tap “👤 My profile”.")),
        home=True,
    )  # fmt: skip


async def _merge(turn: Turn, record: int) -> None:
    one = (await turn.store.neighbours.unclaimed(person_id=record))[0]
    mine = {fold(product.name) for product in await turn.store.products.of(turn.person.id)}
    for product in await turn.store.products.of(record):
        if fold(product.name) in mine and product.id is not None:
            await turn.store.products.remove(record, product.id, turn.now)
    await _hand_over(turn, one)
    await turn.store.people.merge(record, turn.person.id)
    await turn.store.producers.remove(record, turn.now)
    turn.say(message(N_("🤝 Put together. The products are under “🧺 My products”.")), home=True)


async def _hand_over(turn: Turn, one: Neighbour) -> None:
    """The coordinator learns that the owner has come, and sees initials from now on."""
    initials = ". ".join(word[0].upper() for word in one.name.split()[:3]) + "."
    await turn.store.neighbours.claimed(one.person_id, initials, turn.now)
    coordinator = await turn.store.people.reachable(one.coordinator_id)
    if coordinator is not None:
        turn.tell(coordinator, Screen((message(_GIVEN_UP, who=Literal(initials)),)))
    await turn.store.audit.add(turn.now, turn.person.id or one.person_id, one.person_id, "record claimed")


async def _keep_phone(turn: Turn, phone: Phoned | None) -> None:
    mine = await turn.store.producers.find(turn.person.id)
    if mine is not None and phone is not None:
        changed = replace(mine, phone=phone.number, phone_verified=phone.verified)
        await turn.store.producers.change(changed, turn.now)


SOURCE = Source(NAME, _waits, _with_phone, _find, _adopt, _merge)
