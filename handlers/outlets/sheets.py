"""A shop's sales of a month as a file: the form to fill in, sending it, and what was found wrong with the file itself.

Nothing is told to producers here: what was read is shown first (`handlers.outlets.review`).
"""

import re
from datetime import date
from typing import Any

from bot.conversation import Conversation, begin
from bot.dialog.event import FileArrived, Said, SentDocument
from bot.dialog.fields import Choice
from bot.dialog.file_field import SentFile, document
from bot.dialog.form import Context, Form, Option, Step, Value
from bot.dialog.screen import Button, Line, Screen, route
from bot.file_faults import told
from bot.turn import Turn
from domain.consignment.columns import Sheet
from domain.consignment.sheet_month import month_said
from domain.form_answers import FormAnswers
from domain.heard_days import month_of
from domain.messages import N_, Rejected, message
from domain.outlets import Outlet
from domain.roles import Action
from handlers.outlets import review, shops
from handlers.outlets.from_file import ENDINGS
from services import office_shops, shop_forms, shop_sheets

ARRIVAL = "shop_sheet"
_ABOUT_SALES = re.compile(
    r"\b(?:rekap|laporan|lapor|penjualan|terjual|laku|isian|formulir|contoh|template)\b"
)


class SheetAnswers(FormAnswers):
    """`outlet`: the shop's number; `month`: the first day of it; `file` as Telegram names it."""

    outlet: int
    month: date
    file: dict[str, Any]


async def ask_sheet(turn: Turn, argument: str) -> None:
    """Which month, and the file."""
    outlet = await office_shops.find(turn, Action.REPORT_SALES, argument)
    if outlet is None:
        await shops.open_shop(turn, argument)
    else:
        await begin(turn, SHEET, {"outlet": outlet.id})


async def send_form(turn: Turn, argument: str) -> None:
    """The form for one month ("12.2026-10"), or the question which month."""
    number, _, name = argument.partition(".")
    outlet = await office_shops.find(turn, Action.REPORT_SALES, number)
    month = month_said(name, turn.today) if name else None
    if outlet is None:
        await shops.open_shop(turn, number)
    elif month not in shop_sheets.months(turn.today):
        rows = tuple(
            (
                Button(
                    message(N_("📄 {month}"), month=month_of(one)),
                    route("shop_form", f"{number}.{one:%Y-%m}"),
                ),
            )
            for one in shop_sheets.months(turn.today)
        )
        back = (Button(message(N_("⬅️ Back to the shop")), route("outlet", number)),)
        turn.show(Screen((message(N_("📄 The form for which month?")),), (*rows, back)))
    else:
        await _send_form(turn, outlet, month or turn.today)


async def _send_form(turn: Turn, outlet: Outlet, month: date) -> None:
    number = outlet.id or 0
    if not await turn.store.shop_sheets.goods_at(number):
        note = message(N_("No producer has brought goods here by Laris yet, so there is nothing to fill in."))
        await shops.show_shop(turn, outlet, note)
        return
    caption = message(
        N_("📄 {shop}, {month}. Fill in “Terjual”, save it, and send the file back here."), shop=outlet.name,
        month=month_of(month),
    )  # fmt: skip
    await turn.store.audit.add(turn.now, turn.person.id, None, "shop form sent", outlet=number)
    sales = Button(message(N_("📤 Send sales")), route("shop_sales", str(number)))
    turn.send_document(shop_forms.painting(number, month), caption, buttons=((sales,),))


async def _wanted(turn: Turn, answers: SheetAnswers) -> None:
    about = {"outlet": answers.outlet, "month": answers.month.isoformat()}
    turn.fetch(document(answers.file), ARRIVAL, about, ARRIVAL)
    turn.say(message(N_("⏳ I read the file, one moment.")))


async def arrived(turn: Turn, event: FileArrived) -> None:
    """The file is read: show what it says, or what is wrong with it."""
    await _take(turn, event.file, str(event.about["outlet"]), date.fromisoformat(str(event.about["month"])))


async def take_as(turn: Turn, argument: str) -> None:
    """ "12.7.2026-10": the file 7 for shop 12, about the month that was chosen for it."""
    outlet, _, rest = argument.partition(".")
    file, _, name = rest.partition(".")
    month = month_said(name, turn.today)
    if month not in shop_sheets.months(turn.today) or not (
        file.isascii() and file.isdecimal() and len(file) < 16
    ):
        await shops.open_shop(turn, outlet)
    else:
        await _take(turn, int(file), outlet, month or turn.today, sure=True)


async def _take(turn: Turn, file: int, shop: str, month: date, *, sure: bool = False) -> None:
    outlet = await office_shops.find(turn, Action.REPORT_SALES, shop)
    found = await turn.store.files.arrived(file, turn.person.chat_id)
    if outlet is None or found is None:
        await shops.open_shop(turn, shop)
        return
    try:
        if found.fault is not None:
            fault = told(found.fault)
            raise Rejected(fault.id, **fault.params)
        sheet = shop_sheets.read(found.reading["rows"])
        _check_shop(sheet, outlet)
    except Rejected as refusal:
        _ask_again(turn, outlet, refusal.message)
        return
    named = None if sure else shop_sheets.other_month(sheet, month, turn.today)
    if named is not None:
        _ask_month(turn, outlet, file, month, named)
        return
    rows = sheet.rows if sure else shop_sheets.of_month(sheet, month, turn.today)
    number = await shop_sheets.keep(turn, outlet, month, found.name, rows)
    await review.show(turn, str(number), sheet)


def _check_shop(sheet: Sheet, outlet: Outlet) -> None:
    made_for = shop_forms.made_for(sheet.heading)
    if made_for not in (None, outlet.id):
        raise Rejected(
            N_("This form was made for another shop. Please take the form of {shop} and fill that in."),
            shop=outlet.name,
        )


def _ask_again(turn: Turn, outlet: Outlet, why: Line) -> None:
    number = str(outlet.id)
    rows = (
        (Button(message(N_("📤 Send again")), route("shop_sales", number)),
         Button(message(N_("📄 Form to fill in")), route("shop_form", number))),
        (Button(message(N_("⬅️ Back to the shop")), route("outlet", number)),),
    )  # fmt: skip
    turn.show(Screen((message(N_("📤 {shop}: I cannot use this file."), shop=outlet.name), why), rows))


def _ask_month(turn: Turn, outlet: Outlet, file: int, chosen: date, named: date) -> None:
    said = message(
        N_("The file says {named}, and you chose {chosen}. Which month is it about?"), named=month_of(named),
        chosen=month_of(chosen),
    )  # fmt: skip
    possible = [one for one in (named, chosen) if one in shop_sheets.months(turn.today)]
    rows = tuple(
        (
            Button(
                message(N_("{month}"), month=month_of(one)),
                route("shop_sheet_as", f"{outlet.id}.{file}.{one:%Y-%m}"),
            ),
        )
        for one in possible
    )
    again = (Button(message(N_("📤 Another file")), route("shop_sales", str(outlet.id))),)
    turn.show(Screen((said,), (*rows, again)))


async def hears(turn: Turn) -> bool:
    """A shop that sends a file or writes of its sales without having been asked is led on. Whoever has other tasks, too,
    may mean something else by a file."""
    if turn.person.is_producer or await office_shops.reach(turn, Action.EDIT_OUTLETS):
        return False
    mine = await office_shops.listed(turn, Action.REPORT_SALES)
    if not mine:
        return False
    event = turn.event
    if isinstance(event, SentDocument) and event.name.lower().endswith(ENDINGS) and len(mine) == 1:
        file = {"file_id": event.file_id, "name": event.name, "size": event.size, "mime": event.mime}
        await begin(turn, SHEET, {"outlet": mine[0].id, "file": file})
        return True
    if isinstance(event, SentDocument) or (
        isinstance(event, Said) and _ABOUT_SALES.search(event.text.casefold())
    ):
        await shops.show_shops(turn, None)
        return True
    return False


def _months(context: Context) -> list[Option]:
    return [
        Option(message(N_("{month}"), month=month_of(one)), one.isoformat())
        for one in shop_sheets.months(context.facts["today"])
    ]


def _month_in_words(text: str, context: Context) -> Value | None:
    month = month_said(text, context.facts["today"])
    if month is not None and month not in shop_sheets.months(context.facts["today"]):
        raise Rejected(
            N_("I can take the last {months} months. Please tap one of them."), months=shop_sheets.MONTHS
        )
    return None if month is None else Value(month.isoformat())


SHEET = Form(
    name="shop_sheet", version=1, title=N_("the sales of the shop"),
    steps=(
        Step("month", N_("Month"), N_("The sales of which month?"), Choice(_months, columns=1, understand=_month_in_words)),
        Step(
            "file", N_("File"),
            N_("Send the list as an Excel or CSV file: tap the paperclip 📎. It needs the columns “Nama Barang” and “Terjual”."),
            SentFile(ENDINGS), why=N_("It may be our form, or the list that your cash register makes."),
        ),
    ),
    answers=SheetAnswers, finish=_wanted, given=("outlet",),
)  # fmt: skip

CONVERSATION = Conversation(
    forms=(SHEET,),
    routes={"shop_sales": ask_sheet, "shop_form": send_form, "shop_sheet_as": take_as},
    painters=shop_forms.PAINTERS,
    arrivals={ARRIVAL: arrived},
    readers={ARRIVAL: "bot.bench.sheet:read"},
    hears=hears,
    action=Action.REPORT_SALES,
)
