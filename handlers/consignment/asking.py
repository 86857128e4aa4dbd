"""What is asked and remarked while a record is told: whole sentences made of the desk and the answers so far."""

from typing import Any

from bot.dialog.form import Context
from bot.dialog.screen import Line, Lines
from domain.messages import N_, message
from domain.rupiah import Rupiah
from handlers.consignment.advice_words import arithmetic, how_much
from handlers.consignment.amounts import PaymentField, PriceField, usual_price
from handlers.consignment.counting import CountField
from handlers.consignment.facts import view
from handlers.consignment.goods_words import waiting_line
from handlers.consignment.steps import DELIVERED_GOODS, RETURNED_GOODS, told
from services.consignment.record_answers import What
from services.consignment.recording import checked, commands_of, told_on


def ask_goods(context: Context) -> Line:
    if context.view.startswith("j"):
        return _ask_which(context)
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
    if advice is None:
        return question
    much = how_much(advice)
    return Lines((question, message(N_("💡 {much}. {sum}"), much=much, sum=arithmetic(advice))))


def _ask_which(context: Context) -> Line:
    """Numbers are told, their goods are not clear."""
    line = waiting_line(context)
    if line["said"] and not line["among"]:
        return message(
            N_("I do not know “{said}” yet. Which goods are the {pieces}?"),
            said=line["said"],
            pieces=line["pieces"],
        )
    return message(N_("Which goods are the {pieces}?"), pieces=line["pieces"])


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


def _told_price(context: Context, goods: str) -> int | None:
    """The price that was told together with the goods ("setor 50 keripik 8rb")."""
    lines = (
        line for line in context.answers["goods"] if goods in (str(line.get("product")), line.get("name"))
    )
    return next((line["price"] for line in lines if line.get("price")), None)


def _certain_price(context: Context, goods: str) -> int | None:
    """As it was last at this shop. The price of everywhere is taken only where the shop sells at it."""
    told_with_it = _told_price(context, goods)
    if told_with_it is not None or not goods.isdecimal():
        return told_with_it
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


def _check_counts(context: Context, counts: list[dict[str, Any]]) -> None:
    checked(told(context, what=What.VISITED, counts=counts, paid=None), view(context))


COUNTS = CountField(_check_counts)


def ask_count(context: Context) -> Line:
    if context.view.startswith("o"):
        return message(N_("Which goods did you count at {shop}?"), shop=view(context).shop)
    desk, product = view(context), COUNTS.asked(context)
    if product is None:
        return message(N_("How many are left?"))
    if "?" in context.view:
        return message(N_("Are these {product} missing?"), product=desk.name(product))
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


def ask_return(context: Context) -> Line:
    if context.view.startswith("j"):
        return _ask_which(context)
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


AFTER_VISIT = PaymentField(_open_after)
OPEN_NOW = PaymentField(_open_now)
