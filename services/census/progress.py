"""What the clock does about lists: stage the rows of a file, match them with who is known, clear away what was undone – a
thousand rows in a transaction, so that answers to people come in between. See `bot.runtime.long_work`."""

import zlib
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import orjson
import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.texts import Texts
from bot.wire import message_params
from domain.areas import covered
from domain.lists.matching import findings, keys_of, registered_twins
from domain.lists.verdicts import ListState, Verdict
from domain.roles import Action, scope
from services.census import list_words
from services.census.list_words import WITHHELD
from storage import outbox
from storage.calls import Call, Lane
from storage.people_lists import PeopleList
from storage.store import Store

KEEP = timedelta(days=7)
"""So long the rows that were not taken can be asked for, and an undecided list waits."""
PORTION, PRODUCERS = 1_000, 300
_log = structlog.get_logger()
_Step = Callable[[Store, PeopleList, datetime], Awaitable[None]]


async def is_any(tx: AsyncConnection, now: datetime) -> bool:
    """Whether there is anything to do for `advance`."""
    return await Store(tx).people_lists.is_any_busy(now - KEEP)


async def advance(tx: AsyncConnection, now: datetime, machine_now: datetime) -> int:
    """One portion of the oldest list that has work. Returns how many calls are owed for it."""
    store = Store(tx)
    one = await store.people_lists.busy(now - KEEP)
    if one is None:
        return 0
    is_done = await _safely(tx, store, one, now)
    after = await store.people_lists.find(one.id)
    is_counted = after is not None and (one.state, after.state) == _FINISHED
    calls = await _told(store, after or one, is_done) if is_counted or not is_done else ()
    await outbox.add(tx, calls, machine_now)
    return len(calls)


async def _safely(tx: AsyncConnection, store: Store, one: PeopleList, now: datetime) -> bool:
    """A list that cannot be worked on is put aside: it must not hold up the others."""
    try:
        async with tx.begin_nested():
            await portion(store, one, now)
    except Exception as fault:
        if isinstance(fault, DBAPIError) or one.state not in _BEFORE_READY:
            raise
        _log.error("a list cannot be worked on", list=one.id, state=one.state, fault=type(fault).__name__)
        await store.people_lists.change(one.id, state=ListState.DROPPING, cursor=0)
        return False
    return True


async def portion(store: Store, one: PeopleList, now: datetime) -> None:
    """The next portion of this list's work, and its next state when that was the last one."""
    await _STEPS[one.state](store, one, now)


async def _stage(store: Store, one: PeopleList, _now: datetime) -> None:
    packs = [*one.about["packs"]["people"], *one.about["packs"]["faults"]]
    if one.cursor < len(packs):
        start = sum(length for length, _ in packs[: one.cursor])
        packed = await store.list_work.pack(one.file or 0, start, packs[one.cursor][0])
        if packed is None:
            await store.people_lists.change(one.id, state=ListState.DROPPING, cursor=0)
            return
        rows = orjson.loads(zlib.decompress(packed))
        if one.cursor < len(one.about["packs"]["people"]):
            withheld = await _put_people(store, one, rows)
            await store.people_lists.change(one.id, about={**one.about, WITHHELD: withheld})
        else:
            await store.list_work.put_faults([_fault(one.id, row) for row in rows])
        await store.people_lists.change(one.id, cursor=one.cursor + 1)
        return
    await store.list_work.forget_file(one.file or 0)
    await store.people_lists.change(one.id, state=ListState.MATCHING, cursor=0)


async def _put_people(store: Store, one: PeopleList, rows: list[list[Any]]) -> int:
    """Nobody who had their data deleted is written down again. How many of the list that are so far: only their number is
    kept, not even which rows they were."""
    people = [_person(one.id, row) for row in rows]
    held = await store.withheld.among({told["phone"] for told in people if told["phone"]})
    await store.list_work.put_people([told for told in people if told["phone"] not in held])
    return list_words.withheld(one) + sum(told["phone"] in held for told in people)


def _person(list_id: int, row: list[Any]) -> dict[str, Any]:
    """A row of `bot.bench.people_list`."""
    sheet, line, name, honorific, business, product, area, phone, key, double = row
    same_sheet, same_line, why, is_sure = double or (None, None, None, True)
    return {
        "list_id": list_id, "sheet": sheet, "line": line, "name": name, "honorific": honorific, "business": business,
        "product": product, "area": area, "phone": phone or None, "twin": key, "why": why, "is_sure": is_sure,
        "verdict": Verdict.DOUBLE if double else Verdict.NEW, "is_decided": False, "same_sheet": same_sheet,
        "same_line": same_line,
    }  # fmt: skip


def _fault(list_id: int, row: list[Any]) -> dict[str, Any]:
    sheet, line, kind, cells, reasons = row
    return {
        "list_id": list_id,
        "sheet": sheet,
        "line": line,
        "kind": kind,
        "cells": cells,
        "reasons": reasons,
    }


async def _match(store: Store, one: PeopleList, now: datetime) -> None:
    """With other lists, and by phone with producers. `matched_at` is when it began: what is taken from then on counts."""
    if one.cursor == 0:
        await store.people_lists.change(one.id, matched_at=now)
    last = await store.list_work.portion(one.id, one.cursor, PORTION)
    if last is None:
        await store.people_lists.change(one.id, state=ListState.COMPARING, cursor=0)
        return
    await store.list_work.forget_findings(one.id, one.cursor, last)
    pairs = await store.list_work.pairs(one.id, one.cursor, last, one.scope)
    await store.list_work.find(findings(pairs))
    await store.people_lists.change(one.id, cursor=last)


async def _compare(store: Store, one: PeopleList, _now: datetime) -> None:
    """By name, area and product with producers."""
    known = await store.list_work.producers(one.cursor, one.scope, PRODUCERS)
    if not known:
        counts = await store.list_work.counts(one.id)
        await store.people_lists.change(one.id, state=ListState.READY, cursor=0, counts=counts)
        return
    keys = keys_of(known)
    rows = await store.list_work.new_with_twins(one.id, list(keys))
    await store.list_work.find(registered_twins(rows, keys))
    await store.people_lists.change(one.id, cursor=known[-1].person_id)


async def _clear(store: Store, one: PeopleList, _now: datetime) -> None:
    if not await store.list_work.clear(one.id, PORTION):
        ended = ListState.UNDONE if one.state is ListState.UNDOING else ListState.DROPPED
        await store.people_lists.change(one.id, state=ended, about={}, columns=None)


async def _tidy(store: Store, one: PeopleList, now: datetime) -> None:
    """What was not taken is of no use any more."""
    if not await store.list_work.clear(one.id, PORTION, only_skipped=True):
        await store.people_lists.change(one.id, tidied_at=now, about={}, columns=None)


_FINISHED = (ListState.COMPARING, ListState.READY)
_BEFORE_READY = (ListState.STAGING, ListState.MATCHING, ListState.COMPARING)
_STEPS: Mapping[ListState, _Step] = {
    ListState.STAGING: _stage, ListState.MATCHING: _match, ListState.COMPARING: _compare, ListState.UNDOING: _clear,
    ListState.DROPPING: _clear, ListState.TAKEN: _tidy,
}  # fmt: skip


async def _told(store: Store, one: PeopleList, is_done: bool) -> tuple[Call, ...]:
    """The result, to whoever sent the list, if they may still have it."""
    person = await store.people.reachable(one.sent_by) if one.sent_by else None
    if person is None:
        return ()
    if not covered(one.scope, scope(await store.people.grants(person.id), Action.IMPORT)):
        await store.people_lists.change(one.id, state=ListState.DROPPING, cursor=0)
        return ()
    texts = Texts.of(person.language, person.area, one.scope[0])
    method, params = message_params(
        person.chat_id, list_words.counted(one) if is_done else list_words.failed(one), texts
    )
    return (Call(person.chat_id, Lane.REPLY, method, params),)
