"""Where cases are worked on: a turn, or the clock. Both have a memory, a moment, and calls that they owe to people."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.dialog.screen import Line, Literal, Screen
from bot.texts import Texts
from bot.turn import Turn
from bot.wire import message_params, paragraphs
from domain.areas import zone
from domain.calendar import Listening, is_open
from domain.cases import clock
from domain.cases.model import Case, Piece, Step
from domain.cases.naming import initials, one_line
from domain.messages import N_, message, utf16
from services.registration import address
from storage.case_groups import Group
from storage.case_team import Contact
from storage.outbox import Call, Lane, Sequel
from storage.store import Store

OFFICE_LANGUAGE = "id"
"""What officers' groups speak."""
_LONGEST = 3_500
"""More letters do not go into one message together with our own words; they are copied."""
_MOST_CAPTION = 900
NAME = 40
"""So many letters of a name are shown."""


@dataclass
class Scene:
    """`now` is the time people live in."""

    store: Store
    now: datetime
    calls: list[Call] = field(default_factory=list)

    async def save(self, case: Case, step: Step | None, actor: int | None, after: int | None = None) -> Case:
        """Write down how it stands now, what was done, and what is to follow by itself. `after`: working minutes until
        the first answer, when that is now."""
        await self.store.cases.save(case, after)
        if step is not None:
            await self.store.case_talk.did(case.id, step, actor, self.now)
        await self.replan(case)
        return case

    async def replan(self, case: Case) -> None:
        wanted = list(clock.plans(case, self.now))
        for kind in clock.KINDS:
            await self.store.reminders.cancel(kind, str(case.id))
        await self.store.reminders.plan(wanted, self.now)

    def show(
        self, to: Contact, screen: Screen, area: str, *, sequel: Sequel | None = None, is_quiet: bool = False
    ) -> None:
        """A message to one person; without a sound when `is_quiet`. Who has no chat hears nothing."""
        if to.chat_id is None:
            return
        method, params = message_params(to.chat_id, screen, Texts.of(to.language, to.area, area))
        quiet = {"disable_notification": True} if is_quiet else {}
        self.calls.append(Call(to.chat_id, Lane.REPLY, method, {**params, **quiet}, sequel))

    def change(self, to: Contact, message_id: int, screen: Screen, area: str) -> None:
        """Put a screen where an older message stands."""
        if to.chat_id is not None:
            _, params = message_params(to.chat_id, screen, Texts.of(to.language, to.area, area))
            call = Call(to.chat_id, Lane.TOUCH, "editMessageText", {**params, "message_id": message_id})
            self.calls.append(call)

    def pass_on(self, to: Contact, piece: Piece, head: Screen, area: str) -> None:
        """What somebody sent, under our own words, with our buttons."""
        if to.chat_id is not None:
            self._pass_on(to.chat_id, piece, head, Texts.of(to.language, to.area, area), {}, None)

    def post(self, group: Group, case: Case, screen: Screen, sequel: Sequel) -> None:
        """A message in the topic of a case."""
        method, params = message_params(group.chat_id, screen, Texts(OFFICE_LANGUAGE, zone(case.area)))
        there = {"message_thread_id": case.topic}
        self.calls.append(Call(group.chat_id, Lane.REPLY, method, {**params, **there}, sequel))

    def post_on(self, group: Group, case: Case, piece: Piece, head: Screen, sequel: Sequel) -> None:
        """The same for what somebody sent."""
        texts, there = Texts(OFFICE_LANGUAGE, zone(case.area)), {"message_thread_id": case.topic}
        self._pass_on(group.chat_id, piece, head, texts, there, sequel)

    def _pass_on(
        self, chat_id: int, piece: Piece, head: Screen, texts: Texts, there: dict[str, int | None],
        sequel: Sequel | None,
    ) -> None:  # fmt: skip
        """Text stands below our words in one message; a file is copied, with our words beside it; what can have no
        words beside it (or has too many) is copied below them. Nothing that may hold long numbers is copied into a topic."""
        is_short = utf16(piece.text) <= (_LONGEST if piece.kind == "text" else _MOST_CAPTION)
        if (piece.kind == "text" and (is_short or there)) or piece.message_id is None:
            said = Screen((*head.parts, Literal(piece.text[:_LONGEST])), head.buttons)
            method, params = message_params(chat_id, said, texts)
            self.calls.append(Call(chat_id, Lane.REPLY, method, {**params, **there}, sequel))
            return
        copied: dict[str, Any] = {
            "chat_id": chat_id, "from_chat_id": piece.chat_id, "message_id": piece.message_id, **there
        }  # fmt: skip
        if piece.kind in ("photo", "document", "voice", "video") and is_short:
            words = (*head.parts, *((Literal(piece.text),) if piece.text else ()))
            copied |= {"caption": paragraphs(Screen(words), texts), "parse_mode": "HTML"}
        else:
            method, params = message_params(chat_id, Screen(head.parts), texts)
            self.calls.append(Call(chat_id, Lane.REPLY, method, {**params, **there}, sequel))
        _, shown = message_params(chat_id, head, texts)
        markup = {"reply_markup": shown["reply_markup"]} if "reply_markup" in shown else {}
        self.calls.append(Call(chat_id, Lane.REPLY, "copyMessage", {**copied, **markup}, sequel))

    def is_quiet_time(self, area: str) -> bool:
        """Whether officers who work in that area are better not woken: nights, Sundays, holidays, times of prayer."""
        return not is_open(self.now, Listening(zone(area)))


def scene_of(turn: Turn) -> Scene:
    """What is owed here is owed by the turn."""
    return Scene(turn.store, turn.now, turn.calls)


def called(who: Contact | None) -> Line:
    """How to call the person of a case: "Ibu Siti", or what Telegram calls them."""
    if who is None or not who.name:
        return message(N_("somebody"))
    return address(one_line(who.name, NAME), who.honorific)


def in_short(who: Contact | None) -> Line:
    """The same for chats of several people, and where a name is kept secret."""
    return Literal(initials(who.name if who else ""))


def officer(who: Contact | None) -> Line:
    """How an officer is called: "petugas Ratna"."""
    if who is None or not who.name:
        return message(N_("an officer"))
    return message(N_("officer {name}"), name=Literal(one_line(who.name, NAME)))
