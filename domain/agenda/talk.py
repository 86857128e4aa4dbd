"""What somebody asks of the agenda in their own words: "kapan bazar", "ada acara apa minggu depan", "pelatihan halal".

Words are never a deed: they narrow a list.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.agenda.event import COHORT_PAPERS, Event, EventKind
from domain.agenda.titles import kind_of, papers_in
from domain.calendar import local_day
from domain.dates import ExactDay, Lean, find_day
from domain.day_words import MONTHS, plain
from domain.spoken import clean

_MINE = re.compile(
    r"\b(?:acara|pelatihan|agenda|jadwal|bazar)(?: ?(?:saya|ku|kulo))\b|\byang (?:sudah )?(?:saya|aku|sy) (?:sudah )?ikut"
    r"|\bsaya (?:sudah )?ikuti\b|\b(?:sudah|udah|sdh) (?:ikut|daftar)\b|\bterdaftar\b"
)
_LEAVES = re.compile(
    r"\b(?:batal|batalkan|batalin|mbatal|cancel|mundur|urung)\b|\b(?:tidak|gak|ga|ndak|nggak|ora|gk) (?:jadi|sido|bisa) (?:ikut|datang|hadir|daftar)"
)
_OWN = re.compile(r"(?<=\w{3})nya\b")
_PAST = re.compile(
    r"\b(?:kemarin|kmrn|kmaren|wingi|lampau|riwayat|pernah)\b|\b(?:sudah|udah|sdh|yang|yg) (?:lewat|lalu|selesai)\b"
    r"|\b(?:minggu|bulan|tahun) (?:lalu|lepas)\b"
    r"|\b(?:bukti|surat|daftar) (?:ke)?hadir(?:an)?\b|\bpiagam\b|\bsertifikat (?:ke)?hadir"
    r"|\bsertifikat(?:nya)? (?:ikut |dari )?(?:pelatihan|peserta|acara|bimtek|workshop|seminar|kelas)\b"
)
_SATURDAY = 5
_WEEKEND = re.compile(r"\b(?:akhir pekan|weekend|malam minggu)\b")


@dataclass(frozen=True, slots=True)
class AgendaQuestion:
    """What is asked for; nothing set: everything. `first` and `last`: days, both included; `mine`: what they joined;
    `past`: what they joined and is over."""

    kind: EventKind | None = None
    papers: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    mine: bool = False
    past: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing in particular."""
        return self == AgendaQuestion()


def question_of(text: str, today: date) -> AgendaQuestion:
    """What a text asks for. Never raises."""
    said = _OWN.sub("", clean(text).casefold())
    if _PAST.search(said):
        return AgendaQuestion(kind_of(said), papers_in(said), past=True)
    first, last = _period(said, today)
    is_mine = bool(_MINE.search(said) or _LEAVES.search(said))
    return AgendaQuestion(kind_of(said), papers_in(said), first, last, is_mine)


def _period(said: str, today: date) -> tuple[date | None, date | None]:
    if _WEEKEND.search(said):
        saturday = today + timedelta(days=max(0, _SATURDAY - today.weekday()))
        return max(today, saturday), today + timedelta(days=6 - today.weekday())
    found = find_day(said, today, Lean.FUTURE)
    if found is None:
        return _month(said, today)
    if isinstance(found.day, ExactDay):
        return found.day.day, found.day.day
    days = found.day.choices
    return (max(today, min(days)), max(days)) if days else (None, None)


def _month(said: str, today: date) -> tuple[date | None, date | None]:
    """ "jadwal bazar desember" """
    words = plain(said).split()
    for number, name in enumerate(MONTHS, 1):
        if name in words:
            year = today.year + (number < today.month)
            return max(today, date(year, number, 1)), date(year, number, monthrange(year, number)[1])
    return None, None


def fits(question: AgendaQuestion, event: Event) -> bool:
    """Whether the event is what was asked for."""
    day = local_day(event.starts_at, event.zone)
    last = local_day(event.over_at, event.zone)
    return (
        question.kind in (None, event.kind)
        and (not question.papers or bool({*question.papers} & _papers(event)))
        and (question.first is None or last >= question.first)
        and (question.last is None or day <= question.last)
    )


def _papers(event: Event) -> set[str]:
    return {*event.papers, *papers_in(event.title)}


def wider(question: AgendaQuestion) -> tuple[AgendaQuestion, ...]:
    """The same with less and less asked, for when nothing fits: first the papers are let go, then the kind, then the days.
    What is over stays apart from what is to come."""
    if question.past:
        return (AgendaQuestion(past=True),) if question != AgendaQuestion(past=True) else ()
    steps = (
        replace(question, papers=()),
        replace(question, papers=(), kind=None) if question.first else replace(question, kind=None),
        AgendaQuestion(kind=question.kind),
        AgendaQuestion(),
    )
    return tuple(dict.fromkeys(step for step in steps if step != question))


def encode(question: AgendaQuestion) -> str:
    """The question as a button carries it, at most 24 characters; "" when nothing is asked."""
    if question.is_empty:
        return ""
    papers = "".join(str(COHORT_PAPERS.index(paper)) for paper in question.papers)
    days = [f"{day:%Y%m%d}" if day else "" for day in (question.first, question.last)]
    return ".".join(
        (question.kind or "", papers, *days, "p" if question.past else "m" if question.mine else "")
    )


def decode(text: str) -> AgendaQuestion:
    """The question of a button; a forged or broken one asks for nothing."""
    parts = text.split(".")
    if len(parts) != 5:
        return AgendaQuestion()
    kind, papers, first, last, mine = parts
    try:
        return AgendaQuestion(
            EventKind(kind) if kind else None, tuple(COHORT_PAPERS[int(one)] for one in papers),
            _day(first), _day(last), mine=mine == "m", past=mine == "p",
        )  # fmt: skip
    except (ValueError, IndexError):
        return AgendaQuestion()


def _day(text: str) -> date | None:
    return date(int(text[:4]), int(text[4:6]), int(text[6:8])) if text else None
