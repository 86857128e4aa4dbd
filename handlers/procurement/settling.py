"""What a side says of an order: how many came, in time or not, how much was paid; a word can be corrected."""

import re
from dataclasses import dataclass
from typing import Any

from bot.conversation import begin
from bot.dialog.amount_fields import Amount, rupiah
from bot.dialog.argument import bare
from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import Choice
from bot.dialog.form import Answers, Context, Form, Option, Options, Step, Value, View
from bot.dialog.screen import Line
from bot.turn import Turn
from domain.form_answers import FormAnswers
from domain.messages import N_, message
from domain.procurement.need import Word
from handlers.procurement.common import gone
from handlers.procurement.fields import AmountField
from handlers.procurement.orders import show_order
from services.procurement import delivering, words
from services.procurement.delivering import Job
from services.procurement.posting import Amount as Quantity

_NOTHING, _AMOUNT = "0", AmountField()
_COUNTED = re.compile(r"[1-9]|\b(semua|baru|separ[uo]|setengah|sebagian|lengkap|genap|cukup)\b")
_NONE = re.compile(
    r"\b(belum|blm|tidak|tdk|enggak|nggak|ngga|gak|ga|ndak|durung|ora|kosong|nol|nihil|nothing|none)\b"
)


async def _theirs(turn: Turn, argument: str) -> Job | None:
    job = await delivering.find(turn, ".".join(bare(argument).split(".")[:2]))
    if job is None:
        gone(turn)
    return job


async def got(turn: Turn, argument: str) -> None:
    """All of it came, in time or late."""
    job = await _theirs(turn, argument)
    if job is None:
        return
    if job.own.quantity is not None:
        await show_order(turn, job, message(N_("👍 That is noted already.")))
        return
    on_time = bare(argument).split(".")[-1] != "0"
    turn.mark_chosen(message(N_("All, in time") if on_time else N_("All, but late")))
    await _told(turn, job, Word(job.delivery.quantity, on_time), "delivered")


async def _told(turn: Turn, job: Job, word: Word, deed: delivering.Deed) -> None:
    after = await delivering.tell(turn, job, word, deed)
    if after is None:
        gone(turn)
        return
    note = N_("👍 Noted. The other side sees it too.")
    if after.delivery.disputes:
        note = N_(
            "👍 Noted. The other side says something else: talk to each other, or ask an officer with /lapor."
        )
    await show_order(turn, after, message(note))


async def paid(turn: Turn, argument: str) -> None:
    """Everything that is owed was paid."""
    job = await _theirs(turn, argument)
    if job is None:
        return
    turn.mark_chosen(message(N_("Paid")))
    await _told(turn, job, Word(paid=job.delivery.owed, paid_on=turn.today), "paid")


class PartAnswers(FormAnswers):
    """How many came, and whether in time ("yes", "no"; not asked when nothing came)."""

    id: str
    quantity: Quantity
    on_time: str = "no"


class SumAnswers(FormAnswers):
    """How much was paid by now, whole rupiah."""

    id: str
    paid: int


async def ask_part(turn: Turn, argument: str) -> None:
    """How many, and in time?"""
    if (job := await _theirs(turn, argument)) is not None:
        await begin(turn, PART, {"id": job.key})


async def ask_sum(turn: Turn, argument: str) -> None:
    """How much?"""
    if (job := await _theirs(turn, argument)) is not None:
        await begin(turn, SUM, {"id": job.key})


async def _part(turn: Turn, answers: PartAnswers) -> None:
    job = await _theirs(turn, answers.id)
    if job is None:
        return
    if answers.quantity.pieces > job.delivery.quantity:
        ordered = words.counted(job.delivery.quantity, job.need.unit)
        more = message(
            N_("✋ Only {ordered} were ordered, so no more than that counts. Write it again, please."),
            ordered=ordered,
        )
        await show_order(turn, job, more)
        return
    await _told(turn, job, Word(answers.quantity.pieces, answers.on_time == "yes"), "delivered")


async def _sum(turn: Turn, answers: SumAnswers) -> None:
    if (job := await _theirs(turn, answers.id)) is not None:
        await _told(turn, job, Word(paid=answers.paid, paid_on=turn.today), "paid")


@dataclass(frozen=True, slots=True)
class CameField:
    """How many came. That nothing did is an answer, too: pieces 0."""

    def options(self, context: Context) -> Options:
        return Options(((Option(message(N_("❌ Nothing came")), _NOTHING),),))

    def read(self, event: Event, context: Context) -> Value | View:
        if (isinstance(event, Tapped) and event.choice == _NOTHING) or (
            isinstance(event, Said) and says_nothing_came(event.text)
        ):
            return Value({"pieces": 0, "unit": ""})
        return _AMOUNT.read(event, context)

    def show(self, value: Any, context: Context) -> Line:
        return _AMOUNT.show(value, context) if value["pieces"] else message(N_("nothing came"))


def says_nothing_came(text: str) -> bool:
    """ "0", "belum ada", "gak dateng sama sekali"; not "belum semua, baru 140"."""
    said = text.casefold()
    return not _COUNTED.search(said) and (said.strip() == _NOTHING or _NONE.search(said) is not None)


def _some_came(answers: Answers) -> bool:
    return "quantity" not in answers or bool(answers["quantity"]["pieces"])


def _yes_no(_context: Context) -> list[Option]:
    return [Option(message(N_("✅ In time")), "yes"), Option(message(N_("🕘 Late")), "no")]


PART = Form(
    name="order_part", version=1, title=N_("the delivery"),
    steps=(
        Step("quantity", N_("How many"), N_("How many came? For example: 140"), CameField()),
        Step("on_time", N_("In time"), N_("Did they come in time?"), Choice(_yes_no), when=_some_came),
    ),
    answers=PartAnswers, finish=_part, given=("id",), card=N_("📦 Please check."),
)  # fmt: skip
SUM = Form(
    name="order_sum", version=1, title=N_("the payment"),
    steps=(Step("paid", N_("Paid"), N_("How much is paid by now? For example: 1,5jt"), Amount(rupiah, words.money)),),
    answers=SumAnswers, finish=_sum, given=("id",), card=N_("💰 Please check."),
)  # fmt: skip
