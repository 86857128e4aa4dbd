"""Questions that several records share, each written once."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.dialog.day_field import Day, today
from bot.dialog.event import Event
from bot.dialog.fields import Photo
from bot.dialog.form import Context, Option, Options, Step, Value, View
from bot.dialog.screen import Line, Lines, Literal
from domain.clip import clipped
from domain.heard_days import Lean
from domain.messages import N_, message
from handlers.consignment.facts import view
from handlers.consignment.goods import GoodsField
from handlers.consignment.goods_words import heard_return, tapped_return
from handlers.consignment.numbers import usual
from handlers.consignment.which import ShopField, ask_shop, leads_to_new_shop
from services.consignment.record_answers import What
from services.consignment.recording import checked, expiry


def shop(*asks_again: str) -> Step:
    """Which shop it was."""
    return Step(
        "shop", N_("Shop"), N_("Which shop is it? Tap it, or write its name."), ShopField(),
        asks=ask_shop, asks_again=asks_again, leads=leads_to_new_shop,
        why=N_("So that I know where your goods and your money are."),
    )  # fmt: skip


_OLDEST = timedelta(days=300)
"""Nobody writes down what was so long ago; a day of the coming month is not taken for one of last year."""


def _long_ago(context: Context) -> date:
    return today(context) - _OLDEST


ON = Step(
    "on", N_("Day"), N_("On which day was it?"),
    Day(Lean.PAST, quick=(0, -1, -2), not_before=_long_ago, not_after=today), known=lambda context: today(context).isoformat(),
    why=N_("So that the day of payment is counted rightly."),
)  # fmt: skip
PHOTO = Step(
    "photo", N_("Photo"), N_("Send a photo of the receipt (tanda terima): tap the paperclip 📎."), Photo(),
    optional=True, known=lambda _: "", why=N_("A photo helps when you and the shop remember it differently."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeepsUntil:
    """The last day of goods: a day, or "auto" for what their shelf life says."""

    day: Day

    def options(self, context: Context) -> Options:
        return self.day.options(context)

    def read(self, event: Event, context: Context) -> Value | View:
        return self.day.read(event, context)

    def show(self, value: str, context: Context) -> Line:
        if value != "auto":
            return self.day.show(value, context)
        desk, lines = view(context), context.answers.get("goods", [])
        days = {expiry(context.answers, line["product"], desk) for line in lines if "product" in line} - {
            None
        }
        if not days:
            return message(N_("not filled in"))
        return Lines((*(message(N_("{day}"), day=day) for day in sorted(days, key=str)),))


def told(context: Context, **more: Any) -> dict[str, Any]:
    """The answers so far with some more, as the rules want them."""
    return {**context.answers, **more}


def _among_all(context: Context) -> dict[int, Line]:
    """All goods that are made; those that lie in this shop first."""
    desk = view(context)
    here = sorted(desk.goods, key=lambda product: (desk.outlet_id, product) not in desk.shelves)
    return {product: Literal(clipped(desk.goods[product].name)) for product in here}


def _among_lying(context: Context) -> dict[int, Line]:
    desk = view(context)
    return {
        product: message(N_("{product} ({pieces})"), product=clipped(desk.name(product), 15), pieces=pieces)
        for product, pieces in desk.lying().items()
    }


def _usual_deliveries(context: Context, product: int | None) -> list[Option]:
    desk = view(context)
    shelf = desk.shelves.get((desk.outlet_id, product or 0))
    elsewhere = [one.last_pieces for one in desk.shelves.values() if one.product == product]
    advice = desk.advice(product) if product else None
    likely = (advice.bring if advice else None, shelf.last_pieces if shelf else None, *elsewhere)
    return [Option(Literal(str(number)), str(number)) for number in usual(*likely)]


def _check_delivery(context: Context, goods: list[dict[str, Any]]) -> None:
    """A price is asked later: any will do to see whether the rest is sound."""
    prices = {str(line["product"]): 1 for line in goods if "product" in line}
    checked(told(context, what=What.DELIVERED, goods=goods, prices=prices), view(context))


def _usual_returns(context: Context, product: int | None) -> list[Option]:
    lying = view(context).lying().get(product or 0, 0)
    few = [
        Option(message(N_("{pieces} damaged"), pieces=pieces), f"{pieces}.returned_damaged")
        for pieces in range(1, min(lying, 3) + 1)
    ]
    return [*few, Option(message(N_("All {pieces}, good"), pieces=lying), f"{lying}.returned_good")]


def _check_return(context: Context, goods: list[dict[str, Any]]) -> None:
    checked(told(context, what=What.RETURNED, goods=goods), view(context))


DELIVERED_GOODS = GoodsField(_among_all, _usual_deliveries, _check_delivery, takes_new=True)
RETURNED_GOODS = GoodsField(
    _among_lying, _usual_returns, _check_return, heard_return, tapped_return,
    fates=(
        Option(message(N_("Damaged")), "returned_damaged"), Option(message(N_("Still good")), "returned_good"),
        Option(message(N_("Expired")), "expired"), Option(message(N_("Missing")), "missing"),
    ),
)  # fmt: skip
