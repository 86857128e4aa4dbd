"""What was told of a shop, and what was agreed on with it: to look at, and the agreement to change."""

from bot.conversation import Conversation, begin
from bot.dialog.form import Form
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.dates import short
from domain.messages import N_, message
from handlers.consignment.record_words import icon, words
from handlers.consignment.shop_screen import open_shop, own_shop
from handlers.consignment.terms import HOW, LATER, VISITS, WHEN
from services.consignment import shops
from services.consignment.shops import AgreementAnswers

_IN_HISTORY = 3


async def open_history(turn: Turn, argument: str) -> None:
    """What was told of a shop, the newest first; each with a button to look at it."""
    shop, _, before = argument.partition(".")
    number = await own_shop(turn, shop)
    if number is None:
        await open_shop(turn, shop)
        return
    older_than = int(before) if before.isdecimal() and len(before) < 16 else None
    records = turn.store.consignments.records
    found = await records.of_outlet(turn.person.id, number, _IN_HISTORY + 1, older_than)
    shown, names = found[:_IN_HISTORY], await turn.store.products.names(turn.person.id)
    mine = await turn.store.outlets.of_producer(turn.person.id)
    parts: list[Line] = [message(N_("📜 <b>{shop}</b>"), shop=mine[number])]
    for record in shown:
        head = message(N_("{icon} {day}"), icon=Literal(icon(record)), day=record.on)
        gone = (message(N_("✖️ undone")),) if record.undone_at else ()
        parts.append(Lines((head, *words(record, names).lines[:3], *gone)))
    nothing = () if shown else (message(N_("Nothing was told of this shop yet.")),)
    rows = [
        (Button(message(N_("🔎 {icon} {day}"), icon=Literal(icon(record)), day=short(record.on)),
                route("record", str(record.id))),)
        for record in shown
    ]  # fmt: skip
    if len(found) > _IN_HISTORY:
        rows.append((Button(message(N_("Older ➡️")), route("history", f"{shop}.{shown[-1].id}")),))
    rows.append((Button(message(N_("⬅️ Back to the shop")), route("shop", shop)),))
    turn.show(Screen((*parts, *nothing), tuple(rows)))


async def open_agreement(turn: Turn, argument: str) -> None:
    number = await own_shop(turn, argument)
    agreement = await turn.store.agreements.of(turn.person.id, number) if number else None
    if number is None or agreement is None:
        await open_shop(turn, argument)
        return
    name = (await turn.store.outlets.of_producer(turn.person.id))[number]
    await begin(turn, AGREEMENT, dict(shops.as_answers(number, name, agreement)))


AGREEMENT = Form(
    name="agreement", version=1, title=N_("the agreement"), steps=(HOW, WHEN, VISITS, *LATER),
    answers=AgreementAnswers, finish=shops.change_agreement, given=("shop", "name"),
    card=N_("🤝 What you agreed on with the shop. Changes hold for goods you bring from now on."), live=True,
)  # fmt: skip

CONVERSATION = Conversation(
    forms=(AGREEMENT,), routes={"history": open_history, "agreement": open_agreement}, for_producers=True
)
