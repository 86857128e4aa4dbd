"""What came out of a collective permit as a file: the sheet to fill in, sending it back, looking at it, writing it down.

The read file is kept for a while; the button that writes it down names it, so nothing else has to be remembered.
"""

from typing import Any

from bot.conversation import begin
from bot.dialog.event import FileArrived
from bot.dialog.file_field import SentFile, document
from bot.dialog.form import Form, Step
from bot.dialog.room import Extra, fitting
from bot.dialog.screen import Button, Line, Literal, Screen, route
from bot.file_faults import told
from bot.turn import Turn
from domain.agenda import result_rows
from domain.agenda.result_rows import Placed
from domain.clip import clipped
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected, message
from domain.paper_numbers import show as show_number
from handlers.agenda import cohort
from handlers.agenda.common import number_of, show
from handlers.agenda.desk import COHORT
from services.agenda import result_files
from services.agenda.office import Desk
from services.agenda.result_files import Look
from services.agenda.words import named
from services.certificate_words import paper_name

SHEET, SEND, TAKE = "acara_results_form", "acara_results_send", "acara_results_take"
ARRIVAL = "event_results"
ENDINGS = (".xlsx", ".xls", ".ods", ".csv")
_NAME = 24


async def open_results(turn: Turn, argument: str) -> None:
    """How it is done: our sheet, or a list that another office made."""
    found = await cohort.find(turn, argument)
    if found is None:
        return
    number = str(found.event.id)
    how = message(N_("1. Take the sheet. 2. Fill in number and date. 3. Send it back. A list of another office works too, if it has names and numbers."))  # fmt: skip
    rows = (
        (Button(message(N_("📄 Sheet to fill in")), route(SHEET, number)),
         Button(message(N_("📤 Send the sheet")), route(SEND, number))),
        (Button(message(N_("⬅️ Back")), route(COHORT, number)),),
    )  # fmt: skip
    head = message(N_("📥 <b>Results of {title}</b>"), title=named(found.event))
    show(turn, Screen((head, how), rows), argument)


async def send_form(turn: Turn, argument: str) -> None:
    found = await cohort.find(turn, argument)
    if found is None:
        return
    said = message(N_("📄 Fill in “Nomor” and “Tanggal Terbit”, save it, and send it back. Please keep it within the office."))  # fmt: skip
    send = Button(message(N_("📤 Send the sheet")), route(SEND, str(found.event.id)))
    turn.send_document(await result_files.form(turn, found), said, buttons=((send,),))


class ResultAnswers(FormAnswers):
    """`file` as Telegram names it."""

    event: int
    file: dict[str, Any]


async def ask(turn: Turn, argument: str) -> None:
    found = await cohort.find(turn, argument)
    if found is not None:
        await begin(turn, SEND_RESULTS, {"event": found.event.id})


async def _wanted(turn: Turn, answers: ResultAnswers) -> None:
    turn.fetch(document(answers.file), ARRIVAL, {"event": answers.event}, ARRIVAL)
    turn.say(message(N_("⏳ I read the file, one moment.")))


async def arrived(turn: Turn, event: FileArrived) -> None:
    """The file is read: show what it says, or what is wrong with it."""
    found = await cohort.find(turn, str(event.about["event"]))
    if found is not None:
        await _look(turn, found, event.file)


async def _read(turn: Turn, found: Desk, file: int) -> Look:
    """What the file says now. Raises Rejected when it says nothing, or is forgotten."""
    arrival = await turn.store.files.arrived(file, turn.person.chat_id)
    if arrival is None:
        raise Rejected(N_("I no longer have that file. Please send it again."))
    if arrival.fault is not None:
        fault = told(arrival.fault)
        raise Rejected(fault.id, **fault.params)
    return await result_files.look(turn, found, arrival.reading["rows"])


async def _look(turn: Turn, found: Desk, file: int) -> None:
    number = str(found.event.id)
    try:
        seen = await _read(turn, found, file)
    except Rejected as refusal:
        _ask_again(turn, number, refusal.message)
        return
    head = message(
        N_("📥 <b>{title}</b>: {good} lines can be recorded, {bad} cannot."), title=named(found.event),
        good=len(seen.placed), bad=len(seen.faults),
    )  # fmt: skip
    parts = fitting(turn.texts.plain, head, *_samples(seen), *_faults(seen))
    again = Button(message(N_("📤 Another file")), route(SEND, number))
    take = Button(message(N_("💾 Record {count}"), count=len(seen.placed)), route(TAKE, f"{number}.{file}"))
    back = Button(message(N_("⬅️ Back")), route(COHORT, number))
    turn.show(Screen(parts, (*(((take,),) if seen.placed else ()), (again, back))))


def _samples(seen: Look) -> tuple[Extra, ...]:
    return tuple(Extra(_sample(one)) for one in seen.placed[:2])


def _sample(one: Placed) -> Line:
    return message(
        N_("✅ {name}: {paper} {number}"), name=Literal(clipped(one.name, _NAME)), paper=paper_name(one.paper),
        number=Literal(show_number(one.paper, one.number)),
    )  # fmt: skip


def _faults(seen: Look) -> tuple[Extra, ...]:
    """The first lines that cannot be read; there is room for a few."""
    return tuple(Extra(message(N_("⚠️ {fault}"), fault=result_rows.told(one))) for one in seen.faults[:4])


def _ask_again(turn: Turn, event: str, why: Line) -> None:
    rows = (
        (Button(message(N_("📤 Send again")), route(SEND, event)),
         Button(message(N_("📄 Sheet to fill in")), route(SHEET, event))),
        (Button(message(N_("⬅️ Back")), route(COHORT, event)),),
    )  # fmt: skip
    turn.show(Screen((message(N_("📥 I cannot use this file.")), why), rows))


async def take(turn: Turn, argument: str) -> None:
    """ "12.7": write down what the file 7 says for the event 12. A second tap finds everything recorded."""
    number, _, file = argument.partition(".")
    found = await cohort.find(turn, number)
    if found is None:
        return
    try:
        seen = await _read(turn, found, number_of(file))
    except Rejected as refusal:
        _ask_again(turn, number, refusal.message)
        return
    new, refused = await result_files.take(turn, found, seen)
    turn.mark_chosen(message(N_("Recorded")))
    head = message(N_("💾 {new} papers are recorded, and the members are told."), new=new)
    known = len(seen.placed) - new - len(refused)
    before = message(N_("👍 {known} were recorded already."), known=known) if known else None
    faults = tuple(Extra(message(N_("⚠️ {fault}"), fault=result_rows.told(one))) for one in refused[:4])
    back = Button(message(N_("📄 Papers of the people")), route(COHORT, number))
    turn.show(Screen(fitting(turn.texts.plain, head, before, *faults), ((back,),)))


SEND_RESULTS = Form(
    name="event_results", version=1, title=N_("the results"),
    steps=(
        Step(
            "file", N_("File"),
            N_("Send the list as an Excel or CSV file: tap the paperclip 📎. It needs names and numbers."),
            SentFile(ENDINGS),
        ),
    ),
    answers=ResultAnswers, finish=_wanted, given=("event",),
)  # fmt: skip
