"""All conversations as one: which word, button or sentence leads where. Knows no Telegram."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from bot.conversation import Arrive, Conversation, Entry, Follow, Open
from bot.dialog.check import check
from bot.dialog.form import Form
from bot.dialog.screen import Button, Key, Line, route
from bot.painter import Painter
from bot.texts import LANGUAGES, Texts
from domain.messages import Message
from domain.roles import Action, Grant, scope
from domain.spoken import clean
from storage.people import Person

T = TypeVar("T")
GO = "go"
"""The route of a button that does what a command does; its argument is the command."""

TASKS = (
    "petugas", "tinjau", "siaran", "cari", "kasus", "acara", "kebutuhan", "toko", "rekap", "kurasitoko", "katalog", "sensus",
    "impor",
)  # fmt: skip
"""What officers and coordinators do, by how often they do it: so it stands on the desk and in Telegram's menu. The rest follows."""


class Book:
    """Raises ValueError when a form is faulty, or two conversations claim the same word, form or route."""

    def __init__(self, conversations: Iterable[Conversation]) -> None:
        self.conversations = tuple(conversations)
        self.entries = tuple(
            replace(entry, action=entry.action or one.action)
            for one in self.conversations
            for entry in one.entries
        )
        self.forms: dict[str, Form] = _unique(
            (form.name, form) for one in self.conversations for form in one.forms
        )
        self.routes: dict[str, Open] = _unique(
            item for one in self.conversations for item in one.routes.items()
        )
        self.links: dict[str, Open] = _unique(
            item for one in self.conversations for item in one.links.items()
        )
        self.painters: dict[str, Painter] = _unique(
            item for one in self.conversations for item in one.painters.items()
        )
        self.arrivals: dict[str, Arrive] = _unique(
            item for one in self.conversations for item in one.arrivals.items()
        )
        self.sequels: dict[str, Follow] = _unique(
            item for one in self.conversations for item in one.sequels.items()
        )
        self.readers: dict[str, str] = _unique(
            item for one in self.conversations for item in one.readers.items()
        )
        self.ears = tuple(one.hears for one in self.conversations if one.hears is not None)
        self.quoted = tuple(one.quoted for one in self.conversations if one.quoted is not None)
        self.inline_ears = tuple(one.inline for one in self.conversations if one.inline is not None)
        self.group_ears = tuple(one.group for one in self.conversations if one.group is not None)
        self.aside_routes = frozenset().union(*(one.aside_routes for one in self.conversations))
        self.aside_links = frozenset().union(*(one.aside_links for one in self.conversations))
        self.producer_routes = frozenset(
            name for one in self.conversations if one.for_producers for name in one.routes
        )
        self.guarded_routes = _guarded(self.conversations, lambda one: one.routes)
        self.guarded_forms = _guarded(self.conversations, lambda one: [form.name for form in one.forms])
        for form in self.forms.values():
            check(form)
        self._by_word = _unique((_folded(word), entry) for entry in self.entries for word in entry.words)
        self._by_intent = _unique((intent, entry) for entry in self.entries for intent in entry.intents)

    def by_command(self, word: str) -> Entry | None:
        """`/hapus_data`, `/HapusData` and `/hapusdata` are the same."""
        return self._by_word.get(_folded(word))

    def by_intent(self, intent: str) -> Entry | None:
        return self._by_intent.get(intent)

    def by_word(self, text: str) -> Entry | None:
        """The entry whose home key or command word was typed as plain text."""
        return self.by_key(text) or self._by_word.get(_letters(text))

    def by_key(self, text: str) -> Entry | None:
        """The entry whose home key, in any language, was pressed or typed."""
        return self._by_key.get(_letters(text))

    @cached_property
    def _by_key(self) -> dict[str, Entry]:
        return {
            _letters(Texts(language).plain(Message(entry.key))): entry
            for entry in self.entries if entry.key for language in LANGUAGES
        }  # fmt: skip

    def home_keys(self, person: Person) -> tuple[tuple[Key, ...], ...]:
        """The keyboard of subjects, two in a row; nobody but producers has one."""
        keyed = [entry for entry in self.entries if entry.key and entry.on_keyboard]
        keys = [Key(_line(entry.key)) for entry in keyed if person.is_producer]
        return tuple(tuple(keys[i : i + 2]) for i in range(0, len(keys), 2))

    def commands(self, language: str) -> list[dict[str, str]]:
        """Telegram's command menu for everybody, in this language."""
        return _menu((entry for entry in self.entries if entry.action is None), language)

    def commands_of(self, person: Person, grants: Iterable[Grant]) -> list[dict[str, str]]:
        """The command menu of somebody with roles: their tasks first, and a producer's subjects if they are one."""
        usual = [
            entry for entry in self.entries
            if entry.action is None and (person.is_producer or not entry.for_producers)
        ]  # fmt: skip
        return _menu((*self.tasks(grants), *usual), person.language)

    def tasks(self, grants: Iterable[Grant]) -> tuple[Entry, ...]:
        """The entries that these roles open, in the order of `TASKS`."""
        held = tuple(grants)
        opened = (entry for entry in self.entries if entry.action and scope(held, entry.action))
        return tuple(sorted(opened, key=lambda entry: _place(entry.words[0])))

    def doors(self, grants: Iterable[Grant]) -> tuple[Button, ...]:
        """Buttons to them; the desk itself, on which they stand, is none."""
        return tuple(
            Button(_line(entry.button or entry.about), route(GO, entry.words[0]))
            for entry in self.tasks(grants)
            if entry.action is not Action.SEE_DESK
        )

    def entry_of(self, step: str, choice: str) -> Entry | None:
        """The entry that a button outside dialogs leads to: as a door, or as a route that opens the same."""
        if step == GO:
            return self.by_command(choice)
        return next((one for one in self.entries if one.open is self.routes.get(step)), None)


def _place(command: str) -> int:
    return TASKS.index(command) if command in TASKS else len(TASKS)


def _line(text: str) -> Line:
    return Message(text)


def _menu(entries: Iterable[Entry], language: str) -> list[dict[str, str]]:
    texts = Texts(language)
    return [
        {"command": entry.words[0], "description": texts.plain(Message(entry.about))} for entry in entries
    ]


def _guarded(
    conversations: Iterable[Conversation], names: Callable[[Conversation], Iterable[str]]
) -> dict[str, Action]:
    return {name: one.action for one in conversations if one.action is not None for name in names(one)}


def _folded(word: str) -> str:
    return word.casefold().replace("_", "").replace("-", "")


def _letters(text: str) -> str:
    """Only letters count when a key's label is typed: no icon, case or blanks."""
    return "".join(character for character in clean(text).casefold() if character.isalpha())


def _unique(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    found: dict[str, T] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"two conversations claim {name}")
        found[name] = value
    return found
