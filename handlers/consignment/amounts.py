"""The kinds of answers that are money here: what one piece costs at a shop, and what the shop paid.

Views of a price: `{…}` the prices told so far (JSON), with `?25,25000` the amounts that may be meant. Views of a
payment: `?25,25000` likewise.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from bot.dialog.amount_fields import Amount, rupiah
from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import in_rows, named
from bot.dialog.form import Context, Option, Options, Value, View
from bot.dialog.screen import Line, Literal
from domain.clip import clipped
from domain.messages import N_, Rejected, message
from domain.rupiah import Rupiah
from domain.spoken import clean
from handlers.consignment.facts import view
from handlers.consignment.other_shop import check_shop

_ALL = re.compile(r"^(?:sudah|sdh|udh|udah|wis)?\s*(?:lunas|semua(?:nya)?|full|penuh|all)\b")
_HALF = re.compile(r"\b(?:setengah|separo|separuh|half)\b(?!\s*(?:juta|jt|ribu|rb))")


def shown(value: int) -> Line:
    """Money on a button or a card."""
    return message(N_("{price}"), price=Rupiah(value))


_MONEY = Amount(rupiah, shown)


@dataclass(frozen=True, slots=True)
class PriceField:
    """The answer: whole rupiah for one piece, by product number, or by name for a new product ({"12": 8000}).

    `certain`: the price of goods that need not be asked; when all are certain and it is asked all the same, it is to
    be changed.
    """

    goods: Callable[[Context], list[str]]
    certain: Callable[[Context, str], int | None] = lambda _context, _goods: None
    amount: Amount = field(default=_MONEY)

    def options(self, context: Context) -> Options:
        maybe = self.amount.options(_unclear(context)).rows
        likely = usual_price(context, self.asked(context))
        return Options(maybe or (((Option(shown(likely), str(likely)),),) if likely else ()))

    def read(self, event: Event, context: Context) -> Value | View:
        likely = usual_price(context, self.asked(context))
        if isinstance(event, Tapped) and likely is not None and event.choice == str(likely):
            reading: Value | View = Value(likely)
        else:
            reading = self.amount.read(event, _unclear(context))
        kept = prices_told(context)
        if isinstance(reading, View):
            return View(json.dumps(kept) + reading.name, reading.note)
        kept[self.asked(context)] = int(reading.json)
        known = self.known(context)
        if any(one not in kept for one in self._open(context)):
            return View(json.dumps(kept))
        return Value({one: kept.get(one, known.get(one)) for one in self.goods(context)})

    def show(self, value: Any, context: Context) -> Line:
        if len(value) == 1:
            return shown(next(iter(value.values())))
        told = ", ".join(context.render(shown(price)) for price in value.values())
        return Literal(clipped(told, 44))

    def asked(self, context: Context) -> str:
        """The goods whose price is being asked."""
        kept = prices_told(context)
        return next((one for one in self._open(context) if one not in kept), "")

    def known(self, context: Context) -> dict[str, int]:
        """Prices that are certain."""
        found = {one: self.certain(context, one) for one in self.goods(context)}
        return {one: price for one, price in found.items() if price is not None}

    def _open(self, context: Context) -> list[str]:
        goods, known = self.goods(context), self.known(context)
        return [one for one in goods if one not in known] or goods

    def name(self, context: Context) -> str:
        """What they are called."""
        return _name(self.asked(context), context)


def prices_told(context: Context) -> dict[str, int]:
    """Prices told so far, by product."""
    kept = context.view.partition("?")[0]
    prices: dict[str, int] = json.loads(kept) if kept.startswith("{") else {}
    return prices


def usual_price(context: Context, goods: str) -> int | None:
    """What one piece probably costs here: as it was last, else what the product costs everywhere."""
    if not goods.isdecimal():
        return None
    desk, product = view(context), int(goods)
    terms = desk.ledger.terms(product)
    if terms is not None:
        return terms.price
    return desk.goods[product].price if product in desk.goods else None


def _unclear(context: Context) -> Context:
    _, mark, maybe = context.view.partition("?")
    return replace(context, view=mark + maybe)


def _name(goods: str, context: Context) -> str:
    return view(context).name(int(goods)) if goods.isdecimal() else goods


@dataclass(frozen=True, slots=True)
class PaymentField:
    """The answer: whole rupiah. `open_for` gives what is to be paid at that moment."""

    open_for: Callable[[Context], int]
    amount: Amount = field(default=_MONEY)

    def options(self, context: Context) -> Options:
        maybe = self.amount.options(context).rows
        return Options(maybe or in_rows(self._likely(context), 1))

    def read(self, event: Event, context: Context) -> Value | View:
        likely = self._likely(context)
        if isinstance(event, Tapped) and any(option.choice == event.choice for option in likely):
            return Value(int(event.choice))
        if isinstance(event, Said):
            check_shop(event.text, context)
        if isinstance(event, Said) and not context.view:
            if (found := named(event.text, likely, context)) and not event.text.strip().isdecimal():
                return Value(int(found.choice))
            if (part := self._part(clean(event.text).casefold(), context)) is not None:
                return part
        return self.amount.read(event, context)

    def show(self, value: Any, context: Context) -> Line:
        return shown(value) if value else message(N_("not paid yet"))

    def _likely(self, context: Context) -> list[Option]:
        """All that is open; and the oldest bill alone, when there are several."""
        opened = self.open_for(context)
        bills = view(context).ledger.open_invoices
        first = bills[0].balance if len(bills) > 1 else 0
        amounts = [amount for amount in dict.fromkeys((opened, first)) if amount > 0]
        labels = (N_("{money} (all)"), N_("{money} (oldest)"))
        return [
            Option(message(label, money=Rupiah(amount)), str(amount))
            for amount, label in zip(amounts, labels, strict=False)
        ]

    def _part(self, said: str, context: Context) -> Value | View | None:
        """lunas, setengah: parts of what is open (market.md 6.4 rows 40, 41)."""
        opened = self.open_for(context)
        if _ALL.search(said):
            if not opened:
                raise Rejected(N_("By your book this shop owes nothing now. How much did it pay?"))
            return Value(opened, message(N_("👍 That is {money}, all that was open."), money=Rupiah(opened)))
        if _HALF.search(said) and opened > 1:
            return View(f"?{opened // 2},{opened}", message(N_("Which one do you mean?")))
        return None
