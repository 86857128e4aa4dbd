"""The scripted people: each waits until the bot's answer is accepted, then takes the next step."""

import asyncio
import itertools
import random
import sys
import time

from .bot_api import BotApi
from .script import Action, Script
from .tally import Tally

UNANSWERED_AFTER = 10.0
PUZZLED_AFTER = 3.0
MOST_STEPS = 60


class Person:
    """One chat, from the first step to the last."""

    __slots__ = ("asked", "chat", "handed", "heard", "last", "number", "steps", "wait", "waiting")

    def __init__(self, number: int) -> None:
        self.number = number
        self.chat = 1_000_000 + number
        self.steps = 0
        self.waiting = False  # an update of theirs is queued or handed out, and not yet answered
        self.handed: float | None = None  # when that update was handed out
        self.wait: float | None = None  # how long the last reply took, until the person can go on from it
        self.heard = ""
        self.asked = time.monotonic()  # when the last message of the bot came
        self.last = 0  # id of the last message with buttons


class Crowd:
    """Keeps `people` busy: at once when their answer comes (closed loop), or `rate` steps a second."""

    def __init__(
        self, api: BotApi, script: Script, tally: Tally, rate: float = 0.0, trace: bool = False
    ) -> None:
        self._api, self._script, self._tally, self._rate = api, script, tally, rate
        self._trace = trace
        self._by_chat: dict[int, Person] = {}
        self._numbers = itertools.count(1)
        self._ready: list[tuple[Person, Action]] = []
        self._chance = random.Random(1)
        self._answers: dict[tuple[str, tuple], Action | None] = {}
        self._tasks: list[asyncio.Task] = []
        api.on_handed, api.on_accepted, api.on_polled = self._handed, self._accepted, self._polled

    def start(self, people: int) -> None:
        """Everyone takes the first step."""
        if self._rate:
            self._tasks.append(asyncio.create_task(self._pace()))
        self._tasks.append(asyncio.create_task(self._look_after()))
        for _ in range(people):
            self._newcomer()

    def _newcomer(self) -> None:
        person = Person(next(self._numbers))
        self._by_chat[person.chat] = person
        self._act(person, Action("text", self._script.start))

    def _act(self, person: Person, action: Action) -> None:
        person.waiting, person.handed = True, None
        if self._rate:
            self._ready.append((person, action))
        else:
            self._send(person, action)

    def _send(self, person: Person, action: Action) -> None:
        person.steps += 1
        self._say(person, "→", action.label or action.value or action.kind)
        chat = {"id": person.chat, "type": "private", "first_name": "Budi"}
        sender = {"id": person.chat, "is_bot": False, "first_name": "Budi", "language_code": "id"}
        message = {"message_id": self._api.new_message_id(), "date": int(time.time()), "chat": chat}
        if action.kind == "tap":
            query = {
                "id": str(message["message_id"]),
                "from": sender,
                "chat_instance": "1",
                "data": action.value,
                "message": {**message, "message_id": person.last, "text": "…"},
            }
            self._api.add(person.chat, {"callback_query": query})
            return
        message["from"] = sender
        if action.kind == "contact":
            message["contact"] = {
                "phone_number": f"62812{person.number:08}",
                "first_name": "Budi",
                "user_id": person.chat,
            }
        else:
            message["text"] = text = action.value.format(n=person.number)
            if text.startswith("/"):
                message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        self._api.add(person.chat, {"message": message})

    def _handed(self, chat: int, now: float) -> None:
        if person := self._by_chat.get(chat):
            person.handed = now
            self._tally.handed += self._tally.open

    def _polled(self) -> None:
        self._tally.polls += self._tally.open

    def _accepted(self, method: str, call: dict) -> None:
        if self._tally.open:
            self._tally.calls[method] += 1
        person = self._by_chat.get(int(call.get("chat_id") or 0))
        if person is None or "message_id" not in call:
            return
        markup = call.get("reply_markup")
        buttons = _buttons(markup) if isinstance(markup, dict) else ()
        if method.startswith("send") or (buttons and method == "editmessagetext"):
            self._reply(person, call, buttons)

    def _reply(self, person: Person, call: dict, buttons: tuple[tuple[str, str], ...]) -> None:
        person.asked = time.monotonic()
        person.heard = text = call.get("text") or ""
        self._say(person, "←", text + "".join(f" [{label}]" for label, _ in buttons))
        if person.handed is not None:
            person.wait = person.asked - person.handed
            person.waiting, person.handed = False, None
        if buttons:
            person.last = int(call["message_id"])
        if not person.waiting:
            self._decide(person, text, buttons)

    def _decide(self, person: Person, text: str, buttons: tuple[tuple[str, str], ...]) -> None:
        action = self._answer(text, buttons)
        if action is None or action.kind == "wait":
            return
        self._count(person)
        if action.kind == "done":
            self._tally.completed += self._tally.open
            self._replace(person)
        elif person.steps >= MOST_STEPS and self._script.rules[0].question.pattern:
            self._tally.error("goes in circles", text[:200])
            self._replace(person)
        else:
            self._act(person, action)

    def _count(self, person: Person) -> None:
        """A step counts once its answer lets the person go on; an apology is no step."""
        if person.wait is not None and self._tally.open:
            self._tally.waits.append(person.wait)
        person.wait = None

    def _answer(self, text: str, buttons: tuple[tuple[str, str], ...]) -> Action | None:
        """The script's answer, remembered by text and labels (data differs from person to person)."""
        key = (text, tuple([label for label, _ in buttons]))
        if key not in self._answers:
            if len(self._answers) > 20_000:
                self._answers.clear()
            self._answers[key] = self._script.answer(text, list(buttons))
        action = self._answers[key]
        if action and action.kind == "tap":
            data = next(data for label, data in buttons if label == action.label)
            return Action("tap", data, action.label)
        return action

    def _replace(self, person: Person) -> None:
        self._by_chat.pop(person.chat, None)
        self._newcomer()

    def _anyone_ready(self) -> tuple[Person, Action]:
        """By chance, so that people do not walk in step and every question is in the mix."""
        place = self._chance.randrange(len(self._ready))
        self._ready[place], self._ready[-1] = self._ready[-1], self._ready[place]
        return self._ready.pop()

    async def _pace(self) -> None:
        due = time.monotonic()
        while True:
            while due <= time.monotonic():
                due += 1 / self._rate
                if self._ready:
                    self._send(*self._anyone_ready())
                else:
                    self._tally.starved += self._tally.open
            await asyncio.sleep(max(0.0, due - time.monotonic()))

    async def _look_after(self) -> None:
        """Replace the people whom the bot left without an answer, or whom the script does not help on."""
        while True:
            await asyncio.sleep(1)
            now = time.monotonic()
            for person in list(self._by_chat.values()):
                if person.waiting and person.handed and now - person.handed > UNANSWERED_AFTER:
                    self._tally.error("unanswered")
                    self._replace(person)
                elif not person.waiting and now - person.asked > PUZZLED_AFTER:
                    self._tally.error("no rule in script.toml fits", person.heard[:200])
                    self._replace(person)

    def _say(self, person: Person, arrow: str, text: str) -> None:
        if self._trace and person.number == 1:
            print(arrow, text.replace("\n", " / "), file=sys.stderr, flush=True)


def _buttons(markup: dict) -> tuple[tuple[str, str], ...]:
    rows = markup.get("inline_keyboard", ())
    return tuple([(b["text"], b["callback_data"]) for row in rows for b in row if "callback_data" in b])
