"""What somebody who speaks of reminders wants: silence for a while, other hours, one subject less. Only understood
here; what follows from it is shown and confirmed. Must not know who asks."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.clock_times import Hours, parse_hours
from domain.dates import ExactDay, Lean, find_day
from domain.durations import parse_duration_days
from domain.intent_words import plain_words
from domain.messages import Rejected
from domain.reminders import Topic
from domain.spoken import clean

LONGEST_PAUSE = timedelta(days=366)
_TOPIC_WORDS: dict[Topic, frozenset[str]] = {
    Topic.CERTIFICATES: frozenset(["sertifikat", "pirt", "halal", "bpom", "izin", "surat", "nib"]),
    Topic.CONSIGNMENT: frozenset(["titip", "tagih", "setor", "konsinyasi", "toko", "bayar", "utang", "cair"]),
    Topic.AGENDA: frozenset(["agenda", "latih", "pelatihan", "acara", "pameran", "bazar", "jadwal"]),
    Topic.PROCUREMENT: frozenset(["nglarisi", "ngklarisi", "pesanan", "order"]),
    Topic.REPORT: frozenset(["lapor", "laporan", "rekap"]),
}
_HOURS = frozenset({"jam", "pukul", "pkl", "waktu"})
_QUIET = (
    "jangan",
    "stop",
    "setop",
    "mati",
    "tidak",
    "jeda",
    "libur",
    "diam",
    "pause",
    "mute",
    "henti",
    "off",
    "berisik",
)
_AGAIN = ("nyala", "hidup", "aktif", "lanjut", "resume", "lagi")
_CLOCK = re.compile(r"(?:\b(?:jam|pukul|pkl)\b|\d{1,2}[.:]\d{2}).*")
_NOT_THEN = re.compile(
    r"\b(?:jangan|jgn|ojo|aja|ulah|ganggu)\b(?!.*\b(?:kecuali|selain|sakliyane|cuma|hanya)\b)"
)
_UNTIL = re.compile(r"\b(?:sampai|sampe|smpe|hingga|nganti|nepi ka|tekan)\s+(.+)")
_LENGTH = re.compile(r"\b(?:se|\w+\s+)(?:hari|dino|minggu|mgg|pekan|bulan|bln|wulan|sasi|taun|tahun)\b")
_THIS = re.compile(r"\b(hari|minggu|mgg|pekan|bulan|bln)\s+(?:ini|iki)\b")


class Ask(StrEnum):
    """`QUIET`: hear less, or nothing for a while. `HOURS`: at other times. `SHOW`: anything else."""

    QUIET = "quiet"
    HOURS = "hours"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class Wish:
    """`until`: the first day on which reminders may come again; `topic`: only this subject."""

    ask: Ask
    until: date | None = None
    topic: Topic | None = None
    hours: Hours | None = None


def wish(text: str, today: date) -> Wish:
    """The wish in words such as "stop dulu pengingatnya sebulan" or "ingatkan jam 5 sampai 8 malam saja"."""
    said = clean(text).casefold()
    words = plain_words(said)
    hours = _hours(said)
    if hours is not None:
        return Wish(Ask.HOURS, hours=hours)
    if any(word.startswith(_QUIET) for word in words) and not _is_again(words):
        return Wish(Ask.QUIET, _until(said, today), _topic(words))
    return Wish(Ask.HOURS if _HOURS & set(words) else Ask.SHOW)


def _is_again(words: tuple[str, ...]) -> bool:
    """ "Nyalakan lagi" – but "jangan ingatkan lagi" is none."""
    return any(word.startswith(_AGAIN[:-1]) for word in words)


def _topic(words: tuple[str, ...]) -> Topic | None:
    found = [topic for topic, names in _TOPIC_WORDS.items() if names & set(words)]
    return found[0] if len(found) == 1 else None


def _hours(said: str) -> Hours | None:
    """The hours in which to say things; those in which not to ("jangan jam 8 malam sampai 7 pagi") turned about."""
    found = _CLOCK.search(said)
    try:
        hours = parse_hours(found[0]) if found else None
    except Rejected:
        return None
    if hours is not None and found is not None and _NOT_THEN.search(said[: found.start()]):
        return Hours(hours.end, hours.start)
    return hours


def _until(said: str, today: date) -> date | None:
    """The day on which the silence ends, if one was said and it lies ahead, within a year."""
    day = _named_day(said, today) or _end_of_this(said, today) or _after_a_while(said, today)
    return day if day is not None and today < day <= today + LONGEST_PAUSE else None


def _named_day(said: str, today: date) -> date | None:
    found = _UNTIL.search(said)
    heard = find_day(found[1], today, Lean.FUTURE) if found else None
    if heard is None:
        return None
    if isinstance(heard.day, ExactDay):
        return heard.day.day
    return heard.day.choices[0] if heard.day.choices else None


def _end_of_this(said: str, today: date) -> date | None:
    found = _THIS.search(said)
    if found is None:
        return None
    if found[1] == "hari":
        return today + timedelta(days=1)
    if found[1] in ("bulan", "bln"):
        return (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    return today + timedelta(days=7 - today.weekday())


def _after_a_while(said: str, today: date) -> date | None:
    """ "hari minggu" is a Sunday, no week."""
    for found in _LENGTH.finditer(said):
        if found[0].startswith(("hari ", "dino ")):
            continue
        try:
            days = parse_duration_days(found[0])
        except Rejected:
            continue
        if isinstance(days, int):
            return today + timedelta(days=min(days, LONGEST_PAUSE.days))
    return None
