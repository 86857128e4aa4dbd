"""The papers somebody holds: a list with the days left, a card for each, renewing, correcting, removing."""

from bot.conversation import Conversation, begin
from bot.dialog.argument import bare
from bot.dialog.fields import Choice
from bot.dialog.form import Context, Form, Option, Step, Value
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.answers import is_cancel, is_no, is_yes
from domain.messages import N_, message
from domain.papers import rules
from handlers.certificates import record
from handlers.certificates import words as w
from handlers.certificates.card import in_list, may_renew, named, on_button, show_card, urgency
from services import certificate_reminders, certificates
from services.certificates import RemovalAnswers, token_of
from storage.certificates import Certificate


async def open_list(turn: Turn, argument: str = "") -> None:
    await show_list(turn, None, argument)


async def show_list(turn: Turn, note: Line | None, argument: str = "", *, anew: bool = False) -> None:
    """Six at a time, whatever ends first on top."""
    held = sorted(await turn.store.certificates.of(turn.person.id), key=urgency)
    _, page = w.paged(bare(argument))
    page = page if page * w.PAGE < len(held) else 0
    shown = held[page * w.PAGE : (page + 1) * w.PAGE]
    title = (
        message(N_("📂 <b>My certificates</b> ({count})"), count=len(held))
        if held
        else message(N_("📂 No certificate is recorded yet. Have a NIB, PIRT or halal? Write it down here."))
    )
    listed = (Lines(tuple(in_list(one, turn.today) for one in shown)),) if shown else ()
    rows = w.in_pairs(
        [Button(on_button(one, turn.today), route("certificate", token_of(one))) for one in shown]
    )
    w.show(
        turn,
        Screen(
            (*((note,) if note else ()), title, *listed),
            (*rows, *w.pages("certificates", "", page, len(held)), _below()),
        ),
        argument,
        anew=anew or note is not None,
    )


def _below() -> tuple[Button, ...]:
    return (
        Button(message(N_("➕ Record one")), route("record_paper")),
        Button(message(N_("⬅️ Certificates")), route("papers")),
    )


async def open_certificate(turn: Turn, argument: str) -> None:
    one = await _held(turn, argument)
    if one is not None:
        await show_card(turn, one, argument)


async def _held(turn: Turn, argument: str) -> Certificate | None:
    """The paper of a button; for one that was renewed since, the new one is shown; others are told to be gone."""
    token = bare(argument)
    found = await certificates.find(turn, token)
    if found is not None:
        return found
    newer = await certificates.newer(turn, token)
    if newer is not None:
        await show_card(turn, newer, argument, message(N_("That one has been renewed. This is the new one.")))
    else:
        await show_list(turn, message(N_("That certificate is no longer here.")), anew=True)
    return None


async def renew(turn: Turn, argument: str) -> None:
    one = await _held(turn, argument)
    if one is None:
        return
    if not may_renew(one):
        await show_card(turn, one, argument)
        return
    await record.renew(turn, one)


async def edit(turn: Turn, argument: str) -> None:
    one = await _held(turn, argument)
    if one is not None:
        await record.edit(turn, one)


async def show_photo(turn: Turn, argument: str) -> None:
    one = await _held(turn, argument)
    if one is None:
        return
    back = ((Button(message(N_("📜 See it")), route("certificate", token_of(one) + "!")),),)
    w.show(turn, Screen((named(one),), back, photo=one.photo), anew=True)


async def unchanged(turn: Turn, argument: str) -> None:
    """The answer to the yearly question: all is as it was, ask again in a year."""
    one = await _held(turn, argument)
    if one is None:
        return
    await certificate_reminders.plan(turn, one)
    turn.mark_chosen(message(N_("No change")))
    turn.say(message(N_("👍 Good. We ask again in a year.")))


async def changed(turn: Turn, argument: str) -> None:
    """Something is not as it was: the paper must be brought up to date by its office."""
    one = await _held(turn, argument)
    if one is None:
        return
    turn.mark_chosen(message(N_("Something changed")))
    paper = rules().papers.get(one.paper)
    office: Line = w.office_name(rules().offices[paper.office]) if paper else Literal("")
    told = message(
        N_("🔄 Then {paper} must be brought up to date. Please ask {office} soon, and bring the list of what changed."),
        paper=named(one), office=office,
    )  # fmt: skip
    buttons = (
        (Button(message(N_("📖 Guide")), route("paper_guide", one.paper)),),
        (Button(message(N_("✏️ Change")), route("edit_certificate", token_of(one))),),
    )
    w.show(turn, Screen((told,), buttons), anew=True)


async def ask_removal(turn: Turn, argument: str) -> None:
    one = await _held(turn, argument)
    if one is not None:
        await begin(turn, REMOVAL, {"id": token_of(one), "paper": turn.texts.plain(named(one))})


async def _removed(turn: Turn, answers: RemovalAnswers) -> None:
    is_gone = await certificates.remove(turn, answers)
    note = message(N_("🗑 {paper} is removed."), paper=Literal(answers.paper)) if is_gone else None
    await show_list(turn, note, anew=True)


def _sure(text: str, _context: Context) -> Value | None:
    if is_yes(text):
        return Value("yes")
    return Value("no") if is_no(text) or is_cancel(text) else None


def _yes_or_no(_context: Context) -> list[Option]:
    return [Option(message(N_("🗑 Yes, remove")), "yes"), Option(message(N_("⬅️ No, keep it")), "no")]


REMOVAL = Form(
    name="certificate_removal", version=1, title=N_("removing a certificate"),
    steps=(
        Step(
            "sure", N_("Sure"), N_("Really remove {paper}? Its reminders stop, too."),
            Choice(_yes_or_no, understand=_sure), bare=True,
        ),
    ),
    answers=RemovalAnswers, finish=_removed, given=("id", "paper"),
)  # fmt: skip

CONVERSATION = Conversation(
    forms=(record.RECORD, record.CHANGE, REMOVAL),
    routes={
        "certificates": open_list, "certificate": open_certificate, "record_paper": record.record, "renew_paper": renew,
        "edit_certificate": edit, "certificate_photo": show_photo, "remove_certificate": ask_removal,
        "paper_unchanged": unchanged, "paper_changed": changed,
    },
    for_producers=True,
)  # fmt: skip
