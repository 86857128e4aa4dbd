"""The office's list of shops from an Excel or CSV file: what it would bring is shown before it is taken."""

from typing import Any

from bot.conversation import Conversation, begin
from bot.dialog.event import FileArrived
from bot.dialog.file_field import SentFile, document
from bot.dialog.form import Form, Step
from bot.dialog.screen import Button, Lines, Screen, route
from bot.file_faults import told
from bot.turn import Turn
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected, message
from domain.roles import Action
from handlers.outlets import shops
from services import office_shops
from services.consignment import outlet_lists
from services.consignment.outlet_lists import ListRead

ARRIVAL = "outlet_list"
ENDINGS = (".xlsx", ".xls", ".csv")
_BACK = Button(message(N_("⬅️ All shops")), route("outlets"))


class ListAnswers(FormAnswers):
    """The file as Telegram names it."""

    file: dict[str, Any]


async def ask_file(turn: Turn, _argument: str = "") -> None:
    await begin(turn, LIST)


async def _wanted(turn: Turn, answers: ListAnswers) -> None:
    turn.fetch(document(answers.file), ARRIVAL, {}, ARRIVAL)
    turn.say(message(N_("⏳ I read the list, one moment.")))


async def _read(turn: Turn, file: int) -> ListRead | None:
    """The list in a file that came; None when it is somebody else's or gone. Raises Rejected."""
    prefixes = await office_shops.reach(turn, Action.EDIT_OUTLETS)
    found = await turn.store.files.arrived(file, turn.person.chat_id)
    if found is None or not prefixes:
        return None
    if found.fault is not None:
        fault = told(found.fault)
        raise Rejected(fault.id, **fault.params)
    return outlet_lists.read_list(found.reading["rows"], office_shops.home(turn, prefixes), prefixes)


async def arrived(turn: Turn, event: FileArrived) -> None:
    """Show what the list would bring."""
    try:
        listed = await _read(turn, event.file)
    except Rejected as refusal:
        again = Button(message(N_("📄 Another file")), route("outlet_list"))
        turn.show(Screen((refusal.message,), ((again,), (_BACK,))))
        return
    if listed is None:
        await shops.show_shops(turn, None)
        return
    good = len(listed.outlets)
    said = message(N_("📄 {good} shops can be taken, {bad} lines cannot."), good=good, bad=len(listed.faults))
    faults = outlet_lists.faults_of(listed)
    label = message(N_("✅ Take {good}"), good=good)
    take = ((Button(label, route("outlet_list_take", str(event.file))),),) if good else ()
    turn.show(Screen((said, *((Lines(faults),) if faults else ())), (*take, (_BACK,))))


async def take(turn: Turn, argument: str) -> None:
    """Bring the office's list up to this one. Taken twice, the second time changes nothing."""
    is_number = argument.isascii() and argument.isdecimal() and len(argument) < 16
    try:
        listed = await _read(turn, int(argument)) if is_number else None
    except Rejected:
        listed = None
    if listed is None:
        await shops.show_shops(turn, message(N_("I no longer have that file. Please send it again.")))
        return
    done = await outlet_lists.take(turn.store, listed, turn.now, turn.person.id)
    await shops.show_shops(turn, Lines(outlet_lists.result(done, ListRead(listed.outlets, ()))))


LIST = Form(
    name="outlet_list", version=1, title=N_("the list of shops"),
    steps=(
        Step(
            "file", N_("File"),
            N_("Send the list as an Excel or CSV file: tap the paperclip 📎. It needs the columns “nama” and “kecamatan”; “jenis”, “zona”, “kontak” and “hp” are welcome."),
            SentFile(ENDINGS),
        ),
    ),
    answers=ListAnswers, finish=_wanted,
)  # fmt: skip

CONVERSATION = Conversation(
    forms=(LIST,),
    routes={"outlet_list": ask_file, "outlet_list_take": take},
    arrivals={ARRIVAL: arrived},
    readers={ARRIVAL: "bot.bench.sheet:read"},
    action=Action.EDIT_OUTLETS,
)
