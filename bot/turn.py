"""One event, one person, one transaction. A conversation reads from the turn, asks its store, and says things
to it; what it said becomes outbox rows in the same commit. Nothing here touches the network."""

import secrets
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.dialog.engine import Moment
from bot.dialog.event import Event, Origin, SentDocument, SentPhoto, Tapped
from bot.dialog.file_field import check_size
from bot.dialog.offer import Offer, offered
from bot.dialog.screen import Button, Key, Line, Painting, Screen, route
from bot.dialog.state import State
from bot.texts import Texts
from bot.wire import message_params
from domain.announcements.content import Piece
from domain.messages import Message
from domain.roles import Grant
from storage.files import Wanted
from storage.outbox import Call, Lane, Sequel
from storage.people import Person
from storage.store import Store

current_turn: ContextVar["Turn"] = ContextVar("current_turn")
_INLINE_SECONDS = 60
_ICONS = "✅❌✔️✖️☑️🤷🙊 "
HomeKeys = Callable[[Person], tuple[tuple[Key, ...], ...]]


@dataclass(frozen=True)
class Office:
    """What this installation says about itself. `area`: home prefix; `contact`: how to reach an officer;
    `approval_over`: an announcement to more people than this needs a second officer (0: none does); `per_second`: how
    many messages to many may leave (0: no limit); `dpo`: who is in charge of protecting data (UU 27/2022, art. 53)."""

    area: str = ""
    name: str = ""
    contact: str = ""
    promises_no_tax: bool = False
    approval_over: int = 0
    per_second: float = 0
    dpo: str = ""


@dataclass(frozen=True)
class House:
    """What every turn needs besides its own event. `commands`: the command menu of somebody with these roles, in their
    language; `doors`: buttons to every subject that these roles open; `link`: `https://t.me/<bot>?start=<parameter>`.
    """

    office: Office
    home_keys: HomeKeys
    commands: Callable[[Person, Iterable[Grant]], list[dict[str, str]]]
    doors: Callable[[Iterable[Grant]], tuple[Button, ...]]
    link: Callable[[str], str]


@dataclass
class Turn:
    """`now` is UTC. `dialog` is the half-filled form of this chat as it was found; set it to keep or drop it. `stuck`: the
    question at which somebody asks for an officer. `unheard`: words that were kept for a question and are now to be
    understood as if they were just written. `wakes_clock`: something was planned for this very moment, so that the clock
    need not wait for its next look. `offer`: the buttons that may be answered in words, as they were found; `offers`:
    those of this turn's own screen."""

    store: Store
    person: Person
    event: Event
    now: datetime
    texts: Texts
    house: House
    dialog: State | None = None
    offer: Offer | None = None
    offers: Offer | None = None
    query_id: str | None = None
    inline_id: str | None = None
    origin: Origin = field(default_factory=Origin)
    piece: Piece | None = None
    calls: list[Call] = field(default_factory=list)
    wants: list[Wanted] = field(default_factory=list)
    fault: Exception | None = None
    stuck: str = ""
    unheard: str | None = None
    wakes_clock: bool = False

    @property
    def office(self) -> Office:
        return self.house.office

    async def known_person(self) -> Person:
        """The person, written down now if they were a passer-by until this moment."""
        if not self.person.id:
            self.person = await self.store.people.add(self.person.chat_id, self.person.language, self.now)
        return self.person

    async def become_producer(self) -> None:
        """From now on this person has the producers' keyboard."""
        self.person = replace(await self.known_person(), is_producer=True)

    @property
    def today(self) -> date:
        """The calendar day where the person lives."""
        return self.now.astimezone(ZoneInfo(self.texts.zone)).date()

    def moment(self) -> Moment:
        """What the form engine may not find out for itself."""
        return Moment(int(self.now.timestamp()), secrets.token_urlsafe(4), can_ask_officer=True)

    def show(self, screen: Screen) -> None:
        """Answer with this screen."""
        method, params = message_params(self.person.chat_id, screen, self.texts)
        topic = {"message_thread_id": self.origin.topic} if self.origin.topic else {}
        self.owe(Lane.REPLY, method, {**params, **topic})

    def show_in_place(self, screen: Screen) -> None:
        """Put this screen where the tapped message stands; as a new message if that is gone or could not hold it."""
        method, params = message_params(self.person.chat_id, screen, self.texts)
        is_words = method == "sendMessage" and not (screen.keys or screen.clears_keys)
        tap = self.event if isinstance(self.event, Tapped) and self.event.holds_words else None
        if is_words and tap is not None and tap.message_id is not None:
            self.owe(Lane.TOUCH, "editMessageText", {**params, "message_id": tap.message_id})
        else:
            self.owe(Lane.REPLY, method, params)

    def listen(self, screen: Screen, step: str = "", about: str = "") -> None:
        """Let the words of this screen's buttons count as taps, until the person does something else."""
        self.offers = offered(screen, self.texts.plain, step, about)

    def say(self, *parts: Line, home: bool = False) -> None:
        """Answer with some paragraphs; `home` brings the keyboard of subjects with it (or takes keys away)."""
        screen = Screen(parts)
        self.show(self.with_home(screen) if home else screen)

    def with_home(self, screen: Screen) -> Screen:
        keys = self.house.home_keys(self.person)
        return replace(screen, keys=keys, keys_stay=True, clears_keys=not keys)

    def answer_tap(self, toast: Message | None = None) -> None:
        """Stop the waiting wheel on the tapped button; at most once a turn."""
        if self.query_id is not None:
            text = {"text": self.texts.plain(toast)[:200]} if toast else {}
            self.owe(Lane.ANSWER, "answerCallbackQuery", {"callback_query_id": self.query_id, **text})
            self.query_id = None

    def answer_inline(self, results: list[dict[str, Any]], next_offset: str = "") -> None:
        """Answer what was written behind the bot's name in any chat; `results` in Telegram's shape, at most 50. What is
        kept of it is this person's alone, because it is in their language."""
        if self.inline_id is not None:
            told = {
                "results": results,
                "next_offset": next_offset,
                "cache_time": _INLINE_SECONDS,
                "is_personal": True,
            }
            self.owe(Lane.ANSWER, "answerInlineQuery", {"inline_query_id": self.inline_id, **told})
            self.inline_id = None

    def mark_chosen(self, chosen: Line) -> None:
        """Take the buttons away from the tapped question, so that it cannot be tapped again."""
        if isinstance(self.event, Tapped) and self.event.message_id is not None:
            place = {"chat_id": self.person.chat_id, "message_id": self.event.message_id}
            lines = (line for line in self.texts.plain(chosen).splitlines() if line)
            label = ", ".join(lines).lstrip(_ICONS)[:60]
            markup = {"inline_keyboard": [[{"text": f"✓ {label}", "callback_data": route("chosen")}]]}
            self.owe(Lane.TOUCH, "editMessageReplyMarkup", {**place, "reply_markup": markup})

    def tell(self, other: Person, screen: Screen) -> None:
        """Show somebody else a screen, in their language (`store.people.reachable` finds them)."""
        texts = Texts.of(other.language, other.area, self.office.area)
        method, params = message_params(other.chat_id, screen, texts)
        self.calls.append(Call(other.chat_id, Lane.NOTICE, method, params))

    def send_photo(self, painting: Painting, *parts: Line, **screen: Any) -> None:
        """Answer with a picture that is made when it is sent; the paragraphs are its caption."""
        self.show(Screen(parts, painting=replace(painting, as_document=False), **screen))

    def send_document(self, painting: Painting, *parts: Line, **screen: Any) -> None:
        """Answer with a file that is made when it is sent."""
        self.show(Screen(parts, painting=replace(painting, as_document=True), **screen))

    def fetch(
        self, file: SentDocument | SentPhoto, arrival: str, about: dict[str, Any], reader: str | None = None
    ) -> None:
        """Ask for the content of what somebody sent. It comes after this turn, as `FileArrived` to the arrival of
        that name; `reader` reads it outside of any turn, and only what it read is kept.

        Raises `Rejected` for a file that Telegram does not hand to bots.
        """
        document = (
            file if isinstance(file, SentDocument) else SentDocument(file.file_id, "", None, "image/jpeg")
        )
        check_size(document)
        self.wants.append(
            Wanted(self.person.chat_id, document.file_id, document.name, document.mime, document.size, arrival,
                   about, reader)
        )  # fmt: skip

    def owe(self, lane: Lane, method: str, params: dict[str, Any], sequel: Sequel | None = None) -> None:
        """Promise a Bot API call: it leaves after the commit, or never if the turn fails. `sequel` hears its end."""
        self.calls.append(Call(self.person.chat_id, lane, method, params, sequel))
