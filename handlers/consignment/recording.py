"""Telling what happened in a shop, in at most four taps: shop, what, goods, how many; then a card to check and save."""

from typing import Any

from bot.conversation import Conversation
from bot.dialog.amount_fields import Amount, rupiah
from bot.dialog.day_field import Day
from bot.dialog.fields import Choice
from bot.dialog.form import Context, Form, Option, Step, Value
from bot.dialog.screen import Literal
from bot.turn import Turn
from domain.clip import clipped
from domain.heard_days import Lean
from domain.messages import N_, Rejected, message
from handlers.consignment import asking, drafts, new_shop, remarks, saved
from handlers.consignment.amounts import shown
from handlers.consignment.asking import AFTER_VISIT, COUNTS, OPEN_NOW, PRICES
from handlers.consignment.counting import DELIVER_FIRST
from handlers.consignment.facts import load, view
from handlers.consignment.steps import DELIVERED_GOODS, ON, PHOTO, RETURNED_GOODS, KeepsUntil, shop
from handlers.consignment.which import leads_to_new_shop
from services.consignment import recording
from services.consignment.record_answers import (
    DeductionAnswers,
    DeliveryAnswers,
    MoneyAnswers,
    PriceAnswers,
    ReturnAnswers,
    Told,
    VisitAnswers,
    What,
)

_ASKED_AGAIN: dict[What, tuple[str, ...]] = {
    What.DELIVERED: ("goods", "prices"),
    What.VISITED: ("counts", "paid"),
    What.RETURNED: ("goods",),
    What.PAID: ("money",),
    What.DOWN_PAID: ("money",),
    What.PRICED: ("prices",),
    What.PAPERS: (),
    What.BILLED: (),
    What.DEDUCTED: ("money",),
}


async def finish(turn: Turn, answers: Told) -> None:
    """Save, and say so. What the book refuses is asked once more: nothing that was told is lost."""
    draft = answers.model_dump(mode="json", exclude_unset=True)
    if leads_to_new_shop(answers.shop):
        await new_shop.add_for(turn, str(answers.shop), draft)
    elif isinstance(answers, VisitAnswers) and answers.counts == DELIVER_FIRST:
        await drafts.tell(turn, What.DELIVERED, {"shop": answers.shop})
    else:
        await _save(turn, answers, draft)


async def _save(turn: Turn, answers: Told, draft: dict[str, Any]) -> None:
    try:
        done = await recording.save(turn, answers)
    except Rejected as refusal:
        again = {name: draft[name] for name in draft if name not in _ASKED_AGAIN[answers.what]}
        await drafts.go_on(turn, again, refusal.message)
        return
    await saved.say(turn, done)
    if answers.next and not done.repeated:
        await drafts.tell(turn, answers.next["what"], {"shop": answers.shop, **answers.next})


_REASONS = {
    "discount": N_("Regular discount"), "display": N_("Shelf or display"), "promotion": N_("Promotion"),
    "transport": N_("Transport"),
}  # fmt: skip
_CARD = N_("Please check. Shall I write it down?")
_OWN = frozenset(("consign_delivery", "consign_sales"))
_GIVEN = ("key", "what", "next", "shop")


def _form(what: What, title: str, steps: tuple[Step, ...], answers: type[Told], **more: Any) -> Form:
    form = Form(
        name=f"tell_{what}", version=1, title=title, steps=steps, answers=answers, finish=finish, given=_GIVEN,
        load_for=load, about="shop", card=_CARD, photo="photo", own=_OWN, **more,
    )  # fmt: skip
    drafts.FORMS[what] = form
    return form


DELIVERY = _form(
    What.DELIVERED, N_("your delivery"),
    (
        shop("prices"),
        Step(
            "goods", N_("Goods"), N_("What do you bring?"), DELIVERED_GOODS, asks=asking.ask_goods,
            asks_again=("prices",), why=N_("So that you always know how much lies in which shop."),
        ),
        Step(
            "prices", N_("Price"), N_("What does one cost?"), PRICES, asks=asking.ask_price,
            known=asking.known_prices, why=N_("It stays the same for these goods, even if you change it later."),
        ),
        Step(
            "expires", N_("Keeps until"), N_("Until which day do these goods keep?"),
            KeepsUntil(Day(Lean.FUTURE, quick=(7, 14, 30, 60))), optional=True, known=lambda _: "auto",
            why=N_("So that I remind you before they expire."),
        ),
        ON, PHOTO,
    ),
    DeliveryAnswers, remarks=remarks.of_delivery,
)  # fmt: skip
VISIT = _form(
    What.VISITED, N_("your visit"),
    (
        shop("counts", "paid"),
        Step(
            "counts", N_("Counted"), N_("How many are left?"), COUNTS, asks=asking.ask_count, asks_again=("paid",),
            leads=lambda answer: bool(answer == DELIVER_FIRST),
            why=N_("What is gone was sold. You may also write: laku 12 rusak 2."),
        ),
        Step(
            "paid", N_("Paid"), N_("How much was paid?"), AFTER_VISIT, asks=asking.ask_payment, optional=True,
            skip=N_("⏭ Nothing yet"), known=asking.known_unpaid,
            why=N_("So that I know what is still owed to you."),
        ),
        ON, PHOTO,
    ),
    VisitAnswers, remarks=remarks.of_visit,
)  # fmt: skip
RETURN = _form(
    What.RETURNED, N_("your return"),
    (
        shop("goods"),
        Step(
            "goods", N_("Goods"), N_("What comes back?"), RETURNED_GOODS, asks=asking.ask_return,
            why=N_("So that they are not counted as sold."),
        ),
        ON, PHOTO,
    ),
    ReturnAnswers, remarks=remarks.of_visit,
)  # fmt: skip
PAYMENT = _form(
    What.PAID, N_("the payment"),
    (
        shop("money"),
        Step(
            "money", N_("Money"), N_("How much was paid?"), OPEN_NOW, asks=asking.ask_money,
            why=N_("It goes to the oldest bill first."),
        ),
        ON, PHOTO,
    ),
    MoneyAnswers, remarks=remarks.of_payment,
)  # fmt: skip
DOWN_PAYMENT = _form(
    What.DOWN_PAID, N_("the down payment"),
    (
        shop("money"),
        Step(
            "money", N_("Money"), N_("How much did the shop pay ahead (DP)?"), Amount(rupiah, shown),
            why=N_("It is yours only as far as goods are sold."),
        ),
        ON, PHOTO,
    ),
    MoneyAnswers,
)  # fmt: skip
DEDUCTION = _form(
    What.DEDUCTED, N_("the deduction"),
    (
        shop("money"),
        Step(
            "money", N_("Money"), N_("How much did the shop take off the bill?"), Amount(rupiah, shown),
            why=N_("It lowers the oldest bill. You can ask the shop what it is for."),
        ),
        Step(
            "reason", N_("For"), N_("What was it taken off for? Tap it, or write it."),
            Choice(
                lambda _: [Option(message(reason), key) for key, reason in _REASONS.items()],
                understand=lambda text, _: Value(text[:60]),
            ),
            why=N_("So that you see what a shop takes off in a year."),
        ),
        ON, PHOTO,
    ),
    DeductionAnswers,
)  # fmt: skip
BILLING = _form(What.BILLED, N_("the bill"), (shop(), ON, PHOTO), Told, remarks=remarks.of_bill)
PAPERS = _form(
    What.PAPERS, N_("the papers"),
    (
        shop(),
        Step(
            "on", N_("Day"), N_("On which day did the shop have all papers (kontra bon)?"), ON.field,
            why=N_("From that day on the days until payment are counted."),
        ),
        PHOTO,
    ),
    Told, remarks=remarks.of_papers,
)  # fmt: skip
PRICE = _form(
    What.PRICED, N_("the new price"),
    (
        shop(),
        Step(
            "product", N_("Goods"), N_("Which goods have a new price?"),
            Choice(lambda context: [Option(Literal(clipped(name)), str(number)) for number, name in _priced(context).items()]),
            asks_again=("prices",),
        ),
        Step(
            "prices", N_("New price"), N_("What does one cost from now on?"), asking.NEW_PRICE, asks=asking.ask_price_of,
            why=N_("Goods that lie in the shop already keep their old price."),
        ),
        ON, PHOTO,
    ),
    PriceAnswers,
)  # fmt: skip


def _priced(context: Context) -> dict[int, str]:
    return {number: product.name for number, product in view(context).goods.items()}


CONVERSATION = Conversation(forms=tuple(drafts.FORMS.values()), for_producers=True)
