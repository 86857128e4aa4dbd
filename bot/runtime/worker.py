"""Takes open inbox items, one per lane at a time, and lets a turn answer each.

What a turn does is all or nothing. Turns that stand ready at the same moment share one commit; if one fails, all
are rolled back and taken singly, and the failing one is counted. After the third time its item is parked and the
person is told.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import orjson
import structlog
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection
from telegram import Update
from telegram.ext import Application

from bot.dialog.event import CallEnded, Event, FileArrived, Membership, SentOther
from bot.dialog.screen import Literal, Screen
from bot.runtime import sequels, standing
from bot.runtime.clock import Clock
from bot.runtime.events import event_of, origin_of
from bot.runtime.journal import where
from bot.runtime.pieces import piece_of
from bot.runtime.sender import Sender
from bot.runtime.slim import slim
from bot.texts import Texts, closest_language
from bot.turn import House, Turn, current_turn
from bot.wire import message_params
from domain.messages import N_, message
from storage import files, inbox, outbox
from storage.engine import Database
from storage.inbox import Item
from storage.outbox import Call, Lane
from storage.people import Person
from storage.producers import Producers
from storage.store import Store

BATCH = 32
_IDLE_SECONDS = 1.0
_NOTHING = SentOther("unknown")
_log = structlog.get_logger()
Arrived = Callable[[Turn], Awaitable[None]]
AnyApplication = Application[Any, Any, Any, Any, Any, Any]


class Worker:
    """`hands`: how many turns at once (one on SQLite, which has one writer anyway). `arrived` takes turns about
    files that came and calls that ended; `fetch` is called when a committed turn wants one, `on_planned` when one
    planned something for this very moment."""

    def __init__(
        self, database: Database, application: AnyApplication, clock: Clock, house: House,
        sender: Sender, hands: int, arrived: Arrived, fetch: Callable[[], None],
    ) -> None:  # fmt: skip
        self._database = database
        self._application = application
        self._clock = clock
        self._house = house
        self._sender = sender
        self._hands = hands
        self._arrived = arrived
        self._fetch = fetch
        self._work = asyncio.Event()
        self._stopping = False
        self.on_planned: Callable[[], None] = lambda: None

    def wake(self) -> None:
        self._work.set()

    async def run(self) -> None:
        """Work until `stop`; the turns in hand are finished first."""
        async with asyncio.TaskGroup() as group:
            for _ in range(self._hands):
                group.create_task(self._serve())

    def stop(self) -> None:
        self._stopping = True
        self._work.set()

    async def _serve(self) -> None:
        while not self._stopping:
            self._work.clear()
            if not await self._safely(self.take_some):
                await self._rest()

    async def _rest(self) -> None:
        try:
            await asyncio.wait_for(self._work.wait(), _IDLE_SECONDS)
        except TimeoutError:
            return

    async def _safely(self, step: Callable[[], Awaitable[bool]]) -> bool:
        try:
            return await step()
        except (SQLAlchemyError, OSError) as fault:
            _log.warning("the database is in trouble", fault=type(fault).__name__)
            await asyncio.sleep(_IDLE_SECONDS)
            return False

    async def take_some(self, most: int = BATCH) -> bool:
        """Answer the oldest open items of up to `most` free lanes with one commit, which also claims the answers
        that may leave at once and writes down how the last ones ended. Returns whether more may be waiting.

        When one of them fails, nothing of the batch has happened: they are taken again one by one.
        """
        items: list[Item] = []
        try:
            with self._sender.ride() as ride:
                async with self._database.transaction() as tx:
                    items = await inbox.claim(tx, self._clock.machine_now(), most)
                    turns = [await self.run_turn(tx, item) for item in items]
                    await self._sender.exchange(tx, ride, await self._write(tx, items, turns))
        except Exception as fault:
            if not items or _lost_database(fault):
                raise
            if len(items) == 1:
                await self._count_failure(items[0], fault)
            else:
                await self._one_by_one(len(items))
            return True
        if any(turn.wants for turn in turns if turn is not None):
            self._fetch()
        if any(turn.wakes_clock for turn in turns if turn is not None):
            self.on_planned()
        return len(items) == most or any(item.has_next for item in items)

    async def _one_by_one(self, items: int) -> None:
        for _ in range(items):
            await self.take_some(1)

    async def _write(self, tx: AsyncConnection, items: list[Item], turns: list[Turn | None]) -> int:
        """What the turns said and what they left open; returns how many calls are owed now."""
        if not items:
            return 0
        now = self._clock.machine_now()
        pairs = [(item, turn) for item, turn in zip(items, turns, strict=True) if turn is not None]
        await standing.keep(tx, pairs, self._clock.now())
        await _mark_heard(tx, pairs, self._clock.now().date())
        calls = [call for _, turn in pairs for call in turn.calls]
        await outbox.add(tx, calls, now)
        await files.want(tx, [wanted for _, turn in pairs for wanted in turn.wants], now)
        await inbox.finish(tx, [item.id for item in items], now)
        return len(calls)

    async def run_turn(self, tx: AsyncConnection, item: Item) -> Turn | None:
        """Let a turn answer this item within the transaction; what it said and wants lies in the turn. None for what
        no conversation answers."""
        told = orjson.loads(item.payload)
        if "laris" in told:
            return await self._tell_own(tx, item, told["laris"])
        update = Update.de_json(slim(told), self._application.bot)
        if update is None or update.effective_user is None:
            return None
        turn = self._turn_of(Store(tx), item, told, update)
        if update.inline_query is not None:
            turn.inline_id, turn.offers = update.inline_query.id, turn.offer
        elif update.effective_chat is None:
            turn.answer_tap()  # a button that stands in no chat of ours: only its wheel can be stopped
            return turn
        if turn.person.is_stopped and update.my_chat_member is None and update.inline_query is None:
            await turn.store.people.mark_stopped(item.chat_id, None)
        current_turn.set(turn)
        await self._application.process_update(update)
        if turn.fault is not None:
            raise turn.fault
        turn.answer_tap()
        return turn

    async def _tell_own(self, tx: AsyncConnection, item: Item, told: dict[str, Any]) -> Turn:
        """An event of our own: a file that somebody waits for, or the end of a call."""
        is_end = "sequel" in told
        event = (
            sequels.event_of(told) if is_end else FileArrived(told["arrival"], told["file"], told["about"])
        )
        turn = self._turn(Store(tx), item, closest_language(None), event)
        current_turn.set(turn)
        await self._arrived(turn)
        return turn

    def _turn_of(self, store: Store, item: Item, told: dict[str, Any], update: Update) -> Turn:
        user, query = update.effective_user, update.callback_query
        language = closest_language(user.language_code if user else None)
        turn = self._turn(store, item, language, event_of(told) or _NOTHING)
        turn.query_id = query.id if query else None
        turn.origin = origin_of(told, self._application.bot.id)
        turn.piece = piece_of(told)
        return turn

    def _turn(self, store: Store, item: Item, language: str, event: Event) -> Turn:
        person = item.person or Person(0, item.chat_id, language, is_stopped=False, is_producer=False)
        return Turn(
            store=store,
            person=person,
            event=event,
            now=self._clock.now(),
            texts=Texts.of(person.language, person.area, self._house.office.area),
            house=self._house,
            dialog=standing.form_of(item.dialog),
            offer=standing.offer_of(item.dialog),
        )

    async def _count_failure(self, item: Item, fault: Exception) -> None:
        kind = type(fault).__name__
        _log.error("a turn failed", item=item.id, fault=kind, where=where(fault))
        now = self._clock.machine_now()
        async with self._database.transaction() as tx:
            if await inbox.record_failure(tx, item.id, kind, now) and item.chat_id:
                await outbox.add(tx, [_apology(item)], now)
        self._sender.wake()


def _lost_database(fault: Exception) -> bool:
    """Whether the connection broke: no fault of what somebody said, and not counted as a try."""
    return isinstance(fault, DBAPIError) and fault.connection_invalidated


async def _mark_heard(tx: AsyncConnection, pairs: list[tuple[Item, Turn]], today: date) -> None:
    """So that officers can find whom nothing was heard from. What reaches us without them is no sign of life."""
    people = [
        item.person.id
        for item, turn in pairs
        if item.person is not None and item.person.is_producer and item.person.heard_on != today
        and turn.event != _NOTHING and not isinstance(turn.event, FileArrived | CallEnded | Membership)
    ]  # fmt: skip
    await Producers(tx).heard_from(people, today)


def _apology(item: Item) -> Call:
    """Says sorry with a short code that an officer can look up."""
    texts = Texts(item.person.language if item.person else closest_language(None))
    sorry = message(
        N_(
            "Sorry, something went wrong on our side. Your message is kept. Please tell the office code {code}."
        ),
        code=Literal(f"L{item.id}"),
    )
    method, params = message_params(item.chat_id, Screen((sorry,)), texts)
    return Call(item.chat_id, Lane.REPLY, method, params)
