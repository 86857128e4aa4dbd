"""The members of a collective permit before an officer: what each still lacks, and one of them in full."""

from bot.dialog.argument import bare
from bot.dialog.room import Extra, fitting
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.agenda.event import Event, EventKind
from domain.clip import clipped
from domain.messages import N_, message
from handlers.agenda import desk, papers
from handlers.agenda.common import Rows, called, number_of, paged, pages, show
from handlers.agenda.desk import COHORT, DESK_EVENT
from services import seen
from services.agenda import attendance, cohort, office
from services.agenda.attendance import Roll
from services.agenda.cohort import SIGNS, Bundle
from services.agenda.office import Desk
from services.agenda.words import named
from services.certificate_words import paper_name
from storage.event_people import Participant

MEMBER, ISSUE, RESULTS = "acara_member", "acara_issue", "acara_results"
_PAGE = 5
_NAME, _BUSINESS = 20, 20


async def find(turn: Turn, argument: str) -> Desk | None:
    """The collective permit of a button; None, with an answer, for anything else."""
    found = await office.find(turn, number_of(argument))
    if found is None or found.event.kind is not EventKind.PERMITS or found.event.published_at is None:
        await desk.gone(turn)
        return None
    return found


async def open_cohort(turn: Turn, argument: str) -> None:
    """Everybody who takes part or waits, with a sign for each paper."""
    number, page = paged(argument)
    found = await find(turn, number)
    if found is None:
        return
    event = found.event
    counts = await turn.store.event_people.counts(event.id, found.areas)
    total = counts.joined + counts.waiting
    page = page if page * _PAGE < total else 0
    people = await turn.store.event_people.listed(event.id, found.areas, "", page * _PAGE, _PAGE)
    await seen.note(turn, (one.person_id for one in people), "event papers seen")
    lines = [await _line(turn, event, at, one) for at, one in enumerate(people, page * _PAGE + 1)]
    head = message(N_("📄 <b>{title}</b>: papers of {count} people"), title=named(event), count=total)
    parts = fitting(turn.texts.plain, head, Lines(tuple(lines)) if lines else None, Extra(_legend(people)))
    buttons = tuple(
        Button(Literal(str(at)), route(MEMBER, f"{event.id}.{one.person_id}.{page}"))
        for at, one in enumerate(people, page * _PAGE + 1)
    )
    below = (
        *((Button(message(N_("📥 Results (Excel)")), route(RESULTS, str(event.id))),) if people else ()),
        Button(message(N_("⬅️ The event")), route(DESK_EVENT, str(event.id))),
    )
    turning = pages(COHORT, str(event.id), page, total, _PAGE)
    show(turn, Screen(parts, (*((buttons,) if buttons else ()), *turning, below)), argument)


async def _line(turn: Turn, event: Event, at: int, one: Participant) -> Line:
    bundle = await cohort.bundle(turn.store, event, one.person_id, turn.today)
    signs = [_sign(paper, bundle) for paper in cohort.about(event)]
    return message(
        N_("{number}. {name}: {papers}"), number=at, name=called(one, _NAME), papers=_joined(turn, signs)
    )


def _joined(turn: Turn, parts: list[Line]) -> Literal:
    return Literal(" · ".join(map(turn.texts.plain, parts)))


def _sign(paper: str, bundle: Bundle) -> Line:
    standing = bundle.worst(paper)
    done, total = bundle.documents[paper]
    if standing not in cohort.DUE:
        return message(N_("{sign} {name}"), sign=SIGNS[standing], name=paper_name(paper))
    return message(
        N_("{sign} {name} {done}/{total}"),
        sign=SIGNS[standing],
        name=paper_name(paper),
        done=done,
        total=total,
    )


def _legend(people: tuple[Participant, ...]) -> Line:
    if not people:
        return message(N_("Nobody of your area takes part yet."))
    return message(N_("✅ there, ❌ missing, 🔄 renew, ❔ not clear, ↪️ other way, ➖ not needed. 2/5: documents ready. Tap a number."))  # fmt: skip


async def member(turn: Turn, argument: str) -> tuple[Roll, str] | None:
    """The member of a button ("12.55.page"), and where to go back to; None, with an answer, for anybody else."""
    event, _, rest = bare(argument).partition(".")
    person, _, page = rest.partition(".")
    found = await find(turn, event)
    roll = await attendance.find(turn, found.event.id, number_of(person)) if found else None
    if found is not None and roll is None:
        await desk.gone(turn)
    return None if roll is None else (roll, page)


async def open_member(turn: Turn, argument: str) -> None:
    """One of them: what is missing for which goods; a button for each paper that came out."""
    found = await member(turn, argument)
    if found is not None:
        await show_member(turn, *found, argument=argument)


async def show_member(
    turn: Turn, roll: Roll, page: str, note: Line | None = None, argument: str = ""
) -> None:
    one, event = roll.one, roll.desk.event
    await seen.note(turn, (one.person_id,), "event papers seen")
    bundle = await cohort.bundle(turn.store, event, one.person_id, turn.today)
    head = message(
        N_("👤 <b>{name}</b>, {business}"), name=called(one, 40), business=Literal(clipped(one.business, _BUSINESS))
    )  # fmt: skip
    parts = fitting(turn.texts.plain, note, head, papers.lines(bundle), Extra(_ready(turn, event, bundle)))
    show(turn, Screen(parts, _rows(event, one, page)), argument, anew=note is not None)


def _ready(turn: Turn, event: Event, bundle: Bundle) -> Line | None:
    """How many of the documents they ticked as put ready."""
    due = [paper for paper in cohort.about(event) if bundle.worst(paper) in cohort.DUE]
    if not due:
        return None
    counts: list[Line] = [
        message(N_("{name} {done}/{total}"), name=paper_name(paper), done=done, total=total)
        for paper in due
        for done, total in (bundle.documents[paper],)
    ]
    return message(N_("📋 Documents ready: {papers}"), papers=_joined(turn, counts))


def _rows(event: Event, one: Participant, page: str) -> Rows:
    buttons = [
        Button(
            message(N_("💾 {paper} is out"), paper=paper_name(paper)),
            route(ISSUE, f"{event.id}.{one.person_id}.{paper}.{page}"),
        )
        for paper in cohort.about(event)
    ]
    pairs = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    return (*pairs, (Button(message(N_("⬅️ Back")), route(COHORT, f"{event.id}~{page or 0}")),))
