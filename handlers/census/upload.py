"""/impor: an officer sends a list of people as a file; it is fetched, read and matched after the turn."""

from typing import Any

from bot.conversation import Conversation, Entry, begin
from bot.dialog.event import Event, SentDocument
from bot.dialog.fields import Choice
from bot.dialog.file_field import MOST_BYTES, SentFile, document
from bot.dialog.form import Context, Form, Option, Options, Step, Value, View
from bot.dialog.screen import Line, Literal
from bot.turn import Turn
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected, message
from domain.roles import Action, scope
from handlers.census import board, lists, posters
from services.census import fault_sheet, receiving

_ENDINGS = (".xlsx", ".xls", ".xlsm", ".csv", ".txt")
_ELSEWHERE = {"lists": N_("📚 Earlier lists"), "census": N_("📊 Census"), "posters": N_("🖼 Posters")}


class UploadAnswers(FormAnswers):
    """`file`: as `bot.dialog.file_field.SentFile` answers; or `go`: where else to."""

    file: dict[str, Any]


async def open_upload(turn: Turn, _argument: str = "") -> None:
    await begin(turn, UPLOAD)


class ListField:
    """A table; or a button that leads elsewhere."""

    _file = SentFile(_ENDINGS)
    _choice = Choice(lambda _: [Option(message(text), name) for name, text in _ELSEWHERE.items()])

    def options(self, context: Context) -> Options:
        return self._choice.options(context)

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, SentDocument):
            _refuse_large(event)
            return self._file.read(event, context)
        try:
            reading = self._choice.read(event, context)
        except Rejected:
            return self._file.read(event, context)  # says what to send
        return Value({"go": reading.json}) if isinstance(reading, Value) else reading

    def show(self, value: Any, context: Context) -> Line:
        return self._choice.show(value["go"], context) if "go" in value else Literal(value["name"] or "📄")


def _refuse_large(file: SentDocument) -> None:
    if file.size is not None and file.size > MOST_BYTES:
        raise Rejected(
            N_("That file is larger than the 20 MB that Telegram hands to me. Please leave out columns that are not needed, or send one file for each kecamatan.")
        )  # fmt: skip


async def _sent(turn: Turn, answers: UploadAnswers) -> None:
    opened = {"lists": lists.open_lists, "census": board.open_census, "posters": posters.open_posters}.get(
        answers.file.get("go", "")
    )
    if opened is not None:
        await opened(turn)
    else:
        await receiving.receive(turn, document(answers.file))


UPLOAD = Form(
    name="people_list", version=1, title=N_("your list"),
    steps=(
        Step(
            "file", N_("List"),
            N_("📥 Send the list here: an Excel or CSV file, up to 20 MB. Names, kecamatan or desa, and phone numbers will do."),
            ListField(),
            why=N_("NIK and card numbers are not kept. First I only look; nothing is taken before you say so."),
        ),
    ),
    answers=UploadAnswers, finish=_sent,
)  # fmt: skip


async def _hears(turn: Turn) -> bool:
    """A table that an officer sends without a word is a list."""
    file = turn.event
    if not isinstance(file, SentDocument) or not file.name.lower().endswith(_ENDINGS):
        return False
    if not scope(await turn.store.people.grants(turn.person.id), Action.IMPORT):
        return False
    try:
        _refuse_large(file)
        await receiving.receive(turn, file)
    except Rejected as refusal:
        turn.say(refusal.message)
    return True


CONVERSATION = Conversation(
    entries=(
        Entry(
            ("impor", "import"), open_upload, N_("Bring in a list of people"), button=N_("📥 Import a list"),
            action=Action.IMPORT,
        ),
    ),
    forms=(UPLOAD,),
    routes={"import": open_upload},
    action=Action.IMPORT,
    painters=fault_sheet.PAINTERS,
    arrivals={receiving.ARRIVAL: receiving.arrived},
    readers={receiving.READER: receiving.JOB},
    hears=_hears,
)  # fmt: skip
