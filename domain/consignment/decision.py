"""Titip jual: judges what is asked of the book of one producer with one shop, and says which event comes of it.

Pure: time and agreement come in, an event comes out; storing it is for others. Source: market.md section 1.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from domain.consignment import bills, commands, disputes, goods
from domain.consignment.commands import Command
from domain.consignment.draft import Draft
from domain.consignment.events import Event, Stamp
from domain.consignment.facts import Reversed
from domain.consignment.ledger import seal
from domain.consignment.plain_values import kind_name, plain
from domain.consignment.state import Ledger
from domain.consignment.terms import Agreement, IsWorkday, weekday
from domain.messages import N_, Rejected


@dataclass(frozen=True, slots=True)
class Decision:
    """`event` to be stored and the book with it; `repeated`: it was stored before, nothing changes (W15)."""

    event: Event
    ledger: Ledger
    repeated: bool = False


def decide(
    ledger: Ledger,
    agreement: Agreement,
    command: Command,
    stamp: Stamp,
    is_workday: IsWorkday = weekday,
) -> Decision:
    """The event that carries the command out. Raises Rejected, with the open number shown (W13).

    The same key with the same command gives the first event again; with another command it is refused and the
    first one stands. An undone entry keeps its key: told once more, it is not written again.
    """
    if first := ledger.events.get(stamp.key):
        return _repeated(ledger, first, command)
    draft = Draft(ledger, agreement, stamp, is_workday)
    _CARRY_OUT[type(command)](draft, command)
    event = Event(stamp, as_asked(command), tuple(draft.facts))
    seal(draft.posting, event)
    return Decision(event, draft.ledger)


def as_asked(command: Command) -> str:
    """The command as compact JSON, the same for the same command."""
    told = {"do": kind_name(type(command)), **plain(command)}
    return json.dumps(told, separators=(",", ":"), sort_keys=True, ensure_ascii=False)


def _repeated(ledger: Ledger, first: Event, command: Command) -> Decision:
    if first.asked != as_asked(command):
        raise Rejected(N_("This message is in the book already, with other content. The first one stands."))
    return Decision(first, ledger, repeated=True)


def _undo(draft: Draft, asked: commands.Undo) -> None:
    """The opposite of an entry; both stay to be seen (W16)."""
    entry = draft.ledger.events.get(asked.key)
    if entry is None:
        raise Rejected(N_("I do not find this entry in the book."))
    if isinstance(entry.facts[0], Reversed):
        raise Rejected(N_("An undoing is not undone. Please write the entry down once more."))
    if asked.key in draft.ledger.undone:
        raise Rejected(N_("This entry is undone already."))
    draft.add(Reversed(asked.key, asked.reason))


_CARRY_OUT: dict[type, Callable[[Draft, Any], None]] = {
    commands.Deliver: goods.deliver,
    commands.AcceptShort: goods.accept_short,
    commands.Sell: goods.sell,
    commands.SellAll: goods.sell_all,
    commands.Visit: goods.visit,
    commands.Return: goods.give_back,
    commands.TakeBackSold: goods.take_back_sold,
    commands.ChangePrice: goods.change_price,
    commands.AdjustShelf: goods.adjust_shelf,
    commands.Bill: bills.bill,
    commands.CompleteDocuments: bills.complete_documents,
    commands.Pay: bills.pay,
    commands.Deduct: bills.deduct,
    commands.CreditNote: bills.credit_note,
    commands.PayAhead: bills.pay_ahead,
    commands.PayOut: bills.pay_out,
    commands.AdjustMoney: bills.adjust_money,
    commands.Dispute: disputes.dispute,
    commands.SettleDispute: disputes.settle,
    commands.Undo: _undo,
}
