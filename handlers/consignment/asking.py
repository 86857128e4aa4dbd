"""What is asked and remarked while a record is told: whole sentences made of the desk and the answers so far."""

from typing import Any

from bot.dialog.form import Context
from bot.dialog.screen import Line
from domain.consignment_advice import Advice
from domain.consignment_terms import Model, split
from domain.messages import N_, Rejected, message
from domain.rupiah import Rupiah
from handlers.consignment.amounts import PaymentField, PriceField, usual_price
from handlers.consignment.counting import CountField
from handlers.consignment.facts import view
from handlers.consignment.steps import DELIVERED_GOODS, RETURNED_GOODS, told
from services import recording
from services.recording import What, checked, commands_of, told_on


def ask_goods(context: Context) -> Line:
    product = DELIVERED_GOODS.product(context)
    new = context.view[1:] if context.view.startswith("n") else ""
    if product is None and not new:
        return message(
            N_("What do you bring to {shop}? Tap it, or write it: 50 keripik"), shop=view(context).shop
        )
    name = new or view(context).name(product or 0)
    question = message(
        N_("How many {product} do you bring to {shop}?"), product=name, shop=view(context).shop
    )
    advice = view(context).advice(product) if product else None
    return question if advice is None else _with_advice(question, advice)


def _with_advice(question: Line, advice: Advice) -> Line:
    if advice.limited_by_shelf_life:
        words = N_(
            "{question}\n💡 About {bring}: {sold} sold in {over} days, it keeps {days} days, {lying} still there."
        )
    else:
        words = N_(
            "{question}\n💡 About {bring}: {sold} sold in {over} days, next visit in {days} days, {lying} still there."
        )
    return message(
        words, question=question, bring=advice.bring, sold=advice.sold, over=advice.over_days, days=advice.days,
        lying=advice.on_shelf,
    )  # fmt: skip


def _product_to_price(context: Context) -> list[str]:
    return [str(context.answers["product"])]


NEW_PRICE = PriceField(_product_to_price)


def ask_price_of(context: Context) -> Line:
    """The same question with the old price in it, when there is one."""
    question, old = ask_price(context), usual_price(context, str(context.answers["product"]))
    return (
        message(N_("{question} Until now: {money}"), question=question, money=Rupiah(old))
        if old
        else question
    )


def _goods_to_price(context: Context) -> list[str]:
    return [str(line.get("product", line.get("name"))) for line in context.answers["goods"]]


def _certain_price(context: Context, goods: str) -> int | None:
    """As it was last at this shop. The price of everywhere is taken only where the shop sells at it."""
    if not goods.isdecimal():
        return None
    desk = view(context)
    is_net = desk.agreement.commission_bp is None
    return usual_price(context, goods) if desk.ledger.terms(int(goods)) or not is_net else None


PRICES = PriceField(_goods_to_price, _certain_price)


def known_prices(context: Context) -> dict[str, int] | None:
    """The prices, when none of them need be asked."""
    known = PRICES.known(context)
    return known if len(known) == len(_goods_to_price(context)) else None


def ask_price(context: Context) -> Line:
    name = (NEW_PRICE if "product" in context.answers else PRICES).name(context)
    if view(context).agreement.commission_bp is None:
        return message(
            N_("How much do you get from {shop} for one {product}?"), shop=view(context).shop, product=name
        )
    return message(N_("At what price does {shop} sell one {product}?"), shop=view(context).shop, product=name)


def remark_delivery(context: Context) -> tuple[Line, ...]:
    """What the producer gets when all of it is sold."""
    desk, prices = view(context), context.answers["prices"]
    bp = desk.agreement.commission_bp
    lines = [
        (line["pieces"], prices[str(line.get("product", line.get("name")))])
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


def _check_counts(context: Context, counts: list[dict[str, Any]]) -> None:
    checked(told(context, what=What.VISITED, counts=counts, paid=None), view(context))


COUNTS = CountField(_check_counts)


def ask_count(context: Context) -> Line:
    desk, product = view(context), COUNTS.asked(context)
    if product is None:
        return message(N_("How many are left?"))
    return message(
        N_("{product} at {shop}: {pieces} were there. How many are left?"),
        product=desk.name(product), shop=desk.shop, pieces=desk.lying()[product],
    )  # fmt: skip


def _open_after(context: Context) -> int:
    """What the shop owes once this visit is written down."""
    commands = commands_of(told(context, paid=None), view(context))
    return view(context).tried(told_on(context.answers, view(context)), *commands).receivable


def _open_now(context: Context) -> int:
    return view(context).ledger.receivable


def known_unpaid(context: Context) -> int | None:
    """A shop that does not pay on the spot is not asked about money at each visit."""
    agreement = view(context).agreement
    pays_at_once = agreement.tempo_days == 0
    return None if pays_at_once and _open_after(context) else 0


def ask_payment(context: Context) -> Line:
    opened = Rupiah(_open_after(context))
    return message(
        N_("{shop} owes you {money} now. How much was paid?"), shop=view(context).shop, money=opened
    )


def remark_visit(context: Context) -> tuple[Line, ...]:
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


def ask_return(context: Context) -> Line:
    product = RETURNED_GOODS.product(context)
    if context.view.startswith("f"):
        product = int(context.view[1:].partition(":")[0])
        return message(N_("What is wrong with the {product}?"), product=view(context).name(product))
    if product is None:
        return message(N_("What comes back from {shop}?"), shop=view(context).shop)
    lying = view(context).lying()[product]
    return message(
        N_("How many {product} come back? {lying} are there. You may write: 3 rusak"),
        product=view(context).name(product), lying=lying,
    )  # fmt: skip


def ask_money(context: Context) -> Line:
    desk = view(context)
    if desk.ledger.receivable:
        return message(
            N_("How much did {shop} pay? {money} is open."),
            shop=desk.shop,
            money=Rupiah(desk.ledger.receivable),
        )
    return message(N_("How much did {shop} pay?"), shop=desk.shop)


def remark_payment(context: Context) -> tuple[Line, ...]:
    rest = view(context).ledger.receivable - context.answers["money"]
    if rest < 0:
        return (
            message(N_("That is {money} more than is open. I keep it as paid ahead."), money=Rupiah(-rest)),
            *_alike(context),
        )
    return remark_visit(context)


AFTER_VISIT = PaymentField(_open_after)
OPEN_NOW = PaymentField(_open_now)


def remark_papers(context: Context) -> tuple[Line, ...]:
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
