"""What became of an event, on one screen, and as a sheet to keep."""

from bot.dialog.room import Extra, fitting
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.clip import clipped
from domain.messages import N_, message
from handlers.agenda import desk
from handlers.agenda.common import number_of, show
from handlers.agenda.desk import DESK_EVENT
from services.agenda import office, report
from services.agenda.reminder_words import FACES
from services.agenda.report import Later, Summary
from services.agenda.words import named
from services.certificate_words import paper_name

SHEET = "acara_sheet"
_WORD = 90


async def open_report(turn: Turn, argument: str) -> None:
    found = await office.find(turn, number_of(argument))
    if found is None:
        await desk.gone(turn)
        return
    told = await report.summary(turn.store, found.event, found.areas)
    await turn.store.audit.add(turn.now, turn.person.id, None, "event report opened", event=found.event.id)
    head = message(N_("📊 <b>{title}</b>"), title=named(found.event))
    numbers = message(
        N_("{joined} joined, {came} came ({share}%), {waiting} waited"), joined=told.joined, came=told.came,
        share=round(100 * told.came / told.joined) if told.joined else 0, waiting=told.waiting,
    )  # fmt: skip
    parts = fitting(
        turn.texts.plain,
        head,
        numbers,
        _ratings(told),
        _issued(told),
        Lines(tuple(map(_later, told.later))),
        *(Extra(message(N_("💬 “{word}”"), word=Literal(clipped(word, _WORD)))) for word in told.words),
    )
    buttons = (
        (Button(message(N_("📄 Sheet (Excel)")), route(SHEET, str(found.event.id))),
         Button(message(N_("⬅️ The event")), route(DESK_EVENT, str(found.event.id)))),
    )  # fmt: skip
    show(turn, Screen(parts, buttons), argument)


def _ratings(told: Summary) -> Line | None:
    if not told.ratings:
        return None
    shown = "  ".join(f"{face} {told.ratings.get(at, 0)}" for at, face in enumerate(FACES, 1))
    return message(N_("⭐ {ratings}"), ratings=Literal(shown))


def _issued(told: Summary) -> Line | None:
    if not told.issued:
        return None
    lines = tuple(
        message(N_("📜 {paper}: {count} issued"), paper=paper_name(paper), count=count)
        for paper, count in told.issued.items()
    )
    return Lines(lines)


def _later(one: Later) -> Line:
    if not one.answered:
        return message(N_("🌱 After {days} days: no answer yet"), days=one.days)
    return message(
        N_("🌱 After {days} days: {answered} answered, {products} new products, {papers} new permits"),
        days=one.days, answered=one.answered, products=one.products, papers=one.papers,
    )  # fmt: skip


async def send_sheet(turn: Turn, argument: str) -> None:
    """Everybody of the officer's areas: it holds names and numbers, so it stays in the office."""
    found = await office.find(turn, number_of(argument))
    if found is None:
        await desk.gone(turn)
        return
    said = message(
        N_("📄 {title}: everybody who takes part. Please keep the sheet within the office."),
        title=named(found.event),
    )
    turn.send_document(await report.sheet(turn, found), said)
