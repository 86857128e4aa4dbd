"""/sertifikat: the menu of papers, and plain questions that lead straight to their screen."""

from bot.conversation import Conversation, Entry
from bot.dialog.event import Said
from bot.dialog.screen import Button, Line, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.paper_talk.questions import PaperQuestion
from handlers.certificates import check, checklists, guide_pages, guides, kinds, lines, sources, told
from handlers.certificates import words as w
from handlers.certificates.ask import answer, asked_in, goods_are, open_verdict
from handlers.certificates.card import is_ending, left
from handlers.certificates.typed import hears

KEY = N_("📜 Certificates")


async def open_papers(turn: Turn, argument: str = "") -> None:
    """A question is answered; without one the menu is shown."""
    asked = question_of(turn, argument)
    if asked is None or not await answer(turn, asked, _text(turn, argument)):
        await show_menu(turn, argument)


def question_of(turn: Turn, argument: str) -> PaperQuestion | None:
    """What the words ask for; None for a tap, the bare command, or a key of the keyboard."""
    asked = asked_in(_text(turn, argument))
    return None if asked.is_empty else asked


def _text(turn: Turn, argument: str) -> str:
    said = turn.event.text if isinstance(turn.event, Said) else ""
    return argument if said.startswith("/") else said


async def show_menu(turn: Turn, argument: str = "") -> None:
    held = await turn.store.certificates.of(turn.person.id) if turn.person.is_producer else ()
    ending = sorted(
        (one for one in held if is_ending(one, turn.today)), key=lambda one: one.expires_on or turn.today
    )
    soonest: tuple[Line, ...] = ()
    if ending:
        soonest = (
            message(
                N_("⚠️ {paper}: {left}"), paper=w.paper_name(ending[0].paper), left=left(ending[0], turn.today)
            ),
        )
    first = (
        Button(message(N_("🔎 Check a product")), route("paper_check")),
        Button(message(N_("🛒 Ready for a shop?")), route("paper_shelf")),
    )
    second = (
        Button(message(N_("📂 Mine ({count})"), count=len(held)), route("certificates")),
        Button(message(N_("📖 Guides")), route("paper_guides")),
    )
    apply = (Button(message(N_("🏪 Into the shops")), route("curations_mine")),)
    third = (
        Button(message(N_("➕ Record one")), route("record_paper")),
        *(apply if turn.person.is_producer else ()),
    )
    title = message(N_("📜 <b>Permits and certificates</b>"))
    hint = message(N_("Which papers does your product need? Tap, or just ask: keripik pisang perlu BPOM?"))
    w.show(turn, Screen((title, *soonest, hint), (first, second, third)), argument)


CONVERSATION = Conversation(
    entries=(
        Entry(
            ("sertifikat", "certificate", "certificates", "izin"), open_papers, N_("Permits and certificates"),
            intents=("certification", "curation"), key=KEY,
        ),
    ),
    forms=(told.TOLD, kinds.KIND, kinds.GOODS),
    hears=hears,
    routes={
        "papers": open_papers, "paper_check": check.open_check, "paper_shelf": check.open_shelf,
        "paper_other": check.other_goods, "paper_is": goods_are, "paper_verdict": open_verdict, "paper_questions": check.ask_open, "paper_answers": check.open_answers,
        "paper_again": check.ask_again, "paper_kind": check.change_kind, "paper_lines": lines.open_lines,
        "paper_line": lines.open_line, "paper_source": sources.open_source, "paper_done": lines.mark_done,
        "paper_guides": guides.open_guides, "paper_guide": guides.open_guide, "guide_docs": checklists.open_documents,
        "guide_steps": guide_pages.open_steps, "guide_more": guide_pages.open_more, "guide_without": guide_pages.open_without,
        "guide_source": sources.open_guide_source, "paper_tick": checklists.tick,
        "shelf_list": checklists.open_channel_list, "shelf_steps": checklists.open_channel_steps,
    },
)  # fmt: skip
