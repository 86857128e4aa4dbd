"""/laporan: twelve months at a glance, by goods and by shop, why a month went up or down, and the whole book as a file."""

import re
from datetime import date

from bot.conversation import Conversation, Entry, begin
from bot.dialog.argument import number_in
from bot.dialog.event import Event, Said
from bot.dialog.fields import Choice
from bot.dialog.form import Context, Form, Option, Options, Step, Value, View
from bot.dialog.screen import Button, Line, Literal, Screen, route
from bot.turn import Turn
from domain.form_answers import FormAnswers
from domain.heard_days import month_of
from domain.messages import N_, Message, Rejected, message
from domain.spoken import clean
from services import report_words, reports
from services.reports import View as Seen
from storage.reasons import Reason

_LONGEST = 200
_SHORTEST = 3
_OWN_WORDS = "="


async def open_report(turn: Turn, _argument: str = "") -> None:
    await _show(turn, Seen())


async def open_goods(turn: Turn, first: str = "") -> None:
    await _show(turn, Seen("goods", first=_number(first)))


async def open_shops(turn: Turn, first: str = "") -> None:
    await _show(turn, Seen("shops", first=_number(first)))


async def open_one(turn: Turn, argument: str) -> None:
    """One product ("p12") or shop ("s3") of this producer; anything else shows the report of all."""
    kind, number = argument[:1], _number(argument[1:])
    if kind == "p" and number in await turn.store.products.names(turn.person.id):
        await _show(turn, Seen(product=number))
    elif kind == "s" and number in await turn.store.reports.shops(turn.person.id):
        await _show(turn, Seen(shop=number))
    else:
        await _show(turn, Seen())


async def open_book(turn: Turn, _argument: str = "") -> None:
    if not await turn.store.reports.has_book(turn.person.id):
        turn.show(report_words.nothing_yet())
        return
    caption = message(N_("📄 Your whole book of goods in shops. Open it with Excel or Google Sheets."))
    turn.send_document(
        reports.workbook(turn), caption, buttons=((Button(message(N_("📊 Report")), route("report")),),)
    )


async def _show(turn: Turn, seen: Seen) -> None:
    if not await turn.store.reports.has_book(turn.person.id):
        turn.show(report_words.nothing_yet())
        return
    turn.send_photo(reports.painting(turn.person.id, turn.today, seen))


def _number(said: str) -> int:
    return number_in(said)


async def ask_why(turn: Turn, argument: str) -> None:
    """ "2026-10.up": the question about that month, if it has ended and is not long ago."""
    found = re.fullmatch(r"(\d{4})-(\d\d)\.(up|down)", argument)
    month = _month(found[1], found[2]) if found else None
    if found is None or month is None or not _is_recent(month, turn.today):
        await _show(turn, Seen())
        return
    await begin(turn, REASON, {"month": month.isoformat(), "trend": found[3]})


def _month(year: str, month: str) -> date | None:
    try:
        return date(int(year), int(month), 1)
    except ValueError:
        return None


def _is_recent(month: date, today: date) -> bool:
    age = (today.year - month.year) * 12 + today.month - month.month
    return 1 <= age <= 12


class ReasonField:
    """One of the offered reasons, or own words (kept behind "=")."""

    _choice = Choice(lambda context: _offered(context))  # noqa: PLW0108  (defined below)

    def options(self, context: Context) -> Options:
        return self._choice.options(context)

    def read(self, event: Event, context: Context) -> Value | View:
        if not isinstance(event, Said):
            return self._choice.read(event, context)
        try:
            return self._choice.read(event, context)
        except Rejected:
            said = clean(event.text)
            if sum(character.isalpha() for character in said) < _SHORTEST or said.startswith("/"):
                raise
            return Value(_OWN_WORDS + said[:_LONGEST])

    def show(self, value: str, context: Context) -> Line:
        if value.startswith(_OWN_WORDS):
            return Literal(value[1:])
        return self._choice.show(value, context)


def _offered(context: Context) -> list[Option]:
    words = report_words.REASONS[str(context.answers["trend"])]
    return [Option(Message(text), name) for name, text in words.items()]


def _question(context: Context) -> Line:
    when = month_of(date.fromisoformat(str(context.answers["month"])))
    if context.answers["trend"] == "up":
        return message(
            N_("Why did you sell more in {month}? Tap, or write it in your own words."), month=when
        )
    return message(N_("Why did you sell less in {month}? Tap, or write it in your own words."), month=when)


class ReasonAnswers(FormAnswers):
    month: date
    trend: str
    reason: str


async def _keep(turn: Turn, answers: ReasonAnswers) -> None:
    own = answers.reason.startswith(_OWN_WORDS)
    note = answers.reason.removeprefix(_OWN_WORDS) if own else None
    reason = Reason(answers.month, answers.trend, "own" if own else answers.reason, note)
    await reports.tell_reason(turn, reason)
    said = report_words.reason_told(reason.trend, reason.reason, reason.note)
    thanks = message(N_("👍 Noted for {month}: {reason}"), month=month_of(answers.month), reason=said)
    turn.show(Screen((thanks,), ((Button(message(N_("📊 Report")), route("report")),),)))


REASON = Form(
    name="month_reason", version=1, title=N_("the question about your month"), given=("month", "trend"),
    steps=(Step("reason", N_("Why"), N_("Why?"), ReasonField(), asks=_question),),
    answers=ReasonAnswers, finish=_keep,
)  # fmt: skip

CONVERSATION = Conversation(
    entries=(
        Entry(
            ("laporan", "report", "grafik"), open_report, N_("Your report of 12 months"),
            intents=("sales_report",), for_producers=True, otherwise="rekap",
        ),
    ),
    forms=(REASON,),
    routes={
        "report": open_report, "report_goods": open_goods, "report_shops": open_shops, "report_one": open_one,
        "report_book": open_book, "report_why": ask_why,
    },
    painters=reports.PAINTERS,
    for_producers=True,
)  # fmt: skip
