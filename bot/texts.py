"""Makes sentences: a message id with its parameters becomes words of one language, with Babel's numbers and dates.

The catalogues are read as they stand in `locales/`; nothing is compiled beforehand.
"""

import html
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.messages.pofile import denormalize
from babel.numbers import format_decimal

from bot.dialog.screen import Line, Lines, Literal, Written
from domain.areas import zone
from domain.dates import CalendarDay, MonthOf, ShortDay
from domain.messages import Message
from domain.rupiah import Rupiah

LANGUAGES = ("id", "en")
_LOCALES = Path(__file__).resolve().parent.parent / "locales"
_ENTRY = re.compile(r'^msgid (?P<id>(?:".*"\n)+)msgstr (?P<text>(?:".*"\n)+)', re.MULTILINE)
ZONE_LETTERS = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


@lru_cache
def _catalogue(language: str) -> Mapping[str, str]:
    """Sentences by message id. Babel's own reader makes an object of each, with where it was found and who wrote what
    about it: four times the time, and megabytes that the process keeps. English sentences are their own ids."""
    if language == "en":
        return {}
    text = (_LOCALES / language / "LC_MESSAGES" / "laris.po").read_text("utf-8")
    return {denormalize(entry["id"]): denormalize(entry["text"]) for entry in _ENTRY.finditer(text)}


def closest_language(wanted: str | None) -> str:
    """The language to begin with, given what the phone says; Indonesian unless it is one of the others."""
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


class Texts:
    """One language and one time zone."""

    def __init__(self, language: str, zone: str = "Asia/Jakarta") -> None:
        self.language = language
        self.zone = zone
        self._catalogue = _catalogue(language)

    @classmethod
    def of(cls, language: str, home: str, usual: str) -> "Texts":
        """For somebody whose home or office is in the area `home`: all times are told in the zone of that place, whose
        letters stand beside them. Who has none, or the whole country, lives in `usual`."""
        return cls(language, zone(home or usual))

    def html(self, line: Line) -> str:
        """The line as Telegram's HTML: what people wrote is escaped, the markup of our own texts is kept."""
        return self._render(line, html.escape)

    def plain(self, line: Line) -> str:
        """The line without any markup, for buttons and keys."""
        return self._render(line, str)

    def template(self, text: str) -> str:
        """The sentence of this message id with its placeholders still open, for work that is done elsewhere."""
        return self._catalogue.get(text) or text

    def _render(self, line: Line, escape: Callable[[str], str]) -> str:
        match line:
            case Literal(text):
                return escape(text)
            case Written():
                return escape(line.en if self.language == "en" else line.id)
            case Lines(lines):
                return "\n".join(self._render(one, escape) for one in lines)
        sentence = self.template(line.id)
        return sentence.format_map({name: self._shown(value, escape) for name, value in line.params.items()})

    def _shown(self, value: object, escape: Callable[[str], str]) -> str:
        match value:
            case Message() | Literal() | Lines() | Written():
                return self._render(value, escape)
            case Rupiah():
                return f"Rp{format_decimal(int(value), locale='id')}"
            case int() if -1000 < value < 1000:
                return str(value)
            case int():
                return format_decimal(value, locale=self.language)
            case datetime():
                return self._moment(value)
            case MonthOf():
                return format_date(value, "MMMM y", locale=self.language)
            case ShortDay():
                return format_date(value, "EEE, d MMM", locale=self.language)
            case CalendarDay():
                return format_date(value, "d MMM y", locale=self.language)
            case date():
                return format_date(value, "EEEE, d MMM y", locale=self.language)
        return escape(str(value))

    def _moment(self, moment: datetime) -> str:
        """ "Selasa, 24 Nov 2026, 09.00 WIB" """
        local = moment.astimezone(ZoneInfo(self.zone))
        letters = ZONE_LETTERS.get(self.zone, "")
        return f"{format_datetime(local, 'EEEE, d MMM y, HH.mm', locale=self.language)} {letters}".rstrip()
