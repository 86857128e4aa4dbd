"""What shops owe: the four figures over all shops, one shop's open bills with their clock, and the letter to it."""

from dataclasses import dataclass, replace
from datetime import date

from bot.dialog.screen import Line, Lines, Literal, Written
from bot.turn import Turn
from domain.consignment.clock import OpenBill, Summary, open_bills, total, with_bills
from domain.consignment.rules import rules
from domain.consignment.terms import Agreement
from domain.messages import N_, message
from domain.outlets import Outlet
from domain.rupiah import Rupiah
from storage.consignments import Standing
from storage.producers import Producer

_IN_LETTER = 3


@dataclass(frozen=True)
class ShopBills:
    """One shop with its figures and its open bills, the oldest due first. `yardstick_days`: when its agreement has its own."""

    standing: Standing
    summary: Summary
    bills: tuple[OpenBill, ...]
    yardstick_days: int | None = None

    @property
    def days(self) -> tuple[OpenBill, ...]:
        """The open bills, those due on the same day taken together."""
        found: dict[date | None, OpenBill] = {}
        for bill in self.bills:
            before = found.get(bill.due_on)
            found[bill.due_on] = bill if before is None else _together(before, bill)
        return tuple(found.values())

    @property
    def is_of_interest(self) -> bool:
        """Whether anything lies there, is owed, or differs."""
        return bool(self.summary.on_shelf or self.summary.sold_unpaid or self.standing.disputes)

    @property
    def urgency(self) -> tuple[int, int, int]:
        """What stands first: the longest overdue, then the most that is owed, then the most on the shelf."""
        return -self.summary.most_days_late, -self.summary.sold_unpaid, -self.summary.on_shelf


def _together(one: OpenBill, other: OpenBill) -> OpenBill:
    known = [day for day in (one.yardstick_on, other.yardstick_on) if day]
    return replace(one, balance=one.balance + other.balance, yardstick_on=min(known) if known else None)


async def overview(turn: Turn) -> tuple[Summary, tuple[ShopBills, ...]]:
    """All shops together, and each; read from the kept balances, so that years of entries cost nothing."""
    standings = await turn.store.consignments.standings(turn.person.id)
    agreements = await turn.store.agreements.current(turn.person.id)
    found = [_shop(one, agreements.get(one.outlet), turn) for one in standings]
    return total(one.summary for one in found), tuple(sorted(found, key=lambda one: one.urgency))


def _shop(standing: Standing, agreement: Agreement | None, turn: Turn) -> ShopBills:
    days = agreement.yardstick_days if agreement else None
    bills = open_bills(standing.bills, turn.today, days)
    figures = Summary(
        on_shelf=standing.shelf_value, unbilled=standing.unbilled, disputed=standing.disputed,
        owed_by_producer=standing.credit + standing.down_payment,
    )  # fmt: skip
    return ShopBills(standing, with_bills(figures, bills, turn.today), bills, days)


async def of_shop(turn: Turn, outlet: int) -> ShopBills | None:
    """One shop's bills; None when nothing was ever told of it."""
    _, shops = await overview(turn)
    return next((one for one in shops if one.standing.outlet == outlet), None)


@dataclass(frozen=True)
class Yardstick:
    """The old rule as something to compare with, in the words of the data file: never a verdict."""

    label: Written
    about: Written
    note: Written
    days: int
    checked: date


def yardstick(days: int | None = None) -> Yardstick:
    """`days`: of an agreement, instead of the data file's."""
    told, within = rules().yardstick, days or rules().yardstick_days
    limit = f"Rp{rules().yardstick_limit:,}".replace(",", ".")
    about = {language: text.format(days=within, limit=limit) for language, text in told.about.items()}
    return Yardstick(
        Written(told.label["id"], told.label["en"]), Written(about["id"], about["en"]),
        Written(told.note["id"], told.note["en"]), within, told.checked,
    )  # fmt: skip


def yardstick_label(language: str) -> str:
    """How the yardstick is called: always with the advice to check the rules of today."""
    label = rules().yardstick.label
    return label.get(language, label["id"])


def letter(shop: ShopBills, outlet: Outlet, producer: Producer) -> Line:
    """A polite reminder to the shop. It accuses nobody: perhaps it was paid, perhaps the books differ."""
    late = [bill for bill in shop.days if bill.days_late] or [bill for bill in shop.days if bill.due_on]
    bills = late or list(shop.days)
    listed = tuple(_in_letter(bill) for bill in bills[:_IN_LETTER])
    more = len(bills) - _IN_LETTER
    rest = (message(N_("- and {more} more"), more=more),) if more > 0 else ()
    money = Rupiah(sum(bill.balance for bill in bills))
    opening = (
        N_("Thank you for selling our goods. By our book {money} was due:")
        if any(bill.days_late for bill in bills)
        else N_("Thank you for selling our goods. By our book {money} is still open:")
    )
    return Lines(
        (
            message(N_("Dear {who},"), who=Literal(outlet.pic or outlet.name)),
            message(opening, money=money),
            *listed,
            *rest,
            message(N_("May we ask when it can be paid? If it is paid already, or your book says otherwise, please tell us.")),
            message(
                N_("Kind regards, {name} ({business}), {phone}") if producer.phone else N_("Kind regards, {name} ({business})"),
                name=producer.name, business=producer.business, phone=producer.phone_shown,
            ),
        )
    )  # fmt: skip


def _in_letter(bill: OpenBill) -> Line:
    if bill.due_on is None:
        return message(N_("- {money}"), money=Rupiah(bill.balance))
    return message(N_("- {money}, due {day}"), money=Rupiah(bill.balance), day=bill.due_on)
