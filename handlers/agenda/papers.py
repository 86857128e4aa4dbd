"""A producer's own papers for a collective permit: what is there, what is missing, what to bring for it."""

from bot.dialog.argument import NEW_MESSAGE, bare
from bot.dialog.room import Extra, fitting
from bot.dialog.screen import Button, Line, Lines, Screen, route
from bot.turn import Turn
from domain.agenda.cohort import Standing
from domain.agenda.event import Event, EventKind
from domain.messages import N_, message
from handlers.agenda.common import Rows, gone, show
from services.agenda import cohort, seen
from services.agenda.cohort import Bundle
from services.agenda.reminder_words import PAPERS, SEE
from services.agenda.words import named
from services.certificate_words import paper_name

_LINES = 5


def button(event: Event) -> tuple[Button, ...]:
    """The way to them; none for events that are not about papers."""
    if event.kind is not EventKind.PERMITS:
        return ()
    return (Button(message(N_("📄 My papers")), route(PAPERS, f"{event.id}{NEW_MESSAGE}")),)


async def open_papers(turn: Turn, argument: str) -> None:
    """How their papers stand, what is most urgent first."""
    found = await seen.find(turn, bare(argument))
    if found is None or found.event.kind is not EventKind.PERMITS:
        gone(turn)
        return
    bundle = await cohort.bundle(turn.store, found.event, turn.person.id, turn.today)
    head = message(N_("📄 <b>Your papers for {title}</b>"), title=named(found.event))
    parts = fitting(turn.texts.plain, head, lines(bundle), Extra(_hint(bundle)))
    show(turn, Screen(parts, _buttons(found.event, bundle)), argument)


def lines(bundle: Bundle) -> Line:
    """One line for each paper and goods; of many the most urgent ones."""
    wants = cohort.urgent_first(bundle)
    told = tuple(map(cohort.told, wants[:_LINES]))
    more = message(N_("… and {count} more"), count=len(wants) - _LINES)
    return Lines((*told, more) if len(wants) > _LINES else told)


def _hint(bundle: Bundle) -> Line:
    if all(want.standing in {Standing.HAVE, Standing.NOT_NEEDED} for want in bundle.wants):
        return message(N_("👍 Nothing is missing."))
    return message(N_("Tap a paper to see what to bring, and tick what you have put ready."))


def _buttons(event: Event, bundle: Bundle) -> Rows:
    due = [paper for paper in cohort.about(event) if bundle.worst(paper) in cohort.DUE]
    bring = [
        Button(
            message(N_("📋 {paper} ({done}/{total})"), paper=paper_name(paper), done=done, total=total),
            route("guide_docs", paper),
        )
        for paper in due
        for done, total in (bundle.documents[paper],)
    ]
    asks = any(want.standing is Standing.ASK for want in bundle.wants)
    check = (Button(message(N_("❔ Answer the questions")), route("paper_check")),) if asks else ()
    back = Button(message(N_("⬅️ The event")), route(SEE, f"{event.id}{NEW_MESSAGE if event.photo else ''}"))
    pairs = tuple(tuple(bring[at : at + 2]) for at in range(0, len(bring), 2))
    return (*pairs, (*check, back))
