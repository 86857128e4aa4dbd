"""What is worth saying on the card of a record: what it comes to, when money is due, that it may be told twice."""

from bot.dialog.form import Context
from bot.dialog.screen import Line
from domain.consignment.terms import Model, split
from domain.messages import N_, Rejected, message
from domain.rupiah import Rupiah
from handlers.consignment.facts import view
from services.consignment import recording
from services.consignment.recording import commands_of, told_on


def of_delivery(context: Context) -> tuple[Line, ...]:
    """What the producer gets when all of it is sold."""
    desk, prices = view(context), context.answers["prices"]
    bp = desk.agreement.commission_bp
    lines = [
        (line["pieces"] - line.get("refused", 0), prices[str(line.get("product", line.get("name")))])
        for line in context.answers["goods"]
    ]
    net = Rupiah(sum(split(pieces, price, bp).net for pieces, price in lines))
    if desk.agreement.model is Model.OUTRIGHT:
        return (message(N_("The shop buys it: {net} for you."), net=net), *_alike(context))
    return (message(N_("When all is sold you get {net}."), net=net), *_alike(context))


def _alike(context: Context) -> tuple[Line, ...]:
    """A word of warning when just this was told for the same day already."""
    desk = view(context)
    lines = recording.told_of(context.answers, desk)
    on = told_on(context.answers, desk)
    same = any(one.on == on and one.told == lines and one.undone_at is None for one in desk.lately)
    return (
        (message(N_("⚠️ The same is written down for that day already. Is this another one?")),)
        if same
        else ()
    )


def of_visit(context: Context) -> tuple[Line, ...]:
    try:
        after = view(context).tried(
            told_on(context.answers, view(context)), *commands_of(context.answers, view(context))
        )
    except Rejected as refusal:
        return (refusal.message,)
    if after.receivable:
        return (
            message(N_("After that the shop owes you {money}."), money=Rupiah(after.receivable)),
            *_alike(context),
        )
    return (message(N_("After that all is paid ✅")), *_alike(context))


def of_payment(context: Context) -> tuple[Line, ...]:
    rest = view(context).ledger.receivable - context.answers["money"]
    if rest < 0:
        return (
            message(N_("That is {money} more than is open. I keep it as paid ahead."), money=Rupiah(-rest)),
            *_alike(context),
        )
    return of_visit(context)


def of_papers(context: Context) -> tuple[Line, ...]:
    """When the money is due, counted from the day of the papers."""
    desk = view(context)
    try:
        after = desk.tried(told_on(context.answers, desk), *commands_of(context.answers, desk))
    except Rejected as refusal:
        return (refusal.message,)
    due = [bill for bill in after.open_invoices if bill.documents_on == told_on(context.answers, desk)]
    return tuple(
        message(N_("{money} will be due on {day}."), money=Rupiah(bill.balance), day=bill.due_on)
        for bill in due[:2] if bill.due_on
    )  # fmt: skip


def of_bill(context: Context) -> tuple[Line, ...]:
    """What the new bill comes to."""
    desk = view(context)
    try:
        after = desk.tried(told_on(context.answers, desk), *commands_of(context.answers, desk))
    except Rejected as refusal:
        return (refusal.message,)
    billed = sum(bill.total for name, bill in after.invoices.items() if name not in desk.ledger.invoices)
    return (
        message(N_("The bill: {money}. The days begin when the shop has all papers."), money=Rupiah(billed)),
    )
