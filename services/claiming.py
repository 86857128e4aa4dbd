"""An owner comes for a record that somebody else wrote down: finding it, and handing it over. See `services.claims`."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.turn import Turn
from domain.messages import N_, Rejected
from domain.name_search import find_name
from services.claim_sources import SOURCES
from services.claims import Held
from services.registration import Phoned
from storage.claim_tickets import Secrets
from storage.store import Store

PREFIX = "c_"
LINK_LIFE, CODE_LIFE = timedelta(days=365), timedelta(days=7)
"""A slip of paper lies in a drawer for long; six digits are told by mouth and soon used."""
_DIGITS = 6
GONE = N_("That record is not waiting any more. If it is yours, please ask whoever wrote it down.")


@dataclass(frozen=True, slots=True)
class Slip:
    """What is handed to an owner: the start parameter of the link, and six digits. Neither is stored."""

    start: str
    code: str


@dataclass(frozen=True, slots=True)
class Proof:
    """Why somebody may claim: a slip (`ticket`: its number), or their own number (E.164)."""

    ticket: int = 0
    number: str = ""


async def is_worth_asking(store: Store) -> bool:
    """Whether any record waits that can be found by a phone number."""
    for source in SOURCES.values():
        if await source.waits(store):
            return True
    return False


async def with_phone(store: Store, number: str) -> tuple[Held, ...]:
    """The records that wait for the owner of this number, which must be proven."""
    found = [await source.with_phone(store, number) for source in SOURCES.values()]
    return tuple(held for some in found for held in some)


async def find(store: Store, source: str, record: int) -> Held | None:
    """A record that still waits."""
    known = SOURCES.get(source)
    return None if known is None else await known.find(store, record)


async def slip(turn: Turn, source: str, record: int) -> Slip:
    """Make a slip for a record; those given out before open nothing any more."""
    token, code = secrets.token_urlsafe(24), await _free_code(turn)
    made = Secrets(_hash(token), turn.now + LINK_LIFE, _hash(code), turn.now + CODE_LIFE)
    await turn.store.claim_tickets.add(source, record, made, turn.person.id or None, turn.now)
    return Slip(PREFIX + token, code)


async def by_link(turn: Turn, token: str) -> tuple[Held, Proof] | None:
    """The record that the link of a slip opens."""
    ticket = await turn.store.claim_tickets.by_token(_hash(token), turn.now)
    held = await find(turn.store, ticket.source, ticket.record) if ticket else None
    return (held, Proof(ticket=ticket.id)) if held and ticket else None


async def by_code(turn: Turn, code: str, name: str) -> tuple[Held, Proof] | None:
    """The record that these digits open for somebody who knows the name on it. None also after too many wrong tries."""
    tickets, chat = turn.store.claim_tickets, turn.person.chat_id
    if not await tickets.may_try(chat, turn.now):
        return None
    ticket = await tickets.by_code(_hash(code), turn.now)
    held = await find(turn.store, ticket.source, ticket.record) if ticket else None
    if ticket is None or held is None or not find_name(name, [held.name]).candidates:
        await tickets.wrong_try(chat, turn.now)
        return None
    return held, Proof(ticket=ticket.id)


async def adopt(turn: Turn, held: Held, proof: Proof, phone: Phoned | None) -> Mapping[str, Any] | None:
    """The record is theirs. None: and they are registered; else the answers that are known. Raises `Rejected` when it
    does not wait for them any more."""
    await _check(turn, held, proof)
    return await SOURCES[held.source].adopt(turn, held.id, phone)


async def merge(turn: Turn, held: Held, proof: Proof) -> None:
    """The record's content goes into what they have. Raises `Rejected` as `adopt` does."""
    await _check(turn, held, proof)
    await SOURCES[held.source].merge(turn, held.id)


async def _check(turn: Turn, held: Held, proof: Proof) -> None:
    """Once more, now that it counts; every slip for the record ends with it."""
    tickets = turn.store.claim_tickets
    if proof.ticket:
        is_theirs = await tickets.use(proof.ticket, turn.person.id or None, turn.now)
    else:
        is_theirs = bool(proof.number) and held.phone == proof.number
    if not is_theirs:
        raise Rejected(GONE)
    await tickets.end(held.source, held.id, turn.now)


async def _free_code(turn: Turn) -> str:
    while True:
        code = f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}"
        if await turn.store.claim_tickets.is_free(_hash(code), turn.now):
            return code


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
