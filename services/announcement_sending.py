"""What is done about announcements while nobody looks: begun at their moment, fed into the outbox, harvested from it,
shown to their author, ended. One call is one transaction; after a crash the next one goes on from what is stored."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.texts import Texts
from bot.wire import message_params
from domain.announcements.correction import way_from_any
from domain.announcements.progress import State
from domain.areas import overlap, zone
from domain.calendar import Listening, is_open, local_day
from domain.reminders import Topic
from domain.roles import Action, scope
from services import announcement_copies, announcement_words
from storage import announcement_feed, announcement_harvest, announcement_queue, outbox
from storage.announcement_carrying import coordinators_of
from storage.announcement_feed import Page
from storage.announcements import Announcement
from storage.audiences import Asked
from storage.calls import COPY, EDIT, RETELL, Call, Lane, Sequel
from storage.store import Store

STARTED = "siaran_started"
"""Hears the number of the message that shows how far it is."""
_RESTED = timedelta(seconds=2)
_DEPTH_SECONDS, _LEAST_DEPTH, _UNLIMITED_DEPTH, _PAGE = 2.5, 20, 2_500, 500
_LOOKS = timedelta(seconds=4)


@dataclass(frozen=True, slots=True)
class Stepped:
    """What one step did: copies put into the outbox, messages to authors, copies written down. `has_more`: there is
    room for further copies at once."""

    fed: int = 0
    said: int = 0
    harvested: int = 0
    has_more: bool = False


@dataclass
class Sending:
    """The long work of announcing (see `bot.runtime.long_work`). `per_second`: how many messages to many may leave (0:
    no limit); `office`: its name."""

    per_second: float
    office: str
    _is_done_for_now: bool = False

    @property
    def depth(self) -> int:
        """So many copies may wait in the outbox: a few seconds' worth, so that a pause is felt at once."""
        return (
            max(_LEAST_DEPTH, int(self.per_second * _DEPTH_SECONDS)) if self.per_second else _UNLIMITED_DEPTH
        )

    async def is_any(self, tx: AsyncConnection, now: datetime) -> bool:
        """Whether something can be done at once; what waits for Telegram is looked at again with the next tick."""
        if self._is_done_for_now:
            self._is_done_for_now = False
            return False
        return await announcement_feed.any_open(tx, now)

    async def advance(self, tx: AsyncConnection, now: datetime, machine_now: datetime) -> int:
        """One step for all announcements; how many calls are owed for it."""
        done = await step(self, tx, now, machine_now)
        self._is_done_for_now = not (done.has_more or done.harvested == announcement_harvest.MOST)
        return done.fed + done.said


async def step(sending: Sending, tx: AsyncConnection, now: datetime, machine_now: datetime) -> Stepped:
    """One step. `now` is the time people live in, `machine_now` the machine's."""
    harvested = await announcement_harvest.harvest(tx, machine_now - _RESTED)
    if not await announcement_feed.may_feed(tx):
        return Stepped(harvested=harvested)
    done = await _Step(sending, tx, now, machine_now, has_news=harvested > 0).all()
    return replace(done, harvested=harvested)


class _Step:
    """One transaction's work on everything that is open. `has_news`: figures have changed."""

    def __init__(
        self, sending: Sending, tx: AsyncConnection, now: datetime, machine_now: datetime, *, has_news: bool
    ) -> None:
        self._sending, self._tx, self._has_news = sending, tx, has_news
        self._now, self._machine_now = now, machine_now
        self._store = Store(tx)
        self._said = 0

    async def all(self) -> Stepped:
        ones = await announcement_feed.open_ones(self._tx, self._now)
        depth = self._sending.depth
        room = depth - await announcement_queue.waiting(self._tx, depth) if ones else 0
        fed = 0
        for one in ones:
            if one.state is State.SCHEDULED:
                await self._begin(one)
            else:
                fed += await self._feed(one, min(_PAGE, room // len(ones)))
                await self._show(one.id)
        return Stepped(fed, self._said, has_more=0 < fed < room)

    async def _begin(self, one: Announcement) -> None:
        """Its moment has come: recipients are chosen as things are now, by what its author may still do."""
        grants = await self._store.people.grants(one.made_by)
        if one.decided_by is not None:
            grants = (*grants, *await self._store.people.grants(one.decided_by))
        where = overlap(one.areas, scope(grants, Action.ANNOUNCE))
        asked = Asked(one.audience, where, local_day(self._now, zone(one.area)), Topic.ANNOUNCEMENTS)
        await announcement_feed.fill(self._tx, one.id, asked, self._now)
        begun = await self._store.announcements.get(one.id)
        if begun is not None:
            await self._tell_author(begun, Sequel(STARTED, {"announcement": one.id}))
            await self._tell_coordinators(begun)

    async def _tell_coordinators(self, one: Announcement) -> None:
        """Neighbours without a phone hear of it through whoever registered them."""
        for coordinator, count in (await coordinators_of(self._tx, one.id)).items():
            person = await self._store.people.reachable(coordinator)
            if person is not None:
                screen = announcement_words.errand(one, count)
                method, params = message_params(
                    person.chat_id, screen, Texts.of(person.language, person.area, one.area)
                )
                await outbox.add(
                    self._tx, [Call(person.chat_id, Lane.NOTICE, method, params)], self._machine_now
                )
                self._said += 1

    async def _feed(self, one: Announcement, most: int) -> int:
        """How many copies were put into the outbox; when none is left anywhere, the announcement ends."""
        if most <= 0:
            return 0
        for method in _methods(one):
            page = _page(one, method, self._now)
            if fed := await announcement_feed.feed(self._tx, one, page, most, self._machine_now):
                return fed
        if not await announcement_harvest.is_on_its_way(self._tx, one.id):
            await announcement_harvest.finish(self._tx, one.id, self._now)
        return 0

    async def _show(self, number: int) -> None:
        """Let the author see how far it is: every few seconds if there is something new, and the end at once."""
        one = await self._store.announcements.get(number)
        if one is None or one.progress_message is None:
            return
        is_over = not announcement_words.is_open(one)
        if is_over or (
            self._has_news and await self._store.announcements.may_show(number, self._now, _LOOKS)
        ):
            await self._tell_author(one)

    async def _tell_author(self, one: Announcement, sequel: Sequel | None = None) -> None:
        """As a new message, of whose number the sequel will hear, or in the one that is there."""
        author = await self._store.people.reachable(one.made_by)
        if author is None:
            return
        screen = announcement_words.progress(one, self._sending.per_second)
        method, params = message_params(
            author.chat_id, screen, Texts.of(author.language, author.area, one.area)
        )
        if sequel is not None:
            call = Call(author.chat_id, Lane.NOTICE, method, params, sequel)
        else:
            edited = {**params, "message_id": one.progress_message}
            call = Call(author.chat_id, Lane.TOUCH, "editMessageText", edited)
        await outbox.add(self._tx, [call], self._machine_now)
        self._said += 1


def _methods(one: Announcement) -> tuple[str, ...]:
    copies = (COPY,) if one.state is State.SENDING else ()
    if not one.is_correcting:
        return copies
    edits = (EDIT,) if way_from_any(one.former, one.content) is not None else ()
    return (*copies, *edits, RETELL)


def _page(one: Announcement, method: str, now: datetime) -> Page:
    """At night a copy comes without a sound."""
    silent = not is_open(now, Listening(zone(one.area), every_day=True), urgent=True)
    if method == EDIT:
        return Page(method, 1, silent)
    return Page(method, one.content.weight, silent, one.content.is_album and not one.buttons.is_empty)


async def printed(office: str, store: Store, number: int, language: str) -> announcement_copies.Requests:
    """Everything that may be asked for this announcement in this language; for the sender. Raises KeyError for one
    that is not there."""
    one = await store.announcements.get(number)
    if one is None:
        raise KeyError(number)
    return announcement_copies.requests(one, Texts(language, zone(one.area)), office)
