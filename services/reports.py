"""The report of a producer: what its pictures and its workbook are made of. The work itself is done when they are sent.

Views: `months` (all, one product or one shop), `card` (the same on the 1st, about the month that is over), `goods` and
`shops` (the best first).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date

from bot.dialog.screen import Painting
from bot.painter import Painter
from bot.texts import Texts
from bot.turn import Turn
from domain.heard_days import month_of
from domain.messages import N_, Message, message
from services import report_words
from storage.reasons import Reason
from storage.store import Store

REPORT, BOOK = "report", "report_book"
_MONTHS = 12
_WORDS: dict[str, str] = {
    "sold": N_("sold"), "back": N_("came back"), "paid": N_("paid"), "owed": N_("still owed"),
    "sales": N_("your share of the sales"), "pieces": N_("Goods: sold and came back"),
    "millions": N_("Money, in million rupiah"), "thousands": N_("Money, in thousand rupiah"),
    "best_goods": N_("Your goods, best first"), "best_shops": N_("Your shops, best first"),
}  # fmt: skip
_BOOK_WORDS: dict[str, str] = {
    "entries": N_("Notes"), "months": N_("Months"), "day": N_("Day"), "shop": N_("Shop"), "what": N_("What"),
    "goods": N_("Goods"), "pieces": N_("Pieces"), "price": N_("Price"), "rupiah": N_("Rupiah"), "remark": N_("Remark"),
    "month": N_("Month"), "sold": N_("Sold"), "back": N_("Came back"), "sales": N_("Your share"), "paid": N_("Paid"),
    "owed": N_("Still owed"), "due": N_("Due on"), "undone": N_("undone"),
    "note": N_("Made by Laris out of what was told. What was undone is marked, and counts no more."),
}  # fmt: skip
KINDS: dict[str, str] = {
    "delivered": N_("brought"), "short_accepted": N_("not accepted"), "sold": N_("sold"), "counted": N_("counted on the shelf"),
    "returned_good": N_("came back good"), "returned_damaged": N_("came back damaged"), "expired": N_("expired"),
    "missing": N_("missing"), "price_changed": N_("new price"), "billed": N_("bill"), "credit_used": N_("credit used"),
    "down_payment_used": N_("down payment used"), "documents_completed": N_("papers complete"), "paid": N_("paid"),
    "deducted": N_("deducted by the shop"), "taken_back": N_("sold goods taken back"), "credit_noted": N_("credit note"),
    "down_paid": N_("down payment"), "paid_out": N_("paid back to the shop"), "shelf_adjusted": N_("shelf corrected"),
    "money_adjusted": N_("money corrected"), "disputed": N_("differs from the shop"), "dispute_settled": N_("agreed with the shop"),
    "reversed": N_("undone"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class View:
    """What is to be seen: `name` of the view, one `product` or `shop` of it, the first place of a ranking."""

    name: str = "months"
    product: int | None = None
    shop: int | None = None
    first: int = 0


def painting(producer: int, until: date, view: View | None = None) -> Painting:
    """The picture of a view, told up to this day."""
    seen = view or View()
    return Painting(REPORT, {
        "producer": producer, "until": until.isoformat(), "view": seen.name, "product": seen.product,
        "shop": seen.shop, "from": seen.first,
    })  # fmt: skip


def workbook(turn: Turn) -> Painting:
    """The whole book of this producer."""
    return Painting(BOOK, {"producer": turn.person.id, "until": turn.today.isoformat()}, as_document=True)


async def tell_reason(turn: Turn, reason: Reason) -> None:
    """Keep why the month went as it did; the last answer counts."""
    await turn.store.reasons.tell(turn.person.id, reason, turn.now)


async def _gather(store: Store, spec: Mapping[str, Any], texts: Texts) -> Any:
    until, producer = date.fromisoformat(spec["until"]), await store.producers.find(spec["producer"])
    months = [_month(until, back) for back in range(_MONTHS - 1, -1, -1)]
    names = await _names(store, spec["producer"])
    business = producer.business if producer else ""
    last = months[-1] if spec["view"] == "card" else months[-2]
    ended = (await store.reasons.of(spec["producer"], last)).get(last)
    return {
        **spec,
        "entries": _keyed(await store.reports.entries(spec["producer"])),
        "names": names,
        "title": _title(spec, names, business),
        "words": _words(texts, months),
        "months": [format_date(month, "LLL", locale=texts.language)[:3] for month in months],
        "reason": None if ended is None else [ended.reason, ended.note],
        "dot": "," if texts.language == "en" else ".",
        "comma": "." if texts.language == "en" else ",",
    }


async def _gather_book(store: Store, spec: Mapping[str, Any], texts: Texts) -> Any:
    return {
        **spec,
        "name": f"buku-titip-{spec['until']}.xlsx",
        "entries": _keyed(await store.reports.entries(spec["producer"])),
        "names": await _names(store, spec["producer"]),
        "words": _plain(texts, _BOOK_WORDS),
        "kinds": _plain(texts, KINDS),
    }


async def _names(store: Store, producer: int) -> dict[str, dict[str, str]]:
    goods, shops = await store.products.names(producer), await store.reports.shops(producer)
    return {"goods": _keyed(goods), "shops": _keyed(shops)}


def _keyed(found: Mapping[int, Any]) -> dict[str, Any]:
    """JSON has no numbers as keys."""
    return {str(number): value for number, value in found.items()}


def _title(spec: Mapping[str, Any], names: Mapping[str, Mapping[str, str]], business: str) -> str:
    if spec["product"] is not None:
        return names["goods"].get(str(spec["product"]), business)
    if spec["shop"] is not None:
        return names["shops"].get(str(spec["shop"]), business)
    return business


def _words(texts: Texts, months: list[date]) -> dict[str, str]:
    period = message(N_("{first} to {last}"), first=month_of(months[0]), last=month_of(months[-1]))
    now = format_date(months[-1], "LLLL", locale=texts.language)
    return _plain(texts, _WORDS) | {
        "period": texts.plain(period),
        "sold_now": texts.plain(message(N_("Sold in {month}"), month=now)),
        "paid_now": texts.plain(message(N_("Paid in {month}"), month=now)),
        "owed_now": texts.plain(message(N_("Still owed"))),
        "sales_now": texts.plain(message(N_("Your share in {month}"), month=now)),
    }


def _plain(texts: Texts, words: Mapping[str, str]) -> dict[str, str]:
    return {name: texts.plain(Message(word)) for name, word in words.items()}


def _month(until: date, back: int) -> date:
    number = until.year * 12 + until.month - 1 - back
    return date(number // 12, number % 12 + 1, 1)


PAINTERS: dict[str, Painter] = {
    REPORT: Painter(_gather, "bot.bench.report:draw", report_words.tell),
    BOOK: Painter(_gather_book, "bot.bench.ledger_book:write"),
}
