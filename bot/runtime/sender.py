"""Sends what the outbox owes, as fast as Telegram's limits allow, replies first.

Every transaction that comes by may be used to write down how the last calls ended and to claim the next ones: a
turn's own, or one of the sender when none comes. The calls themselves run beside it.
"""

import asyncio
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from functools import partial

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection
from telegram import Bot
from telegram.error import TelegramError, TimedOut

from bot.runtime import sequels, transport
from bot.runtime.clock import Clock
from bot.runtime.failures import Verdict, anew, backoff, judge, state_after
from bot.runtime.ride import Ended, Ride
from bot.runtime.studio import NotPainted, Prepared, Studio, apology
from bot.wire import PAINT
from storage import due_reminders, inbox, outbox, pace
from storage.engine import Database
from storage.outbox import Budget, Claimed, Lane, Result
from storage.people import People

SLOTS = 128
LEASE = timedelta(seconds=8)
"""How long a worker that went silent keeps others from repeating its calls; a living one renews it in time."""
_RENEW = timedelta(seconds=2)
PAINT_TRIES = 3
_SUSPICIOUS = 5
"""After so many calls in a row whose end is not known, those to many wait: each would become one more of them."""
_GATHER_SECONDS, _GATHER_MANY_SECONDS = 0.02, 0.1
_IDLE_SECONDS, _BUSY_SECONDS, _PACED_SECONDS = 1.0, 0.05, 0.1
"""How long to rest while nothing waits, while something waits for its moment, while messages to many leave at their
pace: that must not depend on how soon Telegram answers."""
_LAST_SECONDS = 2.0
_A_WHILE_SECONDS = 0.4
_log = structlog.get_logger()


class Sender:
    """`on_told` is called when an event about the end of a call was stored."""

    def __init__(self, database: Database, bot: Bot, clock: Clock, budget: Budget, studio: Studio) -> None:
        self._database = database
        self._bot = bot
        self._clock = clock
        self._budget = budget
        self._studio = studio
        self._worker = secrets.token_hex(8)
        self._work = asyncio.Event()
        self._sending: dict[int, asyncio.Task[None]] = {}
        self._renewed_at = clock.machine_now()
        self._ended: list[Ended] = []
        self._writes_at = 0.0
        self._doubts = 0
        self._stopping = False
        self.on_told: Callable[[], None] = lambda: None

    def wake(self) -> None:
        self._work.set()

    def stop(self) -> None:
        self._stopping = True
        self._work.set()

    async def run(self) -> None:
        """Send until `stop`; calls under way are awaited and written down."""
        while not self._stopping:
            self._work.clear()
            await self._rest(await self._safely_exchange())
        await self._finish()

    async def _safely_exchange(self) -> float:
        """How many seconds to rest now."""
        try:
            return await self._exchange()
        except (SQLAlchemyError, OSError) as fault:
            _log.warning("the database is in trouble", fault=type(fault).__name__)
            await asyncio.sleep(_IDLE_SECONDS)
            return _BUSY_SECONDS

    async def _rest(self, seconds: float) -> None:
        """Until something ended or was said, at most so long."""
        try:
            await asyncio.wait_for(self._work.wait(), seconds)
        except TimeoutError:
            return

    @contextmanager
    def ride(self) -> Iterator[Ride]:
        """Around a transaction: when it was committed the claimed calls leave, and when not, nothing was told."""
        ended, self._ended = self._ended, []
        ride = Ride(ended)
        try:
            yield ride
        except BaseException:
            self._ended = ended + self._ended
            raise
        self._start(ride.claimed)
        if any(one.told for one in ended):
            self.on_told()

    async def exchange(self, tx: AsyncConnection, ride: Ride, owed: int) -> None:
        """Write down what ended, and claim what may leave now that `owed` calls more are waiting."""
        await self._write_down(tx, ride.ended)
        if ride.ended or owed:
            ride.claimed = await self._claim(tx)
        if len(ride.claimed) < owed:
            self._work.set()

    async def _exchange(self, *, may_claim: bool = True) -> float:
        """In a transaction of its own. Returns for how many seconds there is nothing to do unless something happens."""
        now = self._clock.machine_now()
        with self.ride() as ride:
            async with self._database.transaction() as tx:
                await self._write_down(tx, ride.ended)
                await self._renew(tx, now)
                is_waiting = await outbox.next_due(tx) is not None
                if is_waiting and may_claim:
                    ride.claimed = await self._claim(tx)
        if any(call.lane >= Lane.NOTICE for call in ride.claimed):
            return _PACED_SECONDS
        return _BUSY_SECONDS if is_waiting and not ride.claimed else _IDLE_SECONDS

    async def _claim(self, tx: AsyncConnection) -> list[Claimed]:
        slots = SLOTS - len(self._sending)
        if slots <= 0:
            return []
        return await outbox.claim(tx, self._clock.machine_now(), self._worker, LEASE, slots, self._budget)

    def _start(self, claimed: Iterable[Claimed]) -> None:
        for call in claimed:
            task = asyncio.create_task(self._send(call))
            self._sending[call.id] = task
            task.add_done_callback(partial(self._forget, call.id))

    async def _renew(self, tx: AsyncConnection, now: datetime) -> None:
        """Calls that take long stay ours, however long they take."""
        if self._sending and now - self._renewed_at > _RENEW:
            await outbox.renew(tx, list(self._sending), now + LEASE)
            self._renewed_at = now

    async def _write_down(self, tx: AsyncConnection, ended: Iterable[Ended]) -> None:
        now = self._clock.machine_now()
        await outbox.record(tx, [one.result for one in ended], now)
        await outbox.add(tx, [one.instead for one in ended if one.instead is not None], now)
        if events := [one.told for one in ended if one.told is not None]:
            await inbox.store(tx, events, now)
        if self._doubts >= _SUSPICIOUS and any(one.call.lane >= Lane.NOTICE for one in ended):
            await pace.hold(tx, now, backoff(self._doubts // _SUSPICIOUS))
        for one in ended:
            verdict = one.judgement.verdict if one.judgement else None
            if one.judgement and verdict is Verdict.FLOOD:
                await outbox.pause_all(tx, now + one.judgement.wait)
            if verdict is Verdict.BLOCKED:
                await People(tx).mark_stopped(one.call.chat_id, self._clock.now())
            if one.call.lane == Lane.NOTICE and verdict in (Verdict.BLOCKED, Verdict.FAILED):
                is_gone = verdict is Verdict.BLOCKED
                await due_reminders.not_delivered(tx, one.call.chat_id, one.call.id, is_gone=is_gone)

    def _forget(self, call_id: int, _task: asyncio.Task[None]) -> None:
        self._sending.pop(call_id, None)

    async def _send(self, call: Claimed) -> None:
        try:
            self._note(await self._try(call))
        except asyncio.CancelledError:  # the bot stops, and Telegram has not answered
            self._note(self._judged(call, TimedOut()))

    def _note(self, ended: Ended) -> None:
        """Calls that end at about the same time are written down together, by the next turn if one comes soon."""
        loop, is_first = asyncio.get_running_loop(), not self._ended
        self._ended.append(ended.at(self._clock.machine_now()))
        at = loop.time() + (_GATHER_SECONDS if ended.call.lane < Lane.NOTICE else _GATHER_MANY_SECONDS)
        if is_first or at < self._writes_at:
            self._writes_at = at
            loop.call_at(at, self._write_down_soon)

    def _write_down_soon(self) -> None:
        if self._ended:
            self._work.set()

    async def _try(self, call: Claimed) -> Ended:
        now = self._clock.machine_now()
        try:
            ready = await self._prepared(call)
            answer = await transport.call(self._bot, ready.method, ready.params, upload=ready.upload)
        except TelegramError as fault:
            return self._judged(call, fault)
        except NotPainted as fault:
            return self._not_painted(call, fault)
        first = answer[0] if isinstance(answer, list) and answer else answer  # of an album
        message_id = first.get("message_id") if isinstance(first, dict) else None
        told = sequels.done(call, answer, now)
        self._doubts = 0
        return Ended(call, Result(call.id, "sent", now, message_id=message_id), told=told)

    async def _prepared(self, call: Claimed) -> Prepared:
        """Somebody who waits for a picture that takes a while is shown that it is being made."""
        if PAINT not in call.params or call.lane != Lane.REPLY:
            return await self._studio.prepared(call)
        making = asyncio.ensure_future(self._studio.prepared(call))
        try:
            await asyncio.wait({making}, timeout=_A_WHILE_SECONDS)
            if not making.done():
                await self._show_that_it_is_made(call)
            return await making
        finally:
            making.cancel()

    async def _show_that_it_is_made(self, call: Claimed) -> None:
        doing = "upload_document" if call.method == "sendDocument" else "upload_photo"
        with suppress(TelegramError):
            await transport.call(self._bot, "sendChatAction", {"chat_id": call.chat_id, "action": doing})

    def _judged(self, call: Claimed, fault: TelegramError) -> Ended:
        judgement = judge(fault, call.attempts, call.method)
        retry_at = self._clock.machine_now() + judgement.wait
        state = state_after(judgement.verdict, call)
        self._doubts = self._doubts + 1 if judgement.verdict is Verdict.IN_DOUBT else 0
        if state in ("failed", "unknown"):
            _log.warning("a call failed", row=call.id, method=call.method, fault=type(fault).__name__)
        told = sequels.not_done(call, fault, retry_at) if state in ("failed", "unknown") else None
        result = Result(call.id, state, retry_at, error=judgement.verdict)
        return Ended(call, result, judgement, anew(call, fault), told)

    def _not_painted(self, call: Claimed, fault: NotPainted) -> Ended:
        """Tried again a few times; then the person is told, and nothing waits behind it."""
        _log.error("a picture or document was not made", row=call.id, fault=str(fault))
        if fault.again and call.attempts + 1 < PAINT_TRIES:
            retry_at = self._clock.machine_now() + backoff(call.attempts)
            return Ended(call, Result(call.id, "new", retry_at, error="not painted"))
        now = self._clock.machine_now()
        told = sequels.not_done(call, None, now)
        return Ended(
            call, Result(call.id, "failed", now, error="not painted"), instead=apology(call), told=told
        )

    async def _finish(self) -> None:
        """Wait a little for the calls under way; what Telegram has not answered then is in doubt."""
        under_way = list(self._sending.values())
        if under_way:
            _, late = await asyncio.wait(under_way, timeout=_LAST_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._safely_record()

    async def _safely_record(self) -> None:
        try:
            await self._exchange(may_claim=False)
        except (SQLAlchemyError, OSError) as fault:
            _log.warning("what was sent last could not be written down", fault=type(fault).__name__)
